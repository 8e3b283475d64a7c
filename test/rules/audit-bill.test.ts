// The audit of issued bills: a right one is clean, what is wrong is seen where it is, and what the evidence does not tell is said to be undecided.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill, BillCase, IssuedBill, Schedule } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import { TOWN } from "./diagnosis/rules.ts";

const OFFICE = `schedule town {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend sunday
  horizon 2024-01-01 to 2026-01-01
}
source decree "Decree" dated 2024-01-01
source later "Later decree" dated 2024-09-01
account { class: home | shop }
usage { active: kWh 0 .. 1_000_000 to 3 decimals }
rate price: IRR/kWh {
  from 2024-01-01 to 2024-07-01 cites decree: 100
  from 2024-07-01 cites decree: 110
  from 2024-07-01 to 2024-10-01 announced 2024-09-15 cites later: 120
}
rate fee: IRR { from 2024-01-01 cites decree: 500 }
rate levy: % { from 2024-01-01 to 2025-01-01 cites decree: 10%   from 2025-01-01 unknown because "not published yet" }
tariff home {
  for account.class = home
  crossing whole at end
  line energy [taxed] "Energy" = usage.active * price over bill round half up to 1 IRR
  line fixed [taxed] = fee round half up to 1 IRR
  line tax = levy * sum taxed round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
tariff shop { for account.class = shop  line fixed = fee round half up to 1 IRR  payable = total + brought_forward round down to 100 IRR carry remainder }
`;

function scheduleOf(text: string): Schedule {
  const { schedule, diagnostics } = load([{ path: "town.mizan", text }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, help }) => `${message}: ${help}`).join("\n"));
  return schedule;
}

const town = scheduleOf(OFFICE);

/** May: 1,234 kWh at 100 is 123,400; with 500 the tax is 12,390; 136,290 to pay 136,200, 90 carried. */
const request = {
  id: "b1",
  account: { class: "home" },
  period: { from: "2024-05-01", to: "2024-06-01" },
  readings: [{ register: "active", previous: "1000", current: "2234" }],
  brought_forward: "0",
};
const issued: IssuedBill = {
  id: "b1",
  account: "a1",
  period: { from: "2024-05-01", to: "2024-06-01" },
  days: "31",
  issued_on: "2024-06-05",
  readings: [{ register: "active", previous: "1000", current: "2234", multiplier: "1", quantity: "1234" }],
  lines: [
    { name: "energy", amount: "123400", quantity: "1234", rate: "100" },
    { name: "fixed", amount: "500" },
    { name: "tax", amount: "12390" },
  ],
  total: "136290",
  brought_forward: "0",
  payable: "136200",
  carried: "90",
  marks: {},
};
const right: BillCase = { issued, request };

const withLine = (name: string, amount: string): BillCase => ({
  ...right,
  issued: { ...issued, lines: issued.lines.map((line) => (line.name === name ? { name, amount } : line)) },
});
const verdicts = (bill: BillCase): Readonly<Record<string, string>> =>
  Object.fromEntries(town.judging.auditBill(bill).lines.map(({ name, verdict }) => [name, verdict]));

describe("a right bill", () => {
  test("agrees in every figure and identity", () => {
    const verdict = town.judging.auditBill(right);
    expect(verdict).toMatchObject({ verdict: "agrees", harm: "0", failures: [], knownThen: undefined });
    expect(new Set(verdict.lines.map((line) => line.verdict))).toEqual(new Set(["agrees"]));
    expect(verdict.lines.map(({ name }) => name)).toEqual(["energy", "fixed", "tax", "total", "brought_forward", "payable", "carried"]);
    expect(verdict.identities.map(({ name, holds }) => [name, holds])).toEqual([
      ["sum of lines", "yes"],
      ["tax of base", "yes"],
      ["quantity times rate", "yes"],
      ["reading difference", "yes"],
      ["days of period", "yes"],
      ["payable and carry", "yes"],
      ["period of record", "yes"],
      ["readings of record", "yes"],
      ["readings of record", "yes"],
      ["readings of record", "yes"],
    ]);
  });
  test("is not accused for registers that were printed rounded", () => {
    // The register has 2,233.7; printed without decimals the advance is 1,234 and may be 1,233 to 1,235: energy 123,300 to 123,500.
    const rounded = { ...issued, readings: [{ register: "active", previous: "1000", current: "2234", decimals: 0 }] };
    const energy = { name: "energy", amount: "123370" };
    const bill = {
      ...right,
      issued: {
        ...rounded,
        lines: [energy, { name: "fixed", amount: "500" }, { name: "tax", amount: "12387" }],
        total: "136257",
        payable: "136200",
        carried: "57",
      },
    };
    const verdict = town.judging.auditBill(bill);
    expect(verdict.verdict).toBe("agrees");
    expect(verdict.lines.find(({ name }) => name === "energy")?.why).toContain("printed rounded");
    const beyond = { ...bill, issued: { ...bill.issued, lines: [{ name: "energy", amount: "123501" }] } };
    expect(verdicts(beyond)["energy"]).toBe("differs");
  });
});

