// `mizan correct`: the reverse and the reissue of issued bills, re-rated by the rules then in force, with the change line by line.
import type { Correction } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import { needed } from "./oversight-schedule.ts";
import type { Language } from "./sheet-words.ts";
import { counted, grouped } from "./shown.ts";
import { tableLines } from "./table.ts";

export interface CorrectOptions {
  readonly issued: string | undefined;
  readonly facts: string | undefined;
  readonly format: "pretty" | "json" | "jsonl";
  readonly lang: Language;
  readonly asKnown: string | undefined;
  readonly carry: "as stated" | "passed on";
}

/** 0 each bill has its documents, 1 some could not be corrected or the rules are wrong. */
export async function correct(io: Io, path: string, options: CorrectOptions): Promise<number> {
  const [issuedFile, factsFile] = [needed(options.issued, "--issued", "correct"), needed(options.facts, "--facts", "correct")];
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const [issued, facts] = [await jsonValues(io, issuedFile), await jsonValues(io, factsFile)];
  const problems = [...issued.problems, ...facts.problems];
  for (const { row, message, help } of problems) await io.stderr.write(`row ${row}: ${message}\n  help: ${help}\n`);
  const result = oversight.correct({ issued: issued.values, facts: facts.values }, { known: options.asKnown, carry: options.carry, language: options.lang });
  await io.stdout.write(textOf(result.corrections, options.format));
  for (const finding of [...result.failures, ...result.notes]) await io.stderr.write(oversight.explainFinding(finding, options.lang));
  await io.stderr.write(`${counted(result.corrections.length, "correction")}, ${result.failures.length} refused\n`);
  return result.failures.length + problems.length > 0 ? 1 : 0;
}

function textOf(corrections: readonly Correction[], format: CorrectOptions["format"]): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(corrections, undefined, 2)}\n`;
    case "jsonl":
      return corrections.map((each) => `${JSON.stringify(each)}\n`).join("");
    case "pretty":
      return corrections.map(sheetOf).join("\n");
  }
}

function sheetOf({ bill, currency, delta, hashes }: Correction): string {
  const lines = delta.lines.map(({ name, issued, recomputed, delta: change }) => [name, grouped(issued ?? "0"), grouped(recomputed ?? "0"), signed(change)]);
  const sums = (["total", "payable", "carried"] as const).map((name) => [
    name,
    grouped(delta[name].issued ?? "0"),
    grouped(delta[name].recomputed ?? "0"),
    signed(delta[name].delta),
  ]);
  const table = tableLines(["start", "end", "end", "end"], [["", "issued", "recomputed", "change"], ...lines, ...sums]);
  return `correction of bill ${bill}, in ${currency}\n${table.map((line) => `  ${line}`).join("\n")}\n  reverse ${hashes.reverse}\n  reissue ${hashes.reissue}\n  of the original ${hashes.original}\n`;
}

function signed(text: string | null | undefined): string {
  if (text === null || text === undefined) return "?";
  return text.startsWith("-") || text === "0" ? grouped(text) : `+${grouped(text)}`;
}
