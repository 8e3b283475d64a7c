// Faults of estimates: one in place of a reading, one not trued up, or trued up twice.
import { nearest, partsOf, textOf } from "../decimal.ts";
import type { Beside, Facts, Usage, World } from "../world.ts";
import { fieldsOf, isPieces, PLACES, usageFrom, usageOf, wholeOf, withUsage } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";

export const ESTIMATES: readonly Injector[] = [
  { fault: "F21", name: "estimate in place of a reading", stage: 3, slot: "quantity", injections: estimated },
  { fault: "F22", name: "estimate not trued up, or trued up twice", stage: 3, slot: "true-up", injections: trueUps },
];

type Whole = Readonly<Record<string, bigint>>;

/** An estimate as a quotient: it is rounded to the decimals of the field, or to a whole unit. */
interface Estimate {
  readonly way: string;
  readonly numerator: Whole;
  readonly denominator: bigint;
}

function estimated({ facts }: World, { earlier }: Beside): readonly Injection[] {
  if (facts.trueUp !== undefined) return [];
  return fieldsOf(facts).flatMap((field) =>
    [...ofBills(facts, earlier, field), ...(field === "energy" ? [...ofHistory(facts), ...ofLoadFactors(facts)] : [])].flatMap((estimate) => [
      { key: `F21 ${field} ${estimate.way}`, apply: (world: World) => withUsage(world, field, roundedUsage(estimate, 1n)) },
      { key: `F21 ${field} ${estimate.way}, to a whole unit`, apply: (world: World) => withUsage(world, field, roundedUsage(estimate, 1_000n)) },
    ]),
  );
}

/** `step` in parts of the last place. */
function roundedUsage({ numerator, denominator }: Estimate, step: bigint): Usage {
  return usageFrom(Object.fromEntries(Object.entries(numerator).map(([daypart, parts]) => [daypart, nearest(parts, denominator * step) * step])));
}

function ofBills(facts: Facts, earlier: readonly Facts[], field: string): readonly Estimate[] {
  const before = earlier.filter((bill) => usageOf(bill, field) !== undefined).toReversed();
  const year = before.filter(({ period }) => Math.abs(period.from - (facts.period.from - 365)) <= 13).slice(0, 1);
  const sets = [
    { way: "last bill", bills: before.slice(0, 1) },
    ...(before.length < 3 ? [] : [{ way: "average of 3 bills", bills: before.slice(0, 3) }]),
    ...(before.length < 12 ? [] : [{ way: "average of 12 bills", bills: before.slice(0, 12) }]),
    { way: "same period of last year", bills: year },
  ];
  return sets.flatMap(({ way, bills }) => {
    if (bills.length === 0) return [];
    const sum = bills.map((bill) => wholeOf(usageOf(bill, field) ?? "0")).reduce(together);
    const plain: Estimate = { way, numerator: sum, denominator: BigInt(bills.length) };
    if (field === "demand") return [plain];
    const days = BigInt(bills.reduce((count, { period }) => count + period.to - period.from, 0));
    const own = BigInt(facts.period.to - facts.period.from);
    return [plain, { way: `${way}, by days`, numerator: times(sum, own), denominator: days }];
  });
}

function ofHistory({ history }: Facts): readonly Estimate[] {
  const past = (history?.["past"] ?? []).map((text) => partsOf(text, PLACES));
  const mean = (way: string, values: readonly bigint[]): Estimate => ({
    way: `past ${way}`,
    numerator: { "": values.reduce((sum, each) => sum + each, 0n) },
    denominator: BigInt(values.length),
  });
  if (past.length < 12) return [];
  return [mean("latest", past.slice(0, 1)), mean("average of 3", past.slice(0, 3)), mean("average of 12", past), mean("12 back", past.slice(11, 12))];
}

function ofLoadFactors({ account, period }: Facts): readonly Estimate[] {
  const { contracted } = account;
  if (typeof contracted !== "string") return [];
  const full = partsOf(contracted, PLACES) * BigInt(24 * (period.to - period.from));
  return [20, 30, 40, 50, 60].map((share) => ({
    way: `load factor ${textOf(BigInt(share), 2)}`,
    numerator: { "": full * BigInt(share) },
    denominator: 100n,
  }));
}

export function together(a: Whole, b: Whole): Whole {
  return Object.fromEntries(Object.entries(a).map(([daypart, parts]) => [daypart, parts + (b[daypart] ?? 0n)]));
}

function times(whole: Whole, factor: bigint): Whole {
  return Object.fromEntries(Object.entries(whole).map(([daypart, parts]) => [daypart, parts * factor]));
}

function trueUps({ facts }: World, { earlier }: Beside): readonly Injection[] {
  if (facts.trueUp !== undefined)
    return [
      { key: "F22 left out", apply: (world) => (world.facts.trueUp === undefined ? undefined : { ...world, trueUps: 0 }) },
      { key: "F22 twice", apply: (world) => (world.facts.trueUp === undefined ? undefined : { ...world, trueUps: 2 }) },
      { key: "F22 whole advance on this bill", apply: (world) => ({ ...world, facts: { ...world.facts, trueUp: undefined } }) },
    ];
  const before = earlier[earlier.length - 1]?.usage?.["energy"];
  if (before === undefined || !isPieces(before) || !before.some((piece) => piece.estimated)) return [];
  const charged = wholeOf(before);
  const changed =
    (sign: bigint): Injection["apply"] =>
    (world) => {
      const own = usageOf(world.facts, "energy");
      const whole = own === undefined ? undefined : together(wholeOf(own), times(charged, sign));
      return whole === undefined || Object.values(whole).some((parts) => parts < 0n) ? undefined : withUsage(world, "energy", usageFrom(whole));
    };
  return [
    { key: "F22 energy charged again", apply: changed(1n) },
    { key: "F22 energy taken off again", apply: changed(-1n) },
  ];
}
