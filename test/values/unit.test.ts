import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exact } from "../../src/values/exact.ts";
import { exactFromText, fractionText } from "../../src/values/exact.ts";
import type { Unit, UnitTable } from "../../src/values/unit.ts";
import {
  baseUnit,
  derivedUnit,
  divideDimensions,
  isSummable,
  missingFactor,
  multiplyDimensions,
  PURE,
  resolveUnit,
  showDimension,
  unitNames,
  unitTable,
  withUnits,
} from "../../src/values/unit.ts";

const withBaseUnit = (table: UnitTable, name: string, summable: boolean): UnitTable => withUnits(table, [baseUnit(name)], summable ? [name] : []);
const withDerivedUnit = (table: UnitTable, name: string, factor: Exact, of: Unit): UnitTable => withUnits(table, [derivedUnit(name, factor, of)], []);

const IRR = unitTable("IRR");

function exact(text: string): Exact {
  const value = exactFromText(text);
  if (value === undefined) throw new Error(`${text} is not a number`);
  return value;
}

function known(table: UnitTable, head: string, per?: { count: string | undefined; unit: string }): Unit {
  const clause = per === undefined ? undefined : { count: per.count === undefined ? undefined : exact(per.count), unit: per.unit };
  const unit = resolveUnit(table, head, clause);
  if ("unknown" in unit) throw new Error(`unknown ${unit.unknown}`);
  return unit;
}

/** What a unit is, as text. */
function said(unit: Unit): readonly [string, string, string] {
  return [unit.name, unit.dimension, fractionText(unit.factor)];
}

describe("units by name", () => {
  test.each([
    ["IRR", "IRR", "1"],
    ["%", "", "0.01"],
    ["", "", "1"],
    ["W", "kW", "0.001"],
    ["kW", "kW", "1"],
    ["MW", "kW", "1000"],
    ["Wh", "hour kW", "0.001"],
    ["kWh", "hour kW", "1"],
    ["MWh", "hour kW", "1000"],
    ["GWh", "hour kW", "1000000"],
    ["kvar", "kvar", "1"],
    ["kvarh", "hour kvar", "1"],
    ["kVA", "kVA", "1"],
    ["kVAh", "hour kVA", "1"],
    ["V", "V", "1"],
    ["kV", "V", "1000"],
    ["hour", "hour", "1"],
    ["hours", "hour", "1"],
    ["day", "day", "1"],
    ["days", "day", "1"],
    ["month", "month", "1"],
    ["months", "month", "1"],
    ["year", "year", "1"],
    ["years", "year", "1"],
    ["IRR/kWh", "IRR hour^-1 kW^-1", "1"],
    ["IRR/MWh", "IRR hour^-1 kW^-1", "0.001"],
    ["IRR/Wh", "IRR hour^-1 kW^-1", "1000"],
    ["IRR/kW/month", "IRR kW^-1 month^-1", "1"],
    ["IRR/month/kW", "IRR kW^-1 month^-1", "1"],
    ["kWh/kW", "hour", "1"],
    ["kWh/hour", "kW", "1"],
    ["kWh/MWh", "", "0.001"],
    ["V/kV", "", "0.001"],
  ])("`%s` is %s x %s", (head, dimension, factor) => {
    expect(said(known(IRR, head))).toEqual([head, dimension, factor]);
  });

  test.each([
    ["IRR", "30", "days", "IRR per 30 days", "IRR day^-1", "1/30"],
    ["IRR/kW", "30", "days", "IRR/kW per 30 days", "IRR day^-1 kW^-1", "1/30"],
    ["IRR", undefined, "month", "IRR per month", "IRR month^-1", "1"],
    ["IRR", "0.5", "MWh", "IRR per 0.5 MWh", "IRR hour^-1 kW^-1", "0.002"],
    ["%", undefined, "month", "% per month", "month^-1", "0.01"],
    ["", "2", "days", "per 2 days", "day^-1", "0.5"],
  ])("`%s` per %s %s", (head, count, unit, name, dimension, factor) => {
    expect(said(known(IRR, head, { count, unit }))).toEqual([name, dimension, factor]);
  });

  test("per 30 days and per month are different dimensions", () => {
    expect(known(IRR, "IRR", { count: "30", unit: "days" }).dimension).not.toBe(known(IRR, "IRR", { count: undefined, unit: "month" }).dimension);
  });

  test.each([
    ["kwh", undefined, "kwh"],
    ["IRR/kwh", undefined, "kwh"],
    ["rial/kWh", undefined, "rial"],
    ["IRR/", undefined, ""],
    ["IRR/kW", { count: undefined, unit: "fortnight" }, "fortnight"],
    ["IRR/xx", { count: undefined, unit: "fortnight" }, "xx"],
    ["IRR", { count: exact("0"), unit: "days" }, "per 0 days"],
    ["toString", undefined, "toString"],
  ])("`%s` per %o: `%s` is unknown", (head, per, unknown) => {
    expect(resolveUnit(IRR, head, per)).toEqual({ unknown });
  });

  test("the names for suggestions are those that resolve", () => {
    const names = unitNames(withBaseUnit(IRR, "m3", true));
    expect(names).toContain("kWh");
    expect(names).toContain("IRR");
    expect(names).toContain("m3");
    expect(names).not.toContain("");
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect("unknown" in resolveUnit(withBaseUnit(IRR, "m3", true), name, undefined)).toBe(false);
  });
});

