// From register readings to usage: rollover, multiplier, meter exchange, interim readings, several points; and the readings that are refused.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billFromTrace } from "../../../src/engine/bill-from-trace.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";
import { fractionText } from "../../../src/values/exact.ts";
import { factsOf, planOf, problemsOf, YARD } from "./plan-of.ts";

const plan = planOf(YARD);
const period = { from: "1394-03-01", to: "1394-04-01" } as const;

const home = (...readings: readonly Record<string, unknown>[]): Record<string, unknown> => ({
  id: "r",
  account: { class: "home", households: "1" },
  period,
  readings,
});
const active = (fields: Record<string, unknown>): Record<string, unknown> => ({ register: "active", ...fields });

function pieces(request: unknown, field = "active"): readonly string[] {
  return (factsOf(plan, request).usage[field] ?? []).map(({ from, to, interim, estimated, quantities }) => {
    const parts = Object.entries(quantities).map(([daypart, quantity]) => `${daypart}${daypart === "" ? "" : " "}${fractionText(quantity)}`);
    return `${to - from} days: ${parts.join(", ")}${interim ? " interim" : ""}${estimated ? " estimated" : ""}`;
  });
}

describe("taken", () => {
  test.each([
    ["an advance", [active({ previous: "1000", current: "1230" })], ["31 days: 230"]],
    ["no advance", [active({ previous: "1000", current: "1000" })], ["31 days: 0"]],
    ["a multiplier", [active({ previous: "10.5", current: "12", multiplier: "80" })], ["31 days: 120"]],
    ["a rollover of five digits", [active({ previous: "99950", current: "00030", digits: "5", rollover: true })], ["31 days: 80"]],
    [
      "a rollover with decimals and a multiplier",
      [active({ previous: "9999.5", current: "0.25", digits: "4", rollover: true, multiplier: "10" })],
      ["31 days: 7.5"],
    ],
    ["an estimate", [active({ previous: "1", current: "2", estimated: true })], ["31 days: 1 estimated"]],
    [
      "a meter exchange: the new meter starts where it likes, with its own multiplier",
      [
        active({ previous: "99000", current: "99100", from: "1394-03-01", to: "1394-03-11" }),
        active({ previous: "5", current: "18", multiplier: "10", from: "1394-03-11", to: "1394-04-01" }),
      ],
      ["10 days: 100", "21 days: 130"],
    ],
    [
      "an interim reading, rows in any order",
      [
        active({ previous: "150", current: "230", from: "1394-03-20", to: "1394-04-01" }),
        active({ previous: "100", current: "150", from: "1394-03-01", to: "1394-03-20", interim: true }),
      ],
      ["19 days: 50 interim", "12 days: 80"],
    ],
    [
      "two points add up",
      [active({ point: "a", previous: "0", current: "30" }), active({ point: "b", previous: "7", current: "19", multiplier: "2" })],
      ["31 days: 54"],
    ],
    [
      // Point a: 30 in 10 days, 42 in 21. Point b: 62 over 31 days, 20 of them in the first 10.
      "two points, one with an exchange: joined at the union of their dates, shared by days",
      [
        active({ point: "a", previous: "0", current: "30", from: "1394-03-01", to: "1394-03-11" }),
        active({ point: "a", previous: "0", current: "42", from: "1394-03-11", to: "1394-04-01" }),
        active({ point: "b", previous: "0", current: "62" }),
      ],
      ["10 days: 50", "21 days: 84"],
    ],
    [
      // Point b has an interim reading where a's meter is exchanged: an exchange is never merged away.
      "an exchange beside an interim reading stays an exchange",
      [
        active({ point: "a", previous: "0", current: "1", from: "1394-03-01", to: "1394-03-11" }),
        active({ point: "a", previous: "0", current: "1", from: "1394-03-11", to: "1394-04-01" }),
        active({ point: "b", previous: "0", current: "1", from: "1394-03-01", to: "1394-03-11", interim: true }),
        active({ point: "b", previous: "1", current: "2", from: "1394-03-11", to: "1394-04-01" }),
      ],
      ["10 days: 2", "21 days: 2"],
    ],
  ] as const)("%s", (_, readings, expected) => {
    expect(pieces(home(...readings))).toEqual(expected);
  });

  test("registers of a field by dayparts, joined at the union of their dates", () => {
    const split = (fields: Record<string, unknown>): Record<string, unknown> => ({ register: "split", ...fields });
    const request = {
      id: "r",
      period,
      readings: [
        split({ daypart: "mid", previous: "0", current: "31" }),
        split({ daypart: "peak", previous: "0", current: "1", from: "1394-03-01", to: "1394-03-16" }),
        split({ daypart: "peak", previous: "0", current: "4", from: "1394-03-16", to: "1394-04-01" }),
      ],
    };
    expect(pieces(request, "split")).toEqual(["15 days: mid 15, peak 1", "16 days: mid 16, peak 4"]);
  });

  test("a maximum of a level register times its multiplier", () => {
    expect(pieces({ id: "r", period, readings: [{ register: "demand", maximum: "0.4123", multiplier: "1600" }] }, "demand")).toEqual(["31 days: 659.68"]);
  });

  test("in the field's own unit: 1.5 MWh", () => {
    expect(pieces({ id: "r", period, readings: [{ register: "big", previous: "2", current: "3.5" }] }, "big")).toEqual(["31 days: 1500"]);
  });

  test("readings of one field beside the usage of another", () => {
    const request = { id: "r", period, usage: { demand: "3" }, readings: [active({ previous: "1", current: "2" })] };
    expect(Object.keys(factsOf(plan, request).usage).sort()).toEqual(["active", "demand"]);
  });
});

