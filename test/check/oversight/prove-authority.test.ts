// The proofs about authorities, each with a question worked out by hand.
import { describe, expect, test } from "vitest";
import { authority, checkText, codesOf, correction, HEAD, problemsOf } from "./oversight-text.ts";

/** Rows of a correction: grade, kind, side, up to, share, age, documents, approvers; the cause is any. */
function rows(...given: readonly string[]): string {
  return given
    .map((row) => {
      const [grade, kind, ...rest] = row.split(" | ");
      return [grade, kind, "any", ...rest].join(" | ");
    })
    .join("\n");
}

const CLERK = "clerk | any | any | 5_000_000 IRR | 50% | 3 months | photo | 1";
const MANAGER = "manager | any | any | 50_000_000 IRR | no limit | 12 months | photo | 1";
const BOARD = "board | any | any | no limit | no limit | no limit | photo, sheet | 2";
const WINDOW = "cumulate per account over 12 months in absolute value";
const OLD = "bar old when favour = company and age > 12 months";

const RIGHT: readonly (readonly [string, string])[] = [
  ["each grade within the next, the highest without limits", correction(rows(CLERK, MANAGER, BOARD), { cumulate: WINDOW, bars: OLD })],
  ["a grade without rows between two that have some", correction(rows(CLERK, BOARD))],
  ["rows of one grade, each within the next", correction(rows("clerk | any | any | 1_000 IRR | 10% | 1 month | none | 1", CLERK, BOARD))],
  [
    "rows of one grade that fit other kinds",
    correction(
      rows("clerk | misread | any | 9_000 IRR | 10% | 1 month | none | 1", "clerk | wrong_class | any | 1_000 IRR | 50% | 3 months | none | 1", BOARD),
    ),
  ],
  [
    "the highest grade's limit, and a bar beyond it",
    authority({ matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2", bars: "bar much when amount > 9_000 IRR" }),
  ],
  [
    "and where requests are added up, a bar on what they come to",
    authority({
      matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2",
      bars: "bar much when cumulated > 9_000 IRR",
      cumulate: WINDOW,
    }),
  ],
  [
    "without cumulation what they come to is the amount",
    authority({ matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2", bars: "bar much when cumulated > 9_000 IRR" }),
  ],
  [
    "limits that bars take over exactly",
    correction(rows("board | any | any | no limit | 80% | 24 months | photo | 2"), { bars: "bar share when share > 80%\nbar age when age >= 25 months" }),
  ],
  [
    "a kind that nobody has, and a bar on it",
    correction(rows("board | misread | any | no limit | no limit | no limit | photo | 2"), { bars: "bar class when kind = wrong_class" }),
  ],
  [
    "a row for each favour, and a bar on all that is not in the customer's",
    correction(
      rows("board | any | customer | no limit | no limit | no limit | photo | 2", "board | any | company | no limit | no limit | 12 months | photo | 2"),
      {
        bars: "bar old when favour != customer and age > 12 months",
      },
    ),
  ],
  // Net, a correction that leaves the total is of nothing: it meets no limit of the amount.
  [
    "a limit and a bar for each favour, of net amounts",
    correction(rows("board | any | any | 9_000 IRR | no limit | no limit | photo | 2"), {
      bars: "bar one when favour = customer and amount > 9_000 IRR\nbar two when favour = company and amount > 9_000 IRR",
    }),
  ],
  [
    "a raise that asks at the top what the row asks",
    correction(rows(CLERK, BOARD), { bars: "raise one grade when account.related = yes, at the top 2 approvers" }),
  ],
  // Of a class changed wrongly the board's row takes two; the raise is about misread registers, of which it takes one.
  [
    "a raise that asks fewer at the top, of questions that the larger row is not about",
    correction(
      rows("board | misread | any | no limit | no limit | no limit | photo | 1", "board | wrong_class | any | no limit | no limit | no limit | photo | 2"),
      { bars: "raise one grade when kind = misread and account.related = yes, at the top 1 approvers" },
    ),
  ],
  [
    "a raise that holds for some",
    correction(rows(CLERK, BOARD), { bars: "raise one grade when account.people > 3 and not (account.class = home), at the top 3 approvers" }),
  ],
  [
    "columns of the account",
    authority({
      matrix: "grade | account.class | up to | age up to | approvers\nclerk | home | 9_000 IRR | no limit | 1\nboard | any | no limit | no limit | 1",
    }),
  ],
];

describe("an authority that answers each question once is accepted", () => {
  test.each(RIGHT)("%s", (_what, rules) => {
    expect(problemsOf(rules)).toEqual([]);
  });
});

const GAPS: readonly (readonly [string, string, string])[] = [
  [
    "one step over the highest limit",
    correction(rows(CLERK, "board | any | any | 900_000_000 IRR | no limit | no limit | photo | 2")),
    "a request with amount 900000001 IRR",
  ],
  ["one hundredth of a percent over", correction(rows(CLERK, "board | any | any | no limit | 80% | no limit | photo | 2")), "a request with share 80.01%"],
  ["one month over", correction(rows(CLERK, "board | any | any | no limit | no limit | 36 months | photo | 2")), "a request with age 37 months"],
  ["a kind without a row", correction(rows("board | misread | any | no limit | no limit | no limit | photo | 2")), "a request with kind `wrong_class`"],
  ["a side without a row", correction(rows("board | any | customer | no limit | no limit | no limit | photo | 2")), "a request with in favour of `company`"],
  [
    "only where the bar ends",
    correction(rows("board | any | any | no limit | no limit | 12 months | photo | 2"), { bars: OLD }),
    "a request with in favour of `customer`, age 13 months",
  ],
  [
    "a bar that begins a month late",
    correction(rows("board | any | any | no limit | no limit | 12 months | photo | 2"), { bars: "bar old when age > 13 months" }),
    "a request with age 13 months",
  ],
  [
    "a bar that begins a rial late",
    authority({ matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2", bars: "bar much when amount > 9_001 IRR" }),
    "a request with amount 9001 IRR",
  ],
  [
    "a sum in the middle: one within limits only together",
    correction(
      rows("board | misread | any | 9_000 IRR | no limit | no limit | photo | 2", "board | wrong_class | any | no limit | no limit | no limit | photo | 2"),
    ),
    "a request with kind `misread`, amount 9001 IRR",
  ],
  [
    "a class of the account",
    authority({ matrix: "grade | account.class | up to | age up to | approvers\nboard | home, farm | no limit | no limit | 1" }),
    "a request with class `industry`",
  ],
  [
    "what a bar asks of the account",
    authority({
      matrix: "grade | up to | age up to | approvers\nboard | no limit | 12 months | 1",
      bars: "bar old when age > 12 months and account.people <= 3",
    }),
    "a request with people 4, age 13 months",
  ],
  // Its lines change and its total does not: the bar on the company is not about it, and the company's row ends at a year.
  [
    "a correction in nobody's favour, where the bar is on one favour",
    correction(
      rows("board | any | customer | no limit | no limit | no limit | photo | 2", "board | any | company | no limit | no limit | 12 months | photo | 2"),
      {
        bars: OLD,
      },
    ),
    "a request with in favour of `neither` (its lines change, its total does not), age 13 months",
  ],
  [
    "a correction in nobody's favour, where each favour has its bar",
    correction(
      rows("board | misread | any | 9_000 IRR | no limit | no limit | photo | 2", "board | wrong_class | any | no limit | no limit | no limit | photo | 2"),
      {
        bars: "bar one when favour = customer and kind = misread and amount > 9_000 IRR\nbar two when favour = company and kind = misread and amount > 9_000 IRR",
        count: "count amount gross",
      },
    ),
    "a request with kind `misread`, in favour of `neither` (its lines change, its total does not), amount 9001 IRR",
  ],
  [
    "a window alone is no reason",
    authority({ matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2", cumulate: WINDOW }),
    "a request with amount 9001 IRR",
  ],
];

const OTHERS: readonly (readonly [string, string, string, string])[] = [
  // Two answers: a share of 30% and a sum of 1,000 lie in both rows, and neither lies in the other.
  [
    "rows that cross",
    correction(rows("clerk | any | any | 1_000 IRR | 50% | 1 month | none | 1", "clerk | any | any | 2_000 IRR | 30% | 1 month | none | 1", BOARD)),
    "authority-two-answers",
    "a request with amount 1000 IRR, share 30%, age 1 month has two answers from `clerk`: two of its rows hold it, and neither lies within the other",
  ],
  [
    "rows that cross for one kind and side alone",
    correction(rows("clerk | any | customer | 1_000 IRR | 50% | 1 month | none | 1", "clerk | misread | any | 2_000 IRR | 30% | 1 month | none | 1", BOARD)),
    "authority-two-answers",
    "a request with kind `misread`, in favour of `customer`, amount 1000 IRR, share 30%, age 1 month",
  ],
  [
    "equal limits and other documents",
    correction(rows(CLERK, CLERK.replace("photo", "sheet"), BOARD)),
    "authority-two-answers",
    "one of its rows needs `photo`, another with the same limits `sheet`",
  ],
  [
    "equal limits and other approvers",
    correction(rows(CLERK, CLERK.replace(/1$/, "2"), BOARD)),
    "authority-two-answers",
    "one of its rows needs 1 approver, another with the same limits 2 approvers",
  ],
  [
    "a larger row that needs less",
    correction(rows("clerk | any | any | 1_000 IRR | 50% | 3 months | photo | 2", CLERK, BOARD)),
    "authority-two-answers",
    "a request with amount 1000 IRR, share 50%, age 3 months has two answers from `clerk`: it needs 2 approvers, and a larger question, by a wider row, 1 approver",
  ],
  // Not monotone.
  [
    "a higher grade with a lower limit",
    correction(rows(CLERK, "manager | any | any | 4_000_000 IRR | no limit | 12 months | photo | 1", BOARD)),
    "authority-not-monotone",
    "a request with amount 4000001 IRR, share 50%, age 3 months may be decided by `clerk`, and `manager` above it may not",
  ],
  [
    "a higher grade with a lower share",
    correction(rows(CLERK, "manager | any | any | 5_000_000 IRR | 33.333% | 12 months | photo | 1", BOARD)),
    "authority-not-monotone",
    "share 33.334%, age 3 months may be decided by `clerk`, and `manager` above it may not",
  ],
  [
    "a higher grade with fewer kinds",
    correction(rows(CLERK, "manager | misread | any | 9_000_000 IRR | no limit | 12 months | photo | 1", BOARD)),
    "authority-not-monotone",
    "a request with kind `wrong_class`, amount 5000000 IRR, share 50%, age 3 months may be decided by `clerk`, and `manager` above it has no row for it",
  ],
  [
    "a higher grade with fewer documents",
    correction(rows(CLERK, MANAGER.replace("photo", "none"), BOARD)),
    "authority-not-monotone",
    "may be decided by `clerk`, and `manager` above it needs no document where `clerk` needs `photo`",
  ],
  // The clerk needs two for what is over 1,000; the manager's only row needs one: up to 1,000 both need one.
  [
    "a higher grade with fewer approvers, for the larger questions",
    correction(
      rows(
        "clerk | any | any | 1_000 IRR | 50% | 3 months | photo | 1",
        CLERK.replace(/1$/, "2"),
        "manager | any | any | 5_000_000 IRR | 50% | 3 months | photo | 1",
        BOARD,
      ),
    ),
    "authority-not-monotone",
    "a request with amount 5000000 IRR, share 50%, age 3 months may be decided by `clerk`, and `manager` above it needs 1 approver where `clerk` needs 2 approvers",
  ],
  // A window: each request is at most 9,000, so the bar never asks; two of them are 9,001.
  [
    "a window that nobody can pass",
    authority({
      matrix: "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2",
      bars: "bar much when amount > 9_000 IRR",
      cumulate: "cumulate per account over 90 days in absolute value",
    }),
    "cumulation-never-passes",
    "a request with amount 9000 IRR may be decided by itself, and where the account's other requests of 90 days bring it to 9001 IRR no grade may, and no bar says so",
  ],
  // Rows that decide nothing.
  [
    "a row twice",
    correction(rows(CLERK, CLERK, BOARD)),
    "matrix-row-dead",
    "this row of `clerk` decides nothing: another row of the grade holds all that it holds, and needs the same",
  ],
  [
    "a row within another that needs the same",
    correction(rows("clerk | misread | any | 1_000 IRR | 50% | 3 months | photo | 1", CLERK, BOARD)),
    "matrix-row-dead",
    "decides nothing",
  ],
  [
    "a row that bars leave nothing",
    correction(rows("clerk | misread | any | 1_000 IRR | 50% | 3 months | photo | 1", BOARD), { bars: "bar m when kind = misread" }),
    "matrix-row-dead",
    "bars forbid every question that is left to it",
  ],
  [
    "a row to which bars leave only what a smaller row holds",
    correction(rows("clerk | any | any | 1_000 IRR | 50% | 3 months | none | 1", CLERK, BOARD), {
      bars: "bar m when amount > 1_000 IRR or share > 50% or age > 3 months",
    }),
    "matrix-row-dead",
    "bars forbid every question that is left to it",
  ],
  // Conditions that decide nothing.
  ["a bar that never holds", correction(rows(BOARD), { bars: "bar b when share > 50% and share < 20%" }), "bar-constant", "bar `b` forbids no question"],
  ["a bar beyond the declared range", correction(rows(BOARD), { bars: "bar b when account.power > 500 kW" }), "bar-constant", "bar `b` forbids no question"],
  [
    "an amount over what it comes to",
    correction(rows(BOARD), { bars: "bar b when amount > 500 IRR and cumulated < 400 IRR", cumulate: WINDOW }),
    "bar-constant",
    "bar `b` forbids no question",
  ],
  ["a bar that always holds", correction(rows(BOARD), { bars: "bar b when favour in (customer, company)" }), "bar-constant", "bar `b` forbids every question"],
  [
    "a bar beside an unknown matrix",
    authority({ matrix: 'unknown because "x"', bars: "bar b when age < 0 months" }),
    "bar-constant",
    "bar `b` forbids no question",
  ],
  [
    "a raise that never holds",
    correction(rows(BOARD), { bars: "raise one grade when account.people > 20, at the top 3 approvers" }),
    "raise-constant",
    "holds for no question",
  ],
  // What a clerk may not decide goes to the board, whose row takes two: one at the top is fewer.
  [
    "a raise that asks fewer at the top than the row",
    correction(rows(CLERK, BOARD), { bars: "raise one grade when account.related = yes, at the top 1 approvers" }),
    "raise-below-row",
    "takes 2 approvers of `board` anyway, and at the top this `raise` asks for 1",
  ],
  [
    "a raise where a bar holds",
    correction(rows(BOARD), { bars: `bar b when account.related = yes\nraise one grade when account.related = yes, at the top 3 approvers` }),
    "raise-constant",
    "holds for no question",
  ],
  [
    "a raise that always holds",
    correction(rows(BOARD), { bars: "raise one grade when age >= 0 months, at the top 3 approvers" }),
    "raise-constant",
    "holds for every question",
  ],
];

describe("an authority that does not is refused, with the question", () => {
  test.each(GAPS)("authority-gap: %s", (_what, rules, question) => {
    expect(problemsOf(rules)).toEqual([`authority-gap: no grade may decide ${question}, and no bar forbids it`]);
  });

  test.each(OTHERS)("%s", (_what, rules, code, words) => {
    const problems = problemsOf(rules);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${code}: `);
    expect(problems[0]).toContain(words);
  });

  test("several gaps are told together, the first five by name", () => {
    const two = correction(rows("board | misread | customer | no limit | no limit | no limit | photo | 2"));
    expect(problemsOf(two)).toEqual([
      "authority-gap: no grade may decide a request with kind `misread`, in favour of `company`, and no bar forbids it; nor a request with kind `wrong_class`",
    ]);
  });

  test("each version is proved for itself", () => {
    const body = "grade | up to | age up to | approvers\nboard | 9_000 IRR | no limit | 2\nno cumulation\ndelegation none\napproval does not expire";
    const rules = authority({
      head: "from 1399-01-01 to 1400-01-01 cites board_1399",
      rest: `delegation none\napproval does not expire\nfrom 1400-01-01 cites limit_act\n${body}`,
    });
    expect(codesOf(rules)).toEqual(["authority-gap"]);
  });
});

/** 12 kinds, 10 causes, two sides, 5 classes and 7 grades: each case written out, 8,400 rows. */
function largeRules(top: string): string {
  const names = (letter: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  const [kinds, causes, grades] = [names("k", 12), names("c", 10), names("g", 7)];
  const written = kinds.flatMap((kind, at) =>
    causes.flatMap((cause) =>
      ["customer", "company"].flatMap((side) =>
        names("l", 5).flatMap((place) =>
          grades.map((grade, rank) => {
            const isTop = rank === 6;
            const limits = isTop ? `${top} | no limit | no limit` : `${(rank + 1) * 1_000_000 + at} IRR | ${10 * (rank + 1)}% | ${3 * (rank + 1)} months`;
            return `${grade} | ${kind} | ${cause} | ${side} | ${place} | ${limits} | 1`;
          }),
        ),
      ),
    ),
  );
  return `${HEAD.replace(/^grades .*$/m, `grades { ${grades.join(", ")} }`)}
account { place: ${names("l", 5).join(" | ")} }
${authority({
  over: "correction",
  declares: `kind: ${kinds.join(" | ")}\ncause: ${causes.join(" | ")}`,
  matrix: `grade | kind | cause | in favour of | account.place | up to | share of bill | age up to | approvers\n${written.join("\n")}`,
  bars: "bar one when favour = company and age > 12 months\nbar two when kind in (k3, k4) and cause = c2 and share > 80%\nbar three when account.power > 100 kW and cumulated > 9_000_000 IRR and kind = k9",
  count: "count amount net",
  cumulate: WINDOW,
})}`;
}

describe("a large matrix is decided", () => {
  test.each([
    ["without limits at the top", "no limit", []],
    ["with a limit at the top", "7_000_000 IRR", ["authority-gap"]],
  ] as const)(
    "%s",
    (_what, top, codes) => {
      expect(checkText(largeRules(top)).diagnostics.map(({ code }) => code)).toEqual(codes);
    },
    30_000,
  );
});
