// Bills as CSV: a row for each line of a bill, then its total and what is to be paid. A refused row of the input is one row.
import { csvRow } from "../adapters/index.ts";
import type { Bill, BilledResult } from "../src/index.ts";
import type { Refusal } from "./render-bills.ts";

export function csvHead(): string {
  return csvRow([
    "id",
    "tariff",
    "from",
    "to",
    "item",
    "name",
    "label",
    "group",
    "quantity",
    "unit",
    "rate",
    "rate_unit",
    "amount",
    "exact",
    "printed",
    "currency",
  ]);
}

export function csvOfBill({ bill }: BilledResult): string {
  const lines = bill.lines.map((line) =>
    row(bill, line.memo ? "memo" : "line", line.name, line.label, [
      line.group,
      line.quantity,
      line.unit,
      line.rate,
      line.rate_unit,
      line.amount,
      line.exact,
      line.printed,
    ]),
  );
  const groups = bill.groups.map((group) =>
    row(bill, "group", group.name, group.label, [null, null, null, null, null, group.amount, group.exact, group.printed]),
  );
  const sums = SUMS.map((name) => row(bill, name, name, "", [null, null, null, null, null, bill[name], exactOf(bill, name), bill[name]]));
  return [...lines, ...groups, ...sums].join("");
}

/** Every reason stands in the label. */
export function csvOfRefusal({ row: number, id, failures }: Refusal): string {
  const reasons = failures.map(({ code, message }) => `${message} [${code}]`).join("; ");
  return csvRow([id ?? "", "", "", "", "refused", `row ${number}`, reasons, "", "", "", "", "", "", "", "", ""]);
}

const SUMS = ["total", "brought_forward", "payable", "carried", "dropped"] as const;

/** The fraction where no finite decimal is exact. */
function exactOf(bill: Bill, name: (typeof SUMS)[number]): string | null {
  return name === "brought_forward" ? null : (bill.exact[name] ?? null);
}

function row(bill: Bill, item: string, name: string, label: string, rest: readonly (string | null)[]): string {
  return csvRow([bill.id, bill.tariff, bill.period.from, bill.period.to, item, name, label, ...rest.map((cell) => cell ?? ""), bill.currency]);
}
