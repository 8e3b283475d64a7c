// `mizan fmt`: rule files in their canonical layout, written back, or only compared.
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import type { RuleText } from "../src/index.ts";
import { formatRules } from "../src/index.ts";
import { namedFiles } from "./files.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { diagnosticsText } from "./render-diagnostics.ts";
import { counted, shown } from "./shown.ts";

/** 1 where a file has errors (it is left as it is), or with `check` where one is not in its layout. Prints the files that change. */
export async function fmt(io: Io, paths: readonly string[], { check }: { readonly check: boolean }): Promise<number> {
  const files = await namedFiles(paths);
  let broken = 0;
  let changed = 0;
  for (const file of files) {
    const { value, diagnostics } = formatRules(file.path, file.text);
    if (value === undefined) {
      broken += 1;
      await io.stderr.write(diagnosticsText(diagnostics, [file]));
    } else if (value !== file.text) {
      changed += 1;
      if (!check) await writeBack(file, value);
      await io.stdout.write(`${shown(file.path)}\n`);
    }
  }
  await io.stderr.write(`${summary(files.length, changed, broken, check)}\n`);
  return broken > 0 || (check && changed > 0) ? 1 : 0;
}

function summary(all: number, changed: number, broken: number, check: boolean): string {
  const parts = [check ? `${counted(changed, "file")} of ${all} would change` : `${counted(changed, "file")} of ${all} changed`];
  if (broken > 0) parts.push(`${counted(broken, "file")} with errors left alone`);
  if (check && changed > 0) parts.push("run `mizan fmt` on them");
  return parts.join("; ");
}

/** Beside the file first, then in its place: a run that is cut off leaves the old or the new text, never a part. */
async function writeBack({ path }: RuleText, text: string): Promise<void> {
  try {
    const target = await realpath(path);
    const beside = `${target}.${process.pid}.tmp`;
    const { mode } = await stat(target);
    try {
      await writeFile(beside, text, { flag: "wx" });
      await chmod(beside, mode);
      await rename(beside, target);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new CannotDo(`${shown(path)} cannot be written: ${error instanceof Error ? shown(error.message) : "for an unknown reason"}`);
  }
}
