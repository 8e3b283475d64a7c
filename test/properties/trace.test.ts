// The bill is its trace: added up again from the trace alone, in fractions, it is the same.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { BillTrace, TraceNode } from "../../src/engine/trace.ts";
import { exactFromWhole } from "../../src/values/exact.ts";
import { amountOf, figureOf, scheduleOf } from "../generators/billed.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import { shown } from "../generators/rational.ts";
import { requestJson } from "../generators/requests.ts";
import { ENERGY, line, marginal, smallRequest, smallRules, steady, UNSCALED } from "../generators/small-rules.ts";
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

test("a trace with one figure changed does not add up", () => {
  const request = smallRequest({ from: 19875, to: 19905 }, "250");
  const rate = steady("gregorian", { name: "price", unit: ENERGY, widths: UNSCALED }, [["3"], ["5"]], ["100"]);
  const rules = smallRules({ rates: [rate], items: [line("energy", marginal("price"), { scope: undefined })] });
  const result = scheduleOf(rules).bill(requestJson(rules, request));
  if (result.kind === "refused") throw new Error("refused");
  const { trace } = result;
  const one = trace.payable.payable;
  expect(problemsOf(trace)).toEqual([]);
  const withLine = (change: (line: BillTrace["lines"][number]) => BillTrace["lines"][number]): BillTrace => ({ ...trace, lines: trace.lines.map(change) });
  const withValue = (change: (node: TraceNode) => TraceNode): BillTrace =>
    withLine((entry) => ({ ...entry, segments: entry.segments.map((segment) => ({ ...segment, value: change(segment.value) })) }));
  const changed: readonly BillTrace[] = [
    { ...trace, total: exactFromWhole(1) },
    { ...trace, payable: { ...trace.payable, payable: exactFromWhole(1) } },
    { ...trace, payable: { ...trace.payable, carried: one } },
    withLine((entry) => ({ ...entry, amount: exactFromWhole(1) })),
    withLine((entry) => ({ ...entry, sum: exactFromWhole(1) })),
    withLine((entry) => ({ ...entry, printed: exactFromWhole(1) })),
    withLine((entry) => ({ ...entry, segments: [] })),
    withValue((node) => ({ ...node, value: exactFromWhole(1) })),
    withValue((node) => ({ ...node, blocks: node.blocks?.map((block) => ({ ...block, quantity: exactFromWhole(1) })) })),
    withValue((node) => ({ ...node, blocks: node.blocks?.slice(1) })),
  ];
  expect(changed.map((other) => problemsOf(other).length > 0)).toEqual(changed.map(() => true));
});
