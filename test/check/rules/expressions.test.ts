// What expressions come to: dimension, shared or level, dayparts; and which ones have no meaning.
import { expect, test } from "vitest";
import { bindDeclarations } from "../../../src/dsl/check/declarations/bind-declarations.ts";
import { showType } from "../../../src/dsl/check/rules/describe.ts";
import { NO_LOCALS } from "../../../src/dsl/check/rules/reach.ts";
import { typeExpression } from "../../../src/dsl/check/rules/type-expression.ts";
import type { Diagnostic } from "../../../src/dsl/diagnostics/diagnostic.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";

const SCHEDULE = `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source sheet "Sheet"
unit m3 summable
account {
  rural: yes | no
  rule: yes | hot
  households: whole 1 .. 200
  contracted: kW 0 .. 500 to 1 decimal
  since: date
}
seasons heat: hot, cool { from 1393-01-01 cites sheet  hot = 04-01 .. 07-01  cool = otherwise }
dayparts tou: mid, peak { from 1393-01-01 cites sheet  peak = 19:00 .. 23:00  mid = otherwise }
usage {
  active: kWh by tou 0 .. 1_000_000 to 3 decimals
  all: kWh 0 .. 1_000_000 to 3 decimals
  reactive: kvarh 0 .. 1_000_000 to 3 decimals
  demand: kW 0 .. 1_000 to 1 decimal
  gas: m3 0 .. 1_000 to 0 decimals
}
history { billed: kW 12 bills 0 .. 1_000 to 1 decimal }
charges { bought: IRR 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from 1393-01-01 cites sheet: 500 }
rate fee: IRR per 30 days { from 1393-01-01 cites sheet: 1_000 }
rate power: IRR/kW/month { from 1393-01-01 cites sheet: 900 }
rate vat: % { from 1393-01-01 cites sheet: 9% }
rate class_price: IRR/kWh at account.rural, heat, tou { from 1393-01-01 cites sheet: 500 }
rate blocks_price: IRR/kWh widths per 30 days { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 300  100 .. | 500 }
rate per_kw: IRR/kWh widths per usage.demand { from 1393-01-01 cites sheet  blocks kWh/kW  0 .. 100 | 300  100 .. | 500 }
rate per_kw_in_kwh: IRR/kWh widths per 30 days, per usage.demand { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 300  100 .. | 500 }
rate hours_price: IRR/kWh at tou widths unscaled { from 1393-01-01 cites sheet  blocks kWh | any  0 .. | 300 }
`;

interface Checked {
  readonly text: string;
  readonly codes: readonly string[];
}

/** The type as messages show it, with its share; and the codes reported. */
function checkExpression(expression: string): Checked {
  const parsed = parse("s.mizan", `${SCHEDULE}let it = (${expression})\n`);
  expect(parsed.diagnostics).toEqual([]);
  const reported: Diagnostic[] = [];
  const scope = bindDeclarations([parsed.value], (diagnostic) => reported.push(diagnostic))?.scope;
  const value = scope?.lets.get("it")?.value;
  if (scope === undefined || value === undefined || reported.length > 0) throw new Error(JSON.stringify(reported));
  const typed = typeExpression(scope, NO_LOCALS, value, undefined);
  const share = typed?.type.kind === "quantity" ? `, ${typed.type.share}` : "";
  return { text: typed === undefined ? "nothing" : `${showType(scope, typed.type)}${share}`, codes: reported.map(({ code }) => code) };
}

