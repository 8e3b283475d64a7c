// `mizan decide`: whether one request may be carried out, who may allow it, and every clause that fails.
import type { Io } from "./io.ts";
import { oneValue } from "./json-values.ts";
import { datedVersion, jsonText, spokenFindings } from "./oversight-data.ts";
import { directed, pageOf } from "./oversight-page.ts";
import { assertOneInput, journalAt, needed, oversightAt } from "./oversight-schedule.ts";
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

/** 0 allowed, 1 not allowed, or the rules or records are wrong. */
export async function decide(io: Io, path: string, options: DecideCommandOptions): Promise<number> {
  const { lang, asKnown } = options;
  const [requestFile, journalFile] = [needed(options.request, "--request", "decide"), needed(options.journal, "--journal", "decide")];
  assertOneInput({ "--request": requestFile, "--journal": journalFile });
  const schedule = await oversightAt(io, path, "authorities", asKnown);
  if (schedule === undefined) return 1;
  const { oversight, plan } = schedule;
  const request = await oneValue(io, requestFile, "request record");
  const { items, unread } = await journalAt(io, oversight, journalFile, lang);
  const decision = oversight.decide(request, items, { asKnown });
  const page = pageOf(schedule, lang);
  const { version, failed } = decision;
  await io.stdout.write(
    options.format === "json"
      ? jsonText({ ...decision, failed: spokenFindings(page, failed), version: version === undefined ? undefined : datedVersion(plan, version) })
      : directed(page, oversight.explainDecision(decision, lang, options.explain ? "full" : "brief")),
  );
  return decision.allowed && unread === 0 ? 0 : 1;
}
