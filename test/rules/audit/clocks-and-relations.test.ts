// What is said of a bill that is not whole or not dated where a decree came later, of lines that bear the name of a sum, and of relations that do not hold
// beside figures that are right.
import { describe, expect, test } from "vitest";
import type { BillCase, BillVerdict, IssuedBill } from "../../../src/index.ts";
import { load } from "../../../src/index.ts";

const { schedule, diagnostics } = load([
  {
    path: "town.mizan",
    text: `schedule town { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2024-01-01 to 2025-01-01 }
source s "Sheet" dated 2024-01-01
source d "Decree" dated 2024-07-01
account { class: home | shop }
usage { active: kWh 0 .. 100_000 to 3 decimals }
rate price: IRR/kWh {
  from 2024-01-01 cites s: 1_000
  from 2024-04-01 announced 2024-07-01 cites d: 1_200
}
rate vat: % { from 2024-01-01 cites s: 9% }
tariff home { for account.class = home
  crossing split by days
  line energy = usage.active * price each segment, over bill round half up to 1 IRR
  line fee cites s = 100 IRR round half up to 1 IRR
  payable = total + brought_forward round down to 1_000 IRR drop remainder }
tariff shop { for account.class = shop
  line energy cites s = usage.active * 1_000 IRR/kWh round half up to 1 IRR
  line tax = energy * vat round half up to 1 IRR
  payable = total + brought_forward round down to 1_000 IRR carry remainder }
`,
  },
]);

function audited(bill: BillCase): BillVerdict {
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, help }) => `${message}: ${help}`).join("\n"));
  return schedule.judging.auditBill(bill);
}

const period = { from: "2024-05-01", to: "2024-06-01" };
const request = { id: "b", account: { class: "home" }, period, usage: { active: "100" }, brought_forward: "0" };
/** By the price that was known until July. */
const old: IssuedBill = {
  id: "b",
  account: "a",
  period,
  readings: [],
  lines: [
    { name: "energy", amount: "100000" },
    { name: "fee", amount: "100" },
  ],
  total: "100100",
  marks: {},
};

describe("two clocks", () => {
  const dated = { ...old, issued_on: "2024-06-05" };
  const [energy] = old.lines;
  if (energy === undefined) throw new Error("no line");
  test("whole and right by what was known: an adjustment is due", () => {
    expect(audited({ issued: dated, request })).toMatchObject({ verdict: "adjustment due", knownThen: { verdict: "agrees" }, harm: "-20000" });
  });
  test.each([
    { what: "a line that was not printed", lines: [energy] },
    { what: "a line that no rule has", lines: [...old.lines, { name: "gift", amount: "0" }] },
  ])("$what: nothing differs by what was known, so nobody is accused", ({ lines }) => {
    const verdict = audited({ issued: { ...dated, lines }, request });
    expect(verdict).toMatchObject({ verdict: "undecided", knownThen: { verdict: "undecided" } });
    expect(verdict.lines.find(({ name }) => name === "energy")?.verdict).toBe("differs");
  });
  test("wrong by both is wrong", () => {
    const lines = [{ name: "energy", amount: "110000" }, ...old.lines.slice(1)];
    expect(audited({ issued: { ...dated, lines, total: "110100" }, request }).verdict).toBe("differs");
  });
  test("without a day of issue that day decides; a day of record is taken where none is printed", () => {
    const verdict = audited({ issued: old, request });
    expect(verdict).toMatchObject({ verdict: "undecided", harm: undefined });
    expect(verdict.lines.find(({ name }) => name === "energy")).toMatchObject({ verdict: "undecided", evidence: "the day of issue" });
    expect(audited({ issued: old, request: { ...request, issued: "2024-06-05" } }).verdict).toBe("adjustment due");
    expect(audited({ issued: old, request: { ...request, issued: "2024-07-01" } }).verdict).toBe("differs");
    const lines = [{ name: "energy", amount: "110000" }, ...old.lines.slice(1)];
    expect(audited({ issued: { ...old, lines, total: "110100" }, request }).verdict).toBe("differs");
  });
  test("the decree's own price before the decree is right by what is in force", () => {
    const lines = [{ name: "energy", amount: "120000" }, ...old.lines.slice(1)];
    expect(audited({ issued: { ...dated, lines, total: "120100" }, request })).toMatchObject({
      verdict: "agrees",
      harm: "0",
      knownThen: { verdict: "differs" },
    });
  });
});

