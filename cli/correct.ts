// `mizan correct`: the reverse and the reissue of issued bills, re-rated by the rules then in force, with the change line by line.
import type { Correction } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import { jsonText } from "./oversight-data.ts";
import type { Page } from "./oversight-page.ts";
import { directed, pageOf, textOf } from "./oversight-page.ts";
import { assertAsKnown, assertOneInput, needed } from "./oversight-schedule.ts";
import { correctionText } from "./render-correction.ts";
import type { Language } from "./sheet-words.ts";

export interface CorrectOptions {
  readonly issued: string | undefined;
  readonly facts: string | undefined;
  readonly format: "pretty" | "json" | "jsonl";
  readonly lang: Language;
  readonly asKnown: string | undefined;
  readonly carry: "as stated" | "passed on";
}

/** 0 each bill has its documents, 1 where one has not, or the rules, bills or facts are wrong. */
export async function correct(io: Io, path: string, options: CorrectOptions): Promise<number> {
  const { asKnown, carry, lang } = options;
  const [issuedFile, factsFile] = [needed(options.issued, "--issued", "correct"), needed(options.facts, "--facts", "correct")];
  assertOneInput({ "--issued": issuedFile, "--facts": factsFile });
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 1;
  assertAsKnown(schedule, asKnown);
  const { oversight } = schedule;
  const [issued, facts] = [await jsonValues(io, issuedFile, "issued bill"), await jsonValues(io, factsFile, "bill request")];
  const { corrections, failures, notes } = oversight.correct({ issued: issued.values, facts: facts.values }, { known: asKnown, carry, language: lang });
  const page = pageOf(schedule, lang);
  await io.stdout.write(documentsText(page, corrections, options.format));
  for (const finding of [...failures, ...notes]) await io.stderr.write(directed(page, oversight.explainFinding(finding, lang)));
  const [unread, refused] = [issued.unread + facts.unread, new Set(failures.flatMap(({ records }) => records.slice(0, 1))).size];
  const counts = { corrections: corrections.length, refused, unread };
  await io.stderr.write(textOf(page, [page.words.told.corrected(counts, (count) => page.sheet.number(String(count)))]));
  return failures.length + unread > 0 ? 1 : 0;
}

function documentsText(page: Page, corrections: readonly Correction[], format: CorrectOptions["format"]): string {
  switch (format) {
    case "json":
      return jsonText(corrections);
    case "jsonl":
      return corrections.map((each) => `${JSON.stringify(each)}\n`).join("");
    case "pretty":
      return corrections.map((each) => correctionText(page, each)).join("\n");
  }
}
