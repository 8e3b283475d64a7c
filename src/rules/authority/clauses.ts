// The clauses of an authority, one function each: what of a request does not meet it. Approvals and persons have files of their own.
import type { Authority, AuthorityBody, Bar } from "../../dsl/oversight.ts";
import type { Member, Version } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { equals, fractionText, isNegative, isZero, maximum } from "../../values/exact.ts";
import { conditionHolds, openFields } from "../condition.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Decision } from "./decision.ts";
import type { Needs } from "./matrix.ts";
import { eitherWay, fits, holds, holdsAge, holdsAmount, holdsShare } from "./matrix.ts";
import type { Question } from "./question.ts";
import { shareText, unsaidFields } from "./question.ts";
import type { ReadyRow, ReadyVersion } from "./ready.ts";
import { ACCOUNT } from "./ready.ts";
import type { Revision } from "./revision.ts";

/** What the request itself lacks or says wrongly, so that the rule cannot be asked in full. */
export function statedFaults(plan: Plan, ready: ReadyVersion, revision: Revision, question: Question, place: FindingPlace): readonly Finding[] {
  const { request, day, oldest } = revision;
  const lacksBill = question.billed === undefined && (ready.asksShare || ready.rows.some((row) => row.share !== undefined && fits(row, question)));
  return [
    ...amountFaults(ready, revision, place),
    ...lineFaults(ready, revision, place),
    ...(lacksBill ? [findingOf("bill-missing", {}, place)] : []),
    ...(oldest > day ? [findingOf("oldest-day-after-request", { oldest: request.oldest_day, day: request.day }, place)] : []),
    ...unsaidFields(plan, ready, revision)
      .filter((field) => turnsOn(ready, question, field))
      .map((field) => findingOf("account-field-missing", { field }, place)),
  ];
}

/** Whether a row that may yet hold asks the account's field, or a bar or a raise that what is known does not decide. */
function turnsOn({ rows, body }: ReadyVersion, question: Question, name: string): boolean {
  const field = `${ACCOUNT}${name}`;
  if (rows.some((row) => asksOf(row, question, field))) return true;
  return [...body.bars, ...body.raises].some(({ condition }) => openFields(condition, question.asked).includes(field));
}

/** Not of a row that is about other questions, or of smaller ones, whatever the field. */
function asksOf(row: ReadyRow, question: Question, field: string): boolean {
  if (!row.fits.some(([demanded]) => demanded === field)) return false;
  const isAbout = row.fits.every(([demanded, values]) => isOpenOr(values, question.asked.choices.get(demanded)));
  return isAbout && holdsAmount(row, question) && holdsAge(row, question) && (question.billed === undefined || holdsShare(row, question));
}

/** What is not said, and the favour of a correction that favours neither, may be any. */
function isOpenOr(values: readonly string[], value: string | undefined): boolean {
  return value === undefined || value === "" || values.includes(value);
}

export function barFaults({ body, version }: ReadyVersion, { asked }: Question, place: FindingPlace): readonly Finding[] {
  return body.bars.flatMap((bar) => {
    if (conditionHolds(bar.condition, asked) !== true) return [];
    return [findingOf("barred", { bar: bar.name }, { ...place, labels: bar.labels, ...restsOn(version, bar) })];
  });
}

/** A bar with a citation of its own rests on that, and has its own marks; another rests on the version. */
export function restsOn(version: Version, { cites, marks }: Bar): Pick<Finding, "cites" | "marks"> {
  return cites.length > 0 ? { cites, marks } : { cites: version.cites, marks: [...new Set([...version.marks, ...marks])] };
}

export function declaredFaults({ authority }: ReadyVersion, { request: { kind, cause } }: Revision, place: FindingPlace): readonly Finding[] {
  return [...kindFaults(authority, kind, place), ...causeFaults(authority, cause, place)];
}

/** Where no grade may: in what the question goes beyond every row that is about it. */
export function beyondFaults(ready: ReadyVersion, question: Question, needs: Needs | undefined, place: FindingPlace): readonly Finding[] {
  const { matrix } = ready.body;
  if (matrix.kind === "unknown") return [findingOf("matrix-unknown", { because: matrix.because }, place)];
  if (needs !== undefined) return [];
  const ways = eitherWay(ready, question).map((one) => beyondOneWay(ready, one, place));
  return ways.find((faults) => faults.length > 0) ?? [];
}

