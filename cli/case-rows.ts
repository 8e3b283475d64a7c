// Cases from a file: as cases already (JSON lines or JSON), or an issuer's own file read by a mapping file. One that cannot be read is told and stops no other.
import type { AccountBills, CaseItem, GivenCase, RowProblem } from "../adapters/index.ts";
import { caseFiles, inAccountOrder, readCases, readMap } from "../adapters/index.ts";
import type { BillCase, IssuedBill, Schedule } from "../src/index.ts";
import { withGapNote } from "./gap-note.ts";
import type { InputRow } from "./input.ts";
import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export type CaseRow = GoodCase | BrokenCase;

/** A row that holds no case. `id` and `account` where it says at least these. */
export interface BrokenCase {
  readonly kind: "broken";
  readonly text: string;
  readonly file: string;
  readonly row: number | undefined;
  readonly id: string | undefined;
  readonly account: string | undefined;
  readonly problems: readonly RowNote[];
}

/** What is wrong with a row, or to be known of it. */
export interface RowNote {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

export interface GoodCase {
  readonly kind: "case";
  readonly row: number;
  readonly case: BillCase;
  /** To be known of the bill: it is judged all the same. */
  readonly notes: string;
  readonly noted: readonly RowNote[];
  readonly previous: IssuedBill | undefined;
  readonly ofAccount: AccountBills | undefined;
}

/** In bounded memory; of cases that are given as such, what they say of one another is not looked at. */
export async function* caseRows(io: Io, schedule: Schedule, file: string, map: string | undefined): AsyncGenerator<CaseRow> {
  yield* map === undefined ? given(io, schedule, file) : mapped(schedule, file, map);
}

/**
 * To be told bill by bill: cases that are given as such are loaded and brought into the order of their accounts; with a map, its `order` tells. Throws
 * `CannotDo` where there is no row at all: a file without a bill proves nothing right.
 */
export async function* orderedCaseRows(io: Io, schedule: Schedule, file: string, map: string | undefined): AsyncGenerator<CaseRow> {
  let isNone = true;
  for await (const row of map === undefined ? inOrder(given(io, schedule, file), shown(file)) : mapped(schedule, file, map)) {
    isNone = false;
    yield row.kind === "case" ? withGapNote(row) : row;
  }
  if (isNone) throw new CannotDo(`${file === "-" ? "standard input" : shown(file)} holds no bill`, "name a file with bills: nothing was checked");
}

/** The part of a note that is data for others. */
export function noteData({ code, message, help }: RowNote): RowNote {
  return { code, message, help };
}

/** Of a row that holds no bill, in place of a verdict among lines of data. */
export function unreadLine({ file, row, id, account, problems }: BrokenCase): string {
  return `${JSON.stringify({ file, row, id, account, unread: problems.map(noteData) })}\n`;
}

async function* given(io: Io, schedule: Schedule, file: string): AsyncGenerator<CaseRow> {
  if (!/\.jsonl?$|\.ndjson$|^-$/i.test(file)) throw new CannotDo(`${shown(file)} holds no cases`, "say how to read it: --map map.json (docs/mapping.md)");
  for await (const row of await inputRows(io, file, undefined, { fields: [], unknownIn: () => undefined })) yield caseOf(schedule, shown(file), row);
}

async function* inOrder(rows: AsyncIterable<CaseRow>, file: string): AsyncGenerator<CaseRow> {
  const broken = new Map<number, BrokenCase>();
  const cases = async function* (): AsyncGenerator<GivenCase> {
    for await (const each of rows) {
      if (each.kind === "case") yield each;
      else {
        broken.set(each.row ?? 0, each);
        yield { kind: "problem", file, row: each.row, id: each.id, account: each.account, problems: [] };
      }
    }
  };
  for await (const item of inAccountOrder(cases(), file)) yield broken.get(item.row ?? 0) ?? rowOf(item, file);
}

async function* mapped(schedule: Schedule, file: string, mapFile: string): AsyncGenerator<CaseRow> {
  const map = await readMap(mapFile, schedule);
  for await (const item of readCases(caseFiles(file, mapFile, map), map, schedule)) yield rowOf(item, shown(file));
}

/** `bills`: the file of bills, as it may be shown. */
function rowOf(item: CaseItem, bills: string): CaseRow {
  const where = item.row === undefined ? "" : `row ${item.row}: `;
  if (item.kind === "case") {
    const noted = item.notes.map((note) => saidOf(note, bills));
    return { ...item, notes: textOf(where, noted), noted };
  }
  const problems = item.problems.map((problem) => saidOf(problem, item.file));
  return { ...item, kind: "broken", problems, text: textOf(`${item.file}, ${where}`, problems) };
}

/** What stands in another file, or in no row of a file alone, names it: the row before the message is of the bill. */
function saidOf({ code, file, row, message, help }: RowProblem, here: string): RowNote {
  const place = file === here ? "" : `in ${file}${row === undefined ? "" : `, row ${row}`}: `;
  return { code, message: `${place}${message}`, help };
}

function caseOf({ judging }: Schedule, file: string, row: InputRow): CaseRow {
  const where = `row ${row.row}: `;
  const broken = (id: string | undefined, code: string, problems: readonly Omit<RowNote, "code">[], before: string): BrokenCase => ({
    kind: "broken",
    text: textOf(`${where}${before}`, problems),
    file,
    row: row.row,
    id,
    account: undefined,
    problems: problems.map((problem) => ({ code, ...problem })),
  });
  if (row.kind === "broken") return broken(row.id, "broken-row", row.problems, "");
  const reading = judging.readCase(row.request);
  if (reading.kind === "case") return { kind: "case", row: row.row, case: reading.case, notes: "", noted: [], previous: undefined, ofAccount: undefined };
  const problems = reading.problems.map(({ path, problem, remedy }) => ({ message: `${path}: ${problem}`, help: remedy }));
  return broken(reading.id, "no-case", problems, reading.id === undefined ? "" : `${shown(reading.id)}: `);
}

function textOf(where: string, problems: readonly Omit<RowNote, "code">[]): string {
  return problems.map(({ message, help }) => `${where}${message}\n  help: ${help}\n`).join("");
}
