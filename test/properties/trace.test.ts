// The bill is its trace: added up again from the trace alone, in fractions, it is the same.
import fc from "fast-check";
import { expect, test } from "vitest";
import { amountOf, figureOf, scheduleOf } from "../generators/billed.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import { shown } from "../generators/rational.ts";
import { requestJson } from "../generators/requests.ts";
import { problemsOf, rationalOf } from "./re-add.ts";

test("P28 every generated bill adds up again from its trace alone: blocks, segments, lines, groups, total, payable", () => {
  const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 6 })));
  fc.assert(
    fc.property(scenario, ([rules, requests]) => {
      const schedule = scheduleOf(rules);
      for (const request of requests) {
        const result = schedule.bill(requestJson(rules, request));
        if (result.kind === "refused") continue;
        const { bill, trace } = result;
        expect(problemsOf(trace)).toEqual([]);
        for (const { line, amount } of trace.lines) expect([line.name, shown(amountOf(bill, line.name))]).toEqual([line.name, shown(rationalOf(amount))]);
        expect(shown(figureOf(bill, "total"))).toBe(shown(rationalOf(trace.total)));
        expect(shown(figureOf(bill, "payable"))).toBe(shown(rationalOf(trace.payable.payable)));
      }
    }),
    { numRuns: 25 },
  );
});
