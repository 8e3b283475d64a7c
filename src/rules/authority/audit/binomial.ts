// The chance that at least so many of so many fall on one side: an exact ratio of whole numbers.

export interface Ratio {
  readonly top: bigint;
  /** Positive. */
  readonly bottom: bigint;
}

/** P(X >= hits), where each of `count` independent trials hits with the chance `chance`, 0 < chance < 1. */
export function atLeast(hits: number, count: number, chance: Ratio): Ratio {
  const [hit, miss] = [chance.top, chance.bottom - chance.top];
  // From all hits down: each term is the one before it, times misses over hits, times the ratio of the two counts of ways.
  let term = hit ** BigInt(count);
  let sum = 0n;
  for (let at = count; at >= Math.max(hits, 0); at -= 1) {
    sum += term;
    term = (term * BigInt(at) * miss) / (BigInt(count - at + 1) * hit);
  }
  return { top: sum, bottom: chance.bottom ** BigInt(count) };
}

export function isAtMost(a: Ratio, b: Ratio): boolean {
  return a.top * b.bottom <= b.top * a.bottom;
}
