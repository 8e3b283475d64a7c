// The name that a mistyped one was probably meant to be. It knows nothing of what the names stand for.
import { foldName } from "../tree/fold-name.ts";

/** The nearest candidate, or undefined where none is near: a third of the letters may differ, and at most three. The first of equals. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = comparable(name);
  let limit = Math.min(3, Math.ceil(wanted.length / 3));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, comparable(candidate), limit);
    if (distance > limit || (nearest !== undefined && distance === limit)) continue;
    nearest = candidate;
    limit = distance;
    if (limit === 0) break;
  }
  return nearest;
}

/** Case and `_` are what people mistype first: they count for nothing here. */
function comparable(name: string): string {
  return foldName(name).toLowerCase().replace(/_/g, "");
}

/** Letters put in, left out, changed, or swapped with their neighbour; more than `limit` is `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? at(before, column - 2) + 1 : Infinity;
      current.push(Math.min(changed, swapped, at(above, column) + 1, at(current, column - 1) + 1));
    }
    [before, above] = [above, current];
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
