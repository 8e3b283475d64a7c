// `mizan which-tariff`: which tariff the facts of record entitle an account to, and what each would have cost.
import type { BillCase, Entitlement, Schedule } from "../src/index.ts";
import { entitlementPage } from "../src/index.ts";
import { orderedCaseRows } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { needed } from "./oversight-schedule.ts";
import { sectionText } from "./section-text.ts";
import type { Language } from "./sheet-words.ts";
import { wordsIn } from "./sheet-words.ts";
import { counted, shown } from "./shown.ts";

export interface WhichTariffOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  /** One bill of the file alone. */
  readonly id: string | undefined;
  readonly format: "pretty" | "json";
  readonly lang: Language;
}

/** 0 each bill names the tariff that its account is entitled to, or none; 1 some do not, or it cannot be told; 2 could not do it. */
export async function whichTariff(io: Io, path: string, options: WhichTariffOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "which-tariff");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  let [judged, fine, broken] = [0, 0, 0];
  for await (const row of orderedCaseRows(io, schedule, file, options.map)) {
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
    } else if (options.id === undefined || row.case.issued.id === options.id) {
      const entitlement = schedule.judging.entitled(row.case);
      await io.stdout.write(options.format === "json" ? textOf(entitlement, judged) : sheetOf(schedule, row.case, entitlement, options.lang));
      judged += 1;
      fine += entitlement.answer === "as stated" || entitlement.answer === "not stated" ? 1 : 0;
    }
  }
  if (options.id !== undefined && judged === 0) throw new CannotDo(`${shown(file)} holds no bill ${shown(options.id)} that can be read`, "correct --id");
  if (options.format === "json") await io.stdout.write(judged === 0 ? "[]\n" : "\n]\n");
  await io.stderr.write(`${counted(judged, "bill")}: ${fine} as stated, ${judged - fine} not; ${broken} could not be read\n`);
  return judged === fine && broken === 0 ? 0 : 1;
}

/** A list, a bill at a time. */
function textOf(entitlement: Entitlement, at: number): string {
  return `${at === 0 ? "[\n" : ",\n"}${JSON.stringify(entitlement, undefined, 2)}`;
}

function sheetOf({ plan }: Schedule, { issued }: BillCase, entitlement: Entitlement, lang: Language): string {
  const section = entitlementPage(plan, entitlement, lang);
  const words = wordsIn(lang);
  const named = issued.tariff === undefined ? "" : `: ${words.prose(issued.tariff)}`;
  return `${sectionText({ ...section, heading: `${words.code(issued.id)}${named}` }, lang)}\n`;
}
