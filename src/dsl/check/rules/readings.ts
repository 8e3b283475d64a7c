// The readings of a test, as a bill request has them. Whether they join and fit, the request itself says.
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./typing.ts";
import { unknownField, unknownValue } from "./unknown-names.ts";

export function requestReadings(scope: Scope, readings: readonly tree.TestReading[]): readonly Readonly<Record<string, unknown>>[] {
  return readings.flatMap((reading) => {
    const field = scope.usage.get(foldName(reading.register.text));
    if (field === undefined) {
      unknownField({ scope }, "usage", reading.register, scope.usage.values());
      return [];
    }
    for (const date of [reading.from, reading.to]) if (date !== undefined) dayOf(scope, date);
    const row = {
      register: field.name,
      daypart: reading.daypart === undefined ? undefined : daypartOf(scope, field, reading.daypart),
      previous: reading.previous.text,
      current: reading.current.text,
      multiplier: reading.multiplier?.text,
      digits: reading.digits?.text,
      rollover: reading.rollover ? true : undefined,
      estimated: reading.estimated ? true : undefined,
      from: reading.from?.text,
      to: reading.to?.text,
    };
    return [Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))];
  });
}

function daypartOf(
  scope: Scope,
  field: { readonly name: string; readonly by: string | undefined; readonly unit: { readonly name: string } },
  name: tree.Name,
): string | undefined {
  const set = field.by === undefined ? undefined : scope.dayparts.get(foldName(field.by));
  if (set === undefined) return refuse({ scope }, "test-has-dayparts", name.span, { field: field.name, unit: field.unit.name });
  const member = set.members.find((one) => foldName(one.name) === foldName(name.text));
  return member === undefined ? unknownValue({ scope }, name, `dayparts.${set.name}`) : member.name;
}
