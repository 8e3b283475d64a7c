// Seasons, dayparts and holidays: what is bound, and what is refused.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { YearSpan } from "../../../src/dsl/check/declarations/year.ts";
import { tileYear } from "../../../src/dsl/check/declarations/year.ts";
import { codesOf, declare, partsOf } from "./declare.ts";

const ACCOUNT = "account { region: north | south | coast }\n";
const seasons = (body: string, by = "", members = "hot, mild"): string => `seasons heat: ${members}${by} {\nfrom 1393-01-01 cites sheet\n${body}\n}`;

/** Value -> `04-01 hot`, from the first day of the year on. */
function spansOf(text: string): Readonly<Record<string, readonly string[]>> {
  const body = partsOf(ACCOUNT + text).seasons["heat"]?.versions[0]?.body;
  if (body?.kind !== "seasons") return {};
  return Object.fromEntries(
    Object.entries(body.spans).map(([value, spans]) => [value, spans.map(({ from, season }) => `${from.month}-${from.day} ${season}`)]),
  );
}

describe("seasons tile the year", () => {
  test("otherwise fills what is left", () => {
    expect(spansOf(seasons("hot = 04-01 .. 07-01\nmild = otherwise"))).toEqual({ "": ["1-1 mild", "4-1 hot", "7-1 mild"] });
  });
  test("a span that wraps the year", () => {
    expect(spansOf(seasons("hot = 10-15 .. 02-01\nmild = otherwise"))).toEqual({ "": ["1-1 hot", "2-1 mild", "10-15 hot"] });
  });
  test("a span to the end of the year", () => {
    expect(spansOf(seasons("hot = 10-01 .. 01-01\nmild = 01-01 .. 10-01"))).toEqual({ "": ["1-1 mild", "10-1 hot"] });
  });
  test("neighbours of one season are one span", () => {
    expect(spansOf(seasons("hot = 04-01 .. 05-01, 05-01 .. 06-01\nmild = otherwise"))).toEqual({ "": ["1-1 mild", "4-1 hot", "6-1 mild"] });
  });
  test("the whole year, and none of it, by region", () => {
    expect(spansOf(seasons("hot = north: none coast: 01-01 .. 01-01 others: 12-01 .. 12-30\nmild = otherwise", " by account.region"))).toEqual({
      north: ["1-1 mild"],
      south: ["1-1 mild", "12-1 hot", "12-30 mild"],
      coast: ["1-1 hot"],
    });
  });

  test.each([
    ["a gap", "", "hot = 01-01 .. 06-31\nmild = 07-01 .. 01-01", ["2:1 seasons-gap"]],
    ["a gap at the end: the leap day", "", "hot = 01-01 .. 07-01\nmild = 07-01 .. 12-30", ["2:1 seasons-gap"]],
    ["an overlap of neighbours", "", "hot = 01-01 .. 07-02\nmild = 07-01 .. 01-01", ["4:8 seasons-overlap"]],
    ["an overlap of a span with itself", "", "hot = 01-01 .. 07-01, 03-01 .. 04-01\nmild = otherwise", ["3:23 seasons-overlap"]],
    ["a gap for one region", " by account.region", "hot = north: 01-01 .. 07-01 others: 01-01 .. 06-01\nmild = 07-01 .. 01-01", ["2:1 seasons-gap"]],
    [
      "nothing left for `others`",
      " by account.region",
      "hot = north: none south: none coast: none others: none\nmild = otherwise",
      ["3:43 others-nothing-left"],
    ],
    ["something left in one region is enough", " by account.region", "hot = coast: 01-01 .. 01-01 others: none\nmild = otherwise", []],
    ["not a day", "", "hot = 02-32 .. 07-01\nmild = otherwise", ["3:7 no-such-month-day"]],
    ["not a month", "", "hot = 02-01 .. 13-01\nmild = otherwise", ["3:7 no-such-month-day"]],
  ])("%s", (_, by, body, codes) => {
    expect(codesOf(seasons(body, by), ACCOUNT).map((code) => code.replace(/^(3:)\d+ (?=no-such)/, "$17 "))).toEqual(codes);
  });

  test("February has 29 days in some Gregorian year and 30 in none", () => {
    const gregorian = "schedule g { currency EUR to 2 decimals calendar gregorian zone UTC weekend sunday horizon 2020-01-01 to 2021-01-01 }\nsource sheet\n";
    const from = (day: string): string => `seasons heat: hot, mild {\nfrom 2020-01-01 cites sheet\nhot = ${day} .. 07-01\nmild = otherwise\n}`;
    expect(codesOf(from("02-29"), gregorian)).toEqual([]);
    expect(codesOf(from("02-30"), gregorian)).toEqual(["3:7 no-such-month-day"]);
  });

  const day = fc.integer({ min: 1, max: 12 }).chain((month) => fc.integer({ min: 1, max: 28 }).map((date) => month * 100 + date));
  const span: fc.Arbitrary<YearSpan> = fc
    .tuple(day, day, fc.constantFrom("a", "b", "c"))
    .filter(([from, to]) => from < to)
    .map(([from, to, season]) => ({ from, to, season, span: { file: "f", start: from, end: to, line: 1, column: 1 } }));
  test("the season of each day, against a look at all spans", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.boolean(), (spans, hasOtherwise) => {
        const codes: string[] = [];
        const scope = { report: ({ code }: { readonly code: string }) => codes.push(code), calendar: "gregorian" } as const;
        const head = {
          kind: "head",
          from: { kind: "date", text: "", span: span0 },
          to: undefined,
          announced: undefined,
          annulled: undefined,
          cites: [],
          marks: [],
          span: span0,
        } as const;
        const year = { set: { what: "seasons `x`", by: undefined }, value: "", version: { head }, otherwise: hasOtherwise ? "rest" : undefined };
        const tiled = tileYear(scope, year, spans);
        const holding = DAYS.map((each) => spans.filter(({ from, to }) => from <= each && each < to));
        if (holding.some((all) => all.length > 1)) expect([tiled, codes.length]).toEqual([undefined, 1]);
        else if (!hasOtherwise && holding.some((all) => all.length === 0)) expect([tiled, codes]).toEqual([undefined, ["seasons-gap"]]);
        else {
          const found = DAYS.map((each) => tiled?.spans.findLast(({ from }) => from.month * 100 + from.day <= each)?.season);
          expect(found).toEqual(holding.map(([only]) => only?.season ?? "rest"));
          expect(tiled?.usesOtherwise).toBe(holding.some((all) => all.length === 0));
        }
      }),
      { numRuns: 500 },
    );
  });
});

