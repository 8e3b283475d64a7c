// Whether a key stands twice in an object of a JSON text. `JSON.parse` takes the last without a word; a bill would be worked out by guess.

/** The first such key. `text` is valid JSON. */
export function repeatedKey(text: string): string | undefined {
  /** The keys of the objects around the place; undefined for an array. */
  const open: (Set<unknown> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "{") open.push(new Set());
    else if (letter === "[") open.push(undefined);
    else if (letter === "}" || letter === "]") open.pop();
    else if (letter === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const key: unknown = JSON.parse(text.slice(at, end));
        if (keys.has(key)) return String(key);
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** After its closing quote. A loop and no pattern: patterns run out of stack on a string of millions of letters. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function isKey(text: string, after: number): boolean {
  AFTER.lastIndex = after;
  return AFTER.test(text);
}

const AFTER = /[ \t\r\n]*:/y;
