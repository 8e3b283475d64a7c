// The proofs about instalments, each with a debtor or a plan worked out by hand.
import { describe, expect, test } from "vitest";
import { instalments, problemsOf } from "./oversight-text.ts";

const POOR = "exception poor when account.related = yes: no down payment";
const FARMS = "exception farms when account.class = farm: part at least 200_000 IRR";
const FROM_TWO_MILLION = "for account.class in (home, farm) and debt >= 2_000_000 IRR";

const RIGHT: readonly (readonly [string, string])[] = [
  ["the usual clauses", instalments()],
  ["a remainder that is spread, of parts rounded down", instalments({ parts: "equal parts round down to 10_000 IRR, remainder spread" })],
  ["parts rounded up, and one that takes the rest", instalments({ parts: "equal parts round up to 10_000 IRR, remainder on last" })],
  // At least 2,000,000, at most half of it down, in 12 parts: 1,000,000 / 12 = 83,333, rounded down 80,000.
  ["no least part, but debts so large that none is nothing", instalments({ least: "part at least 0 IRR" }, FROM_TWO_MILLION)],
  [
    "no least part and one part",
    instalments({
      least: "part at least 0 IRR",
      count: "count up to 1 by clerk",
      broken: "broken after 1 missed in a row: balance due, original due dates restored",
      down: "no down payment",
    }),
  ],
  [
    "exceptions for debtors who are apart",
    instalments({}, "exception a when account.class = home: no down payment\nexception b when account.class = farm: no down payment"),
  ],
  ["exceptions that meet, one over the other", instalments({}, `${POOR}\n${FARMS.replace("farms when", "farms over poor when")}`)],
  [
    "exceptions that meet, and a third over one of them where they do",
    instalments({}, `${POOR}\n${FARMS}\nexception both over poor, farms when account.related = yes and account.class = farm: no down payment`),
  ],
  [
    "exceptions by the debt, edge to edge",
    instalments({}, "exception a when debt < 5_000_000 IRR: no down payment\nexception b when debt >= 5_000_000 IRR: count from 2 up to 24 by board"),
  ],
  ["a tolerance just under the least part", instalments({ missed: "missed when short by more than 99_999 IRR 7 days after due" })],
  ["as many missed as a plan has parts", instalments({ broken: "broken after 12 missed in a row: balance due, original due dates restored" })],
  [
    "or as one has by an exception",
    instalments(
      { broken: "broken after 24 missed in a row: balance due, original due dates restored" },
      "exception a when account.class = home: count from 2 up to 24 by board",
    ),
  ],
];

describe("instalments that can be paid are accepted", () => {
  test.each(RIGHT)("%s", (_what, rules) => {
    expect(problemsOf(rules)).toEqual([]);
  });
});