describe("registers that were printed rounded", () => {
  const shop = scheduleOf(TOWN);
  const period = { from: "2024-04-01", to: "2024-05-01" };
  const register = (name: string, previous: string, current: string, daypart?: string): Readonly<Record<string, string>> => ({
    register: name,
    ...(daypart === undefined ? {} : { daypart }),
    previous,
    current,
    multiplier: "10",
  });
  const rows = [register("active", "100", "200", "peak"), register("active", "100", "300", "low"), register("reactive", "100", "500")];
  const shopRequest = {
    id: "s1",
    account: { class: "shop", contracted: "100" },
    period,
    readings: [...rows, { register: "demand", maximum: "8", multiplier: "10" }],
    brought_forward: "0",
  };
  // The registers have 200.4 and 499.6: 1,004 x 40 + 30,000 = 70,160; 3,004 kWh and 3,996 kvarh: 0.6009, 0.4978 of 88,160 = 43,886.05; tax of 132,046.
  const figures = { energy: "70160", demand: "18000", reactive: "43886", vat: "13205" };
  const printed = (changes: Readonly<Record<string, string>>): IssuedBill => ({
    id: "s1",
    account: "a2",
    period,
    readings: rows.map(({ register: name, ...row }) => ({ register: name ?? "", ...row, decimals: 0 })),
    lines: Object.entries(figures).map(([name, amount]) => ({ name, amount: changes[name] ?? amount })),
    total: changes["total"] ?? "145251",
    brought_forward: "0",
    payable: "145000",
    carried: changes["carried"] ?? "251",
    marks: {},
  });
  test("one as high and another as low as it may be: a power factor, and what rounding leaves to carry", () => {
    expect(shop.judging.auditBill({ issued: printed({}), request: shopRequest }).verdict).toBe("agrees");
  });
  test.each([
    // With 10 kWh less on both registers and 10 kvarh more: 0.5965, 0.5088 of 87,450, which is 44,494.56.
    { changes: { reactive: "47000", vat: "13516", total: "148676" }, name: "reactive" },
    { changes: { carried: "252" }, name: "carried" },
  ])("but not beyond: $name", ({ changes, name }) => {
    const { lines } = shop.judging.auditBill({ issued: printed(changes), request: shopRequest });
    expect(lines.find((line) => line.name === name)?.verdict).toBe("differs");
  });
});

