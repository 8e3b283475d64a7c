// From a JSON text to its value, or to what is wrong with it and where. It reads the text once before `JSON.parse` does: for keys that stand
// twice (of which the last would count without a word), for nesting without end, and because the parser of the platform does not say where it stopped.
import { plainDecimal } from "../reading/binary-number.ts";
import { shown } from "../shown.ts";

/** `where`: the line, the column, and the place in the value as far as it is known. */
export interface JsonFault {
  readonly kind: "syntax" | "nesting" | "twice";
  readonly problem: string;
  readonly line: number;
  readonly where: string;
}

/** Numbers that a binary fraction does not keep, by their place (`lines.0.amount`): as they are written, in plain decimal digits. */
export type LostNumbers = ReadonlyMap<string, string>;

export type JsonRead = { readonly value: unknown } | { readonly fault: JsonFault };

/** `deepest`: how many objects and lists may stand inside each other. */
export function jsonFrom(text: string, deepest: number): JsonRead {
  const fault = jsonFault(text, deepest);
  if (fault !== undefined) return { fault };
  const value: unknown = JSON.parse(text);
  return { value };
}

/** As `jsonFrom`, with the numbers that `JSON.parse` would make others of. */
export function jsonWithNumbers(text: string, deepest: number): { readonly value: unknown; readonly lost: LostNumbers } | { readonly fault: JsonFault } {
  const lost = new Map<string, string>();
  const fault = jsonFault(text, deepest, (literal, place) => {
    const plain = whatIsLost(literal);
    if (plain !== undefined) lost.set(place(), plain);
  });
  if (fault !== undefined) return { fault };
  const value: unknown = JSON.parse(text);
  return { value, lost };
}

/** The remedy of each fault. */
export function helpOf({ kind }: JsonFault): string {
  switch (kind) {
    case "syntax":
      return 'correct it there: keys and texts stand between `"`, with `,` between members and none after the last';
    case "nesting":
      return "no bill request is nested so deep: correct the program that wrote it";
    case "twice":
      return "keep one of the two: which of them would count?";
  }
}

interface Level {
  /** Undefined for a list. */
  readonly keys: Set<string> | undefined;
  /** The key, or the place in the list, that is being read. */
  at: string | number;
}

type Wanted = "value" | "value or ]" | "key" | "key or }" | "colon" | "more" | "nothing";

const EXPECTED: Readonly<Record<Wanted, string>> = {
  value: "a value",
  "value or ]": "a value or `]`",
  key: 'a key between `"`',
  "key or }": 'a key between `"`, or `}`',
  colon: "`:`",
  more: "`,` or the closing sign",
  nothing: "nothing more",
};

