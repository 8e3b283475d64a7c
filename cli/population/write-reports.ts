// The report of a run in each language, beside its tables.
import { join } from "node:path";
import type { ReportLanguage } from "../../adapters/index.ts";
import { REPORT_LANGUAGES, runReport } from "../../adapters/index.ts";
import type { Population, Schedule } from "../../src/index.ts";
import { ownLabel } from "../../src/index.ts";
import { wordsIn } from "../sheet-words.ts";
import type { Lists } from "./lists.ts";
import type { About } from "./summary.ts";
import { writeWhole } from "./whole-file.ts";

export async function writeReports(folder: string, schedule: Schedule, about: About, population: Population, lists: Lists): Promise<void> {
  for (const language of REPORT_LANGUAGES) {
    const { bills, map, beside, factsOfTheBill, diagnose, engine, rules } = about;
    const text = await runReport(
      {
        schedule: ownLabel(schedule.plan.labels, language) ?? about.schedule,
        rules,
        engine,
        currency: wordsIn(language).unitName(about.currency),
        bills,
        map: map ?? undefined,
        beside,
        factsOfTheBill,
        diagnose,
        population,
        labels: lineLabels(schedule, language),
        listOf: (key) => lists.ofCause(key),
      },
      language,
    );
    await writeWhole(join(folder, `report.${language}.html`), text);
  }
}

/** Of lines of one name in several tariffs, the first label. */
function lineLabels({ plan }: Schedule, language: ReportLanguage): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { items } of Object.values(plan.tariffs)) {
    for (const item of items.flatMap((each) => (each.kind === "group" ? [...each.lines, each] : [each]))) {
      const label = ownLabel(item.labels, language);
      if (label !== undefined && !labels.has(item.name)) labels.set(item.name, label);
    }
  }
  return labels;
}
