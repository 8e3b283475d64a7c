// What is payable, carried and dropped has a finite decimal form, whatever the bill: else the next bill would receive thirds.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Program, Tariff } from "../../program.ts";
import type { TariffMeasured } from "./measure.ts";
import { measureTariffs } from "./measure.ts";
import type { Scale } from "./scale.ts";
import { isDecimal, withoutTens } from "./scale.ts";

export function proveRemainders(program: Program, report: (diagnostic: Diagnostic) => void): void {
  const faulty = Object.values(program.tariffs).filter((tariff) => !isDecimalNow(program, tariff));
  if (faulty.length === 0) return;
  const { tariffs } = measureTariffs(program);
  for (const tariff of faulty) reportTariff(tariff, tariffs.get(tariff.name), report);
}

/** By the denominators that the program states. */
function isDecimalNow({ denominators }: Program, { payable }: Tariff): boolean {
  const stated = denominators[payable.value.id];
  // What is carried or dropped is the rest of the total, also where `payable` does not read it.
  if (stated === undefined || !everyPart(payable.value).some((part) => part.kind === "builtin" && part.name === "total")) return false;
  return isDecimal({ constant: BigInt(stated.constant), powers: new Map(Object.entries(stated.factors)) });
}

function reportTariff(tariff: Tariff, measured: TariffMeasured | undefined, report: (diagnostic: Diagnostic) => void): void {
  if (measured === undefined || (isDecimal(measured.due.scale) && isDecimal(measured.total.scale))) return;
  const counted = tariff.items.filter((item) => item.kind === "group" || !item.memo);
  const leaving = counted.flatMap((item) => {
    const scale = measured.lines.get(item.name)?.amount.scale;
    return scale === undefined || isDecimal(scale) ? [] : [{ item, words: `${item.kind} \`${item.name}\` leaves ${partsWords(scale)}` }];
  });
  const lines = leaving.length === 0 ? `the expression itself leaves ${partsWords(measured.due.scale)}` : leaving.map(({ words }) => words).join(", ");
  const related = leaving.map(({ item }) => ({ span: item.span, message: `\`${item.name}\` is not rounded` }));
  const { remainder, span } = tariff.payable;
  report(proofDiagnostic(remainder === undefined ? "payable-not-rounded" : "carry-not-rounded", span, { lines }, related));
}

/** `parts of 3 and of the days of the bill`. */
function partsWords({ constant, powers }: Scale): string {
  const rest = withoutTens(constant);
  const parts = [...(rest === 1n ? [] : [`1/${rest}`]), ...[...powers.keys()].map((name) => `1/(${name})`)];
  return `parts of ${parts.join(" x ")}`;
}
