// The document that takes an issued bill back: each of its figures with its sign turned, and nothing that it does not say.
import { amountText } from "../../engine/bill/amount-text.ts";
import type { Bill, BillGroup, BillLine } from "../../engine/bill.ts";
import { exactFromText, negate, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { isBill } from "../issued/issued-schema.ts";
import type { ReverseDocument, ReverseGroup, ReverseLine } from "./correction.ts";

/** `original`: the hash of the bill as it was issued. */
export function reverseOf(issued: Bill | IssuedBill, original: string, currency: string): ReverseDocument {
  return isBill(issued) ? ofBill(issued, original) : ofStatement(issued, original, currency);
}

function ofBill(issued: Bill, original: string): ReverseDocument {
  const { from, to } = issued.period;
  const exact: { total?: string; payable?: string; carried?: string; dropped?: string } = {};
  for (const name of ["total", "payable", "carried", "dropped"] as const) {
    const fraction = issued.exact[name];
    if (fraction !== undefined) exact[name] = turnedFraction(fraction);
  }
  return {
    kind: "reverse",
    bill: issued.id,
    original,
    period: { from, to },
    currency: issued.currency,
    lines: issued.lines.map(lineOf),
    groups: issued.groups.map(groupOf),
    total: turned(issued.total),
    brought_forward: turned(issued.brought_forward),
    payable: turned(issued.payable),
    carried: turned(issued.carried),
    dropped: turned(issued.dropped),
    exact,
  };
}

function ofStatement(issued: IssuedBill, original: string, currency: string): ReverseDocument {
  const given = (text: string | undefined): string | null => (text === undefined ? null : turned(text));
  return {
    kind: "reverse",
    bill: issued.id,
    original,
    period: issued.period === undefined ? null : { from: issued.period.from, to: issued.period.to },
    currency,
    lines: issued.lines.map(({ name, amount }) => ({
      name,
      label: null,
      group: null,
      memo: false,
      amount: turned(amount),
      exact: null,
      printed: turned(amount),
    })),
    groups: [],
    total: given(issued.total),
    brought_forward: given(issued.brought_forward),
    payable: given(issued.payable),
    carried: given(issued.carried),
    dropped: null,
    exact: {},
  };
}

function lineOf({ name, label, group, memo, amount, exact, printed }: BillLine): ReverseLine {
  return { name, label, group, memo, amount: turned(amount), exact: exact === null ? null : turnedFraction(exact), printed: turned(printed) };
}

function groupOf({ name, label, amount, exact, printed }: BillGroup): ReverseGroup {
  return { name, label, amount: turned(amount), exact: exact === null ? null : turnedFraction(exact), printed: turned(printed) };
}

/** Of nothing nothing: there is no `-0`. */
function turned(text: string): string {
  return amountText(negate(exactFromText(text) ?? ZERO)).text;
}

function turnedFraction(text: string): string {
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}
