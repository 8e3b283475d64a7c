// What is compared and what is left out: bills printed in part, with lines that no rule has, whose rules are unknown, without a ledger, with rounded registers,
// issued before a decree was announced. Nothing right is accused, and what was left out is said.
import { describe, expect, test } from "vitest";
import { FAULTS } from "../../../src/rules/diagnosis/catalogue.ts";
import { diagnoser } from "../../../src/rules/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../../src/rules/diagnosis/diagnosis.ts";
import { vectorOf } from "../../../src/rules/diagnosis/vector.ts";
import type { BillCase, IssuedBill } from "../../../src/rules/issued/case.ts";
import { rulesFrom } from "./benches.ts";
import { BILLS } from "./bills.ts";
import { diagnosed, keysOf, printedIn, wrongBy } from "./cases.ts";

const { bench } = BILLS.april;
const right = vectorOf(bench.scene);
if (right === undefined) throw new Error("April is a bill");
const RIGHT = printedIn(bench, right);
const VILLAGE = printedIn(bench, wrongBy(bench, "F01 area village"));

function without(issued: IssuedBill, ...names: readonly string[]): IssuedBill {
  return { ...issued, lines: issued.lines.filter(({ name }) => !names.includes(name)) };
}

function withLine(issued: IssuedBill, name: string, amount: string): IssuedBill {
  return { ...issued, lines: [...issued.lines, { name, amount }] };
}

describe("lines that are not there", () => {
  test("a line that the total holds was not printed: no fault", () => {
    const found = diagnosed(bench, without(RIGHT, "meter"));
    expect(found).toMatchObject({ answer: "no fault", leftOut: [{ name: "meter", kind: "not printed" }] });
  });

  test("nor where no total says whether it was charged", () => {
    expect(diagnosed(bench, { ...without(RIGHT, "meter"), total: undefined, payable: undefined, carried: undefined })).toMatchObject({ answer: "no fault" });
  });

  test("a line that the total does not hold was not charged", () => {
    const found = diagnosed(bench, without(printedIn(bench, wrongBy(bench, "F19 meter omitted")), "meter"));
    expect(keysOf(found)).toEqual(["F19 meter omitted"]);
  });

  test("a fault is found by the lines that are there", () => {
    expect(keysOf(diagnosed(bench, without(VILLAGE, "service", "energy")))).toContain("F01 area village");
  });

  test("an excerpt says nothing of what it has not", () => {
    const excerpt = { ...RIGHT, lines: [{ name: "vat", amount: "800" }], total: undefined, payable: undefined, carried: undefined, excerpt: true };
    expect(diagnosed(bench, excerpt)).toMatchObject({ answer: "no fault", leftOut: [] });
  });
});

describe("lines that no rule has", () => {
  test("inside the total: the total is compared without it, what is payable is not, and nothing is said to be right", () => {
    const found = diagnosed(bench, { ...withLine(RIGHT, "late fee", "700"), total: "10360", payable: "10000", carried: "360" });
    expect(found).toMatchObject({ answer: "undecided", explanations: [], nearMisses: [] });
    expect(found.leftOut.map(({ name, kind }) => [name, kind])).toEqual([
      ["late fee", "unknown line"],
      ["payable", "rests on another"],
      ["carried", "rests on another"],
    ]);
  });

  test("beside the total: all sums are compared", () => {
    expect(diagnosed(bench, withLine(RIGHT, "late fee", "700"))).toMatchObject({ answer: "undecided", leftOut: [{ name: "late fee" }] });
  });

  test("a fault is found beside it", () => {
    const found = diagnosed(bench, { ...withLine(VILLAGE, "late fee", "700"), total: "9900", payable: "9000", carried: "900" });
    expect(keysOf(found)).toContain("F01 area village");
  });

  test("a line of another tariff of the schedule is none: the account may have been billed by that", () => {
    const shop = printedIn(BILLS.shop.bench, wrongBy(BILLS.shop.bench, "F25 taken as one"));
    expect(diagnosed(bench, { ...RIGHT, lines: [...RIGHT.lines, ...shop.lines.filter(({ name }) => name === "demand")] }).leftOut).toEqual([]);
  });
});

describe("figures that cannot be compared", () => {
  test("one that is no number", () => {
    const lines = RIGHT.lines.map((line) => (line.name === "vat" ? { ...line, amount: "800 IRR" } : line));
    expect(diagnosed(bench, { ...RIGHT, lines })).toMatchObject({ answer: "undecided", leftOut: [{ name: "vat", kind: "no number" }] });
  });

  test("a balance without a ledger, and what rests on it", () => {
    const found = diagnosed(bench, { ...RIGHT, brought_forward: "500", payable: "10000", carried: "160" });
    expect(found).toMatchObject({ answer: "undecided", explanations: [] });
    expect(found.leftOut.map(({ name }) => name)).toEqual(["brought_forward", "payable", "carried"]);
  });
});

