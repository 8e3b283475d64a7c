// `mizan audit`: the verdict on each figure of issued bills, one after the other, in their order.
import { FAULTS_OF_THE_RUN } from "../adapters/index.ts";
import { verdictPage } from "../src/index.ts";
import { noteData, orderedCaseRows, unreadLine } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { needed } from "./oversight-schedule.ts";
import { progressOn } from "./progress.ts";
import { sectionText } from "./section-text.ts";
import type { Language } from "./sheet-words.ts";
import { counted } from "./shown.ts";

export interface AuditBillsOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  readonly format: "pretty" | "jsonl";
  readonly lang: Language;
  readonly progress: boolean;
}

/** 0 all agree; 1 some differ, cannot be decided or read, contradict themselves or the record, or have days that another bill has; 2 could not check. */
export async function audit(io: Io, path: string, options: AuditBillsOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "audit");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  const progress = progressOn(io, options.progress);
  let [judged, agreeing, contradicting, broken, twice] = [0, 0, 0, 0, 0];
  for await (const row of orderedCaseRows(io, schedule, file, options.map)) {
    await progress.clear();
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
      if (options.format === "jsonl") await io.stdout.write(unreadLine(row));
    } else {
      const verdict = schedule.judging.auditBill(row.case, { language: options.lang, previous: row.previous });
      if (row.notes !== "") await io.stderr.write(row.notes);
      judged += 1;
      agreeing += verdict.verdict === "agrees" ? 1 : 0;
      contradicting += verdict.verdict === "agrees" && verdict.identities.some(({ holds }) => holds === "no") ? 1 : 0;
      twice += row.noted.some(({ code }) => FAULTS_OF_THE_RUN.has(code)) ? 1 : 0;
      const text =
        options.format === "jsonl"
          ? `${JSON.stringify({ ...verdict, notes: row.noted.map(noteData) })}\n`
          : sectionText(verdictPage(schedule.plan, verdict, options.lang), options.lang);
      await io.stdout.write(text);
    }
    await progress.tick(() => `${counted(judged, "bill")} judged`);
  }
  await progress.clear();
  const among = contradicting === 0 ? "" : ` (${contradicting} of them with relations that do not hold)`;
  const shared = twice === 0 ? "" : `; ${twice} with days that another bill has`;
  await io.stderr.write(`${counted(judged, "bill")}: ${agreeing} agree${among}, ${judged - agreeing} do not; ${broken} could not be read${shared}\n`);
  return judged === agreeing && contradicting + broken + twice === 0 ? 0 : 1;
}
