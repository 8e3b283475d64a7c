// What gives no correction, and in which words; what gives one with a note beside it; and that one bill that cannot be corrected stops no other.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/rules/finding.ts";
import { FINDINGS } from "../../../src/rules/findings.ts";
import { filled } from "../../../src/values/template.ts";
import { billOf, corrected, scheduleIn } from "./rules.ts";

const household = scheduleIn("examples/household/rules.mizan");
const PERIOD = { from: "1394-03-01", to: "1394-04-01" };
const FACTS = { id: "1", account: { class: "residential", rural: "no", households: "1" }, period: PERIOD, usage: { active: "203" } };
const BILL = billOf(household, { ...FACTS, usage: { active: "230" } });
const PRINTED = { id: "1", account: "a", period: PERIOD, lines: [{ name: "energy", amount: "115423" }], total: "115423" };

const worded = ({ code, records, values }: Finding): string =>
  `${records.join("+")} ${code}: ${filled(FINDINGS[code].message, values)}; ${filled(FINDINGS[code].help, values)}`;

const failuresOf = (issued: unknown, facts: unknown): readonly string[] => {
  const { corrections, failures } = corrected(household, { issued, facts });
  expect(corrections).toEqual([]);
  return failures.map(worded);
};

function without(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

describe("no correction", () => {
  const cases: readonly (readonly [string, unknown, unknown, readonly string[]])[] = [
    [
      "for a bill that is none",
      5,
      FACTS,
      [
        " issued-unreadable: the issued bill 1 cannot be read: `the bill`: a number stands where an object belongs; give an object with `id`, `account`, `period`, `issued_on`, `tariff`, `days`, `readings`, `lines`, `excerpt`, `total`, `brought_forward`, `payable`, `carried`, `marks`",
        " facts-unused: the request 1 is for none of the bills; give it the id or the period of the bill that it is for",
      ],
    ],
    [
      "for one with a number where an amount belongs",
      { ...BILL, total: 126937 },
      FACTS,
      ['1 issued-unreadable: the issued bill 1 cannot be read: `total`: 126937 is a JSON number, not a string; write it as a string: "126937"'],
    ],
    [
      "for one of the library that lacks what it has",
      without(BILL, "payable"),
      FACTS,
      ["1 issued-unreadable: the issued bill 1 cannot be read: `payable`: nothing is given; add it"],
    ],
    [
      "for one with something beside",
      { ...BILL, paid: true },
      FACTS,
      [
        "1 issued-unreadable: the issued bill 1 cannot be read: `the bill`: unknown field `paid`; the fields here are `kind`, `id`, `tariff`, `label`, `period`, `currency`, `lines`, `groups`, `total`, `print_difference`, `brought_forward`, `payable`, `carried`, `dropped`, `exact`, `marks`, `receipt`",
      ],
    ],
    [
      "for one in another currency",
      { ...BILL, currency: "IRT" },
      FACTS,
      ["1 issued-other-currency: the bill `1` is in IRT, and the rules are in IRR; take the rules by which it was issued"],
    ],
    [
      "for one with a line twice",
      { ...PRINTED, lines: [...PRINTED.lines, ...PRINTED.lines] },
      FACTS,
      ["1 issued-line-twice: the bill `1` has the line `energy` 2 times; give each line once, with all that was charged under it"],
    ],
    ["for a bill given twice", [BILL, BILL], FACTS, ["1 issued-twice: the bill `1` is given 2 times; give each issued bill once"]],
    ["without facts", BILL, [], ["1 facts-missing: no facts are given for the bill `1`; give a bill request with its id or its period"]],
    [
      "with facts of another bill and period",
      BILL,
      { ...FACTS, id: "2", period: { from: "1394-04-01", to: "1394-05-01" } },
      [
        "1 facts-missing: no facts are given for the bill `1`; give a bill request with its id or its period",
        " facts-unused: the request 1 is for none of the bills; give it the id or the period of the bill that it is for",
      ],
    ],
    [
      "with two requests for it",
      BILL,
      [FACTS, { ...FACTS, usage: { active: "1" } }],
      ["1 facts-twice: 2 requests are for the bill `1`; give one, with all that is right"],
    ],
    [
      "with facts of its id and a period that has no day of it",
      BILL,
      { ...FACTS, period: { from: "1394-04-01", to: "1394-05-01" } },
      [
        "1 facts-of-other-period: the facts of the bill `1` are for 1394-04-01 to 1394-05-01, and it was issued for 1394-03-01 to 1394-04-01: no day in common; give the facts of the period that it was issued for",
      ],
    ],
    [
      "with facts that are refused, each by itself",
      BILL,
      { ...FACTS, usage: { active: "-1" }, account: { class: "residental" } },
      [
        "1 facts-refused: the facts of the bill `1` give no bill: account.class: `residental` is none of `residential`, `public`; did you mean `residential`?",
        "1 facts-refused: the facts of the bill `1` give no bill: usage.active: `-1` is negative; give a value 0 .. 50000000 kWh",
      ],
    ],
    [
      "with facts that reach what nobody knows",
      BILL,
      without(FACTS, "usage"),
      ["1 facts-refused: the facts of the bill `1` give no bill: usage.active is needed and not given; add it to the request"],
    ],
  ];
  test.each(cases)("%s", (_name, issued, facts, expected) => {
    expect(failuresOf(issued, facts)).toEqual(expected);
  });

  test("with a day as known that is none", () => {
    const { corrections, failures } = corrected(household, { issued: BILL, facts: FACTS }, { known: "1394-13-01" });
    expect(corrections).toEqual([]);
    expect(failures.map(worded)).toEqual([
      "1 facts-refused: the facts of the bill `1` give no bill: known: `1394-13-01` is not a date: month 13 does not exist; give a date that exists in the persian calendar, as YYYY-MM-DD",
    ]);
  });

  test("for that bill, and one for each other", () => {
    const second = { ...FACTS, id: "2", period: { from: "1394-04-01", to: "1394-05-01" } };
    const { corrections, failures } = corrected(household, { issued: [null, billOf(household, second), BILL], facts: [FACTS, second, 7] });
    expect(corrections.map(({ bill }) => bill)).toEqual(["2", "1"]);
    expect(failures.map(({ code, values }) => [code, values["bill"] ?? values["place"]])).toEqual([
      ["issued-unreadable", "1"],
      ["facts-unused", "3"],
    ]);
  });
});

describe("which request is for which bill", () => {
  const second = { ...FACTS, id: "2", period: { from: "1394-04-01", to: "1394-05-01" } };
  const bills = [BILL, billOf(household, second)];

  test("by id first, else by period, in any order", () => {
    const named = (ids: readonly string[]): readonly unknown[] =>
      corrected(household, {
        issued: bills,
        facts: [
          { ...second, id: ids[1] },
          { ...FACTS, id: ids[0] },
        ],
      }).corrections.map(({ bill, reissue }) => [bill, reissue.reissued.id, reissue.reissued.period.from]);
    expect(named(["1", "2"])).toEqual([
      ["1", "1", "1394-03-01"],
      ["2", "2", "1394-04-01"],
    ]);
    expect(named(["right-1", "right-2"])).toEqual([
      ["1", "right-1", "1394-03-01"],
      ["2", "right-2", "1394-04-01"],
    ]);
    expect(named(["1", "right-2"])).toEqual([
      ["1", "1", "1394-03-01"],
      ["2", "right-2", "1394-04-01"],
    ]);
  });

  test("a request is for one bill: of two bills of one period the second has none", () => {
    const { corrections, failures } = corrected(household, { issued: [BILL, { ...BILL, id: "again" }], facts: { ...FACTS, id: "right" } });
    expect([corrections.map(({ bill }) => bill), failures.map(({ code, records }) => [code, ...records])]).toEqual([["1"], [["facts-missing", "again"]]]);
  });

  test("a statement without a period is known by its id", () => {
    expect(corrected(household, { issued: without(PRINTED, "period"), facts: FACTS }).corrections.map(({ reverse }) => reverse.period)).toEqual([null]);
    expect(corrected(household, { issued: without(PRINTED, "period"), facts: { ...FACTS, id: "other" } }).failures.map(({ code }) => code)).toEqual([
      "facts-missing",
      "facts-unused",
    ]);
  });
});

test("a period that is corrected is said", () => {
  const { corrections, notes } = corrected(household, { issued: BILL, facts: { ...FACTS, period: { from: "1394-03-02", to: "1394-04-01" } } });
  expect(corrections.map(({ reissue }) => reissue.reissued.period.days)).toEqual([30]);
  expect(notes.map(worded)).toEqual([
    "1 facts-change-period: the bill `1` was issued for 1394-03-01 to 1394-04-01, and is corrected to 1394-03-02 to 1394-04-01; see that the account's other bills cover each other day once",
  ]);
});

test("whatever is given, nothing is thrown and nothing is left without a word", () => {
  const near = (value: object): fc.Arbitrary<unknown> =>
    fc.tuple(fc.constantFrom(...Object.keys(value)), fc.anything({ maxDepth: 2 })).map(([name, other]) => ({ ...value, [name]: other }));
  const anyBill = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), near(BILL), near(PRINTED));
  const anyFacts = fc.oneof(fc.anything({ withBigInt: true }), near(FACTS));
  const list = (each: fc.Arbitrary<unknown>): fc.Arbitrary<readonly unknown[]> => fc.array(each, { maxLength: 3 });
  fc.assert(
    fc.property(list(anyBill), list(anyFacts), (issued, facts) => {
      const { corrections, failures } = corrected(household, { issued, facts });
      if (issued.length > corrections.length) expect(failures.length).toBeGreaterThan(0);
      expect(corrections.length).toBeLessThanOrEqual(Math.min(issued.length, facts.length));
    }),
    { numRuns: 60 },
  );
});
