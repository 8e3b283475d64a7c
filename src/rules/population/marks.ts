// Bills by the marks that they carry: reader, route, contractor, release. A mark of very many values tells bills apart and groups none: its values are let go.
// INVARIANT: letting go rests on how many values there are in all, not on the order in which they came, so that parts of a run can still be merged.
import type { MarkCluster, MarkClusters } from "./population.ts";
import type { Adding } from "./tally.ts";
import { addTally, nothingAdded, tallyOf } from "./tally.ts";

export interface GatheredValue {
  among: number;
  readonly tally: Adding;
}

/** By mark; `undefined` once there are too many values. */
export type GatheredMarks = Map<string, Map<string, GatheredValue> | undefined>;

/** Of all bills, and of those that one cause made wrong. */
export const MOST_VALUES = 10_000;
export const MOST_VALUES_OF_CAUSE = 2_000;

/** Undefined where the mark's values are let go. */
export function valueIn(marks: GatheredMarks, mark: string, value: string, most: number): GatheredValue | undefined {
  if (!marks.has(mark)) marks.set(mark, new Map());
  const values = marks.get(mark);
  if (values === undefined) return undefined;
  const known = values.get(value);
  if (known !== undefined) return known;
  if (values.size >= most) {
    marks.set(mark, undefined);
    return undefined;
  }
  const made = { among: 0, tally: nothingAdded() };
  values.set(value, made);
  return made;
}

export function addMarks(marks: GatheredMarks, parts: readonly MarkClusters[], most: number): void {
  for (const { mark, values } of parts) {
    if (values === undefined) marks.set(mark, undefined);
    else if (values.length === 0 && !marks.has(mark)) marks.set(mark, new Map());
    for (const cluster of values ?? []) {
      const known = valueIn(marks, mark, cluster.value, most);
      if (known === undefined) break;
      known.among += cluster.among;
      addTally(known.tally, cluster);
    }
  }
}

export function clustersOf(marks: GatheredMarks): readonly MarkClusters[] {
  return sorted([...marks]).map(([mark, values]) => ({
    mark,
    values: values === undefined ? undefined : sorted([...values]).map(([value, { among, tally }]): MarkCluster => ({ value, among, ...tallyOf(tally) })),
  }));
}

function sorted<T>(entries: (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
