// A cell of a column of decimals: what does not fit it is a mistake of the program that writes, and is never rounded away.
import type { OutColumn } from "./rows-writer.ts";

export function assertFits(column: OutColumn, cell: string | undefined): void {
  if (cell === undefined || column.kind === "text") return;
  const [, whole = "", places = ""] = DECIMAL.exec(cell) ?? [];
  if (whole === "" || places.replace(/0+$/, "").length > column.places || whole.replace(/^0+/, "").length > MOST_DIGITS - column.places)
    throw new TypeError(`\`${cell}\` is no decimal with at most ${column.places} places, for column ${column.name}`);
}

/** Of a column of decimals in Parquet. */
export const MOST_DIGITS = 38;
const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;
