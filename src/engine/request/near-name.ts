// The name that was probably meant: for messages only, never to decide anything.

/** The nearest of `names` by edits: a third of the letters may differ, and at most three. Of equals the first in code-unit order. */
export function nearName(written: string, names: Iterable<string>): string | undefined {
  const wanted = folded(written);
  if (wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let bound = Math.min(3, Math.ceil(wanted.length / 3)) + 1;
  for (const name of [...names].sort()) {
    const distance = name.length > LONGEST ? Infinity : editDistance(wanted, folded(name));
    if (distance >= bound) continue;
    best = name;
    bound = distance;
  }
  return best;
}

const LONGEST = 100;

function folded(name: string): string {
  return name.toLowerCase().replace(/ي/g, "ی").replace(/ك/g, "ک").replace(/[-\s]/g, "_");
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
