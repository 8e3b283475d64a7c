// A number written as the map declares: into the decimal string that the library reads. Every decimal that was printed is kept: they tell how finely it was printed.
import { quoted } from "../shown.ts";
import type { NumberFormat } from "./format.ts";
import type { Outcome } from "./outcome.ts";
import { NOTHING, wrong } from "./outcome.ts";
import { kindOfDigit, visible } from "./plain-text.ts";

export type TextReader = (text: string) => Outcome<string>;

export function numberReader(format: NumberFormat): TextReader {
  const { decimalMark, digits } = format;
  const latinOnly = digits.length === 1 && digits[0] === "latin";
  return (written) => {
    // What most cells hold, and means the same in every format.
    if (latinOnly && WHOLE.test(written) && !format.empty.includes(written)) return { value: written };
    const text = visible(written);
    if (text === "" || format.empty.includes(text)) return NOTHING;
    if (text.length > LONGEST) return notANumber(text, `write at most ${LONGEST} signs`);
    const signed = signOf(text, format);
    if ("wrong" in signed) return signed;
    const latin = latinDigits(signed.rest, text, digits);
    if ("wrong" in latin) return latin;
    const [whole = "", ...decimals] = latin.value.split(decimalMark);
    const [places = ""] = decimals;
    if (decimals.length > 1) return notANumber(text, `${quoted(decimalMark)} is declared as the decimal mark, and stands more than once`);
    const ungrouped = withoutGroups(whole, text, format);
    if ("wrong" in ungrouped) return ungrouped;
    if (decimals.length === 1 && !/^\d+$/.test(places)) return notANumber(text, remedyFor(text, format));
    return { value: joined(signed.negative, ungrouped.value, places) };
  };
}

const LONGEST = 60;
const WHOLE = /^(?:0|[1-9]\d{0,29})$/;

interface Signed {
  readonly negative: boolean;
  readonly rest: string;
}

function signOf(text: string, { minus }: NumberFormat): Signed | ReturnType<typeof wrong> {
  const found = /^\((.*)\)$/.test(text) ? "parentheses" : /^[-\u2212]/.test(text) ? "leading" : /[-\u2212]$/.test(text) ? "trailing" : undefined;
  if (found === undefined) return text.startsWith("+") ? notANumber(text, "leave the `+` out") : { negative: false, rest: text };
  if (!minus.includes(found))
    return notANumber(
      text,
      `the map declares ${minus.map((one) => `"${one}"`).join(" and ")} as the minus: add "${found}" to \`format.minus\` if it means one`,
    );
  const rest = found === "parentheses" ? text.slice(1, -1) : found === "leading" ? text.slice(1) : text.slice(0, -1);
  return { negative: true, rest: rest.trim() };
}

function latinDigits(rest: string, text: string, declared: NumberFormat["digits"]): { readonly value: string } | ReturnType<typeof wrong> {
  let found: NumberFormat["digits"][number] | undefined;
  let value = "";
  for (const letter of rest) {
    if (!/[0-9\u06f0-\u06f9\u0660-\u0669]/.test(letter)) {
      value += letter;
      continue;
    }
    const kind = kindOfDigit(letter);
    if (!declared.includes(kind)) return notANumber(text, `it has ${kind} digits: add "${kind}" to \`format.digits\` if the file has them`);
    if (found !== undefined && found !== kind) return notANumber(text, "digits of two scripts stand in one number: correct it");
    found = kind;
    value += String(letter.charCodeAt(0) & 0xf);
  }
  return { value };
}

/** Groups are of three, but for the first: anything else is more likely another mark than a group. */
function withoutGroups(whole: string, text: string, format: NumberFormat): { readonly value: string } | ReturnType<typeof wrong> {
  if (/^\d+$/.test(whole)) return { value: whole };
  const { grouping } = format;
  if (grouping === "none") return notANumber(text, remedyFor(text, format));
  const groups = whole.split(grouping === " " ? /[ \u00a0\u2009\u202f]/ : grouping);
  const [first = "", ...others] = groups;
  if (/^\d{1,3}$/.test(first) && others.every((group) => /^\d{3}$/.test(group))) return { value: groups.join("") };
  const inThrees = groups.every((group) => /^\d+$/.test(group));
  return notANumber(text, inThrees ? `${quoted(grouping)} is declared to group digits in threes: is it the decimal mark?` : remedyFor(text, format));
}

function joined(negative: boolean, whole: string, places: string): string {
  const plain = whole.replace(/^0+(?=\d)/, "");
  const value = places === "" ? plain : `${plain}.${places}`;
  return negative && /[1-9]/.test(value) ? `-${value}` : value;
}

function notANumber(text: string, remedy: string): ReturnType<typeof wrong> {
  return wrong("not-a-number", `${quoted(text)} is not a number as the map declares it`, remedy);
}

function remedyFor(text: string, { decimalMark, grouping }: NumberFormat): string {
  if (/[eE][+-]?\d+$/.test(text)) return "it is in exponent notation: save the column as text or with all its digits";
  const other = /[.,/'\u066b\u066c\u060c ]/.exec(text.replaceAll(decimalMark, "").replaceAll(grouping, ""))?.[0];
  if (other !== undefined && /\d/.test(text))
    return `its decimal mark is declared as ${quoted(decimalMark)} and its grouping as ${grouping === "none" ? "none" : quoted(grouping)}: what is ${quoted(other)}?`;
  return "correct the cell, or name the text in `format.empty` if it stands for nothing";
}
