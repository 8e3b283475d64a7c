// Published bills that contradict themselves or their own rates, and real Iranian bills of which a part is known: what an audit says of each.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BillCase, BillVerdict, IssuedBill, RuleText, Schedule } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import { ROOT, schedulesBelow } from "../rule-sets.ts";

function scheduleOf(files: readonly RuleText[]): Schedule {
  const { schedule, diagnostics } = load(files, { prove: false });
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule;
}

function world(name: string): string {
  return readFileSync(join(ROOT, "tariffs/world", name), "utf8");
}

function caseOf(issued: Partial<IssuedBill>, request: Readonly<Record<string, unknown>>): BillCase {
  return { issued: { id: "b", account: "a", readings: [], lines: [], marks: {}, ...issued }, request: { id: "b", brought_forward: "0", ...request } };
}

const verdicts = ({ lines }: BillVerdict): Readonly<Record<string, string>> => Object.fromEntries(lines.map(({ name, verdict }) => [name, verdict]));

describe("Taipower 2013, 397 kWh: 1,180 is printed under rows that add to 1,216.33", () => {
  const rules = world("tw-taipower-2013.mizan");
  const period = { from: "2013-06-01", to: "2013-07-01" };
  const bill = caseOf(
    {
      lines: [
        { name: "energy", quantity: "120", rate: "2.4", amount: "288.0" },
        { name: "energy", quantity: "210", rate: "3.02", amount: "634.2" },
        { name: "energy", quantity: "67", rate: "4.39", amount: "294.13" },
      ],
      payable: "1180",
    },
    { period, usage: { active: "397" } },
  );

  test("the rows and the sum part, the first row is not the rules', and the rules give the sum", () => {
    const verdict = scheduleOf([{ path: "tw.mizan", text: rules }]).judging.auditBill(bill);
    expect(verdict.identities.filter(({ holds }) => holds === "no")).toMatchObject([
      { name: "sum of lines", about: "payable", left: "1216.33", right: "1180", difference: "-36.33", tolerance: "1" },
    ]);
    expect(verdict.verdict).toBe("differs");
    expect(verdicts(verdict)).toEqual({ energy: "differs", payable: "agrees" });
    // 2.10, the rate of the rule file, is what reproduces the sum: 120 x 2.10 + 634.2 + 294.13 = 1,180.33.
    expect(verdict.lines[0]).toMatchObject({ issued: "1216.33", computed: "1180.33", difference: "36", why: "printed 120 x 2.4; the rules have 120 x 2.1" });
  });
});

describe("TNEB 2022: sums that the cards do not give", () => {
  const schedule = scheduleOf([{ path: "tneb.mizan", text: world("in-tneb-2022.mizan") }]);
  const period = { from: "2022-10-01", to: "2022-12-01" };

  test.each([
    { kwh: "300", energy: "675", printed: "673", off: "-2" },
    { kwh: "600", energy: "2750", printed: "2756", off: "6" },
  ])("$kwh kWh: $printed printed", ({ kwh, energy, printed, off }) => {
    const bill = caseOf({ lines: [{ name: "energy", amount: energy }], payable: printed }, { period, usage: { active: kwh } });
    const verdict = schedule.judging.auditBill(bill);
    expect(verdicts(verdict)).toEqual({ energy: "agrees", payable: "differs" });
    expect(verdict.harm).toBe(off);
    expect(schedule.judging.diagnose(bill).answer).toBe("unexplained");
    // Of the sum alone: no fault of the catalogue gives it either.
    expect(schedule.judging.diagnose(caseOf({ payable: printed }, { period, usage: { active: kwh } })).explanations).toEqual([]);
  });
});