const WRONG: readonly (readonly [string, string, string])[] = [
  // 2,000,000 less a fifth is 1,600,000; in 12 parts 133,333, rounded down 130,000; twelve of them are 1,560,000.
  [
    "nobody takes the remainder",
    instalments({ parts: "equal parts round down to 10_000 IRR" }, FROM_TWO_MILLION),
    "instalments-leave-remainder: a debt of 2000000 IRR with 400000 IRR down in 12 parts gives parts of 130000 IRR, which add up to 1560000 IRR, and 40000 IRR is left",
  ],
  // 1,440,000 is the least debt of which twelve parts of 120,000 are left without a down payment; 1,440,001 leaves one rial.
  [
    "nobody takes a single rial",
    instalments({
      parts: "equal parts round down to 1 IRR",
      down: "no down payment",
      least: "part at least 120_000 IRR",
      count: "count from 2 up to 12 by board",
    }),
    "instalments-leave-remainder: a debt of 1440001 IRR with nothing down in 12 parts gives parts of 120000 IRR, which add up to 1440000 IRR, and 1 IRR is left",
  ],
  // 2,000,000 less 400,000 in 12 parts: 133,333, rounded up 140,000; twelve of them are 1,680,000.
  [
    "parts that are rounded up leave less than nothing to spread",
    instalments({ parts: "equal parts round up to 10_000 IRR, remainder spread" }, FROM_TWO_MILLION),
    "instalments-leave-remainder: a debt of 2000000 IRR with 400000 IRR down in 12 parts gives parts of 140000 IRR, which add up to 1680000 IRR, and that is 80000 IRR more than the 1600000 IRR to be paid",
  ],
  // Without a least debt: of 120,000 half is paid down; 60,000 / 12 = 5,000, rounded down nothing.
  [
    "parts of nothing",
    instalments({ least: "part at least 0 IRR" }),
    "instalments-part-zero: a debt of 120000 IRR with 60000 IRR down in 12 parts would have a part of 0 IRR",
  ],
  // 2,000,000 less half is 1,000,000; in 12 parts 83,333, rounded up 100,000; eleven of them are 1,100,000: the last is 100,000 less than nothing.
  [
    "a remainder that is negative",
    instalments({ least: "part at least 0 IRR", parts: "equal parts round up to 100_000 IRR, remainder on last" }, FROM_TWO_MILLION),
    "instalments-part-zero: a debt of 2000000 IRR with 1000000 IRR down in 12 parts would have a part of -100000 IRR",
  ],
  // All but a rial may be paid down: what is left is one rial in 6 parts.
  [
    "a down payment without a most",
    instalments(
      { least: "part at least 0 IRR", down: "down payment at least 20% of debt round up to 10_000 IRR", count: "count from 2 up to 6 by clerk" },
      FROM_TWO_MILLION,
    ),
    "instalments-part-zero: a debt of 2000000 IRR with 1999999 IRR down in 6 parts would have a part of 0 IRR",
  ],
  [
    "a least part that an exception takes away",
    instalments({}, "exception a when account.class = farm: part at least 0 IRR"),
    "instalments-part-zero: a debt of 120000 IRR with 60000 IRR down in 12 parts would have a part of 0 IRR",
  ],
  [
    "a tolerance of a whole part",
    instalments({ missed: "missed when short by more than 100_000 IRR 7 days after due" }),
    "part-never-missed: a part of 100000 IRR may be unpaid as a whole and is not missed: what may be short is 100000 IRR",
  ],
  [
    "a tolerance of the part that an exception allows",
    instalments({ missed: "missed when short by more than 60_000 IRR 7 days after due" }, "exception a when account.class = farm: part at least 50_000 IRR"),
    "part-never-missed: a part of 50000 IRR may be unpaid as a whole",
  ],
  [
    "more missed than a plan has parts",
    instalments({ broken: "broken after 13 missed in a row: balance due, original due dates restored" }),
    "plan-never-broken: a plan is broken after 13 parts missed in a row, and has at most 12",
  ],
  [
    "exceptions that meet",
    instalments({}, `${POOR}\n${FARMS}`),
    "plan-exceptions-conflict: exceptions `poor` and `farms` of `debt_rule` both hold for a debtor with class `farm`, related `yes`, and neither is over the other",
  ],
  [
    "exceptions that meet at one rial",
    instalments({}, "exception a when debt <= 5_000_000 IRR: no down payment\nexception b when debt >= 5_000_000 IRR: count from 2 up to 24 by board"),
    "both hold for a debtor with debt 5000000 IRR",
  ],
  [
    "an exception for whom the rule is not",
    instalments({}, `${FROM_TWO_MILLION}\nexception a when account.class = industry: no down payment`),
    "plan-exception-never-applies: exception `a` of `debt_rule` never applies: its condition never holds for a debtor who has these instalments",
  ],
  [
    "an exception that another always beats",
    instalments(
      {},
      "exception a when account.class = farm and debt > 5_000_000 IRR: no down payment\nexception b over a when account.class = farm: no down payment",
    ),
    "plan-exception-never-applies: exception `a` of `debt_rule` never applies: wherever it holds, one that is over it holds too",
  ],
  ["a `for` that fits nobody", instalments({}, "for debt > 5_000_000 IRR and debt < 5_000_000 IRR"), "instalments-for-nobody: no debtor has `debt_rule`"],
  ["a span of months between two that follow", instalments({}, "for span > 3 months and span < 4 months"), "instalments-for-nobody"],
];

describe("instalments that cannot are refused, with the plan", () => {
  test.each(WRONG)("%s", (_what, rules, words) => {
    const problems = problemsOf(rules);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });
});
