// Numbers of the oversight half: money in the schedule's currency, shares written with `%`, whole months, counts. Exact texts come out.
import type { Exact } from "../../../values/exact.ts";
import { decimalPlaces, decimalStep, exactFromText, fractionText, multiply } from "../../../values/exact.ts";
import type { Span } from "../../../values/span.ts";
import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { Step } from "../../oversight.ts";
import type { Rounding } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { PERCENT_USE, unitUse } from "../declarations/units.ts";
import { percentHelp } from "../percent-help.ts";
import { constantOf, moneyUnit } from "../rules/constants.ts";
import { roundingOf } from "../rules/literals.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./refuse.ts";

type Amount = tree.Value & { readonly kind: "amount" };

/** How many of each a rule may name: enough for any office, and few enough that no schedule or window is endless. */
export const MOST = { approvers: 100, parts: 1_200, months: 1_200, days: 36_500, plans: 1_000 } as const;

/** In the currency, and no finer than what is paid. `what` reads before "is in IRR". */
export function moneyOf(scope: Scope, value: tree.Value, what: string): string | undefined {
  const constant = constantOf(scope, value, what, moneyUnit(scope));
  return constant === undefined ? undefined : inCoins(scope, constant.inBase, value.span, what);
}

/** The exact text of a whole number of the smallest amount that is paid. */
function inCoins(scope: Scope, amount: Exact, span: Span, what: string): string | undefined {
  const { currency, currencyDecimals } = scope;
  const text = fractionText(amount);
  if ((decimalPlaces(amount) ?? Infinity) <= currencyDecimals) return text;
  const coin = `${fractionText(decimalStep(currencyDecimals))} ${currency}`;
  return refuse(scope, "money-too-fine", span, { what, found: `${text} ${currency}`, currency, coin });
}

/** A ratio: `50%` is `0.5`. */
export function shareOf(scope: Scope, value: tree.Value, what: string): string | undefined {
  if (value.kind === "percent") return ratioOf(value);
  if (value.kind === "amount" && value.unit === undefined) {
    scope.report(ruleDiagnostic("percent-expected", value.span, { found: value.number.text, help: percentHelp(value.number.text) }));
    return undefined;
  }
  const constant = constantOf(scope, value, what, PERCENT_USE);
  return constant === undefined ? undefined : fractionText(constant.inBase);
}

export function ratioOf({ text }: tree.PercentText): string {
  const [number, hundredth] = [exactFromText(text), exactFromText("0.01")];
  return number === undefined || hundredth === undefined ? text : fractionText(multiply(number, hundredth));
}

/** Whole months, zero included. */
export function monthsOf(scope: Scope, value: tree.Value, what: string): number | undefined {
  if (value.kind !== "amount") return refuse(scope, "months-expected", value.span, { what, found: foundIn(value) });
  const unit = value.unit === undefined ? undefined : unitUse(scope, value.unit);
  if (value.unit !== undefined && unit === undefined) return undefined;
  const [number, factor] = [exactFromText(value.number.text), exactFromText(unit?.factor ?? "")];
  const isMonths = unit?.dimension === "month" && number !== undefined && factor !== undefined;
  const months = isMonths ? wholeWithin(fractionText(multiply(number, factor)), 0, MOST.months) : undefined;
  return months ?? refuse(scope, "months-expected", value.span, { what, found: foundIn(value) });
}

export function countOf(scope: Pick<Scope, "report">, number: tree.NumberText, what: string, least: number, most: number): number | undefined {
  const count = wholeWithin(number.text, least, most);
  if (count !== undefined) return count;
  const parameters = { what, least: String(least), most: String(most), found: number.text, example: String(Math.max(least, 1)) };
  return refuse(scope, "whole-number-expected", number.span, parameters);
}

/** A time of one month or day at least. */
export function stepOf(
  scope: Pick<Scope, "report">,
  { count, unit }: { readonly count: tree.NumberText; readonly unit: Step["unit"] },
  what: string,
): Step | undefined {
  const whole = countOf(scope, count, `${what} in ${unit}`, 1, MOST[unit]);
  return whole === undefined ? undefined : { count: whole, unit };
}

/** Rounding of money that is paid. */
export function moneyRounding(scope: Scope, clause: tree.RoundClause): Rounding | undefined {
  const rounding = roundingOf({ scope }, clause, scope.currency);
  const step = exactFromText(rounding?.step ?? "");
  const isPaid = step !== undefined && inCoins(scope, step, clause.span, "the step of `round`") !== undefined;
  return isPaid ? rounding : undefined;
}

export function amountAt(number: tree.NumberText, unit: tree.UnitExpression | undefined, span: Span): Amount {
  return { kind: "amount", number, unit, span };
}

/** A value as a message shows it. */
export function foundIn(value: tree.Value): string {
  switch (value.kind) {
    case "amount":
      return value.unit === undefined ? `\`${value.number.text}\`, which has no unit` : `\`${value.number.text} ${unitWords(value.unit)}\``;
    case "percent":
      return `\`${value.text}%\``;
    case "date":
      return `the date ${value.text}`;
    case "name":
      return `\`${value.text}\``;
    case "string":
      return "a text";
  }
}

function unitWords({ head, per }: tree.UnitExpression): string {
  return per === undefined ? head : `${head} per ${per.count === undefined ? "" : `${per.count.text} `}${per.unit.text}`;
}

function wholeWithin(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return least <= value && value <= most ? value : undefined;
}