const span0 = { file: "f", start: 0, end: 0, line: 1, column: 1 };
const DAYS = Array.from({ length: 12 * 28 }, (_, index) => (Math.floor(index / 28) + 1) * 100 + (index % 28) + 1);

const dayparts = (body: string, members = "peak, low, mid", by = ""): string => `dayparts tou: ${members}${by} {\nfrom 1393-01-01 cites sheet\n${body}\n}`;

describe("dayparts", () => {
  /** Value -> windows. */
  const byValue = (text: string): Readonly<Record<string, readonly string[]>> => {
    const body = partsOf(`${ACCOUNT}${seasons("hot = 04-01 .. 07-01\nmild = otherwise")}\n${text}`).dayparts["tou"]?.versions[0]?.body;
    if (body?.kind !== "dayparts") return {};
    const shown = Object.entries(body.windows).map(([value, windows]) => [
      value,
      windows.map(({ daypart, from, to, on, within }) =>
        [`${daypart} ${from}-${to}`, ...on, ...(within === undefined ? [] : [`${within.set}.${within.season}`])].join(" "),
      ),
    ]);
    return { ...Object.fromEntries(shown), otherwise: [body.otherwise ?? "nothing"] };
  };
  test("windows in minutes, those past midnight cut in two", () => {
    expect(byValue(dayparts("peak = 19:00 .. 23:00 on workday or friday\nlow = 23:00 .. 07:00\nmild_one = otherwise", "peak, low, mild_one"))).toEqual({
      "": ["peak 1140-1380 workday friday", "low 0-420", "low 1380-1440"],
      otherwise: ["mild_one"],
    });
  });
  test("to midnight, written either way, and in a season", () => {
    expect(byValue(dayparts("peak = 22:30 .. 24:00 on holiday\nlow = 22:30 .. 00:00 in heat.hot\nmid = otherwise"))).toEqual({
      "": ["peak 1350-1440 holiday", "low 1350-1440 heat.hot"],
      otherwise: ["mid"],
    });
  });
  test("by region: a case of its own, that of the others, none, and what all have", () => {
    const peak = "peak = south: 12:00 .. 16:00 on workday in heat.hot, 19:00 .. 21:00  north: none  others: 19:00 .. 23:00 on workday or friday";
    expect(byValue(dayparts(`${peak}\nlow = 23:00 .. 07:00\nmid = otherwise`, undefined, " by account.region"))).toEqual({
      north: ["low 0-420", "low 1380-1440"],
      south: ["peak 720-960 workday heat.hot", "peak 1140-1260", "low 0-420", "low 1380-1440"],
      coast: ["peak 1140-1380 workday friday", "low 0-420", "low 1380-1440"],
      otherwise: ["mid"],
    });
  });
  test("by region, and the same for each", () => {
    const windows = ["peak 1140-1380"];
    expect(byValue(dayparts("peak = 19:00 .. 23:00\nlow = otherwise", "peak, low", " by account.region"))).toEqual({
      north: windows,
      south: windows,
      coast: windows,
      otherwise: ["low"],
    });
  });
  test("values called by words of a window", () => {
    const text = `account { timer: on | in | or | none }\n${dayparts("peak = on: 01:00 .. 02:00 on friday in: none or: 03:00 .. 04:00 none: none\nlow = otherwise", "peak, low", " by account.timer")}`;
    const body = partsOf(text).dayparts["tou"]?.versions[0]?.body;
    expect(
      body?.kind === "dayparts" ? Object.entries(body.windows).map(([value, windows]) => [value, windows.map(({ from, on }) => [from, on])]) : body,
    ).toEqual([
      ["on", [[60, ["friday"]]]],
      ["in", []],
      ["or", [[180, []]]],
      ["none", []],
    ]);
  });

  test.each([
    ["a minute too many", "peak = 07:00 .. 07:60\nlow = otherwise", "peak, low", ["3:8 no-such-time"]],
    ["25 hours", "peak = 25:00 .. 07:00\nlow = otherwise", "peak, low", ["3:8 no-such-time"]],
    ["a set of no seasons", "peak = 07:00 .. 08:00 in heat.hot\nlow = otherwise", "peak, low", ["3:26 unknown-season"]],
    ["a member twice in the head", "peak = 07:00 .. 08:00\nlow = otherwise", "peak, low, peak", ["1:26 duplicate-name"]],
    ["a member called `others`", "peak = 07:00 .. 08:00\nothers = otherwise", "peak, others", ["1:21 reserved-name"]],
  ])("%s", (_, body, members, codes) => {
    expect(codesOf(dayparts(body, members))).toEqual(codes);
  });

  test.each([
    ["a value left out", " by account.region", "peak = north: none  south: 07:00 .. 08:00", ["3:21 case-missing"]],
    ["a value twice", " by account.region", "peak = north: none  north: none  others: none", ["3:21 case-twice"]],
    ["a value that is none", " by account.region", "peak = noth: none  others: none", ["3:8 unknown-value"]],
    ["nothing left for `others`", " by account.region", "peak = north: none south: none coast: none others: none", ["3:44 others-nothing-left"]],
    ["cases, and no field", "", "peak = north: none  others: none", ["3:8 cases-without-by"]],
    ["a field that is not of the account", " by region", "peak = north: none  others: none", ["1:28 not-an-account-field"]],
    ["a field without a list", " by account.contracted", "peak = north: none  others: none", ["1:28 field-without-list"]],
    ["a field that is not there", " by account.regoin", "peak = north: none  others: none", ["1:28 unknown-field"]],
    ["every window of a case", " by account.region", "peak = north: 07:00 .. 07:60  others: 05:00 .. 05:00", ["3:15 no-such-time", "3:39 window-empty"]],
    ["a case, and the rest to `others`", " by account.region", "peak = south: 07:00 .. 08:00  others: none", []],
  ])("by account: %s", (_, by, peak, codes) => {
    const account = "account { region: north | south | coast  contracted: kW 0 .. 10 to 1 decimal }\n";
    expect(codesOf(dayparts(`${peak}\nlow = otherwise`, "peak, low", by), account)).toEqual(codes);
  });

  test.each([
    [
      " by account.region",
      "peak = north: none  south: 07:00 .. 08:00",
      "daypart `peak` does not say what holds for `coast`: add `coast:` with its windows, or `others: none`",
    ],
    [" by account.region", "peak = north: none  north: none  others: none", "`north` stands twice in daypart `peak`: keep one of the two"],
    [
      "",
      "peak = north: none  others: none",
      "daypart `peak` differs by `north`, and the set does not say by which field: add `by account.region` (the field) before the `{`",
    ],
  ])("speaks of dayparts and windows%s: %s", (by, peak, message) => {
    const { diagnostics } = declare(ACCOUNT + dayparts(`${peak}\nlow = otherwise`, "peak, low", by));
    expect(diagnostics.map((diagnostic) => `${diagnostic.message}: ${diagnostic.help ?? ""}`)).toEqual([message]);
  });
});

describe("holidays", () => {
  test("days of each version", () => {
    const { holidays } = partsOf('holidays { from 1393-01-01 to 1394-01-01 cites sheet 01-01 11-22 from 1394-01-01 unknown because "not published" }');
    expect(holidays.map(({ body }) => body)).toEqual([
      {
        kind: "days",
        days: [
          { month: 1, day: 1 },
          { month: 11, day: 22 },
        ],
      },
      { kind: "unknown", because: "not published" },
    ]);
  });
  test("none at all is a schedule without holidays", () => {
    expect(partsOf("").holidays).toEqual([]);
  });
  test("a list that does not reach the end of the horizon", () => {
    expect(codesOf("holidays { from 1393-01-01 to 1394-01-01 cites sheet 01-01 }")).toEqual(["1:1 version-gap"]);
  });
});