describe("declared units", () => {
  test("a base unit, a derived one, one derived from that", () => {
    const inr = withDerivedUnit(unitTable("INR"), "paise", exact("0.01"), known(unitTable("INR"), "INR"));
    expect(said(known(inr, "paise/kWh"))).toEqual(["paise/kWh", "INR hour^-1 kW^-1", "0.01"]);
    const half = withDerivedUnit(inr, "half_paise", exact("0.5"), known(inr, "paise"));
    expect(said(known(half, "half_paise"))).toEqual(["half_paise", "INR", "0.005"]);
    const gas = withBaseUnit(half, "m3", true);
    expect(said(known(gas, "paise/m3"))).toEqual(["paise/m3", "INR m3^-1", "0.01"]);
  });

  test("the table that was grown is unchanged", () => {
    withBaseUnit(IRR, "m3", true);
    withDerivedUnit(IRR, "toman", exact("10"), known(IRR, "IRR"));
    expect(resolveUnit(IRR, "m3", undefined)).toEqual({ unknown: "m3" });
    expect(resolveUnit(IRR, "toman", undefined)).toEqual({ unknown: "toman" });
    expect(isSummable(IRR, "m3")).toBe(false);
  });

  test("a unit of zero is refused", () => {
    expect(() => withDerivedUnit(IRR, "nothing", exact("0"), known(IRR, "IRR"))).toThrow(RangeError);
  });

  test("summable are energies and what is declared so", () => {
    const table = withBaseUnit(withBaseUnit(IRR, "m3", true), "lamp", false);
    const summable = ["kWh", "Wh", "GWh", "kvarh", "kVAh", "m3"];
    const level = ["kW", "kvar", "kVA", "V", "hour", "day", "month", "IRR", "%", "", "lamp", "IRR/kWh", "m3/day", "kWh/kWh"];
    expect(summable.filter((name) => !isSummable(table, known(table, name).dimension))).toEqual([]);
    expect(level.filter((name) => isSummable(table, known(table, name).dimension))).toEqual([]);
  });
});

