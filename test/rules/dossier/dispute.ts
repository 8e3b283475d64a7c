// A small schedule with a dispute, for tests of dossiers: every figure worked out on paper. A household used 200 kWh in May and was billed as a shop.
import type { BillCase, IssuedBill, Schedule } from "../../../src/index.ts";
import { load } from "../../../src/index.ts";

/** Labels hold what HTML would read. */
export const DISPUTE = `schedule dispute "Town & <Country>" fa "شهر" {
  currency IRR to 0 decimals
  calendar gregorian
  zone Asia/Tehran
  weekend friday
  horizon 2020-01-01 to 2026-01-01
}

source decree "Decree 12" fa "مصوبهٔ ۱۲" dated 2019-12-01 url "https://example.org/decree?a=1&b=2"
source sheet "Sheet of charges" unverified note "seen as a copy"

account {
  class: home "Household" fa "خانگی" | shop "Shop" fa "تجاری" | farm "Farm" fa "کشاورزی" "Class" fa "طبقه"
  power: kW 1 .. 1_000 to 1 decimal "Power" fa "قدرت"
}
usage {
  energy: kWh 0 .. 1_000_000 to 1 decimals "Energy" fa "انرژی"
  demand: kW  0 .. 1_000 to 1 decimals "Demand" fa "دیماند"
}

rate home_price: IRR/kWh "Price for households" fa "نرخ خانگی" {
  from 2020-01-01 to 2024-01-01 cites decree "art. 3": 90
  from 2024-01-01 cites decree "art. 4": 100
}
rate shop_price: IRR/kWh { from 2020-01-01 cites decree: 155 }
rate farm_price: IRR/kWh { from 2020-01-01 cites decree: 40 }
rate demand_price: IRR/kW { from 2020-01-01 cites decree: 10 }
rate fee: IRR { from 2020-01-01 cites sheet: 500 }
rate tax_rate: % { from 2020-01-01 example: 10% }

tariff home "Household tariff" fa "تعرفهٔ خانگی" cites decree "art. 1" {
  for account.class = home
  crossing split by days
  line energy [price] "Energy <script>alert(1)</script>" fa "بهای انرژی" = usage.energy * home_price each segment, over bill round half up to 1 IRR
  line fixed [price] "Fixed charge" fa "مبلغ ثابت" = fee round half up to 1 IRR
  line tax "Tax" fa "مالیات" = tax_rate * sum price round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
tariff shop "Shop tariff" fa "تعرفهٔ تجاری" {
  for account.class = shop
  crossing split by days
  line energy [price] "Energy" fa "بهای انرژی" = usage.energy * shop_price round half up to 1 IRR
  line fixed [price] "Fixed charge" fa "مبلغ ثابت" = fee round half up to 1 IRR
  line tax "Tax" fa "مالیات" = tax_rate * sum price round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
tariff farm "Farm tariff" fa "تعرفهٔ کشاورزی" {
  for account.class = farm and account.power <= 50 kW
  crossing split by days
  line energy [price] "Energy" fa "بهای انرژی" = usage.energy * farm_price round half up to 1 IRR
  line demand [price] "Demand" fa "بهای دیماند" = usage.demand * demand_price each segment, over bill round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
tariff large_farm "Large farm" {
  for account.class = farm and account.power > 50 kW
  crossing split by days
  line energy [price] "Energy" fa "بهای انرژی" = usage.energy * shop_price round half up to 1 IRR
  payable = total + brought_forward round down to 100 IRR carry remainder
}
`;

export function scheduleFrom(text: string, path: string = "dispute.mizan"): Schedule {
  const { schedule, diagnostics } = load([{ path, text }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, help, span }) => `${span.line}: ${message}: ${help}`).join("\n"));
  return schedule;
}

export const dispute: Schedule = scheduleFrom(DISPUTE);

export const MAY = { from: "2024-05-01", to: "2024-06-01" };
export const JUNE = { from: "2024-06-01", to: "2024-07-01" };

