// The proofs about a checked program: each is decided, refuted with a counterexample, or said not to be decided.
// It reads the program alone, never the text, and changes nothing.
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DaySpan, Program } from "../../program.ts";
import { readingOf } from "./condition/formula.ts";
import { seasonDays } from "./condition/season-day.ts";
import { DAY } from "./condition/words.ts";
import type { Fitted } from "./conditions.ts";
import { proveConditions } from "./conditions.ts";
import { proveDayparts } from "./dayparts-tile.ts";
import { proveRowsLive } from "./dead-rows.ts";
import { proveExceptionsApart } from "./exceptions-apart.ts";
import { whole } from "./fraction.ts";
import { proveRemainders } from "./remainder.ts";
import { fitFormula, proveTariffsFit } from "./tariffs-fit.ts";

export function proveProgram(program: Program, report: (diagnostic: Diagnostic) => void): void {
  proveDayparts(program, report);
  proveTariffsFit(program, report);
  const fitted = fittedTariffs(program);
  proveConditions(program, fitted, report);
  proveExceptionsApart(program, fitted, report);
  proveRowsLive(program, report);
  proveRemainders(program, report);
}

function fittedTariffs(program: Program): readonly Fitted[] {
  const { from, to } = program.horizon;
  return Object.values(program.tariffs).map((tariff) => {
    const reading = readingOf(program, tariff);
    reading.axes.set(DAY, { key: DAY, words: "day", kind: "date", least: whole(from), most: whole(to - 1) });
    return { tariff, reading, fit: fitFormula(program, tariff, reading.axes), dayOf: seasonDays(program, validDays(program, tariff.fits.valid)) };
  });
}

function validDays({ horizon }: Program, valid: DaySpan): DaySpan {
  return { from: Math.max(horizon.from, valid.from), to: Math.min(horizon.to, valid.to) };
}
