// An amount of the wrong unit: what the help says to multiply by, divide by or turn over.
import { expect, test } from "vitest";
import { diagnosticsIn } from "./check-text.ts";

const rules = (
  value: string,
): string => `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source sheet "Sheet"
usage { active: kWh 0 .. 1_000_000 to 3 decimals  demand: kW 0 .. 1_000 to 1 decimal }
rate price: IRR/kWh { from 1393-01-01 cites sheet: 500 }
rate once: IRR { from 1393-01-01 cites sheet: 500 }
rate daily: IRR/day { from 1393-01-01 cites sheet: 500 }
rate monthly: IRR/month { from 1393-01-01 cites sheet: 500 }
rate yearly: IRR/year { from 1393-01-01 cites sheet: 500 }
rate yearly_power: IRR/kW/year { from 1393-01-01 cites sheet: 500 }
rate turned: kWh/IRR { from 1393-01-01 cites sheet: 500 }
tariff all {
  line one = ${value} over bill round half up to 1 IRR
  payable = total + brought_forward
}
`;

test.each([
  ["daily", "multiply by `days` (the days of the bill)"],
  ["monthly", "multiply by `months` (the calendar months of the bill)"],
  ["monthly * days", "multiply by `months` instead of `days`"],
  ["daily * months", "multiply by `days` instead of `months`"],
  ["once * days", "leave out `days`, or divide by `days`"],
  ["once * months", "leave out `months`"],
  ["yearly", "no bill counts years: declare the rate by the month (`/month`) and multiply by `months`, or `per 365 days`"],
  ["yearly_power * usage.demand", "no bill counts years: declare the rate by the month (`/month`) and multiply by `months`, or `per 365 days`"],
  ["turned * usage.active", "is a rate here upside down? a price is `IRR` per quantity, such as `IRR/kWh`"],
  ["turned", "is a rate here upside down? a price is `IRR` per quantity, such as `IRR/kWh`"],
  ["price", "multiply by a quantity in kWh"],
  ["usage.active", "multiply by a quantity in IRR/kWh"],
  ["price * usage.active * usage.demand", "divide by a quantity in kW"],
])("%s", (value, help) => {
  expect(diagnosticsIn(rules(value)).map((diagnostic) => [diagnostic.code, diagnostic.help])).toEqual([["not-money", help]]);
});

test.each(["price * usage.active", "daily * days", "monthly * months", "once", "usage.active / turned to 0 decimals half up"])("%s is an amount", (value) => {
  expect(diagnosticsIn(rules(value)).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
