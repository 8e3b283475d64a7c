// An authority on a day as data: its matrix with labels, its other clauses, and for each grade every question that it may answer.
// A grade may answer what its own rows hold and what those of lower grades hold, each under that row's terms.
import type { AuthorityBody, Condition, Noun } from "../../dsl/oversight.ts";
import type { Citation, Labels, Member } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { Asked } from "../condition.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { conditionText } from "../words/condition-text.ts";
import { versionFinder } from "./in-force.ts";
import type { ReadyRow, ReadyVersion } from "./ready.ts";
import { ACCOUNT } from "./ready.ts";
import { holdsWithin } from "./within-limits.ts";

export interface AuthorityQuestions {
  readonly authority: string;
  readonly labels: Labels;
  readonly over: Noun;
  readonly version: { readonly from: string; readonly to: string; readonly cites: readonly Citation[]; readonly marks: readonly MarkWord[] };
  /** The file's words where the matrix is unknown: then `rows` and `grades` are empty. */
  readonly unknown: string | undefined;
  /** Fields on which the rows differ, in the order of the matrix. */
  readonly fields: readonly FieldLabels[];
  /** As written. */
  readonly rows: readonly AuthorityRow[];
  readonly bars: readonly {
    readonly name: string;
    readonly labels: Labels;
    readonly when: string;
    readonly condition: Condition;
    readonly cites: readonly Citation[];
    readonly marks: readonly MarkWord[];
  }[];
  readonly raises: readonly { readonly when: string; readonly condition: Condition; readonly topApprovers: number; readonly cites: readonly Citation[] }[];
  readonly forbids: AuthorityBody["forbids"];
  readonly amount: AuthorityBody["amount"];
  readonly cumulate: AuthorityBody["cumulate"];
  readonly delegation: AuthorityBody["delegation"];
  readonly expires: number | undefined;
  readonly untranslatable: AuthorityBody["untranslatable"];
  /** From the lowest; those that may answer something. */
  readonly grades: readonly GradeQuestions[];
}

export interface FieldLabels {
  readonly field: string;
  readonly labels: Labels;
  readonly values: readonly Member[];
}

/** Limits are inclusive; undefined is `no limit`. `fits`: of each field the values; `any` where the row does not ask it. */
export interface AuthorityRow extends Terms {
  readonly grade: Member;
  readonly fits: Readonly<Record<string, readonly Member[] | "any">>;
}

export interface Terms {
  readonly amount: string | undefined;
  readonly share: string | undefined;
  readonly age: number | undefined;
  readonly documents: readonly Member[];
  readonly approvers: number;
}

export interface GradeQuestions {
  readonly grade: Member;
  readonly may: readonly GradeQuestion[];
}

/** One case: a value for each field. `terms`: the rows that are about it, from the lowest grade. */
export interface GradeQuestion {
  readonly case: Readonly<Record<string, Member>>;
  readonly terms: readonly Terms[];
  /** Names of the bars that can forbid it within those terms: `always`, or where its figures or account are such. */
  readonly bars: readonly { readonly name: string; readonly holds: "always" | "sometimes" }[];
  /** Whether a raise can apply: `never`, or as with bars. */
  readonly raised: "never" | "sometimes" | "always";
}

export type AuthorityAnswer = { readonly kind: "questions"; readonly questions: AuthorityQuestions } | { readonly kind: "none"; readonly finding: Finding };

/** `none` where there is no such authority, or none in force on the day. */
export function authorityQuestions(plan: Plan, name: string, day: Day, known: Day | undefined): AuthorityAnswer {
  const authority = own(plan.oversight.authorities, name);
  if (authority === undefined) {
    const authorities = Object.keys(plan.oversight.authorities).join(", ");
    return { kind: "none", finding: findingOf("authority-unknown", { authority: name, authorities }, {}) };
  }
  const found = versionFinder(plan, known)(authority, day, { day: textFromDay(plan.calendar, day) });
  return found.kind === "none" ? found : { kind: "questions", questions: questionsOf(plan, found.ready) };
}

