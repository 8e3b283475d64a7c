// Which tariff an account is entitled to: clause by clause from the facts of record, and what every tariff would have cost, worked out on paper.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BillCase, Entitlement } from "../../../src/index.ts";
import { load } from "../../../src/index.ts";
import { TOWN } from "../diagnosis/rules.ts";
import { dispute, issued, JUNE, MAY, may, request, right, scheduleFrom } from "../dossier/dispute.ts";

const entitled = (bill: BillCase): Entitlement => dispute.judging.entitled(bill);
const withAccount = (account: unknown, tariff: string | undefined): BillCase => ({ issued: { ...issued, tariff }, request: { ...request, account } });
const standings = ({ parts }: Entitlement): unknown =>
  parts.map(({ from, tariffs }) => [from, Object.fromEntries(tariffs.map(({ tariff, standing }) => [tariff, standing]))]);

describe("a household billed as a shop", () => {
  test("is entitled to another tariff, for reasons that are told", () => {
    const found = entitled(may);
    expect(found).toMatchObject({ answer: "another", stated: { printed: "shop", tariff: "shop" }, failures: [] });
    expect(found.parts).toHaveLength(1);
    expect(found.parts[0]).toMatchObject({ from: "2024-05-01", to: "2024-06-01", days: 31, entitled: ["home"], open: [] });
    const shop = found.parts[0]?.tariffs.find(({ tariff }) => tariff === "shop");
    expect(shop?.clauses).toMatchObject([{ of: "for", text: "account.class = shop", standing: "fails", asks: [{ field: "class", value: "home" }] }]);
    expect(shop?.clauses[0]?.asks[0]?.valueLabels).toEqual({ "": "Household", fa: "خانگی" });
  });
  // Home 20,000 + 500 + 2,050; shop 31,000 + 500 + 3,150; farm asks for the demand; the large farm 200 x 155 without a fee.
  test("each tariff's cost for the same facts, in the order of the schedule", () => {
    const rows = entitled(may).tariffs.map(({ tariff, total, payable, difference, isStated, isAsIssued }) => ({
      tariff,
      total,
      payable,
      difference,
      isStated,
      isAsIssued,
    }));
    expect(rows).toEqual([
      { tariff: "home", total: "22550", payable: "22500", difference: "12100", isStated: false, isAsIssued: false },
      { tariff: "shop", total: "34650", payable: "34600", difference: "0", isStated: true, isAsIssued: true },
      { tariff: "farm", total: undefined, payable: undefined, difference: undefined, isStated: false, isAsIssued: false },
      { tariff: "large_farm", total: "31000", payable: "31000", difference: "3650", isStated: false, isAsIssued: false },
    ]);
    expect(entitled(may).tariffs[2]?.failures.map(({ message }) => message)).toEqual(["usage.demand is needed and not given"]);
  });
  test("each class's cost, all other facts the same", () => {
    const rows = entitled(may).classes.map(({ field, value, tariff, total, isOfRecord, isAsIssued }) => ({
      field,
      value,
      tariff,
      total,
      isOfRecord,
      isAsIssued,
    }));
    expect(rows).toEqual([
      { field: "class", value: "home", tariff: "home", total: "22550", isOfRecord: true, isAsIssued: false },
      { field: "class", value: "shop", tariff: "shop", total: "34650", isOfRecord: false, isAsIssued: true },
      // 30 kW: the farm's tariff, which asks for the demand.
      { field: "class", value: "farm", tariff: "farm", total: undefined, isOfRecord: false, isAsIssued: false },
    ]);
  });
  test("a line off by one rial is not what was printed, though the total is", () => {
    const lines = [
      { name: "energy", amount: "31001" },
      { name: "fixed", amount: "499" },
      { name: "tax", amount: "3150" },
    ];
    const shop = entitled({ ...may, issued: { ...issued, lines } }).tariffs[1];
    expect(shop).toMatchObject({ difference: "0", isAsIssued: false });
  });
});

