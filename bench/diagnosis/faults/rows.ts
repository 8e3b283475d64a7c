// Faults of one row of the readings.
import type { Reading, World } from "../world.ts";
import { rowName, withRow } from "./figures.ts";
import type { Injection } from "./injection.ts";

/** The rows of the world with their names; `change` of one of them is the fault. */
export function eachRow(world: World, injections: (row: Reading, name: string, at: number) => readonly Injection[]): readonly Injection[] {
  const readings = world.facts.readings ?? [];
  return readings.flatMap((row, at) => injections(row, rowName(readings, at), at));
}

export function ofRow(key: string, at: number, change: (row: Reading) => Reading | undefined): Injection {
  return { key, apply: (world) => withRow(world, at, change) };
}
