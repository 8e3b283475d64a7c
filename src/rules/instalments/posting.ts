// A payment as its record puts it to documents, and where that differs from what it should be.
import type { Exact } from "../../values/exact.ts";
import { add, equals, exactFromText, ZERO } from "../../values/exact.ts";
import type { Payment } from "../records/record.ts";
import type { Settled } from "./allocation.ts";

/** Each document once, in the order of the record. */
export function postedOf({ allocation }: Pick<Payment, "allocation">): readonly Settled[] {
  const sums = new Map<string, Exact>();
  for (const { document, amount } of allocation) sums.set(document, add(sums.get(document) ?? ZERO, exactFromText(amount) ?? ZERO));
  return [...sums].map(([document, amount]) => ({ document, amount }));
}

export function sumOf(parts: readonly Settled[]): Exact {
  return parts.reduce((sum, { amount }) => add(sum, amount), ZERO);
}

export interface Difference {
  readonly document: string;
  readonly expected: Exact;
  readonly posted: Exact;
}

/** The documents that got another part, in the order expected. */
export function differences(expected: readonly Settled[], posted: readonly Settled[]): readonly Difference[] {
  if (areAlike(expected, posted)) return [];
  const amounts = (parts: readonly Settled[]): ReadonlyMap<string, Exact> => new Map(parts.map(({ document, amount }) => [document, amount]));
  const [right, actual] = [amounts(expected), amounts(posted)];
  const documents = [...new Set([...right.keys(), ...actual.keys()])];
  const parts = documents.map((document) => ({ document, expected: right.get(document) ?? ZERO, posted: actual.get(document) ?? ZERO }));
  return parts.filter((part) => !equals(part.expected, part.posted));
}

/** In the same order too: a quick look that most postings pass. */
function areAlike(expected: readonly Settled[], posted: readonly Settled[]): boolean {
  return (
    expected.length === posted.length &&
    expected.every(({ document, amount }, at) => {
      const other = posted[at];
      return other !== undefined && other.document === document && equals(other.amount, amount);
    })
  );
}
