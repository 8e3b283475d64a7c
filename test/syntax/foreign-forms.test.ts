// Forms of prose and of other languages: what the reader is told to write instead.
import { expect, test } from "vitest";
import { parse } from "../../src/dsl/syntax/parse.ts";

const told = (text: string): readonly string[] => parse("r.mizan", text).diagnostics.map(({ code, help }) => `${code}: ${help}`);
const inLine = (value: string): string => `tariff t {\n  line a cites s = ${value} round half up to 1 IRR\n  payable = total\n}\n`;

test.each([
  ["10% of sum x", "write `10% * sum x`"],
  ["9 % of fee", "write `9% * fee`"],
  ["(10% of sum x)", "write `10% * sum x`"],
  ["sum(x)", "write `sum x`, without brackets"],
  ["10% * sum(a, b)", "write `sum a + sum b`, without brackets"],
  ["10% * (sum of x)", "write `sum x`"],
])("%s", (value, help) => {
  expect(told(inLine(value))).toEqual([`foreign-form: ${help}`]);
});

test.each([
  ["tariff t { line a cites s, b = 1 IRR round half up to 1 IRR  payable = total }", "write `cites s cites b`"],
  ['tariff t cites s "p 4", b { payable = total }', 'write `cites s "p 4" cites b`'],
  ["rate x: IRR { from 2024-01-01 cites a, b: 5 }", "write `cites a cites b`"],
])("%s", (text, help) => {
  expect(told(text)).toEqual([`foreign-form: ${help}`]);
});

test.each([
  ['test "x" {\n  period 2024-03-01 to 2024-04-01\n  expect total = 5 IRR\n}', "write a range as `2024-03-01 .. 2024-04-01`"],
  ['test "x" {\n  period 2024-03-01 until 2024-04-01\n  expect total = 5 IRR\n}', "write a range as `2024-03-01 .. 2025-01-01`"],
  ["seasons s: a, b { from 2024-01-01 a = 03-01 to 06-01 b = otherwise }", "write a range as `03-01 .. 06-01`"],
  ["usage { a: kWh 0 - 100 to 1 decimal }", "write a range as `0 .. 100`"],
])("%s: a range of the same kind is shown", (text, help) => {
  expect(told(text)).toEqual([`missing-range: ${help}`]);
});

test.each([
  ["households 1  meter single", "`meter` was read as the unit of `1`, so `single` has no value"],
  ["households 1  meter single class x", "`meter` was read as the unit of `1`, so `x` has no value"],
  ["demand 5 kW rural", "expected a value for this name, found `}`"],
  ["rural", "expected a value for this name, found `}`"],
])("account { %s }", (facts, message) => {
  const { diagnostics } = parse("r.mizan", `test "x" {\n  account { ${facts} }\n  expect total = 5 IRR\n}\n`);
  expect(diagnostics.map((one) => one.message)).toEqual([message]);
});
