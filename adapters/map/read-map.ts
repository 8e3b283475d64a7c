// From the text of a map to a mapping that fits the schedule, or to everything that is wrong with it.
import { readFile } from "node:fs/promises";
import type { Schedule } from "../../src/index.ts";
import { CannotDo } from "../cannot-do.ts";
import { cannotRead } from "../file-errors.ts";
import { shown } from "../shown.ts";
import { textOf } from "../text/encoding.ts";
import { helpOf, jsonFrom } from "../text/json-text.ts";
import { nameFaults } from "./check-names.ts";
import { togetherFaults } from "./check-together.ts";
import { completed } from "./completed.ts";
import type { MapFault } from "./fault.ts";
import { mapSchema } from "./map-schema.ts";
import type { Mapping } from "./mapping.ts";

export type MapReading = { readonly map: Mapping } | { readonly faults: readonly MapFault[] };

/** Throws `CannotDo` with every fault: nothing can be read by half a map. */
export async function readMap(path: string, schedule: Schedule): Promise<Mapping> {
  const name = shown(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw cannotRead(path, error);
  });
  const parsed = jsonFrom(textOf(bytes, name), DEEPEST);
  if ("fault" in parsed) throw new CannotDo(`${name}, line ${parsed.fault.line}, ${parsed.fault.where}: ${parsed.fault.problem}`, helpOf(parsed.fault));
  const reading = mapFrom(parsed.value, schedule);
  if ("map" in reading) return reading.map;
  const told = reading.faults.flatMap(({ place, problem, remedy }) => [`  ${place}: ${problem}`, `    ${remedy}`]);
  throw new CannotDo([`${name} cannot be used:`, ...told].join("\n"), "correct the map; docs/mapping.md tells what it may hold");
}

/** Never throws. Names of the schedule are looked up once the map has its form. */
export function mapFrom(value: unknown, { plan }: Pick<Schedule, "plan">): MapReading {
  const read = mapSchema.safeParse(value);
  if (!read.success) return { faults: read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => faultOf(path, message)) };
  const map = completed(read.data, plan.calendar);
  const faults = [...togetherFaults(map, read.data, plan.calendar), ...nameFaults(map, { plan })];
  return faults.length === 0 ? { map } : { faults: faults.slice(0, MOST_FAULTS) };
}

const DEEPEST = 64;
const MOST_FAULTS = 50;

function faultOf(path: readonly PropertyKey[], message: string): MapFault {
  const [problem = "", remedy = ""] = message.split("\n");
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${shown(String(key))}`)).join("");
  return { place: place === "" ? "the map" : place.replace(/^\./, ""), problem, remedy };
}
