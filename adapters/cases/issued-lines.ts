// The printed lines of a bill: each in columns of its own, or each in a row of its own; and what is printed beside those that the map names.
import type { IssuedLine } from "../../src/index.ts";
import { SUMS } from "../map/check-names.ts";
import type { LineSpec, LinesSpec, Mapping } from "../map/mapping.ts";
import { isNameable } from "../reading/plain-text.ts";
import { quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import type { TableRow } from "../table/table.ts";
import type { Reader, RowCells, Sources } from "./cell-readers.ts";
import { numberAt, textAt } from "./cell-readers.ts";
import type { CellProblem, Findings } from "./problem.ts";

/** All rows of one bill: several only where each line is one. */
export type LinesReader = (rows: readonly TableRow[], records: RowCells["records"], findings: Findings) => readonly IssuedLine[];

/** `known`: names of lines that the schedule has. */
export function linesReader(sources: Sources, map: Mapping, known: ReadonlySet<string>): LinesReader {
  const unmapped = unmappedReader(sources, map, known);
  const { lines } = map;
  if (lines.kind === "rows") {
    const own = lineRowReader(sources, lines, map.unmappedLines, known);
    return (rows, records, findings) => {
      const read = rows.flatMap(({ cells }) => own({ bills: cells, records }, findings) ?? []);
      complainOfTwice(read, findings);
      return read;
    };
  }
  const readers = [
    ...Object.entries(lines.lines).map(([name, line]) => lineReader(sources, line, `lines.${name}`, () => name)),
    ...Object.entries(map.otherLines).map(([name, line]) => lineReader(sources, line, `other_lines.${name}`, () => name)),
  ];
  return ([row], records, findings) => {
    if (row === undefined) return [];
    const cells: RowCells = { bills: row.cells, records };
    const read = readers.flatMap((reader) => reader(cells, findings) ?? []);
    return row.others.length === 0 ? read : [...read, ...unmapped(row.others, findings)];
  };
}

/** A line whose amount is not printed is no line of this bill. */
function lineReader(sources: Sources, { amount, quantity, rate }: LineSpec, place: string, name: Reader<string>): Reader<IssuedLine> {
  const readAmount = numberAt(sources, amount, `${place}.amount`, true);
  const readQuantity = quantity === undefined ? nothing : numberAt(sources, quantity, `${place}.quantity`, false);
  const readRate = rate === undefined ? nothing : numberAt(sources, rate, `${place}.rate`, true);
  return (cells, findings) => {
    const text = readAmount(cells, findings);
    const named = text === undefined ? undefined : name(cells, findings);
    if (text === undefined || named === undefined) return undefined;
    const line = { name: named, amount: text };
    const [used, price] = [readQuantity(cells, findings), readRate(cells, findings)];
    return { ...line, ...(used === undefined ? {} : { quantity: used }), ...(price === undefined ? {} : { rate: price }) };
  };
}

function nothing(): undefined {
  return undefined;
}

function lineRowReader(
  sources: Sources,
  { name, line }: Extract<LinesSpec, { kind: "rows" }>,
  unmapped: Mapping["unmappedLines"],
  known: ReadonlySet<string>,
): Reader<IssuedLine> {
  const { values, source } = name;
  const written = textAt(sources, { ...name, values: undefined }, "line_rows.name");
  const column = source.kind === "column" ? source.column : undefined;
  const meant = values === undefined ? undefined : textAt(sources, name, "line_rows.name");
  const nameOf: Reader<string> = (cells, findings) => {
    const text = written(cells, findings);
    if (text === undefined) {
      findings.problems.push({ code: "nothing-given", of: "bills", column, found: "", problem: "the line has no name", help: "name the line" });
      return undefined;
    }
    const mapped = meant === undefined ? (known.has(text) ? text : undefined) : meant(cells, QUIET());
    if (mapped !== undefined) return mapped;
    if (unmapped === "ignore") return undefined;
    if (unmapped === "unknown line" && !known.has(text) && !SUMS.has(text)) return text;
    const help =
      unmapped === "refuse"
        ? 'map it in `values` of `line_rows.name`, or write "unmapped_lines": "unknown line" or "ignore"'
        : `map it in \`values\` of \`line_rows.name\`: it has the name of ${SUMS.has(text) ? "a sum of the bill" : "a line of the schedule"}`;
    findings.problems.push({ code: "line-not-mapped", of: "bills", column, found: text, problem: `the map does not say which line ${quoted(text)} is`, help });
    return undefined;
  };
  return lineReader(sources, line, "line_rows", nameOf);
}

/** A look whose findings nobody wants. */
const QUIET = (): Findings => ({ problems: [], notes: [] });

function complainOfTwice(lines: readonly IssuedLine[], findings: Findings): void {
  const names = lines.map(({ name }) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) < at));
  for (const name of twice)
    findings.problems.push({
      code: "line-twice",
      of: "bills",
      column: undefined,
      found: name,
      problem: `the bill has two lines ${quoted(name)}`,
      help: "a line is printed once: correct the rows, or the map if they are two things",
    });
}