describe("what is wrong is seen where it is", () => {
  test.each([
    { name: "energy", amount: "123401" },
    { name: "fixed", amount: "499" },
    { name: "tax", amount: "12391" },
  ])("one rial on $name", ({ name, amount }) => {
    const verdict = town.judging.auditBill(withLine(name, amount));
    expect(verdict.verdict).toBe("differs");
    expect(verdict.lines.filter((line) => line.verdict === "differs").map((line) => line.name)).toEqual([name]);
    expect(verdict.identities.find((each) => each.name === "sum of lines")?.holds).toBe("no");
  });
  test("a line left out, and one that no rule has", () => {
    const bill = { ...right, issued: { ...issued, lines: [...issued.lines.filter(({ name }) => name !== "fixed"), { name: "late fee", amount: "700" }] } };
    expect(verdicts(bill)).toMatchObject({ fixed: "missing", "late fee": "unknown line", energy: "agrees" });
  });
  test("a line that is absent, or that no rule has, accuses nobody where the sums are right", () => {
    const some = { ...issued, lines: issued.lines.filter(({ name }) => name !== "fixed") };
    expect(town.judging.auditBill({ ...right, issued: some }).verdict).toBe("undecided");
    expect(town.judging.auditBill({ ...right, issued: { ...some, excerpt: true } }).verdict).toBe("agrees");
    expect(town.judging.auditBill({ ...right, issued: { ...issued, lines: [] } }).verdict).toBe("agrees");
    // 700 that no rule knows: 136,990 in all, 136,900 to pay. What is carried is the same 90.
    const more = { ...issued, lines: [...issued.lines, { name: "late fee", amount: "700" }], total: "136990", payable: "136900" };
    expect(verdicts({ ...right, issued: more })).toMatchObject({ "late fee": "unknown line", total: "undecided", payable: "undecided", carried: "agrees" });
    expect(verdicts({ ...right, issued: { ...more, total: "136991" } })).toMatchObject({ total: "differs", payable: "differs" });
    expect(town.judging.auditBill({ ...right, issued: more }).verdict).toBe("undecided");
  });
  test("a tax over its printed base: one that is right over a wrong base, and one that is wrong over a right one", () => {
    // 124,400 + 500 at 10 % is 12,490.
    const consistent = { ...issued, lines: issued.lines.map((line) => ({ ...line, amount: { energy: "124400", tax: "12490" }[line.name] ?? line.amount })) };
    const holds = (bill: IssuedBill): unknown => town.judging.auditBill({ ...right, issued: bill }).identities.find(({ name }) => name === "tax of base");
    expect(holds(consistent)).toMatchObject({ about: "tax", holds: "yes", left: "12490" });
    expect(holds({ ...consistent, lines: consistent.lines.map((line) => (line.name === "tax" ? { ...line, amount: "12390" } : line)) })).toMatchObject({
      holds: "no",
      difference: "-100",
    });
    expect(holds({ ...issued, lines: issued.lines.filter(({ name }) => name !== "energy") })).toBeUndefined();
  });
  test("without a total, the lines and what is payable, but for its rounding", () => {
    const { total: _total, carried: _carried, ...bare } = issued;
    const sum = (bill: IssuedBill): unknown => town.judging.auditBill({ ...right, issued: bill }).identities[0];
    expect(sum(bare)).toMatchObject({ about: "payable", holds: "within tolerance", left: "136290", right: "136200", tolerance: "100" });
    expect(sum({ ...bare, payable: "136100" })).toMatchObject({ holds: "no" });
  });
  test("the row of a line that is not the rules'", () => {
    const line = { name: "energy", amount: "124634", quantity: "1234", rate: "101" };
    const verdict = town.judging.auditBill({ ...right, issued: { ...issued, lines: [line, ...issued.lines.slice(1)] } });
    expect(verdict.lines[0]).toMatchObject({ verdict: "differs", why: "printed 1234 x 101; the rules have 1234 x 100" });
  });
  test("identities need no rules: a reading difference, days, what is carried", () => {
    const odd = { ...issued, days: "30", carried: "91", readings: [{ register: "active", previous: "1000", current: "2234", quantity: "1243" }] };
    const holds = town.judging.auditBill({ ...right, issued: odd }).identities.flatMap((each) => (each.holds === "no" ? [[each.name, each.difference]] : []));
    expect(holds).toEqual([
      ["reading difference", "9"],
      ["days of period", "-1"],
      ["payable and carry", "1"],
    ]);
  });
  test("an opening that is not the last closing", () => {
    const previous = { ...issued, id: "b0", readings: [{ register: "active", previous: "0", current: "990" }] };
    const verdict = town.judging.auditBill(right, { previous });
    expect(verdict.identities.find(({ name }) => name === "opening is last closing")).toMatchObject({ holds: "no", left: "1000", right: "990" });
  });
  test("the harm is what was charged too much", () => {
    // 1,243 kWh: 124,300 + 500 + 12,480 = 137,280, to pay 137,200: a thousand too much.
    const wrong = {
      ...issued,
      lines: [
        { name: "energy", amount: "124300" },
        { name: "fixed", amount: "500" },
        { name: "tax", amount: "12480" },
      ],
      total: "137280",
      payable: "137200",
      carried: "80",
    };
    expect(town.judging.auditBill({ ...right, issued: wrong })).toMatchObject({ verdict: "differs", harm: "1000" });
  });
});

describe("two clocks", () => {
  // July: 1,000 kWh. Known in August: 110,000 + 500, tax 11,050. By the decree of September: 120,000 + 500, tax 12,050.
  const july = { ...request, period: { from: "2024-07-01", to: "2024-08-01" }, readings: [{ register: "active", previous: "0", current: "1000" }] };
  const then: IssuedBill = {
    ...issued,
    period: july.period,
    issued_on: "2024-08-05",
    readings: [],
    lines: [
      { name: "energy", amount: "110000" },
      { name: "fixed", amount: "500" },
      { name: "tax", amount: "11050" },
    ],
    total: "121550",
    payable: "121500",
    carried: "50",
  };
  test("right by what could be known, wrong by a later decree: an adjustment is due", () => {
    expect(town.judging.auditBill({ issued: then, request: july })).toMatchObject({ verdict: "adjustment due", knownThen: { verdict: "agrees" } });
  });
  test("issued after the decree, the same bill is wrong", () => {
    expect(town.judging.auditBill({ issued: { ...then, issued_on: "2024-09-20" }, request: july })).toMatchObject({ verdict: "differs", knownThen: undefined });
  });
});

