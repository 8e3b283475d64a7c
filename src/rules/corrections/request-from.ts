// From a correction to what a request for it says: its amount, the lines that change, the bill, and the oldest day. An audit can make them again and compare.
import { add, decimalPlaces, decimalStep, decimalText, exactFromText, round, subtract, ZERO } from "../../values/exact.ts";
import type { CorrectedLine } from "../records/record.ts";
import type { Correction, DeltaLine } from "./correction.ts";

/** Under the names of a request record. */
export interface RequestedCorrection {
  readonly amount: string;
  readonly lines: readonly CorrectedLine[];
  /** The first day of the bill, as issued or as corrected, whichever is older. */
  readonly oldest_day: string;
  readonly bill: { readonly id: string; readonly hash: string; readonly total: string };
}

/**
 * `lines`: those that are part of the total and change; on a side that lacks one it is `0`. `amount`: recomputed - issued, what the lines come to. A record says
 * decimals, at most ten: a figure without such a form is rounded half up, and the amount is made of the lines as they are said.
 */
export function requestFrom({ bill, delta, reverse, reissue, hashes }: Correction): RequestedCorrection {
  const lines = delta.lines.filter((line) => line.counts && isChanged(line)).map(lineOf);
  const amount = lines.reduce((sum, { issued, recomputed }) => add(sum, subtract(numberOf(recomputed), numberOf(issued))), ZERO);
  const { from } = reissue.reissued.period;
  const oldest = reverse.period !== null && reverse.period.from < from ? reverse.period.from : from;
  const total = said(delta.total.exact.issued ?? delta.total.issued);
  return { amount: decimalText(amount) ?? "0", lines, oldest_day: oldest, bill: { id: bill, hash: hashes.original, total } };
}

function isChanged({ delta, exact }: DeltaLine): boolean {
  return (exact.delta ?? delta) !== "0";
}

function lineOf({ name, issued, recomputed, exact }: DeltaLine): CorrectedLine {
  return { name, issued: said(exact.issued ?? issued), recomputed: said(exact.recomputed ?? recomputed) };
}

function said(text: string | null): string {
  const value = numberOf(text ?? "0");
  const isSayable = (decimalPlaces(value) ?? Infinity) <= MOST_PLACES;
  return decimalText(isSayable ? value : round(value, decimalStep(MOST_PLACES), "half up")) ?? "0";
}

const MOST_PLACES = 10;

function numberOf(text: string): ReturnType<typeof add> {
  return exactFromText(text) ?? ZERO;
}
