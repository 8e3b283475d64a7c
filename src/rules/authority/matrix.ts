// What the matrix answers to a question: the lowest grade with a row that holds it, raised where the rule says so, and what it takes.
import type { Raise } from "../../dsl/oversight.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, isZero, multiply } from "../../values/exact.ts";
import { conditionHolds, fieldsOf } from "../condition.ts";
import type { Question } from "./question.ts";
import type { ReadyRow, ReadyVersion } from "./ready.ts";

/** What it takes to allow something. `rank` may be of a grade above the row's. */
export interface Needs {
  readonly rank: number;
  readonly approvers: number;
  readonly documents: readonly string[];
}

/** Undefined where no row holds the question. `top`: the rank of the highest grade. */
export function needsOf(ready: ReadyVersion, question: Question, top: number): Needs | undefined {
  const [first, ...others] = eitherWay(ready, question).map((one) => needsOneWay(ready, one, top));
  return others.reduce(both, first);
}

/** A correction that leaves the total as it is favours neither: it takes what it would take in either favour. */
export function eitherWay({ authority, rows, body }: ReadyVersion, question: Question): readonly Question[] {
  if (authority.over !== "correction" || question.favour !== undefined) return [question];
  const isAsked = rows.some(({ fits: demands }) => demands.some(([field]) => field === "favour"));
  if (!isAsked && !body.raises.some(({ condition }) => fieldsOf(condition).includes("favour"))) return [question];
  const { choices, numbers } = question.asked;
  return FAVOURS.map((favour) => ({ ...question, favour, asked: { choices: new Map([...choices, ["favour", favour]]), numbers } }));
}

const FAVOURS = ["customer", "company"] as const;

function both(a: Needs | undefined, b: Needs | undefined): Needs | undefined {
  if (a === undefined || b === undefined) return undefined;
  const documents = [...new Set([...a.documents, ...b.documents])];
  return { rank: Math.max(a.rank, b.rank), approvers: Math.max(a.approvers, b.approvers), documents };
}

function needsOneWay(ready: ReadyVersion, question: Question, top: number): Needs | undefined {
  const held = ready.rows.filter((row) => fits(row, question) && holds(row, question));
  const rank = held.reduce((lowest, row) => Math.min(lowest, row.rank), Infinity);
  const row = smallest(held.filter((each) => each.rank === rank));
  if (row === undefined) return undefined;
  const needs = { rank, approvers: row.row.approvers, documents: row.row.documents };
  // What is not known raises: a fact left out gives no power.
  const raises = ready.body.raises.filter(({ condition }) => conditionHolds(condition, question.asked) !== false);
  return raises.reduce((sofar, raise) => raised(held, sofar, raise, top), needs);
}

/** Whether the row is about such a question: its kind, cause, favour and account, whatever the figures. */
export function fits({ fits: demands }: ReadyRow, { asked }: Question): boolean {
  return demands.every(([field, values]) => {
    const value = asked.choices.get(field);
    return value !== undefined && values.includes(value);
  });
}

export function holds(row: ReadyRow, question: Question): boolean {
  return holdsAmount(row, question) && holdsShare(row, question) && holdsAge(row, question);
}

export function holdsAmount({ amount }: ReadyRow, { cumulated }: Question): boolean {
  return amount === undefined || compare(cumulated, amount) <= 0;
}

/** Of a bill of nothing, and where no bill is named, only `no limit` admits. */
export function holdsShare({ share }: ReadyRow, { changed, billed }: Question): boolean {
  if (share === undefined) return true;
  return billed !== undefined && !isZero(billed) && compare(changed, multiply(share, billed)) <= 0;
}

export function holdsAge({ row }: ReadyRow, { age }: Question): boolean {
  return row.age === undefined || age <= row.age;
}

function raised(held: readonly ReadyRow[], needs: Needs, raise: Raise, top: number): Needs {
  if (needs.rank < top) return atRank(held, needs, needs.rank + 1);
  return { ...needs, approvers: Math.max(needs.approvers, raise.topApprovers) };
}

/** A higher grade takes at least what a lower one takes, and what its own row says. */
function atRank(held: readonly ReadyRow[], needs: Needs, rank: number): Needs {
  const row = smallest(held.filter((each) => each.rank === rank))?.row;
  if (row === undefined) return { ...needs, rank };
  return { rank, approvers: Math.max(needs.approvers, row.approvers), documents: [...new Set([...needs.documents, ...row.documents])] };
}

/** The row that lies within all others; the checker has seen that those of one grade are nested. */
function smallest(rows: readonly ReadyRow[]): ReadyRow | undefined {
  return rows.reduce((best: ReadyRow | undefined, row) => (best === undefined || (isWithin(row, best) && !isWithin(best, row)) ? row : best), undefined);
}

function isWithin(inner: ReadyRow, outer: ReadyRow): boolean {
  return below(inner.amount, outer.amount) && below(inner.share, outer.share) && (inner.row.age ?? Infinity) <= (outer.row.age ?? Infinity);
}

/** Undefined is no limit. */
function below(inner: Exact | undefined, outer: Exact | undefined): boolean {
  return outer === undefined || (inner !== undefined && compare(inner, outer) <= 0);
}
