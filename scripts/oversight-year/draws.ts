// Numbers drawn from a seed: the same seed gives the same numbers on every machine.

export interface Draws {
  /** A whole number from `least` to `most`, both possible. */
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  /** So many of them, each once. */
  readonly some: <T>(values: readonly T[], count: number) => readonly T[];
  readonly happens: (percent: number) => boolean;
}

export function drawsFrom(seed: number): Draws {
  let state = (seed * 2_654_435_761 + 97) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(values: readonly T[]): T => {
    const [picked] = values.slice(whole(0, values.length - 1));
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  };
  const some = <T>(values: readonly T[], count: number): readonly T[] => {
    const left = [...values];
    return Array.from({ length: count }, () => left.splice(whole(0, left.length - 1), 1)).flat();
  };
  return { whole, pick, some, happens: (percent) => whole(1, 100) <= percent };
}
