// Where registers were printed rounded, figures that rest on printed ones are judged over those as printed, exactly: a tax over its base, a total over its lines,
// what is to be paid over the total and the balance. Rounded registers leave a line open, and never how it goes on from there.
import type { Expression, Payable } from "../../dsl/program.ts";
import { stepOf } from "../../engine/evaluate/context.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals, exactFromText, round, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { textOf } from "./identities.ts";
import type { OnPrintedBase } from "./printed-base.ts";
import type { Statement } from "./statement.ts";
import type { IdentityVerdict, LineVerdict } from "./verdict.ts";

export interface Resting {
  readonly issued: IssuedBill;
  readonly computed: Statement;
  readonly onBase: readonly OnPrintedBase[];
  readonly sumOfLines: IdentityVerdict | undefined;
}

export function heldTogether(resting: Resting, lines: readonly LineVerdict[]): readonly LineVerdict[] {
  const expected = expectedOf(resting, lines);
  return lines.map((line) => {
    const right = expected.get(line.name);
    const printed = exactFromText(line.issued ?? "");
    if (right === undefined || printed === undefined || !isOpen(line)) return line;
    if (equals(right, printed)) return line;
    return { ...line, verdict: "differs", why: `over the figures as printed the rules give ${textOf(right)}`, evidence: undefined };
  });
}

/** What agrees, or is open, for nothing but the rounding of registers; an equal figure beside others that moved as well. */
function isOpen({ verdict }: LineVerdict): boolean {
  return verdict === "agrees" || verdict === "undecided";
}

function expectedOf(resting: Resting, lines: readonly LineVerdict[]): ReadonlyMap<string, Exact> {
  const { issued, computed, onBase } = resting;
  const expected = new Map<string, Exact>(onBase.map(({ line, amount }) => [line, amount]));
  const isWhole = issued.excerpt !== true && lines.every(({ verdict }) => verdict !== "missing" && verdict !== "unknown line");
  const sum = sumPrinted(resting, isWhole);
  if (issued.total !== undefined && sum !== undefined) expected.set("total", sum);
  const total = exactFromText(issued.total ?? "") ?? undefined;
  const balance = exactFromText(issued.brought_forward ?? "") ?? amountOf(computed, "brought_forward");
  if (total === undefined || balance === undefined) return expected;
  const { payable } = computed.tariff;
  const due = dueOf(payable, total, balance);
  if (due === undefined) return expected;
  expected.set("payable", due);
  const paid = exactFromText(issued.payable ?? "");
  if (paid !== undefined) expected.set("carried", payable.remainder?.word === "carry" ? subtract(add(total, balance), paid) : ZERO);
  return expected;
}

/** The lines as printed, where they do not make up the total and all of them are there. */
function sumPrinted({ sumOfLines }: Resting, isWhole: boolean): Exact | undefined {
  return isWhole && sumOfLines?.about === "total" && sumOfLines.holds === "no" ? exactFromText(sumOfLines.left ?? "") : undefined;
}

function amountOf({ entries }: Statement, name: string): Exact | undefined {
  const entry = entries.get(name);
  return entry?.kind === "figure" ? entry.amount : undefined;
}

/** Undefined for a rule that asks for more than the total and the balance. */
function dueOf({ value, round: rounding }: Payable, total: Exact, balance: Exact): Exact | undefined {
  const exact = worth(value, total, balance);
  return exact === undefined || rounding === undefined ? exact : round(exact, stepOf(rounding), rounding.mode);
}

function worth(expression: Expression, total: Exact, balance: Exact): Exact | undefined {
  if (expression.kind === "builtin") return expression.name === "total" ? total : expression.name === "brought_forward" ? balance : undefined;
  if (expression.kind !== "arithmetic" || (expression.sign !== "+" && expression.sign !== "-")) return undefined;
  const [left, right] = [worth(expression.left, total, balance), worth(expression.right, total, balance)];
  if (left === undefined || right === undefined) return undefined;
  return expression.sign === "+" ? add(left, right) : subtract(left, right);
}
