// Registers that were printed rounded: a bill that some true reading gives is never accused, and one that none gives is, as far as it can be told. Every true
// reading of small grids is tried, with the arithmetic done here.
import { describe, expect, test } from "vitest";
import type { BillCase, Schedule } from "../../../src/index.ts";
import { load, verdictPage } from "../../../src/index.ts";

const HEAD = `schedule town { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2024-01-01 to 2026-01-01 }
source s "Sheet" dated 2024-01-01
account { class: home | shop }
`;

function scheduleOf(text: string): Schedule {
  const { schedule, diagnostics } = load([{ path: "town.mizan", text: `${HEAD}${text}` }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, help }) => `${message}: ${help}`).join("\n"));
  return schedule;
}

/** Every register 1000 .. 1100 printed without decimals. */
function caseOf(registers: readonly string[], lines: Readonly<Record<string, number>>, changes: Readonly<Record<string, string>> = {}): BillCase {
  const sum = Object.values(lines).reduce((total, amount) => total + amount, 0);
  const rows = registers.map((register) => ({ register, previous: "1000", current: "1100" }));
  const period = { from: "2024-04-01", to: "2024-05-01" };
  return {
    issued: {
      id: "b",
      account: "a",
      period,
      readings: rows.map((row) => ({ ...row, decimals: 0 })),
      lines: Object.entries(lines).map(([name, amount]) => ({ name, amount: String(amount) })),
      total: String(sum),
      payable: String(sum),
      marks: {},
      ...changes,
    },
    request: { id: "b", account: { class: "home" }, period, readings: rows, brought_forward: "0" },
  };
}

const verdictOf = (schedule: Schedule, bill: BillCase): string => schedule.judging.auditBill(bill).verdict;
/** 99.0 to 101.0 kWh in tenths. */
const TENTHS = Array.from({ length: 21 }, (_, at) => 990 + at);
const PAYABLE = "payable = total + brought_forward round down to 1 IRR drop remainder";

/** Half of the energy back, up to 100 kWh. */
const reliefRules = (decimals: number, more: string): string => `usage { active: kWh 0 .. 100_000 to ${decimals} decimals }
rate price: IRR/kWh { from 2024-01-01 cites s: 1_000 }
rate part: % { from 2024-01-01 cites s: 50% }
tariff home { for account.class in (home, shop)
  line energy = usage.active * price round half up to 1 IRR
  line relief = 0 IRR - part * energy round half up to 1 IRR
  exception above to relief "none above 100 kWh" when usage.active > 100 kWh cites s = 0 IRR
  ${more}
  ${PAYABLE} }`;
const relief = scheduleOf(reliefRules(3, ""));

describe("a relief that is lost at a level", () => {
  const energyOf = (tenths: number): number => tenths * 100;
  const reliefOf = (tenths: number): number => (tenths > 1000 ? 0 : -tenths * 50);
  test("every true reading agrees, and harms nobody", () => {
    for (const tenths of TENTHS) {
      const verdict = relief.judging.auditBill(caseOf(["active"], { energy: energyOf(tenths), relief: reliefOf(tenths) }));
      expect([tenths, verdict.verdict, verdict.harm, verdict.identities.filter(({ holds }) => holds === "no")]).toEqual([tenths, "agrees", "0", []]);
    }
  });
  test("energy of one reading with the relief of another differs", () => {
    for (const tenths of TENTHS)
      for (const other of TENTHS) {
        const isGiven = reliefOf(tenths) === reliefOf(other);
        const verdict = verdictOf(relief, caseOf(["active"], { energy: energyOf(tenths), relief: reliefOf(other) }));
        expect([tenths, other, verdict]).toEqual([tenths, other, isGiven ? "agrees" : "differs"]);
      }
  });
  test.each([
    { lines: { energy: 98_900, relief: -49_450 }, why: "98.9 kWh is less than any reading allows" },
    { lines: { energy: 99_900, relief: 500_000 }, why: "far outside of anything" },
  ])("$why", ({ lines }) => {
    expect(verdictOf(relief, caseOf(["active"], lines))).toBe("differs");
  });
});

test("a slab whose price falls: at 100.5 kWh the whole quantity costs less", () => {
  const slab = scheduleOf(`usage { active: kWh 0 .. 100_000 to 3 decimals }
rate price: IRR/kWh widths unscaled { from 2024-01-01 cites s
  blocks kWh
    0 .. 100.5 | 1_000
    100.5 .. | 700
}
tariff home { for account.class in (home, shop)
  line energy = usage.active through price whole round half up to 1 IRR
  ${PAYABLE} }`);
  const costs = (tenths: number): number => tenths * (tenths > 1005 ? 70 : 100);
  for (const tenths of TENTHS) expect([tenths, verdictOf(slab, caseOf(["active"], { energy: costs(tenths) }))]).toEqual([tenths, "agrees"]);
  expect(verdictOf(slab, caseOf(["active"], { energy: 60_000 }))).toBe("differs");
});

