// Every answer that a diagnosis can give, on bills whose figures are written out: April of a household, 9,660 by the rules (see bills.ts).
import { describe, expect, test } from "vitest";
import type { IssuedBill } from "../../../src/rules/issued/case.ts";
import type { Figures } from "./bills.ts";
import { BILLS } from "./bills.ts";
import { diagnosed, keysOf } from "./cases.ts";

const { bench, figures } = BILLS.april;
const SUMS = ["total", "brought_forward", "payable", "carried"];

/** The right bill with other figures in the place of some. */
function printed(other: Figures, from: Figures = figures): IssuedBill {
  const all = Object.entries({ ...from, ...other });
  const lines = all.flatMap(([name, amount]) => (SUMS.includes(name) ? [] : [{ name, amount }]));
  return { id: "april", account: "own", readings: [], lines, ...Object.fromEntries(all.filter(([name]) => SUMS.includes(name))), marks: {} };
}

function totalAlone(total: string): IssuedBill {
  return { id: "april", account: "own", readings: [], lines: [], total, marks: {} };
}

describe("no fault", () => {
  test("the right bill, by its lines and by its total alone", () => {
    expect(diagnosed(bench, printed({}))).toMatchObject({ answer: "no fault", explanations: [], nearMisses: [], leftOut: [], wouldSeparate: undefined });
    expect(diagnosed(bench, totalAlone("9660"))).toMatchObject({ answer: "no fault" });
  });
});

describe("exact-single", () => {
  // The service twice: the price is 11,000.
  const twice = printed({ service: "6000", levy: "550", vat: "1100", total: "13110", payable: "13000", carried: "110" });
  // Without the meter fee the price is 7,500.
  const without = printed({ meter: "0", levy: "375", vat: "750", total: "9085", carried: "85" });

  test("one fault gives every figure, and no other does", () => {
    const found = diagnosed(bench, twice);
    expect(found).toMatchObject({ answer: "exact-single", possibleCoincidence: false, more: 0, wouldSeparate: undefined });
    expect(keysOf(found)).toEqual(["F19 service twice"]);
    expect(found.explanations[0]?.figures).toMatchObject({ service: "6000", vat: "1100", total: "13110", payable: "13000", carried: "110" });
  });

  test("a small difference may be chance: how often is said, and what would confirm it", () => {
    // 500 less: among some 2,000 amounts as near, more than ten are what a fault of the catalogue gives.
    const found = diagnosed(bench, without);
    expect(keysOf(found)).toEqual(["F19 meter omitted"]);
    expect(found).toMatchObject({ answer: "exact-single", possibleCoincidence: true, wouldSeparate: "contract" });
  });

  test("by the total alone it may be chance, and what would confirm it is said", () => {
    // 280 kWh: 12,635.
    const found = diagnosed(bench, totalAlone("12635"));
    expect(keysOf(found)).toContain("F08 energy current 001280");
    expect(found).toMatchObject({ possibleCoincidence: true });
    expect(found.wouldSeparate).toBeDefined();
  });
});

describe("exact-pair", () => {
  // No duty, as in a village, and no meter fee: 9,085 - 460.
  const found = diagnosed(bench, printed({ duty: "0", meter: "0", levy: "375", vat: "750", total: "8625", payable: "8000", carried: "625" }));

  test("two faults where no single one fits, always marked as perhaps chance", () => {
    expect(found.explanations.every(({ faults }) => faults.length === 2)).toBe(true);
    expect(keysOf(found)[0]).toBe("F01 area village + F19 meter omitted");
    expect(found).toMatchObject({ possibleCoincidence: true });
    expect(found.coincidence.hypotheses).toBeGreaterThan(10_000);
  });

  test("also where a row confirms one of the two: it says nothing of the other", () => {
    const contract = { id: "c1", day: "2024-01-01", kind: "contract", says: { field: "area", value: "city" } } as const;
    const confirmed = diagnosed(bench, printed({ duty: "0", meter: "0", levy: "375", vat: "750", total: "8625", payable: "8000", carried: "625" }), {
      evidence: [contract],
    });
    expect(confirmed).toMatchObject({ possibleCoincidence: true });
    expect(confirmed.explanations[0]?.confirms).toEqual(["contract c1"]);
  });
});

