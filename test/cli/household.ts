// Requests to examples/household and the bills that they must give, worked out by hand.

/**
 * 230 kWh in 31 days of 1394: blocks 103 1/3 kWh wide, 103 1/3 x 409 + 103 1/3 x 477 + 23 1/3 x 1023 = 115,423 1/3 -> 115,423;
 * subscription 1,000 / 30 x 31 = 1,033 1/3 -> 1,033; tax 9% of 116,456 = 10,481.04 -> 10,481; total 126,937.
 */
export function billRequest(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: "first",
    account: { class: "residential", rural: "no", households: "1" },
    period: { from: "1394-03-01", to: "1394-04-01" },
    usage: { active: "230" },
    ...changes,
  };
}

export const FIRST = { id: "first", total: "126937", payable: "126000", carried: "937" };

/**
 * 95.5 kWh, two households (blocks 206 2/3 kWh wide): 95.5 x 409 = 39,059.5 -> 39,060; rural, half of 1,033 1/3 = 516 2/3 -> 517;
 * tax 9% of 39,577 = 3,561.93 -> 3,562; total 43,139.
 */
export const SECOND = { id: "second", total: "43139", payable: "43000", carried: "139" };

export const CSV = `id,period.from,period.to,account.class,account.rural,account.households,usage.active
first,1394-03-01,1394-04-01,residential,no,1,230
second,1394-03-01,1394-04-01,residential,yes,2,95.5
`;
