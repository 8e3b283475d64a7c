// What a page of the oversight commands is written with: the schedule's labels, its currency, and numbers, dates and names as a language sets them, as on a bill's sheet.
import type { Plan, Schedule } from "../src/index.ts";
import { ownLabel } from "../src/index.ts";
import type { OversightWords } from "./oversight-words.ts";
import { OVERSIGHT_WORDS } from "./oversight-words.ts";
import type { Language, SheetWords } from "./sheet-words.ts";
import { unitIn, wordsIn } from "./sheet-words.ts";
import type { Align } from "./table.ts";
import { tableLines } from "./table.ts";

export interface Page {
  readonly schedule: Schedule;
  readonly lang: Language;
  readonly sheet: SheetWords;
  readonly words: OversightWords;
  readonly currency: string;
}

type Condition = Parameters<Schedule["oversight"]["explainCondition"]>[0];
type Labels = Plan["sources"][string]["labels"];
type Mark = "example" | "unverified";

export function pageOf(schedule: Schedule, lang: Language): Page {
  const sheet = wordsIn(lang);
  const units = new Map(schedule.plan.units.flatMap(({ unit, labels }) => (labels[lang] === undefined ? [] : [[unit.name, labels[lang]] as const])));
  return { schedule, lang, sheet, words: OVERSIGHT_WORDS[lang], currency: unitIn(sheet, schedule.plan.currency, units) };
}

export function named({ lang, sheet }: Page, labels: Labels | undefined, name: string): string {
  const label = ownLabel(labels ?? {}, lang);
  return label === undefined ? sheet.code(name) : sheet.prose(label);
}

export function gradeName(page: Page, grade: string): string {
  return named(page, page.schedule.plan.oversight.grades.find(({ name }) => name === grade)?.labels, grade);
}

export function money(page: Page, amount: string): string {
  return `${page.sheet.number(amount)} ${page.currency}`;
}

/** A ratio as so many of a hundred, exactly: `0.5` is 50%, `1/3` is 33 1/3%. */
export function share({ sheet }: Page, ratio: string): string {
  const [top = "0", bottom] = ratio.split("/");
  const percent = (text: string): string => sheet.number(`${text}${sheet.unitName("%")}`);
  if (bottom === undefined) return percent(hundredfold(top));
  const [hundred, of] = [BigInt(top) * 100n, BigInt(bottom)];
  const rest = hundred % of === 0n ? "" : ` ${hundred % of}/${bottom}`;
  return percent(`${hundred / of}${rest}`);
}

function hundredfold(decimal: string): string {
  const [whole = "0", decimals = ""] = decimal.split(".");
  const digits = `${whole}${decimals.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = decimals.slice(2);
  return rest === "" ? digits : `${digits}.${rest}`;
}

/** ` (example figure)`; empty where nothing is marked. */
export function marksText({ sheet, words }: Page, marks: readonly Mark[]): string {
  return marks.length === 0 ? "" : ` (${marks.map((mark) => sheet.marks[mark]).join(words.comma)})`;
}

/** The sources of a rule, each by its title, one line in all. */
export function sourcesLine(page: Page, cites: readonly { readonly source: string; readonly clause: string | undefined }[]): readonly string[] {
  const { sheet, words } = page;
  if (cites.length === 0) return [];
  const texts = cites.map(({ source, clause }) => {
    const known = Object.hasOwn(page.schedule.plan.sources, source) ? page.schedule.plan.sources[source] : undefined;
    const name = named(page, known?.labels, source);
    const text = clause === undefined ? name : `${name}${words.comma}${words.quoted(sheet.prose(clause))}`;
    return known?.unverified === true ? `${text}${marksText(page, ["unverified"])}` : text;
  });
  return [words.source(texts.join(words.semicolon))];
}

export function conditionIn({ schedule, lang }: Page, condition: Condition): string {
  return schedule.oversight.explainCondition(condition, lang);
}

/** Every cell of a row starts at the same place; `aligns` says where in it the text stands. */
export function table(aligns: readonly Align[], rows: readonly (readonly string[])[], indent: string = ""): readonly string[] {
  return tableLines(aligns, rows).map((line) => `${indent}${line}`);
}

/** Each line in the language's direction, ended by a line feed. */
export function textOf({ sheet }: Pick<Page, "sheet">, lines: readonly string[]): string {
  return lines.map((line) => (line === "" ? "\n" : `${sheet.lineStart}${line}\n`)).join("");
}

/** Text of the library with lines of its own, in the language's direction. */
export function directed(page: Pick<Page, "sheet">, text: string): string {
  return textOf(page, text.replace(/\n$/, "").split("\n"));
}
