// Rows of CSV on the way out: quoted where they must be, and without a cell that a spreadsheet would run.

/** A cell, or what it is made of: text is neutralised; a number stays one. */
export function csvRow(cells: readonly string[]): string {
  return csvLine(cells.map(neutralised));
}

/** Without neutralising. Lines end in CR LF, as RFC 4180 says. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quotedCell).join(",")}\r\n`;
}

/**
 * A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` (and takes a tab or an end of line before it for nothing): with an apostrophe before it, it is
 * text. A plain number stays a number. The wide forms of these signs are run where an East Asian keyboard is set.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
