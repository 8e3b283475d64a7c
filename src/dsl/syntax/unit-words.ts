// Words that can only be units, as far as that shows before any declaration is read: for messages and recovery, never to decide what a right text means.
import { unitNames, unitTable } from "../../values/unit.ts";

const UNITS: ReadonlySet<string> = new Set(unitNames(unitTable("")));

/** A unit of the language, or what looks like a currency. */
export function isUnitName(word: string): boolean {
  return UNITS.has(word) || /^[A-Z]{3}$/.test(word);
}
