// `mizan audit`: the verdict on each figure of issued bills, one after the other, in their order.
import type { BillVerdict } from "../src/index.ts";
import { caseRows } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { needed } from "./oversight-schedule.ts";
import { progressOn } from "./progress.ts";
import type { Language } from "./sheet-words.ts";
import { counted, grouped } from "./shown.ts";
import { tableLines } from "./table.ts";

export interface AuditBillsOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  readonly format: "pretty" | "jsonl";
  readonly lang: Language;
  readonly progress: boolean;
}

/** 0 all agree, 1 some differ or cannot be decided, 2 could not check. */
export async function audit(io: Io, path: string, options: AuditBillsOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "audit");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  const progress = progressOn(io, options.progress);
  let [judged, agreeing, broken] = [0, 0, 0];
  for await (const row of caseRows(io, schedule, file, options.map)) {
    await progress.clear();
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
    } else {
      const verdict = schedule.judging.auditBill(row.case, { language: options.lang, previous: row.previous });
      if (row.notes !== "") await io.stderr.write(row.notes);
      judged += 1;
      agreeing += verdict.verdict === "agrees" ? 1 : 0;
      await io.stdout.write(options.format === "jsonl" ? `${JSON.stringify(verdict)}\n` : sheetOf(verdict));
    }
    await progress.tick(() => `${counted(judged, "bill")} judged`);
  }
  await progress.clear();
  await io.stderr.write(`${counted(judged, "bill")}: ${agreeing} agree, ${judged - agreeing} do not; ${broken} could not be read\n`);
  return judged === agreeing && broken === 0 ? 0 : 1;
}

function sheetOf({ id, verdict, lines, identities, knownThen, harm, failures }: BillVerdict): string {
  const figures = lines
    .filter((line) => line.verdict !== "agrees" || line.why !== undefined)
    .map((line) => [line.label, line.verdict, grouped(line.issued ?? ""), grouped(line.computed ?? ""), grouped(line.difference ?? ""), line.why ?? ""]);
  const broken = identities
    .filter(({ holds }) => holds === "no")
    .map(({ name, about, difference }) => `  ${name} (${about}) is off by ${grouped(difference ?? "?")}`);
  const table =
    figures.length === 0 ? [] : tableLines(["start", "start", "end", "end", "end", "start"], [["", "", "issued", "computed", "difference", ""], ...figures]);
  const then = knownThen === undefined ? [] : [`  by what could be known on the day of issue it ${knownThen.verdict}`];
  const harmed = harm === undefined || harm === "0" ? [] : [`  charged ${grouped(harm)} too ${harm.startsWith("-") ? "little" : "much"}`];
  return `${[`${id}: ${verdict}`, ...table.map((line) => `  ${line}`), ...broken, ...then, ...harmed, ...failures.map(({ message }) => `  ${message}`)].join("\n")}\n`;
}
