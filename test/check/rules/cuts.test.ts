// What cuts a line inside a bill, how it is worked out, and what is refused about it.
import { expect, test } from "vitest";
import { diagnosticsIn, lineOf, programOf, tariffOf } from "./check-text.ts";

/** `fixed` never changes, `price` does on 1394-01-01; `half` is made of `price`; `late` is taken whole. */
const SCHEDULE = `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source sheet "Sheet"
account { rural: yes | no  households: whole 1 .. 200  contracted: kW 0 .. 500 to 1 decimal }
usage { active: kWh 0 .. 1_000_000 to 3 decimals  split: kWh by tou 0 .. 1_000_000 to 3 decimals  demand: kW 0 .. 1_000 to 1 decimal }
seasons heat: hot, cool { from 1393-01-01 cites sheet  hot = 04-01 .. 07-01  cool = otherwise }
seasons dry: wet, dry by account.rural { from 1393-01-01 cites sheet  wet = yes: 01-01 .. 03-01 others: none  dry = otherwise }
dayparts tou: peak, low by account.rural { from 1393-01-01 to 1394-01-01 cites sheet  peak = yes: 12:00 .. 16:00 in dry.dry others: none  low = otherwise
  from 1394-01-01 cites sheet  peak = 19:00 .. 23:00  low = otherwise }
rate hours_price: IRR/kWh at tou { from 1393-01-01 cites sheet  table
  peak | 900
  low | 300 }
rate fixed: IRR/kWh { from 1393-01-01 cites sheet: 500 }
rate price: IRR/kWh { from 1393-01-01 to 1394-01-01 cites sheet: 400  from 1394-01-01 cites sheet: 500 }
rate same: IRR/kWh { from 1393-01-01 to 1394-01-01 cites sheet: 400  from 1394-01-01 cites sheet: 400 }
rate half: IRR/kWh { from 1393-01-01 cites sheet: 0.5 * price }
rate late: IRR/kWh crossing whole at end { from 1393-01-01 to 1394-01-01 cites sheet: 400  from 1394-01-01 cites sheet: 500 }
rate fee: IRR per 30 days { from 1393-01-01 cites sheet: 1_000 }
rate region_price: IRR/kWh at account.rural, dry { from 1393-01-01 cites sheet: 500 }
rate shared_blocks: IRR/kWh widths per 30 days { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 300  100 .. | 500 }
rate home_blocks: IRR/kWh widths per 30 days, per account.households { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 300  100 .. | 500 }
rate full_blocks: IRR/kWh widths unscaled { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 300  100 .. | 500 }
rate power: IRR/kW per 30 days { from 1393-01-01 cites sheet: 900 }
`;

const tariff = (items: string): string =>
  `${SCHEDULE}tariff home cites sheet {\n  for account.rural in (yes, no)\n  crossing split by days\n${items}\n  payable = total + brought_forward round down to 1_000 IRR carry remainder\n}\n`;

function checkLine(line: string): { readonly cuts: string; readonly work: string } {
  const made = lineOf(tariffOf(programOf(tariff(`  memo line it = ${line}`)), "home"), "it");
  return {
    cuts: made.cuts
      .map(({ kind, name }) => `${kind} ${name}`)
      .sort()
      .join(", "),
    work: made.work === made.roundScope ? made.work : `${made.work}, ${made.roundScope}`,
  };
}

const ROUND = "round half up to 1 IRR";
const PRINT = "print half up to 1 IRR";