describe("refused", () => {
  test.each([
    [
      [active({ previous: "1230", current: "1000" })],
      [
        "reading-below-previous: register active: current 1000 is below previous 1230; say `rollover` if the register passed its highest figure, or correct the reading",
      ],
    ],
    [
      [active({ previous: "10", current: "20", digits: "5", rollover: true })],
      ["request-invalid: readings[0]: register active has `rollover`, but current is not below previous; leave `rollover` out, or correct the reading"],
    ],
    [
      [active({ previous: "99990", current: "20", rollover: true })],
      ["request-invalid: readings[0]: register active has `rollover` without `digits`; say how many digits the register shows"],
    ],
    [
      [active({ previous: "1", current: "100000", digits: "5" })],
      ["reading-too-long: register active: 100000 does not fit in 5 digits; correct the reading or `digits`"],
    ],
    [
      [active({ previous: "0", current: "50000.001" })],
      ["request-invalid: readings: usage active comes to more than 50000 kWh; correct it: the rules take 0 .. 50000 kWh"],
    ],
    [
      [active({ previous: "0", current: "0.0001" })],
      [
        "request-invalid: readings[0]: reading times multiplier gives 0.0001 kWh, finer than the 3 decimals declared; correct the reading or the multiplier, or declare more decimals in the rule file",
      ],
    ],
    [[active({ previous: "-1", current: "5" })], ["request-invalid: readings[0].previous: `-1` is negative; give 0 or more"]],
    [
      [active({ previous: "1", current: "5", multiplier: "0" })],
      ["request-invalid: readings[0].multiplier: `0` is below 0.000001; give a value 0.000001 .. 10000000"],
    ],
    [
      [active({ previous: "1", current: "5", digits: "13" })],
      ["request-invalid: readings[0].digits: `13` is not a whole number 1 .. 12; write a whole number 1 .. 12 as a string"],
    ],
    [
      [active({ previous: "1", current: "5", digits: 5 })],
      ['request-invalid: readings[0].digits: 5 is a JSON number, not a string; write it as a string: "5"'],
    ],
    [
      [active({ previous: "1", current: "5", rollover: "yes" })],
      ["request-invalid: readings[0].rollover: a string stands where true or false belongs; write true or false, without quotes"],
    ],
    [
      [active({ previous: "1", current: "5", from: "1394-03-01" })],
      ["request-invalid: readings[0]: the reading has only one of `from` and `to`; give both days, or neither for the whole period"],
    ],
    [[active({ previous: "1", current: "5", daypart: "peak" })], ["request-invalid: readings[0].daypart: `active` has no dayparts; leave `daypart` out"]],
    [
      [active({ previous: "1", current: "5" }), active({ previous: "5", current: "6" })],
      [
        "readings-do-not-join: register active: readings are several, and not all have `from` and `to`; the readings of a register cover the period once, without gap or overlap",
      ],
    ],
    [
      [
        active({ previous: "1", current: "5", from: "1394-03-01", to: "1394-03-10" }),
        active({ previous: "5", current: "6", from: "1394-03-11", to: "1394-04-01" }),
      ],
      [
        "readings-do-not-join: register active: readings leave a gap from 1394-03-10 to 1394-03-11; the readings of a register cover the period once, without gap or overlap",
      ],
    ],
    [
      [
        active({ previous: "1", current: "5", from: "1394-03-01", to: "1394-03-10", interim: true }),
        active({ previous: "6", current: "7", from: "1394-03-10", to: "1394-04-01" }),
      ],
      [
        "readings-do-not-join: register active: readings do not go on: the interim reading is 5, the next starts at 6; the readings of a register cover the period once, without gap or overlap",
      ],
    ],
    [
      [
        active({ previous: "1", current: "5", from: "1394-03-01", to: "1394-03-10", interim: true }),
        active({ previous: "5", current: "7", multiplier: "2", from: "1394-03-10", to: "1394-04-01" }),
      ],
      [
        "readings-do-not-join: register active: readings change multiplier or digits after an interim reading: that is a meter exchange; the readings of a register cover the period once, without gap or overlap",
      ],
    ],
    [
      [active({ previous: "1", current: "5", interim: true })],
      ["request-invalid: readings[0]: the last reading of register active is called interim; leave `interim` out of the last reading"],
    ],
    [
      [{ register: "split", daypart: "peak", previous: "1", current: "2" }],
      ["request-invalid: readings: register split has no reading at mid; give a reading for each daypart"],
    ],
    [[{ register: "split", previous: "1", current: "2" }], ["request-invalid: readings[0].daypart: nothing is given; name one of `mid`, `peak`"]],
    [[{ register: "actve", previous: "1", current: "2" }], ["request-invalid: readings[0].register: there is no register `actve`; did you mean `active`?"]],
    [[{ previous: "1", current: "2" }], ["request-invalid: readings[0].register: no register is named; name one of `active`, `split`, `big`, `demand`"]],
    [
      [
        { register: "demand", maximum: "1" },
        { register: "demand", maximum: "2" },
      ],
      [
        "request-invalid: readings[1]: register demand has a second maximum; give one: which of several counts is not a question of readings; or give the figure under `usage`",
      ],
    ],
    [
      [{ register: "demand", previous: "1", current: "2" }],
      [
        "request-invalid: readings[0].maximum: nothing is given; add it",
        "request-invalid: readings[0]: unknown fields `previous`, `current`; the fields here are `register`, `daypart`, `multiplier`, `estimated`, `maximum`",
      ],
    ],
  ] as const)("%j", (readings, expected) => {
    expect(problemsOf(plan, home(...readings))).toEqual(expected);
  });

  test("usage and readings of one field", () => {
    const request = { ...home(active({ previous: "1", current: "2" })), usage: { active: "1" } };
    expect(problemsOf(plan, request)).toEqual(["request-invalid: readings[0]: usage.active is given too; give the field's usage or its readings, not both"]);
  });

  test("registers whose dates make more than 8 pieces together", () => {
    const rows = (point: string, days: readonly number[]): readonly Record<string, unknown>[] =>
      [1, ...days].map((from, at) => active({ point, previous: "0", current: "1", from: date(from), to: date(days[at] ?? 32) }));
    const date = (day: number): string => (day === 32 ? "1394-04-01" : `1394-03-${String(day).padStart(2, "0")}`);
    expect(problemsOf(plan, home(...rows("a", [3, 6, 9, 12]), ...rows("b", [15, 18, 21, 24])))).toEqual([
      "too-many-pieces: register active has 9 pieces in one bill; at most 8 are allowed: split the bill",
    ]);
  });
});

