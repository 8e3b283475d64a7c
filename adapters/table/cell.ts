// What stands in a cell. A text is read as the map declares; what a file itself says the type of is taken by that type, and no declared mark is looked for in it.

/** A `number` is a binary fraction, as spreadsheets, JSON and columns of type DOUBLE have it. Undefined: nothing stands there. */
export type Cell = string | number | TypedCell | undefined;

export type TypedCell =
  /** A decimal or whole number that the file holds exactly: digits, a point, a minus before. */
  | { readonly kind: "exact"; readonly text: string }
  /** A number that JSON writes with more digits than a binary fraction keeps, with all of them. */
  | { readonly kind: "written"; readonly text: string }
  /** `YYYY-MM-DD` of the Gregorian calendar. `time`: what follows, where the file has more than a day. */
  | { readonly kind: "day"; readonly text: string; readonly time: string | undefined }
  | { readonly kind: "unreadable"; readonly what: string };

/** As it may be shown in a message. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  switch (cell.kind) {
    case "exact":
    case "written":
      return cell.text;
    case "day":
      return cell.time === undefined ? cell.text : `${cell.text} ${cell.time}`;
    case "unreadable":
      return cell.what;
  }
}
