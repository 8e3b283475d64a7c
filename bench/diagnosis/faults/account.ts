// Faults of the account's facts: another class or area, another contracted power.
import { isSameNumber, textOf } from "../decimal.ts";
import { CLASSES } from "../spec.ts";
import type { Beside, Facts, World } from "../world.ts";
import { withSpec } from "./edits.ts";
import { usageOf, wholeOf } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";

export const ACCOUNT: readonly Injector[] = [
  { fault: "F01", name: "wrong class", stage: 4, slot: "class", injections: wrongClass },
  { fault: "F23", name: "wrong contracted demand", stage: 8, slot: "contracted demand", injections: contracted },
];

function wrongClass({ spec, facts }: World): readonly Injection[] {
  const fields = [
    { field: "class", values: CLASSES },
    { field: "area", values: ["city", "village"] },
  ];
  const choices = fields.flatMap(({ field, values }) =>
    values.filter((value) => facts.account[field] !== value).map((value) => ({ key: `F01 ${field} ${value}`, apply: withFact(field, value) })),
  );
  if (facts.tariff === undefined) return choices;
  const others = spec.tariffs.filter(({ name }) => name !== facts.tariff);
  const tariffs = others.map(({ name }): Injection => ({ key: `F01 tariff ${name}`, apply: (world) => underTariff(world, name) }));
  return [...choices, ...tariffs];
}

function withFact(field: string, value: string): Injection["apply"] {
  return (world) => ({ ...world, facts: { ...world.facts, account: { ...world.facts.account, [field]: value } } });
}

/** The tariff is taken whatever the account says: the issuer's file knows no other. */
function underTariff(world: World, name: string): World | undefined {
  const changed = withSpec(world, (spec) => ({
    ...spec,
    tariffs: spec.tariffs.filter((each) => each.name === name).map((each) => ({ ...each, classes: [] })),
  }));
  return { ...changed, facts: { ...changed.facts, tariff: name } };
}

/** What holds on another day, held on an earlier bill, was measured, or stands in the history. */
function contracted({ facts }: World, { earlier }: Beside): readonly Injection[] {
  const present = contractedIn(facts);
  const demand = usageOf(facts, "demand");
  const found = [
    ...present,
    ...earlier.flatMap(contractedIn),
    ...(demand === undefined ? [] : Object.values(wholeOf(demand)).map((parts) => textOf(parts, 3))),
    ...(facts.history?.["peak_kw"] ?? []),
  ];
  const others = found.filter((value, at) => found.findIndex((other) => isSameNumber(other, value)) === at);
  return others
    .filter((value) => !present.every((own) => isSameNumber(own, value)))
    .map((value) => ({ key: `F23 contracted ${value}`, apply: withFact("contracted", value) }));
}

function contractedIn({ account: { contracted: value } }: Facts): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value.map((change) => change.value);
}

/** What held on the bill's first day is taken to have held before. */
export function heldFrom({ account }: Facts, from: number): Facts["account"] {
  return Object.fromEntries(
    Object.entries(account).map(([field, value]) => [
      field,
      typeof value === "string" ? value : value.map((change, at) => (at === 0 && change.from > from ? { ...change, from } : change)),
    ]),
  );
}
