// The question that a request puts to an authority: its figures and facts, worked out, with what counts beside it.
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromText, exactFromWhole, fractionText, isZero, ONE, ZERO } from "../../values/exact.ts";
import { accountAsked } from "../account-asked.ts";
import type { Asked } from "../condition.ts";
import type { ReadyVersion } from "./ready.ts";
import { ACCOUNT } from "./ready.ts";
import type { Revision } from "./revision.ts";
import { ageInMonths, favourOf, sizeBy, sizeOf } from "./revision.ts";

export interface Question {
  readonly amount: Exact;
  readonly cumulated: Exact;
  /** The sizes of all counted changes to the bill. */
  readonly changed: Exact;
  /** The size of the bill as issued, under which `changed` stands; undefined where no bill is named. */
  readonly billed: Exact | undefined;
  readonly age: number;
  readonly favour: "customer" | "company" | undefined;
  readonly documents: readonly string[];
  readonly asked: Asked;
}

/** What counts beside a request: the account's others in the window and any account's to the same bill; and those of the bill among them. */
export interface Beside {
  readonly cumulated: Exact;
  readonly ofBill: Exact;
}

export const NOTHING_BESIDE: Beside = { cumulated: ZERO, ofBill: ZERO };

export function questionOf(plan: Plan, ready: ReadyVersion, revision: Revision, beside: Beside): Question {
  const { request, day, oldest } = revision;
  const amount = sizeBy(ready.body.amount, revision);
  const billed = request.bill === undefined ? undefined : sizeOf(exactFromText(request.bill.total) ?? ZERO);
  const figures = {
    amount,
    cumulated: add(amount, beside.cumulated),
    changed: add(amount, beside.ofBill),
    billed,
    age: ageInMonths(plan.calendar, day, oldest),
  };
  const favour = favourOf(ready.authority.over, revision);
  return { ...figures, favour, documents: request.documents, asked: askedOf(plan, ready, revision, figures, favour) };
}

/** The same question as if it were another's: with other figures for the matrix alone. */
export function withFigures(question: Question, figures: Partial<Pick<Question, "cumulated" | "changed" | "age">>): Question {
  const changed = { ...question, ...figures };
  const numbers = figureNumbers(new Map(question.asked.numbers), changed, question.asked.numbers.has("share"));
  return { ...changed, asked: { choices: question.asked.choices, numbers } };
}

/** The account's fields that the version asks and the request does not say. */
export function unsaidFields(plan: Plan, { accountFields }: ReadyVersion, { request }: Revision): readonly string[] {
  return accountFields.filter((name) => accountAsked(plan, request.account, name) === undefined);
}

/** Stands for the share of a bill of nothing: beyond every ratio that a rule may name. */
const BEYOND_EVERY_RATIO: Exact = exactFromText(`1${"0".repeat(60)}`) ?? ONE;

type Figures = Pick<Question, "amount" | "cumulated" | "changed" | "billed" | "age">;

/** By the names that conditions and rows use. What is not said fits no row that names values, and no condition that asks it. */
function askedOf(plan: Plan, ready: ReadyVersion, revision: Revision, figures: Figures, favour: Question["favour"]): Asked {
  const { request } = revision;
  const choices = new Map<string, string>();
  choices
    .set("kind", request.kind ?? "")
    .set("cause", request.cause ?? "")
    .set("favour", favour ?? "");
  const numbers = figureNumbers(new Map(), figures, ready.asksShare);
  for (const name of ready.accountFields) {
    const value = accountAsked(plan, request.account, name);
    if (typeof value === "string") choices.set(`${ACCOUNT}${name}`, value);
    else if (value !== undefined) numbers.set(`${ACCOUNT}${name}`, value);
  }
  return { choices, numbers };
}

/** Puts the figures of the question in, and gives the numbers back. */
function figureNumbers(numbers: Map<string, Exact>, { amount, cumulated, changed, billed, age }: Figures, asksShare: boolean): Map<string, Exact> {
  if (asksShare && billed !== undefined) numbers.set("share", shareOf(changed, billed));
  return numbers.set("amount", amount).set("cumulated", cumulated).set("age", exactFromWhole(age));
}

function shareOf(changed: Exact, billed: Exact): Exact {
  return isZero(changed) ? ZERO : (divide(changed, billed) ?? BEYOND_EVERY_RATIO);
}

/** The share of the bill as a ratio; undefined where no bill is named, or one of nothing. */
export function shareText({ changed, billed }: Question): string | undefined {
  const share = billed === undefined ? undefined : divide(changed, billed);
  return share === undefined ? undefined : fractionText(share);
}
