// Canonical JSON in the manner of RFC 8785: one text for one value. Keys sorted by UTF-16 code units, no spaces.
// INVARIANT: numbers are safe integers (counts and day numbers); anything else belongs in a string and is refused.

/** `undefined` members are left out, as JSON does. Throws a TypeError for what JSON cannot hold and for numbers that are not safe integers. */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return wholeText(value);
    case "object":
      return value === null ? "null" : Array.isArray(value) ? arrayText(value) : objectText(value);
    case "undefined":
    case "bigint":
    case "symbol":
    case "function":
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

function wholeText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a safe whole number: write it as a decimal string`);
  return value === 0 ? "0" : String(value);
}

function arrayText(values: readonly unknown[]): string {
  let text = "[";
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) text += ",";
    text += values[at] === undefined ? "null" : canonicalJson(values[at]);
  }
  return `${text}]`;
}

function objectText(value: object): string {
  let text = "";
  const members: Readonly<Record<string, unknown>> = { ...value };
  // The default order of `sort` is that of UTF-16 code units.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
