// A run of bills for tests, by the rule of `rules.ts`: 10 a kWh and nothing else, so that every figure is seen at a glance.

export interface BillOf {
  readonly id: string;
  readonly account: string;
  readonly month: number;
  /** What the office knows. */
  readonly kwh: number;
  /** What was charged; left out: 10 a kWh. */
  readonly charged?: string;
  readonly marks?: Readonly<Record<string, string>>;
  readonly period?: { readonly from: string; readonly to: string };
}

export function caseLine({ id, account, month, kwh, charged = String(kwh * 10), marks = {}, period = monthOf(month) }: BillOf): string {
  const readings = [{ register: "active", previous: "1000", current: String(1000 + kwh) }];
  return JSON.stringify({
    issued: { id, account, period, readings: [], lines: [{ name: "energy", amount: charged }], total: charged, payable: charged, marks },
    request: { id, account: { phases: "1" }, period, readings },
  });
}

export function monthOf(month: number): { readonly from: string; readonly to: string } {
  const day = (at: number): string => `2024-${String(at).padStart(2, "0")}-01`;
  return { from: day(month), to: day(month + 1) };
}

/** Every tenth bill is charged by a multiplier of 40, and those of reader r3 by one of 20; the others are right. */
export function runOf(bills: number): readonly BillOf[] {
  return Array.from({ length: bills }, (_, at): BillOf => {
    const [account, month, kwh] = [`a${Math.floor(at / 4)}`, (at % 4) + 1, 7 + (at % 13)];
    const reader = at % 5;
    const factor = at % 10 === 0 ? 400 : reader === 3 ? 200 : 10;
    return { id: `b${at}`, account, month, kwh, charged: String(kwh * factor), marks: { reader: `r${reader}`, route: `t${at % 3}` } };
  });
}

export function linesOf(bills: readonly BillOf[]): string {
  return bills.map((bill) => `${caseLine(bill)}\n`).join("");
}