describe("bills of 1404 beside the Iranian market rules", () => {
  const files = schedulesBelow("tariffs/iran").find((set) => set.files.some(({ path }) => path.endsWith("industry-1404.mizan")))?.files ?? [];
  const schedule = scheduleOf(files);
  const period = { from: "1404-06-01", to: "1404-07-01" };

  test("a small bill of which the energy line is known agrees, each of its rows", () => {
    const usage = { active: { mid: "2592", peak: "1136", low: "1864", friday_peak: "0" } };
    const account = { class: "market_industry", market_code: "mid_2296", contracted: "100", low_rate: "half_of_mid", duty_on: "own_price" };
    const rows = [
      { name: "energy", quantity: "2592", rate: "2296", amount: "5951232" },
      { name: "energy", quantity: "1136", rate: "4592", amount: "5216512" },
      { name: "energy", quantity: "1864", rate: "1148", amount: "2139872" },
    ];
    const verdict = schedule.judging.auditBill(caseOf({ period, days: "31", lines: rows, excerpt: true }, { period, account, usage }));
    expect(verdict.verdict).toBe("agrees");
    expect(verdict.lines).toMatchObject([{ name: "energy", issued: "13307616", computed: "13307616" }]);
    const wrong = schedule.judging.auditBill(
      caseOf({ lines: [{ ...rows[0], name: "energy", rate: "2295", amount: "5948640" }, ...rows.slice(1)], excerpt: true }, { period, account, usage }),
    );
    expect(wrong.lines).toMatchObject([{ verdict: "differs", difference: "-2592", why: "printed 2592 x 2295; the rules have 2592 x 2296" }]);
  });

  // Registers of the first bill: (797.51 - 786.68) x 8,000 = 86,640, and 86,608 was billed.
  const first = {
    period,
    days: "31",
    readings: [{ register: "active", daypart: "mid", previous: "786.68", current: "797.51", multiplier: "8000", quantity: "86608", decimals: 2 }],
    lines: [
      { name: "first item", amount: "3631409318" },
      { name: "subscription", amount: "143481" },
      { name: "fuel", amount: "99762920" },
      { name: "fourth item", amount: "1074173969" },
      { name: "fifth item", amount: "932136460" },
      { name: "period", amount: "5737626149" },
      { name: "tax", amount: "573762615" },
      { name: "duty", amount: "632993760" },
    ],
    brought_forward: "-38455013",
    payable: "6905927000",
    carried: "511",
  };
  const second = {
    period,
    days: "31",
    readings: [],
    lines: [
      { name: "first item", amount: "7781378" },
      { name: "second item", amount: "2687341132" },
      { name: "subscription", amount: "143481" },
      { name: "fuel", amount: "415225586" },
      { name: "market_credit", amount: "-792620046" },
      { name: "period", amount: "2317871531" },
      { name: "tax", amount: "231787153" },
      { name: "duty", amount: "1082009606" },
    ],
    total: "3631668290",
  };
  // The code of the rate, the split of the use and the demand price are not in the notes: what hangs on them is not decided.
  const account = { class: "market_industry", low_rate: "half_of_mid", duty_on: "own_price", contracted: "2500" };

  test.each([
    { name: "first", issued: first, balance: "-38455013", charges: {}, holds: ["sum of lines", "tax of base", "reading difference", "days of period"] },
    // The credit is stated to the rules as a charge: they do not work it out.
    { name: "second", issued: second, balance: "0", charges: { market_credit: "-792620046" }, holds: ["sum of lines", "tax of base", "days of period"] },
  ])("of the $name bill each identity that is known holds, and no figure is accused", ({ issued, balance, charges, holds }) => {
    const verdict = schedule.judging.auditBill(caseOf(issued, { period, account, charges, brought_forward: balance }));
    expect(verdict.identities.flatMap((each) => (each.holds === "no" ? [each] : []))).toEqual([]);
    expect(verdict.identities.flatMap((each) => (each.holds === "not printed" ? [] : [each.name]))).toEqual(expect.arrayContaining(holds));
    expect(verdict.lines.filter((line) => line.verdict === "differs")).toEqual([]);
    expect(verdicts(verdict)).toMatchObject({ subscription: "agrees", duty: "undecided" });
    expect(verdict.verdict).toBe("undecided");
  });

  test("32 kWh are within what two decimals on a multiplier of 8,000 leave", () => {
    const { identities } = schedule.judging.auditBill(caseOf(first, { period, account, brought_forward: "-38455013" }));
    const reading = identities.find(({ name }) => name === "reading difference");
    // Two readings, each within half of 0.01, times 8,000, and half of the last place of the quantity.
    expect(reading).toMatchObject({ holds: "within tolerance", left: "86640", right: "86608", difference: "-32", tolerance: "80.5" });
  });
});
