// Bills of the small rule file, each with its right figures worked out on paper: what the tests of the catalogue start from.
// A household of q kWh in 30 days: the price is energy + service + meter (+ summer); levy 5 % and tax 10 % of the price; duty 2 for each kWh.
import type { Plan } from "../../../src/engine/plan.ts";
import type { Bench } from "../../../src/rules/diagnosis/fault.ts";
import type { BillCase, LedgerRow } from "../../../src/rules/issued/case.ts";
import type { Beside } from "./benches.ts";
import { benchIn, caseOf, rulesFrom } from "./benches.ts";
import { GAS, LADDER, TOWN } from "./rules.ts";

const { plan: town } = rulesFrom([{ path: "town.mizan", text: TOWN }]);
const { plan: gas } = rulesFrom([{ path: "gas.mizan", text: GAS }]);
const { plan: ladder } = rulesFrom([{ path: "ladder.mizan", text: LADDER }]);

export type Figures = Readonly<Record<string, string>>;

const APRIL = { from: "2024-04-01", to: "2024-05-01" };
const MARCH = { from: "2024-03-01", to: "2024-04-01" };
const METER = { register: "energy", previous: "1000", current: "1230", digits: "6" };
const CITY = { class: "home", area: "city" };
const HOUSE = { id: "april", account: CITY, period: APRIL };
const HOME = { ...HOUSE, readings: [METER] };
const TRADE = { id: "shop", account: { class: "shop", contracted: "100" }, period: APRIL };
const SHOP = {
  ...TRADE,
  usage: { active: { peak: "1000", low: "2000" }, reactive: "4000", demand: "80" },
};

function bench(request: unknown, beside: Beside = {}, plan: Plan = town): Bench {
  const made = benchIn(plan, request, beside);
  if (made === undefined) throw new Error("the right bill is refused");
  return made;
}

function neighbour(id: string, period: unknown, previous: string, current: string): BillCase {
  return caseOf({ ...HOME, id, period, readings: [{ ...METER, previous, current }] }, "own", id);
}

function row(id: string, kind: LedgerRow["kind"], amount: string, day = "2024-03-20"): LedgerRow {
  return { id, day, kind, amount };
}

const LEDGER = [row("old", "opening", "5000", "2024-03-01"), row("pay", "payment", "-2000"), row("rest", "carried", "660", "2024-03-31")];
const FEES = [
  row("old", "opening", "5000", "2024-03-01"),
  row("pay", "payment", "-2000", "2024-03-10"),
  row("fee", "fee", "100"),
  row("fix", "adjustment", "-300", "2024-03-25"),
];

export interface RightBill {
  readonly bench: Bench;
  readonly figures: Figures;
}

// 100 x 10 + 100 x 20 + 30 x 50 = 4,500; the price is 8,000; 8,000 + 460 + 400 + 800.
const APRIL_FIGURES: Figures = {
  energy: "4500",
  service: "3000",
  meter: "500",
  summer: "0",
  duty: "460",
  relief: "0",
  least: "0",
  credit: "0",
  levy: "400",
  vat: "800",
  total: "9660",
  brought_forward: "0",
  payable: "9000",
  carried: "660",
};

// Edges x 31/30: 1,033 1/3 + 2,066 2/3 + 23 1/3 x 50 = 4,266 2/3; service 3,100; the price is 7,867; levy 393.35, tax 786.7.
const MARCH_FIGURES: Figures = { ...APRIL_FIGURES, energy: "4267", service: "3100", levy: "393", vat: "787", total: "9507", carried: "507" };

