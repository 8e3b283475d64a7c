// One chunk judged: each bill by the rules, those that differ diagnosed where that is asked, and the part of the run that they make.
import type { Schedule } from "../../src/index.ts";
import { billRecord, populationOf } from "../../src/index.ts";
import type { CaseToJudge, Chunk, JudgedChunk, JudgedRow } from "../population/chunk.ts";

export interface JudgeOptions {
  readonly diagnose: boolean;
  readonly by: readonly string[];
  readonly lang: string;
}

export function judgeChunk(schedule: Schedule, { rows }: Chunk, options: JudgeOptions): JudgedChunk {
  const judged = rows.map((row): JudgedRow => (row.kind === "case" ? judgedCase(schedule, row, options) : row));
  const bills = judged.flatMap((row) => (row.kind === "bill" ? [row] : []));
  const beside = {
    broken: judged.length - bills.length,
    notes: judged.flatMap((row) => (row.kind === "bill" ? row.noted : row.problems).map(({ code }) => code)),
  };
  const population = populationOf(
    bills.map(({ bill }) => bill),
    options.by,
    beside,
  );
  return { rows: judged, population };
}

/** A bill on which the program itself fails is told as a row that could not be judged: it ends no run of millions. */
function judgedCase({ judging }: Schedule, row: CaseToJudge, { diagnose, by, lang }: JudgeOptions): JudgedRow {
  try {
    const verdict = judging.auditBill(row.case, { language: lang, previous: row.previous });
    const diagnosis = diagnose && verdict.verdict === "differs" ? judging.diagnose(row.case, row.others) : undefined;
    return { kind: "bill", row: row.row, bill: billRecord(row.case, verdict, diagnosis, by), noted: row.noted };
  } catch (error) {
    const message = `this should not have happened: ${error instanceof Error ? error.message : String(error)}`;
    const { id, account } = row.case.issued;
    return { kind: "unread", file: "", row: row.row, id, account, problems: [{ code: "not-judged", message, help: "report it with the rules and the bill" }] };
  }
}
