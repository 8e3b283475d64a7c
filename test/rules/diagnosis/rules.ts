// A small rule file for tests of the catalogue: a household by blocks, a hostel by one price, a shop by time of use, demand and power factor. Every figure
// is an example, chosen so that bills can be worked out on paper.
export const TOWN = `schedule town "Town" {
  currency IRR to 0 decimals
  calendar gregorian
  zone Asia/Tehran
  weekend friday
  horizon 2020-01-01 to 2026-01-01
}

unit hecto = 100 kWh

account {
  class:      home | hostel | shop
  area:       city | village
  contracted: kW 1 .. 1_000 to 1 decimal
}

seasons heat: hot, cool {
  from 2020-01-01 example
    hot = 06-01 .. 09-01
    cool = otherwise
}

dayparts hours: peak, low {
  from 2020-01-01 example
    peak = 19:00 .. 23:00
    low = otherwise
}

usage {
  energy:   kWh          0 .. 100_000_000 to 1 decimals
  active:   kWh by hours 0 .. 100_000_000 to 1 decimals
  reactive: kvarh        0 .. 100_000_000 to 1 decimals
  demand:   kW           0 .. 100_000 to 1 decimals
}

history {
  past:    kWh 12 bills 0 .. 1_000_000 to 1 decimals
  peak_kw: kW  12 bills 0 .. 1_000 to 1 decimals
}

charges {
  credit: IRR -1_000_000 .. 1_000_000 to 0 decimals absent 0
}

rate price: IRR/kWh widths per 30 days {
  from 2020-01-01 to 2024-07-01 example
    blocks kWh
        0 .. 100 | 10
      100 .. 200 | 20
      200 ..     | 50
  from 2024-07-01 example
    blocks kWh
        0 .. 100 | 12
      100 .. 200 | 24
      200 ..     | 60
}
rate hostel_price: IRR/kWh { from 2020-01-01 example: 30 }
rate service_fee: IRR per 30 days { from 2020-01-01 example: 3_000 }
rate meter_fee: IRR { from 2020-01-01 example: 500 }
rate summer_price: IRR/kWh { from 2020-01-01 example: 1 }
rate duty_price: IRR/kWh { from 2020-01-01 example: 2 }
rate levy_rate: % { from 2020-01-01 example: 5% }
rate vat_rate: % { from 2020-01-01 example: 10% }
rate shop_price: IRR/kWh at hours {
  from 2020-01-01 example
    table
      peak | 40
      low  | 15
}
rate demand_price: IRR/kW { from 2020-01-01 example: 200 }

tariff home {
  for account.class = home
  crossing split by days

  line energy [price] example = usage.energy through price each segment, over bill round half up to 1 IRR
  line service [price] example = service_fee * days round half up to 1 IRR
  line meter [price] example = meter_fee round half up to 1 IRR
  line summer [price] example = if heat = hot then summer_price * usage.energy else 0 IRR
    each segment, over bill round half up to 1 IRR
  line duty example = duty_price * usage.energy each segment, over bill round half up to 1 IRR
  exception rural to duty when account.area = village example = 0 IRR
  line relief example = if usage.energy <= 150 kWh then -100 IRR else 0 IRR round half up to 1 IRR
  line least example = max(0 IRR, 4_000 IRR - sum price) round half up to 1 IRR
  line credit example = charges.credit round half up to 1 IRR
  line levy example = levy_rate * sum price round half up to 1 IRR
  line vat example = vat_rate * sum price round half up to 1 IRR

  payable = total + brought_forward round down to 1_000 IRR carry remainder
}

tariff hostel amends home {
  for account.class = hostel
  line energy [price] example = hostel_price * usage.energy round half up to 1 IRR
}

tariff shop {
  for account.class = shop
  crossing split by days

  let factor = power_factor of usage.active total, usage.reactive to 4 decimals half up

  line energy [price] example = (usage.active * shop_price) total round half up to 1 IRR
  line demand [price] example = max(usage.demand, 90% * account.contracted) * demand_price
    each segment, over bill round half up to 1 IRR
  line reactive [price] example = if factor < 0.9 then (0.9 / factor to 4 decimals half up - 1) * (energy + demand) else 0 IRR
    over bill round half up to 1 IRR
  line vat example = vat_rate * sum price round half up to 1 IRR

  payable = total + brought_forward round down to 1_000 IRR carry remainder
}
`;

/** A quantity that is a volume. */
export const GAS = `schedule gas "Gas" {
  currency IRR to 0 decimals
  calendar gregorian
  zone Asia/Tehran
  weekend friday
  horizon 2020-01-01 to 2026-01-01
}
unit m3 summable
usage { gas: m3 0 .. 100_000_000 to 4 decimals }
rate gas_price: IRR/m3 { from 2020-01-01 example: 1_000 }
tariff gas {
  line gas example = gas_price * usage.gas round half up to 1 IRR
  payable = total + brought_forward
}
`;

/** Blocks that are as wide as the contracted power and the days, and a tax that goes by the last day. */
export const LADDER = `schedule ladder "Ladder" {
  currency IRR to 0 decimals
  calendar gregorian
  zone Asia/Tehran
  weekend friday
  horizon 2020-01-01 to 2026-01-01
}
account { contracted: kW 1 .. 1_000 to 1 decimals }
usage { energy: kWh 0 .. 100_000_000 to 1 decimals }
rate price: IRR/kWh widths per 30 days, per account.contracted {
  from 2020-01-01 example
    blocks kWh/kW
        0 .. 100 | 10
      100 ..     | 20
}
rate vat_rate: % crossing whole at end {
  from 2020-01-01 to 2024-07-01 example: 10%
  from 2024-07-01 example: 12%
}
tariff ladder {
  for account.contracted >= 1 kW
  crossing split by days
  line energy [price] example = usage.energy through price each segment, over bill round half up to 1 IRR
  line vat example = vat_rate * sum price round half up to 1 IRR
  payable = total + brought_forward
}
`;
