// Decimal texts as whole numbers of a smallest part: what the bench adds and multiplies without the engine's numbers.

/** `12.5` in hundredths is 1250n. Parts beyond `places` must be zeros. */
export function partsOf(text: string, places: number): bigint {
  const isNegative = text.startsWith("-");
  const [whole = "0", after = ""] = text.replace("-", "").split(".");
  const [kept, lost] = [after.slice(0, places), after.slice(places)];
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(after) || /[1-9]/.test(lost)) throw new Error(`\`${text}\` is no decimal of ${places} places`);
  const parts = BigInt(whole + kept.padEnd(places, "0"));
  return isNegative ? -parts : parts;
}

/** Without zeros at the end. */
export function textOf(parts: bigint, places: number): string {
  const size = (parts < 0n ? -parts : parts).toString().padStart(places + 1, "0");
  const [whole, after] = [size.slice(0, size.length - places), size.slice(size.length - places).replace(/0+$/, "")];
  return `${parts < 0n ? "-" : ""}${whole}${after === "" ? "" : `.${after}`}`;
}

export function placesOf(text: string): number {
  return text.split(".")[1]?.length ?? 0;
}

export function sumText(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map(placesOf));
  return textOf(
    texts.reduce((sum, text) => sum + partsOf(text, places), 0n),
    places,
  );
}

export function negatedText(text: string): string {
  return textOf(-partsOf(text, placesOf(text)), placesOf(text));
}

export function timesText(text: string, factor: string): string {
  const [a, b] = [placesOf(text), placesOf(factor)];
  return textOf(partsOf(text, a) * partsOf(factor, b), a + b);
}

/** The quotient of two whole numbers, a half going up; both positive. */
export function nearest(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

export function isSameNumber(a: string, b: string): boolean {
  const places = Math.max(placesOf(a), placesOf(b));
  return partsOf(a, places) === partsOf(b, places);
}
