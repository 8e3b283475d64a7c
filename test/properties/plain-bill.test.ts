// The engine against the plain calculation: every bill of every generated rule file, line by line.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BillResult } from "../../src/index.ts";
import { figureOf, scheduleOf } from "../generators/billed.ts";
import type { PlainResult } from "../generators/plain-bill.ts";
import { plainBill } from "../generators/plain-bill.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import { rational, shown } from "../generators/rational.ts";
import { requestJson } from "../generators/requests.ts";

/** Figures by name, as reduced fractions; a refusal by its codes. */
function figures(result: BillResult): Readonly<Record<string, string>> {
  if (result.kind === "refused") return { refused: result.failures.map(({ code }) => code).join() };
  const { bill } = result;
  const exactly = (name: Parameters<typeof figureOf>[1]): string => shown(figureOf(bill, name));
  return Object.fromEntries([
    ...[...bill.lines, ...bill.groups].flatMap(({ name, amount, exact, printed }) => [
      [name, shown(rational(exact ?? amount))],
      [`${name} printed`, shown(rational(printed))],
    ]),
    ...(["total", "payable", "carried", "dropped"] as const).map((name) => [name, exactly(name)]),
  ]);
}

function plainFigures(result: PlainResult): Readonly<Record<string, string>> {
  if (result.kind === "refused") return { refused: result.code };
  return Object.fromEntries([
    ...[...result.lines, ...result.groups].flatMap(([name, { amount, printed }]) => [
      [name, shown(amount)],
      [`${name} printed`, shown(printed)],
    ]),
    ...(["total", "payable", "carried", "dropped"] as const).map((name) => [name, shown(result[name])]),
  ]);
}

describe("the plain calculation", () => {
  test("agrees with the engine on every line of every generated bill", () => {
    const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 6 })));
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const request of requests) {
          expect(figures(schedule.bill(requestJson(rules, request)))).toEqual(plainFigures(plainBill(rules, request)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
