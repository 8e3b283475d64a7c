// Terms, debts, counts and days at random, in both calendars; as the second reckoning has them and as the rule's body.
import fc from "fast-check";
import type { InstalmentBody } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { Mode, PlainStep, PlainTerms } from "./plain-plan.ts";
import { textOf } from "./plain-plan.ts";
import { PERSIAN, planOf, withBody } from "./rules.ts";

const BASES = { gregorian: planOf(), persian: planOf({}, PERSIAN) };

/** 2020-01-01 and 1399-01-01 are the rules' first days; days here are well after them. */
const FIRST_DAY = 18_800;

/** Days on and near month ends come often. */
const anyDay: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 2_000 }),
  // 31 January of 2022 and of 2024, 29 February 2024, 30 and 31 Shahrivar, 29 and 30 Esfand.
  fc.constantFrom(19_023, 19_753, 19_782, 19_255, 19_256, 19_621, 19_801, 19_802, 20_166, 20_167),
);

const anyStep: fc.Arbitrary<PlainStep> = fc.oneof(
  fc.record({ unit: fc.constant("months" as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ unit: fc.constant("days" as const), count: fc.integer({ min: 1, max: 40 }) }),
);

const anyMode: fc.Arbitrary<Mode> = fc.constantFrom("half up", "half even", "down", "up", "floor", "ceiling");

const anyHolidays: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 29 }))
    .map(([month, day]) => `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
  { maxLength: 80 },
);

export const anyTerms: fc.Arbitrary<PlainTerms> = fc.record({
  calendar: fc.constantFrom("persian" as const, "gregorian" as const),
  first: anyStep,
  every: anyStep,
  moved: fc.boolean(),
  weekend: fc.subarray([3, 4, 5, 6]),
  holidays: anyHolidays,
  step: fc.constantFrom(1n, 7n, 100n, 1_000n, 10_000n),
  mode: anyMode,
  remainder: fc.constantFrom("first" as const, "last" as const, "spread" as const),
  interest: fc.option(fc.record({ percent: fc.bigInt({ min: 1n, max: 40n }), days: fc.constantFrom(30n, 360n, 365n) }), { nil: undefined }),
});

export interface RandomPlan {
  readonly terms: PlainTerms;
  readonly agreed: number;
  readonly debt: bigint;
  readonly down: bigint;
  readonly count: number;
}

/** Debts that give every part something, whatever the step. */
export const anyPlan: fc.Arbitrary<RandomPlan> = fc
  .record({
    terms: anyTerms,
    agreed: anyDay,
    count: fc.integer({ min: 1, max: 14 }),
    size: fc.bigInt({ min: 1n, max: 4_000n }),
    odd: fc.bigInt({ min: 0n, max: 999n }),
    share: fc.bigInt({ min: 0n, max: 90n }),
  })
  .map(({ terms, agreed, count, size, odd, share }) => {
    const left = terms.step * BigInt(count) * (BigInt(count) + size) + odd;
    const down = (left * share) / 100n;
    return { terms, agreed, count, debt: left + down, down };
  });

/** Open-handed in all but the terms: any down payment, any count by `board`. */
export function planFor(terms: PlainTerms, change: Partial<InstalmentBody> = {}): Plan {
  const { first, every, moved, step, mode, remainder, interest, weekend, holidays } = terms;
  const base = BASES[terms.calendar];
  const one = base.oversight.instalments["debt"]?.versions[0]?.body;
  if (one?.kind !== "instalments") throw new Error("no body");
  const rounding = (to: string, of: Mode): InstalmentBody["parts"]["round"] => ({ ...one.parts.round, step: to, mode: of });
  const body: Partial<InstalmentBody> = {
    first,
    every,
    moved,
    down: { least: undefined, most: undefined, round: undefined },
    count: { from: 1, limits: [{ upTo: 1_000, by: "board" }] },
    leastPart: "1",
    parts: { round: rounding(String(step), mode), remainder },
    interest: interest === undefined ? undefined : { rate: `${interest.percent}/100`, days: Number(interest.days), round: rounding("1", "half up") },
    ...change,
  };
  const days = holidays.map((text) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) }));
  const plan = withBody(base, body);
  return { ...plan, weekend, holidays: plan.holidays.map((version) => ({ ...version, body: { kind: "days", days } })) };
}

/** Two or three documents that add up to the debt, their due dates before the agreement. */
export function coversOf({
  terms,
  agreed,
  debt,
}: RandomPlan): readonly { readonly document: string; readonly amount: string; readonly due: string; readonly day: string }[] {
  const [first, second] = [debt / 3n, debt / 4n];
  const amounts = [first, second, debt - first - second];
  return amounts.map((amount, index) => ({
    document: `d-${index}`,
    amount: String(amount),
    due: textOf(terms.calendar, agreed - 30 * (index + 1)),
    day: textOf(terms.calendar, agreed - 30 * (index + 1) - 20),
  }));
}
