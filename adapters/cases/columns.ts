// The columns that a map asks of one file, each once, gathered while its readers are made: a reader knows its cell by place.
import type { WantedColumn } from "../table/table.ts";

export interface Columns {
  /** The place of the column in every row; the map's `place` is told where the file lacks it. */
  readonly at: (column: string, place: string) => number;
  readonly wanted: readonly WantedColumn[];
}

export function gatheredColumns(): Columns {
  const places = new Map<string, number>();
  const wanted: WantedColumn[] = [];
  const at = (column: string, place: string): number => {
    const known = places.get(column);
    if (known !== undefined) return known;
    places.set(column, wanted.length);
    wanted.push({ column, place });
    return wanted.length - 1;
  };
  return { at, wanted };
}
