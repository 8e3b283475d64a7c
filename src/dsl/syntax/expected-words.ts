// Which words may begin an item of each kind of list, and which may follow a value: for suggestions and for the help of
// diagnostics. A table only; the grammar decides what is read.
import { nearestWord } from "../../values/near.ts";

export interface Items {
  /** What is expected, as the reader would say it. */
  readonly expected: string;
  readonly words: readonly string[];
}

export const DECLARATIONS: readonly string[] = [
  "use",
  "schedule",
  "source",
  "unit",
  "account",
  "usage",
  "history",
  "charges",
  "seasons",
  "dayparts",
  "holidays",
  "rate",
  "let",
  "tariff",
  "grades",
  "authority",
  "instalments",
  "test",
  "prove",
  "untranslatable",
];

export const AFTER_A_VALUE: readonly string[] = [
  "round",
  "print",
  "each",
  "over",
  "and",
  "or",
  "total",
  "through",
  "carry",
  "whole",
  "joint",
  "from",
  "cites",
  "example",
  "unverified",
];

const LISTS: Readonly<Record<string, Items>> = {
  tariff: {
    expected: "an item of the tariff",
    words: ["for", "crossing", "let", "line", "memo", "group", "exception", "drop", "payable", "untranslatable"],
  },
  group: { expected: "an item of the group", words: ["line", "exception", "let"] },
  test: {
    expected: "a part of the test",
    words: [
      "tariff",
      "account",
      "usage",
      "readings",
      "history",
      "charges",
      "period",
      "issued",
      "known",
      "brought_forward",
      "authority",
      "question",
      "asked",
      "instalments",
      "plan",
      "agreed",
      "expect",
    ],
  },
  authority: { expected: "`kind:`, `cause:`, `documents:` or a version of the authority", words: ["kind", "cause", "documents", "from"] },
  "authority version": {
    expected: "a clause of the authority",
    words: ["grade", "bar", "forbid", "raise", "count", "cumulate", "no", "delegation", "approval", "unknown", "untranslatable"],
  },
  instalments: { expected: "`cause:` or a version of the instalments", words: ["cause", "from"] },
  "instalments version": {
    expected: "a clause of the instalments",
    words: [
      "for",
      "down",
      "count",
      "first",
      "every",
      "moved",
      "equal",
      "part",
      "at",
      "not",
      "no",
      "interest",
      "payments",
      "missed",
      "broken",
      "cancelled",
      "replan",
      "exception",
      "unknown",
      "untranslatable",
    ],
  },
  schedule: { expected: "a part of the schedule", words: ["currency", "calendar", "zone", "weekend", "horizon"] },
  versions: { expected: "a version", words: ["from"] },
};

/** The list that a fault names; what is not a list here is the file. */
export function itemsOf(list: string): Items {
  return LISTS[list] ?? { expected: "a declaration", words: DECLARATIONS };
}

/** Which of `words` was meant, unless what may follow a value is as near. */
export function misspeltWord(text: string, words: readonly string[]): string | undefined {
  const nearest = nearestWord(text, [...words, ...AFTER_A_VALUE]);
  return nearest !== undefined && words.includes(nearest) ? nearest : undefined;
}

/** What may stand in a heading before its brace. */
export const IN_A_HEADING: readonly string[] = [
  "at",
  "over",
  "widths",
  "crossing",
  "every",
  "amends",
  "cites",
  "by",
  "example",
  "unverified",
  "round",
  "print",
];
export const BODIES: readonly string[] = ["blocks", "table", "unknown", "cites", "to", "announced", "annulled", "example", "unverified"];
export const ROUNDING_WORDS: readonly string[] = ["half", "even", "down", "up", "floor", "ceiling"];
