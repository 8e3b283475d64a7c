// Numbers, dates, units and names as they stand in a line of an explanation: the language's digits, and runs of the other direction set apart.
import type { Labels } from "../../dsl/program.ts";
import type { Words } from "./words.ts";

/** One explanation's language. `units`: labels of the file's own units, the currency among them. */
export interface Language {
  readonly name: string | undefined;
  readonly words: Words;
  readonly units: Readonly<Record<string, Labels>>;
}

/** Decimal or fraction text; a fraction is written as a mixed number, or rounded to 6 decimals if its denominator is long. */
export function number({ words }: Language, text: string): string {
  return apart(words, withDigits(words, numberText(words, text)));
}

export function amount(language: Language, text: string, unit: string): string {
  const { words } = language;
  if (unit === "") return number(language, text);
  if (unit.startsWith("%")) {
    const written = apart(words, withDigits(words, `${numberText(words, text)}${words.script.percent}`));
    return unit === "%" ? written : `${written} ${unitText(language, unit.slice(1).trim())}`;
  }
  const counted = text === "1" || !Object.hasOwn(words.counted, unit) ? undefined : words.counted[unit];
  return `${number(language, text)} ${counted ?? unitText(language, unit)}`;
}

/** `31/30` of days as written, not reduced and no mixed number. */
export function ratio({ words }: Language, top: string, bottom: string): string {
  return apart(words, withDigits(words, `${top}${words.script.fraction}${bottom}`));
}

/** `1394-03-01` with the language's digits and separator. */
export function date({ words }: Language, text: string): string {
  return apart(words, withDigits(words, text.replaceAll("-", words.script.dateSeparator)));
}

/** A formula, an identifier, a place in a file: always written left to right. */
export function code({ words }: Language, text: string): string {
  if (text === "") return "";
  if (words.script.direction === "right to left") return `${LEFT_TO_RIGHT}${text}${POP}`;
  return HAS_RTL.test(text) ? `${LEFT_TO_RIGHT}${text}${POP}` : text;
}

/** Text of the rule file or of the request. */
export function prose({ words }: Language, text: string): string {
  if (words.script.direction === "right to left") return text.replace(LATIN_RUN, isolated);
  return HAS_RTL.test(text) ? `${FIRST_STRONG}${text}${POP}` : text;
}

/** `IRR/kWh`, `IRR per 30 days`, `kW`: each name in the language's word, the file's label, or as it is. */
export function unitText(language: Language, unit: string): string {
  const { words } = language;
  const every = /^(.*?)\s*\bper (?:([\d.]+) )?(\S+)$/.exec(unit);
  if (every === null)
    return unit
      .split("/")
      .map((name) => unitName(language, name))
      .reduce((whole, of) => words.unitPer(whole, of));
  const [, head = "", count, of = ""] = every;
  const whole = head === "" ? "" : unitText(language, head);
  return count === undefined ? words.unitPer(whole, unitName(language, of)) : words.unitEvery(whole, number(language, count), unitName(language, of));
}

const LEFT_TO_RIGHT = "\u2066";
const FIRST_STRONG = "\u2068";
const POP = "\u2069";
const HAS_RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** From the first to the last letter or digit of a run of ASCII, with brackets and quotes that belong to it. */
const LATIN_RUN = /["'(]*[A-Za-z0-9](?:[ -~]*[A-Za-z0-9)"'%])?/g;
const LONGEST_DENOMINATOR = 4;

/** A bracket that was opened before the run stays outside. */
function isolated(run: string): string {
  const closes = run.endsWith(")") && run.split(")").length > run.split("(").length;
  return closes ? `${isolated(run.slice(0, -1))})` : `${LEFT_TO_RIGHT}${run}${POP}`;
}

function unitName(language: Language, name: string): string {
  const own = Object.hasOwn(language.words.units, name) ? language.words.units[name] : undefined;
  const labels = Object.hasOwn(language.units, name) ? language.units[name] : undefined;
  const label = language.name === undefined || labels === undefined ? undefined : labels[language.name];
  return label ?? own ?? prose(language, name);
}

function apart({ script }: Words, text: string): string {
  return script.direction === "right to left" ? `${LEFT_TO_RIGHT}${text}${POP}` : text;
}

function withDigits({ script }: Words, text: string): string {
  return script.digits === "0123456789" ? text : text.replace(/\d/g, (digit) => script.digits[Number(digit)] ?? digit);
}

function numberText(words: Words, text: string): string {
  const minus = text.startsWith("-") ? words.script.minus : "";
  const [top = "0", bottom] = text.replace(/^-/, "").split("/");
  if (bottom === undefined) return `${minus}${grouped(words, top)}`;
  const whole = BigInt(top) / BigInt(bottom);
  const rest = BigInt(top) % BigInt(bottom);
  if (bottom.length > LONGEST_DENOMINATOR) return `≈ ${minus}${grouped(words, sixDecimals(whole, rest, BigInt(bottom)))}`;
  return `${minus}${whole === 0n ? "" : `${grouped(words, whole.toString())} `}${rest}${words.script.fraction}${bottom}`;
}

/** Half up. */
function sixDecimals(whole: bigint, rest: bigint, bottom: bigint): string {
  const millionths = whole * 1_000_000n + (2n * rest * 1_000_000n + bottom) / (2n * bottom);
  return `${millionths / 1_000_000n}.${(millionths % 1_000_000n).toString().padStart(6, "0")}`;
}

function grouped({ script }: Words, text: string): string {
  const [whole = "0", decimals] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, script.thousands);
  return decimals === undefined ? groups : `${groups}${script.point}${decimals}`;
}
