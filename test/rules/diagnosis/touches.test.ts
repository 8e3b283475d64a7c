// What a variant says it touches is never too little: over the shipped rule files and over generated ones, every figure that comes out otherwise is among
// them, and the quick way to a vector gives what the whole way gives. The same of two variants together.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bench, Variant } from "../../../src/rules/diagnosis/fault.ts";
import { textFromDay } from "../../../src/values/calendar.ts";
import { scheduleOf } from "../../generators/billed.ts";
import { anyRequest } from "../../generators/random-requests.ts";
import { anyRules } from "../../generators/random-rules.ts";
import { requestJson } from "../../generators/requests.ts";
import { schedulesBelow } from "../../rule-sets.ts";
import type { Beside, Rules } from "./benches.ts";
import { benchIn, caseOf, rulesFrom } from "./benches.ts";
import { BILLS } from "./bills.ts";
import { variantsOf, wrongFits, wrongPairs, wrongSingles } from "./checked.ts";

const sets = [...schedulesBelow("tariffs"), ...schedulesBelow("examples")]
  .map(({ root, files }) => ({ root, rules: rulesFrom(files) }))
  .filter(({ rules: { requests } }) => requests.length > 0);

/** One bill of each tariff and each form of request. */
function benchesOf({ plan, requests }: Rules): readonly Bench[] {
  const benches = requests.flatMap((request) => benchIn(plan, request, besideOf({ plan, requests }, request)) ?? []);
  const seen = new Set<string>();
  return benches.filter(({ scene: { parts }, trace }) => {
    const form = [trace.tariff.name, parts.readings !== undefined, (parts.readings?.length ?? 0) > 1, parts.true_up !== undefined].join("|");
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  });
}

/** The bill before, with the same usage; a ledger with a row of each kind; bills of other accounts. */
function besideOf({ plan, requests }: Rules, request: Readonly<Record<string, unknown>>): Beside {
  const own = benchIn(plan, request);
  if (own === undefined) return {};
  const { from, to } = own.facts.period;
  const [first, day] = [textFromDay(plan.calendar, from - (to - from)), textFromDay(plan.calendar, from)];
  const amounts = { opening: "1200", bill: "5000", payment: "-4000", adjustment: "-300", fee: "24", carried: "7" } as const;
  const ledger = (["opening", "bill", "payment", "adjustment", "fee", "carried"] as const).map((kind) => ({ id: kind, day, kind, amount: amounts[kind] }));
  const neighbours = [caseOf({ ...request, period: { from: first, to: day } }, "own", "before")];
  return { ledger, neighbours, route: requests.slice(0, 2).map((other, at) => caseOf(other, `other ${at}`)) };
}

/** Every third variant with two that stand far from it in the catalogue, in either order. */
function pairsOf(variants: readonly Variant[]): readonly (readonly [Variant, Variant])[] {
  const few = variants.filter((_, at) => at % 3 === 0);
  return few.flatMap((first, at) =>
    [5, 41].flatMap((step) => {
      const second = few[(at + step) % few.length];
      return second === undefined || second === first ? [] : [[first, second] as const];
    }),
  );
}

describe.each(sets)("$root", ({ rules }) => {
  const benches = benchesOf(rules);

  test("has bills to try", () => {
    expect(benches.length).toBeGreaterThan(0);
  });

  test("what a variant changes is among what it touches, and the quick vector is the whole one", () => {
    expect(benches.flatMap(wrongSingles)).toEqual([]);
  });

  test("of two variants, what neither touches stays, and what one alone touches is as that one makes it, unless one rewires", () => {
    expect(benches.flatMap((bench) => wrongPairs(bench, pairsOf(variantsOf(bench))))).toEqual([]);
  });

  test("whether a variant fits is told as by the whole vector", () => {
    const wrong = benches.flatMap((bench) => {
      const variants = variantsOf(bench);
      return variants.filter((_, at) => at % 120 === 7).flatMap((from) => wrongFits(bench, from));
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(Object.entries(BILLS))("the bill worked out on paper: %s", (_, { bench }) => {
  test("touches enough, alone and beside another, and tells whether it fits", () => {
    const variants = variantsOf(bench);
    expect(wrongSingles(bench)).toEqual([]);
    expect(wrongPairs(bench, pairsOf(variants))).toEqual([]);
    expect(variants.filter((__, at) => at % 60 === 7).flatMap((from) => wrongFits(bench, from))).toEqual([]);
  });
});

describe("generated rules, with lines cut by rates, seasons and dated facts", () => {
  const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 3 })));

  test("what a variant changes is among what it touches, alone and beside another", () => {
    let tried = 0;
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const { plan } = scheduleOf(rules);
        const bench = requests.flatMap((request) => benchIn(plan, requestJson(rules, request)) ?? [])[0];
        if (bench === undefined) return;
        tried += 1;
        expect(wrongSingles(bench)).toEqual([]);
        expect(wrongPairs(bench, pairsOf(variantsOf(bench)))).toEqual([]);
      }),
      { numRuns: 12 },
    );
    expect(tried).toBeGreaterThan(6);
  });
});
