// The plan of a rule text, for tests of what stands before and after the evaluator; and two texts that several tests share.
import { check } from "../../../src/dsl/check/check.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";
import type { Facts } from "../../../src/engine/facts.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { planFromProgram } from "../../../src/engine/plan-from-program.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";

export function planOf(text: string, path = "rules.mizan"): Plan {
  const parsed = parse(path, text);
  const { value, diagnostics } = check([parsed.value]);
  const problems = [...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === "error");
  if (value === undefined || problems.length > 0) throw new Error(problems.map(({ code, message, span }) => `${span.line}: ${code}: ${message}`).join("\n"));
  return planFromProgram(value);
}

/** The facts of a request that must be accepted. */
export function factsOf(plan: Plan, request: unknown): Facts {
  const reading = requestReader(plan)(request);
  if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
  return reading.facts;
}

/** What is wrong with a request: `code: message; help` each, or none. */
export function problemsOf(plan: Plan, request: unknown): readonly string[] {
  const reading = requestReader(plan)(request);
  return reading.kind === "read" ? [] : reading.failures.map(({ code, message, help }) => `${code}: ${message}; ${help}`);
}

/** Every kind of field; one line for each so that all of them are asked for. */
export const YARD = `
schedule yard "A yard" fa "محوطه" {
  currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01
}
source sheet "Sheet of prices" fa "برگهٔ نرخ" dated 1393-01-01
account {
  class:      home "Home" fa "خانگی" | shop "Shop" fa "تجاری"
  households: whole 1 .. 20
  contracted: kW 0 .. 500 to 1 decimal "Contracted" fa "قدرت قراردادی"
  since:      date
  bill_id:    iran_bill_id
  payment_id: iran_payment_id
}
dayparts tou: mid, peak { from 1393-01-01 cites sheet  peak = 19:00 .. 23:00  mid = otherwise }
usage {
  active: kWh 0 .. 50_000 to 3 decimals "Energy" fa "انرژی"
  split:  kWh by tou 0 .. 50_000 to 3 decimals
  big:    MWh 1 .. 50 to 3 decimals
  demand: kW 0 .. 5_000 to 4 decimals
}
history { demand: kW 3 bills 0 .. 5_000 to 4 decimals }
charges {
  bought:  IRR 0 .. 1_000_000 to 0 decimals absent 0
  transit: IRR -500 .. 1_000_000 to 2 decimals
}
rate price: IRR/kWh widths per 30 days, per account.households {
  from 1393-01-01 to 1394-01-01 cites sheet "1393"
    blocks kWh
       0 .. 100 | 300
     100 ..     | 450
  from 1394-01-01 cites sheet "1394"
    blocks kWh
       0 .. 100 | 310
     100 ..     | 500
}
rate tou_price: IRR/kWh at tou { from 1393-01-01 cites sheet
  table
  mid | 100
  peak | 250
}
rate fee: IRR per 30 days { from 1393-01-01 cites sheet: 1_000 }
tariff home "Home" fa "خانگی" {
  for account.class = home
  crossing split by days
  line energy "Energy" fa "بهای انرژی" = usage.active through price each segment, over bill round half up to 1 IRR
  line subscription "Fee" fa "آبونمان" = fee * days round half up to 1 IRR
  payable = total + brought_forward round down to 1_000 IRR carry remainder
}
tariff shop "Shop" fa "تجاری" {
  for account.class = shop
  crossing split by days
  line split = (usage.split * tou_price) total print half up to 1 IRR
  line big cites sheet = usage.big * (1 IRR/kWh) print half up to 1 IRR
  line demand cites sheet = max(usage.demand, history.demand highest over up to 3 bills else 0 kW) * (1 IRR/kW) print half up to 1 IRR
  line passed_on = charges.bought + charges.transit round half up to 1 IRR
  payable = total + brought_forward round down to 1_000 IRR drop remainder
}
`;

export const HOME = {
  id: "A-1",
  account: { class: "home", households: "1" },
  period: { from: "1394-03-01", to: "1394-04-01" },
  usage: { active: "230" },
} as const;

export const SHOP = {
  id: "B-1",
  account: { class: "shop", contracted: "30.5" },
  period: { from: "1394-03-01", to: "1394-04-01" },
  usage: { split: { mid: "100", peak: "40.5" }, big: "2", demand: "30" },
  charges: { transit: "12.25" },
} as const;