/** `longNumber` is told of each number of more than 15 signs or with an exponent; its place is made up only where it is asked for. */
export function jsonFault(text: string, deepest: number, longNumber?: (literal: string, place: () => string) => void): JsonFault | undefined {
  const open: Level[] = [];
  let wanted: Wanted = "value";
  let at = 0;
  const fault = (kind: JsonFault["kind"], problem: string, place: number): JsonFault => ({ kind, problem, ...placeOf(text, place, open) });
  while (true) {
    at = afterBlanks(text, at);
    const letter = text[at];
    if (letter === undefined && wanted === "nothing") return undefined;
    const level: Level | undefined = open.at(-1);
    const closes = (letter === "}" && level?.keys !== undefined) || (letter === "]" && level !== undefined && level.keys === undefined);
    let end = at + 1;
    if (closes && (wanted === "more" || wanted === "key or }" || wanted === "value or ]")) {
      open.pop();
      wanted = open.length === 0 ? "nothing" : "more";
    } else if (wanted === "more" && letter === "," && level !== undefined) {
      if (typeof level.at === "number") level.at += 1;
      wanted = level.keys === undefined ? "value" : "key";
    } else if (wanted === "colon" && letter === ":") wanted = "value";
    else if ((wanted === "key" || wanted === "key or }") && letter === '"' && level?.keys !== undefined) {
      end = endOfString(text, at);
      if (end < 0) return fault("syntax", wrongString(text, -end), -end);
      const written = text.slice(at + 1, end - 1);
      const key = written.includes("\\") ? String(JSON.parse(text.slice(at, end))) : written;
      level.at = key;
      if (level.keys.has(key)) return fault("twice", `\`${shown(key)}\` stands twice in one object`, at);
      level.keys.add(key);
      wanted = "colon";
    } else if ((wanted === "value" || wanted === "value or ]") && (letter === "{" || letter === "[")) {
      if (open.length === deepest) return fault("nesting", `objects and lists stand more than ${deepest} deep inside each other`, at);
      open.push(letter === "{" ? { keys: new Set(), at: "" } : { keys: undefined, at: 0 });
      wanted = letter === "{" ? "key or }" : "value or ]";
    } else if (wanted === "value" || wanted === "value or ]") {
      end = letter === '"' ? endOfString(text, at) : endOfPlain(text, at);
      if (end < 0 && letter === '"') return fault("syntax", wrongString(text, -end), -end);
      if (end < 0) return fault("syntax", `expected ${EXPECTED[wanted]}, found ${foundAt(text, at)}`, at);
      wanted = open.length === 0 ? "nothing" : "more";
      if (longNumber !== undefined && letter !== '"' && isLong(text, at, end)) longNumber(text.slice(at, end), () => open.map((each) => each.at).join("."));
    } else return fault("syntax", `expected ${EXPECTED[wanted]}, found ${foundAt(text, at)}`, at);
    at = end;
  }
}

function isLong(text: string, at: number, end: number): boolean {
  return end - at > EXACT_SIGNS || /[eE][+-]?\d+$/.test(text.slice(at, end));
}

/** A binary fraction tells every number of so many digits from every other. */
const EXACT_SIGNS = 15;

/** The number in plain digits where its binary fraction is another one. */
function whatIsLost(literal: string): string | undefined {
  const power = Number(/[eE]([+-]?\d+)$/.exec(literal)?.[1] ?? "0");
  if (Math.abs(power) > MOST_POWER) return literal;
  const plain = plainDecimal(literal.toLowerCase());
  return shortest(plain) === shortest(plainDecimal(String(Number(literal)))) ? undefined : plain;
}

const MOST_POWER = 400;

function shortest(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13 && code !== 11 && code !== 12); code = text.charCodeAt(at)) at += 1;
  return at;
}

/** After its closing quote; where it is broken, minus the place. A loop and no pattern: patterns run out of stack on a string of millions of letters. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -at;
    if (code !== 92) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return -at;
    at += 1;
  }
  return -text.length;
}

function wrongString(text: string, at: number): string {
  if (text[at] === "\\") return "a `\\` in a text that begins no escape";
  return at < text.length ? "a text that is not closed on its line" : "a text that is not closed";
}

/** A number, true, false or null; -1 if none stands here. */
function endOfPlain(text: string, at: number): number {
  PLAIN.lastIndex = at;
  return PLAIN.test(text) ? PLAIN.lastIndex : -1;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

function foundAt(text: string, at: number): string {
  if (at >= text.length) return "the end";
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  return `\`${shown(word)}\``;
}

const WORD = /[\w.+-]{1,30}/y;

function placeOf(text: string, at: number, open: readonly Level[]): Pick<JsonFault, "line" | "where"> {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const path = open
    .slice(0, MOST_SHOWN)
    .map((level) => level.at)
    .filter((part) => part !== "");
  const inside = path.length === 0 ? "" : `, at ${shown(path.join("."))}${open.length > MOST_SHOWN ? "..." : ""}`;
  return { line, where: `column ${at - before.lastIndexOf("\n")}${inside}` };
}

const MOST_SHOWN = 8;