function beyondOneWay({ rows }: ReadyVersion, question: Question, place: FindingPlace): readonly Finding[] {
  const about = rows.filter((row) => fits(row, question));
  if (about.length === 0) return [findingOf("no-grade-for-case", { case: caseText(question) }, place)];
  const faults = [
    ...(about.some((row) => holdsAmount(row, question)) ? [] : [amountBeyond(about, question, place)]),
    ...(about.some((row) => holdsShare(row, question)) ? [] : shareBeyond(about, question, place)),
    ...(about.some((row) => holdsAge(row, question)) ? [] : [ageBeyond(about, question, place)]),
  ];
  // Without a bill no limited share is held: `bill-missing` has said so.
  if (faults.length > 0 || question.billed === undefined) return faults;
  return about.some((row) => holds(row, question)) ? [] : [findingOf("together-beyond-all", {}, place)];
}

export function documentFaults(needs: Needs | undefined, { documents }: Question, place: FindingPlace): readonly Finding[] {
  const missing = needs?.documents.filter((document) => !documents.includes(document)) ?? [];
  return missing.length === 0 ? [] : [findingOf("documents-missing", { documents: missing.join(", ") }, place)];
}

/** Clauses of a version that nobody could put into rules, as they are told. */
export function untranslatedOf({ untranslatable }: Pick<AuthorityBody, "untranslatable">): Decision["untranslatable"] {
  return untranslatable.map(({ words, because, cites }) => ({ words, because, cites }));
}

function kindFaults({ name: authority, kinds }: Authority, kind: string | undefined, place: FindingPlace): readonly Finding[] {
  if (kind === undefined) return kinds.length === 0 ? [] : [findingOf("kind-missing", { kinds: namesOf(kinds) }, place)];
  return kinds.some(({ name }) => name === kind) ? [] : [findingOf("kind-not-declared", { kind, authority, kinds: namesOf(kinds) }, place)];
}

export function causeFaults({ name: authority, causes }: Authority, cause: string | undefined, place: FindingPlace): readonly Finding[] {
  if (cause === undefined) return causes.length === 0 ? [] : [findingOf("cause-missing", { causes: namesOf(causes) }, place)];
  return causes.some(({ name }) => name === cause) ? [] : [findingOf("cause-not-declared", { cause, authority, causes: namesOf(causes) }, place)];
}

function amountFaults({ authority }: ReadyVersion, { stated, gross, request }: Revision, place: FindingPlace): readonly Finding[] {
  if (stated === undefined) return authority.over === "class_change" ? [] : [findingOf("amount-missing", {}, place)];
  // Lines that offset each other change a bill whose total stays.
  if (authority.over === "correction") return isZero(gross) ? [findingOf("zero-correction", {}, place)] : [];
  return isNegative(stated) || isZero(stated) ? [findingOf("amount-not-positive", { amount: request.amount ?? fractionText(stated) }, place)] : [];
}

function lineFaults({ authority }: ReadyVersion, { stated, ofLines, request }: Revision, place: FindingPlace): readonly Finding[] {
  if (authority.over !== "correction" || stated === undefined || ofLines === undefined || equals(stated, ofLines)) return [];
  return [findingOf("amount-not-its-lines", { amount: request.amount ?? fractionText(stated), expected: fractionText(ofLines) }, place)];
}

function amountBeyond(rows: readonly ReadyRow[], { cumulated }: Question, place: FindingPlace): Finding {
  return findingOf("amount-beyond-all", { cumulated: fractionText(cumulated), limit: greatest(rows.map(({ amount }) => amount)) }, place);
}

function shareBeyond(rows: readonly ReadyRow[], question: Question, place: FindingPlace): readonly Finding[] {
  const share = shareText(question);
  if (share === undefined) return question.billed === undefined ? [] : [findingOf("bill-of-nothing", {}, place)];
  return [findingOf("share-beyond-all", { share, mostShare: greatest(rows.map((row) => row.share)) }, place)];
}

function ageBeyond(rows: readonly ReadyRow[], { age }: Question, place: FindingPlace): Finding {
  const mostAge = Math.max(...rows.map(({ row }) => row.age ?? 0));
  return findingOf("age-beyond-all", { age: String(age), mostAge: String(mostAge) }, place);
}

function greatest(limits: readonly (Exact | undefined)[]): string {
  const known = limits.filter((limit) => limit !== undefined);
  const [first] = known;
  return first === undefined ? "" : fractionText(known.reduce(maximum, first));
}

function caseText({ asked }: Question): string {
  return [...asked.choices].flatMap(([field, value]) => (value === "" ? [] : [`${field} ${value}`])).join(", ");
}

function namesOf(members: readonly Member[]): string {
  return members.map(({ name }) => name).join(", ");
}
