// The bill as the library gives it: plain JSON, every amount a decimal string in the currency, never a number.

/** An amount is the exact decimal. Where the exact value has no finite decimal form (thirds of days), it is the printed figure and `exact` holds the fraction. */
export interface BillLine {
  /** Of a true-up: `true_up.` and the name of the line or group that differs. */
  readonly name: string;
  readonly label: string;
  readonly group: string | null;
  readonly memo: boolean;
  /** For a line that is a quantity times a rate, and for a single table; else null. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly rate: string | null;
  readonly rate_unit: string | null;
  /** What is added to the total. */
  readonly amount: string;
  readonly exact: string | null;
  /** What the bill shows. */
  readonly printed: string;
  readonly tags: readonly string[];
  /** What made the figure: `booklet_1394 "residential"`. Not the conditions of exceptions not taken. */
  readonly cites: readonly string[];
  /** Versions used: `energy_price from 1394-01-01`. */
  readonly version: readonly string[];
  readonly exceptions: readonly string[];
  /** The blocks reached, for a line that runs through a table. */
  readonly blocks: readonly BillBlock[];
  /** What each register comes to, for a line that is a quantity by daypart times a rate by daypart. */
  readonly registers: readonly BillRegister[];
}

/** One daypart in one segment; numbers as in `BillBlock`. */
export interface BillRegister {
  readonly daypart: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly unit: string;
  readonly rate: string;
  readonly rate_unit: string;
  readonly amount: string;
  readonly exact: Readonly<Partial<Record<"quantity" | "rate" | "amount", string>>>;
}

/** One row of a table reached in one segment. A number without finite decimal form is rounded half up to 6 decimals, and `exact` holds its fraction. */
export interface BillBlock {
  /** The rate whose table it is. */
  readonly table: string;
  /** Counts from 1. */
  readonly block: number;
  readonly daypart: string | null;
  readonly from: string;
  readonly to: string;
  readonly lower: string;
  readonly upper: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly rate: string;
  readonly rate_unit: string;
  readonly amount: string;
  readonly exact: Readonly<Partial<Record<"lower" | "upper" | "quantity" | "rate" | "amount", string>>>;
}

export interface BillMark {
  readonly kind: "example" | "unverified" | "untranslatable" | "estimated";
  /** `rate subscription_fee from 1393-01-01`. */
  readonly what: string;
  readonly words: string | null;
}

export interface Receipt {
  readonly engine: string;
  readonly language: number;
  readonly plan: string;
  readonly request: string;
  /** The day as known on which the rules were read, or null: all that the file says. */
  readonly known: string | null;
  readonly versions: readonly string[];
}

export interface BillGroup {
  readonly name: string;
  readonly label: string;
  readonly amount: string;
  readonly exact: string | null;
  readonly printed: string;
  readonly tags: readonly string[];
}

export interface Bill {
  readonly kind: "bill";
  readonly id: string;
  readonly tariff: string;
  readonly label: string;
  readonly period: { readonly from: string; readonly to: string; readonly days: number };
  readonly currency: string;
  readonly lines: readonly BillLine[];
  readonly groups: readonly BillGroup[];
  /** Sum of the lines and groups that are not memo; with a true-up its lines too. */
  readonly total: string;
  /** Sum of the printed figures less the total: not zero where lines are printed rounded and added unrounded. */
  readonly print_difference: string;
  readonly brought_forward: string;
  readonly payable: string;
  readonly carried: string;
  readonly dropped: string;
  /** Of the amounts below the lines, those without finite decimal form: their fractions. */
  readonly exact: Readonly<Partial<Record<"total" | "print_difference" | "payable" | "carried" | "dropped", string>>>;
  readonly marks: readonly BillMark[];
  readonly receipt: Receipt;
}
