// A rule file may call a field what every object inherits: a request that leaves it out is refused by name, like any other.
import { expect, test } from "vitest";
import { load } from "../../src/index.ts";

const inherited = Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]\w*$/i.test(name));

function rules(name: string, value: string): string {
  return `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
account { class: id | other  ${name}: whole 0 .. 5 }
usage   { ${name}: kWh 0 .. 100_000 to 3 decimals }
history { ${name}: kWh 3 bills 0 .. 100_000 to 3 decimals }
charges { ${name}: IRR 0 .. 100_000 to 0 decimals }
tariff t example {
  for account.class in (id, other)
  line energy = ${value} over bill round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}`;
}

test.each(inherited)("%s", (name) => {
  const values = [`usage.${name} * 1 IRR/kWh`, `account.${name} * 1 IRR`, `charges.${name}`, `(history.${name} highest over 3 bills else refuse) * 1 IRR/kWh`];
  for (const value of values) {
    const { schedule, diagnostics } = load([{ path: "s.mizan", text: rules(name, value) }]);
    expect(diagnostics).toEqual([]);
    const result = schedule?.bill({ id: "1", account: { class: "id" }, period: { from: "1394-01-01", to: "1394-02-01" } });
    expect(result?.kind === "refused" && result.failures.map(({ message }) => message).join()).toContain(name);
    const named = schedule?.bill({ id: "1", tariff: name, account: { class: "id" }, period: { from: "1394-01-01", to: "1394-02-01" } });
    expect(named?.kind).toBe("refused");
  }
});