describe("dimensions for people", () => {
  const table = withBaseUnit(withBaseUnit(IRR, "m3", true), "آب", true);
  test.each([
    ["kWh", "kWh"],
    ["MWh", "kWh"],
    ["kW", "kW"],
    ["kvarh", "kvarh"],
    ["kVAh", "kVAh"],
    ["IRR", "IRR"],
    ["IRR/kWh", "IRR/kWh"],
    ["IRR/kW/month", "IRR/kW/month"],
    ["IRR/day/kW", "IRR/kW/day"],
    ["IRR/day", "IRR/day"],
    ["kW/hour", "kW/hour"],
    ["kW/day", "kW/day"],
    ["IRR/آب", "IRR/آب"],
    ["%", "a pure number"],
    ["kWh/kWh", "a pure number"],
  ])("%s is shown as %s", (head, shown) => {
    expect(showDimension(table, known(table, head).dimension)).toBe(shown);
  });

  test.each([
    [["IRR", "kWh"], "IRR·kWh"],
    [["IRR", "IRR"], "IRR^2"],
    [["kWh", "kWh"], "kWh^2"],
    [["kWh", "hour"], "kWh·hour"],
    [["kWh", "kW"], "kW·kWh"],
    [["kWh", "kvar"], "kWh·kvar"],
    [["kWh", "kvarh"], "kWh·kvarh"],
    [["m3", "IRR", "day"], "IRR·m3·day"],
  ])("%s multiplied is shown as %s", (heads, shown) => {
    const product = heads.map((head) => known(table, head).dimension).reduce(multiplyDimensions, PURE);
    expect(showDimension(table, product)).toBe(shown);
  });

  test.each([
    ["kW", "kWh", "hour"],
    ["IRR", "IRR/kWh", "1/kWh"],
    ["IRR/kWh", "IRR", "kWh"],
    ["IRR/day", "IRR", "day"],
    ["kWh", "IRR", "IRR/kWh"],
    ["kvarh", "kWh", "kW/kvar"],
    ["IRR/kW/month", "IRR/day", "kW·month/day"],
    ["", "kWh", "kWh"],
    ["kWh", "", "1/kWh"],
    ["hour", "%", "1/hour"],
    ["%", "", "a pure number"],
    ["IRR/kWh", "IRR/MWh", "a pure number"],
  ])("%s lacks %s of: %s", (found, wanted, factor) => {
    expect(missingFactor(table, known(table, found).dimension, known(table, wanted).dimension)).toBe(factor);
  });

  test("money comes first whatever its name", () => {
    const toman = unitTable("toman");
    expect(showDimension(toman, multiplyDimensions("toman", "hour kW"))).toBe("toman·kWh");
    expect(showDimension(toman, divideDimensions("toman", "hour kW"))).toBe("toman/kWh");
    expect(showDimension(IRR, multiplyDimensions("toman", "hour kW"))).toBe("kWh·toman");
  });

  test("what is shown, where it is one unit path, reads back as the same dimension with factor 1", () => {
    fc.assert(
      fc.property(fc.subarray(["kWh", "kvarh", "kW", "kVA", "V", "m3", "hour", "day", "month", "year"], { minLength: 0 }), (divisors) => {
        const dimension = known(table, ["IRR", ...divisors].join("/")).dimension;
        const shown = showDimension(table, dimension);
        if (shown.includes("^")) return;
        const back = known(table, shown);
        expect(back.dimension).toBe(dimension);
        expect(fractionText(back.factor)).toBe("1");
      }),
    );
  });
});

describe("the algebra of dimensions", () => {
  const bases = ["IRR", "hour", "kW", "kvar", "day", "m3"];
  const dimension = fc
    .array(fc.record({ base: fc.constantFrom(...bases), up: fc.boolean() }), { maxLength: 8 })
    .map((steps) => steps.reduce((sum, { base, up }) => (up ? multiplyDimensions(sum, base) : divideDimensions(sum, base)), PURE));

  test("canonical text", () => {
    expect(multiplyDimensions("kW", "hour")).toBe("hour kW");
    expect(divideDimensions("IRR", "hour kW")).toBe("IRR hour^-1 kW^-1");
    expect(divideDimensions("kW", "kW")).toBe(PURE);
    expect(divideDimensions(PURE, "hour kW")).toBe("hour^-1 kW^-1");
    expect(multiplyDimensions("kW", "kW")).toBe("kW^2");
    expect(divideDimensions("kW^2", "kW")).toBe("kW");
    expect(divideDimensions("kW^-1", "kW")).toBe("kW^-2");
  });

  test("an abelian group: equal dimensions have equal texts", () => {
    fc.assert(
      fc.property(dimension, dimension, dimension, (a, b, c) => {
        expect(multiplyDimensions(a, b)).toBe(multiplyDimensions(b, a));
        expect(multiplyDimensions(multiplyDimensions(a, b), c)).toBe(multiplyDimensions(a, multiplyDimensions(b, c)));
        expect(multiplyDimensions(a, PURE)).toBe(a);
        expect(divideDimensions(a, a)).toBe(PURE);
        expect(divideDimensions(multiplyDimensions(a, b), b)).toBe(a);
        expect(divideDimensions(a, multiplyDimensions(b, c))).toBe(divideDimensions(divideDimensions(a, b), c));
      }),
    );
  });

  test("agrees with powers counted apart", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ base: fc.constantFrom(...bases), up: fc.boolean() }), { maxLength: 12 }), (steps) => {
        const powers = new Map<string, number>();
        for (const { base, up } of steps) powers.set(base, (powers.get(base) ?? 0) + (up ? 1 : -1));
        const wanted = [...powers]
          .filter(([, power]) => power !== 0)
          .sort()
          .map(([base, power]) => (power === 1 ? base : `${base}^${power}`))
          .join(" ");
        expect(steps.reduce((sum, { base, up }) => (up ? multiplyDimensions(sum, base) : divideDimensions(sum, base)), PURE)).toBe(wanted);
      }),
    );
  });
});
