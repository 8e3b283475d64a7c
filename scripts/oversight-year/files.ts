// The files of one year: chain entries and issued bills one a line, and the list of what was planted.
import type { Json } from "./chain.ts";
import type { Size } from "./year.ts";
import { yearOf } from "./year.ts";

const SHIPPED: Size = { accounts: 50, debtors: 30 };

export function shippedFiles(seed: number): readonly { readonly name: string; readonly text: string }[] {
  const { journal, bills, planted } = yearOf(seed, SHIPPED);
  const list = planted.map(({ audit, code, records }) => JSON.stringify({ audit, code, records }));
  return [
    { name: "journal.jsonl", text: linesOf(journal) },
    { name: "bills.jsonl", text: linesOf(bills) },
    { name: "planted.json", text: `[\n  ${list.join(",\n  ")}\n]\n` },
  ];
}

function linesOf(values: readonly Json[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
