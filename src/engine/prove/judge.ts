// The verdict on one case: the claim at every value of the varying input, stretch by stretch; `within` allows a difference.
import type { Proof } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, exactFromText, multiply, negate, subtract, ZERO } from "../../values/exact.ts";
import type { Form } from "./form.ts";
import { timesConstant, valueAt } from "./form.ts";
import { undecided } from "./undecided.ts";

/** The subject's value at a value of the input. */
export interface Point {
  readonly at: Exact;
  readonly value: Exact;
}

/** From `first` to `last`, between which the form holds. */
export interface Piece {
  readonly first: Point;
  readonly last: Point;
  readonly form: Form;
}

/** A claim that does not hold: the two points between which it fails, or the one. */
export interface Broken {
  readonly before: Point | undefined;
  readonly after: Point;
}

/** What a claim remembers from lower values of the input. */
export interface Judge {
  readonly claim: Proof["claim"];
  readonly within: Exact;
  readonly exceptAt: readonly Exact[];
  /** The highest value so far, the latest of equals, with the sign of the direction; `bound` may lie above it by the error of a form. */
  highest: Point | undefined;
  bound: Exact | undefined;
}

export function judgeOf(proof: Proof): Judge {
  const number = (text: string): Exact => exactFromText(text) ?? ZERO;
  return { claim: proof.claim, within: number(proof.within), exceptAt: proof.exceptAt.map(number), highest: undefined, bound: undefined };
}

export function judgePiece(judge: Judge, piece: Piece): Broken | undefined {
  const ends = [piece.first, ...(equals(piece.first.at, piece.last.at) ? [] : [piece.last])];
  if (judge.claim.kind === "bound") return judgeBound(judge, judge.claim, piece, ends);
  const sign = judge.claim.direction === "does not fall" ? undefined : negate;
  const turned: Piece = sign === undefined ? piece : turnedPiece(piece);
  return judgeMonotone(judge, turned, ends);
}

/** A single point of a test grid. */
export function judgePoint(judge: Judge, point: Point): Broken | undefined {
  return judgePiece(judge, { first: point, last: point, form: { straight: undefined, direction: "constant" } });
}

function judgeMonotone(judge: Judge, piece: Piece, ends: readonly Point[]): Broken | undefined {
  // At a point that the claim excepts, and after it, nothing is compared with what was before.
  if (judge.exceptAt.some((at) => equals(at, piece.first.at))) forget(judge);
  const atStart = compareWithBefore(judge, piece.first, ends[0] ?? piece.first);
  if (atStart !== undefined) return atStart;
  raise(judge, piece.first, piece.first.value);
  if (ends.length === 2) {
    const atEnd = compareWithBefore(judge, piece.last, ends[1] ?? piece.last);
    if (atEnd !== undefined) return atEnd;
    judgeInside(judge, piece);
    raise(judge, piece.last, piece.last.value);
  }
  if (judge.exceptAt.some((at) => equals(at, piece.last.at))) forget(judge);
  return undefined;
}

/** Inside a piece whose values need not go up: by the straight line and its error. */
function judgeInside(judge: Judge, { first, last, form }: Piece): void {
  if (form.direction === "up" || form.direction === "constant") return;
  const { straight } = form;
  if (straight === undefined) undecided("the value is no straight line between two edges, and goes neither only up nor only down");
  const [start, end] = [valueAt(straight, first.at), valueAt(straight, last.at)];
  const lower = subtract(compare(start, end) < 0 ? start : end, straight.error);
  const upper = add(compare(start, end) < 0 ? end : start, straight.error);
  const fall = compare(end, start) < 0 ? subtract(start, end) : ZERO;
  const worst = add(fall, multiply(straight.error, TWO));
  const before = judge.bound === undefined ? worst : subtract(judge.bound, lower);
  const most = compare(before, worst) > 0 ? before : worst;
  if (compare(most, judge.within) > 0) undecided("roundings may differ by more than `within` allows, and no bill was found where they do");
  judge.bound = judge.bound === undefined || compare(upper, judge.bound) > 0 ? upper : judge.bound;
}

const TWO: Exact = exactFromText("2") ?? ZERO;

function compareWithBefore(judge: Judge, turned: Point, point: Point): Broken | undefined {
  if (judge.highest !== undefined && isUnder(turned.value, signed(judge, judge.highest.value), judge.within)) return { before: judge.highest, after: point };
  if (judge.bound !== undefined && isUnder(turned.value, judge.bound, judge.within))
    undecided("roundings may differ by more than `within` allows, and no bill was found where they do");
  return undefined;
}

/** `highest` keeps values as they are; comparisons turn them. */
function signed(judge: Judge, value: Exact): Exact {
  return judge.claim.kind === "monotone" && judge.claim.direction === "does not rise" ? negate(value) : value;
}

function isUnder(value: Exact, other: Exact, within: Exact): boolean {
  return compare(add(value, within), other) < 0;
}

function raise(judge: Judge, { at }: Point, turned: Exact): void {
  if (judge.highest === undefined || compare(turned, signed(judge, judge.highest.value)) >= 0) judge.highest = { at, value: signed(judge, turned) };
  if (judge.bound === undefined || compare(turned, judge.bound) > 0) judge.bound = turned;
}

function forget(judge: Judge): void {
  judge.highest = undefined;
  judge.bound = undefined;
}

function judgeBound(judge: Judge, claim: Proof["claim"] & { readonly kind: "bound" }, piece: Piece, ends: readonly Point[]): Broken | undefined {
  const bound = exactFromText(claim.value) ?? ZERO;
  const breaks = (value: Exact): boolean =>
    claim.side === "at least" ? isUnder(value, bound, judge.within) : compare(subtract(value, judge.within), bound) > 0;
  const broken = ends.find(({ value }) => breaks(value));
  if (broken !== undefined) return { before: undefined, after: broken };
  const { direction, straight } = piece.form;
  if (ends.length === 1 || direction !== "unknown") return undefined;
  if (straight === undefined) return undecided("the value is no straight line between two edges, and goes neither only up nor only down");
  const reach = claim.side === "at least" ? negate(straight.error) : straight.error;
  if (ends.some(({ at }) => breaks(add(valueAt(straight, at), reach)))) undecided("roundings may cross the bound, and no bill was found where they do");
  return undefined;
}

function turnedPiece({ first, last, form }: Piece): Piece {
  const turned = ({ at, value }: Point): Point => ({ at, value: negate(value) });
  return { first: turned(first), last: turned(last), form: timesConstant(form, negate(ONE)) };
}

const ONE: Exact = exactFromText("1") ?? ZERO;
