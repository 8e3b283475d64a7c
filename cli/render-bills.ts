// Bills in each format of output, one after the other: what is written before, for each, and after.
import type { BilledResult } from "../src/index.ts";
import { explain, explainAsData } from "../src/index.ts";
import { csvHead, csvOfBill, csvOfRefusal } from "./render-csv.ts";
import { billSheet } from "./render-sheet.ts";
import type { Language } from "./sheet-words.ts";

export const BILL_FORMATS = ["pretty", "json", "jsonl", "csv"] as const;
export type BillFormat = (typeof BILL_FORMATS)[number];

/** A row of the input that gave no bill. */
export interface Refusal {
  readonly kind: "refused";
  readonly row: number;
  readonly id: string | undefined;
  readonly failures: readonly RefusalReason[];
}

/** The library's failure, or one of reading the row. */
export interface RefusalReason {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly where: string | undefined;
}

export interface BillPrinter {
  readonly start: () => string;
  readonly bill: (result: BilledResult) => string;
  readonly refused: (refusal: Refusal) => string;
  readonly end: () => string;
}

export interface PrintOptions {
  readonly language: Language;
  readonly explain: boolean;
}

export function billPrinter(format: BillFormat, options: PrintOptions): BillPrinter {
  switch (format) {
    case "pretty":
      return prettyPrinter(options);
    case "json":
      return jsonPrinter(options);
    case "jsonl":
      return {
        start: () => "",
        bill: (result) => `${JSON.stringify(recordOfBill(result, options))}\n`,
        refused: (refusal) => `${JSON.stringify(recordOfRefusal(refusal))}\n`,
        end: () => "",
      };
    case "csv":
      return { start: csvHead, bill: csvOfBill, refused: csvOfRefusal, end: () => "" };
  }
}

/** Refused rows are told on standard error alone. */
function prettyPrinter({ language, explain: explained }: PrintOptions): BillPrinter {
  let before = "";
  return {
    start: () => "",
    bill: (result) => {
      const sheet = `${before}${billSheet(result, language)}${explained ? `\n${explain(result, language)}` : ""}`;
      before = "\n";
      return sheet;
    },
    refused: () => "",
    end: () => "",
  };
}

/** An array, a record a line. */
function jsonPrinter(options: PrintOptions): BillPrinter {
  let before = "\n";
  const record = (value: unknown): string => {
    const text = `${before}${JSON.stringify(value)}`;
    before = ",\n";
    return text;
  };
  return {
    start: () => "[",
    bill: (result) => record(recordOfBill(result, options)),
    refused: (refusal) => record(recordOfRefusal(refusal)),
    end: () => (before === "\n" ? "]\n" : "\n]\n"),
  };
}

function recordOfBill(result: BilledResult, options: PrintOptions): unknown {
  return options.explain ? { ...result.bill, explanation: explainAsData(result) } : result.bill;
}

function recordOfRefusal({ row, id, failures }: Refusal): unknown {
  return { kind: "refused", id: id ?? null, row, failures: failures.map(({ code, message, help, where }) => ({ code, message, help, where: where ?? null })) };
}