test.each([
  ["0", "a pure number, zero"],
  ["0 kWh", "kWh, zero"],
  ["2.5", "a pure number, level"],
  ["9%", "a pure number, level"],
  ["1394-02-01", "a date"],
  ["usage.all", "kWh, shared"],
  ["usage.active", "kWh by tou, shared"],
  ["usage.demand", "kW, level"],
  ["usage.all through per_kw", "IRR, shared"],
  ["per_kw at usage.all", "IRR/kWh, level"],
  ["usage.gas", "m3, shared"],
  ["account.households", "a pure number, level"],
  ["account.contracted", "kW, level"],
  ["account.rural", "a value of account.rural"],
  ["heat", "a value of heat"],
  ["days", "day, shared"],
  ["months", "month, shared"],
  ["charges.bought", "IRR, level"],
  // Shared and level, as in meaning.md.
  ["usage.all + usage.all", "kWh, shared"],
  ["usage.all * price", "IRR, shared"],
  ["usage.all / 2", "kWh, shared"],
  ["usage.demand + account.contracted", "kW, level"],
  ["usage.all / days", "kWh/day, level"],
  ["usage.all + 0 kWh", "kWh, shared"],
  ["max(0 kW, usage.demand)", "kW, level"],
  ["max(0 kWh, usage.all)", "kWh, shared"],
  ["0 kWh * price", "IRR, zero"],
  ["usage.all + 5 kWh", "kWh, shared"],
  ["fee * days", "IRR, shared"],
  ["usage.demand * power * months", "IRR, shared"],
  ["usage.demand * 3 hour", "kWh, level"],
  ["-usage.all", "kWh, shared"],
  ["(usage.all round half up to 1 kWh)", "kWh, shared"],
  // Divisions that stay exact, and those that say their decimals.
  ["fee * days / account.households", "IRR, shared"],
  ["usage.all / (days * account.households)", "kWh/day, level"],
  ["usage.all / (2 * 3)", "kWh, shared"],
  ["usage.all / usage.demand to 3 decimals half up", "hour, shared"],
  // Dayparts.
  ["usage.active total", "kWh, shared"],
  ["usage.active at peak", "kWh, shared"],
  ["usage.active * class_price", "IRR by tou, shared"],
  ["(usage.active * class_price) total", "IRR, shared"],
  ["by tou (peak: 2 * price, others: price)", "IRR/kWh by tou, level"],
  ["by tou (mid: usage.all, peak: 0 kWh)", "kWh by tou, shared"],
  ["max(usage.active, 0 kWh)", "kWh by tou, shared"],
  // Rates and tables.
  ["vat", "a pure number, level"],
  ["class_price", "IRR/kWh by tou, level"],
  ["class_price at (yes, hot, peak)", "IRR/kWh, level"],
  ["class_price at (yes, hot)", "IRR/kWh by tou, level"],
  ["class_price at (account.rural, heat, mid)", "IRR/kWh, level"],
  ["class_price at (if account.households > 3 then yes else no, hot, peak)", "IRR/kWh, level"],
  ["usage.all through blocks_price", "IRR, shared"],
  ["usage.all through blocks_price whole", "IRR, shared"],
  ["blocks_price at (usage.all)", "IRR/kWh, level"],
  ["usage.active through blocks_price each alone", "IRR by tou, shared"],
  ["usage.active through hours_price joint pro rata to 3 decimals half up", "IRR by tou, shared"],
  ["usage.all through hours_price at peak", "IRR, shared"],
  // Conditions.
  ["account.rural = yes", "a condition (true or false)"],
  ["account.rural in (yes, no) and not heat = hot", "a condition (true or false)"],
  ["account.since < 1394-01-01", "a condition (true or false)"],
  ["usage.active total > 300 kWh or account.households >= 3", "a condition (true or false)"],
  ["if account.rural = yes then 0 IRR/kWh else price", "IRR/kWh, level"],
  ['if account.rural = yes then unknown because "not published" else price', "IRR/kWh, level"],
  // History and the power factor.
  ["history.billed highest over 12 bills else 0 kW", "kW, level"],
  ["history.billed average over up to 3 bills else refuse", "kW, level"],
  ["max(usage.demand, history.billed highest over 11 bills else 0 kW)", "kW, level"],
  ["power_factor of usage.active total, usage.reactive to 10 decimals half up", "a pure number, level"],
])("%s is %s", (expression, type) => {
  expect(checkExpression(expression)).toEqual({ text: type, codes: [] });
});