/** 200 kWh of a household: 20,000 + 500; tax 2,050; 22,550, of which 22,500 are to be paid. */
export const request = {
  id: "may",
  account: { class: "home", power: "30" },
  period: MAY,
  readings: [{ register: "energy", previous: "1000", current: "1200" }],
  brought_forward: "0",
};

/** Billed as a shop: 31,000 + 500; tax 3,150; 34,650, of which 34,600 are to be paid. No single digit misread gives the 310 kWh of a household. */
export const issued: IssuedBill = {
  id: "may",
  account: "a-17",
  period: MAY,
  issued_on: "2024-06-05",
  tariff: "shop",
  days: "31",
  readings: [{ register: "energy", previous: "1000", current: "1200", multiplier: "1", quantity: "200" }],
  lines: [
    { name: "energy", amount: "31000" },
    { name: "fixed", amount: "500" },
    { name: "tax", amount: "3150" },
  ],
  total: "34650",
  brought_forward: "0",
  payable: "34600",
  carried: "50",
  marks: { reader: "r1" },
};

export const may: BillCase = { issued, request };

/** June as a shop too: 100 kWh, 15,500 + 500; tax 1,600; 17,600. As a household 10,000 + 500; tax 1,050; 11,550. */
export const june: BillCase = {
  issued: {
    ...issued,
    id: "june",
    period: JUNE,
    issued_on: "2024-07-05",
    days: "30",
    readings: [{ register: "energy", previous: "1200", current: "1300", multiplier: "1", quantity: "100" }],
    lines: [
      { name: "energy", amount: "15500" },
      { name: "fixed", amount: "500" },
      { name: "tax", amount: "1600" },
    ],
    total: "17600",
    payable: "17600",
    carried: "0",
  },
  request: { ...request, id: "june", period: JUNE, readings: [{ register: "energy", previous: "1200", current: "1300" }] },
};

/** The right bill of May. */
export const right: BillCase = {
  issued: {
    ...issued,
    tariff: "home",
    lines: [
      { name: "energy", amount: "20000" },
      { name: "fixed", amount: "500" },
      { name: "tax", amount: "2050" },
    ],
    total: "22550",
    payable: "22500",
  },
  request,
};

/** May billed at the price of 2023: 18,000 + 500; tax 1,850; 20,350: too little. */
export const tooLittle: BillCase = {
  issued: {
    ...right.issued,
    lines: [
      { name: "energy", amount: "18000" },
      { name: "fixed", amount: "500" },
      { name: "tax", amount: "1850" },
    ],
    total: "20350",
    payable: "20300",
  },
  request,
};

/** Twelve months for the company, thirty-six for the customer; until 2025 six for the company. */
export const LIMITS = `schedule limits "Limits" fa "محدودیت‌ها" {
  currency IRR to 0 decimals
  calendar gregorian
  zone Asia/Tehran
  weekend friday
  horizon 2020-01-01 to 2030-01-01
}
source act "Limitation act" fa "قانون مرور زمان" dated 2018-01-01
account { customer: household | business "Customer" fa "مشترک" }
authority corrections "Corrections" fa "اصلاح قبض" over correction {
  cause: supplier "Supplier" fa "عرضه‌کننده" | meter "Meter" fa "کنتور" | customer
  from 2020-01-01 to 2025-01-01 cites act "s. 1"
    unknown because "not stated"
    bar old "Not more than six months back for the company" fa "شرکت تا شش ماه" when favour = company and age > 6 months and cause = supplier cites act "s. 2"
    count amount net
    no cumulation
    delegation none
    approval does not expire
  from 2025-01-01 cites act "s. 1" example
    unknown because "not stated"
    bar old "Not more than a year back for the company" fa "شرکت تا یک سال" when favour = company and age > 12 months and account.customer = household and cause = supplier cites act "s. 3"
    bar ancient "Not more than three years back" fa "تا سه سال" when age > 36 months cites act "s. 4"
    count amount net
    no cumulation
    delegation none
    approval does not expire
    untranslatable "The customer is told in writing" because "no rule says how"
}
`;

export const limits: Schedule = scheduleFrom(LIMITS, "limits.mizan");
