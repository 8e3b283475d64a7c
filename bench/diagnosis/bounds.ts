// How sure a share is that was counted: the exact upper bound of Clopper and Pearson.

/**
 * The greatest share at which no more than `found` of `tried` would still come out in one of twenty samples (95 %, one side). For none found it is
 * 1 - 0.05^(1/n), about 3/n.
 */
export function upperBound(found: number, tried: number): number {
  if (tried === 0 || found >= tried) return 1;
  let [low, high] = [found / tried, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(found, tried, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of no more than `found` in `tried` at a share. By logarithms: powers of thousands are too small for a number. */
function atMost(found: number, tried: number, share: number): number {
  let sum = 0;
  let ways = 0;
  for (let count = 0; count <= found; count += 1) {
    if (count > 0) ways += Math.log(tried - count + 1) - Math.log(count);
    sum += Math.exp(ways + count * Math.log(share) + (tried - count) * Math.log1p(-share));
  }
  return sum;
}
