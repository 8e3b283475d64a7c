// A bill of the engine beside the plain calculation: what differs, by name.
import type { BillResult, Schedule } from "../../src/index.ts";
import { figureOf } from "./billed.ts";
import type { PlainResult } from "./plain-bill.ts";
import { plainBill } from "./plain-bill.ts";
import { rational, shown } from "./rational.ts";
import type { Request } from "./requests.ts";
import { requestJson } from "./requests.ts";
import type { Rules } from "./rules.ts";

const SUMS = ["total", "payable", "carried", "dropped"] as const;

/** `line_0: 12 instead of 13`; none where the two agree on every line, group and sum. */
export function differences(schedule: Schedule, rules: Rules, request: Request): readonly string[] {
  const found = figures(schedule.bill(requestJson(rules, request)));
  const wanted = plainFigures(plainBill(rules, request));
  const names = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
  return names.filter((name) => found[name] !== wanted[name]).map((name) => `${name}: ${found[name] ?? "nothing"} instead of ${wanted[name] ?? "nothing"}`);
}

type Figures = Readonly<Record<string, string>>;

function figures(result: BillResult): Figures {
  if (result.kind === "refused") return { refused: result.failures.map(({ code }) => code).join() };
  const { bill } = result;
  return Object.fromEntries([
    ...[...bill.lines, ...bill.groups].flatMap(({ name, amount, exact, printed }) => [
      [name, shown(rational(exact ?? amount))],
      [`${name} printed`, shown(rational(printed))],
    ]),
    ...SUMS.map((name) => [name, shown(figureOf(bill, name))]),
  ]);
}

function plainFigures(result: PlainResult): Figures {
  if (result.kind === "refused") return { refused: result.code };
  return Object.fromEntries([
    ...[...result.lines, ...result.groups].flatMap(([name, { amount, printed }]) => [
      [name, shown(amount)],
      [`${name} printed`, shown(printed)],
    ]),
    ...SUMS.map((name) => [name, shown(result[name])]),
  ]);
}
