// The bench of the diagnosis, a few bills of each row: its own arithmetic by hand, and what the rows promise on a seed. The whole bench takes hours.
import { describe, expect, test } from "vitest";
import { upperBound } from "../../bench/diagnosis/bounds.ts";
import { nearest, partsOf, sumText, textOf, timesText } from "../../bench/diagnosis/decimal.ts";
import { drawnCustomer, drawnWithFault, specNumber } from "../../bench/diagnosis/drawing.ts";
import { INJECTORS } from "../../bench/diagnosis/faults/all.ts";
import { withRates } from "../../bench/diagnosis/faults/edits.ts";
import type { Injector } from "../../bench/diagnosis/faults/injection.ts";
import { issuedBy, roundedText } from "../../bench/diagnosis/issuer.ts";
import { isSameBill } from "../../bench/diagnosis/judge.ts";
import { randomFrom } from "../../bench/diagnosis/random.ts";
import type { Row } from "../../bench/diagnosis/rows.ts";
import { ROWS } from "../../bench/diagnosis/rows.ts";
import { isSameMistake } from "../../bench/diagnosis/same-mistake.ts";
import { withCells } from "../../bench/diagnosis/spec.ts";
import { specText } from "../../bench/diagnosis/spec-text.ts";
import type { Outcome } from "../../bench/diagnosis/tally.ts";
import { requestOf } from "../../bench/diagnosis/world.ts";

const SEED = 1;

function rowNamed(name: string): Row {
  const row = ROWS.find((each) => each.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

function outcomes(name: string, count: number): readonly Outcome[] {
  const { outcome } = rowNamed(name);
  return Array.from({ length: count }, (_, number) => outcome(SEED, number)).filter((each) => each !== undefined);
}

function without(found: string, all: readonly Outcome[]): readonly (string | undefined)[] {
  return all.filter((each) => !each.found.includes(found)).map(({ failure }) => failure);
}

describe("the arithmetic of the bench", () => {
  test("decimals are added and multiplied as on paper", () => {
    expect(sumText(["1.05", "-0.3", "2"])).toBe("2.75");
    expect(timesText("12.5", "-0.2")).toBe("-2.5");
    expect(textOf(partsOf("-0.070", 3), 3)).toBe("-0.07");
    expect(nearest(5n, 2n)).toBe(3n);
    expect(() => partsOf("0.125", 2)).toThrow("no decimal of 2 places");
  });

  test.each([
    ["1234.5", "down", "1000", "1000"],
    ["-1500", "half up", "1000", "-2000"],
    ["2500", "half even", "1000", "2000"],
    ["1000.1", "up", "10", "1010"],
  ] as const)("%s rounded %s to %s is %s", (text, mode, step, rounded) => {
    expect(roundedText(text, { mode, step })).toBe(rounded);
  });

  // (1 - p)^20 + 20 p (1 - p)^19 = 0.05 at p = 0.2161; 1 - 0.05^(1/3000) = 0.000998.
  test.each([
    [1, 20, 0.2161],
    [0, 3_000, 0.000998],
    [0, 20_000, 0.00014978],
    [20, 20, 1],
  ])("the upper bound of %i of %i is %f", (found, tried, bound) => {
    expect(upperBound(found, tried)).toBeCloseTo(bound, 4);
  });
});

describe("the mistakes that are made", () => {
  test("are of every fault of the table but the two that need other data, each with a stage and a slot", () => {
    const all = Array.from({ length: 35 }, (_, at) => `F${String(at + 1).padStart(2, "0")}`);
    expect(INJECTORS.map(({ fault }) => fault)).toEqual(all.filter((id) => id !== "F24" && id !== "F35"));
  });

  test.each(INJECTORS.map((injector): readonly [string, Injector] => [injector.fault, injector]))(
    "%s changes a bill, and is the same on every run",
    (_, injector) => {
      const made = [1, 2].map(() => drawnWithFault(randomFrom(SEED, injector.fault), SEED, injector, "lines"));
      const [one, other] = made;
      if (one === undefined || other === undefined) throw new Error("nobody can suffer it");
      expect(isSameBill(one.issued, one.rightBill)).toBe(false);
      expect(one.keys).toEqual(other.keys);
      expect(isSameBill(one.issued, other.issued)).toBe(true);
    },
  );

  test("a world is billed as its request says, and a seed is one world", () => {
    const [one, other] = [1, 2].map(() => drawnCustomer(randomFrom(SEED, "a customer"), SEED, "lines"));
    expect(one === undefined ? undefined : requestOf(one.world)).toEqual(other === undefined ? "" : requestOf(other.world));
    expect(specText(specNumber(3, SEED))).toContain("announced");
    const bill = one && issuedBy(one.world);
    expect(bill === undefined ? "" : sumText([...bill.lines.values()])).toBe(bill?.total);
  });
});

describe("a mistake that was not taken from the catalogue", () => {
  const { world, beside } = customerWith("duty");
  const priced = (price: string) => (other: typeof world) =>
    issuedBy(
      withRates(other, ["duty_price"], (rate) => ({
        ...rate,
        versions: rate.versions.map((version) => ({ ...version, body: withCells(version.body, () => price) })),
      })),
    );

  test("is one of it by another name where a price of nothing is the line left out", () => {
    expect(isSameMistake({ right: world, beside, key: "F19 duty omitted", make: priced("0.00") })).toBe(true);
  });

  test("is none of it where the price is another, or the fault that fits is of another line or nobody's", () => {
    expect(isSameMistake({ right: world, beside, key: "F19 duty omitted", make: priced("0.01") })).toBe(false);
    expect(isSameMistake({ right: world, beside, key: "F19 vat omitted", make: priced("0.00") })).toBe(false);
    expect(isSameMistake({ right: world, beside, key: "F99 duty omitted", make: priced("0.00") })).toBe(false);
  });
});

function customerWith(line: string): ReturnType<typeof drawnCustomer> {
  for (let number = 0; ; number += 1) {
    const customer = drawnCustomer(randomFrom(SEED, `a customer ${number}`), SEED, "lines");
    if (partsOf(customer.bill.lines.get(line) ?? "0", 2) > 100n) return customer;
  }
}

describe("what the rows promise, on a few bills", () => {
  test("no right bill is accused", () => {
    const all = outcomes("right", 8);
    expect(all.filter(({ failure }) => failure !== undefined)).toEqual([]);
  });

  test("nor one with rounded registers, of which the payable drops what rounding leaves", () => {
    const outcome = rowNamed("right").outcome(SEED, 146);
    expect(outcome?.part).toBe("rounded registers alone known");
    expect(outcome?.failure).toBeUndefined();
    expect(outcome?.found).toEqual(["audit: agrees"]);
  });

  test("one fault: noticed, explained soundly, and found first", () => {
    const all = outcomes("one by lines", INJECTORS.length);
    expect(without("noticed", all)).toEqual([]);
    expect(all.filter(({ found }) => found.includes("unsound"))).toEqual([]);
    expect(without("hit", all)).toEqual([]);
  });

  test("two faults: found among the first three", () => {
    const all = outcomes("two by lines", 3);
    expect(without("hit", all).length).toBe(0);
  });

  test("a mistake outside the catalogue is noticed, and no single is made up for it", () => {
    const all = outcomes("outside singles", 9);
    expect(without("noticed", all)).toEqual([]);
    expect(all.filter(({ found }) => found.includes("false single"))).toEqual([]);
  });
});
