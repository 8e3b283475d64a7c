// `mizan check`: what is wrong with rule files, and what in them is not settled.
import type { Checked } from "./checked.ts";
import { checkedSets, countOf } from "./checked.ts";
import type { Io } from "./io.ts";
import { progressOn } from "./progress.ts";
import { checkJson, summaryLine } from "./render-check.ts";
import { diagnosticsText, isError } from "./render-diagnostics.ts";
import { sarifLog } from "./render-sarif.ts";

export const CHECK_FORMATS = ["pretty", "json", "sarif"] as const;

export interface CheckOptions {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly strict: boolean;
  readonly progress: boolean;
}

/** 1 where any file has an error; with `strict` also where there are warnings or anything is not settled. */
export async function check(io: Io, paths: readonly string[], { format, strict, progress: asked }: CheckOptions): Promise<number> {
  const progress = progressOn(io, asked);
  const checked: Checked[] = [];
  let isWrong = false;
  for await (const one of checkedSets(paths, progress)) {
    await progress.clear();
    isWrong ||= one.loaded.diagnostics.some((diagnostic) => strict || isError(diagnostic)) || (strict && countOf(one.loaded.unsettled) > 0);
    if (format === "pretty") await io.stdout.write(`${diagnosticsText(one.loaded.diagnostics, one.files)}${summaryLine(one, { strict, colour: io.colour })}\n`);
    else checked.push(one);
  }
  switch (format) {
    case "pretty":
      break;
    case "json":
      await io.stdout.write(`${JSON.stringify(checkJson(checked), undefined, 2)}\n`);
      break;
    case "sarif":
      await io.stdout.write(`${JSON.stringify(sarifLog(checked, io.pages), undefined, 2)}\n`);
      break;
  }
  return isWrong ? 1 : 0;
}
