// `%` is a hundredth wherever it stands: alone, in units made of it, in cells, edges and fields; and how a bill shows it.
import { expect, test } from "vitest";
import { load } from "../../../src/index.ts";
import { diagnosticsIn, programOf } from "./check-text.ts";

const SCHEDULE = `schedule s { currency MYR to 2 decimals  calendar gregorian  zone UTC  weekend saturday, sunday  horizon 2014-01-01 to 2015-01-01 }
unit point = 1 %
account { power: kW 0 .. 50 to 0 decimals }
usage { factor: % 0 .. 100 to 0 decimals }
charges { bill: MYR 0 .. 1_000_000 to 2 decimals }
`;

const rate = (unit: string, cell: string): string =>
  `${SCHEDULE}rate other: % { from 2014-01-01 example: 9% }\nrate it: ${unit} { from 2014-01-01 example: ${cell} }\n`;
const home = "tariff home example { payable = total + brought_forward }\n";

function cellOf(unit: string, cell: string): unknown {
  const version = programOf(rate(unit, cell) + home).rates["it"]?.versions[0]?.body;
  const number = version?.kind === "cells" ? version.cells[""] : undefined;
  return number?.kind === "number" ? [number.value, number.unit.name] : number?.kind;
}

test.each([
  ["%", "1.5%", "0.015", "%"],
  ["%", "1.5 %", "0.015", "%"],
  ["% per point", "1.5%", "1.5", "% per point"],
  ["% per kW", "1.5%", "0.015", "% per kW"],
  ["% per 2 kW", "3%", "0.015", "% per 2 kW"],
  ["point", "1.5", "0.015", "point"],
])("in a rate of `%s` the cell `%s` is %s", (unit, cell, value, name) => {
  expect(cellOf(unit, cell)).toEqual([value, name]);
});

test.each([
  ["%", "1.5", "percent-expected"],
  ["% per point", "1.5", "percent-expected"],
  ["% per kW", "1.5", "percent-expected"],
  ["% per kW", "other", "wrong-unit"],
  ["%", "100 - other", "percent-expected"],
  ["%", "max(other, 5)", "percent-expected"],
  ["MYR", "5%", "percent-not-expected"],
  ["point", "1.5%", "percent-not-expected"],
])("in a rate of `%s` the cell `%s` is refused: %s", (unit, cell, code) => {
  expect(diagnosticsIn(rate(unit, cell) + home).map((diagnostic) => diagnostic.code)).toEqual([code]);
});

test.each([
  ["%", "100% - other"],
  ["%", "other / 2"],
  ["%", "2 * 4.5%"],
  ["% per kW", "max(1%, 2%)"],
])("in a rate of `%s` the cell `%s` stands", (unit, cell) => {
  expect(diagnosticsIn(rate(unit, cell) + home)).toEqual([]);
});

const SURCHARGE = `${SCHEDULE}rate step: % per point widths unscaled {
  from 2014-01-01 example
    blocks point
       0 .. 10 | 1.5%
      10 ..    | 3%
}
tariff all example {
  line surcharge = max(0%, 85% - usage.factor) through step * charges.bill round half up to 0.01 MYR
  payable = total + brought_forward
}
`;

test("a bill shows points as points and a price in % per point as written", () => {
  const { schedule, diagnostics } = load([{ path: "s.mizan", text: SURCHARGE }]);
  expect(diagnostics).toEqual([]);
  const result = schedule?.bill({ id: "1", period: { from: "2014-03-01", to: "2014-04-01" }, usage: { factor: "60" }, charges: { bill: "2000" } });
  if (result === undefined || result.kind === "refused") throw new Error("no bill");
  const [surcharge] = result.bill.lines;
  expect(surcharge?.amount).toBe("1200");
  expect(surcharge?.blocks.map(({ lower, upper, quantity, unit, rate: price, rate_unit }) => [lower, upper, quantity, unit, price, rate_unit])).toEqual([
    ["0", "10", "10", "point", "1.5", "% per point"],
    ["10", null, "15", "point", "3", "% per point"],
  ]);
});

test("a whole percentage has hundredths, and 1.5 of a price halves of those: 200", () => {
  const { denominators, tariffs } = programOf(SURCHARGE);
  const line = tariffs["all"]?.items[0];
  const through = line?.kind === "line" && line.value.kind === "arithmetic" ? line.value.left : undefined;
  expect(denominators[through?.id ?? -1]).toMatchObject({ constant: "200", factors: {} });
});
