// What is not settled in a file, counted apart: by the words that the text holds.
import { expect, test } from "vitest";
import { load } from "../../src/index.ts";

const text = `
schedule town "A" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1393-01-01 to 1396-01-01
}
source s "S" dated 1393-01-01
source later "L" dated 1394-01-01 unverified
account { class: a | b }
usage   { active: kWh 0 .. 100_000 to 0 decimals   reserve: kWh 0 .. 100_000 to 0 decimals }
rate words { from 1393-01-01 cites s: 1 }
rate because {
  from 1393-01-01 cites s: 1
  from 1394-01-01 cites later: unknown because "the order was not found"
}
rate price: IRR/kWh at account.class {
  from 1393-01-01 cites s example
    table
      a | 10
      b | unknown because "the sheet is torn"
}
tariff t "T" cites s {
  crossing split by days
  let doubled "Twice" cites s unverified = usage.active * 2
  line b "B" = doubled * words * because * price each segment round half up to 1 IRR
  exception a to b cites s when account.class = a = 50% * base
  exception much to b cites s when usage.active > usage.reserve = 200% * base tested, not proved
  payable = total + brought_forward round down to 1 IRR carry remainder
  untranslatable "Those who ask may pay later." because "no figure says when"
}
`;

test("rates called `words` and `because` are not a clause; each figure, mark, clause and source counts once", () => {
  const { diagnostics, unsettled } = load([{ path: "a.mizan", text }], { prove: false });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(unsettled).toEqual({ unknown: 2, untranslatable: 1, unverified: 2, example: 1, testedNotProved: 1 });
});

test("due dates that move off holidays are unknown where no holidays are declared", () => {
  const office = (moved: string, holidays = ""): string => `
schedule town "A" { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source s "S" dated 1393-01-01
account { class: a | b }
grades { clerk, board }
${holidays}
instalments debts {
  from 1393-01-01 cites s
    no down payment
    count from 2 up to 6 by clerk
    first due 1 month after agreement
    every 1 month, month end clamped
    ${moved}
    equal parts round down to 1 IRR, remainder on first
    part at least 100 IRR
    at most 1 active plan per account
    no interest
    payments settle oldest first
    missed when short by more than 0 IRR 7 days after due
    broken after 2 missed in a row: balance due, original due dates restored
    cancelled bill recomputes plan
    no replan
}
`;
  const unknownIn = (one: string): number => {
    const { diagnostics, unsettled } = load([{ path: "a.mizan", text: one }]);
    expect(diagnostics).toEqual([]);
    return unsettled.unknown;
  };
  expect(unknownIn(office("moved off holidays forward, before the next"))).toBe(1);
  expect(unknownIn(office("not moved"))).toBe(0);
  expect(unknownIn(office("moved off holidays forward, before the next", "holidays { from 1393-01-01 cites s\n 01-01 }"))).toBe(0);
});

test("a mark on an exception that several tariffs share counts once", () => {
  const amended = `${text.replace("tariff t", "tariff first")}tariff second amends first { for account.class = b }\n`;
  const { diagnostics, unsettled } = load([{ path: "a.mizan", text: amended }], { prove: false });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(unsettled.testedNotProved).toBe(1);
});