/**
 * A column that the map does not name is a line where a number other than zero stands in it. What has digits and is no number as the map declares it may
 * be an amount all the same: the row is refused. Words without a digit are no line, and are noted.
 */
function unmappedReader(sources: Sources, map: Mapping, known: ReadonlySet<string>): (others: TableRow["others"], findings: Findings) => readonly IssuedLine[] {
  const readers = new Map<string, Reader<string>>();
  const readerOf = (column: string): Reader<string> => {
    const before = readers.get(column);
    if (before !== undefined) return before;
    const alone = { ...sources, bills: { ...sources.bills, columns: { at: () => 0, wanted: [] } } };
    const made = numberAt(alone, { source: { kind: "column", column, of: "bills" }, values: undefined, factor: undefined, reversed: false }, column, true);
    readers.set(column, made);
    return made;
  };
  const named = new Set(map.lines.kind === "columns" ? [...Object.keys(map.lines.lines), ...Object.keys(map.otherLines)] : []);
  return (others, findings) =>
    others.flatMap(([column, cell]) => {
      const amount = amountIn(readerOf(column), cell, findings);
      if (amount === undefined) return [];
      if (!isNameable(column)) {
        const problem = "its name is too long for a line, or holds what is not seen";
        findings.problems.push({
          code: "line-not-mapped",
          of: "bills",
          column,
          found: amount,
          problem,
          help: "map it in `other_lines`, or name it in `ignored_columns`",
        });
        return [];
      }
      if (!known.has(column) && !named.has(column) && !SUMS.has(column)) return [{ name: column, amount }];
      const of = known.has(column) ? "a line of the schedule" : SUMS.has(column) ? "a sum of the bill" : "a line of the map";
      const problem = `it is not mapped and has the name of ${of}`;
      findings.problems.push({ code: "line-not-mapped", of: "bills", column, found: amount, problem, help: "map it, or name it in `ignored_columns`" });
      return [];
    });
}

function amountIn(read: Reader<string>, cell: Cell, findings: Findings): string | undefined {
  const own: Findings = { problems: [], notes: [] };
  const amount = read({ bills: [cell], records: undefined }, own);
  findings.notes.push(...own.notes);
  if (typeof cell === "string" && !/\p{N}/u.test(cell)) findings.notes.push(...own.problems.map(wordsNoted));
  else findings.problems.push(...own.problems.map(perhapsAmount));
  return amount === undefined || !/[1-9]/.test(amount) ? undefined : amount;
}

function perhapsAmount(problem: CellProblem): CellProblem {
  const help = `the map does not name this column. If it is an amount, map it in \`other_lines\` (${problem.help}); if it is none, name it in \`ignored_columns\``;
  return { ...problem, help };
}

function wordsNoted({ of, column, found }: CellProblem): CellProblem {
  const problem = `${quoted(found ?? "")} is no number, so that it is no line of the bill`;
  const help = "the map does not name this column: name it in `ignored_columns` if it holds no amounts";
  return { code: "words-in-unmapped", of, column, found, problem, help };
}
