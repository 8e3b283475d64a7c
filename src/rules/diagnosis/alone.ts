// What each hypothesis makes of the bill by itself, and which of the compared figures it touches and has as printed: what tells most pairs apart without working
// them out.
import { ruleOf } from "./compared.ts";
import type { Question } from "./question.ts";
import { alone } from "./question.ts";
import type { Hypothesis, Tried } from "./singles.ts";
import { isSame } from "./vector.ts";

/** Each hypothesis that changes the bill, alone. */
export interface Alone extends Tried {
  readonly touched: Mask;
  /** The figures that it has as printed. */
  readonly right: Mask;
  readonly isRewiring: boolean;
}

/** In stage order. Never two of one slot: there is one multiplier. */
export type Candidate = readonly [Alone, Alone];

/** One bit for each figure that is compared, 31 to a number. */
export type Mask = readonly number[];

export function aloneOf(question: Question, hypotheses: readonly Hypothesis[]): readonly Alone[] {
  const figures = figuresOf(question);
  return hypotheses.flatMap(({ fault, variant }) => {
    const scene = variant.apply(question.bench.scene);
    const found = scene && alone(question, variant, scene);
    if (scene === undefined || found === undefined || isSame(found.vector, question.right)) return [];
    const { touches, rewires } = variant;
    return [
      {
        fault,
        variant,
        scene,
        vector: found.vector,
        touched: maskOf(figures, (name) => touches === undefined || touches.has(ruleOf(question.compared, name))),
        right: maskOf(figures, found.agrees),
        isRewiring: touches === undefined || rewires === true,
      },
    ];
  });
}

/** Those with an aim, and the lines that must come to nothing. */
function figuresOf({ bench, compared }: Question): readonly string[] {
  const out = new Set(compared.leftOut.map(({ name }) => name));
  const lines = compared.isWhole ? bench.trace.lines.map(({ line }) => line.name).filter((name) => !compared.aims.has(name) && !out.has(name)) : [];
  return [...compared.aims.keys(), ...lines];
}

const BITS = 31;

function maskOf(names: readonly string[], has: (name: string) => boolean): Mask {
  const words = Array.from({ length: Math.ceil(names.length / BITS) }, () => 0);
  for (const [at, name] of names.entries()) {
    const word = Math.floor(at / BITS);
    if (has(name)) words[word] = (words[word] ?? 0) | (1 << (at % BITS));
  }
  return words;
}

/** The wrong figures. */
export function wantedMask(question: Question): Mask {
  return maskOf(figuresOf(question), (name) => question.wanted.includes(name));
}

/** A figure that neither touches must be right, and one that only one of them touches must be as printed by that one alone. */
export function mayFit(one: Alone, other: Alone, wanted: Mask): boolean {
  for (const [word, want] of wanted.entries()) {
    const [a, b] = [one.touched[word] ?? 0, other.touched[word] ?? 0];
    if ((want & ~a & ~b) !== 0) return false;
    // What rules that ask for more than before make of a figure rests on the other change as well.
    if (!one.isRewiring && (a & ~b & ~(one.right[word] ?? 0)) !== 0) return false;
    if (!other.isRewiring && (b & ~a & ~(other.right[word] ?? 0)) !== 0) return false;
  }
  return true;
}

/** How many figures both touch: of those nothing is known before the pair is worked out. */
export function sharedBy(one: Alone, other: Alone): number {
  return one.touched.reduce((sum, word, at) => sum + bitsIn(word & (other.touched[at] ?? 0)), 0);
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
