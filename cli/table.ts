// Columns of text, aligned as a terminal shows them.

export type Align = "start" | "end";

/** Two spaces between columns; lines without spaces at their end. */
export function tableLines(aligns: readonly Align[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = aligns.map((_, column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.map((row) =>
    aligns
      .map((align, column) => padded(row[column] ?? "", widths[column] ?? 0, align))
      .join("  ")
      .trimEnd(),
  );
}

/** Columns that a terminal gives the text: none to marks, joiners and isolates, two to wide letters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

function padded(text: string, width: number, align: Align): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "start" ? text + space : space + text;
}
