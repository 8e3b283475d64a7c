// Whether a key stands twice in an object of a JSON text. `JSON.parse` takes the last without a word; a bill would be worked out by guess.

/** The first such key. `text` is valid JSON. */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    switch (token) {
      case "{":
        open.push(new Set());
        break;
      case "[":
        open.push(undefined);
        break;
      case "}":
      case "]":
        open.pop();
        break;
      default: {
        const keys = open.at(-1);
        if (keys === undefined || !isKey(text, index + token.length)) break;
        const key: unknown = JSON.parse(token);
        if (typeof key !== "string") break;
        if (keys.has(key)) return key;
        keys.add(key);
      }
    }
  }
  return undefined;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

function isKey(text: string, after: number): boolean {
  AFTER.lastIndex = after;
  return AFTER.test(text);
}

const AFTER = /[ \t\r\n]*:/y;
