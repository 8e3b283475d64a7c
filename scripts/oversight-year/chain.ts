// The hash of a record and the chain of entries, worked out anew from their description in `docs/decisions/0007-the-oversight-half.md`.
import { createHash } from "node:crypto";

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What a journal holds; its other fields are as its kind asks. */
export type Recorded = { readonly record: string; readonly id: string; readonly day: string } & { readonly [field: string]: Json };

export type Entered = { readonly recorded: string; readonly record: Recorded };

export function hashOf(record: Json): string {
  return createHash("sha256")
    .update(`mizan/record/v1\n${sorted(record)}`, "utf8")
    .digest("hex");
}

/** One entry a line; each names the hash of the one before it, the first 64 zeros. */
export function chainOf(entries: readonly Entered[]): readonly Json[] {
  let previous = "0".repeat(64);
  return entries.map(({ recorded, record }, index) => {
    const content = { sequence: index + 1, recorded, record, previous };
    previous = hashOf(content);
    return { ...content, hash: previous };
  });
}

/** JSON without spaces, the names of each object in order. */
function sorted(value: Json): string {
  if (typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(sorted).join(",")}]`;
  const members = Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, member] as const]));
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`)
    .join(",")}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
