// The interval of one number for which a bill comes to what was printed, by halving: every figure is taken to rise or fall with the number, and what is found is
// worked out and compared in full, at both ends.
import type { Exact } from "../../values/exact.ts";
import { compare } from "../../values/exact.ts";
import type { Compared } from "./compared.ts";
import { figureIn, wrongIn } from "./compared.ts";
import type { Vector } from "./vector.ts";

/** A number as a whole multiple of a step, and the bill that it gives. `known`: one that gives a bill; beyond others the rules may have no answer. */
export interface Dial {
  readonly low: bigint;
  readonly high: bigint;
  readonly known: bigint;
  readonly at: (multiple: bigint) => Vector | undefined;
}

/** `hasEnd`: whether some larger number gives another bill. */
export interface Solved {
  readonly least: bigint;
  readonly most: bigint;
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

/** Undefined where no number gives the bill. */
export function solve(compared: Compared, dial: Dial): Solved | undefined {
  const { at } = dial;
  const [low, high] = [lastAnswer(dial, dial.low), lastAnswer(dial, dial.high)];
  const [bottom, top] = [at(low), at(high)];
  if (bottom === undefined || top === undefined) return undefined;
  const watched = watchedOf(compared, bottom, top);
  const sign = (multiple: bigint): Sign => signOf(compared, watched, at(multiple));
  const least = firstAt(low, high, sign, (each) => each !== "below");
  if (least === undefined || sign(least) !== "fits") return undefined;
  const above = firstAt(least, high, sign, (each) => each !== "fits" && each !== "below");
  const most = above === undefined ? high : above - 1n;
  const isFull = (multiple: bigint): boolean => {
    const vector = at(multiple);
    return vector !== undefined && wrongIn(compared, vector).length === 0;
  };
  return isFull(least) && isFull(most) ? { least, most, hasStart: least > low, hasEnd: above !== undefined } : undefined;
}

/** The farthest toward `end` that gives a bill, from one that does. */
function lastAnswer({ known, at }: Dial, end: bigint): bigint {
  if (at(end) !== undefined) return end;
  let [good, bad] = [known, end];
  while (good - bad > 1n || bad - good > 1n) {
    const middle = (good + bad) / 2n;
    if (at(middle) === undefined) bad = middle;
    else good = middle;
  }
  return good;
}

interface Watched {
  readonly name: string;
  readonly aim: Exact;
  readonly rises: boolean;
}

/** What is carried turns back at each step of what is payable: it is compared at the end alone. */
function watchedOf(compared: Compared, bottom: Vector, top: Vector): readonly Watched[] {
  const names = [...compared.aims].filter(([name]) => name !== "carried");
  return names.flatMap(([name, aim]) => {
    const order = compare(figureIn(compared, top, name), figureIn(compared, bottom, name));
    return order === 0 ? [] : [{ name, aim, rises: order > 0 }];
  });
}

/** `apart`: some figures want a larger number and some a smaller one. */
type Sign = "below" | "fits" | "above" | "apart";

function signOf(compared: Compared, watched: readonly Watched[], vector: Vector | undefined): Sign {
  if (vector === undefined) return "apart";
  const orders = watched.map(({ name, aim, rises }) => compare(figureIn(compared, vector, name), aim) * (rises ? 1 : -1));
  const [isBelow, isAbove] = [orders.some((order) => order < 0), orders.some((order) => order > 0)];
  if (isBelow && isAbove) return "apart";
  return isBelow ? "below" : isAbove ? "above" : "fits";
}

/** The first multiple that `is`, where all after it are; undefined where none is. */
function firstAt(low: bigint, high: bigint, sign: (multiple: bigint) => Sign, is: (sign: Sign) => boolean): bigint | undefined {
  if (!is(sign(high))) return undefined;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) / 2n;
    if (is(sign(middle))) to = middle;
    else from = middle + 1n;
  }
  return to;
}
