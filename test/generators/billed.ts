// Loading generated rule files and reading the figures of their bills as fractions.
import type { Bill, BillLine, BillResult, Schedule } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import type { Rational } from "./rational.ts";
import { rational } from "./rational.ts";
import type { Request } from "./requests.ts";
import { requestJson } from "./requests.ts";
import { ruleText } from "./rule-text.ts";
import type { Rules } from "./rules.ts";

/** The schedule of a text that must be right. */
export function scheduleOfText(text: string): Schedule {
  const { schedule, diagnostics } = load([{ path: "generated.mizan", text }], { prove: false });
  if (schedule !== undefined) return schedule;
  const problems = diagnostics.filter(({ severity }) => severity === "error").map(({ code, message, span }) => `${span.line}: ${code}: ${message}`);
  throw new Error(`${problems.join("\n")}\n${text}`);
}

export function scheduleOf(rules: Rules): Schedule {
  return scheduleOfText(ruleText(rules));
}

/** The bill of a request that must be billed. */
export function billOf(schedule: Schedule, rules: Rules, request: Request): Bill {
  return billIn(schedule.bill(requestJson(rules, request)));
}

export function billIn(result: BillResult): Bill {
  if (result.kind === "bill") return result.bill;
  throw new Error(`refused: ${result.failures.map(({ code, message }) => `${code}: ${message}`).join("; ")}`);
}

export function lineOf(bill: Bill, name: string): BillLine {
  const line = bill.lines.find((other) => other.name === name);
  if (line === undefined) throw new Error(`the bill has no line ${name}`);
  return line;
}

/** What is added to the total, exactly. */
export function amountOf(bill: Bill, name: string): Rational {
  const { amount, exact } = lineOf(bill, name);
  return rational(exact ?? amount);
}

/** `total`, `payable`, `carried`, `dropped` or `print_difference`, exactly. */
export function figureOf(bill: Bill, name: keyof Bill["exact"]): Rational {
  return rational(bill.exact[name] ?? bill[name]);
}
