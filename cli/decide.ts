// `mizan decide`: whether one request may be carried out, who may allow it, and every clause that fails.
import type { Io } from "./io.ts";
import { oneValue } from "./json-values.ts";
import { journalAt, needed, oversightAt } from "./oversight-schedule.ts";
import type { Language } from "./sheet-words.ts";

export const DECISION_FORMATS = ["pretty", "json"] as const;

export interface DecideCommandOptions {
  readonly request: string | undefined;
  readonly journal: string | undefined;
  readonly format: (typeof DECISION_FORMATS)[number];
  readonly explain: boolean;
  readonly lang: Language;
  readonly asKnown: string | undefined;
}

/** 0 allowed, 1 not allowed or the rules are wrong. */
export async function decide(io: Io, path: string, options: DecideCommandOptions): Promise<number> {
  const [requestFile, journalFile] = [needed(options.request, "--request", "decide"), needed(options.journal, "--journal", "decide")];
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const request = await oneValue(io, requestFile, "request record");
  const { items, unread } = await journalAt(io, oversight, journalFile);
  const decision = oversight.decide(request, items, { asKnown: options.asKnown });
  const text = options.format === "json" ? `${JSON.stringify(decision, undefined, 2)}\n` : oversight.explainDecision(decision, options.lang);
  await io.stdout.write(options.format === "pretty" && !options.explain ? brief(text) : text);
  return decision.allowed && unread === 0 ? 0 : 1;
}

/** Without `--explain` the last block, of what fails, has one line for each clause; the marks of the version stand at the head all the same. */
function brief(text: string): string {
  const blocks = text.split("\n\n");
  const failed = blocks.pop() ?? "";
  const lines = failed.split("\n").filter((line) => !line.startsWith("  "));
  return [...blocks, lines.join("\n")].join("\n\n");
}
