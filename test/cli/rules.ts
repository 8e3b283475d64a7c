// A small schedule in as many files as a test needs.

export const HEADER = `schedule tiny {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend friday
  horizon 2024-01-01 to 2025-01-01
}

account {
  phases: whole 1 .. 3
}
usage {
  active: kWh 0 .. 1_000_000 to 3 decimals
}
`;

export const RATE = "rate price: IRR/kWh { from 2024-01-01 example: 10 }\n";

export const TARIFF = `tariff all {
  for account.phases >= 1
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward
}
`;

/** 7 kWh at 10 IRR/kWh. */
export function testBlock(expected: string, title: string = "seven"): string {
  return `test "${title}" {
  tariff all
  account { phases 1 }
  usage { active 7 kWh }
  period 2024-03-01 .. 2024-04-01
  expect energy = ${expected} IRR
}
`;
}

export const WHOLE: string = HEADER + RATE + TARIFF;