describe("the answer", () => {
  test.each<{ name: string; bill: BillCase; answer: Entitlement["answer"] }>([
    { name: "the tariff that the facts give", bill: right, answer: "as stated" },
    { name: "named by its label in Persian", bill: withAccount({ class: "home" }, "تعرفهٔ خانگی"), answer: "as stated" },
    { name: "named by a label in English, and wrong", bill: withAccount({ class: "home" }, "Shop tariff"), answer: "another" },
    { name: "no tariff printed", bill: withAccount({ class: "home" }, undefined), answer: "not stated" },
    { name: "a tariff that no rule has", bill: withAccount({ class: "home" }, "T-9"), answer: "unknown tariff" },
    { name: "no fact at all", bill: withAccount({}, "shop"), answer: "cannot be told" },
    { name: "a farm of unknown power, billed as a farm", bill: withAccount({ class: "farm" }, "farm"), answer: "cannot be told" },
    { name: "a farm of unknown power, billed as a shop: whatever its power, no shop", bill: withAccount({ class: "farm" }, "shop"), answer: "another" },
    { name: "facts that cannot be read", bill: withAccount({ class: "palace" }, "shop"), answer: "cannot be told" },
    { name: "no request", bill: { issued, request: 7 }, answer: "cannot be told" },
    { name: "outside the horizon", bill: { issued, request: { ...request, period: { from: "2030-01-01", to: "2030-02-01" } } }, answer: "cannot be told" },
  ])("$name: $answer", ({ bill, answer }) => {
    expect(entitled(bill).answer).toBe(answer);
  });
  test("what the record says of the tariff is the question, not an answer", () => {
    expect(entitled({ issued, request: { ...request, tariff: "shop" } })).toMatchObject({ answer: "another" });
  });
});

describe("three values", () => {
  test("false and unknown is false: a home is no farm, whatever its power", () => {
    expect(standings(entitled(withAccount({ class: "home" }, "shop")))).toEqual([
      ["2024-05-01", { home: "holds", shop: "fails", farm: "fails", large_farm: "fails" }],
    ]);
  });
  test("true and unknown cannot be told, and says which fact is wanting", () => {
    const found = entitled(withAccount({ class: "farm" }, "shop"));
    expect(standings(found)).toEqual([["2024-05-01", { home: "fails", shop: "fails", farm: "cannot be told", large_farm: "cannot be told" }]]);
    const clauses = found.parts[0]?.tariffs.find(({ tariff }) => tariff === "farm")?.clauses;
    expect(clauses).toMatchObject([
      { standing: "holds" },
      { standing: "cannot be told", why: "account.power is needed and not given", asks: [{ field: "power", value: undefined, unit: "kW" }] },
    ]);
  });
  test("at the edge of a condition", () => {
    expect(entitled(withAccount({ class: "farm", power: "50" }, "farm")).parts[0]?.entitled).toEqual(["farm"]);
    expect(entitled(withAccount({ class: "farm", power: "50.1" }, "farm")).parts[0]?.entitled).toEqual(["large_farm"]);
  });
  test("of a tariff that another amends, what the other takes away", () => {
    const town = scheduleFrom(TOWN, "town.mizan");
    const bill = {
      issued: { ...issued, tariff: "home" },
      request: { id: "x", account: { class: "hostel", area: "city" }, period: MAY, usage: { energy: "10" } },
    };
    const home = town.judging.entitled(bill).parts[0]?.tariffs.find(({ tariff }) => tariff === "home");
    expect(home).toMatchObject({ standing: "fails" });
    expect(home?.clauses).toMatchObject([
      { of: "for", text: "account.class = home", standing: "fails" },
      { of: "taken by another tariff", text: "account.class = hostel", standing: "fails" },
    ]);
  });
});

