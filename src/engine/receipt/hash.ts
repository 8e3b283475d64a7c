// SHA-256 of texts, one domain for each kind of thing, so that the hash of a plan is never the hash of a request.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";

export type HashDomain = "mizan/plan/v1" | "mizan/request/v1";

/** Lower-case hex, 64 digits. */
export function hashOfText(domain: HashDomain, text: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${domain}\n${text}`)));
}

/** The hash of the value's canonical JSON. Throws a TypeError where the value has none. */
export function hashOfJson(domain: HashDomain, value: unknown): string {
  return hashOfText(domain, canonicalJson(value));
}
