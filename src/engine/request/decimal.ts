// Decimal strings of a request: read exactly, in range, no finer than declared, into base units. Never a guess about what was meant.
import type { z } from "zod";
import type { Exact } from "../../values/exact.ts";
import { compare, exactFromText, multiply, ONE, ZERO } from "../../values/exact.ts";
import type { Complaint } from "./complaint.ts";
import { quoted, readString } from "./complaint.ts";

/** `least` and `most` are exact texts in the unit written, `undefined` for no limit; `factor` is what one of the unit is in base units. */
export interface DecimalRule {
  readonly what: string;
  readonly unit: string;
  readonly least: string | undefined;
  readonly most: string | undefined;
  readonly places: number;
  readonly factor: string;
}

/** The value is in base units. */
export function decimalSchema(rule: DecimalRule): z.ZodType<Exact, string> {
  return readString({ description: describe(rule), pattern: PATTERN }, decimalReader(rule));
}

/** Checked alike, and kept as written. */
export function decimalTextSchema(rule: DecimalRule): z.ZodType<string, string> {
  const read = decimalReader(rule);
  return readString({ description: describe(rule), pattern: PATTERN }, (text) => {
    const result = read(text);
    return "value" in result ? { value: text } : result;
  });
}

const MOST_DIGITS = 40;

function decimalReader(rule: DecimalRule): (text: string) => { readonly value: Exact } | Complaint {
  const least = limit(rule.least);
  const most = limit(rule.most);
  const factor = limit(rule.factor) ?? ONE;
  const inBase = compare(factor, ONE) === 0;
  return (text) => {
    const value = SHAPE.test(text) && text.length <= MOST_DIGITS ? exactFromText(text) : undefined;
    if (value === undefined) return whyNotDecimal(text);
    if (decimalsIn(text) > rule.places) return tooFine(rule, text);
    if (least !== undefined && compare(value, least) < 0) return outside(rule, text, "below");
    if (most !== undefined && compare(value, most) > 0) return outside(rule, text, "above");
    return { value: inBase ? value : multiply(value, factor) };
  };
}

/** A whole number written in digits alone, between `least` and `most`. */
export function wholeSchema(what: string, least: number, most: number): z.ZodType<number, string> {
  const description = `${what}: a whole number ${least} .. ${most} as a string`;
  return readString({ description, pattern: "^\\d+$" }, (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
    if (value !== undefined && least <= value && value <= most) return { value };
    return { problem: `${quoted(text)} is not a whole number ${least} .. ${most}`, remedy: `write a whole number ${least} .. ${most} as a string` };
  });
}

const PATTERN = "^-?\\d+(\\.\\d+)?$";
const SHAPE = /^-?\d+(\.\d+)?$/;

function limit(text: string | undefined): Exact | undefined {
  if (text === undefined) return undefined;
  const value = exactFromText(text);
  if (value === undefined) throw new TypeError(`a plan holds \`${text}\` where a number belongs`);
  return value;
}

/** Decimals that carry something: `230.00` has none. */
function decimalsIn(text: string): number {
  const point = text.indexOf(".");
  if (point < 0) return 0;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  return end - point - 1;
}

function describe(rule: DecimalRule): string {
  const range = rule.least === undefined || rule.most === undefined ? "" : `, ${rule.least} .. ${rule.most}`;
  return `${rule.what}: a decimal string${rule.unit === "" ? "" : ` in ${rule.unit}`}${range}, ${placesText(rule.places)}`;
}

function placesText(places: number): string {
  return places === 0 ? "no decimals" : places === 1 ? "at most 1 decimal" : `at most ${places} decimals`;
}

function tooFine(rule: DecimalRule, text: string): Complaint {
  return {
    problem: `${quoted(text)} is finer than declared: ${placesText(rule.places)}`,
    remedy: rule.places === 0 ? "give a whole number" : `give it to ${placesText(rule.places).replace("at most ", "")}`,
  };
}

function outside(rule: DecimalRule, text: string, side: "below" | "above"): Complaint {
  const unit = rule.unit === "" ? "" : ` ${rule.unit}`;
  const edge = side === "below" ? rule.least : rule.most;
  const negative = side === "below" && compare(exactFromText(edge ?? "0") ?? ZERO, ZERO) === 0 && text.startsWith("-");
  const problem = negative ? `${quoted(text)} is negative` : `${quoted(text)} is ${side} ${edge}${unit}`;
  return { problem, remedy: rule.most === undefined ? `give ${edge}${unit} or more` : `give a value ${rule.least ?? "up to"} .. ${rule.most}${unit}` };
}

function whyNotDecimal(text: string): Complaint {
  const written = quoted(text);
  const remedy = 'write digits with at most one `.`: "230", "-12.5"';
  if (text === "") return { problem: "an empty string is not a number", remedy };
  if (text.length > MOST_DIGITS && SHAPE.test(text))
    return { problem: `${written} has more than ${MOST_DIGITS} digits`, remedy: `write at most ${MOST_DIGITS} digits` };
  if (/^\s|\s$/.test(text)) return { problem: `${written} has spaces around it`, remedy: "take the spaces away" };
  if (/^\+/.test(text)) return { problem: `${written} starts with \`+\``, remedy: "leave the `+` out" };
  if (/^-?(\d+\.?\d*|\.\d+)e[+-]?\d+$/i.test(text)) return { problem: `${written} is in exponent notation`, remedy: "write all digits out" };
  if (/^-?(nan|inf(inity)?)$/i.test(text)) return { problem: `${written} is not a number`, remedy };
  if (/[\u0660-\u0669\u06F0-\u06F9\u066B\u066C]/.test(text))
    return { problem: `${written} has Persian or Arabic digits`, remedy: 'write the digits 0 to 9 and `.`: "230"' };
  if (text.length <= MOST_DIGITS && /^-?\d+,\d+$/.test(text)) return commaIn(text);
  if (/^-?\d[\d_, ']*(\.\d+)?$/.test(text)) return { problem: `${written} has its digits grouped`, remedy: "write the digits without separators" };
  if (/^-?\.\d+$|^-?\d+\.$/.test(text)) return { problem: `${written} lacks a digit beside its point`, remedy };
  return { problem: `${written} is not a decimal number`, remedy };
}

/** `1,5`: a decimal to some, grouped digits to others, so both are said. */
function commaIn(text: string): Complaint {
  const decimal = text.replace(",", ".");
  const whole = text.replace(",", "");
  if (/^-?0/.test(whole)) return { problem: `${quoted(text)} has a comma: the decimal sign is \`.\``, remedy: `write "${decimal}"` };
  return {
    problem: `${quoted(text)} may mean ${quoted(decimal)} or ${quoted(whole)}: the decimal sign is \`.\``,
    remedy: `write "${decimal}" or "${whole}", whichever is meant`,
  };
}