describe("ambiguous", () => {
  const found = diagnosed(bench, printed({ duty: "0", total: "9200", carried: "200" }));

  test("all that fit, those that give the same bill of one number, and the one fact that would tell them apart", () => {
    expect(found).toMatchObject({ answer: "ambiguous", wouldSeparate: "contract of area" });
    expect(keysOf(found).toSorted()).toEqual(["F01 area village", "F19 duty omitted", "F19 duty rural given"]);
    expect(new Set(found.explanations.map(({ alike }) => alike))).toEqual(new Set([1]));
  });

  test("where only the total was printed, a figure that the first two have differently", () => {
    // A tax of 10 % on the levy of 400, or a levy of 5 % on the tax of 800: 40 either way.
    const tax = diagnosed(bench, totalAlone("9700"));
    expect(keysOf(tax).toSorted()).toEqual(["F17 levy on vat", "F17 vat on levy"]);
    expect(tax.explanations.map(({ alike }) => alike)).toEqual([1, 2]);
    expect(tax).toMatchObject({ answer: "ambiguous", wouldSeparate: "the figure of vat on the bill", possibleCoincidence: true });
  });
});

describe("near-miss", () => {
  test("what is left after the fault is said, by figure", () => {
    const found = diagnosed(bench, printed({ duty: "0", vat: "801", total: "9201", carried: "201" }));
    expect(found).toMatchObject({ answer: "near-miss", explanations: [] });
    expect(found.nearMisses[0]).toMatchObject({ faults: [{ key: "F01 area village" }], left: { vat: "1", total: "1", carried: "1" } });
  });

  test("a fault that spoils a right figure is none", () => {
    const found = diagnosed(bench, printed({ energy: "4777", total: "9937", carried: "937" }));
    expect(found).toMatchObject({ answer: "unexplained", nearMisses: [], wouldSeparate: "the rule that the issuer rests energy on" });
  });
});

describe("unexplained", () => {
  test.each([
    { what: "lines that do not make up the total", other: { total: "9661" }, why: "the printed lines do not make up the total" },
    { what: "a payable that does not follow from the total", other: { payable: "8000" }, why: "what is payable and carried is not the total" },
    { what: "a wrong line beside a wrong sum", other: { duty: "0" }, why: "the printed lines do not make up the total" },
  ])("$what: nothing is looked for, and why is said", ({ other, why }) => {
    const found = diagnosed(bench, printed(other));
    expect(found.explanations).toEqual([]);
    expect(found.why).toContain(why);
  });

  test("a bill with a line that is not there contradicts nothing", () => {
    const { lines, ...rest } = printed({ total: "9200", carried: "200", duty: "0" });
    expect(diagnosed(bench, { ...rest, lines: lines.filter(({ name }) => name !== "meter") })).toMatchObject({ answer: "ambiguous", why: undefined });
  });
});

describe("undecided", () => {
  test.each([
    { why: "no figure", issued: { ...totalAlone("1"), total: undefined } },
    {
      why: "a figure that is no number alone",
      issued: {
        ...printed({}),
        lines: [{ name: "energy", amount: "much" }],
        total: undefined,
        payable: undefined,
        carried: undefined,
        brought_forward: undefined,
      },
    },
  ])("$why", ({ issued }) => {
    expect(diagnosed(bench, issued)).toMatchObject({ answer: "undecided", explanations: [] });
  });

  test("facts of record that cannot be read, or that no tariff fits", () => {
    expect(diagnosed(bench, printed({}), { request: { id: "april" } })).toMatchObject({ answer: "undecided" });
    expect(diagnosed(bench, printed({}), { request: { id: "april", account: {}, period: { from: "2024-04-01", to: "2024-05-01" } } }).why).toBeDefined();
  });
});
