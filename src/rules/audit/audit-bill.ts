// The audit of one issued bill: its own identities, then each figure against the computed bill, by what is in force and by what the issuer could know.

import { failure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import { ENGINE_VERSION } from "../../engine/receipt/engine-version.ts";
import { hashOfJson } from "../../engine/receipt/hash.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, isZero, subtract, ZERO } from "../../values/exact.ts";
import type { BillCase, IssuedBill } from "../issued/case.ts";
import { isAllKnown } from "./announced-later.ts";
import type { Known } from "./identities.ts";
import { identitiesOf, printedAmounts, textOf } from "./identities.ts";
import { lineRules } from "./line-rules.ts";
import { lineVerdicts } from "./line-verdicts.ts";
import { onPrintedBase } from "./printed-base.ts";
import { readingCorners } from "./reading-tolerance.ts";
import type { Computed, Statement } from "./statement.ts";
import { statementOf } from "./statement.ts";
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
    const now = judgedBy(plan, issued, parts, options.language);
    const identities = identitiesOf(plan, now.known, issued, options.previous);
    const known = dayFromText(plan.calendar, issued.issued_on ?? "");
    const then = known === undefined || isAllKnown(plan, parts.period.to, known) ? undefined : judgedBy(plan, issued, { ...parts, known }, options.language);
    const isSame = then === undefined || sameFigures(then.lines, now.lines);
    const knownThen = isSame ? undefined : { verdict: verdictOf(then.lines), lines: then.lines };
    const verdict = verdictOf(now.lines) === "differs" && knownThen?.verdict === "agrees" ? "adjustment due" : verdictOf(now.lines);
    return { ...base, tariff: now.tariff, verdict, lines: now.lines, identities, knownThen, harm: harmOf(now.lines), failures: now.failures };
  };
}

/** What is brought forward is what the ledger adds up to; without a ledger, what the request says. */
export function withLedger({ ledger }: BillCase, parts: RequestParts): RequestParts {
  if (ledger === undefined) return parts;
  const broughtForward = ledger.reduce((sum, { amount }) => add(sum, exactFromText(amount) ?? ZERO), ZERO);
  return { ...parts, brought_forward: broughtForward };
}

interface Judged {
  readonly tariff: string | undefined;
  readonly lines: readonly LineVerdict[];
  readonly failures: BillVerdict["failures"];
  readonly known: Known;
}

const NOTHING_KNOWN: Known = { rules: new Map(), payable: undefined, balance: undefined, onBase: [] };

function judgedBy(plan: Plan, issued: IssuedBill, parts: RequestParts, language: string | undefined): Judged {
  const computed = withoutBalance(statementOf(plan, parts), parts, issued);
  if (computed.kind === "refused") return { tariff: undefined, lines: [], failures: computed.failures, known: NOTHING_KNOWN };
  const known = knownOf(plan, computed, parts, issued);
  const tariff = computed.tariff.name;
  const lines = lineVerdicts(plan, issued, computed, undefined, language);
  if (!lines.some(({ verdict }) => verdict === "differs")) return { tariff, lines, failures: [], known };
  const corners = readingCorners(parts, issued).map((corner) => statementOf(plan, corner));
  const statements = corners.filter(isStatement);
  if (statements.length === 0 || statements.length < corners.length) return { tariff, lines, failures: [], known };
  return { tariff, lines: lineVerdicts(plan, issued, computed, statements, language), failures: [], known };
}

/** Where the bill prints a balance and the evidence has none, what rests on it cannot be told. */
function withoutBalance(computed: Computed, { brought_forward: known }: RequestParts, { brought_forward: printed }: IssuedBill): Computed {
  if (computed.kind === "refused" || known !== undefined || printed === undefined || isZero(exactFromText(printed) ?? ZERO)) return computed;
  const untold = { kind: "untold", failure: failure("fact-missing", { what: "what was brought forward (the account's ledger)" }) } as const;
  const rest = ["brought_forward", "payable", "carried"].map((name) => [name, untold] as const);
  return { ...computed, entries: new Map([...computed.entries, ...rest]) };
}

function isStatement(computed: Computed | undefined): computed is Statement {
  return computed?.kind === "statement";
}

function knownOf(plan: Plan, computed: Statement, { brought_forward: balance }: RequestParts, issued: IssuedBill): Known {
  const { tariff } = computed;
  return {
    rules: lineRules(tariff, issued),
    payable: tariff.payable.round,
    balance,
    onBase: onPrintedBase(plan, computed, printedNumbers(issued)),
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
function verdictOf(lines: readonly LineVerdict[]): "agrees" | "differs" | "undecided" {
  if (lines.some(({ verdict }) => verdict === "differs")) return "differs";
  return lines.length > 0 && lines.every(({ verdict }) => verdict === "agrees") ? "agrees" : "undecided";
}

function sameFigures(a: readonly LineVerdict[], b: readonly LineVerdict[]): boolean {
  return a.length === b.length && a.every((line, at) => line.name === b[at]?.name && line.computed === b[at]?.computed && line.verdict === b[at]?.verdict);
}

/** Of what is to be paid, else of the total, else of the lines that were compared. */
function harmOf(lines: readonly LineVerdict[]): string | undefined {
  const sum = lines.find(({ name }) => name === "payable") ?? lines.find(({ name }) => name === "total");
  if (sum !== undefined) return sum.difference;
  const differences = lines.flatMap(({ issued, computed }) => {
    const [charged, right] = [exactFromText(issued ?? "0"), exactFromText(computed ?? "0")];
    return charged === undefined || right === undefined ? [] : [subtract(charged, right)];
  });
  return differences.length === 0 ? undefined : textOf(differences.reduce((total: Exact, each) => add(total, each), ZERO));
}