function questionsOf(plan: Plan, ready: ReadyVersion): AuthorityQuestions {
  const { authority, version, body } = ready;
  const fields = fieldsOf(plan, ready);
  const span = { from: textFromDay(plan.calendar, version.from), to: textFromDay(plan.calendar, version.to) };
  const { forbids, amount, cumulate, delegation, expires, untranslatable } = body;
  return {
    authority: authority.name,
    labels: authority.labels,
    over: authority.over,
    version: { ...span, cites: version.cites, marks: version.marks },
    unknown: body.matrix.kind === "unknown" ? body.matrix.because : undefined,
    fields,
    rows: ready.rows.map((row) => rowOf(plan, ready, fields, row)),
    bars: body.bars.map(({ name, labels, condition, cites, marks }) => ({ name, labels, when: conditionText(plan, condition), condition, cites, marks })),
    raises: body.raises.map(({ condition, topApprovers, cites }) => ({ when: conditionText(plan, condition), condition, topApprovers, cites })),
    forbids,
    amount,
    cumulate,
    delegation,
    expires,
    untranslatable,
    grades: plan.oversight.grades.flatMap((grade, rank) => {
      const may = casesOf(fields).flatMap((chosen) => gradeQuestion(ready, rank, chosen));
      return may.length === 0 ? [] : [{ grade, may }];
    }),
  };
}

/** Fields that a row asks: the others do not matter to who may. */
function fieldsOf(plan: Plan, ready: ReadyVersion): readonly FieldLabels[] {
  const asked = [...new Set(ready.rows.flatMap(({ row }) => Object.keys(row.fits)))];
  return asked.map((field) => ({ field, ...domainOf(plan, ready, field) }));
}

function domainOf(plan: Plan, { authority }: ReadyVersion, field: string): { readonly labels: Labels; readonly values: readonly Member[] } {
  if (field === "kind") return { labels: {}, values: authority.kinds };
  if (field === "cause") return { labels: {}, values: authority.causes };
  if (field === "favour") return { labels: {}, values: [named("customer"), named("company")] };
  const known = own(plan.account, field.slice(ACCOUNT.length));
  return { labels: known?.labels ?? {}, values: known?.kind === "choice" ? known.values : [] };
}

function rowOf(plan: Plan, ready: ReadyVersion, fields: readonly FieldLabels[], row: ReadyRow): AuthorityRow {
  const fits = fields.map(({ field, values }) => {
    const asked = own(row.row.fits, field);
    return [field, asked === undefined ? ("any" as const) : values.filter(({ name }) => asked.includes(name))] as const;
  });
  return { grade: plan.oversight.grades[row.rank] ?? named(row.row.grade), fits: Object.fromEntries(fits), ...termsOf(ready, row) };
}

function termsOf({ authority }: ReadyVersion, { row: { amount, share, age, documents, approvers } }: ReadyRow): Terms {
  const papers = documents.map((name) => authority.documents.find((document) => document.name === name) ?? named(name));
  return { amount, share, age, documents: papers, approvers };
}

/** Every combination of values, in the order of the fields. */
function casesOf(fields: readonly FieldLabels[]): readonly Readonly<Record<string, Member>>[] {
  let cases: readonly Readonly<Record<string, Member>>[] = [{}];
  for (const { field, values } of fields) cases = cases.flatMap((chosen) => values.map((value) => ({ ...chosen, [field]: value })));
  return cases;
}

function gradeQuestion(ready: ReadyVersion, rank: number, chosen: Readonly<Record<string, Member>>): readonly GradeQuestion[] {
  const about = ready.rows.filter((row) => row.rank <= rank && row.fits.every(([field, values]) => values.includes(own(chosen, field)?.name ?? "")));
  if (about.length === 0) return [];
  const asked: Asked = { choices: new Map(Object.entries(chosen).map(([field, { name }]) => [field, name])), numbers: new Map() };
  const within = (condition: Condition): Reach => reachOf(about.map((row) => holdsWithin(condition, asked, row)));
  const bars = ready.body.bars.flatMap(({ name, condition }) => {
    const holds = within(condition);
    return holds === "never" ? [] : [{ name, holds }];
  });
  const raises = ready.body.raises.map(({ condition }) => within(condition));
  const raised = raises.includes("always") ? "always" : raises.includes("sometimes") ? "sometimes" : "never";
  return [{ case: chosen, terms: about.toSorted((a, b) => a.rank - b.rank).map((row) => termsOf(ready, row)), bars, raised }];
}

type Reach = "never" | "sometimes" | "always";

/** Of what holds in each row: a bar beyond the limits of every row forbids nothing that they answer. */
function reachOf(held: readonly (boolean | undefined)[]): Reach {
  if (held.every((each) => each === true)) return "always";
  return held.every((each) => each === false) ? "never" : "sometimes";
}

function named(name: string): Member {
  return { name, labels: {} };
}