test.each([
  [`usage.active * fixed ${ROUND}`, "", "over bill"],
  [`usage.active * same ${ROUND}`, "", "over bill"],
  [`usage.active * late ${ROUND}`, "", "over bill"],
  [`usage.active * fixed each segment ${ROUND}`, "", "over bill"],
  [`usage.active * price ${PRINT}`, "rate price", "each segment"],
  [`usage.active * price each segment, over bill ${ROUND}`, "rate price", "each segment, over bill"],
  [`usage.active * price each segment ${ROUND}`, "rate price", "each segment"],
  [`usage.active * half each segment ${ROUND}`, "rate price", "each segment"],
  [`usage.active * region_price ${PRINT}`, "account rural, seasons dry", "each segment"],
  [`usage.active * (region_price at (yes, wet)) ${ROUND}`, "", "over bill"],
  [`(usage.split * hours_price) total ${ROUND}`, "", "over bill"],
  [`usage.active through shared_blocks ${PRINT}`, "", "over bill"],
  [`usage.active through home_blocks ${PRINT}`, "account households", "each segment"],
  [`if heat = hot then fee * days else 0 IRR ${PRINT}`, "seasons heat", "each segment"],
  [`usage.demand * power * days ${ROUND}`, "", "over bill"],
  [`max(usage.demand, account.contracted) * power * days ${PRINT}`, "account contracted", "each segment"],
  [`if account.rural = yes then 1_000 IRR else 2_000 IRR ${PRINT}`, "account rural", "each segment"],
  [`max(0 IRR, usage.active * fixed) ${ROUND}`, "", "over bill"],
  [`max(100 kWh, usage.active) * fixed over bill ${ROUND}`, "", "over bill"],
  [`if account.rural = yes then 1_000 IRR else fee * days over bill ${ROUND}`, "account rural", "over bill"],
])("%s", (line, cuts, work) => {
  expect(checkLine(line)).toEqual({ cuts, work });
});

test.each([
  [`usage.active * price ${ROUND}`, "scope-missing"],
  [`max(0 IRR, usage.active * price) ${PRINT}`, "scope-missing"],
  [`usage.active * price * (if usage.active > 300 kWh then 2 else 1) ${PRINT}`, "scope-missing"],
  [`if heat = hot then usage.active through full_blocks else 0 IRR ${PRINT}`, "scope-missing"],
  [`if heat = hot then usage.active through shared_blocks whole else 0 IRR ${PRINT}`, "scope-missing"],
  [`if heat = hot then usage.active * (shared_blocks at (usage.active)) else 0 IRR ${PRINT}`, "scope-missing"],
  [`(usage.active round half up to 1 kWh) * price ${PRINT}`, "scope-missing"],
  [`usage.active * price over bill ${PRINT}`, "over-bill-meets-change"],
  [`if heat = hot then fee * days else 0 IRR over bill ${ROUND}`, "over-bill-meets-change"],
  [`usage.active * price + 1_000 IRR ${PRINT}`, "mixes-shared-and-level"],
  [`max(100 kWh, usage.active) * price each segment ${ROUND}`, "mixes-shared-and-level"],
  [`if account.rural = yes then 1_000 IRR else fee * days ${PRINT}`, "mixes-shared-and-level"],
  [`usage.active * price over bill, over bill ${ROUND}`, "scope-order"],
  [`usage.active * price each segment, over bill ${PRINT}`, "scope-order"],
])("refused: %s: %s", (line, code) => {
  expect(diagnosticsIn(tariff(`  line it = ${line}`)).map((diagnostic) => diagnostic.code)).toEqual([code]);
});

const cutsUnder = (condition: string, line: string): string => {
  const text = tariff(`  memo line it = ${line}`).replace("for account.rural in (yes, no)", `for ${condition}`);
  const checked = `${text}tariff rest amends home { for not (${condition}) }`;
  return lineOf(tariffOf(programOf(checked), "home"), "it")
    .cuts.map(({ kind, name }) => `${kind} ${name}`)
    .sort()
    .join(", ");
};

test.each([
  ["account.rural = yes", ""],
  ["account.rural != no", ""],
  ["account.rural in (yes)", ""],
  ["not (account.rural = no)", ""],
  ["not (account.rural = no or account.households > 3)", ""],
  ["account.households > 3 and account.rural = yes", ""],
  ["(account.rural = yes and account.households = 1) or (account.rural = yes and account.households = 3)", ""],
  ["account.households > 3", "account rural"],
  ["account.rural = yes or account.households > 3", "account rural"],
  ["not (account.rural = no and account.households > 3)", "account rural"],
])("for %s: a line that asks for `account.rural` is cut by: %s", (condition, cuts) => {
  expect(cutsUnder(condition, `if account.rural = yes then 1_000 IRR else 2_000 IRR ${PRINT}`)).toBe(cuts);
});

