// The words of explanations, one table for each language; a language without a table gets the English words beside its own labels.
import { ENGLISH } from "./words-en.ts";
import { PERSIAN } from "./words-fa.ts";

/** Each takes texts that are ready to stand in a line: numbers written and set apart. */
export interface Words {
  readonly script: Script;
  /** Units whose names in formulas are not those of the language. */
  readonly units: Readonly<Record<string, string>>;
  readonly unitPer: (unit: string, of: string) => string;
  readonly unitEvery: (unit: string, count: string, of: string) => string;
  readonly modes: Readonly<Record<string, string>>;
  readonly builtins: Readonly<Record<string, string>>;
  /** Between what is added. */
  readonly plus: string;
  readonly separator: string;

  readonly bill: (id: string, tariff: string, span: string) => string;
  readonly span: (from: string, to: string, days: string) => string;
  readonly tariff: (label: string, code: string, at: string) => string;
  readonly heading: (number: string, label: string, amount: string) => string;
  readonly rule: (formula: string, at: string) => string;
  readonly source: (source: string, clause: string | undefined) => string;
  readonly unverifiedSource: (source: string) => string;
  readonly marks: Readonly<Record<string, string>>;
  readonly memo: string;
  readonly inGroup: (group: string) => string;
  readonly part: (span: string, amount: string) => string;
  /** Units that change when counted: `31 days`. */
  readonly counted: Readonly<Record<string, string>>;
  readonly builtin: (label: string, code: string, value: string) => string;
  readonly given: (label: string, code: string, value: string) => string;
  readonly rate: (label: string, code: string, value: string, version: string) => string;
  readonly table: (label: string, code: string, value: string, version: string) => string;
  readonly version: (from: string, at: string) => string;
  readonly announced: (day: string) => string;
  readonly firstBlock: (number: string, upper: string) => string;
  readonly middleBlock: (number: string, lower: string, upper: string) => string;
  readonly lastBlock: (number: string, lower: string) => string;
  readonly onlyBlock: (number: string) => string;
  readonly atDaypart: (block: string, daypart: string) => string;
  /** Above the blocks of a table that is scaled: `factors` as they multiply the edges as written. */
  readonly edges: (factors: string, rounding: string | undefined) => string;
  readonly rounding: (mode: string, step: string) => string;
  readonly daysFactor: (ratio: string) => string;
  readonly edge: (written: string, scaled: string) => string;
  readonly edgeRounded: (written: string, scaled: string, edge: string) => string;
  /** The row of a table in which a quantity lies. */
  readonly rowHolds: (row: string, quantity: string) => string;
  readonly product: (what: string, quantity: string, rate: string, amount: string) => string;
  readonly result: (formula: string, value: string) => string;
  readonly defined: (label: string, code: string, formula: string, value: string, at: string) => string;
  /** A definition that was unfolded before: `place` says where. */
  readonly told: (label: string, code: string, value: string, place: string) => string;
  readonly inLine: (number: string, label: string) => string;
  readonly above: string;
  readonly reads: (label: string, value: string) => string;
  readonly sum: (code: string, parts: string, value: string) => string;
  readonly holds: (formula: string) => string;
  readonly holdsNot: (formula: string) => string;
  readonly exception: (label: string, at: string) => string;
  readonly taken: (exception: string) => string;
  readonly notTaken: (exception: string) => string;
  readonly beaten: (exception: string, other: string) => string;
  readonly weighed: (days: string, of: string, amount: string) => string;
  readonly beforeRounding: (amount: string) => string;
  readonly rounded: (mode: string, step: string, amount: string) => string;
  readonly partsRounded: (mode: string, step: string, amount: string) => string;
  readonly shown: (mode: string, step: string, amount: string) => string;
  /** `more`: the printed figures come to more than the total. */
  readonly printDifference: (printed: string, difference: string, more: boolean) => string;
  readonly total: (parts: string, amount: string) => string;
  readonly totalLabel: string;
  readonly broughtForward: (amount: string) => string;
  readonly payableLabel: string;
  readonly carried: (label: string | undefined, amount: string) => string;
  readonly dropped: (label: string | undefined, amount: string) => string;
  readonly untranslatable: (words: string, because: string) => string;
  readonly trueUp: (label: string, from: string, to: string) => string;
  readonly difference: (actual: string, estimate: string, amount: string) => string;
}

export interface Script {
  readonly direction: "left to right" | "right to left";
  readonly digits: string;
  readonly thousands: string;
  readonly point: string;
  readonly minus: string;
  readonly percent: string;
  readonly dateSeparator: string;
  /** Between top and bottom: a slash may be the mark of decimals. */
  readonly fraction: string;
}

export function wordsFor(language: string | undefined): Words {
  return language === "fa" ? PERSIAN : ENGLISH;
}
