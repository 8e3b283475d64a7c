// `mizan diagnose`: which mistake gives exactly what was printed, bill by bill.
import type { BillCase, Diagnosis, Schedule } from "../src/index.ts";
import { causePage } from "../src/index.ts";
import type { GoodCase } from "./case-rows.ts";
import { caseRows } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
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

/** 0 no bill is wrong, 1 some are or cannot be decided, 2 could not check. */
export async function diagnose(io: Io, path: string, options: DiagnoseBillsOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "diagnose");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  const progress = progressOn(io, options.progress);
  let [judged, right, broken] = [0, 0, 0];
  const earlier: BillCase[] = [];
  for await (const row of caseRows(io, schedule, file, options.map)) {
    await progress.clear();
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
    } else {
      const { account } = row.case.issued;
      const diagnosis = schedule.judging.diagnose(row.case, { neighbours: othersOf(row) ?? earlier.filter(({ issued }) => issued.account === account) });
      judged += 1;
      right += diagnosis.answer === "no fault" ? 1 : 0;
      await io.stdout.write(options.format === "jsonl" ? `${JSON.stringify(diagnosis)}\n` : pageOf(schedule, row, diagnosis, options.lang));
      earlier.push(row.case);
      if (earlier.length > MOST_EARLIER) earlier.shift();
    }
    await progress.tick(() => `${counted(judged, "bill")} diagnosed`);
  }
  await progress.clear();
  await io.stderr.write(`${counted(judged, "bill")}: ${right} right, ${judged - right} not; ${broken} could not be read\n`);
  return judged === right && broken === 0 ? 0 : 1;
}

function othersOf({ ofAccount }: GoodCase): readonly BillCase[] | undefined {
  return ofAccount?.bills.filter((_, at) => at !== ofAccount.at);
}

/** Bills of one account stand near one another in a run. */
const MOST_EARLIER = 1000;

function pageOf(schedule: Schedule, { case: bill, previous }: GoodCase, diagnosis: Diagnosis, lang: Language): string {
  const verdict = schedule.judging.auditBill(bill, { previous });
  return sectionText(causePage(schedule.plan, verdict, diagnosis, lang), lang);
}
