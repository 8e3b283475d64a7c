// Kinds of ledger rows and of evidence, and what each evidence says: as the library's cases have them.
import type { EvidenceRow, LedgerRow } from "../../src/index.ts";

export const LEDGER_KINDS: readonly LedgerRow["kind"][] = ["opening", "bill", "payment", "adjustment", "fee", "carried"];

type Says = Readonly<Record<string, "text" | "number" | "money">>;

export const EVIDENCE_SAYS: Readonly<Record<EvidenceRow["kind"], Says>> = {
  photo: { register: "text", daypart: "text", point: "text", reading: "number" },
  nameplate: { register: "text", daypart: "text", point: "text", multiplier: "number", digits: "number" },
  exchange_order: { register: "text", daypart: "text", point: "text", old_final: "number", new_start: "number" },
  bank_line: { payment: "text", amount: "money", account: "text" },
  meter_test: { register: "text", error: "number" },
  contract: { field: "text", value: "text" },
};

export function ledgerKind(text: string): LedgerRow["kind"] | undefined {
  return LEDGER_KINDS.find((kind) => kind === text);
}

export function evidenceKind(text: string): EvidenceRow["kind"] | undefined {
  return KINDS.find((kind) => kind === text);
}

const KINDS: readonly EvidenceRow["kind"][] = ["photo", "nameplate", "exchange_order", "bank_line", "meter_test", "contract"];
