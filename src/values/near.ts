// The name or word that was probably meant: for messages only, never to decide anything. It knows nothing of what the names stand for.

/**
 * The nearest name: a third of the longer one's letters may differ, and at most three. Case, `_`, `-`, blanks, and which ی or ک are what people mistype first:
 * they count for nothing. A name with a prefix before the other (`reactive`, `active`) is another thing. Of equals the first in code-unit order.
 */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const wanted = comparable(name);
  const limit = (form: string): number =>
    isLonger(wanted, form) || isLonger(form, wanted) ? -1 : Math.min(3, Math.floor(Math.max(wanted.length, form.length) / 3));
  return nearest(wanted, names, limit, comparable, (candidate, best) => candidate < best);
}

/** The nearest of lower-case `words`, if near enough to be a slip of the keyboard; never `word` itself. Of equals the first. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const others = words.filter((candidate) => candidate !== word);
  return nearest(
    word.toLowerCase(),
    others,
    () => (word.length <= 2 ? 0 : word.length <= 5 ? 1 : 2),
    (candidate) => candidate,
    () => false,
  );
}

/** Whether `long` is `short` with two letters or more before it. */
function isLonger(long: string, short: string): boolean {
  return short !== "" && long.length >= short.length + 2 && long.endsWith(short);
}

/**
 * Of the candidates that are least away, in their comparable form, and at most their `limit`, the one that comes `before` the others; else the first.
 * In the order in which they are given: a schedule can have thousands.
 */
function nearest(
  wanted: string,
  candidates: Iterable<string>,
  limit: (compared: string) => number,
  form: (candidate: string) => string,
  before: (candidate: string, best: string) => boolean,
): string | undefined {
  if (wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const compared = form(candidate);
    const most = Math.min(least, limit(compared));
    const distance = editDistance(wanted, compared, most);
    if (distance > most || (distance === least && best !== undefined && !before(candidate, best))) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** Working out a distance takes the square of the length: a text longer than this is no slip. */
const LONGEST = 100;

function comparable(name: string): string {
  if (PLAIN.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/[-_\s]/g, "")
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک");
}

const PLAIN = /^[a-z0-9]*$/;

/** Letters put in, left out, changed, or swapped with their neighbour; more than `limit` is `limit + 1` or more. */
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
    // Along a row the distance never comes down below its least.
    if (current.every((distance) => distance > limit)) return limit + 1;
    [before, above] = [above, current];
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
