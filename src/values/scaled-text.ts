// A decimal text times a factor, with as many decimals as the text told: what was printed to a tenth of a toman is known to a whole rial, no finer.
import { decimalPlaces, decimalText, exactFromText, multiply } from "./exact.ts";

/**
 * `12.50` by `10` is `125.0`, `1.2` by `0.001` is `0.0012`. What stands before the point keeps every digit: `1250` by `10` is `12500`, though its last digit was
 * not printed. `undefined` where one of the texts is no decimal number.
 * @public
 */
export function scaledText(text: string, factor: string): string | undefined {
  const [value, by] = [exactFromText(text), exactFromText(factor)];
  if (value === undefined || by === undefined || text.includes("/") || factor.includes("/")) return undefined;
  const scaled = decimalText(multiply(value, by));
  return scaled === undefined ? undefined : withPlaces(scaled, placesIn(text) + finestPlace(factor));
}

function placesIn(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** The place of the last digit that is not zero: 3 for 0.001, 0 for 7, -1 for 10. */
function finestPlace(factor: string): number {
  const value = exactFromText(factor);
  const places = value === undefined ? 0 : (decimalPlaces(value) ?? 0);
  if (places > 0) return places;
  const [whole = ""] = factor.split(".");
  return /^-?0*$/.test(whole) ? 0 : -(/0*$/.exec(whole)?.[0].length ?? 0);
}

/** Zeros at the end, where the number needs fewer decimals. */
function withPlaces(text: string, places: number): string {
  const missing = places - placesIn(text);
  if (missing <= 0) return text;
  return `${text}${text.includes(".") ? "" : "."}${"0".repeat(missing)}`;
}
