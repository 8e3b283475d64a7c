// The hash of a dossier's data, and whether a value of unknown shape says that it is a dossier of this form.
import { hashOfJson } from "../../engine/receipt/hash.ts";
import type { Dossier } from "./dossier.ts";
import { DOSSIER_FORM } from "./dossier.ts";

/** SHA-256, lower-case hex, of the canonical JSON of the data: the order of its members, and the language of its pages, count for nothing. */
export function dossierHash(dossier: Dossier): string {
  return hashOfJson("mizan/dossier/v1", dossier);
}

/** By what it says of itself, and as far as hashing asks. Its members are not looked at: whoever writes pages of it must be ready for one that was spoilt. */
export function isDossier(value: unknown): value is Dossier {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("form" in value)) return false;
  return value.kind === "dossier" && value.form === DOSSIER_FORM && isHashable(value);
}

/** JSON whose numbers are whole. */
function isHashable(value: object): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each === "number" && !Number.isSafeInteger(each)) return false;
    if (typeof each === "object" && each !== null) for (const member of Object.values(each)) waiting.push(member);
  }
  return true;
}
