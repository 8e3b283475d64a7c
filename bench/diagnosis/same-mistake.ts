// Whether a mistake that was not taken from the catalogue is one of it by another name: a digit mistyped in the only price of a line may be the line left out,
// and a tenth off may be the price of another year. Both are then made once more where the same customer used other quantities in a period of another length:
// what fitted by chance parts there, and what is the same mistake stays the same bill.
import { partsOf, placesOf, textOf } from "./decimal.ts";
import { changedUsage } from "./faults/figures.ts";
import type { Issued } from "./issuer.ts";
import { issuedBy } from "./issuer.ts";
import { remade } from "./judge.ts";
import type { Beside, Facts, Reading, World } from "./world.ts";

export interface Doubted {
  readonly right: World;
  readonly beside: Beside;
  /** Of the fault that fits: the bench makes it by code of its own. */
  readonly key: string;
  /** Makes the mistake in another world, as it was made in this one. */
  readonly make: (world: World, bill: Issued) => Issued | undefined;
}

/** In hundredths of the usage, and in days more. */
const ELSEWHERE = [
  { share: 83, days: 1 },
  { share: 121, days: -2 },
  { share: 57, days: 3 },
  { share: 190, days: 0 },
];

/** Twice at least both must change a bill, and never part. A fault that the bench does not make itself is never the same. */
export function isSameMistake({ right, beside, key, make }: Doubted): boolean {
  const compared = ELSEWHERE.flatMap(({ share, days }) => {
    const world = { ...right, facts: otherUse(right.facts, share, days) };
    const bill = issuedBy(world);
    const mistaken = bill && make(world, bill);
    const faulty = bill && mistaken && remade({ right: world, beside }, [key]);
    if (bill === undefined || mistaken === undefined || faulty === undefined) return [];
    const unit = right.spec.decimals;
    return isAlmostSame(mistaken, bill, unit) && isAlmostSame(faulty, bill, unit) ? [] : [isAlmostSame(mistaken, faulty, unit)];
  });
  return compared.length >= 2 && compared.every((isSame) => isSame);
}

/** The two may round in another order: a line, and what adds up lines, may be one smallest amount apart. */
function isAlmostSame(a: Issued, b: Issued, decimals: number): boolean {
  const names = [...new Set([...a.lines.keys(), ...b.lines.keys()])];
  const gap = (one: string, other: string): bigint => partsOf(one, decimals) - partsOf(other, decimals);
  const gaps = [
    ...names.map((name) => gap(a.lines.get(name) ?? "0", b.lines.get(name) ?? "0")),
    gap(a.total, b.total),
    gap(a.broughtForward, b.broughtForward),
  ];
  if (gaps.some((parts) => parts > 1n || parts < -1n)) return false;
  return gaps.some((parts) => parts !== 0n) || (gap(a.payable, b.payable) === 0n && gap(a.carried, b.carried) === 0n);
}

function otherUse(facts: Facts, share: number, days: number): Facts {
  const parts = (quantity: string): string => timesShare(quantity, share);
  const { period, readings, usage, trueUp } = facts;
  const isCut = trueUp !== undefined || (readings ?? []).some(({ span }) => span !== undefined) || Object.values(usage ?? {}).some(Array.isArray);
  const used = Object.entries(usage ?? {}).map(([name, given]) => [name, changedUsage(given, parts) ?? given] as const);
  return {
    ...facts,
    period: isCut ? period : { from: period.from, to: period.to + days },
    readings: readings?.map((row) => otherReading(row, share)),
    usage: usage === undefined ? undefined : Object.fromEntries(used),
  };
}

/** One that passed its highest figure is left as it is. */
function otherReading(row: Reading, share: number): Reading {
  const { previous, current, maximum, rollover } = row;
  if (maximum !== undefined) return { ...row, maximum: timesShare(maximum, share) };
  if (previous === undefined || current === undefined || rollover) return row;
  const places = Math.max(placesOf(previous), placesOf(current));
  const [from, to] = [partsOf(previous, places), partsOf(current, places)];
  return { ...row, current: textOf(from + ((to - from) * BigInt(share)) / 100n, places) };
}

function timesShare(quantity: string, share: number): string {
  const places = placesOf(quantity);
  return textOf((partsOf(quantity, places) * BigInt(share)) / 100n, places);
}