describe("seven registers, one of them given back", () => {
  const names = ["a1", "a2", "a3", "a4", "a5", "a6", "back"];
  const seven = scheduleOf(`usage { ${names.map((name) => `${name}: kWh 0 .. 100_000 to 3 decimals`).join("  ")} }
rate price: IRR/kWh { from 2024-01-01 cites s: 1_000 }
tariff home { for account.class in (home, shop)
  line energy = (usage.a1 + usage.a2 + usage.a3 + usage.a4 + usage.a5 + usage.a6) * price - usage.back * price round half up to 1 IRR
  ${PAYABLE} }`);
  // Six of 99 .. 101 less one of 99 .. 101: 6 x 99 - 101 = 493 to 6 x 101 - 99 = 507.
  test.each([
    [493_000, "agrees"],
    [493_700, "agrees"],
    [507_000, "agrees"],
    [492_999, "differs"],
    [507_001, "differs"],
  ])("%d %s", (energy, expected) => {
    expect(verdictOf(seven, caseOf(names, { energy }))).toBe(expected);
  });
});

describe("two registers of which one decides a relief", () => {
  const two = scheduleOf(`usage { active: kWh 0 .. 100_000 to 1 decimals  back: kWh 0 .. 100_000 to 1 decimals }
rate price: IRR/kWh { from 2024-01-01 cites s: 1_000 }
tariff home { for account.class in (home, shop)
  line energy = (usage.active + usage.back) * price round half up to 1 IRR
  line fee cites s = 700 IRR round half up to 1 IRR
  exception high to fee "more above 200 kWh" when usage.active + usage.back > 200 kWh cites s = 900 IRR
  ${PAYABLE} }`);
  test("every pair of true readings agrees, or is open; none is accused", () => {
    for (const a of TENTHS)
      for (const b of TENTHS.filter((tenths) => tenths % 5 === 0)) {
        const bill = caseOf(["active", "back"], { energy: (a + b) * 100, fee: a + b > 2000 ? 900 : 700 });
        expect([a, b, verdictOf(two, bill)]).toEqual([a, b, "agrees"]);
      }
  });
  test("between what was looked at nobody is accused: a photo decides", () => {
    const verdict = two.judging.auditBill(caseOf(["active", "back"], { energy: 200_000, fee: 950 }));
    expect(verdict.lines.find(({ name }) => name === "fee")).toMatchObject({ verdict: "undecided", evidence: "a photo of the register to its last digit" });
    expect(verdictOf(two, caseOf(["active", "back"], { energy: 200_000, fee: 5_000 }))).toBe("differs");
    expect(two.judging.auditBill(caseOf(["active", "back"], { energy: 200_100, fee: 900 })).lines[0]?.why).toMatch(/held to no other figure$/);
  });
});

