// Habits of spreadsheets, other languages and other rule files that come to a fault of the grammar: what to write instead.
import type { IToken } from "chevrotain";
import { nearestWord } from "../../values/near.ts";
import { placeOf } from "./balance.ts";
import { IN_A_HEADING } from "./expected-words.ts";
import type { FaultCode } from "./faults.ts";
import {
  Bar,
  Colon,
  Comma,
  Equals,
  LeftBrace,
  LeftParenthesis,
  Minus,
  Name,
  NotEquals,
  NumberToken,
  Percent,
  RightBrace,
  StringToken,
  UnitPath,
  W,
} from "./tokens.ts";
import { isUnitName } from "./unit-words.ts";

export interface Surroundings {
  readonly code: FaultCode;
  readonly found: IToken;
  /** The token so many places after the one found; before it where negative. */
  readonly at: (places: number) => IToken | undefined;
}

/** What was found at `token`, as the reader sees it, and what to write. */
export interface Habit {
  readonly token: IToken;
  readonly found: string;
  readonly write: string;
}

export function habitAt(around: Surroundings): Habit | undefined {
  return (
    decimalComma(around) ??
    barBeforeRow(around) ??
    nameInParts(around) ??
    labelWithoutQuotes(around) ??
    wordTwice(around) ??
    roundAsFunction(around) ??
    unitBeforeNumber(around) ??
    timesAsLetter(around) ??
    fieldWithoutRange(around) ??
    typeOfElsewhere(around) ??
    quotedName(around) ??
    elseIf(around)
  );
}

/** `0,12` in a cell. */
function decimalComma({ found, at }: Surroundings): Habit | undefined {
  const [whole, decimals] = [at(-1), at(1)];
  if (found.tokenType !== Comma || whole?.tokenType !== NumberToken || decimals === undefined) return undefined;
  if (decimals.tokenType !== NumberToken && decimals.tokenType !== Percent) return undefined;
  if (!isAdjacent(whole, found) || !isAdjacent(found, decimals)) return undefined;
  return {
    token: whole,
    found: `\`${whole.image},${decimals.image}\``,
    write: `\`${whole.image}.${decimals.image}\`: the decimal sign is \`.\`, and \`,\` separates values`,
  };
}

/** `| 0 .. 100 | 1 |`, `| clerk | any |`. */
function barBeforeRow({ code, found, at }: Surroundings): Habit | undefined {
  const bar = code === "expected-item" ? found : at(-1);
  if (bar?.tokenType !== Bar || !placeOf(bar).first) return undefined;
  const isNumbers = found.tokenType === NumberToken;
  if (!isNumbers && bar !== found && at(1)?.tokenType !== Bar) return undefined;
  const row = isNumbers ? "0 .. 100 | 1" : "clerk | any | 5_000_000 IRR";
  return { token: bar, found: "a row that begins with `|`", write: `rows without \`|\` before the first cell and after the last: \`${row}\`` };
}

/** `line energy-charge =`, `line energy charge =`. */
function nameInParts({ code, found, at }: Surroundings): Habit | undefined {
  if (code === "missing-colon" && isUnitName(found.image)) return undefined;
  if ((code !== "missing-equals" && code !== "missing-colon") || !NAMED.has(at(-2)?.image ?? "")) return undefined;
  const first = at(-1);
  if (first === undefined || found.startLine !== first.startLine) return undefined;
  const parts = [first.image];
  for (let places = 0; ; places += 1) {
    const token = at(places);
    const part = token?.tokenType === Minus ? at(places + 1) : token;
    if (part === undefined || !isWord(part) || part.startLine !== first.startLine) break;
    parts.push(part.image);
    if (token?.tokenType === Minus) places += 1;
  }
  const follows = parts.length > 1 && at(2 * (parts.length - 1)) !== undefined;
  return follows ? { token: first, found: "a name with dashes or spaces", write: `\`${parts.join("_")}\`` } : undefined;
}

const NAMED: ReadonlySet<string> = new Set(["line", "memo", "group", "rate", "let"]);

