// How texts of a file are to be read, as its map declares it. Nothing here is found out from the texts themselves.
import type { Calendar } from "../../src/index.ts";

export const DECIMAL_MARKS = [".", "/", ",", "\u066b"] as const;
/** `,` `.` apostrophe, Arabic thousands mark, Arabic comma, space (with those that do not break), none. */
export const GROUPINGS = [",", ".", "'", "\u066c", "\u060c", " ", "none"] as const;
export const DIGITS = ["latin", "persian", "arabic"] as const;
export const MINUSES = ["leading", "trailing", "parentheses"] as const;

export interface NumberFormat {
  readonly decimalMark: (typeof DECIMAL_MARKS)[number];
  readonly grouping: (typeof GROUPINGS)[number];
  readonly digits: readonly (typeof DIGITS)[number][];
  readonly minus: readonly (typeof MINUSES)[number][];
  /** Texts that stand where nothing was printed, beside the empty cell: `-`, `.`. */
  readonly empty: readonly string[];
  /** Decimals to which binary fractions of the file are rounded; undefined: they are taken as they are. */
  readonly binaryDecimals: number | undefined;
}

export interface DateFormat {
  /** `YYYY/MM/DD`, `DD.MM.YY`, `YYYYMMDD`, or days counted by a spreadsheet: `serial 1900`, `serial 1904`. */
  readonly order: DateOrder;
  /** The first year that a year of two digits can mean: 1300 for 1300 to 1399, 1350 for 1350 to 1449. */
  readonly twoDigitYear: number | undefined;
  /** In which the file's dates are written. */
  readonly calendar: Calendar;
  /** What follows the day is dropped; else it is refused. */
  readonly dropsTime: boolean;
}

export type DateOrder = { readonly kind: "serial"; readonly from: "1900" | "1904" } | { readonly kind: "parts"; readonly parts: readonly DatePart[] };

export type DatePart =
  | { readonly kind: "year" | "month" | "day"; readonly least: number; readonly most: number }
  | { readonly kind: "sign"; readonly text: string };

export interface TextFormat {
  readonly number: NumberFormat;
  /** Undefined where the map declares no dates: then no column can be one. */
  readonly date: DateFormat | undefined;
  /** What one of the file's money is in the schedule's currency: `10` for toman where that is the rial. */
  readonly moneyFactor: string;
}
