// Requests that are taken, and the facts that they come to. Figures are in base units: kWh is one of kW x hour, MWh a thousand.
import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/engine/facts.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";
import { dayFromText } from "../../../src/values/calendar.ts";
import { fractionText } from "../../../src/values/exact.ts";
import { factsOf, HOME, planOf, problemsOf, SHOP, YARD } from "./plan-of.ts";

const plan = planOf(YARD);

const day = (text: string): number => dayFromText("persian", text) ?? -1;

function usageText(facts: Facts, field: string): readonly string[] {
  return (facts.usage[field] ?? []).map(({ from, to, interim, estimated, quantities }) => {
    const parts = Object.entries(quantities).map(([daypart, quantity]) => `${daypart}${daypart === "" ? "" : " "}${fractionText(quantity)}`);
    return `${to - from} days ${parts.join(", ")}${interim ? " interim" : ""}${estimated ? " estimated" : ""}`;
  });
}

test("the least request: id and period", () => {
  const facts = factsOf(plan, { id: "x", period: HOME.period });
  expect(facts).toMatchObject({ id: "x", tariff: undefined, issued: undefined, known: undefined, account: {}, usage: {}, history: {} });
  expect(facts.period).toEqual({ from: day("1394-03-01"), to: day("1394-04-01") });
  expect(fractionText(facts.broughtForward)).toBe("0");
  expect(fractionText(facts.trueUp)).toBe("0");
});

test("a charge not given counts as its `absent`; without one it stays missing", () => {
  const { charges } = factsOf(plan, { id: "x", period: HOME.period });
  expect(Object.keys(charges)).toEqual(["bought"]);
  expect(charges["bought"] === undefined ? "" : fractionText(charges["bought"])).toBe("0");
});

test("every field at once", () => {
  const facts = factsOf(plan, {
    ...SHOP,
    tariff: "shop",
    account: { ...SHOP.account, households: "3", since: "1393-12-29" },
    history: { demand: ["10", "20.5", "0"] },
    charges: { bought: "400", transit: "-12.5" },
    brought_forward: "-937",
    issued: "1394-04-10",
    known: "1395-01-01",
  });
  expect(facts.tariff).toBe("shop");
  expect(facts.issued).toBe(day("1394-04-10"));
  expect(facts.known).toBe(day("1395-01-01"));
  expect(facts.account["class"]).toEqual([{ from: day("1394-03-01"), value: "shop" }]);
  expect(facts.account["since"]?.[0]?.value).toEqual({ day: day("1393-12-29") });
  expect(facts.history["demand"]?.map(fractionText)).toEqual(["10", "20.5", "0"]);
  expect(Object.entries(facts.charges).map(([name, value]) => `${name} ${fractionText(value)}`)).toEqual(["bought 400", "transit -12.5"]);
  expect(fractionText(facts.broughtForward)).toBe("-937");
  expect(usageText(facts, "split")).toEqual(["31 days mid 100, peak 40.5"]);
  expect(usageText(facts, "big")).toEqual(["31 days 2000"]);
});

describe("decimals that are taken as they are written", () => {
  test.each([
    ["0", "0"],
    ["230", "230"],
    ["007", "7"],
    ["12.500", "12.5"],
    ["12.5000000", "12.5"],
    ["50000", "50000"],
    ["0.001", "0.001"],
    ["-0", "0"],
  ])("%s", (written, value) => {
    expect(usageText(factsOf(plan, { ...HOME, usage: { active: written } }), "active")).toEqual([`31 days ${value}`]);
  });
});

test("dated facts keep their order and dates, also from before the period", () => {
  const changes = [
    { from: "1393-06-01", value: "1" },
    { from: "1394-03-10", value: "2" },
    { from: "1394-03-11", value: "3" },
  ];
  const facts = factsOf(plan, { ...HOME, account: { class: "home", households: changes } });
  expect(facts.account["households"]?.map(({ from }) => from)).toEqual(changes.map(({ from }) => day(from)));
});

test("pieces that tile the period", () => {
  const active = [
    { from: "1394-03-01", to: "1394-03-11", quantity: "100", interim: true },
    { from: "1394-03-11", to: "1394-03-12", quantity: "0.5" },
    { from: "1394-03-12", to: "1394-04-01", quantity: "129.5", estimated: true },
  ];
  expect(usageText(factsOf(plan, { ...HOME, usage: { active } }), "active")).toEqual(["10 days 100 interim", "1 days 0.5", "20 days 129.5 estimated"]);
});

test("a piece may be below the field's least value: the range is the sum's", () => {
  const big = [
    { from: "1394-03-01", to: "1394-03-11", quantity: "0.5" },
    { from: "1394-03-11", to: "1394-04-01", quantity: "0.5" },
  ];
  expect(usageText(factsOf(plan, { ...SHOP, usage: { ...SHOP.usage, big } }), "big")).toEqual(["10 days 500", "21 days 500"]);
});

test("400 days, and the first and last day of the horizon", () => {
  expect(problemsOf(plan, { ...HOME, period: { from: "1393-01-01", to: "1394-02-05" } })).toEqual([]);
  expect(problemsOf(plan, { ...HOME, period: { from: "1395-12-30", to: "1396-01-01" } })).toEqual([]);
});

// Digits worked out by hand: 1234567 8 -> weights 2..7,2 from the right: 7*2+6*3+5*4+4*5+3*6+2*7+1*2 = 106, 106 mod 11 = 7, check 4.
test("an Iranian bill identifier with its check digit", () => {
  const facts = factsOf(plan, { ...HOME, account: { ...HOME.account, bill_id: "12345674" } });
  expect(facts.account["bill_id"]?.[0]?.value).toBe("12345674");
});

test("a field named like a member that every object inherits is read only when given", () => {
  const text = YARD.replace("since:      date", "constructor: date").replace("history {", "history {\n  toString: kW 2 bills 0 .. 5 to 0 decimals\n ");
  const odd = planOf(text);
  expect(Object.keys(factsOf(odd, HOME).account)).toEqual(["class", "households"]);
  expect(Object.keys(factsOf(odd, { ...HOME, account: { ...HOME.account, constructor: "1394-01-01" } }).account)).toContain("constructor");
});

test("the hash is of the request as given, whatever the order of its keys", () => {
  const read = requestReader(plan);
  const hashOf = (request: unknown): string => {
    const reading = read(request);
    return reading.kind === "read" ? reading.hash : "refused";
  };
  const { id, ...rest } = HOME;
  expect(hashOf({ ...rest, id })).toBe(hashOf(HOME));
  expect(hashOf(HOME)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf({ ...HOME, id: "A-2" })).not.toBe(hashOf(HOME));
});
