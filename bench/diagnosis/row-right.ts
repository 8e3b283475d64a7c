// The row of right bills: none may be accused.
import { judged, keysText, timesOf } from "./judged.ts";
import { randomFrom } from "./random.ts";
import { RIGHT_KINDS, rightBill } from "./right-bills.ts";
import type { Outcome } from "./tally.ts";

export function rightOutcome(seed: number, number: number): Outcome {
  const kind = RIGHT_KINDS[number % RIGHT_KINDS.length] ?? "as printed";
  const { spec, bill, beside } = rightBill(randomFrom(seed, `right ${number}`), seed, kind);
  const { verdict, diagnosis, auditTime, seen } = judged(spec, bill, beside, undefined);
  const isAccused = verdict.verdict !== "adjustment due" && verdict.lines.some((line) => line.verdict === "differs");
  const isDiagnosed = diagnosis.explanations.length > 0 || diagnosis.nearMisses.length > 0;
  const wanted = kind === "before a decree was announced" ? ["agrees", "adjustment due"] : ["agrees"];
  const found = [`audit: ${verdict.verdict}`, ...(isAccused ? ["accused by the audit"] : []), ...(isDiagnosed ? ["accused by the diagnosis"] : [])];
  return {
    part: kind,
    found: [...found, ...(wanted.includes(verdict.verdict) ? [] : ["not found right"])],
    times: timesOf("audit", auditTime),
    failure: isAccused || isDiagnosed ? `right ${number}, ${kind}: ${verdict.verdict}, ${diagnosis.answer} ${keysText(diagnosis)}` : undefined,
    seen,
  };
}
