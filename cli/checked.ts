// Rule files loaded and checked, one schedule after another.

import { readFile } from "node:fs/promises";
import type { Loaded, RuleText, Schedule, Unsettled } from "../src/index.ts";
import { load, loadPlan } from "../src/index.ts";
import { textOf } from "./encoding.ts";
import type { RuleSet } from "./files.ts";
import { cannotRead, oneRuleSet, ruleSets } from "./files.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { jsonFault } from "./json-text.ts";
import type { Progress } from "./progress.ts";
import { diagnosticsText, isError } from "./render-diagnostics.ts";
import { counted, shown } from "./shown.ts";

export interface Checked {
  readonly root: string;
  readonly files: readonly RuleText[];
  readonly loaded: Loaded;
}

/** In the order of the paths. */
export async function* checkedSets(paths: readonly string[], progress: Progress): AsyncGenerator<Checked> {
  const sets = await ruleSets(paths);
  for (const [at, { root, files }] of sets.entries()) {
    await progress.tick(() => `checking ${shown(root)}, ${at + 1} of ${sets.length}`);
    yield { root, files, loaded: load(files) };
  }
}

/** The schedule of a path: rule files without any error, their tests and claims included, or a stored plan. Undefined after its errors were told. */
export async function scheduleAt(io: Io, path: string): Promise<Schedule | undefined> {
  if (path.endsWith(".json")) return storedSchedule(path);
  return scheduleOfSet(io, await oneRuleSet(path));
}

export function countOf(unsettled: Unsettled): number {
  return Object.values(unsettled).reduce((sum: number, count: number) => sum + count, 0);
}

async function scheduleOfSet(io: Io, { root, files }: RuleSet): Promise<Schedule | undefined> {
  const { schedule, diagnostics } = load(files);
  if (schedule !== undefined) return schedule;
  const errors = diagnostics.filter(isError);
  await io.stderr.write(`${diagnosticsText(errors, files)}${shown(root)}: ${counted(errors.length, "error")}, so nothing is worked out by these rules\n`);
  return undefined;
}

async function storedSchedule(path: string): Promise<Schedule> {
  const text = textOf(await bytesOf(path), shown(path));
  const fault = jsonFault(text, DEEPEST_PLAN);
  if (fault !== undefined) throw new CannotDo(`${shown(path)} is no plan: line ${fault.line}, ${fault.where}: ${fault.problem}`, "write one with `mizan plan`");
  const { schedule, problem } = loadPlan(text);
  if (schedule === undefined) throw new CannotDo(`${shown(path)} is no plan: ${shown(problem ?? "it cannot be read")}`, "write one with `mizan plan`");
  return schedule;
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** A value has at most 1,000 operations, each of which nests two or three deep in a plan. */
const DEEPEST_PLAN = 4096;
