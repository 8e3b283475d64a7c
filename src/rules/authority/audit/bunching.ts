// Bunching: too many amounts just under a grade's limit. Counted per requester against the amounts just over it; per approver of that grade against those in the
// band below, since what is over their own limit never comes to them. A sign, not a proof; the figures that make it one are the audit's parameters.
import type { Plan } from "../../../engine/plan.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, compare, exactFromText, fractionText, multiply, ONE, subtract, wholeFraction, ZERO } from "../../../values/exact.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { Judgement } from "../judge.ts";
import { fits } from "../matrix.ts";
import type { ReadyRow, ReadyVersion } from "../ready.ts";
import { gradeName } from "../tally.ts";
import type { Ratio } from "./binomial.ts";
import { atLeast, isAtMost } from "./binomial.ts";
import type { AuthorityAuditParameters } from "./parameters.ts";

/** What was counted so far; `count` adds a judgement, `findings` says what bunches. */
export interface BunchingCount {
  readonly count: (judgement: Judgement) => void;
  readonly findings: () => readonly Finding[];
}

export function bunchingCount(plan: Plan, rule: AuthorityAuditParameters["bunching"]): BunchingCount {
  const width = exactFromText(rule.width) ?? ZERO;
  const bands = new Map<ReadyVersion, readonly Band[]>();
  const tables = new Map<string, Table>();
  const count = (judgement: Judgement): void => {
    const { ready, question } = judgement;
    const known = bands.get(ready) ?? bandsOf(ready, width);
    bands.set(ready, known);
    const near = known.filter((band) => compare(band.lowest, question.amount) < 0 && compare(question.amount, band.highest) <= 0 && fits(band.row, question));
    for (const band of oncePerLimit(near)) {
      const key = JSON.stringify([ready.authority.name, band.row.row.grade, fractionText(band.limit)]);
      const table = tables.get(key) ?? { band, judgement, persons: new Map() };
      tables.set(key, table);
      put(table, judgement, band);
    }
  };
  return { count, findings: () => [...tables.values()].flatMap((table) => findingsOf(plan, table, rule)) };
}

/** (lowest, lower] is the band below, (lower, limit] just under, (limit, highest] just over. */
interface Band {
  readonly row: ReadyRow;
  readonly lowest: Exact;
  readonly lower: Exact;
  readonly limit: Exact;
  readonly highest: Exact;
}

interface Table {
  readonly band: Band;
  /** Any of those counted, for the version's citations and marks. */
  readonly judgement: Judgement;
  readonly persons: Map<string, Counts>;
}

/** The ids of requests. */
interface Counts {
  readonly person: string;
  readonly role: "requester" | "approver";
  readonly under: string[];
  readonly other: string[];
}

function bandsOf({ rows }: ReadyVersion, width: Exact): readonly Band[] {
  return rows.flatMap((row) => {
    const limit = row.amount;
    if (limit === undefined) return [];
    const at = (widths: Exact): Exact => multiply(limit, add(ONE, widths));
    const less = subtract(ZERO, width);
    return [{ row, lowest: at(add(less, less)), lower: at(less), limit, highest: at(width) }];
  });
}

/** Two rows of one grade may have one limit: an amount near it is near it once. */
function oncePerLimit(near: readonly Band[]): readonly Band[] {
  return near.filter((band, at) => near.findIndex((other) => other.row.rank === band.row.rank && compare(other.limit, band.limit) === 0) === at);
}

function put({ persons }: Table, { piece, question: { amount }, votes }: Judgement, band: Band): void {
  const isUnder = compare(band.lower, amount) < 0 && compare(amount, band.limit) <= 0;
  const { id, requester } = piece.revision.request;
  if (isUnder || compare(band.limit, amount) < 0) listOf(countsAt(persons, requester, "requester"), isUnder).push(id);
  if (isUnder || compare(amount, band.lower) <= 0) {
    const approvers = new Set(votes.flatMap(({ isOfThis, person, rank }) => (isOfThis && rank === band.row.rank ? [person] : [])));
    for (const person of approvers) listOf(countsAt(persons, person, "approver"), isUnder).push(id);
  }
}

function countsAt(persons: Map<string, Counts>, person: string, role: Counts["role"]): Counts {
  const key = `${role} ${person}`;
  const counts = persons.get(key) ?? { person, role, under: [], other: [] };
  persons.set(key, counts);
  return counts;
}

function listOf({ under, other }: Counts, isUnder: boolean): string[] {
  return isUnder ? under : other;
}

/** An approver's bunching that is all of requesters who bunch is told of these alone. */
function findingsOf(plan: Plan, table: Table, rule: AuthorityAuditParameters["bunching"]): readonly Finding[] {
  const chance = ratioOf(rule.chance);
  const most = ratioOf(rule.most);
  const all = [...table.persons.values()];
  const signs = (counts: Counts): readonly { readonly counts: Counts; readonly chance: Ratio }[] => {
    const found = chanceOf(counts, chance);
    return found !== undefined && isAtMost(found, most) ? [{ counts, chance: found }] : [];
  };
  const requesters = all.filter(({ role }) => role === "requester").flatMap(signs);
  const explained = new Set(requesters.flatMap(({ counts }) => counts.under));
  const approvers = all
    .filter(({ role }) => role === "approver")
    .filter((counts) => signs({ ...counts, under: counts.under.filter((id) => !explained.has(id)) }).length > 0)
    .flatMap(signs);
  return [...requesters, ...approvers].map((sign) => findingFor(plan, table, sign.counts, sign.chance));
}

/** Undefined where no more fall just under than would be expected: then there is nothing to work out. */
function chanceOf({ under, other }: Counts, chance: Ratio): Ratio | undefined {
  const [hits, count] = [under.length, under.length + other.length];
  return BigInt(hits) * chance.bottom <= BigInt(count) * chance.top ? undefined : atLeast(hits, count, chance);
}

function findingFor(plan: Plan, { band, judgement }: Table, { person, role, under, other }: Counts, chance: Ratio): Finding {
  const { version, authority } = judgement.ready;
  const place = { records: under, cites: version.cites, marks: version.marks };
  const limit = fractionText(band.limit);
  const values = { person, grade: gradeName(plan, band.row.rank), limit, under: String(under.length), over: String(other.length), chance: boundText(chance) };
  return findingOf(role === "requester" ? "bunching-of-requester" : "bunching-of-approver", values, place, { authority: authority.name });
}

/** `1/N`, not below the probability: the greatest such N, up to a million million. */
function boundText({ top, bottom }: Ratio): string {
  const times = bottom / top;
  return `1/${times > 10n ** 12n ? 10n ** 12n : times}`;
}

function ratioOf(text: string): Ratio {
  const { numerator, denominator } = wholeFraction(exactFromText(text) ?? ZERO);
  return { top: numerator, bottom: denominator };
}
