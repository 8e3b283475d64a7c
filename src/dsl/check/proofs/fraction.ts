// Reduced fractions of whole numbers, for proofs: they compare and count with constants of the file, never with a bill's inputs.
// Reads the exact texts of a program directly. INVARIANT: `bottom` is positive and has no divisor in common with `top`.

export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const NOTHING: Fraction = { top: 0n, bottom: 1n };
export const UNITY: Fraction = { top: 1n, bottom: 1n };

/** `12.50`, `-3`, `1274950/3`: the exact texts of a program. Other text is a RangeError. */
export function fraction(text: string): Fraction {
  const slash = text.indexOf("/");
  if (slash >= 0) return quotient(fraction(text.slice(0, slash)), fraction(text.slice(slash + 1)));
  const point = text.indexOf(".");
  if (point < 0) return { top: BigInt(text), bottom: 1n };
  return reduced(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(text.length - point - 1));
}

export function whole(value: bigint | number): Fraction {
  return { top: BigInt(value), bottom: 1n };
}

/** One unit in the last of `places` decimals. */
export function decimalUnit(places: number): Fraction {
  return { top: 1n, bottom: 10n ** BigInt(places) };
}

export function sum(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom) return reduced(a.top + b.top, a.bottom);
  return reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function opposite(a: Fraction): Fraction {
  return { top: -a.top, bottom: a.bottom };
}

export function difference(a: Fraction, b: Fraction): Fraction {
  return sum(a, opposite(b));
}

export function product(a: Fraction, b: Fraction): Fraction {
  return reduced(a.top * b.top, a.bottom * b.bottom);
}

/** `b` is not zero, else a RangeError. */
export function quotient(a: Fraction, b: Fraction): Fraction {
  if (b.top === 0n) throw new RangeError("division by zero");
  return b.top < 0n ? reduced(-a.top * b.bottom, a.bottom * -b.top) : reduced(a.top * b.bottom, a.bottom * b.top);
}

export function magnitude(a: Fraction): Fraction {
  return a.top < 0n ? opposite(a) : a;
}

const LONG = 1n << 4_096n;

/** More than 4,096 binary digits: what lets multiplied by themselves come to. No rule needs it, and each further product doubles it. */
export function isLong({ top, bottom }: Fraction): boolean {
  return top > LONG || -top > LONG || bottom > LONG;
}

/** -1, 0 or 1. */
export function order(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function greater(a: Fraction, b: Fraction): Fraction {
  return order(a, b) < 0 ? b : a;
}

export function lesser(a: Fraction, b: Fraction): Fraction {
  return order(a, b) > 0 ? b : a;
}

/** The greatest whole number that is not over `a`. */
export function floorOf(a: Fraction): bigint {
  const cut = a.top / a.bottom;
  return a.top < 0n && cut * a.bottom !== a.top ? cut - 1n : cut;
}

export function ceilingOf(a: Fraction): bigint {
  return -floorOf(opposite(a));
}

/** `12.5` where there is a finite decimal form, else `37/3`. */
export function fractionWords(a: Fraction): string {
  let rest = a.bottom;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return `${a.top}/${a.bottom}`;
  const places = Math.max(twos, fives);
  const digits = ((magnitude(a).top * 10n ** BigInt(places)) / a.bottom).toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  return `${a.top < 0n ? "-" : ""}${digits.slice(0, cut)}${places === 0 ? "" : "."}${digits.slice(cut)}`;
}

export function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function commonMultiple(a: bigint, b: bigint): bigint {
  return a === b ? a : (a / commonDivisor(a, b)) * b;
}

function reduced(top: bigint, bottom: bigint): Fraction {
  if (bottom === 1n) return { top, bottom };
  const divisor = commonDivisor(top < 0n ? -top : top, bottom);
  return divisor === 1n ? { top, bottom } : { top: top / divisor, bottom: bottom / divisor };
}
