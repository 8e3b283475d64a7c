// From a case to the question that it asks: the bill by the facts of record and by what the issuer could know, what of the printed bill is compared with it,
// and which of that is wrong. Or the answer, where nothing is wrong or nothing can be told.
import type { Plan } from "../../engine/plan.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import { dayFromText } from "../../values/calendar.ts";
import { exactFromText } from "../../values/exact.ts";
import { readingCorners } from "../audit/reading-tolerance.ts";
import type { BillCase } from "../issued/case.ts";
import { dayOfIssue, ledgerOfBill } from "../issued/ledger-of-bill.ts";
import { comparedOf, wrongIn } from "./compared.ts";
import type { Bench, Scene } from "./fault.ts";
import type { OnRecord } from "./on-record.ts";
import { onRecord } from "./on-record.ts";
import type { Extreme, Question } from "./question.ts";
import { wrongWithin } from "./question.ts";
import { differing } from "./vector.ts";

/** `then`: by what was known on the day of issue, where that gives another bill than what is in force now. */
export type AsKnown = "now" | "then";

export interface Asked {
  readonly question: Question;
  readonly asKnown: AsKnown;
}

/** A text says why nothing of the bill can be worked out. */
export type ReadBill = (bill: BillCase) => OnRecord | string;

/** Prepares the plan once. */
export function billReader(plan: Plan): ReadBill {
  const read = partsReader(plan);
  return (bill) => {
    const reading = read(bill.request);
    if (reading.kind === "refused") return reading.failures.map(({ message }) => message).join("; ");
    const record = onRecord(plan, reading.parts, ledgerOf(plan, bill));
    return typeof record === "string" ? record : withOpenBalance(bill, record);
  };
}

/** Of rows that were booked by the day of issue, or may have been. */
function ledgerOf({ calendar }: Plan, bill: BillCase): Scene["ledger"] {
  return ledgerOfBill(bill)?.rows.flatMap(({ id, kind, day, amount }) => {
    const [at, value] = [dayFromText(calendar, day), exactFromText(amount)];
    return at === undefined || value === undefined ? [] : [{ id, kind, day: at, amount: value }];
  });
}

/** Where the ledger does not tell what was brought forward, nor is what rests on it told. */
function withOpenBalance(bill: BillCase, record: OnRecord): OnRecord {
  const open = ledgerOfBill(bill)?.open;
  if (open === undefined) return record;
  return { ...record, untold: new Map([...record.untold, ...["brought_forward", "payable", "carried"].map((name) => [name, open] as const)]) };
}

/** A bill that is right by either knowledge is right; a wrong one is asked of what its issuer could know. */
export function asked(plan: Plan, bill: BillCase, now: OnRecord, beside: Pick<Bench, "neighbours" | "route">): Asked {
  const ofNow = questionOf(bill, now, beside);
  const known = dayFromText(plan.calendar, dayOfIssue(bill) ?? "");
  const read = known === undefined || ofNow.wanted.length === 0 ? undefined : onRecord(plan, { ...now.scene.parts, known }, now.scene.ledger);
  if (read === undefined || typeof read === "string") return { question: ofNow, asKnown: "now" };
  const then = withOpenBalance(bill, read);
  if (isAlike(now, then)) return { question: ofNow, asKnown: "now" };
  return { question: questionOf(bill, then, beside), asKnown: "then" };
}

function isAlike(a: OnRecord, b: OnRecord): boolean {
  return a.untold.size === b.untold.size && differing(a.right, b.right).length === 0;
}

function questionOf(bill: BillCase, record: OnRecord, beside: Pick<Bench, "neighbours" | "route">): Question {
  const compared = comparedOf(bill.issued, record);
  const bench = benchOf(bill, record, beside);
  const exact = wrongIn(compared, record.right);
  const extremes = exact.length === 0 ? [] : extremesOf(bill, record, beside);
  const wanted = extremes.length === 0 ? exact : wrongWithin(compared, [record.right, ...extremes.map(({ right }) => right)]);
  return { bench, right: record.right, compared, extremes: extremes.length > MOST_EXTREMES ? ends(extremes) : extremes, wanted };
}

function benchOf(bill: BillCase, { scene, trace }: OnRecord, beside: Pick<Bench, "neighbours" | "route">): Bench {
  return { case: bill, scene, facts: trace.facts, trace, ...beside };
}

/** Of more corners the hypotheses are worked out at all low and all high alone. */
const MOST_EXTREMES = 8;

function ends(extremes: readonly Extreme[]): readonly Extreme[] {
  return [extremes[0], extremes.at(-1)].flatMap((extreme) => extreme ?? []);
}

/** Registers that were printed with fewer decimals than they have, each as low and as high as it may be. */
function extremesOf(bill: BillCase, { scene }: OnRecord, beside: Pick<Bench, "neighbours" | "route">): readonly Extreme[] {
  const corners = readingCorners(scene.parts, bill.issued, bill.request).map((parts) => onRecord(scene.plan, parts, scene.ledger));
  const found = corners.flatMap((record) => (typeof record === "string" ? [] : [{ bench: benchOf(bill, record, beside), right: record.right }]));
  return found.length === corners.length ? found : [];
}
