// The tests of the tests: with a fault put into the plan, the plain calculation no longer agrees with the engine on some bill.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plan, Schedule } from "../../src/index.ts";
import { scheduleOf as scheduleOfPlan } from "../../src/library/schedule.ts";
import { scheduleOf } from "../generators/billed.ts";
import { differences } from "../generators/compare.ts";
import { ALMANACS } from "../generators/days.ts";
import { plainBill } from "../generators/plain-bill.ts";
import { anyRequest } from "../generators/random-requests.ts";
import type { RateRules, Rules } from "../generators/rules.ts";
import { ENERGY, exactLine, line, marginal, smallRequest, smallRules, steady } from "../generators/small-rules.ts";

const { from } = ALMANACS.persian;

const price: RateRules = {
  name: "price",
  unit: ENERGY,
  keys: ["class", "heat"],
  crossing: undefined,
  widths: { days: 30, month: false, households: true, round: undefined },
  versions: [
    {
      from,
      to: undefined,
      announced: undefined,
      edges: ["100", "200"],
      cells: [
        ["372.5", "350", "900", "800"],
        ["434", "400", "950", "850"],
        ["930", "900", "990", "890"],
      ],
    },
    {
      from: from + 365,
      to: undefined,
      announced: from + 350,
      edges: ["110", "200"],
      cells: [
        ["409", "390", "911", "801"],
        ["477", "440", "951", "851"],
        ["1023", "1000", "991", "891"],
      ],
    },
    {
      from: from + 400,
      to: from + 430,
      announced: from + 435,
      edges: ["110", "200"],
      cells: [
        ["410", "391", "912", "802"],
        ["478", "441", "952", "852"],
        ["1024", "1001", "992", "892"],
      ],
    },
  ],
};
const fee: RateRules = {
  ...steady("persian", { name: "fee", unit: { kind: "days", days: 30 } }, [["1000"]]),
  versions: [
    { from, to: undefined, announced: undefined, edges: [], cells: [["1000"]] },
    { from: from + 380, to: undefined, announced: undefined, edges: [], cells: [["1555"]] },
  ],
};
const tax: RateRules = {
  ...fee,
  name: "tax",
  unit: { kind: "percent" },
  crossing: "whole at end",
  versions: fee.versions.map((version, at) => ({ ...version, from: from + at * 365, cells: [[at === 0 ? "8" : "9"]] })),
};

const STREET: Rules = smallRules({
  calendar: "persian",
  rates: [price, fee, tax, steady("persian", { name: "floor", unit: { kind: "days", days: 1 } }, [["700"]])],
  items: [
    line("energy", marginal("price"), {
      tags: ["taxed"],
      exceptions: [
        { name: "rural", over: [], field: "rural", value: "yes", percent: "50" },
        { name: "shop", over: ["rural"], field: "class", value: "shop", percent: "90" },
      ],
    }),
    exactLine("energy_exact", marginal("price")),
    {
      kind: "group",
      name: "services",
      tags: ["taxed"],
      ending: { word: "round", mode: "half up", step: "1" },
      lines: [line("standing", { kind: "fee", rate: "fee" }, { scope: "each segment", ending: { word: "round", mode: "half up", step: "0.5" } })],
    },
    line("vat", { kind: "percent", rate: "tax", of: { tag: "taxed" } }, { scope: undefined }),
    line("relief", { kind: "threshold", sign: "<=", quantity: "100", amount: "5000" }, { scope: "over bill" }),
    line("minimum", { kind: "least", rate: "floor", tag: "taxed" }, { scope: "over bill", ending: { word: "round", mode: "half even", step: "10" } }),
  ],
  payable: { mode: "down", step: "1000", remainder: "carry" },
});

/** 30 days of the hot season. 6 x 372.5 + 1,000 leaves 17,765 to the least amount, a tie; 100 is the threshold itself. */
const summer = { from: from + 93, to: from + 123 };
const requests = [...fc.sample(anyRequest(STREET), { numRuns: 80, seed: 1394 }), smallRequest(summer, "6"), smallRequest(summer, "100")];
const plan = JSON.stringify(scheduleOf(STREET).plan);

