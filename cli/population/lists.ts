// Which list of accounts a bill goes to, and what its file is called: one for each of the greatest causes, one for all others, one for each answer without a cause.
import type { BillRecord, Cause, Population } from "../../src/index.ts";

export interface Lists {
  /** The file of each list, by the key of the cause or the answer. */
  readonly files: ReadonlyMap<string, string>;
  /** The key of the list of a bill; undefined for a bill that agrees. */
  readonly of: (bill: BillRecord) => string | undefined;
  /** The file of a cause's list. */
  readonly ofCause: (cause: string) => string | undefined;
}

/** Files that are open at one time. */
const MOST_LISTS = 200;
const OTHERS = "other causes";

export function listsOf({ causes, answers, verdicts }: Population, hasDiagnosis: boolean): Lists {
  const greatest = new Set(
    causes
      .toSorted(bySize)
      .slice(0, MOST_LISTS)
      .map(({ key }) => key),
  );
  const others = causes.length > greatest.size ? [OTHERS] : [];
  const answered = answers.map(({ name }) => name).filter((name) => !name.startsWith("exact"));
  const judged = verdicts.map(({ name }) => name).filter((name) => name !== "agrees" && !(hasDiagnosis && name === "differs"));
  const files = fileNames([...[...greatest].sort(), ...others, ...answered, ...judged]);
  const keyOf = (cause: string): string => (greatest.has(cause) ? cause : OTHERS);
  return {
    files,
    of: ({ verdict, diagnosis }) => {
      if (verdict === "agrees") return undefined;
      if (diagnosis === undefined) return verdict;
      return diagnosis.cause === undefined ? diagnosis.answer : keyOf(diagnosis.cause.key);
    },
    ofCause: (cause) => files.get(cause) ?? files.get(keyOf(cause)),
  };
}

function bySize(a: Cause, b: Cause): number {
  return b.bills - a.bills || (a.key < b.key ? -1 : 1);
}

/** Letters, digits and hyphens alone: names that every system takes. Two that come to the same are told apart by a number. */
function fileNames(keys: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const key of new Set(keys)) {
    const plain =
      key
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 80) || "list";
    let name = plain;
    for (let next = 2; taken.has(name); next += 1) name = `${plain}-${next}`;
    taken.add(name);
    files.set(key, `accounts-${name}.csv`);
  }
  return files;
}