/** `tariff home Home service {`. */
function labelWithoutQuotes({ code, found, at }: Surroundings): Habit | undefined {
  const first = at(-1);
  if (code !== "missing-brace" || !LABELLED.has(at(-2)?.image ?? "") || first === undefined || nearestWord(found.image, IN_A_HEADING) !== undefined)
    return undefined;
  const words: string[] = [];
  for (let places = 0; ; places += 1) {
    const token = at(places);
    if (token === undefined || token.startLine !== first.startLine) return undefined;
    if (token.tokenType === LeftBrace) break;
    if (!isWord(token)) return undefined;
    words.push(token.image);
  }
  return words.length === 0 ? undefined : { token: found, found: 'a label without `"`', write: `\`"${words.join(" ")}"\`` };
}

const LABELLED: ReadonlySet<string> = new Set(["schedule", "tariff", "group", "rate"]);

/** `up to to |`. */
function wordTwice({ code, found, at }: Surroundings): Habit | undefined {
  return code === "missing-bar" && isWord(found) && at(-1)?.image === found.image
    ? { token: found, found: `\`${found.image}\` twice`, write: `\`${found.image}\` once` }
    : undefined;
}

/** `round(x, 2)`. */
function roundAsFunction({ found, at }: Surroundings): Habit | undefined {
  const round = at(-1);
  if (found.tokenType !== LeftParenthesis || round?.tokenType !== W.round) return undefined;
  return { token: round, found: "`round(`", write: "`round half up to 0.01 USD`, with your currency, at the end of the value" };
}

/** `USD 5`. */
function unitBeforeNumber({ found, at }: Surroundings): Habit | undefined {
  const unit = at(-1);
  if (found.tokenType !== NumberToken || unit === undefined || placeOf(found).first) return undefined;
  const isUnit = unit.tokenType === UnitPath || isUnitName(unit.image);
  return isUnit ? { token: unit, found: `\`${unit.image}\` before its number`, write: `\`${found.image} ${unit.image}\`` } : undefined;
}

/** `usage.active x price`. */
function timesAsLetter({ found, at }: Surroundings): Habit | undefined {
  const next = at(1);
  if ((found.image !== "x" && found.image !== "X") || placeOf(found).first || next === undefined || next.startLine !== found.startLine) return undefined;
  return isWord(next) || next.tokenType === NumberToken || next.tokenType === LeftParenthesis
    ? { token: found, found: `\`${found.image}\` between two values`, write: "`*` to multiply" }
    : undefined;
}

/** `active: kWh` and no more. */
function fieldWithoutRange({ code, found, at }: Surroundings): Habit | undefined {
  const unit = at(-1);
  if (code !== "expected-number" || unit === undefined || at(-2)?.tokenType !== Colon) return undefined;
  if (found.tokenType !== RightBrace && !placeOf(found).first) return undefined;
  return {
    token: unit,
    found: "a field without its range",
    write: `\`${unit.image} 0 .. 1_000_000 to 3 decimals\`, with the least and the most that it can be`,
  };
}

/** `rural: boolean`. */
function typeOfElsewhere({ code, at }: Surroundings): Habit | undefined {
  const type = at(-1);
  const write = code === "single-choice" ? TYPES.get(type?.image.toLowerCase() ?? "") : undefined;
  return type === undefined || write === undefined ? undefined : { token: type, found: `the type \`${type.image}\``, write };
}

const WHOLE = "`whole 1 .. 9`, with the least and the most that it can be";
const TYPES: ReadonlyMap<string, string> = new Map([
  ["boolean", "`yes | no`"],
  ["bool", "`yes | no`"],
  ["integer", WHOLE],
  ["int", WHOLE],
]);

/** `account.class = "home"`. */
function quotedName({ code, found, at }: Surroundings): Habit | undefined {
  const before = at(-1)?.tokenType;
  if (code !== "expected-value" || found.tokenType !== StringToken || (before !== Equals && before !== NotEquals) || at(-3)?.image !== ".") return undefined;
  const name = found.image.slice(1, -1);
  return {
    token: found,
    found: 'a name of a list between `"`',
    write: /^[\p{L}][\p{L}\p{N}_]*$/u.test(name) ? `\`${name}\`, without \`"\`` : 'the name without `"`',
  };
}

function elseIf({ found }: Surroundings): Habit | undefined {
  return ["elseif", "elsif", "elif"].includes(found.image) ? { token: found, found: `\`${found.image}\``, write: "`else if`" } : undefined;
}

function isWord(token: IToken): boolean {
  return token.tokenType === Name || (token.tokenType.CATEGORIES ?? []).includes(Name);
}

function isAdjacent(left: IToken, right: IToken): boolean {
  return left.startOffset + left.image.length === right.startOffset;
}
