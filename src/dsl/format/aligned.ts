// Columns: rows of cells, each cell as wide as the widest of its column. A column of numbers stands with the decimal points
// under each other.
import { spaced, type Tok, t, widthOf } from "./layout.ts";

type Toks = readonly Tok[];

/** Rows of cells with `gap` spaces between; an empty cell takes its column's width. What follows the last filled cell is not padded. */
export function alignedRows(rows: readonly (readonly Toks[])[], gap = 1): readonly Toks[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: count }, (_, column) => rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? [])), 0));
  return rows.map((row) => {
    const toks: Tok[] = [];
    let owed = 0;
    row.forEach((cell, column) => {
      const width = widths[column] ?? 0;
      if (width === 0) return;
      if (cell.length > 0) toks.push(...(toks.length === 0 ? spaced(owed, cell) : spaced(owed + gap, cell)));
      owed = cell.length > 0 ? width - widthOf(cell) : owed + width + gap;
    });
    return toks;
  });
}

/** How far a cell is moved to the right so that numbers stand under each other, for each cell of a column. */
export function numberOffsets(cells: readonly Toks[]): readonly number[] {
  const wholes = cells.map(wholeWidth);
  const widest = wholes.reduce<number>((most, width) => Math.max(most, width ?? 0), 0);
  return wholes.map((width) => (width === undefined ? 0 : widest - width));
}

/** Cells with `|` between, each column as wide as its widest cell; the spaces before a cell move it to the right. */
export function withBars(rows: readonly (readonly Toks[])[]): readonly Toks[] {
  const full = (toks: Toks): number => (toks[0]?.space ?? 0) + widthOf(toks);
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: count }, (_, column) => rows.reduce((most, cells) => Math.max(most, full(cells[column] ?? [])), 0));
  return rows.map((cells) =>
    cells.flatMap((cell, column) => {
      if (column === 0) return cell;
      const owed = (columns[column - 1] ?? 0) - full(cells[column - 1] ?? []);
      return [...spaced(1 + owed, t("|")), ...spaced(1 + (cell[0]?.space ?? 0), cell)];
    }),
  );
}

/** The width of a number up to its decimal point; undefined for what is no number. */
function wholeWidth(cell: Toks): number | undefined {
  const sign = cell[0]?.text === "-" ? 1 : 0;
  const first = cell[sign];
  if (first === undefined || !/^[0-9]/.test(first.text) || first.text.includes("-") || first.text.includes(":")) return undefined;
  const whole = first.text.replace("%", "").split(".")[0] ?? "";
  return sign + whole.length;
}
