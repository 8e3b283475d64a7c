// Random choices from a seed: the same seed gives the same bills on every machine. Not for secrets.

export interface Random {
  /** A whole number of [0, end). */
  below(end: number): number;
  /** A whole number of [from, to], both ends among them. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** `place`: the row and number of a bill; a bill can be made again without those before it. */
export function randomFrom(seed: number, place: string): Random {
  let state = hashOf(`${seed} ${place}`);
  const next = (): number => {
    // The generator "mulberry32": 32 bits of state, a period of 2^32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number): number => next() % end;
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (list) => chosen(list, below(list.length)),
    percent: (share) => below(100) < share,
    shuffled: (list) => {
      const keyed = list.map((item) => ({ item, key: next() }));
      return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

function chosen<T>(list: readonly T[], at: number): T {
  for (const item of list.slice(at, at + 1)) return item;
  throw new Error("nothing to choose from");
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
