// With how many decimals a reading of record was written: the reader of requests keeps its value alone, and `15050.000` says more than `15050`.

/** Of a request that was read: zero where the place is not there. */
export function writtenPlaces(request: unknown, at: number, place: "previous" | "current" | "maximum"): number {
  const readings = memberOf(request, "readings");
  const text = memberOf(Array.isArray(readings) ? readings[at] : undefined, place);
  return typeof text === "string" ? (text.split(".")[1]?.trim().length ?? 0) : 0;
}

/** Only what the value itself holds. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
