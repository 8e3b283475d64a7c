// The cells of one line of CSV that is plainly written. Most lines are; csv-parse, which needs fifty times as long for a line of its own, judges the others.

/** Undefined where a quote is opened and not closed, or stands where none belongs. */
export function quotedCells(line: string, delimiter: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (true) {
    const end = line[at] === '"' ? closingQuote(line, at) : endOfPlain(line, at, delimiter);
    if (end === undefined) return undefined;
    const raw = line.slice(at, end);
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === line.length) return cells;
    if (!line.startsWith(delimiter, end)) return undefined;
    at = end + delimiter.length;
  }
}

/** After the quote that closes the cell. */
function closingQuote(line: string, start: number): number | undefined {
  let at = line.indexOf('"', start + 1);
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at < 0 ? undefined : at + 1;
}

function endOfPlain(line: string, start: number, delimiter: string): number | undefined {
  const next = line.indexOf(delimiter, start);
  const end = next < 0 ? line.length : next;
  const quote = line.indexOf('"', start);
  return quote >= 0 && quote < end ? undefined : end;
}