describe("figures that rest on printed ones", () => {
  const taxed = scheduleOf(`usage { active: kWh 0 .. 100_000 to 3 decimals }
rate price: IRR/kWh { from 2024-01-01 cites s: 1_000 }
rate vat: % { from 2024-01-01 cites s: 10% }
tariff home { for account.class in (home, shop)
  line energy = usage.active * price round half up to 1 IRR
  line tax = vat * energy round half up to 1 IRR
  payable = total + brought_forward round down to 1_000 IRR carry remainder }`);
  // 99.5 kWh: 99,500 and 9,950 are 109,450; to pay 109,000, and 450 are carried.
  const lines = { energy: 99_500, tax: 9_950 };
  const sums = { payable: "109000", carried: "450" };
  test("as they follow from one another", () => {
    expect(verdictOf(taxed, caseOf(["active"], lines, sums))).toBe("agrees");
  });
  test.each([
    { of: "tax", bill: caseOf(["active"], { energy: 99_500, tax: 9_951 }, { payable: "109000", carried: "451" }) },
    { of: "total", bill: caseOf(["active"], lines, { ...sums, total: "109451", carried: "451" }) },
    { of: "payable", bill: caseOf(["active"], lines, { payable: "110000", carried: "-550" }) },
    { of: "carried", bill: caseOf(["active"], lines, { ...sums, carried: "451" }) },
  ])("$of off by what the register would allow", ({ of, bill }) => {
    const { verdict, lines: judged } = taxed.judging.auditBill(bill);
    expect([verdict, judged.find(({ name }) => name === of)?.verdict]).toEqual(["differs", "differs"]);
  });
  test("a reading of record is known as far as it is written: 1100.000 is not widened by what was printed", () => {
    const bill = caseOf(["active"], lines, sums);
    const exact = { id: "b", account: { class: "home" }, period: { from: "2024-04-01", to: "2024-05-01" }, brought_forward: "0" };
    const readings = [{ register: "active", previous: "1000.000", current: "1100.000" }];
    expect(verdictOf(taxed, { ...bill, request: { ...exact, readings } })).toBe("differs");
    // One end alone is known: half a kilowatt-hour either way.
    expect(verdictOf(taxed, { ...bill, request: { ...exact, readings: [{ register: "active", previous: "1000", current: "1100.000" }] } })).toBe("agrees");
    expect(
      verdictOf(taxed, {
        ...caseOf(["active"], { energy: 99_400, tax: 9_940 }, { payable: "109000", carried: "340" }),
        request: { ...exact, readings: [{ register: "active", previous: "1000", current: "1100.000" }] },
      }),
    ).toBe("differs");
  });
  test("a register that did not move, or stood at nothing, has no advance below zero", () => {
    const still = { register: "active", previous: "0", current: "0" };
    const bill = caseOf(["active"], { energy: 500, tax: 50 }, { payable: "0", carried: "550" });
    const issued = { ...bill.issued, readings: [{ ...still, decimals: 0 }] };
    const request = { id: "b", account: { class: "home" }, period: { from: "2024-04-01", to: "2024-05-01" }, brought_forward: "0", readings: [still] };
    expect(verdictOf(taxed, { issued, request })).toBe("agrees");
    const lower = caseOf(["active"], { energy: -500, tax: -50 }, { payable: "0", carried: "-550" });
    expect(verdictOf(taxed, { issued: { ...lower.issued, readings: issued.readings }, request })).toBe("differs");
  });
});

describe("what is printed beside little else", () => {
  const fee = scheduleOf(reliefRules(1, "line service cites s = 500 IRR round half up to 1 IRR"));
  const alone = (total: string): BillCase => caseOf(["active"], {}, { total, payable: total });

  test("a total that no reading gives is open, though readings give less and more", () => {
    // Up to 100.0 kWh 50 x tenths + 500, above 100 x tenths + 500.
    for (const tenths of TENTHS) expect(verdictOf(fee, alone(String(tenths * (tenths > 1000 ? 100 : 50) + 500)))).toBe("agrees");
    expect(verdictOf(fee, alone("75000"))).toBe("undecided");
    expect(verdictOf(fee, alone("30000"))).toBe("differs");
  });

  test("the first sentence says whether rounding was needed", () => {
    const headingOf = (total: string): string => verdictPage(fee.plan, fee.judging.auditBill(alone(total)), "en").heading;
    // The record itself is 100 kWh: 100,000 - 50,000 + 500.
    expect(headingOf("50500")).toBe("b: Every figure that was printed is what the rules give.");
    expect(headingOf("50450")).toContain("or lies within what registers that were printed rounded allow");
  });

  test("an excerpt whose one line does not move, and whose total does", () => {
    const bill = caseOf(["active"], { service: 500 }, { total: "101000", payable: "101000" });
    expect(verdictOf(fee, { ...bill, issued: { ...bill.issued, excerpt: true } })).toBe("agrees");
    expect(verdictOf(fee, { ...bill, issued: { ...bill.issued, excerpt: true, total: "30000", payable: "30000" } })).toBe("differs");
  });

  test("a line that bears the name of a sum is no harm", () => {
    const bill = caseOf(["active"], { energy: 100_000, relief: -50_000, service: 500 });
    const lines = [...bill.issued.lines, { name: "payable", amount: "99999" }];
    expect(fee.judging.auditBill({ ...bill, issued: { ...bill.issued, lines } }).harm).toBe("0");
  });

  test("a register with a row for each of two meters goes on from the last closing reading by its first, and the next bill by its last", () => {
    const row = (previous: string, current: string): BillCase["issued"]["readings"][number] => ({ register: "active", previous, current });
    const bill = caseOf(["active"], {});
    const [before, exchanged, after] = [[row("900", "1000")], [row("1000", "1050"), row("0", "50")], [row("50", "150")]].map((readings) => ({
      ...bill.issued,
      readings,
    }));
    const closingOf = (issued: BillCase["issued"] | undefined, previous: BillCase["issued"] | undefined): readonly string[] =>
      issued === undefined
        ? []
        : fee.judging.auditBill({ ...bill, issued }, { previous }).identities.flatMap(({ name, holds }) => (name === "opening is last closing" ? [holds] : []));
    expect(closingOf(exchanged, before)).toEqual(["yes"]);
    expect(closingOf(after, exchanged)).toEqual(["yes"]);
    expect(closingOf(after, before)).toEqual(["no"]);
  });
});