const TOWN = `schedule town {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend sunday
  horizon 2024-01-01 to 2026-01-01
}
source decree "Decree" dated 2024-01-01
source later "Later decree" dated 2024-09-01
usage { active: kWh 0 .. 1_000_000 to 3 decimals  reactive: kvarh 0 .. 1_000_000 to 3 decimals }
rate price: IRR/kWh {
  from 2024-01-01 to 2024-07-01 cites decree: 100
  from 2024-07-01 cites decree: 110
  from 2024-07-01 to 2024-10-01 announced 2024-09-15 cites later: 120
}
rate fee: IRR { from 2024-01-01 cites decree: 500 }
rate levy: % { from 2024-01-01 to 2025-01-01 cites decree: 10%   from 2025-01-01 unknown because "not published yet" }
tariff home {
  crossing whole at end
  line energy [taxed] = usage.active * price over bill round half up to 1 IRR
  line fixed [taxed] = fee round half up to 1 IRR
  line tax = levy * sum taxed round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
`;
const { plan } = rulesFrom([{ path: "town.mizan", text: TOWN }]);

function inTown(from: string, to: string, kwh: string, figures: Readonly<Record<string, string>>, more: Partial<IssuedBill> = {}): BillCase {
  const { total, ...lines } = figures;
  const issued = { id: "b", account: "a", readings: [], lines: Object.entries(lines).map(([name, amount]) => ({ name, amount })), total, marks: {}, ...more };
  return { issued, request: { id: "b", period: { from, to }, readings: [{ register: "active", previous: "0", current: kwh }] } };
}

function ofTown(bill: BillCase): Diagnosis {
  return diagnoser(plan, FAULTS)(bill);
}

describe("a rule that is unknown", () => {
  // January 2025: 1,000 kWh at 110; the levy is not published.
  const january = (figures: Readonly<Record<string, string>>): BillCase => inTown("2025-01-01", "2025-02-01", "1000", figures);

  test("its line is left out with all that rests on it, and nothing is said to be right", () => {
    const found = ofTown(january({ energy: "110000", fixed: "500", tax: "1", total: "110501" }));
    expect(found).toMatchObject({ answer: "undecided", explanations: [] });
    expect(found.why).toContain("not published yet");
    expect(found.leftOut.map(({ name }) => name)).toEqual(["tax", "total", "payable", "carried"]);
  });

  test("a fault of the other lines is found all the same", () => {
    expect(keysOf(ofTown(january({ energy: "110000", fixed: "1000", tax: "1", total: "111001" })))).toEqual(["F19 fixed twice"]);
    expect(keysOf(ofTown(january({ energy: "100000", fixed: "500", tax: "1" })))).toContain("F02 price 1 back");
  });
});

describe("registers that were printed rounded", () => {
  // The register has 999.6: printed 1,000 it may be 999.5 to 1,000.5, and energy 99,950 to 100,050.
  const may = (figures: Readonly<Record<string, string>>): BillCase =>
    inTown("2024-05-01", "2024-06-01", "1000", figures, { readings: [{ register: "active", previous: "0", current: "1000", decimals: 0 }] });

  test("what the rounding allows is no fault", () => {
    expect(ofTown(may({ energy: "99960", fixed: "500", tax: "10046", total: "110506" }))).toMatchObject({ answer: "no fault" });
  });

  test("what it does not allow is", () => {
    expect(ofTown(may({ energy: "99840", fixed: "500", tax: "10034", total: "110374" })).answer).not.toBe("no fault");
  });

  test("a fault beside it is found within what the rounding allows", () => {
    // Tax of energy alone: 9,996.
    expect(keysOf(ofTown(may({ energy: "99960", fixed: "500", tax: "9996", total: "110456" })))).toContain("F18 tax without fixed");
  });
});

describe("two clocks", () => {
  const july = (figures: Readonly<Record<string, string>>, issued_on: string): BillCase => inTown("2024-07-01", "2024-08-01", "1000", figures, { issued_on });
  const then = { energy: "110000", fixed: "500", tax: "11050", total: "121550" };

  test("right by what was known on the day of issue: no fault, and an adjustment is due", () => {
    const found = ofTown(july(then, "2024-08-05"));
    expect(found).toMatchObject({ answer: "no fault", asKnown: "then", explanations: [] });
    expect(found.why).toContain("an adjustment is due");
  });

  test("issued after the decree was announced, the same bill is by a version of another time", () => {
    expect(keysOf(ofTown(july(then, "2024-09-20")))).toContain("F02 price 1 back");
  });

  test("a fault made before the decree is found by what was known then", () => {
    const found = ofTown(july({ energy: "110000", fixed: "1000", tax: "11100", total: "122100" }, "2024-08-05"));
    expect(found).toMatchObject({ asKnown: "then" });
    expect(keysOf(found)).toEqual(["F19 fixed twice"]);
  });
});
