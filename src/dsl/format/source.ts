// What the printer asks of the text that a tree was read from: the order of parts that the tree keeps without a place, and
// where comments stand. A tree without a text (made by a program) has its parts in the canonical order and no comments.
import type { Span } from "../../values/span.ts";
import type { SourceToken } from "../syntax/source-tokens.ts";
import type { Comment } from "../tree/tree.ts";

export interface SourceText {
  /** The offset of `word` as a token between two offsets; the later one if it is not there. */
  readonly offsetOf: (word: string, from: number, to: number) => number;
  readonly hasComment: (span: Span) => boolean;
  readonly hasCommentBetween: (from: number, to: number) => boolean;
}

interface Placed<T> {
  readonly at: number;
  readonly part: T;
}

export function sourceText(tokens: readonly SourceToken[], comments: readonly Comment[]): SourceText {
  const hasCommentBetween = (from: number, to: number): boolean => {
    const index = firstFrom(comments.length, (at) => comments[at]?.span.start ?? 0, from);
    return (comments[index]?.span.start ?? to) < to;
  };
  return {
    offsetOf: (word, from, to) => {
      for (let index = firstFrom(tokens.length, (at) => tokens[at]?.start ?? 0, from); index < tokens.length; index += 1) {
        const token = tokens[index];
        if (token === undefined || token.start >= to) break;
        if (token.text === word) return token.start;
      }
      return to;
    },
    hasComment: (span) => hasCommentBetween(span.start, span.end),
    hasCommentBetween,
  };
}

/** Parts in the order of the text; those at the same place stay as they are. */
export function inTextOrder<T>(parts: readonly Placed<T>[]): readonly T[] {
  return parts
    .map((placed, index) => ({ ...placed, index }))
    .sort((left, right) => left.at - right.at || left.index - right.index)
    .map(({ part }) => part);
}

/** The first index whose offset is not before `from`, of offsets in order. */
function firstFrom(count: number, offsetAt: (index: number) => number, from: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
