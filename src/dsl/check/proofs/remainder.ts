// What is payable, and what is carried to the next bill, is a whole number of the currency's smallest amount, whatever the bill; what is dropped
// has a finite decimal form. Lines may be finer. Of a true-up only what bills of the same tariff leave is proved: one that another tariff's bills
// leave finer is refused when it comes.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Program, Tariff } from "../../program.ts";
import { decimalUnit, fraction, fractionWords } from "./fraction.ts";
import type { TariffMeasured } from "./measure.ts";
import { coinsIn, measureTariffs } from "./measure.ts";
import type { Scale } from "./scale.ts";
import { either, isDecimal, isWholeIn, withoutTens } from "./scale.ts";

/** What must hold of an amount for it to stand where it does. */
type Demand = "in coins" | "decimal" | "nothing";

export function proveRemainders(program: Program, report: (diagnostic: Diagnostic) => void): void {
  for (const tariff of Object.values(program.tariffs)) {
    reportStep(program, tariff, report);
    if (!isFineNow(program, tariff)) reportTariff(program, tariff, report);
  }
}

function paidDemand({ payable }: Tariff): Demand {
  return payable.round === undefined ? "in coins" : "nothing";
}

function leftDemand({ payable }: Tariff): Demand {
  if (payable.remainder === undefined) return "nothing";
  return payable.remainder.word === "carry" ? "in coins" : "decimal";
}

function meets(program: Program, demand: Demand, scale: Scale): boolean {
  switch (demand) {
    case "nothing":
      return true;
    case "decimal":
      return isDecimal(scale);
    case "in coins":
      return isWholeIn(coinsIn(program), scale);
  }
}

/** By the denominators that the program states, which saves measuring it again. */
function isFineNow(program: Program, tariff: Tariff): boolean {
  const { value } = tariff.payable;
  const stated = program.denominators[value.id];
  // What is carried or dropped is the rest of the total, also where `payable` does not read it.
  if (stated === undefined || !everyPart(value).some((part) => part.kind === "builtin" && part.name === "total")) return false;
  const scale: Scale = { constant: BigInt(stated.constant), powers: new Map(Object.entries(stated.factors)) };
  return [paidDemand(tariff), leftDemand(tariff)].every((demand) => meets(program, demand, scale));
}

function reportStep(program: Program, { name, payable }: Tariff, report: (diagnostic: Diagnostic) => void): void {
  const { round, span } = payable;
  if (round === undefined || coinsIn(program) % fraction(round.step).bottom === 0n) return;
  const step = `${fractionWords(fraction(round.step))} ${program.currency}`;
  report(proofDiagnostic("payable-step-too-fine", span, { tariff: name, step, coin: coinWords(program), currency: program.currency }));
}

function reportTariff(program: Program, tariff: Tariff, report: (diagnostic: Diagnostic) => void): void {
  const { run, tariffs } = measureTariffs({ ...program, tariffs: { [tariff.name]: tariff } });
  const measured = tariffs.get(tariff.name);
  if (measured === undefined) return;
  const { span } = tariff.payable;
  const paid = faultOf(program, tariff, measured, paidDemand(tariff), measured.due.scale);
  const left = faultOf(program, tariff, measured, leftDemand(tariff), either(measured.total.scale, run.handedOn));
  if (paid !== undefined) report(proofDiagnostic("payable-not-rounded", span, paid.parameters, paid.related));
  else if (left !== undefined) report(proofDiagnostic("carry-not-rounded", span, left.parameters, left.related));
}

interface Fault {
  readonly parameters: { readonly fault: string; readonly lines: string; readonly coin: string };
  readonly related: Diagnostic["related"];
}

function faultOf(program: Program, tariff: Tariff, measured: TariffMeasured, demand: Demand, scale: Scale): Fault | undefined {
  if (meets(program, demand, scale)) return undefined;
  const coin = coinWords(program);
  const leaving = leavingIn(program, tariff, measured, demand);
  const lines = leaving.map(({ words }) => words).join(", ") || `the expression itself leaves ${partsWords(scale)}`;
  return {
    parameters: { fault: demand === "in coins" ? `may be finer than ${coin}` : "may have no finite decimal form", lines, coin },
    related: leaving.map(({ item }) => ({ span: item.span, message: `\`${item.name}\` is here` })),
  };
}

interface Leaving {
  readonly item: Tariff["items"][number];
  readonly words: string;
}

/** The lines and groups of the total that do not meet the demand. */
function leavingIn(program: Program, tariff: Tariff, { lines }: TariffMeasured, demand: Demand): readonly Leaving[] {
  const counted = tariff.items.filter((item) => item.kind === "group" || !item.memo);
  return counted.flatMap((item) => {
    const scale = lines.get(item.name)?.amount.scale;
    return scale === undefined || meets(program, demand, scale) ? [] : [{ item, words: `${item.kind} \`${item.name}\` leaves ${partsWords(scale)}` }];
  });
}

/** `parts of 1/3 x 1/(days of the bill)`, or `parts of 1/1000`. */
function partsWords({ constant, powers }: Scale): string {
  const rest = withoutTens(constant);
  const parts = [...(rest === 1n ? [] : [`1/${rest}`]), ...[...powers.keys()].map((name) => `1/(${name})`)];
  return `parts of ${parts.length === 0 ? `1/${constant}` : parts.join(" x ")}`;
}

/** `0.01 USD`. */
function coinWords({ currency, currencyDecimals }: Program): string {
  return `${fractionWords(decimalUnit(currencyDecimals))} ${currency}`;
}
