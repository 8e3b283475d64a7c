// What rests on a source that lost its force: versions of rates, holidays, authorities, their bars, and instalments.
import { describe, expect, test } from "vitest";
import { authority, codesOf, instalments, problemsOf, programOf } from "./oversight-text.ts";

const SOURCES = `source ruling "Ruling 18242"
source ended "Clause 3-50-4" annulled 1400-06-01 by ruling, from that day
source void "Penalty clause" annulled 1400-06-01 by ruling, from its start
`;

test("a source's end is bound: its day, the ruling, how far it reaches", () => {
  const { sources } = programOf(SOURCES);
  expect(sources["ruling"]?.annulled).toBe(undefined);
  // 1400-06-01 is 23 August 2021.
  const on = Math.floor(Date.UTC(2021, 7, 23) / 86_400_000);
  expect(sources["ended"]?.annulled).toEqual({ on, by: "ruling", reach: "from that day" });
  expect(sources["void"]?.annulled).toEqual({ on, by: "ruling", reach: "from its start" });
});

const rate = (head: string): string => `rate price: IRR/kWh {\n${head}: 5\n}\n`;
const waiver = (head: string, bars = ""): string => authority({ head, bars });

const RIGHT: readonly (readonly [string, string])[] = [
  ["an authority that ends with its source", waiver("from 1399-01-01 to 1400-06-01 cites ended")],
  ["an authority that was annulled with it", waiver("from 1399-01-01 annulled 1400-06-01 by ruling, from that day cites ended")],
  ["an authority that was annulled before", waiver("from 1399-01-01 annulled 1400-01-01 by ruling, from that day cites ended")],
  ["what never held, and fell from its start", waiver("from 1399-01-01 annulled 1400-06-01 by ruling, from its start cites void")],
  ["what cites the ruling itself", waiver("from 1399-01-01 cites ruling")],
  ["a rate that ends with its source", rate("from 1399-01-01 to 1400-06-01 cites ended: 4\nfrom 1400-06-01 cites ruling")],
];

const WRONG: readonly (readonly [string, string, string])[] = [
  [
    "an authority that runs on",
    waiver("from 1399-01-01 cites ended"),
    "authority `a` holds on 1400-06-01 and cites `ended`, which `ruling` annulled from 1400-06-01 on",
  ],
  ["by one day", waiver("from 1399-01-01 to 1400-06-02 cites ended"), "holds on 1400-06-01"],
  ["an authority that begins after", waiver("from 1401-01-01 cites ended"), "holds on 1401-01-01"],
  ["an annulment that comes a day too late", waiver("from 1399-01-01 annulled 1400-06-02 by ruling, from that day cites ended"), "holds on 1400-06-01"],
  [
    "a source that was void from its start",
    waiver("from 1399-01-01 to 1400-01-01 cites void"),
    "holds on 1399-01-01 and cites `void`, which `ruling` annulled from its start",
  ],
  ["one of two sources", waiver("from 1399-01-01 cites board_1399 cites ended"), "cites `ended`"],
  ["a bar", waiver("from 1399-01-01 cites board_1399", "bar b when age > 60 months cites ended"), "authority `a` holds on 1400-06-01 and cites `ended`"],
  ["a forbid", waiver("from 1399-01-01 cites board_1399", "forbid requester = approver cites ended"), "cites `ended`"],
  [
    "an exception of instalments",
    instalments({}, "exception e when account.related = yes cites ended: no down payment"),
    "instalments `debt_rule` holds on 1400-06-01",
  ],
  ["a rate", rate("from 1399-01-01 cites ended"), "rate `price` holds on 1400-06-01"],
  ["holidays", "holidays {\nfrom 1399-01-01 cites ended 01-01\n}\n", "of the holidays holds on 1400-06-01"],
];

describe("what a version rests on", () => {
  test.each(RIGHT)("%s is right", (_what, rules) => {
    expect(problemsOf(SOURCES + rules)).toEqual([]);
  });

  test.each(WRONG)("%s is refused", (_what, rules, words) => {
    const problems = problemsOf(SOURCES + rules);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("cites-annulled: ");
    expect(problems[0]).toContain(words);
  });

  test("a source that is annulled by one that is none, or by itself", () => {
    expect(codesOf('source a "A" annulled 1400-01-01 by b, from that day\n')).toEqual(["unknown-source"]);
    expect(codesOf('source a "A" annulled 1400-01-01 by a, from that day\n')).toEqual(["annulled-by-itself"]);
    expect(codesOf('source a "A" annulled 1400-13-01 by limit_act, from that day\n')).toEqual(["no-such-day"]);
  });
});
