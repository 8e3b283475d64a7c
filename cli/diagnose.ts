// `mizan diagnose`: which mistake gives exactly what was printed, bill by bill.
import { FAULTS_OF_THE_RUN } from "../adapters/index.ts";
import type { Diagnosis, Schedule } from "../src/index.ts";
import { causePage } from "../src/index.ts";
import type { GoodCase } from "./case-rows.ts";
import { noteData, orderedCaseRows, unreadLine } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { withOthers } from "./other-bills.ts";
import { needed } from "./oversight-schedule.ts";
import { progressOn } from "./progress.ts";
import { sectionText } from "./section-text.ts";
import type { Language } from "./sheet-words.ts";
import { counted } from "./shown.ts";

export interface DiagnoseBillsOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  readonly format: "pretty" | "jsonl";
  readonly lang: Language;
  readonly progress: boolean;
}

/** 0 no bill is wrong; 1 some are, cannot be decided or read, or have days that another bill has; 2 could not check. */
export async function diagnose(io: Io, path: string, options: DiagnoseBillsOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "diagnose");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  const progress = progressOn(io, options.progress);
  let [judged, right, broken, twice] = [0, 0, 0, 0];
  for await (const [row, others] of withOthers(orderedCaseRows(io, schedule, file, options.map), REACH)) {
    await progress.clear();
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
      if (options.format === "jsonl") await io.stdout.write(unreadLine(row));
    } else {
      if (row.notes !== "") await io.stderr.write(row.notes);
      twice += row.noted.some(({ code }) => FAULTS_OF_THE_RUN.has(code)) ? 1 : 0;
      const diagnosis = schedule.judging.diagnose(row.case, others);
      judged += 1;
      right += diagnosis.answer === "no fault" ? 1 : 0;
      await io.stdout.write(
        options.format === "jsonl" ? `${JSON.stringify({ ...diagnosis, notes: row.noted.map(noteData) })}\n` : pageOf(schedule, row, diagnosis, options.lang),
      );
    }
    await progress.tick(() => `${counted(judged, "bill")} diagnosed`);
  }
  await progress.clear();
  const shared = twice === 0 ? "" : `; ${twice} with days that another bill has`;
  await io.stderr.write(`${counted(judged, "bill")}: ${right} right, ${judged - right} not; ${broken} could not be read${shared}\n`);
  return judged === right && broken + twice === 0 ? 0 : 1;
}

/** Rows that are held before and after a bill: some 1.5 KB each. */
const REACH = 10_000;

function pageOf(schedule: Schedule, { case: bill, previous }: GoodCase, diagnosis: Diagnosis, lang: Language): string {
  const verdict = schedule.judging.auditBill(bill, { previous });
  return sectionText(causePage(schedule.plan, verdict, diagnosis, lang), lang);
}
