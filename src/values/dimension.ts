// Dimensions: products of powers of base units, as canonical text, so that two dimensions are equal when their texts are.
// It knows no unit table: any text without a space or `^` may be a base unit. Outside values/ it is taken through `unit.ts`.

/** Base units with their powers, sorted by code unit: `IRR hour^-1 kW^-1` for IRR/kWh. `""` is a pure number. */
export type Dimension = string;

export const PURE: Dimension = "";

export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  return a === PURE ? b : b === PURE ? a : remembered(PRODUCTS, a, b, 1);
}

export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  return b === PURE ? a : remembered(QUOTIENTS, a, b, -1);
}

/** Base unit -> power, none zero, in canonical order. */
export function powersOf(dimension: Dimension): ReadonlyMap<string, number> {
  const powers = new Map<string, number>();
  for (const part of dimension === PURE ? [] : dimension.split(" ")) {
    const [name = "", power = "1"] = part.split("^");
    powers.set(name, Number(power));
  }
  return powers;
}

// Memo tables: they change no result. A program uses a few hundred pairs; a host that checks files for ever starts them afresh.
const MOST_REMEMBERED = 10_000;
const PRODUCTS = new Map<string, Dimension>();
const QUOTIENTS = new Map<string, Dimension>();

function remembered(memo: Map<string, Dimension>, a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const key = `${a}|${b}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  if (memo.size >= MOST_REMEMBERED) memo.clear();
  const result = combined(a, b, sign);
  memo.set(key, result);
  return result;
}

function combined(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const powers = new Map(powersOf(a));
  for (const [name, power] of powersOf(b)) powers.set(name, (powers.get(name) ?? 0) + sign * power);
  return [...powers]
    .filter(([, power]) => power !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, power]) => (power === 1 ? name : `${name}^${power}`))
    .join(" ");
}