describe("facts that change inside the bill", () => {
  const moved = {
    class: [
      { from: "2024-05-01", value: "home" },
      { from: "2024-05-16", value: "shop" },
    ],
  };
  test("each stretch of days has its own answer", () => {
    const found = entitled(withAccount(moved, "shop"));
    expect(found.answer).toBe("part of the period");
    expect(found.parts.map(({ from, to, days, entitled: tariffs }) => [from, to, days, tariffs])).toEqual([
      ["2024-05-01", "2024-05-16", 15, ["home"]],
      ["2024-05-16", "2024-06-01", 16, ["shop"]],
    ]);
    // No tariff holds on all days; each may still be worked out.
    expect(found.tariffs.map(({ standing }) => standing)).toEqual(["fails", "fails", "fails", "fails"]);
    expect(found.classes.some(({ isOfRecord }) => isOfRecord)).toBe(false);
  });
  test("a change that changes nothing parts nothing", () => {
    const twice = {
      class: [
        { from: "2024-05-01", value: "home" },
        { from: "2024-05-16", value: "home" },
      ],
    };
    expect(entitled(withAccount(twice, "shop")).parts).toHaveLength(1);
  });
});

test("the entitled tariff is the one that the engine bills by, for every customer of the Iranian examples", () => {
  const root = join(import.meta.dirname, "../../..");
  const files = readdirSync(join(root, "tariffs/iran"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".mizan"));
  const iran = load(
    files.map((name) => ({ path: `iran/${name}`, text: readFileSync(join(root, "tariffs/iran", name), "utf8") })),
    { prove: false },
  ).schedule;
  const customers = readFileSync(join(root, "examples/iran-customers/customers.jsonl"), "utf8").trim().split("\n");
  if (iran === undefined) throw new Error("the Iranian rules do not load");
  for (const line of customers) {
    const facts: unknown = JSON.parse(line);
    const result = iran.bill(facts);
    if (result.kind !== "bill") throw new Error(result.failures.map(({ message }) => message).join("; "));
    const { bill } = result;
    const printed = { id: bill.id, account: "a", tariff: bill.tariff, readings: [], lines: [], marks: {}, total: bill.total };
    const found = iran.judging.entitled({ issued: printed, request: facts });
    expect(found).toMatchObject({ answer: "as stated", parts: [{ entitled: [bill.tariff] }] });
    expect(found.tariffs.find(({ tariff }) => tariff === bill.tariff)).toMatchObject({ standing: "holds", total: bill.total, difference: "0" });
  }
});

test("only what was printed is compared: without a total, what is to be paid; without either, nothing", () => {
  const { total: _total, ...bare } = issued;
  expect(entitled({ ...may, issued: bare })).toMatchObject({ issued: { of: "payable", amount: "34600" }, tariffs: [{ difference: "12100" }, {}, {}, {}] });
  const { payable: _payable, ...barer } = bare;
  expect(entitled({ ...may, issued: { ...barer, period: JUNE } })).toMatchObject({ issued: undefined, tariffs: [{ difference: undefined }, {}, {}, {}] });
});

describe("what a cost rests on", () => {
  const rules = readFileSync(join(import.meta.dirname, "../../../examples/household/rules.mizan"), "utf8");
  const [first = ""] = readFileSync(join(import.meta.dirname, "../../../examples/issued-bills/cases.jsonl"), "utf8").split("\n");
  const found = scheduleFrom(rules, "rules.mizan").judging.entitled(JSON.parse(first));
  const of = (name: string): Entitlement["tariffs"][number] | undefined => found.tariffs.find(({ tariff }) => tariff === name);

  test("a tariff that could not be put into rules costs nobody knows what, and not nothing", () => {
    expect(of("public")).toMatchObject({
      total: undefined,
      payable: undefined,
      difference: undefined,
      isAsIssued: false,
      restsOn: [{ kind: "untranslatable", what: "Public tariffs are set case by case.", words: { "": "the sheet gives no rates" } }],
    });
  });

  test("examples and what nobody verified are said beside the sums", () => {
    expect(of("residential")?.total).toBe("126937");
    expect(of("residential")?.restsOn.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      "unverified source booklet_1394",
      "example rate subscription_fee from 1393-01-01",
      "unverified source vat_note",
    ]);
  });

  test("the class that would lead to it has no cost either", () => {
    expect(found.classes.find(({ value }) => value === "public")).toMatchObject({ tariff: "public", total: undefined, restsOn: [{ kind: "untranslatable" }] });
  });
});
