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
  ["tariff t {\n  line energy-charge = 1 IRR\n}", "write `energy_charge`"],
  ["tariff t {\n  line energy charge now = 1 IRR\n}", "write `energy_charge_now`"],
  [inLine("round(a * b, 2)"), "write `round half up to 0.01 USD`, with your currency, at the end of the value"],
  [inLine("USD 5"), "write `5 USD`"],
  [inLine("usage.active x price"), "write `*` to multiply"],
  [inLine("if a then 1 IRR elseif b then 2 IRR else 3 IRR"), "write `else if`"],
  ["usage {\n  active: kWh\n}", "write `kWh 0 .. 1_000_000 to 3 decimals`, with the least and the most that it can be"],
  ["account {\n  rural: boolean\n  class: a | b\n}", "write `yes | no`"],
  ['tariff t {\n  for account.class = "home"\n}', 'write `home`, without `"`'],
  ["rate r: IRR { from 2024-01-01: 0,12 }", "write `0.12`: the decimal sign is `.`, and `,` separates values"],
  ["rate r: IRR {\n  from 2024-01-01\n    blocks kWh\n      0 .. 9 | 1\n      > 9 | 2\n}", "write `9 .. | 2`"],
  [
    "rate r: IRR {\n  from 2024-01-01\n    blocks kWh\n      | 0 .. 9 | 1 |\n}",
    "write rows without `|` before the first cell and after the last: `0 .. 100 | 1`",
  ],
  ["rate __proto__: IRR { from 2024-01-01: 1 }", "write a name that begins with a letter"],
])("%s", (text, help) => {
  expect(told(text)).toEqual([`foreign-form: ${help}`]);
});

test.each([
  ["۱/۵", "write `۱٫۵` for a decimal, `۱ / ۵` with spaces to divide"],
  ["1/5", "write `1.5` for a decimal, `1 / 5` with spaces to divide"],
  ["1.5/2", "write `1.5 / 2` with spaces to divide"],
])("%s", (number, help) => {
  expect(told(`let a = ${number}`)).toEqual([`slash-between-numbers: ${help}`]);
  expect(told("let a = 1 / 5")).toEqual([]);
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
