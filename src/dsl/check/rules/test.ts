// A `test` block: the bill request that it describes, and what the bill must show.
import type { MeasuredField, Tariff, Test } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import type { Scope } from "../scope.ts";
import { unknownTariff } from "./amendments.ts";
import { accountText, moneyUnit, requestNumber } from "./constants.ts";
import { expectationsOf } from "./expectations.ts";
import { requestReadings } from "./readings.ts";
import { refuse } from "./typing.ts";
import { unknownField, unknownValue } from "./unknown-names.ts";

type Json = Readonly<Record<string, unknown>>;

/** Undefined after an error. `tariffs`: those without errors, by name. */
export function checkTest(scope: Scope, tariffs: Readonly<Record<string, Tariff>>, test: tree.Test): Test | undefined {
  let failures = 0;
  const counting: Scope = {
    ...scope,
    report: (diagnostic) => {
      failures += 1;
      scope.report(diagnostic);
    },
  };
  const tariff = test.tariff === undefined ? undefined : scope.tariffs.get(foldName(test.tariff.text));
  if (test.tariff !== undefined && tariff === undefined) unknownTariff(counting, test.tariff);
  const request = requestOf(counting, test, tariff?.name.text);
  const right = Object.values(tariffs);
  // A bill may be that of a tariff with errors, whose figures are not known.
  const possible = right.length < scope.tariffs.size ? [] : right;
  const candidates = test.tariff === undefined ? possible : right.filter(({ name }) => name === tariff?.name.text);
  const expectations = expectationsOf(counting, test, candidates);
  return failures > 0 ? undefined : { title: test.title.text, span: test.span, request, expectations };
}

function requestOf(scope: Scope, test: tree.Test, tariff: string | undefined): Json {
  const { period } = test;
  if (period === undefined) refuse({ scope }, "test-without-period", test.title.span, {});
  else checkPeriod(scope, period.from, period.to);
  const readings = requestReadings(scope, test.readings);
  const dates = { issued: test.issued, known: test.known };
  const broughtForward = test.broughtForward === undefined ? undefined : requestNumber(scope, test.broughtForward, "`brought_forward`", moneyUnit(scope));
  return present({
    id: test.title.text,
    tariff,
    account: accountOf(scope, test),
    period: period === undefined ? undefined : { from: period.from.text, to: period.to.text },
    usage: usageOf(scope, test),
    readings: readings.length === 0 ? undefined : readings,
    history: fieldsOf(scope, "history", test.history, ({ values }, field) =>
      values.map((value) => requestNumber(scope, value, `\`history.${field.name}\``, field.unit)),
    ),
    charges: fieldsOf(scope, "charges", test.charges, ({ value }, field) => requestNumber(scope, value, `\`charges.${field.name}\``, field.unit)),
    issued: dates.issued === undefined || dayOf(scope, dates.issued) === undefined ? undefined : dates.issued.text,
    known: dates.known === undefined || dayOf(scope, dates.known) === undefined ? undefined : dates.known.text,
    brought_forward: broughtForward,
  });
}

/** A period that a bill can have; whether it lies inside the horizon, the bill says. */
function checkPeriod(scope: Scope, from: tree.DateText, to: tree.DateText): void {
  const first = dayOf(scope, from);
  const last = dayOf(scope, to);
  if (first !== undefined && last !== undefined && last <= first) refuse({ scope }, "period-order", to.span, { from: from.text, to: to.text });
}

function accountOf(scope: Scope, test: tree.Test): Json | undefined {
  const account: Record<string, unknown> = {};
  for (const { name, values } of test.account) {
    const field = scope.account.get(foldName(name.text));
    if (field === undefined) {
      unknownField({ scope }, "account", name, scope.account.values());
      continue;
    }
    if (Object.hasOwn(account, field.name)) refuse({ scope }, "given-twice", name.span, { name: `account.${field.name}` });
    const texts = values.map(({ value, from }) => {
      if (from !== undefined) dayOf(scope, from);
      return { from: from?.text ?? test.period?.from.text, value: accountText(scope, value, field) };
    });
    account[field.name] = texts.length === 1 ? texts[0]?.value : texts;
  }
  return test.account.length === 0 ? undefined : account;
}

function usageOf(scope: Scope, test: tree.Test): Json | undefined {
  return fieldsOf(scope, "usage", test.usage, (one, field) => {
    const what = `\`usage.${field.name}\``;
    const set = field.by === undefined ? undefined : scope.dayparts.get(foldName(field.by));
    if (one.value !== undefined) {
      if (set === undefined) return requestNumber(scope, one.value, what, field.unit);
      const numbers = set.members.map((member) => `${member.name} 10 ${field.unit.name}`).join(" ");
      return refuse({ scope }, "test-needs-dayparts", one.name.span, { field: field.name, set: set.name, example: `${field.name} { ${numbers} }` });
    }
    if (set === undefined) return refuse({ scope }, "test-has-dayparts", one.name.span, { field: field.name, unit: field.unit.name });
    const members: Record<string, unknown> = {};
    for (const { name, value } of one.members) {
      const member = set.members.find((each) => foldName(each.name) === foldName(name.text))?.name ?? unknownValue({ scope }, name, `dayparts.${set.name}`);
      if (member === undefined) continue;
      if (Object.hasOwn(members, member)) refuse({ scope }, "given-twice", name.span, { name: `${field.name} at ${member}` });
      members[member] = requestNumber(scope, value, what, field.unit);
    }
    return members;
  });
}

function fieldsOf<T extends { readonly name: tree.Name }>(
  scope: Scope,
  of: "usage" | "history" | "charges",
  given: readonly T[],
  read: (one: T, field: MeasuredField) => unknown,
): Json | undefined {
  const fields: Record<string, unknown> = {};
  for (const one of given) {
    const field = scope[of].get(foldName(one.name.text));
    if (field === undefined) unknownField({ scope }, of, one.name, scope[of].values());
    else if (Object.hasOwn(fields, field.name)) refuse({ scope }, "given-twice", one.name.span, { name: `${of}.${field.name}` });
    else fields[field.name] = read(one, field);
  }
  return given.length === 0 ? undefined : fields;
}

function present(parts: Json): Json {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
