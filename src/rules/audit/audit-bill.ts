// The audit of one issued bill: its own identities, then each figure against the computed bill, by what is in force and by what the issuer could know.

import { failure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import { ENGINE_VERSION } from "../../engine/receipt/engine-version.ts";
import { hashOfJson } from "../../engine/receipt/hash.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, isZero, subtract, ZERO } from "../../values/exact.ts";
import type { BillCase, IssuedBill } from "../issued/case.ts";
import { ledgerOfBill } from "../issued/ledger-of-bill.ts";
import { clocksBefore, isAllKnown } from "./announced-later.ts";
import { heldTogether } from "./held-together.ts";
import type { Known } from "./identities.ts";
import { identitiesOf, printedAmounts, textOf } from "./identities.ts";
import { lineRules } from "./line-rules.ts";
import { linkedUnits } from "./line-units.ts";
import { lineVerdicts } from "./line-verdicts.ts";
import { recordIdentities } from "./of-record.ts";
import { narrowed } from "./one-reading.ts";
import { onPrintedBase } from "./printed-base.ts";
import { rangeOf } from "./reading-box.ts";
import type { Slot } from "./reading-tolerance.ts";
import { slotsOf } from "./reading-tolerance.ts";
import type { Computed, Statement } from "./statement.ts";
import { statementOf } from "./statement.ts";
import { boxOf } from "./true-readings.ts";
import type { BillVerdict, LineVerdict } from "./verdict.ts";

export interface AuditOptions {
  /** The account's bill before this one. */
  readonly previous?: IssuedBill | undefined;
  readonly language?: string | undefined;
}

export type Auditor = (bill: BillCase, options?: AuditOptions) => BillVerdict;

/** Prepares the plan once; what it gives is for millions of bills, and never throws. */
export function auditor(plan: Plan): Auditor {
  const read = partsReader(plan);
  return (bill, options = {}) => {
    const reading = read(bill.request);
    const receipt = { engine: ENGINE_VERSION, rules: plan.hash, case: hashOfJson("mizan/case/v1", bill) };
    const { issued } = bill;
    const base = { id: issued.id, account: issued.account, findings: [], receipt };
    if (reading.kind === "refused") {
      const identities = identitiesOf(plan, NOTHING_KNOWN, issued, options.previous);
      return { ...base, tariff: undefined, verdict: "undecided", lines: [], identities, knownThen: undefined, harm: undefined, failures: reading.failures };
    }
    const parts = withLedger(bill, reading.parts);
    const judge = (known: Day | undefined): Judged => judgedBy(plan, bill, known === undefined ? parts : { ...parts, known }, options.language);
    const now = judge(undefined);
    const identities = [...identitiesOf(plan, now.known, issued, options.previous), ...recordIdentities(plan, parts, now.tariff, issued)];
    const known = dayFromText(plan.calendar, issued.issued_on ?? "") ?? parts.issued;
    const then = known === undefined || isAllKnown(plan, parts.period.to, known) ? undefined : judge(known);
    const isSame = then === undefined || sameFigures(then.lines, now.lines);
    const knownThen = isSame ? undefined : { verdict: verdictOf(then.lines), lines: then.lines };
    const lines =
      known === undefined && verdictOf(now.lines) === "differs"
        ? undated(
            now.lines,
            clocksBefore(plan, parts.period.to).map((day) => judge(day).lines),
          )
        : now.lines;
    return {
      ...base,
      tariff: now.tariff,
      verdict: byBothClocks(verdictOf(lines), knownThen?.verdict),
      lines: withLaterRows(bill, lines),
      identities,
      knownThen,
      harm: harmOf(lines),
      failures: now.failures,
    };
  };
}

/** Nobody is accused of what he could not know: where by that nothing differs, what differs since is no error. */
function byBothClocks(now: Verdict, then: Verdict | undefined): BillVerdict["verdict"] {
  if (now !== "differs" || then === undefined || then === "differs") return now;
  return then === "agrees" ? "adjustment due" : "undecided";
}

/** No day of issue is known, and by what could be known on some day nothing differs: which day it was decides. */
function undated(now: readonly LineVerdict[], clocks: readonly (readonly LineVerdict[])[]): readonly LineVerdict[] {
  if (clocks.every((lines) => verdictOf(lines) === "differs")) return now;
  const why = "by what could be known on some days of issue it is right, and the day is not printed";
  return now.map((line) => (line.verdict === "differs" ? { ...line, verdict: "undecided", why, evidence: "the day of issue" } : line));
}

/** What is brought forward is what the ledger adds up to on the day of issue, or nothing known where it does not tell; without a ledger, what the request says. */
export function withLedger(bill: BillCase, parts: RequestParts): RequestParts {
  const ledger = ledgerOfBill(bill);
  if (ledger === undefined) return parts;
  if (ledger.open !== undefined) return { ...parts, brought_forward: undefined };
  const broughtForward = ledger.rows.reduce((sum, { amount }) => add(sum, exactFromText(amount) ?? ZERO), ZERO);
  return { ...parts, brought_forward: broughtForward };
}

/** Rows that were booked after the day of issue are no part of what the bill brought forward: said where that stands, else where it is paid. */
function withLaterRows(bill: BillCase, lines: readonly LineVerdict[]): readonly LineVerdict[] {
  const later = ledgerOfBill(bill)?.later ?? [];
  const about = lines.find(({ name }) => name === "brought_forward") ?? lines.find(({ name }) => name === "payable");
  if (later.length === 0 || about === undefined) return lines;
  const said = `no part of what was brought forward, since it was booked after the day of issue: ${later.map(({ id, day }) => `\`${id}\` of ${day}`).join(", ")}`;
  return lines.map((line) => (line === about ? { ...line, why: line.why === undefined ? said : `${line.why}; ${said}` } : line));
}

interface Judged {
  readonly tariff: string | undefined;
  readonly lines: readonly LineVerdict[];
  readonly failures: BillVerdict["failures"];
  readonly known: Known;
}

const NOTHING_KNOWN: Known = { rules: new Map(), payable: undefined, balance: undefined, onBase: [] };

function judgedBy(plan: Plan, bill: BillCase, parts: RequestParts, language: string | undefined): Judged {
  const { issued, request } = bill;
  const computed = withoutBalance(statementOf(plan, parts), parts, bill);
  if (computed.kind === "refused") return { tariff: undefined, lines: [], failures: computed.failures, known: NOTHING_KNOWN };
  const slots = slotsOf(plan, parts, issued, request);
  const known = knownOf(plan, computed, parts, issued, slots);
  const tariff = computed.tariff.name;
  const lines = lineVerdicts(plan, issued, computed, undefined, language);
  if (slots.length === 0 || !lines.some(({ verdict }) => verdict === "differs")) return { tariff, lines, failures: [], known };
  const box = narrowed(boxOf(plan, computed.tariff, parts, slots), printedNumbers(issued));
  const within = { rangeOf: (name: string) => rangeOf(box, name), isOneReading: slots.length === 1 };
  const [sumOfLines] = identitiesOf(plan, known, issued, undefined);
  const held = heldTogether({ issued, computed, onBase: known.onBase, sumOfLines }, lineVerdicts(plan, issued, computed, within, language));
  return { tariff, lines: held, failures: [], known };
}

/** Where the bill prints a balance and the evidence has none, or the ledger does not tell, what rests on it cannot be told. */
function withoutBalance(computed: Computed, { brought_forward: known }: RequestParts, bill: BillCase): Computed {
  if (computed.kind === "refused" || known !== undefined) return computed;
  const open = ledgerOfBill(bill)?.open;
  if (open === undefined && isZero(exactFromText(bill.issued.brought_forward ?? "0") ?? ZERO)) return computed;
  const untold = { kind: "untold", failure: failure("fact-missing", { what: `what was brought forward (${open ?? "the account's ledger"})` }) } as const;
  const rest = ["brought_forward", "payable", "carried"].map((name) => [name, untold] as const);
  return { ...computed, entries: new Map([...computed.entries, ...rest]) };
}

function knownOf(plan: Plan, computed: Statement, { brought_forward: balance }: RequestParts, issued: IssuedBill, slots: readonly Slot[]): Known {
  const { tariff } = computed;
  return {
    rules: lineRules(tariff, issued),
    payable: tariff.payable.round,
    balance,
    drops: tariff.payable.remainder?.word !== "carry",
    onBase: onPrintedBase(plan, computed, printedNumbers(issued), new Set(slots.map(({ register }) => register))),
    units: linkedUnits(plan, computed, issued),
  };
}

function printedNumbers(issued: IssuedBill): ReadonlyMap<string, Exact> {
  return new Map(
    [...printedAmounts(issued)].flatMap(([name, amount]) => {
      const value = exactFromText(amount);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** A line that is absent, and one that no rule has, are open questions: whether anything was charged wrongly, the sums tell. */
type Verdict = "agrees" | "differs" | "undecided";

function verdictOf(lines: readonly LineVerdict[]): Verdict {
  if (lines.some(({ verdict }) => verdict === "differs")) return "differs";
  return lines.length > 0 && lines.every(({ verdict }) => verdict === "agrees") ? "agrees" : "undecided";
}

function sameFigures(a: readonly LineVerdict[], b: readonly LineVerdict[]): boolean {
  return a.length === b.length && a.every((line, at) => line.name === b[at]?.name && line.computed === b[at]?.computed && line.verdict === b[at]?.verdict);
}

/** Of what is to be paid, else of the total, else of the lines that were compared. What agrees, though within rounding alone, harms nobody. */
function harmOf(lines: readonly LineVerdict[]): string | undefined {
  const sumNamed = (sum: string): LineVerdict | undefined => lines.find(({ name, verdict }) => name === sum && verdict !== "unknown line");
  const sum = sumNamed("payable") ?? sumNamed("total");
  if (sum !== undefined) return sum.verdict === "agrees" ? "0" : sum.verdict === "undecided" ? undefined : sum.difference;
  const differences = lines.flatMap(({ verdict, issued, computed }) => {
    if (verdict === "agrees") return [ZERO];
    const [charged, right] = [exactFromText(issued ?? "0"), exactFromText(computed ?? "0")];
    return charged === undefined || right === undefined ? [] : [subtract(charged, right)];
  });
  return differences.length === 0 ? undefined : textOf(differences.reduce((total: Exact, each) => add(total, each), ZERO));
}