function noticed(schedule: Schedule): boolean {
  return requests.some((request) => differences(schedule, STREET, request).length > 0);
}

type Change = (key: string, value: unknown) => unknown;

function withFault(change: Change): Schedule {
  const changed: Plan = JSON.parse(plan, change);
  expect(JSON.stringify(changed)).not.toBe(plan);
  return scheduleOfPlan(changed);
}

/** Changes the members of one object, where `is` finds it. */
function where(is: (value: object) => boolean, change: object): Change {
  return (_key, value) => (typeof value === "object" && value !== null && is(value) ? { ...value, ...change } : value);
}

const isNamed =
  (name: string, kind?: string) =>
  (value: object): boolean =>
    "name" in value && value.name === name && (kind === undefined ? "versions" in value : "kind" in value && value.kind === kind && "type" in value === false);
const has =
  (key: string, wanted: unknown) =>
  (value: object): boolean =>
    Object.entries(value).some(([name, member]) => name === key && member === wanted);

const FAULTS: Readonly<Record<string, Change>> = {
  "an edge is one unit off": where((value) => has("kind", "number")(value) && has("value", "110")(value), { value: "111" }),
  "a price is one rial off": where((value) => has("kind", "number")(value) && has("value", "930")(value), { value: "931" }),
  "a version begins a day late": (key, value) => ((key === "from" || key === "to") && value === from + 380 ? from + 381 : value),
  "a version is known too early": (key, value) => (key === "announced" && value === from + 435 ? from + 400 : value),
  "a percentage is taken of the first day": where(isNamed("tax"), { crossing: "whole at start" }),
  "a price that splits is taken whole": where(isNamed("price"), { crossing: "whole at start" }),
  "a line is not cut by the season": (key, value) =>
    key === "cuts" && Array.isArray(value) ? value.filter((cut) => !has("kind", "seasons")(Object(cut))) : value,
  "the season begins a day late": (key, value) => (key === "day" && value === 1 ? 2 : value),
  "a line rounds down": where((value) => has("mode", "half up")(value) && has("step", "1")(value), { mode: "down" }),
  "ties go away instead of to even": where(has("mode", "half even"), { mode: "half up" }),
  "a line rounds each segment": (key, value) => (key === "roundScope" ? "each segment" : value),
  "a line rounds once": where((value) => has("name", "standing")(value) && "roundScope" in value, { roundScope: "over bill" }),
  "blocks scale to 31 days": where((value) => has("kind", "days")(value) && has("count", 30)(value), { count: 31 }),
  "blocks do not scale by household": (key, value) => (key === "scales" && Array.isArray(value) ? value.slice(0, 1) : value),
  "a tax forgets the group": (key, value) => (key === "lines" && Array.isArray(value) ? value.filter((name) => name !== "services") : value),
  "a memo line counts": where((value) => has("memo", true)(value), { memo: false }),
  "a threshold is < and not <=": where(has("sign", "<="), { sign: "<" }),
  "an exception asks for the other value": where((value) => has("kind", "choice")(value) && has("value", "yes")(value), { value: "no" }),
  "an exception yields to the other": (key, value) =>
    key === "exceptions" && Array.isArray(value) ? value.map((entry) => ({ ...entry, over: entry.name === "rural" ? ["shop"] : [] })) : value,
  "the remainder is dropped": where(has("word", "carry"), { word: "drop" }),
  "the least amount is the most": where(has("which", "max"), { which: "min" }),
};

describe("a fault in the plan", () => {
  test("without one, the plain calculation agrees on all bills, and a fair number is billed", () => {
    const schedule = scheduleOfPlan(JSON.parse(plan));
    expect(noticed(schedule)).toBe(false);
    expect(requests.filter((request) => plainBill(STREET, request).kind === "bill").length).toBeGreaterThan(50);
  });

  test.each(Object.entries(FAULTS))("is noticed: %s", (_name, change) => {
    expect(noticed(withFault(change))).toBe(true);
  });
});