export const BILLS = {
  april: { bench: bench(HOME), figures: APRIL_FIGURES },
  "a multiplier": { bench: bench({ ...HOUSE, readings: [{ ...METER, current: "1023", multiplier: "10" }] }), figures: APRIL_FIGURES },
  "april, the tariff named": { bench: bench({ ...HOME, tariff: "home" }), figures: APRIL_FIGURES },
  march: { bench: bench({ ...HOME, id: "march", period: MARCH }), figures: MARCH_FIGURES },
  // 61 days: edges 203 1/3 and 406 2/3: 2,033 1/3 + 4,066 2/3 + 93 1/3 x 50 = 10,766 2/3; service 6,100; the price is 17,367; levy 868.35, tax 1,736.7.
  "march and april": {
    bench: bench({ ...HOME, period: { from: "2024-03-01", to: "2024-05-01" }, readings: [{ ...METER, current: "1500" }] }),
    figures: { ...APRIL_FIGURES, energy: "10767", service: "6100", duty: "1000", levy: "868", vat: "1737", total: "20972", payable: "20000", carried: "972" },
  },
  // 5,400 at the new rates: the price is 8,900.
  september: {
    bench: bench({ ...HOME, period: { from: "2024-09-01", to: "2024-10-01" } }),
    figures: { ...APRIL_FIGURES, energy: "5400", levy: "445", vat: "890", total: "10695", payable: "10000", carried: "695" },
  },
  // Half by either version, 115 kWh each: 2,250 + 2,700; summer 230; the price is 8,680; duty 460.
  "june and july": {
    bench: bench({ ...HOME, period: { from: "2024-06-16", to: "2024-07-16" } }),
    figures: { ...APRIL_FIGURES, energy: "4950", summer: "230", levy: "434", vat: "868", total: "10442", payable: "10000", carried: "442" },
  },
  // Half of the usage lies in the hot season: summer 115; the price is 8,115; levy 405.75, tax 811.5.
  "may and june": {
    bench: bench({ ...HOME, period: { from: "2024-05-17", to: "2024-06-16" } }),
    figures: { ...APRIL_FIGURES, summer: "115", levy: "406", vat: "812", total: "9793", carried: "793" },
  },
  "a full turn": { bench: bench({ ...HOME, readings: [{ ...METER, previous: "999900", current: "130", rollover: true }] }), figures: APRIL_FIGURES },
  // 230 x 30 = 6,900; the price is 10,400.
  "a full turn, hostel": {
    bench: bench({ ...HOME, account: { ...CITY, class: "hostel" }, readings: [{ ...METER, previous: "999900", current: "130", rollover: true }] }),
    figures: { ...APRIL_FIGURES, energy: "6900", levy: "520", vat: "1040", total: "12420", payable: "12000", carried: "420" },
  },
  // 10 x 100 + 20 x 50 = 2,000; the price is 5,500; the relief is given up to 150 kWh.
  "at the edge": {
    bench: bench({ ...HOME, readings: [{ ...METER, current: "1150" }] }),
    figures: { ...APRIL_FIGURES, energy: "2000", duty: "300", relief: "-100", levy: "275", vat: "550", total: "6525", payable: "6000", carried: "525" },
  },
  // The price is 3,500, 500 less than the least.
  nothing: {
    bench: bench({ ...HOME, readings: [{ ...METER, current: "1000" }] }),
    figures: {
      ...APRIL_FIGURES,
      energy: "0",
      duty: "0",
      relief: "-100",
      least: "500",
      levy: "175",
      vat: "350",
      total: "4425",
      payable: "4000",
      carried: "425",
    },
  },
  // 1,033 1/3 + 47.1667 x 20 = 1,976 2/3; the price is 5,577; levy 278.85, tax 557.7.
  "half a kWh": {
    bench: bench({ ...HOME, period: MARCH, readings: [{ ...METER, current: "1150.5" }] }),
    figures: { ...APRIL_FIGURES, energy: "1977", service: "3100", duty: "301", levy: "279", vat: "558", total: "6715", payable: "6000", carried: "715" },
  },
  // 100 kWh on the old meter and 130 on the new one, which began at 1,200.
  "an exchange": {
    bench: bench({
      ...HOME,
      readings: [
        { ...METER, current: "1100", from: "2024-04-01", to: "2024-04-16" },
        { ...METER, previous: "1200", current: "1330", from: "2024-04-16", to: "2024-05-01" },
      ],
    }),
    figures: APRIL_FIGURES,
  },
  // A register with a decimal, of which nobody said how many digits it has.
  "a decimal": { bench: bench({ ...HOUSE, readings: [{ register: "energy", previous: "98.5", current: "328.5" }] }), figures: APRIL_FIGURES },
  "an interim reading": {
    bench: bench({
      ...HOME,
      readings: [
        { ...METER, current: "1100", from: "2024-04-01", to: "2024-04-16", interim: true },
        { ...METER, previous: "1100", from: "2024-04-16", to: "2024-05-01" },
      ],
    }),
    figures: APRIL_FIGURES,
  },
  "beside other bills": {
    bench: bench(HOME, {
      neighbours: [neighbour("february", { from: "2024-02-01", to: "2024-03-01" }, "500", "700"), neighbour("march", MARCH, "700", "1000")],
      route: [caseOf({ ...HOME, readings: [{ ...METER, previous: "5000", current: "5400" }] }, "next door", "theirs")],
    }),
    figures: APRIL_FIGURES,
  },
  "after an estimate": {
    bench: bench(HOME, {
      neighbours: [caseOf({ ...HOUSE, period: MARCH, usage: { energy: [{ ...MARCH, quantity: "300", estimated: true }] } }, "own", "march")],
    }),
    figures: APRIL_FIGURES,
  },
  "with a history": {
    bench: bench({ ...HOME, account: { ...CITY, contracted: "2" }, history: { past: ["120", "150", "180"] } }),
    figures: APRIL_FIGURES,
  },
  // April was charged for 200 kWh (3,000; 400; 325; 650) and used 230: 1,500 + 60 + 75 + 150 more.
  "closing an estimate": {
    bench: bench({
      ...HOME,
      period: { from: "2024-05-01", to: "2024-05-31" },
      readings: [{ ...METER, current: "1460" }],
      true_up: { from: "2024-04-01", estimated: [{ period: APRIL, usage: { energy: "200" } }] },
    }),
    figures: {
      ...APRIL_FIGURES,
      "true_up.energy": "1500",
      "true_up.duty": "60",
      "true_up.levy": "75",
      "true_up.vat": "150",
      total: "11445",
      payable: "11000",
      carried: "445",
    },
  },
  // 5,000 - 2,000 + 660 = 3,660; 9,660 + 3,660 = 13,320.
  "with a ledger": {
    bench: bench(HOME, { ledger: LEDGER, route: [{ ...caseOf(HOME, "next door", "theirs"), ledger: [row("theirs", "payment", "-1500")] }] }),
    figures: { ...APRIL_FIGURES, brought_forward: "3660", payable: "13000", carried: "320" },
  },
  // 5,000 - 2,000 + 100 - 300 = 2,800; 9,660 + 2,800 = 12,460. The fee is 2 % of 5,000.
  "with a fee": { bench: bench(HOME, { ledger: FEES }), figures: { ...APRIL_FIGURES, brought_forward: "2800", payable: "12000", carried: "460" } },
  "with a remainder": {
    bench: bench({ ...HOME, brought_forward: "640" }),
    figures: { ...APRIL_FIGURES, brought_forward: "640", payable: "10000", carried: "300" },
  },
  "with a debt": {
    bench: bench({ ...HOME, brought_forward: "2640" }),
    figures: { ...APRIL_FIGURES, brought_forward: "2640", payable: "12000", carried: "300" },
  },
  "with a credit": { bench: bench({ ...HOME, charges: { credit: "-250" } }), figures: { ...APRIL_FIGURES, credit: "-250", total: "9410", carried: "410" } },
  // 1,000 x 40 + 2,000 x 15 = 70,000; 90 kW x 200; power factor 3,000 / 5,000 = 0.6, 0.9 / 0.6 - 1 = 0.5 of 88,000; tax of 132,000.
  shop: { bench: bench(SHOP), figures: shopFigures("70000", "18000", "44000", "13200", "145200", "145000", "200") },
  "shop, a history": {
    bench: bench({ ...SHOP, history: { peak_kw: ["120"] } }),
    figures: shopFigures("70000", "18000", "44000", "13200", "145200", "145000", "200"),
  },
  // 90 kW and 80 kW for half of the days each: 17,000; 0.5 of 87,000; tax of 130,500.
  "shop, a new contract": {
    bench: bench({
      ...SHOP,
      account: {
        class: "shop",
        contracted: [
          { from: "2024-04-01", value: "100" },
          { from: "2024-04-16", value: "60" },
        ],
      },
    }),
    figures: shopFigures("70000", "17000", "43500", "13050", "143550", "143000", "550"),
  },
  // The same shop by registers, on transformers of 10.
  "shop, registers": {
    bench: bench({
      ...TRADE,
      readings: [
        { register: "active", daypart: "peak", previous: "100", current: "200", multiplier: "10" },
        { register: "active", daypart: "low", previous: "100", current: "300", multiplier: "10" },
        { register: "reactive", previous: "100", current: "500", multiplier: "10" },
        { register: "demand", maximum: "8", multiplier: "10" },
      ],
    }),
    figures: shopFigures("70000", "18000", "44000", "13200", "145200", "145000", "200"),
  },
  gas: {
    bench: bench({ id: "gas", period: APRIL, usage: { gas: "100" } }, {}, gas),
    figures: { gas: "100000", total: "100000", brought_forward: "0", payable: "100000", carried: "0" },
  },
  // 3 kW for 31 days: the edge is 100 x 3 x 31/30 = 310 kWh: 3,100 + 190 x 20; 10 % by the last day.
  ladder: {
    bench: bench({ id: "ladder", account: { contracted: "3" }, period: MARCH, usage: { energy: "500" } }, {}, ladder),
    figures: { energy: "6900", vat: "690", total: "7590", brought_forward: "0", payable: "7590", carried: "0" },
  },
  // 30 days: the edge is 300 kWh; 12 % by the last day.
  "ladder, june and july": {
    bench: bench({ id: "ladder", account: { contracted: "3" }, period: { from: "2024-06-16", to: "2024-07-16" }, usage: { energy: "500" } }, {}, ladder),
    figures: { energy: "7000", vat: "840", total: "7840", brought_forward: "0", payable: "7840", carried: "0" },
  },
} as const satisfies Readonly<Record<string, RightBill>>;

export type BillName = keyof typeof BILLS;

export function shopFigures(energy: string, demand: string, reactive: string, vat: string, total: string, payable: string, carried: string): Figures {
  return { energy, demand, reactive, vat, total, brought_forward: "0", payable, carried };
}
