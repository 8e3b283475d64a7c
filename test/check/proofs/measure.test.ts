import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { LANGUAGE_VERSION, PLAN_VERSION } from "../../../src/engine/plan.ts";
import { load } from "../../../src/index.ts";
import { scheduleOf } from "../../generators/billed.ts";
import { anyRequest } from "../../generators/random-requests.ts";
import { anyRules } from "../../generators/random-rules.ts";
import { requestJson } from "../../generators/requests.ts";
import { schedulesBelow } from "../../rule-sets.ts";
import type { Held } from "./measure/overruns.ts";
import { heldBy } from "./measure/overruns.ts";
import { expressionIds, unmeasured } from "./measure/unmeasured.ts";
import { randomFacts, randomProgram } from "./random-bill.ts";

describe("denominators and guards hold for every whole number that a bill meets", () => {
  it("in random tariffs", () => {
    const bills: Held[] = [];
    fc.assert(
      fc.property(randomProgram, fc.array(randomFacts, { minLength: 1, maxLength: 3 }), (bare, requests) => {
        const program = { ...bare, ...measure(bare) };
        const plan = { ...program, planVersion: PLAN_VERSION, languageVersion: LANGUAGE_VERSION, transitions: [], hash: "" } as const;
        expect(unmeasured(plan)).toEqual([]);
        for (const facts of requests) {
          const trace = evaluate(plan, facts);
          if (trace.kind === "trace") bills.push(held(heldBy(trace)));
          else expect(["division-by-zero", "shares-do-not-exist", "fact-missing", "negative-quantity"]).toContain(trace.code);
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 300) },
    );
    expect(countIn(bills)).toBeGreaterThan(20_000);
    expect(kindsIn(bills)).toEqual([...KINDS].sort());
  });

  it("in generated rule files", () => {
    const bills: Held[] = [];
    const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 6 })));
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        expect(unmeasured(schedule.plan)).toEqual([]);
        for (const request of requests) {
          const result = schedule.bill(requestJson(rules, request));
          if (result.kind === "bill") bills.push(held(heldBy(result.trace)));
        }
      }),
      { numRuns: 25 },
    );
    expect(countIn(bills)).toBeGreaterThan(10_000);
    expect(kindsIn(bills)).toEqual(expect.arrayContaining(["a group", "a line", "rate", "sum of tag", "the payable", "through"]));
  });

  const withTariffs = schedulesBelow("tariffs").filter(({ files }) => files.some(({ text }) => /^tariff /m.test(text)));

  it.each(withTariffs.map((set) => [set.root, set] as const))("in the tests of %s", (_root, { files }) => {
    const { schedule, tests } = load(files);
    const bills = tests.flatMap(({ result }) => (result?.kind === "bill" ? [held(heldBy(result.trace))] : []));
    expect(countIn(bills)).toBeGreaterThan(30);
    expect(schedule === undefined ? ["no schedule"] : unmeasured(schedule.plan)).toEqual([]);
  });
});

it.each([
  // Halves and thirds of 100 over 6; a bill that divides by zero is refused, so zero counts as 1.
  [
    "a count that changes",
    [
      { from: "2024-03-01", value: "1" },
      { from: "2024-03-11", value: "2" },
      { from: "2024-03-21", value: "3" },
    ],
    "61",
  ],
  ["a count of zero", "0", "5"],
])("%s of the bill", (_title, homes, amount) => {
  const text = SCHEDULE.replace(
    /line energy.*/,
    () => "line share example = if account.homes > 0 then 100 IRR / account.homes else 5 IRR each segment, over bill round half up to 1 IRR",
  );
  const { schedule } = load([{ path: "rules.mizan", text }], { prove: false });
  const result = schedule?.bill({ id: "one", account: { class: "home", homes }, period: { from: "2024-03-01", to: "2024-03-31" }, usage: { active: "0" } });
  if (result?.kind !== "bill") throw new Error(JSON.stringify(result));
  expect(result.bill.total).toBe(amount);
  expect(heldBy(result.trace).problems).toEqual([]);
});

it("what no line uses is measured too", () => {
  const text = `${SCHEDULE}
rate unused: IRR/kWh widths per account.homes { from 2024-01-01 example blocks kWh
    0 .. 2.5 | 7.25
    2.5 ..   | 8 }
`;
  const { schedule, diagnostics } = load([{ path: "rules.mizan", text }], { prove: false });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (schedule === undefined) throw new Error("no schedule");
  const { rates, guards } = schedule.plan;
  const [version] = rates["unused"]?.versions ?? [];
  const ids = expressionIds(version);
  expect(ids.length).toBeGreaterThan(4);
  // Nothing, 2.5 over 2, 7.25 over 4, 8.
  const found = new Set(ids.map((id) => guards.distinct[guards.expressions[id] ?? -1]?.terms.map(({ constant }) => constant).join() ?? "none"));
  expect([...found].sort()).toEqual(["", "29", "5", "8"]);
  expect(unmeasured(schedule.plan)).toEqual([]);
});

const SCHEDULE = `schedule small "Small" {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend friday
  horizon 2024-01-01 to 2025-01-01
}
account { class: home | shop   homes: whole 0 .. 9 }
usage { active: kWh 0 .. 1_000 to 3 decimals }
rate price: IRR/kWh { from 2024-01-01 example: 2 }
tariff all "All" {
  for account.class = home or account.class = shop
  line energy "Energy" example = usage.active * price round half up to 1 IRR
  payable = total + brought_forward
}
`;

/** All that the random tariffs hold. */
const KINDS: readonly string[] = [
  ...["a line", "the payable", "account", "arithmetic", "builtin", "by daypart", "charge", "comparison", "extreme", "fold", "if", "let", "line", "negative"],
  ...["number", "power factor", "rate", "rounded", "select", "sum of tag", "through", "total", "usage"],
];

function held(bill: Held): Held {
  expect(bill.problems).toEqual([]);
  return bill;
}

function countIn(bills: readonly Held[]): number {
  return bills.reduce((sum, { checked }) => sum + checked, 0);
}

function kindsIn(bills: readonly Held[]): readonly string[] {
  return [...new Set(bills.flatMap(({ kinds }) => [...kinds]))].sort();
}
