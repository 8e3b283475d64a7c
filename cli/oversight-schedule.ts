// What every command of the oversight half begins with: a schedule that has such rules, and a journal that was read record by record.
import type { JournalItem, Oversight, Schedule } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import { shown } from "./shown.ts";

/** Undefined after the errors of the rules were told. */
export async function oversightAt(io: Io, path: string): Promise<Schedule | undefined> {
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return undefined;
  const { authorities, instalments } = schedule.oversight;
  if (authorities.length + instalments.length > 0) return schedule;
  throw new CannotDo(`${shown(path)} holds neither an authority nor instalments`, "name a rule file with `authority` or `instalments`");
}

export interface Journal {
  readonly items: readonly JournalItem[];
  /** How many rows could not be read; each was told on standard error. */
  readonly unread: number;
}

export async function journalAt(io: Io, oversight: Oversight, file: string): Promise<Journal> {
  const { values, problems } = await jsonValues(io, file);
  const reading = oversight.readRecords(values);
  const told = [
    ...problems.map(({ row, message, help }) => `row ${row}: ${message}\n  help: ${help}\n`),
    ...reading.problems.map(
      ({ number, id, path, problem, remedy }) => `record ${number}${id === undefined ? "" : ` (${shown(id)})`}: ${path}: ${problem}\n  help: ${remedy}\n`,
    ),
  ];
  if (told.length > 0) await io.stderr.write(told.join(""));
  return { items: reading.items, unread: told.length };
}

/** Those a request says of itself when it comes in a file: `-` is standard input. */
export function needed(option: string | undefined, name: string, command: string): string {
  if (option !== undefined) return option;
  throw new CannotDo(`\`mizan ${command}\` needs ${name}`, `add ${name} FILE`);
}