const shop = { ...request, account: { class: "shop" }, readings: [{ register: "active", previous: "1000", current: "1100" }], usage: undefined };
const { usage: _none, ...shopRequest } = shop;
/** 100 kWh at 1,000 and 9 %: 109,000. */
const right: IssuedBill = {
  id: "b",
  account: "a",
  period,
  tariff: "shop",
  days: "31",
  readings: [{ register: "active", previous: "1000", current: "1100", quantity: "100" }],
  lines: [
    { name: "energy", amount: "100000", quantity: "100", rate: "1000" },
    { name: "tax", amount: "9000", quantity: "100000", rate: "9" },
  ],
  total: "109000",
  payable: "109000",
  carried: "0",
  marks: {},
};
const broken = (changes: Partial<IssuedBill>): readonly (readonly [string, string])[] =>
  audited({ issued: { ...right, ...changes }, request: shopRequest }).identities.flatMap(({ name, about, holds }) =>
    holds === "no" ? [[name, about] as const] : [],
  );

describe("lines that bear the name of a sum", () => {
  test.each(["payable", "total", "carried", "brought_forward"])("%s is told as a line that no rule has", (name) => {
    const lines = [...right.lines, { name, amount: "99999" }];
    const verdict = audited({ issued: { ...right, lines }, request: shopRequest });
    expect(verdict.lines.filter(({ verdict: own }) => own === "unknown line").map(({ name: own, issued }) => [own, issued])).toEqual([[name, "99999"]]);
    expect(verdict.verdict).toBe("undecided");
  });
});

describe("relations", () => {
  test("hold on a right bill, a rate in percent among them", () => {
    expect(broken({})).toEqual([]);
  });
  test.each([
    { changes: { days: "30" }, fails: ["days of period", "2024-05-01 .. 2024-06-01"] },
    { changes: { period: { from: "2023-05-01", to: "2023-06-01" } }, fails: ["period of record", "period"] },
    { changes: { period: undefined, days: "30" }, fails: ["period of record", "days"] },
    { changes: { tariff: "home" }, fails: ["tariff of record", "tariff"] },
    { changes: { readings: [{ register: "active", previous: "1000", current: "1101" }] }, fails: ["readings of record", "active, current"] },
    { changes: { readings: [{ register: "active", multiplier: "7" }] }, fails: ["readings of record", "active, multiplier"] },
    { changes: { readings: [{ register: "active", quantity: "999" }] }, fails: ["readings of record", "active, quantity"] },
    // Registers are exact unless the bill says to how many decimals it prints them: 100 is not 101.
    { changes: { readings: [{ register: "active", previous: "1000", current: "1100", quantity: "101" }] }, fails: ["reading difference", "active"] },
    {
      changes: { lines: [{ name: "energy", amount: "100000", quantity: "90", rate: "1000" }, ...right.lines.slice(1)] },
      fails: ["quantity times rate", "energy"],
    },
    { changes: { lines: [...right.lines.slice(0, 1), { name: "tax", amount: "9000", quantity: "100000", rate: "8" }] }, fails: ["quantity times rate", "tax"] },
  ])("$fails does not hold, and every figure agrees", ({ changes, fails }) => {
    expect(broken(changes)).toEqual([fails]);
    expect(audited({ issued: { ...right, ...changes }, request: shopRequest }).verdict).toBe("agrees");
  });
  test("say nothing where the unit of a rate is not known, of an excerpt, and of the issuer's own name of a tariff", () => {
    const lines = [...right.lines, { name: "gift", amount: "5", quantity: "50", rate: "10" }];
    expect(broken({ lines }).filter(([name]) => name === "quantity times rate")).toEqual([]);
    expect(broken({ lines: right.lines.slice(1), excerpt: true })).toEqual([]);
    expect(broken({ tariff: "T-17" })).toEqual([]);
  });
  test("what rounding leaves is not missed where it is dropped", () => {
    // 120,100 to pay 120,000; the hundred is dropped and nothing is carried.
    const lines = [{ name: "energy", amount: "120000" }, ...old.lines.slice(1)];
    const issued = { ...old, lines, issued_on: "2024-08-01", total: "120100", brought_forward: "0", payable: "120000", carried: "0" };
    const verdict = audited({ issued, request });
    expect([verdict.verdict, verdict.identities.filter(({ holds }) => holds === "no")]).toEqual(["agrees", []]);
    expect(audited({ issued: { ...issued, carried: "5000" }, request }).identities.find(({ name }) => name === "payable and carry")?.holds).toBe("no");
  });
});
