// Faults of whole documents: a period billed twice, or skipped and made up for on the next bill.
import type { Beside, Facts, World } from "../world.ts";
import { heldFrom } from "./account.ts";
import { together } from "./estimates.ts";
import { fieldsOf, isPieces, isSameRegister, usageFrom, usageOf, wholeOf, withRow, withUsage } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";

export const DOCUMENTS: readonly Injector[] = [
  { fault: "F29", name: "double billing", stage: 13, slot: "document", injections: billedTwice },
  { fault: "F30", name: "skipped period", stage: 13, slot: "document", injections: skipped },
];

function billedTwice({ facts }: World, { earlier }: Beside): readonly Injection[] {
  const before = earlier[earlier.length - 1];
  if (before === undefined || facts.trueUp !== undefined) return [];
  const { id, period } = before;
  const withPeriod = (world: World): World => ({ ...world, facts: { ...world.facts, period } });
  const withReadings = (world: World): World | undefined =>
    fieldsOf(facts).reduce<World | undefined>((own, field) => own && withFieldOf(own, before, field), world);
  return [
    { key: `F29 readings of ${id}`, apply: withReadings },
    { key: `F29 period of ${id}`, apply: (world) => (hasSpans(world.facts) ? undefined : withPeriod(world)) },
    {
      key: `F29 readings and period of ${id}`,
      apply: (world) => {
        const counted = withReadings(world);
        return counted === undefined || hasSpans(counted.facts) ? undefined : withPeriod(counted);
      },
    },
  ];
}

/** The figures of the bill before, against this bill's multiplier; its usage, where one of them has no registers or two meters. */
function withFieldOf(world: World, before: Facts, field: string): World | undefined {
  const { readings = [] } = world.facts;
  const rows = readings.flatMap((row, at) => (row.register === field ? [{ row, at }] : []));
  const theirs = before.readings ?? [];
  const pairs = rows.flatMap(({ row, at }) => {
    const other = theirs.find((each) => isSameRegister(each, row));
    return other === undefined ? [] : [{ at, other }];
  });
  const isOneEach = rows.length > 0 && rows.every(({ row }) => row.span === undefined) && pairs.length === rows.length;
  if (!isOneEach) {
    const usage = usageOf(before, field);
    return usage === undefined ? world : withUsage(world, field, usageFrom(wholeOf(usage)));
  }
  return pairs.reduce<World | undefined>(
    (own, { at, other: { previous, current, maximum, rollover, digits } }) =>
      own && withRow(own, at, (row) => ({ ...row, previous, current, maximum, rollover, digits })),
    world,
  );
}

function hasSpans({ readings, usage }: Facts): boolean {
  return (readings ?? []).some(({ span }) => span !== undefined) || Object.values(usage ?? {}).some(isPieces);
}

function skipped({ facts }: World, { earlier }: Beside): readonly Injection[] {
  const before = earlier[earlier.length - 1];
  if (before === undefined || facts.trueUp !== undefined) return [];
  const { id, period } = before;
  const both = (world: World): World | undefined =>
    fieldsOf(facts)
      .filter((field) => field !== "demand")
      .reduce<World | undefined>((own, field) => {
        const [is, was] = [own && usageOf(own.facts, field), usageOf(before, field)];
        return own === undefined || is === undefined || was === undefined ? own : withUsage(own, field, usageFrom(together(wholeOf(is), wholeOf(was))));
      }, world);
  return [
    { key: `F30 advance of ${id} too`, apply: both },
    {
      key: `F30 advance and days of ${id} too`,
      apply: (world) => {
        const counted = both(world);
        return (
          counted && {
            ...counted,
            facts: { ...counted.facts, period: { from: period.from, to: counted.facts.period.to }, account: heldFrom(counted.facts, period.from) },
          }
        );
      },
    },
  ];
}
