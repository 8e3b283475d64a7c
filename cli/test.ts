// `mizan test`: the `test` blocks of rule files, and what of the rules they reach.
import { writeFile } from "node:fs/promises";
import { load } from "../src/index.ts";
import type { Checked } from "./checked.ts";
import { checkedSets } from "./checked.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { progressOn } from "./progress.ts";
import { coverageText } from "./render-coverage.ts";
import { isError } from "./render-diagnostics.ts";
import { junitXml } from "./render-junit.ts";
import { testsText } from "./render-tests.ts";
import { shown } from "./shown.ts";

export interface TestOptions {
  readonly coverage: boolean;
  /** The file for a report in JUnit's XML. */
  readonly junit: string | undefined;
  readonly progress: boolean;
}

/** 1 where a test or claim does not hold, or the rules have errors. */
export async function test(io: Io, paths: readonly string[], { coverage, junit, progress: asked }: TestOptions): Promise<number> {
  const progress = progressOn(io, asked);
  const all: Checked[] = [];
  for await (const one of checkedSets(paths, progress)) {
    await progress.clear();
    await io.stdout.write(testsText(one, io.colour));
    if (coverage) await io.stdout.write(coverageOf(one));
    all.push(one);
  }
  if (junit !== undefined) await writeReport(junit, junitXml(all));
  return all.some(({ loaded }) => loaded.diagnostics.some(isError)) ? 1 : 0;
}

/** Tests that fail leave no schedule to bill by; what they reached can be told all the same. */
function coverageOf({ files, loaded }: Checked): string {
  const schedule = loaded.schedule ?? load(files, { prove: false }).schedule;
  return schedule === undefined ? "" : coverageText(schedule.coverage(loaded.tests));
}

async function writeReport(file: string, xml: string): Promise<void> {
  try {
    await writeFile(file, xml);
  } catch (error) {
    throw new CannotDo(
      `${shown(file)} cannot be written: ${error instanceof Error ? shown(error.message) : "for an unknown reason"}`,
      "name a file in a folder that exists",
    );
  }
}
