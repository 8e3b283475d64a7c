import type { Beside, Reading, World } from "../world.ts";
import { isSameRegister, rowName, usageOf, withRow, withUsage } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";
import { eachRow, ofRow } from "./rows.ts";

export const REGISTERS: readonly Injector[] = [
  { fault: "F05", name: "rollover ignored", stage: 1, slot: "rollover", injections: rolloverIgnored },
  { fault: "F10", name: "registers swapped", stage: 1, slot: "registers", injections: swapped },
  { fault: "F11", name: "crossed meters", stage: 1, slot: "registers", injections: crossed },
];

function rolloverIgnored(world: World): readonly Injection[] {
  return eachRow(world, (row, name, at) =>
    !row.rollover
      ? []
      : [
          ofRow(`F05 ${name} by size`, at, ({ previous, current, ...own }) => ({ ...own, previous: current, current: previous, rollover: false })),
          ofRow(`F05 ${name} as nothing`, at, (own) => ({ ...own, current: own.previous, rollover: false })),
          ofRow(`F05 ${name} from zero`, at, (own) => ({ ...own, previous: "0", rollover: false })),
        ],
  );
}

function swapped(world: World): readonly Injection[] {
  const { readings = [], usage } = world.facts;
  const rows = readings.map((row, at) => ({ row, at })).filter(({ row }) => row.daypart !== undefined);
  const ofRows = otherOrders(rows).flatMap((order) => {
    const names = rows.flatMap(({ at }, nth) => {
      const other = order[nth];
      return other === undefined || other.at === at ? [] : [`${rowName(readings, at)} as ${rowName(readings, other.at)}`];
    });
    return (["both", "current"] as const).map((figures) => ({
      key: `F10 ${names.join(", ")} ${figures}`,
      apply: (own: World) => exchanged(own, rows, order, figures),
    }));
  });
  const active = usage?.["active"];
  if (typeof active !== "object" || Array.isArray(active)) return ofRows;
  const dayparts = Object.keys(active);
  const ofUsage = otherOrders(dayparts).map((order): Injection => {
    const names = dayparts.flatMap((name, at) => (order[at] === name ? [] : [`${name} as ${order[at] ?? ""}`]));
    return {
      key: `F10 active ${names.join(", ")}`,
      apply: (own) => {
        const given = usageOf(own.facts, "active");
        if (typeof given !== "object" || Array.isArray(given)) return undefined;
        const figures = new Map(Object.entries(given));
        return withUsage(own, "active", Object.fromEntries(dayparts.map((name, at) => [name, figures.get(order[at] ?? "") ?? "0"])));
      },
    };
  });
  return [...ofRows, ...ofUsage];
}

interface Placed {
  readonly at: number;
}

function exchanged(world: World, rows: readonly Placed[], order: readonly Placed[], figures: "both" | "current"): World | undefined {
  const before = world.facts.readings ?? [];
  return rows.reduce<World | undefined>((changed, { at }, nth) => {
    const theirs = before[order[nth]?.at ?? -1];
    if (changed === undefined || theirs === undefined) return undefined;
    const { previous, current, rollover, digits } = theirs;
    return withRow(changed, at, (own) => {
      if (figures === "both") return { ...own, previous, current, rollover, digits };
      return own.rollover || rollover ? undefined : { ...own, current };
    });
  }, world);
}

function otherOrders<T>(things: readonly T[]): readonly (readonly T[])[] {
  return ordersOf(things).filter((order) => order.some((each, at) => each !== things[at]));
}

function ordersOf<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length === 0) return [[]];
  return things.flatMap((first, at) => ordersOf([...things.slice(0, at), ...things.slice(at + 1)]).map((rest) => [first, ...rest]));
}

/** Another's figures against the own multiplier. */
function crossed({ facts: { readings = [], usage } }: World, { strangers }: Beside): readonly Injection[] {
  return strangers.flatMap(({ account, facts }) => {
    const theirs = facts.readings ?? [];
    const name = `F11 ${account} ${facts.id}`;
    const pairs = readings.flatMap((row, at) => {
      const found = theirs.filter((other) => isSameRegister(other, row));
      const isOnly = readings.filter((other) => isSameRegister(other, row)).length === 1;
      return isOnly && found[0] !== undefined ? [{ at, other: found[0] }] : [];
    });
    if (pairs.length === 0)
      return usage === undefined
        ? []
        : [
            {
              key: `${name} usage`,
              apply: (own: World) =>
                Object.keys(usage).reduce<World | undefined>((world, field) => world && withUsage(world, field, usageOf(facts, field)), own),
            },
          ];
    const each = (change: (row: Reading, other: Reading) => Reading) => (own: World) =>
      pairs.reduce<World | undefined>((world, { at, other }) => world && withRow(world, at, (row) => change(row, other)), own);
    return [
      {
        key: `${name} both`,
        apply: each((row, { previous, current, maximum, rollover, digits }) => ({ ...row, previous, current, maximum, rollover, digits })),
      },
      { key: `${name} current`, apply: each((row, { current, maximum }) => ({ ...row, current, maximum })) },
    ];
  });
}
