// The issuer: loads its rules, bills by them, and prints. It uses the engine through the library's face, and nothing of the diagnosis.
import type { Bill, BillCase, IssuedBill, Schedule } from "../../src/index.ts";
import { load, textFromDay } from "../../src/index.ts";
import { negatedText, partsOf, sumText, textOf } from "./decimal.ts";
import type { RoundSpec } from "./spec.ts";
import { AGAIN, type RuleSpec } from "./spec.ts";
import { specText } from "./spec-text.ts";
import type { Reading, World } from "./world.ts";
import { requestOf } from "./world.ts";

export interface Issued {
  /** By name, as printed; several rows of one name are one sum. */
  readonly lines: ReadonlyMap<string, string>;
  readonly total: string;
  readonly broughtForward: string;
  readonly payable: string;
  readonly carried: string;
}

/** Undefined where the rules are refused, give no bill, or a figure that has no end and cannot be printed. */
export function issuedBy(world: World): Issued | undefined {
  const result = scheduleOf(world.spec)?.bill(requestOf(world));
  if (result === undefined || result.kind === "refused") return undefined;
  const { bill } = result;
  if (Object.keys(bill.exact).length > 0 || bill.lines.some(({ exact }) => exact !== null)) return undefined;
  const issued = { lines: linesOf(bill), total: bill.total, broughtForward: bill.brought_forward, payable: bill.payable, carried: bill.carried };
  return world.trueUps === 1 ? issued : withOtherTrueUps(world, bill, issued);
}

/** Loading takes longer than billing: the rules of the last hundreds of worlds are kept. */
const MOST_KEPT = 400;
const kept = new Map<string, Schedule | undefined>();

export function scheduleOf(spec: RuleSpec): Schedule | undefined {
  const text = specText(spec);
  if (kept.has(text)) return kept.get(text);
  const { schedule } = load([{ path: "rules.mizan", text }], { prove: false });
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, schedule);
  return schedule;
}

function linesOf({ lines }: Bill): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const { name, printed } of lines) {
    sums.set(nameOf(name), sumText([sums.get(nameOf(name)) ?? "0", printed]));
  }
  return sums;
}

/** A line that is charged a second time is printed under the same name. */
function nameOf(line: string): string {
  return line.replace(AGAIN, "");
}

/** The engine charges a true-up once: its lines are left out or added once more here, and the payable is rounded by hand. */
function withOtherTrueUps({ spec, trueUps }: World, { lines, tariff }: Bill, issued: Issued): Issued | undefined {
  const rows = lines.filter(({ name }) => name.startsWith("true_up."));
  const change = (amount: string): string => (trueUps === 0 ? negatedText(amount) : amount);
  const sums = new Map(issued.lines);
  for (const { name, printed } of rows) sums.set(nameOf(name), sumText([sums.get(nameOf(name)) ?? "0", change(printed)]));
  const total = sumText([issued.total, ...rows.map(({ printed }) => change(printed))]);
  const payable = spec.tariffs.find(({ name }) => name === tariff)?.payable;
  if (payable === undefined) return undefined;
  const due = sumText([total, issued.broughtForward]);
  const rounded = payable.round === undefined ? due : roundedText(due, payable.round);
  const carried = payable.remainder === "carry" ? sumText([due, negatedText(rounded)]) : "0";
  return { ...issued, lines: sums, total, payable: rounded, carried };
}

export function roundedText(text: string, { mode, step }: RoundSpec): string {
  const places = 6;
  const [value, unit] = [partsOf(text, places), partsOf(step, places)];
  const size = value < 0n ? -value : value;
  const [whole, rest] = [size / unit, size % unit];
  const isUp =
    mode === "up"
      ? rest > 0n
      : mode === "down"
        ? false
        : mode === "half up"
          ? 2n * rest >= unit
          : 2n * rest > unit || (2n * rest === unit && whole % 2n === 1n);
  const rounded = (whole + (isUp ? 1n : 0n)) * unit;
  return textOf(value < 0n ? -rounded : rounded, places);
}

export interface PrintOptions {
  readonly account: string;
  readonly what: "lines" | "sums";
  readonly issuedOn: number | undefined;
}

/** The statement that the customer gets: what the issuer counted with, and what it charged. */
export function statementOf({ spec: { calendar }, facts }: World, issued: Issued, { account, what, issuedOn }: PrintOptions): IssuedBill {
  const { id, period, readings } = facts;
  const date = (day: number): string => textFromDay(calendar, day);
  const sums = { total: issued.total, payable: issued.payable };
  const base = { id, account, marks: {}, ...(issuedOn === undefined ? {} : { issued_on: date(issuedOn) }) };
  if (what === "sums") return { ...base, period: { from: date(period.from), to: date(period.to) }, readings: [], lines: [], ...sums };
  return {
    ...base,
    period: { from: date(period.from), to: date(period.to) },
    days: String(period.to - period.from),
    readings: (readings ?? []).filter(({ span }) => span === undefined).map(printedReading),
    // A line that comes to nothing is not printed.
    lines: [...issued.lines].filter(([, amount]) => amount !== "0").map(([name, amount]) => ({ name, amount })),
    ...sums,
    brought_forward: issued.broughtForward,
    carried: issued.carried,
  };
}

function printedReading({ register, daypart, previous, current, multiplier }: Reading): IssuedBill["readings"][number] {
  return { register, daypart, previous, current, multiplier };
}

/** The office's case: what was printed, beside the facts of record. */
export function caseOf(right: World, issued: IssuedBill): BillCase {
  return { issued, request: requestOf({ ...right, ledger: undefined }), ledger: right.ledger };
}
