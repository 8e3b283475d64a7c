// JSON lines, or a JSON array of objects, as a table. There is no header: each object names its own members. A member inside another is named with points
// between (`period.from`), one of a list by its place (`readings.0.current`).
import { CannotDo } from "../cannot-do.ts";
import { listed, quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import { cellText } from "../table/cell.ts";
import { columnName } from "../table/header.ts";
import type { Asked, BrokenTableRow, Layout, Table, TableRow } from "../table/table.ts";
import { ALL_SEEN } from "../table/table.ts";
import { textOf } from "../text/encoding.ts";
import { fileBytes } from "../text/file-bytes.ts";
import type { LostNumbers } from "../text/json-text.ts";
import { helpOf, jsonWithNumbers } from "../text/json-text.ts";
import { linesOf, markedStart } from "../text/lines.ts";
import { wholeOf } from "../text/whole.ts";

/** An object a line; a line that is broken is a row that is broken. */
export async function jsonLinesTable(path: string, name: string, _layout: Layout, asked: Asked): Promise<Table> {
  const { rest } = await markedStart(fileBytes(path), name);
  const reader = rowReader(asked);
  const rows = rowsOfLines(linesOf(rest), reader.read);
  return { file: name, neverSeen: reader.neverSeen, rows, close: () => ended(rows) };
}

/** The whole text is read at once: a broken one gives no row at all. */
export async function jsonTable(path: string, name: string, _layout: Layout, asked: Asked): Promise<Table> {
  const text = textOf(await wholeOf(fileBytes(path), name), name);
  const read = jsonWithNumbers(text, DEEPEST);
  if ("fault" in read) {
    const { problem, line, where } = read.fault;
    throw new CannotDo(`${name}, line ${line}, ${where}: ${problem}`, helpOf(read.fault));
  }
  const reader = rowReader(asked);
  const rows = rowsOfValue(read.value, read.lost, reader.read);
  return { file: name, neverSeen: reader.neverSeen, rows, close: () => ended(rows) };
}

type Row = TableRow | BrokenTableRow;

interface RowReader {
  /** `before`: what stands before the places of the row's own members in `lost`. */
  readonly read: (row: number, value: unknown, lost: LostNumbers, before: string) => Row;
  readonly neverSeen: Table["neverSeen"];
}

const DEEPEST = 64;

async function* rowsOfLines(lines: ReturnType<typeof linesOf>, read: RowReader["read"]): AsyncGenerator<Row> {
  for await (const { number, text, problem } of lines) {
    if (text === undefined) yield broken(number, problem, "correct the line");
    else if (text.trim() !== "") {
      const parsed = jsonWithNumbers(text, DEEPEST);
      if (!("fault" in parsed)) yield read(number, parsed.value, parsed.lost, "");
      else {
        const { fault } = parsed;
        const help = text.includes("\r") && fault.kind === "syntax" ? "lines end in LF or CR LF, and a CR stands inside this one" : helpOf(fault);
        yield broken(number, `${fault.kind === "syntax" ? "the line is not JSON: " : ""}${fault.where}: ${fault.problem}`, help);
      }
    }
  }
}

async function* rowsOfValue(value: unknown, lost: LostNumbers, read: RowReader["read"]): AsyncGenerator<Row> {
  if (!Array.isArray(value)) {
    yield read(1, value, lost, "");
    return;
  }
  const values: readonly unknown[] = value;
  for (const [at, one] of values.entries()) yield read(at + 1, one, lost, `${at}.`);
}

async function ended(rows: AsyncGenerator<Row>): Promise<void> {
  await rows.return(undefined);
}

function rowReader({ wanted, ignored, unmapped }: Asked): RowReader {
  const known = new Set([...wanted.map(({ column }) => column), ...ignored]);
  const unseen = new Map(wanted.map((each) => [each.column, each]));
  const names = new Set<string>();
  let hasRead = false;
  const look = (members: ReadonlyMap<string, Cell>): void => {
    for (const column of unseen.keys()) if (members.has(column)) unseen.delete(column);
    for (const name of members.keys()) if (names.size < MOST_NAMES && !known.has(name)) names.add(name);
  };
  const read: RowReader["read"] = (row, value, lost, before) => {
    if (!isObject(value)) return broken(row, "the row is no object", "give an object with a member for each column");
    hasRead = true;
    const members = membersOf(value, lost, before);
    if (unseen.size > 0) look(members);
    const cells = wanted.map(({ column }) => members.get(column));
    if (unmapped === "ignore") return { kind: "row", row, cells, others: [] };
    const others = [...members].filter(([name, cell]) => cell !== undefined && !known.has(name));
    const unnamed = others.find(([name]) => columnName(name) === "");
    if (unnamed !== undefined) return broken(row, `a member without a name holds ${quoted(cellText(unnamed[1]))}`, "give the member a name, and map it");
    if (unmapped === "unknown line" || others.length === 0) return { kind: "row", row, cells, others };
    const message = `the map does not say what ${listed(others.map(([name]) => name))} ${others.length === 1 ? "is" : "are"}`;
    return broken(row, message, 'map it, name it in `ignored_columns`, or write "unmapped_lines": "unknown line" or "ignore"');
  };
  // Where no object was read at all, nothing is known of the names.
  return { read, neverSeen: () => (hasRead ? { columns: [...unseen.values()], names: [...names] } : ALL_SEEN) };
}

const MOST_NAMES = 200;

/** Every member that holds a value of its own, by its whole name. Empty lists and objects hold none. */
function membersOf(value: object, lost: LostNumbers, start: string): ReadonlyMap<string, Cell> {
  const members = new Map<string, Cell>();
  const walk = (inside: object, before: string): void => {
    for (const [key, member] of Object.entries(inside)) {
      const name = `${before}${key}`;
      if (typeof member === "object" && member !== null) walk(member, `${name}.`);
      else members.set(name, members.has(name) ? twice(name) : cellOf(member, lost.size === 0 ? undefined : lost.get(start + name)));
    }
  };
  walk(value, "");
  return members;
}

/** `{"a.b": 1, "a": {"b": 2}}`: which of them would count? */
function twice(name: string): Cell {
  return { kind: "unreadable", what: `two members ${quoted(name)}` };
}

/** `written`: the number as the text has it, where its binary fraction is another. */
function cellOf(value: unknown, written: string | undefined): Cell {
  if (written !== undefined) return /e/i.test(written) ? { kind: "unreadable", what: written } : { kind: "written", text: written };
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string" || typeof value === "number") return value;
  return String(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function broken(row: number, message: string, help: string): BrokenTableRow {
  return { kind: "broken", row, message, help };
}
