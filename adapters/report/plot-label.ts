// Names beside the bars of a plot: broken into lines between words, and each part kept in its own direction. An SVG text has no markup inside, so that marks of
// direction stand in the text itself; a name of outside can hold none, for they were made visible before.
import { shown } from "../shown.ts";
import type { ReportLanguage } from "./figures.ts";

/** `own`: words of the report. `other`: a name or value of outside, of whatever direction. `number`: from left to right in every language. */
export interface LabelPart {
  readonly kind: "own" | "other" | "number";
  readonly text: string;
}

/** One text a line of `most` letters; what is left over after the last line is cut off, and the cut is shown. */
export function labelLines(language: ReportLanguage, parts: readonly LabelPart[], most: number = MOST_LETTERS): readonly string[] {
  const lines: Word[][] = [];
  let [line, letters]: [Word[], number] = [[], 0];
  for (const word of spaced(parts.flatMap(wordsOf))) {
    const space = line.length > 0 && word.isSpaced ? 1 : 0;
    if (line.length > 0 && letters + space + word.letters > most && !SIGNS.test(word.text)) {
      lines.push(line);
      [line, letters] = [[word], word.letters];
    } else {
      line.push(word);
      letters += space + word.letters;
    }
  }
  if (line.length > 0) lines.push(line);
  const told = lines.slice(0, MOST_LINES).map((words) => lineText(words));
  const ended = lines.length > MOST_LINES ? told.map((text, at) => (at === MOST_LINES - 1 ? `${text}…` : text)) : told;
  return ended.map((text) => inDirection(language, text));
}

/** A line of the report's own words, whatever begins it. */
export function inDirection(language: ReportLanguage, text: string): string {
  return language === "fa" ? `${RIGHT_TO_LEFT}${text}${ENDED}` : `${LEFT_TO_RIGHT}${text}${ENDED}`;
}

const MOST_LETTERS = 32;
const MOST_LINES = 3;
/** They stay beside the word before them. */
const SIGNS = /^[:,;.،؛)]+$/;
const [LEFT_TO_RIGHT, RIGHT_TO_LEFT, AS_IT_BEGINS, ENDED] = ["\u2066", "\u2067", "\u2068", "\u2069"];

interface Word {
  readonly part: LabelPart;
  readonly text: string;
  readonly letters: number;
  readonly isSpaced: boolean;
}

/** Numbers stay whole. A name without a space is broken after a sign of its own, else where the line is full. */
function wordsOf(part: LabelPart): readonly Word[] {
  if (part.kind === "number") return [{ part, text: part.text, letters: Array.from(part.text).length, isSpaced: false }];
  const words = shown(part.text).split(/(?= )/);
  return words.flatMap((spaced): readonly Word[] => {
    const isSpaced = spaced.startsWith(" ");
    const pieces = piecesOf(spaced.trim());
    return pieces.map((text, at) => ({ part, text, letters: Array.from(text).length, isSpaced: isSpaced && at === 0 }));
  });
}

/** A space that ends a part belongs to the word after it. */
function spaced(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => (word.text === "" ? [] : [words[at - 1]?.text === "" ? { ...word, isSpaced: true } : word]));
}

function piecesOf(word: string): readonly string[] {
  const letters = Array.from(word);
  if (letters.length <= MOST_LETTERS) return [word];
  return word.split(/(?<=[-_/.])/).flatMap((piece) => piece.match(new RegExp(`.{1,${MOST_LETTERS}}`, "gsu")) ?? []);
}

/** Words of one part that follow one another are isolated together. */
function lineText(words: readonly Word[]): string {
  const runs: { readonly part: LabelPart; text: string; readonly isSpaced: boolean }[] = [];
  for (const { part, text, isSpaced } of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.part === part) last.text += `${isSpaced ? " " : ""}${text}`;
    else runs.push({ part, text, isSpaced });
  }
  return runs.map(({ part, text, isSpaced }, at) => `${at > 0 && isSpaced ? " " : ""}${isolated(part.kind, text)}`).join("");
}

function isolated(kind: LabelPart["kind"], text: string): string {
  switch (kind) {
    case "own":
      return text;
    case "other":
      return `${AS_IT_BEGINS}${text}${ENDED}`;
    case "number":
      return `${LEFT_TO_RIGHT}${text}${ENDED}`;
  }
}
