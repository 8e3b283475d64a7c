// Versions: every pair of a day and a later day of knowledge has exactly one, against a search over all pairs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCoverage } from "../../../src/dsl/check/declarations/coverage.ts";
import type { Version } from "../../../src/dsl/program.ts";
import { codesOf } from "./declare.ts";

const SPAN = { file: "rules.mizan", start: 0, end: 1, line: 1, column: 1 };
const HORIZON = { from: 100, to: 112 };

function codesFor(versions: readonly Version[]): ReadonlySet<string> {
  const codes = new Set<string>();
  const scope = { report: ({ code }: { readonly code: string }) => codes.add(code), calendar: "gregorian", horizon: HORIZON, sources: new Map() } as const;
  checkCoverage(scope, { what: "rate `x`", span: SPAN, gap: undefined }, versions);
  return codes;
}

/** The versions that were announced by `known` and hold the day. An annulled one still answers; it hides nothing for good. */
function answers(versions: readonly Version[], day: number, known: number): readonly Version[] {
  const holding = versions.filter((version) => version.announced <= known && version.from <= day && day < version.to);
  const last = Math.max(...holding.map((version) => version.announced));
  return holding.filter((version) => version.announced === last);
}

function codesBySearch(versions: readonly Version[]): ReadonlySet<string> {
  const codes = new Set<string>();
  const alive = new Set<Version>();
  for (let day = HORIZON.from; day < HORIZON.to; day += 1) {
    if (answers(versions, day, Infinity).length === 0) codes.add("version-gap");
    for (let known = day; known < HORIZON.to + 5; known += 1) {
      const found = answers(versions, day, known);
      if (found.length === 0) codes.add("version-known-late");
      for (const version of found) alive.add(version);
    }
    for (const one of versions) {
      const rivals = versions.filter((other) => other !== one && other.announced === one.announced);
      const holds = ({ from, to }: Version): boolean => from <= day && day < to;
      if (holds(one) && rivals.some(holds)) codes.add("versions-overlap");
    }
  }
  if (versions.some((version) => !alive.has(version))) codes.add("version-dead");
  if (codes.has("version-gap")) codes.delete("version-known-late");
  return codes;
}

const version: fc.Arbitrary<Version> = fc
  .record({
    from: fc.integer({ min: 100, max: 111 }),
    days: fc.integer({ min: 1, max: 12 }),
    announced: fc.option(fc.integer({ min: 96, max: 114 }), { freq: 2 }),
  })
  .map(({ from, days, announced }) => ({
    from,
    to: Math.min(HORIZON.to, from + days),
    announced: announced ?? from,
    annulled: undefined,
    cites: [],
    marks: [],
    span: SPAN,
  }));

test("the sweep agrees with a search over all days and all days of knowledge", () => {
  fc.assert(
    fc.property(fc.array(version, { minLength: 0, maxLength: 6 }), (versions) => {
      expect(codesFor(versions)).toEqual(codesBySearch(versions));
    }),
    { numRuns: 2_000 },
  );
});

const vat = (body: string): string => `rate vat: % {\n${body}\n}`;

describe("in a file", () => {
  test.each([
    ["one version for good", "from 1393-01-01 cites sheet: 8%", []],
    ["a later one takes over", "from 1393-01-01 cites sheet: 8%\nfrom 1394-01-01 cites sheet: 9%", []],
    ["no version", "", ["1:6 version-gap"]],
    ["the end is open", "from 1393-01-01 to 1395-01-01 cites sheet: 8%", ["1:6 version-gap"]],
    ["a later one inside ends: the old one goes on", "from 1393-01-01 cites sheet: 8%\nfrom 1394-01-01 to 1394-06-01 cites sheet: 9%", []],
    ["a gap said to be unknown", 'from 1393-01-01 to 1395-01-01 cites sheet: 8%\nfrom 1395-01-01 unknown because "no sheet"', []],
    ["a correction announced later", "from 1393-01-01 cites sheet: 8%\nfrom 1393-01-01 announced 1393-05-01 cites sheet: 9%", []],
    ["an annulled one answers with its ruling", "from 1393-01-01 annulled 1394-05-01 by sheet, from that day cites sheet: 8%", []],
    [
      "one whose rival is annulled is not dead",
      "from 1393-01-01 cites sheet: 8%\nfrom 1394-01-01 announced 1393-06-01 cites sheet: 9%\n" +
        "from 1394-01-01 announced 1393-09-01 annulled 1394-05-01 by sheet, from its start cites sheet: 10%",
      [],
    ],
    ["`to` before `from`", "from 1394-01-01 to 1393-01-01 cites sheet: 8%", ["2:20 span-order"]],
    ["nobody cited", "from 1393-01-01: 8%", ["2:1 uncited-version"]],
    ["made up, and said so", "from 1393-01-01 example: 8%", []],
    ["announced before the horizon", "from 1393-01-01 announced 1390-01-01 cites sheet: 8%", []],
    ["annulled by nobody known", "from 1393-01-01 annulled 1394-05-01 by ruling, from that day cites sheet: 8%", ["2:40 unknown-source"]],
  ])("%s", (_, body, codes) => {
    expect(codesOf(vat(body))).toEqual(codes);
  });

  test.each([
    ["all months", "1395-11 cites sheet: 1\n1395-12 cites sheet: 2", []],
    ["out of order", "1395-12 cites sheet: 2\n1395-11 cites sheet: 1", []],
    ["one month twice", "1395-11 cites sheet: 1\n1395-12 cites sheet: 2\n1395-12 cites sheet: 2", ["5:1 month-twice"]],
    ["the last one missing is a gap", "1395-11 cites sheet: 1", ["1:6 version-gap"]],
    ["a month of no calendar", "1395-11 cites sheet: 1\n1395-12 cites sheet: 2\n1395-00 cites sheet: 2", ["5:1 no-such-month"]],
    ["a month of no horizon", "1395-11 cites sheet: 1\n1395-12 cites sheet: 2\n1396-01 cites sheet: 2", ["5:1 outside-horizon"]],
    ["nobody cited", "1395-11 cites sheet: 1\n1395-12: 2", ["4:1 uncited-version"]],
  ])("every month: %s", (_, rows, codes) => {
    expect(codesOf(`rate fuel: IRR/kWh every month {\nfrom 1393-01-01 to 1395-11-01 unknown because "not published"\n${rows}\n}`)).toEqual(codes);
  });

  test("a month missing inside names the month", () => {
    const rows = "1395-09 cites sheet: 1\n1395-12 cites sheet: 2";
    expect(codesOf(`rate fuel: IRR/kWh every month {\nfrom 1393-01-01 to 1395-09-01 unknown because "no"\n${rows}\n}`)).toEqual(["1:6 month-missing"]);
  });
});
