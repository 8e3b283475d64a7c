// The engine against the plain calculation: every bill of every generated rule file, line by line.
import fc from "fast-check";
import { expect, test } from "vitest";
import { scheduleOf } from "../generators/billed.ts";
import { differences } from "../generators/compare.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import { requestJson } from "../generators/requests.ts";

test("the plain calculation agrees with the engine on every line of every generated bill", () => {
  const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 4, maxLength: 8 })));
  fc.assert(
    fc.property(scenario, ([rules, requests]) => {
      const schedule = scheduleOf(rules);
      for (const request of requests) expect(differences(schedule, rules, request)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("the generators reach what they are for: refusals, cut lines, exceptions, groups, remainders", () => {
  const reached = new Set<string>();
  for (const rules of fc.sample(anyRules, { numRuns: 25, seed: 1 })) {
    const schedule = scheduleOf(rules);
    for (const request of fc.sample(anyRequest(rules), { numRuns: 6, seed: 1 })) {
      const result = schedule.bill(requestJson(rules, request));
      if (result.kind === "refused") {
        for (const { code } of result.failures) reached.add(code);
        continue;
      }
      const { bill, trace } = result;
      if (trace.lines.some(({ segments }) => segments.length > 2)) reached.add("three segments");
      if (bill.lines.some(({ exceptions }) => exceptions.length > 0)) reached.add("an exception");
      if (bill.lines.some(({ blocks }) => blocks.some(({ block }) => block > 3))) reached.add("a fourth block");
      if (bill.groups.length > 0) reached.add("a group");
      if (bill.carried !== "0") reached.add("carried");
      if (bill.dropped !== "0") reached.add("dropped");
    }
  }
  expect([...reached].sort()).toEqual(["a fourth block", "a group", "an exception", "carried", "dropped", "fact-changes-inside", "three segments"]);
});
