// What was counted of a row, as data: it is written down between runs, so that a long run may be made in parts.

export interface Tally {
  readonly row: string;
  /** The number of the next bill. */
  readonly next: number;
  readonly counts: Readonly<Record<string, number>>;
  /** By fault or kind, then by what was found. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** The first bills that came out otherwise than wanted, to be made again. */
  readonly failures: readonly string[];
}

export function emptyTally(row: string): Tally {
  return { row, next: 0, counts: {}, parts: {}, times: {}, failures: [] };
}

/** What one bill adds. */
export interface Outcome {
  readonly part: string;
  readonly found: readonly string[];
  readonly times: Readonly<Record<string, number>>;
  readonly failure: string | undefined;
  /** For whoever looks at one bill: the rules, the case, and what was answered. */
  readonly seen: () => Readonly<Record<string, unknown>>;
}

const MOST_FAILURES = 400;

export function withOutcome(tally: Tally, { part, found, times, failure }: Outcome): Tally {
  return {
    ...tally,
    next: tally.next + 1,
    counts: counted(tally.counts, ["bills", ...found]),
    parts: { ...tally.parts, [part]: counted(tally.parts[part] ?? {}, ["bills", ...found]) },
    times: { ...tally.times, ...Object.fromEntries(Object.entries(times).map(([what, time]) => [what, [...(tally.times[what] ?? []), time]])) },
    failures: failure === undefined || tally.failures.length >= MOST_FAILURES ? tally.failures : [...tally.failures, failure],
  };
}

function counted(counts: Readonly<Record<string, number>>, names: readonly string[]): Readonly<Record<string, number>> {
  const sums = new Map(Object.entries(counts));
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return Object.fromEntries(sums);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function count({ counts }: Pick<Tally, "counts">, name: string): number {
  return counts[name] ?? 0;
}

export function share(tally: Pick<Tally, "counts">, name: string): string {
  const bills = count(tally, "bills");
  return bills === 0 ? "-" : `${((100 * count(tally, name)) / bills).toFixed(1)} %`;
}
