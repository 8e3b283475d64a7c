// SHA-256 of texts, one domain for each kind of thing, so that the hash of a plan is never the hash of a request.
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";

export type HashDomain =
  | "mizan/plan/v1"
  | "mizan/request/v1"
  | "mizan/record/v1"
  | "mizan/journal/v1"
  | "mizan/bill/v1"
  | "mizan/correction/v1"
  | "mizan/case/v1"
  | "mizan/dossier/v1"
  | "mizan/finding/v1";

/** Lower-case hex, 64 digits. */
export function hashOfText(domain: HashDomain, text: string): string {
  return hexText(sha256(utf8ToBytes(`${domain}\n${text}`)));
}

/** The hash of the value's canonical JSON. Throws a TypeError where the value has none. */
export function hashOfJson(domain: HashDomain, value: unknown): string {
  return hashOfText(domain, canonicalJson(value));
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** As one text: where it is added up from its digits, engines keep every part, and hold a hundred thousand hashes in a hundred megabytes. */
function hexText(bytes: Uint8Array): string {
  const digits: string[] = [];
  for (const byte of bytes) digits.push(HEX[byte] ?? "");
  return digits.join("");
}