const read = requestReader(plan);

/** The bill without its hash of the request, which is of the readings themselves. */
function billText(request: unknown): string {
  const reading = read(request);
  if (reading.kind === "refused") return JSON.stringify(reading.failures);
  const trace = evaluate(plan, reading.facts);
  return trace.kind === "failure" ? trace.message : JSON.stringify(billFromTrace(trace, undefined, { request: "", adjustments: [] }));
}

test("P15 bill(advance a, multiplier m) = bill(advance a x m, multiplier 1)", () => {
  fc.assert(
    fc.property(fc.nat(9_000), fc.nat(900), fc.integer({ min: 1, max: 50 }), (previous, advance, multiplier) => {
      const one = billText(home(active({ previous: `${previous}`, current: `${previous + advance}`, multiplier: `${multiplier}` })));
      const other = billText(home(active({ previous: `${previous}`, current: `${previous + advance * multiplier}` })));
      expect(one).toBe(other);
      expect(one).toContain('"kind":"bill"');
    }),
    { numRuns: 60 },
  );
});

test("P16 adding c to both readings leaves the bill unchanged, also modulo 10^digits", () => {
  fc.assert(
    fc.property(fc.nat(9_999), fc.nat(9_998), fc.nat(9_999), (previous, advance, shift) => {
      const at = (start: number): Record<string, unknown> => {
        const current = (start + advance) % 10_000;
        return active({ previous: `${start}`, current: `${current}`, digits: "4", ...(current < start ? { rollover: true } : {}) });
      };
      const moved = billText(home(at((previous + shift) % 10_000)));
      expect(moved).toBe(billText(home(at(previous))));
      expect(moved).toContain('"kind":"bill"');
    }),
    { numRuns: 60 },
  );
});
