// The map of an issuer's files to the schedule, as data: which column is what, and how its texts are read. Complete: what a map leaves out is said here.
import type { TextFormat } from "../reading/format.ts";
import type { Layout, Unmapped } from "../table/table.ts";

/** Where a value comes from. `records`: from the row of the office's own records that belongs to the bill. */
export type Source = ColumnSource | { readonly kind: "constant"; readonly text: string };

export interface ColumnSource {
  readonly kind: "column";
  readonly column: string;
  readonly of: "bills" | "records";
}

/** What the file writes -> what is meant. */
export type Values = Readonly<Record<string, string>> | undefined;

export interface TextSpec {
  readonly source: Source;
  readonly values: Values;
  readonly width: number | undefined;
}

export interface NumberSpec {
  readonly source: Source;
  readonly values: Values;
  /** What one of the column's is; undefined: as the format says for money, else 1. */
  readonly factor: string | undefined;
  /** The column's sign is the other way round. */
  readonly reversed: boolean;
}

export interface DateSpec {
  readonly source: Source;
}

export interface PeriodSpec {
  readonly from: DateSpec;
  readonly to: DateSpec;
  /** Whether the day that is printed as the end belongs to the bill, or is the first of the next. */
  readonly lastDay: "included" | "excluded";
}

export interface LineSpec {
  readonly amount: NumberSpec;
  readonly quantity: NumberSpec | undefined;
  readonly rate: NumberSpec | undefined;
}

export interface IssuedSpec {
  /** Several columns are joined with `/`. */
  readonly id: readonly TextSpec[];
  readonly account: TextSpec;
  readonly period: PeriodSpec | undefined;
  readonly issued_on: DateSpec | undefined;
  readonly tariff: TextSpec | undefined;
  readonly days: NumberSpec | undefined;
  readonly total: NumberSpec | undefined;
  readonly brought_forward: NumberSpec | undefined;
  readonly payable: NumberSpec | undefined;
  readonly carried: NumberSpec | undefined;
}

/** How a bill's lines stand in the file: each in columns of its own, or each in a row of its own. */
export type LinesSpec =
  | { readonly kind: "columns"; readonly lines: Readonly<Record<string, LineSpec>> }
  | { readonly kind: "rows"; readonly name: TextSpec; readonly line: LineSpec };

export interface IssuedReadingSpec {
  readonly register: string;
  readonly daypart: string | undefined;
  readonly previous: NumberSpec | undefined;
  readonly current: NumberSpec | undefined;
  readonly multiplier: NumberSpec | undefined;
  readonly quantity: NumberSpec | undefined;
  readonly decimals: number | undefined;
}

/** The members of a reading of a bill request. */
export interface ReadingSpec {
  readonly register: string;
  readonly daypart: string | undefined;
  readonly point: TextSpec | undefined;
  readonly previous: NumberSpec | undefined;
  readonly current: NumberSpec | undefined;
  readonly maximum: NumberSpec | undefined;
  readonly multiplier: NumberSpec | undefined;
  readonly digits: NumberSpec | undefined;
  readonly rollover: TextSpec | undefined;
  readonly estimated: TextSpec | undefined;
  readonly interim: TextSpec | undefined;
  readonly from: DateSpec | undefined;
  readonly to: DateSpec | undefined;
}

export type AsIssued = "as issued";

export interface RequestSpec {
  readonly period: PeriodSpec | AsIssued;
  readonly tariff: TextSpec | AsIssued | undefined;
  /** By what the schedule says of the field: a choice is a text, a count a number. */
  readonly account: Readonly<Record<string, ValueSpec>>;
  readonly readings: readonly ReadingSpec[] | AsIssued;
  /** By daypart, `""` for a field without. */
  readonly usage: Readonly<Record<string, Readonly<Record<string, NumberSpec>>>>;
  /** The latest bill first. */
  readonly history: Readonly<Record<string, readonly NumberSpec[]>>;
  readonly charges: Readonly<Record<string, NumberSpec>>;
  readonly brought_forward: NumberSpec | AsIssued | undefined;
  readonly issued: DateSpec | AsIssued | undefined;
}

/** A spec whose kind the schedule decides. */
export interface ValueSpec extends TextSpec, NumberSpec {}

/** A file beside the bills, with what is said of reading it. */
export interface FileSpec {
  readonly file: string;
  readonly format: TextFormat;
  readonly layout: Layout;
  /** `sorted`: in the order of the bills, read beside them; else loaded into memory once. */
  readonly isSorted: boolean;
}

export interface RecordsSpec extends FileSpec {
  readonly by: "account" | "bill";
  readonly key: TextSpec;
}

export interface LedgerSpec extends FileSpec {
  readonly account: TextSpec;
  readonly takes: LedgerTakes;
  readonly bill: TextSpec | undefined;
  readonly id: TextSpec | undefined;
  readonly day: DateSpec;
  readonly kind: TextSpec;
  /** What raises the debt is positive; of two columns the first raises it. */
  readonly amount: NumberSpec | { readonly debit: NumberSpec; readonly credit: NumberSpec };
  /** Kinds whose amounts have the other sign in the file. */
  readonly reversed: readonly string[];
}

export const LEDGER_TAKES = ["since the previous bill", "before the day of issue", "of the bill"] as const;
export type LedgerTakes = (typeof LEDGER_TAKES)[number];

export interface EvidenceSpec extends FileSpec {
  readonly account: TextSpec;
  readonly id: TextSpec | undefined;
  readonly day: DateSpec;
  readonly kind: TextSpec;
  readonly says: Readonly<Record<string, ValueSpec>>;
}

export const ORDERS = ["any", "loaded", "sorted as text", "sorted as numbers"] as const;
export type Order = (typeof ORDERS)[number];

export interface Mapping {
  readonly format: TextFormat;
  readonly layout: Layout;
  readonly order: Order;
  readonly issued: IssuedSpec;
  readonly lines: LinesSpec;
  /** Lines that the issuer prints and the schedule is known not to have. */
  readonly otherLines: Readonly<Record<string, LineSpec>>;
  readonly unmappedLines: Unmapped;
  /** The file has only some of the lines that were printed. */
  readonly isExcerpt: boolean;
  readonly ignoredColumns: readonly string[];
  readonly readings: readonly IssuedReadingSpec[];
  readonly request: RequestSpec;
  readonly records: RecordsSpec | undefined;
  readonly ledger: LedgerSpec | undefined;
  readonly evidence: EvidenceSpec | undefined;
  readonly marks: Readonly<Record<string, TextSpec>>;
}