describe("what the evidence does not tell is undecided", () => {
  test("a line whose rate is unknown; the others are judged", () => {
    // January 2025: 110 a kWh; the levy is not published.
    const january = { ...request, period: { from: "2025-01-01", to: "2025-02-01" } };
    const bill: IssuedBill = {
      ...issued,
      period: january.period,
      lines: [
        { name: "energy", amount: "135740" },
        { name: "fixed", amount: "500" },
        { name: "tax", amount: "1" },
      ],
    };
    const verdict = town.judging.auditBill({ issued: bill, request: january });
    expect(Object.fromEntries(verdict.lines.map((line) => [line.name, line.verdict]))).toMatchObject({
      energy: "agrees",
      fixed: "agrees",
      tax: "undecided",
      total: "undecided",
    });
    expect(verdict.lines.find(({ name }) => name === "tax")?.why).toContain("not published yet");
    expect(verdict.verdict).toBe("undecided");
  });
  test("a balance that no ledger shows; with the ledger it is decided", () => {
    const owed = { ...issued, brought_forward: "1000", payable: "137200" };
    const { brought_forward: _none, ...bare } = request;
    expect(verdicts({ issued: owed, request: bare })).toMatchObject({ brought_forward: "undecided", payable: "undecided", total: "agrees" });
    const ledger = [
      { id: "l1", day: "2024-05-01", kind: "opening", amount: "5000" },
      { id: "l2", day: "2024-05-20", kind: "payment", amount: "-4000" },
    ] as const;
    expect(verdicts({ issued: owed, request: bare, ledger })).toMatchObject({ brought_forward: "agrees", payable: "agrees" });
  });
  test("facts that cannot be read, and facts that no tariff fits", () => {
    expect(town.judging.auditBill({ issued, request: { id: "b1" } })).toMatchObject({ verdict: "undecided", lines: [] });
    expect(town.judging.auditBill({ issued, request: { ...request, account: {} } }).failures).not.toEqual([]);
  });
  test.each([
    { value: 5 },
    { value: null },
    { value: { issued: {} } },
    { value: { issued: { ...issued, total: "12a" }, request } },
    { value: { issued, request, ledger: [{ id: "x" }] } },
  ])("no case: $value", ({ value }) => {
    expect(town.judging.readCase(value)).toMatchObject({ kind: "refused" });
  });
});

describe("properties", () => {
  const folder = join(import.meta.dirname, "../../tariffs/iran");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".mizan"));
  const iran = load(
    files.map((name) => ({ path: `iran/${name}`, text: readFileSync(join(folder, name), "utf8") })),
    { prove: false },
  ).schedule;
  const customers = readFileSync(join(import.meta.dirname, "../../examples/iran-customers/customers.jsonl"), "utf8")
    .trim()
    .split("\n");
  const printed = (bill: Bill): IssuedBill => ({
    id: bill.id,
    account: "a",
    period: { from: bill.period.from, to: bill.period.to },
    days: String(bill.period.days),
    readings: [],
    lines: bill.lines.map(({ name, printed: amount, quantity, rate }) =>
      quantity === null || rate === null ? { name, amount } : { name, amount, quantity, rate },
    ),
    total: bill.total,
    brought_forward: bill.brought_forward,
    payable: bill.payable,
    carried: bill.carried,
    marks: {},
  });

  test("the engine's own bill is clean, and one rial on any line of it is noticed", () => {
    if (iran === undefined) throw new Error("the Iranian rules do not load");
    for (const line of customers) {
      const facts: unknown = JSON.parse(line);
      const result = iran.bill(facts);
      if (result.kind !== "bill") throw new Error(result.failures.map(({ message }) => message).join("; "));
      const own = printed(result.bill);
      const clean = iran.judging.auditBill({ issued: own, request: facts });
      expect([clean.verdict, clean.identities.filter(({ holds }) => holds === "no")]).toEqual(["agrees", []]);
      for (const { name, amount } of own.lines) {
        const lines = own.lines.map((each) => (each.name === name ? { name, amount: String(BigInt(amount.split(".")[0] ?? "0") + 1n) } : each));
        const verdict = iran.judging.auditBill({ issued: { ...own, lines }, request: facts });
        expect(verdict.lines.find((each) => each.name === name)?.verdict).toBe("differs");
      }
    }
  });

  test("lines may be printed in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...issued.lines], { minLength: issued.lines.length }), (lines) => {
        expect(town.judging.auditBill({ ...right, issued: { ...issued, lines } }).lines).toEqual(town.judging.auditBill(right).lines);
      }),
      { numRuns: 20 },
    );
  });
});
