// What every command of the oversight half begins with: a schedule that has such rules, days of its calendar, and a journal that was read record by record.
import type { JournalItem, Oversight, Schedule } from "../src/index.ts";
import { dayFromText, whyNotADate } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { jsonValues, nameOf } from "./json-values.ts";
import { textOf } from "./oversight-page.ts";
import { OVERSIGHT_WORDS } from "./oversight-words.ts";
import { assertKnownDay } from "./request-places.ts";
import type { Language, SheetWords } from "./sheet-words.ts";
import { wordsIn } from "./sheet-words.ts";
import { shown } from "./shown.ts";

/** Undefined after the errors of the rules were told. Rules without what the command is about cannot be asked. */
export async function oversightAt(io: Io, path: string, about: "authorities" | "instalments", asKnown: string | undefined): Promise<Schedule | undefined> {
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return undefined;
  assertAsKnown(schedule, asKnown);
  if (schedule.oversight[about].length > 0) return schedule;
  const [what, keyword] = about === "authorities" ? ["no authority", "authority"] : ["no instalments", "instalments"];
  throw new CannotDo(`${shown(path)} holds ${what}`, `name a rule file with \`${keyword}\``);
}

export function assertAsKnown(schedule: Schedule, asKnown: string | undefined): void {
  if (asKnown === undefined) return;
  assertDay(schedule, "--as-known", asKnown);
  assertKnownDay(schedule, asKnown);
}

/** Throws where the text is no day of the schedule's calendar. */
export function assertDay(schedule: Schedule, option: string, text: string): void {
  const { calendar } = schedule.plan;
  if (dayFromText(calendar, text) !== undefined) return;
  throw new CannotDo(
    `${option} ${shown(text)} is not a date: ${whyNotADate(calendar, text)}`,
    `write YYYY-MM-DD in the schedule's calendar, which is ${calendar}`,
  );
}

export interface Journal {
  readonly items: readonly JournalItem[];
  /** How many rows could not be read; each was told on standard error. */
  readonly unread: number;
}

export async function journalAt(io: Io, oversight: Oversight, file: string, lang: Language): Promise<Journal> {
  const { values, rows, unread } = await jsonValues(io, file, "record");
  const { items, problems } = oversight.readRecords(values);
  const [{ told: words }, sheet] = [OVERSIGHT_WORDS[lang], wordsIn(lang)];
  const told = problems.map((problem) => {
    const { number, id } = problem;
    const { message, help } = oversight.explainProblem(problem, lang);
    const row = sheet.number(String(rows[number - 1] ?? number));
    return textOf({ sheet }, [words.row(nameIn(sheet, file), row, id === undefined ? undefined : sheet.code(shown(id)), message), words.help(help)]);
  });
  if (told.length > 0) await io.stderr.write(told.join(""));
  return { items, unread: unread + new Set(problems.map(({ number }) => number)).size };
}

/** In a line of the language: a file's name runs from left to right. */
function nameIn(sheet: SheetWords, file: string): string {
  return sheet.code(nameOf(file));
}

/** Standard input can be read once. */
export function assertOneInput(files: Readonly<Record<string, string | undefined>>): void {
  const read = Object.keys(files).filter((option) => files[option] === "-");
  if (read.length > 1) throw new CannotDo(`${read.join(" and ")} both name standard input, which is read once`, "give one of them as a file");
}

/** What an option takes that takes no file. */
const TAKES: Readonly<Record<string, string>> = { "--on": "DATE", "--id": "BILL" };

/** What the command cannot do without. */
export function needed(option: string | undefined, name: string, command: string): string {
  if (option !== undefined) return option;
  throw new CannotDo(`\`mizan ${command}\` needs ${name}`, `add ${name} ${TAKES[name] ?? "FILE"}`);
}
