// The account's ledger: rows of a file, and which of them stand between a bill and the one before it.
import type { IssuedBill, LedgerRow } from "../../src/index.ts";
import { ledgerKind } from "../map/kinds.ts";
import type { LedgerSpec } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import type { Reader, Sources } from "./cell-readers.ts";
import { dateAt, numberAt, textAt } from "./cell-readers.ts";
import type { Entry, EntryReader } from "./keyed-rows.ts";
import { needed } from "./keyed-rows.ts";
import type { Findings, RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";

/** `bill`: the one that the row stands before, where the file says so. */
export interface LedgerEntry {
  readonly row: LedgerRow;
  readonly bill: string | undefined;
}

/** `sources`: the ledger's file stands for the bills' here. */
export function ledgerReader(sources: Sources, spec: LedgerSpec): EntryReader<LedgerEntry> {
  const [id, bill] = [optionalText(sources, spec.id, "ledger.id"), optionalText(sources, spec.bill, "ledger.bill")];
  const day = dateAt(sources, spec.day, "ledger.day");
  const kind = textAt(sources, spec.kind, "ledger.kind");
  const amount = amountReader(sources, spec);
  const entry: EntryReader<LedgerEntry>["entry"] = (from, row, findings) => {
    const [dayText, kindText] = [needed("day", day, spec.day.source, from, findings), needed("kind", kind, spec.kind.source, from, findings)];
    const known = kindText === undefined ? undefined : ledgerKind(kindText);
    if (kindText !== undefined && known === undefined) findings.problems.push(noKind(kindText, spec));
    const sum = amount(from, findings);
    if (dayText === undefined || known === undefined || sum === undefined) return undefined;
    const signed = spec.reversed.includes(known) ? negated(sum) : sum;
    return { row: { id: id(from, findings) ?? `row ${row}`, day: dayText, kind: known, amount: signed }, bill: bill(from, findings) };
  };
  return { key: textAt(sources, spec.account, "ledger.account"), entry };
}

export type TakenLedger = { readonly ledger: readonly LedgerRow[]; readonly notes: readonly RowProblem[] } | { readonly problem: RowProblem };

/** `entries`: all of the account. `previous`: its bill before this one, where that is known. */
export function takenLedger(
  entries: readonly Entry<LedgerEntry>[],
  spec: LedgerSpec,
  file: string,
  issued: IssuedBill,
  previous: IssuedBill | undefined,
): TakenLedger {
  const broken = entries.find((entry) => entry.kind !== "read");
  if (broken !== undefined) {
    const why =
      broken.kind === "broken"
        ? `the ledger of account ${quoted(issued.account)} cannot be read in row ${broken.row}`
        : `the row does not say whose it is, and may be of account ${quoted(issued.account)}`;
    return { problem: rowProblem("ledger-unreadable", { file, row: broken.row }, `${why}: what is brought forward is not known`, "correct that row") };
  }
  const twice = spec.id === undefined ? undefined : rowTwice(entries);
  if (twice !== undefined) {
    const message = `rows ${twice[0]} and ${twice[1]} of the ledger of account ${quoted(issued.account)} have one id: what is brought forward is not known`;
    return {
      problem: rowProblem(
        "ledger-twice",
        { file, row: twice[1] },
        message,
        "take one of the two away if they are one movement, or map an id that each movement has for itself",
      ),
    };
  }
  const read = entries.flatMap((entry) => (entry.kind === "read" ? [entry.value] : []));
  const notes =
    read.length > 0
      ? []
      : [
          rowProblem(
            "no-ledger-rows",
            { file, row: undefined },
            `the ledger has no row of account ${quoted(issued.account)}`,
            "nothing is brought forward: if that is not so, the file is not whole",
          ),
        ];
  if (spec.takes === "of the bill") return { ledger: read.filter(({ bill }) => bill === issued.id).map(({ row }) => row), notes };
  const since = spec.takes === "since the previous bill" && previous !== undefined ? previous : undefined;
  const undated = issued.issued_on === undefined ? issued : since !== undefined && since.issued_on === undefined ? since : undefined;
  if (undated !== undefined) {
    const message = `bill ${quoted(undated.id)} has no day of issue, and its account's ledger is divided by these days`;
    return { problem: rowProblem("no-issue-day", { file, row: undefined }, message, "give the day, or take ledger rows by their bill") };
  }
  const [from, to] = [since?.issued_on ?? "", issued.issued_on ?? ""];
  return { ledger: read.map(({ row }) => row).filter(({ day }) => from <= day && day < to), notes };
}

/** Two rows with one id: one movement that was exported twice, or two of one document. No program can say which. */
function rowTwice(entries: readonly Entry<LedgerEntry>[]): readonly [number, number] | undefined {
  const known = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== "read") continue;
    const { id } = entry.value.row;
    const before = known.get(id);
    if (before !== undefined) return [before, entry.row];
    known.set(id, entry.row);
  }
  return undefined;
}

function optionalText(sources: Sources, spec: LedgerSpec["id"], place: string): Reader<string> {
  return spec === undefined ? () => undefined : textAt(sources, spec, place);
}

/** What raises the debt is positive. Of two columns one is filled. */
function amountReader(sources: Sources, { amount }: LedgerSpec): Reader<string> {
  if (!("debit" in amount)) {
    const read = numberAt(sources, amount, "ledger.amount", true);
    return (cells, findings) => needed("amount", read, amount.source, cells, findings);
  }
  const [debit, credit] = [numberAt(sources, amount.debit, "ledger.amount.debit", true), numberAt(sources, amount.credit, "ledger.amount.credit", true)];
  const column = amount.debit.source.kind === "column" ? amount.debit.source.column : undefined;
  return (cells, findings) => {
    const known = findings.problems.length;
    const [raised, lowered] = [debit(cells, findings), credit(cells, findings)].map((text) => (text !== undefined && /[1-9]/.test(text) ? text : undefined));
    if (raised !== undefined && lowered === undefined) return raised;
    if (lowered !== undefined && raised === undefined) return negated(lowered);
    if (findings.problems.length > known) return undefined;
    if (raised === undefined) return "0";
    findings.problems.push({
      code: "not-a-number",
      of: "bills",
      column,
      found: raised,
      problem: "the row has a debit and a credit",
      help: "give one of the two",
    });
    return undefined;
  };
}

function noKind(text: string, { kind }: LedgerSpec): Findings["problems"][number] {
  const column = kind.source.kind === "column" ? kind.source.column : undefined;
  const problem = `${quoted(text)} is no kind of ledger row`;
  return {
    code: "not-in-values",
    of: "bills",
    column,
    found: text,
    problem,
    help: "say in `values` of `ledger.kind` which of opening, bill, payment, adjustment, fee, carried it is",
  };
}

function negated(text: string): string {
  if (!/[1-9]/.test(text)) return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}
