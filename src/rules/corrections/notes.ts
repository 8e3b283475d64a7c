// Why a bill has no correction, and what to look at in one that has.
import type { Billing } from "../../engine/biller.ts";
import { exactFromText, fractionText, subtract, ZERO } from "../../values/exact.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Correction } from "./correction.ts";
import { SUM_DIFFERENCE } from "./delta.ts";
import type { Pairing } from "./pairing.ts";

/** Empty where the bill can be corrected. `billed`: what its request gave; undefined where there is no one request. */
export function refusalOf({ issued, request }: Pairing, billed: Billing | undefined): readonly Finding[] {
  const { id: bill, period } = issued.bill;
  const about = { records: [bill] };
  if (request.kind === "missing") return [findingOf("facts-missing", { bill }, about)];
  if (request.kind === "several") return [findingOf("facts-twice", { bill, count: String(request.count) }, about)];
  if (billed === undefined) return [];
  if (billed.kind === "refused") {
    return billed.failures.map(({ message: problem, help: remedy }) => findingOf("facts-refused", { bill, problem, remedy }, about));
  }
  const { from, to } = billed.bill.period;
  if (period === undefined || (period.from < to && from < period.to)) return [];
  return [findingOf("facts-of-other-period", { bill, from, to, newFrom: period.from, newTo: period.to }, about)];
}

export function notesOf(correction: Correction): readonly Finding[] {
  return [...sumNotes(correction), ...periodNotes(correction)];
}

function sumNotes({ bill, delta }: Correction): readonly Finding[] {
  const beside = delta.lines.find(({ name }) => name === SUM_DIFFERENCE);
  if (beside === undefined || beside.issued === "0") return [];
  const number = (text: string | null | undefined): ReturnType<typeof exactOf> => exactOf(text ?? "0");
  const stated = number(delta.total.exact.issued ?? delta.total.issued);
  const expected = fractionText(subtract(stated, number(beside.exact.issued ?? beside.issued)));
  return [findingOf("issued-sum-differs", { bill, expected, stated: fractionText(stated) }, { records: [bill] })];
}

function periodNotes({ bill, reverse: { period }, reissue }: Correction): readonly Finding[] {
  const { from: newFrom, to: newTo } = reissue.reissued.period;
  if (period === null || (period.from === newFrom && period.to === newTo)) return [];
  return [findingOf("facts-change-period", { bill, from: period.from, to: period.to, newFrom, newTo }, { records: [bill] })];
}

function exactOf(text: string): NonNullable<ReturnType<typeof exactFromText>> {
  return exactFromText(text) ?? ZERO;
}