test.each([
  ["usage.all + usage.demand", "units-differ"],
  ["usage.all + usage.reactive", "units-differ"],
  ["usage.all > usage.gas", "units-differ"],
  ["1 month + 30 days", "units-differ"],
  ["usage.all > 300", "unit-missing"],
  ["usage.all * price + 1", "unit-missing"],
  ["price * charges.bought", "money-times-money"],
  ["usage.all / usage.demand", "division-needs-places"],
  ["usage.all / price", "division-needs-places"],
  ["usage.all / months", "division-needs-places"],
  ["usage.all / (days + 1 day)", "division-needs-places"],
  ["usage.all / (3 - 3)", "division-by-zero"],
  ["usage.all / 2 to 31 decimals half up", "places-out-of-range"],
  ["usage.all total", "total-needless"],
  ["usage.active at night", "not-a-value"],
  ["usage.all at peak", "at-needs-dayparts"],
  ["usage.active through blocks_price", "joint-missing"],
  ["usage.active through blocks_price joint in time order", "needs-interval-data"],
  ["usage.all through hours_price", "daypart-key-open"],
  ["class_price at yes", "wrong-number-of-keys"],
  ["class_price at (hot, yes, peak)", "not-a-value"],
  ["class_price at (account.rule, hot, peak)", "wrong-key"],
  ["account.rural = account.rule", "not-alike"],
  ["account.rural = hot", "not-a-value"],
  ["account.rural in (yes, maybe)", "not-a-value"],
  ["heat = cold", "not-a-value"],
  ["heat < hot", "choice-has-no-order"],
  ["not usage.all", "not-a-condition"],
  ["(account.rural = yes) + 1", "not-a-number"],
  ["if account.rural = yes then price else fee", "units-differ"],
  ["if account.rural = yes then usage.active else 0 kWh", "branch-by-daypart"],
  ["history.billed", "history-needs-fold"],
  ["history.billed highest over 13 bills else 0 kW", "history-too-shallow"],
  ["history.billed highest over 12 bills else 0 kWh", "units-differ"],
  ["history.billed highest over 12 bills else 0", "unit-missing"],
  ["power_factor of usage.active total, usage.all to 10 decimals half up", "power-factor-units"],
  ["usage.all round half up to 1", "rounding-unit"],
  ["vat round half up to 0", "rounding-to-zero"],
  ["usage.all through per_kw_in_kwh", "wrong-axis"],
  ["(usage.all / 20) through per_kw_in_kwh", "wrong-axis"],
  ["(usage.all / usage.demand to 3 decimals down) through per_kw", "wrong-axis"],
  ["per_kw at usage.demand", "wrong-axis"],
  ["total", "builtin-elsewhere"],
  ["base", "builtin-elsewhere"],
  ["hot", "no-such-name"],
  ["usage.active.peak", "no-such-path"],
  ["heat.hot", "no-such-path"],
  ["rate.prize", "no-such-path"],
  ["account.demand", "no-such-field"],
  ["sum taxable", "no-such-tag"],
])("%s is refused: %s", (expression, code) => {
  expect(checkExpression(expression)).toEqual({ text: "nothing", codes: [code] });
});

test.each([
  ["usage.demand + usage.all", "they are different things, as energy and power: give each its own price first, and add the amounts"],
  ["usage.all * price + fee", "multiply the second by `days`"],
  ["prise * usage.all", "did you mean `price`?"],
  ["demand * price", "did you mean `usage.demand`?"],
  ["hot", "write `account.rule = hot` or `heat = hot`"],
  ["usage.active.peak", "usage.active at peak"],
  ["usage.all > 300", "write `300 kWh`"],
  ["usage.all through per_kw_in_kwh", "write `blocks kWh/kW`: the edges are multiplied by what widens them"],
])("%s is told how to mend: %s", (expression, help) => {
  const parsed = parse("s.mizan", `${SCHEDULE}let it = (${expression})\n`);
  const reported: Diagnostic[] = [];
  const scope = bindDeclarations([parsed.value], (diagnostic) => reported.push(diagnostic))?.scope;
  const value = scope?.lets.get("it")?.value;
  if (scope !== undefined && value !== undefined) typeExpression(scope, NO_LOCALS, value, undefined);
  expect(reported.map((diagnostic) => diagnostic.help).join()).toContain(help);
});

test("what holds several errors tells each of them once", () => {
  expect(checkExpression("prise * usage.al + feee * days").codes).toEqual(["no-such-name", "no-such-field", "no-such-name"]);
});
