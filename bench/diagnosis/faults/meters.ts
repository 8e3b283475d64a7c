// Faults of meters and quantities: the multiplier, the unit, a meter exchange.
import { partsOf, textOf, timesText } from "../decimal.ts";
import type { Reading, World } from "../world.ts";
import { changedUsage, fieldsOf, PLACES, rowName, usageOf, withRow, withUsage } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";

/** Ratios of current transformers as they are sold. */
const RATIOS = ["1", "10", "20", "30", "40", "50", "60", "80", "100", "120", "150", "160", "200", "240", "250", "300", "400", "500", "600"];

export const METERS: readonly Injector[] = [
  { fault: "F04", name: "wrong multiplier", stage: 2, slot: "multiplier", injections: multipliers },
  { fault: "F33", name: "wrong unit", stage: 2, slot: "unit", injections: units },
  { fault: "F34", name: "meter exchange mishandled", stage: 2, slot: "exchange", injections: exchanges },
];

/** Of one field, of the whole meter, of one of two meters. */
function multipliers(world: World): readonly Injection[] {
  const { readings = [], usage = {} } = world.facts;
  const places = readings.map((_, at) => at);
  const fields = [...new Set(readings.map(({ register }) => register))];
  const sets = [
    ...fields.map((field) => ({ name: field, at: places.filter((at) => readings[at]?.register === field) })),
    ...(fields.length > 1 ? [{ name: "all registers", at: places }] : []),
    ...(readings.some(({ span }) => span !== undefined) ? places.map((at) => ({ name: `${rowName(readings, at)} alone`, at: [at] })) : []),
  ];
  const ofRows = sets.flatMap(({ name, at }) =>
    RATIOS.filter((text) => at.some((each) => readings[each]?.multiplier !== text)).map((text) => ({
      key: `F04 ${name} ${text}`,
      apply: (own: World) => at.reduce<World | undefined>((changed, each) => changed && withRow(changed, each, (row) => ({ ...row, multiplier: text })), own),
    })),
  );
  const ofUsage = Object.keys(usage).flatMap((field) =>
    RATIOS.slice(1).flatMap((text) => [
      { key: `F04 ${field} times ${text}`, apply: scaled(field, (quantity) => timesText(quantity, text)) },
      { key: `F04 ${field} part ${text}`, apply: scaled(field, (quantity) => dividedExactly(quantity, BigInt(text))) },
    ]),
  );
  return [...ofRows, ...ofUsage];
}

function scaled(field: string, change: (quantity: string) => string | undefined): Injection["apply"] {
  return (world) => {
    const usage = usageOf(world.facts, field);
    return usage === undefined ? undefined : withUsage(world, field, changedUsage(usage, change));
  };
}

/** Undefined where more decimals would be needed than a request takes. */
function dividedExactly(quantity: string, by: bigint): string | undefined {
  const parts = partsOf(quantity, PLACES);
  return parts % by === 0n ? textOf(parts / by, PLACES) : undefined;
}

function units({ facts }: World): readonly Injection[] {
  return fieldsOf(facts).flatMap((field) => [
    { key: `F33 ${field} 1000 times`, apply: scaled(field, (quantity) => timesText(quantity, "1000")) },
    {
      key: `F33 ${field} a thousandth`,
      apply: scaled(field, (quantity) => textOf((2n * partsOf(quantity, PLACES) + 1_000n) / 2_000n, PLACES)),
    },
  ]);
}

function exchanges({ facts: { readings = [] } }: World): readonly Injection[] {
  const [old, next] = readings.flatMap(({ span }, at) => (span === undefined ? [] : [at]));
  if (old === undefined || next === undefined) return [];
  const stands = (row: Reading): Reading => ({ ...row, current: row.previous, rollover: false });
  const [oldName, newName] = [rowName(readings, old), rowName(readings, next)];
  return [
    { key: `F34 ${oldName} old meter`, apply: (world) => withRow(world, old, stands) },
    { key: `F34 ${newName} new meter`, apply: (world) => withRow(world, next, stands) },
    {
      key: `F34 ${oldName} last of the old and first of the new`,
      apply: (world) => {
        const previous = world.facts.readings?.[old]?.previous;
        const without = withRow(world, old, stands);
        return without && withRow(without, next, (row) => ({ ...row, previous }));
      },
    },
  ];
}