test.each([
  ["account.households = 3", ""],
  ["account.households = 3 or account.households = 4", "account households"],
  ["account.households != 3", "account households"],
  ["account.rural = yes", "account households"],
])("for %s: blocks that households widen are cut by: %s", (condition, cuts) => {
  expect(cutsUnder(condition, `usage.active through home_blocks ${PRINT}`)).toBe(cuts);
});

test("a field that the `for` pins cuts neither by a key nor by the seasons that go by it: `round` may stand alone", () => {
  expect(cutsUnder("account.rural = yes", `usage.active * (region_price at (account.rural, wet)) ${ROUND}`)).toBe("");
  expect(cutsUnder("account.rural = yes", `usage.active * region_price ${PRINT}`)).toBe("seasons dry");
});

test("what a let, an exception and its condition use cuts the line", () => {
  const program = programOf(
    tariff(`  let cost = usage.active * price
  line it = cost each segment ${ROUND}
  exception summer to it when heat = hot and account.households > 3 = 50% * base`),
  );
  const { cuts } = lineOf(tariffOf(program, "home"), "it");
  expect(cuts.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(["account households", "rate price", "seasons heat"]);
});

test("reading another line cuts nothing: the final amount is read", () => {
  const program = programOf(tariff(`  line energy = usage.active * price each segment, over bill ${ROUND}\n  line tax = 9% * energy ${ROUND}`));
  expect(lineOf(tariffOf(program, "home"), "tax")).toMatchObject({ cuts: [], work: "over bill" });
});

const SEASON = `line season = if heat = hot then 20% * energy else 0 IRR each segment, over bill ${ROUND}`;

test.each([
  ["a line that is only printed", `line energy = usage.active * fixed ${PRINT}`, []],
  ["a line rounded over the bill", `line energy = usage.active * fixed ${ROUND}`, ["line-has-no-part"]],
  ["a line rounded at the same cuts", `line energy = if heat = hot then usage.active * fixed else 0 IRR each segment ${ROUND}`, []],
  ["a line rounded at other cuts", `line energy = usage.active * price each segment ${ROUND}`, ["line-has-no-part"]],
  ["a line cut elsewhere that adds up", `line energy = usage.active * price ${PRINT}`, []],
  ["a minimum over the bill", `line energy = max(0 IRR, usage.active * fixed) ${PRINT}`, ["line-has-no-part"]],
  ["a line that mixes", `line energy = usage.active * fixed + 1_000 IRR ${PRINT}`, ["line-has-no-part"]],
  ["a rounded line by way of another", `line inner = usage.active * fixed ${ROUND}\n  line energy = 200% * inner ${PRINT}`, ["line-has-no-part"]],
])("a line in segments reads %s", (_what, energy, codes) => {
  expect(diagnosticsIn(tariff(`  memo ${energy}\n  ${SEASON}`)).map((diagnostic) => diagnostic.code)).toEqual(codes);
});

test("a rate that varies and whose crossing nobody says is told with a bill that meets it, once", () => {
  const text = tariff(`  line one = usage.active * price ${PRINT}\n  line two = usage.active * half ${PRINT}`).replace("  crossing split by days\n", "");
  expect(diagnosticsIn(text).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "crossing-missing: a bill over 1394-01-01 meets two versions of `price`, and nothing says which one it uses",
  ]);
});

test("the payable amount may not use what changes inside the bill", () => {
  const text = tariff("").replace("total + brought_forward", "total + brought_forward - usage.active * price");
  expect(diagnosticsIn(text).map((diagnostic) => diagnostic.code)).toEqual(["over-bill-meets-change"]);
});
