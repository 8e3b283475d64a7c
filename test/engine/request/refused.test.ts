// Requests that are refused: the place, what is wrong and the remedy, in full. Each row is a request and all that is said of it.
import { describe, expect, test } from "vitest";
import { HOME, planOf, problemsOf, SHOP, YARD } from "./plan-of.ts";

const plan = planOf(YARD);

const row = (request: unknown, ...problems: readonly string[]): readonly [unknown, readonly string[]] => [request, problems];
const active = (written: unknown): unknown => ({ ...HOME, usage: { active: written } });
const account = (fields: Record<string, unknown>): unknown => ({ ...HOME, account: { class: "home", ...fields } });
const period = (from: unknown, to: unknown): unknown => ({ ...HOME, period: { from, to } });

const NUMBER_REMEDY = 'write digits with at most one `.`: "230", "-12.5"';

describe.each([
  [
    "shape",
    [
      row(
        undefined,
        "request-invalid: the request: nothing is given; give an object with `id`, `tariff`, `account`, `period`, `usage`, `readings`, `history`, `charges`, `brought_forward`, `issued`, `known`, `true_up`",
      ),
      row(
        [],
        "request-invalid: the request: a list stands where an object belongs; give an object with `id`, `tariff`, `account`, `period`, `usage`, `readings`, `history`, `charges`, `brought_forward`, `issued`, `known`, `true_up`",
      ),
      row({ period: HOME.period }, "request-invalid: id: nothing is given; add it"),
      row({ ...HOME, id: "" }, "request-invalid: id: the id is empty; give 1 to 200 visible characters"),
      row({ ...HOME, id: "a\u061Cb" }, "request-invalid: id: `a\u{FFFD}b` holds a control or an invisible character; give 1 to 200 visible characters"),
      row({ ...HOME, id: "a\u202Eb" }, "request-invalid: id: `a\u{FFFD}b` holds a control or an invisible character; give 1 to 200 visible characters"),
      row({ ...HOME, id: 7 }, 'request-invalid: id: 7 is a JSON number, not a string; write it as a string: "7"'),
      row({ ...HOME, usge: {} }, "request-invalid: the request: unknown field `usge`; did you mean `usage`?"),
      row({ ...HOME, tariff: "hom" }, "request-invalid: tariff: `hom` is none of `home`, `shop`; did you mean `home`?"),
      row({ ...HOME, usage: "230" }, "request-invalid: usage: a string stands where an object belongs; give an object with `active`, `split`, `big`, `demand`"),
      row({ ...HOME, usage: { activ: "230" } }, "request-invalid: usage: unknown field `activ`; did you mean `active`?"),
      row({ ...HOME, usage: { volts: "230" } }, "request-invalid: usage: unknown field `volts`; the fields here are `active`, `split`, `big`, `demand`"),
      row(
        JSON.parse('{"id":"x","period":{"from":"1394-03-01","to":"1394-04-01"},"account":{"__proto__":{"class":"home"}}}'),
        "request-invalid: account: unknown field `__proto__`; the fields here are `class`, `households`, `contracted`, `since`, `bill_id`, `payment_id`",
      ),
      row(
        account({ constructor: "x" }),
        "request-invalid: account: unknown field `constructor`; the fields here are `class`, `households`, `contracted`, `since`, `bill_id`, `payment_id`",
      ),
    ],
  ],
  [
    "numbers",
    [
      row(active(230), 'request-invalid: usage.active: 230 is a JSON number, not a string; write it as a string: "230"'),
      row(active(Number.NaN), 'request-invalid: usage.active: NaN is not a number that can be billed; write a decimal string, such as "230"'),
      row(active("NaN"), `request-invalid: usage.active: \`NaN\` is not a number; ${NUMBER_REMEDY}`),
      row(active("Infinity"), `request-invalid: usage.active: \`Infinity\` is not a number; ${NUMBER_REMEDY}`),
      row(active("2.3e2"), "request-invalid: usage.active: `2.3e2` is in exponent notation; write all digits out"),
      row(active("+230"), "request-invalid: usage.active: `+230` starts with `+`; leave the `+` out"),
      row(active("۲۳۰"), 'request-invalid: usage.active: `۲۳۰` has Persian or Arabic digits; write the digits 0 to 9 and `.`: "230"'),
      row(
        active("1,230"),
        'request-invalid: usage.active: `1,230` may mean `1.230` or `1230`: the decimal sign is `.`; write "1.230" or "1230", whichever is meant',
      ),
      row(active("1,5"), 'request-invalid: usage.active: `1,5` may mean `1.5` or `15`: the decimal sign is `.`; write "1.5" or "15", whichever is meant'),
      row(active("0,5"), 'request-invalid: usage.active: `0,5` has a comma: the decimal sign is `.`; write "0.5"'),
      row(active("1,230,000"), "request-invalid: usage.active: `1,230,000` has its digits grouped; write the digits without separators"),
      row(active(" 230"), "request-invalid: usage.active: ` 230` has spaces around it; take the spaces away"),
      row(active(".5"), `request-invalid: usage.active: \`.5\` lacks a digit beside its point; ${NUMBER_REMEDY}`),
      row(active("5."), `request-invalid: usage.active: \`5.\` lacks a digit beside its point; ${NUMBER_REMEDY}`),
      row(active("1/3"), `request-invalid: usage.active: \`1/3\` is not a decimal number; ${NUMBER_REMEDY}`),
      row(active("230 kWh"), `request-invalid: usage.active: \`230 kWh\` is not a decimal number; ${NUMBER_REMEDY}`),
      row(active(""), `request-invalid: usage.active: an empty string is not a number; ${NUMBER_REMEDY}`),
      row(active("1".repeat(41)), `request-invalid: usage.active: \`${"1".repeat(41)}\` has more than 40 digits; write at most 40 digits`),
      row(active("-5"), "request-invalid: usage.active: `-5` is negative; give a value 0 .. 50000 kWh"),
      row(active("50000.001"), "request-invalid: usage.active: `50000.001` is above 50000 kWh; give a value 0 .. 50000 kWh"),
      row(active("0.0001"), "request-invalid: usage.active: `0.0001` is finer than declared: at most 3 decimals; give it to 3 decimals"),
      row(account({ households: "1.5" }), "request-invalid: account.households: `1.5` is finer than declared: no decimals; give a whole number"),
      row(account({ households: "0" }), "request-invalid: account.households: `0` is below 1; give a value 1 .. 20"),
      row({ ...HOME, brought_forward: 0 }, 'request-invalid: brought_forward: 0 is a JSON number, not a string; write it as a string: "0"'),
      row({ ...HOME, brought_forward: "0.5" }, "request-invalid: brought_forward: `0.5` is finer than declared: no decimals; give a whole number"),
      row(active(null), "request-invalid: usage.active: null stands where a string belongs; give one string"),
    ],
  ],
  [
    "dates and periods",
    [
      row(
        period("1393-12-30", "1394-01-02"),
        "request-invalid: period.from: `1393-12-30` is not a date: Esfand 1393 has 29 days; give a date that exists in the persian calendar, as YYYY-MM-DD",
      ),
      row(
        period("1394-13-01", "1394-04-01"),
        "request-invalid: period.from: `1394-13-01` is not a date: month 13 does not exist; give a date that exists in the persian calendar, as YYYY-MM-DD",
      ),
      row(
        period("1394/03/01", "1394-04-01"),
        "request-invalid: period.from: `1394/03/01` is not a date: a date is written YYYY-MM-DD; give a date that exists in the persian calendar, as YYYY-MM-DD",
      ),
      row(period("۱۳۹۴-۰۳-۰۱", "1394-04-01"), "request-invalid: period.from: `۱۳۹۴-۰۳-۰۱` has Persian or Arabic digits; write the digits 0 to 9"),
      row(period(13940301, "1394-04-01"), 'request-invalid: period.from: 13940301 is a JSON number, not a string; write it as a string: "13940301"'),
      row(period("1394-04-01", "1394-04-01"), "request-invalid: period: `to` is the same day as `from`; `to` is the day after the last: give a later one"),
      row(period("1394-04-01", "1394-03-01"), "request-invalid: period: `to` is before `from`; `to` is the day after the last: give a later one"),
      row(
        period("1392-12-29", "1393-01-10"),
        "outside-horizon: the period 1392-12-29 .. 1393-01-10 is not inside the horizon 1393-01-01 .. 1396-01-01; bill a period inside the horizon, or extend the rule file",
      ),
      row(
        period("1395-12-30", "1396-01-02"),
        "outside-horizon: the period 1395-12-30 .. 1396-01-02 is not inside the horizon 1393-01-01 .. 1396-01-01; bill a period inside the horizon, or extend the rule file",
      ),
      row(period("1393-01-01", "1394-02-06"), "request-invalid: period: it has 401 days; bill at most 400 days at once"),
    ],
  ],
  [
    "account",
    [
      row(account({ class: "hom" }), "request-invalid: account.class: `hom` is none of `home`, `shop`; did you mean `home`?"),
      row(account({ class: "factory" }), "request-invalid: account.class: `factory` is none of `home`, `shop`; name one of these"),
      row(
        account({ households: [] }),
        "request-invalid: account.households: the list of changes is empty; give at least the value at the period's start, or leave the field out",
      ),
      row(
        account({ households: [{ from: "1394-03-05", value: "2" }] }),
        "request-invalid: account.households: nothing is given before 1394-03-05; add what held on 1394-03-01",
      ),
      row(
        account({
          households: [
            { from: "1394-01-05", value: "2" },
            { from: "1394-01-05", value: "3" },
          ],
        }),
        "request-invalid: account.households: the changes are not in order of `from`; put the earliest first, one for each day",
      ),
      row(
        account({ households: [{ from: "1394-01-05", value: "2", until: "x" }] }),
        "request-invalid: account.households[0]: unknown field `until`; the fields here are `from`, `value`",
      ),
      row(
        account({ households: [{ from: "1394-01-05", value: "200" }] }),
        "request-invalid: account.households[0].value: `200` is above 20; give a value 1 .. 20",
      ),
      row(
        account({ bill_id: "12345675" }),
        "request-invalid: account.bill_id: the check digit of `12345675` is 5 and should be 4; compare it with the bill, digit by digit",
      ),
      row(
        account({ bill_id: "12345" }),
        "request-invalid: account.bill_id: `12345` has 5 digits, a bill id has 6 to 13; copy all of it, with its leading zeros",
      ),
    ],
  ],
  [
    "usage",
    [
      row({ ...SHOP, usage: { split: { mid: "1" } } }, "request-invalid: usage.split.peak: nothing is given; add it"),
      row(
        { ...SHOP, usage: { split: { mid: "1", peak: "2", low: "3" } } },
        "request-invalid: usage.split: unknown field `low`; the fields here are `mid`, `peak`",
      ),
      row({ ...SHOP, usage: { split: "3" } }, "request-invalid: usage.split: a string stands where an object belongs; give an object with `mid`, `peak`"),
      row(active([]), "request-invalid: usage.active: the pieces are none; give pieces in order that cover 1394-03-01 to 1394-04-01 once"),
      row(
        active([{ from: "1394-03-01", to: "1394-03-31", quantity: "1" }]),
        "request-invalid: usage.active: the pieces leave a gap from 1394-03-31 to 1394-04-01; give pieces in order that cover 1394-03-01 to 1394-04-01 once",
      ),
      row(
        active([
          { from: "1394-03-01", to: "1394-03-20", quantity: "1" },
          { from: "1394-03-19", to: "1394-04-01", quantity: "1" },
        ]),
        "request-invalid: usage.active: the pieces overlap from 1394-03-19 to 1394-03-20; give pieces in order that cover 1394-03-01 to 1394-04-01 once",
      ),
      row(
        active([{ from: "1394-02-31", to: "1394-04-01", quantity: "1" }]),
        "request-invalid: usage.active: the pieces start on 1394-02-31, before 1394-03-01; give pieces in order that cover 1394-03-01 to 1394-04-01 once",
      ),
      row(
        active([{ from: "1394-03-01", to: "1394-04-01", quantity: "-1" }]),
        "request-invalid: usage.active[0].quantity: `-1` is negative; give a value 0 .. 50000 kWh",
      ),
      row(
        active([{ from: "1394-03-01", to: "1394-04-01", quantity: "1", interim: true }]),
        "request-invalid: usage.active: the last piece is called interim; leave `interim` out of the last piece",
      ),
      row(
        active([
          { from: "1394-03-01", to: "1394-03-20", quantity: "30000" },
          { from: "1394-03-20", to: "1394-04-01", quantity: "20001" },
        ]),
        "request-invalid: usage.active: usage active comes to more than 50000 kWh; correct it: the rules take 0 .. 50000 kWh",
      ),
      row(
        active(Array.from({ length: 9 }, (_, at) => ({ from: `1394-03-0${at + 1}`, to: at === 8 ? "1394-04-01" : `1394-03-0${at + 2}`, quantity: "1" }))),
        "too-many-pieces: register active has 9 pieces in one bill; at most 8 are allowed: split the bill",
      ),
      row(
        { ...SHOP, usage: { demand: [{ from: "1394-03-01", to: "1394-04-01", quantity: "1" }] } },
        "request-invalid: usage.demand: a list stands where a string belongs; give one string",
      ),
    ],
  ],
  [
    "history and charges",
    [
      row(
        { ...SHOP, history: { demand: ["1", "2", "3", "4"] } },
        "request-invalid: history.demand: more bills than the 3 declared; give the latest ones only, the latest first",
      ),
      row({ ...SHOP, history: { demand: "1" } }, "request-invalid: history.demand: a string stands where a list belongs; give a list"),
      row({ ...SHOP, history: { demand: ["1", 2] } }, 'request-invalid: history.demand[1]: 2 is a JSON number, not a string; write it as a string: "2"'),
      row(
        { ...SHOP, charges: { transit: "1.001" } },
        "request-invalid: charges.transit: `1.001` is finer than declared: at most 2 decimals; give it to 2 decimals",
      ),
      row({ ...SHOP, charges: { transit: "-501" } }, "request-invalid: charges.transit: `-501` is below -500 IRR; give a value -500 .. 1000000 IRR"),
    ],
  ],
] as const)("%s", (_, rows) => {
  test.each(rows.map(([request, problems]) => [JSON.stringify(request) ?? "nothing", request, problems] as const))("%s", (_title, request, problems) => {
    expect(problemsOf(plan, request)).toEqual(problems);
  });
});

test("all that is wrong is said at once", () => {
  const problems = problemsOf(plan, { id: "", account: { class: "x", colour: "y" }, period: { from: "1394-99-01", to: 5 }, usage: { active: "1e3" } });
  expect(problems).toHaveLength(6);
});

test("a request of many faults is answered with at most 100", () => {
  const readings = Array.from({ length: 150 }, () => ({ register: "active", previous: 1, current: "x" }));
  expect(problemsOf(plan, { ...HOME, usage: {}, readings })).toHaveLength(100);
});
