// The columns of a CSV of bill requests, and from the cells of a row to a request. Decimal strings and dates stay as they are written:
// what they mean is the library's business.
import type { InputRow, Problem } from "./input.ts";
import { CannotDo } from "./io.ts";
import type { RequestPlaces } from "./request-places.ts";
import { shown } from "./shown.ts";

export interface CsvHeader {
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  /** A number is a place in a list. */
  readonly path: readonly (string | number)[];
  /** Whether the cell says true or false. */
  readonly flag: boolean;
}

/** Throws `CannotDo` where a column can mean nothing: every row would be refused for it. */
export function headerFrom(cells: readonly string[], file: string, places: RequestPlaces): CsvHeader {
  const names = cells.map((cell) => cell.trim());
  for (const [at, name] of names.entries()) {
    const problem = problemOfName(name, places) ?? (names.indexOf(name) < at ? { message: "stands twice", help: "keep one of them" } : undefined);
    if (problem === undefined) continue;
    const separator = names.length === 1 && /[;\t|]/.test(name);
    if (separator) throw new CannotDo(`the header of ${file} has one column, \`${shown(name)}\``, "separate the columns with commas");
    throw new CannotDo(`column ${at + 1} of ${file}, \`${shown(name)}\`, ${problem.message}`, problem.help);
  }
  return { columns: names.map(columnOf) };
}

/** An empty cell is a field left out. Rows that are longer or shorter than the header are refused: which cell would be missing? */
export function requestFromCells({ columns }: CsvHeader, row: number, cells: readonly string[]): InputRow {
  const problems: Problem[] = [];
  if (cells.length !== columns.length) {
    const message = `the row has ${cells.length} cells and the header ${columns.length}`;
    return { kind: "broken", row, id: undefined, problems: [{ message, help: "give a cell for each column, and quote a cell that holds a comma" }] };
  }
  const root: Branch = new Map();
  for (const [at, column] of columns.entries()) {
    const text = cells[at] ?? "";
    if (text !== "" && !isPlaced(root, column.path, column.flag ? flagOf(text) : text)) {
      problems.push({
        message: `${column.name}: another column gives a value where this one has parts, or parts where it has a value`,
        help: "fill in one of the two",
      });
    }
  }
  const request = treeValue(root, "", problems);
  const id = root.get("id");
  return problems.length > 0 ? { kind: "broken", row, id: typeof id === "string" ? id : undefined, problems } : { kind: "request", row, request };
}

type Leaf = string | boolean;
type Branch = Map<string | number, Branch | Leaf>;

function problemOfName(name: string, { fields, unknownIn }: RequestPlaces): Problem | undefined {
  if (name === "") return { message: "has no name", help: "name it, or take it out" };
  const [first = "", ...others] = name.split(".");
  if (!fields.includes(first)) return { message: "is no place in a bill request", help: `the first part of a name is one of ${fields.join(", ")}` };
  if (!others.every((part) => NAME.test(part) || INDEX.test(part)) || others.length > DEEPEST) {
    return {
      message: "is no place in a bill request",
      help: "write names with points between, and 0, 1, 2 ... for places in a list: account.class, readings.0.current",
    };
  }
  const [field = ""] = others;
  const unknown = NAME.test(field) ? unknownIn(first, field) : undefined;
  return unknown === undefined ? undefined : { message: `is no place in a bill request: ${unknown.message}`, help: unknown.help };
}

const NAME = /^\p{L}[\p{L}\p{M}\p{N}_\u200C]*$/u;
const INDEX = /^(?:0|[1-9]\d{0,2})$/;
const DEEPEST = 8;
const FLAGS: ReadonlySet<string | number> = new Set(["rollover", "estimated", "interim"]);

function columnOf(name: string): Column {
  const path = name.split(".").map((part) => (INDEX.test(part) ? Number(part) : part));
  return { name, path, flag: FLAGS.has(path.at(-1) ?? "") && typeof path.at(-2) === "number" };
}

/** Spreadsheets write TRUE and FALSE. Anything else stays, for the library to refuse. */
function flagOf(text: string): Leaf {
  const small = text.toLowerCase();
  return small === "true" ? true : small === "false" ? false : text;
}

function isPlaced(root: Branch, path: Column["path"], value: Leaf): boolean {
  let branch = root;
  for (const part of path.slice(0, -1)) {
    const next = branch.get(part) ?? new Map();
    if (!(next instanceof Map)) return false;
    branch.set(part, next);
    branch = next;
  }
  const last = path.at(-1) ?? "";
  if (branch.has(last)) return false;
  branch.set(last, value);
  return true;
}

function treeValue(branch: Branch, path: string, problems: Problem[]): unknown {
  const entries = [...branch];
  const values = entries.map(([part, value]): [string | number, unknown] => [
    part,
    value instanceof Map ? treeValue(value, path === "" ? `${part}` : `${path}.${part}`, problems) : value,
  ]);
  if (entries.every(([part]) => typeof part === "string")) return Object.fromEntries(values);
  if (entries.some(([part]) => typeof part === "string"))
    problems.push({ message: `${path}: names and places in a list stand side by side`, help: "give one or the other" });
  const list = values.toSorted(([one], [other]) => Number(one) - Number(other));
  // A list of figures means something by its order: a gap would move the later ones. Rows of a list with fields of their own say where they belong.
  const gap = list.findIndex(([part], at) => part !== at);
  if (gap >= 0 && list.some(([, value]) => typeof value === "string")) {
    problems.push({ message: `${path}.${gap} is empty, and a later one is not`, help: "fill the list from 0 without gaps" });
  }
  return list.map(([, value]) => value);
}
