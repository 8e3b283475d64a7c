// The cases of a claim: every period, every choice that nothing fixes, every value of a short range; and the one input that is left to vary.
// What the subject asks for and the claim does not settle makes the claim undecided: no value is assumed.
import type { AccountField, DaySpan, Proof, ProofPath, Tariff } from "../../dsl/program.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, decimalStep, exactFromText, multiply, round, ZERO } from "../../values/exact.ts";
import type { Facts, FactValue } from "../facts.ts";
import type { Plan } from "../plan.ts";
import { asksFor } from "./asks-for.ts";
import { constantsIn, fewValues } from "./sample.ts";
import type { Grid } from "./stretch.ts";
import { countOf } from "./stretch.ts";
import { undecided } from "./undecided.ts";

/** One input of a bill, settled. */
export interface Setting {
  readonly path: ProofPath;
  readonly value: FactValue;
}

export interface Case {
  readonly period: DaySpan;
  readonly settings: readonly Setting[];
}

export interface Varying {
  readonly path: ProofPath;
  readonly grid: Grid;
}

export interface Cases {
  readonly cases: readonly Case[];
  /** The one input that runs over a long range; undefined where every input is settled in each case. */
  readonly varying: Varying | undefined;
}

const MOST_CASES = 4_000;
const SHORT_RANGE = 50;

export function casesOf(plan: Plan, proof: Proof): Cases {
  const tariff = plan.tariffs[proof.tariff] ?? undecided(`there is no tariff \`${proof.tariff}\``);
  const variable = proof.claim.kind === "monotone" ? proof.claim.variable : undefined;
  const ranges = proof.ranges.map(({ path, least, most }) => ({ path, grid: gridOf(plan, path, numberOf(least), numberOf(most)) }));
  const long = ranges.filter(({ path, grid }) => countOf(grid) > SHORT_RANGE && keyOf(path) !== (variable && keyOf(variable)));
  const own = variable && (ranges.find(({ path }) => keyOf(path) === keyOf(variable)) ?? { path: variable, grid: declaredGrid(plan, variable) });
  const varying = own ?? long[0];
  const second = long.find((range) => range !== varying);
  const isFew = (range: Varying): boolean => proof.testedNotProved && long.includes(range);
  if (second !== undefined && varying !== undefined && !proof.testedNotProved)
    undecided(`\`${keyOf(varying.path)}\` and \`${keyOf(second.path)}\` both run over long ranges`);
  const listed = ranges
    .filter((range) => range !== varying)
    .map((range) => {
      const values = isFew(range) ? fewValues(range.grid, constantsIn([tariff, plan.rates])) : valuesOn(range.grid);
      return values.map((value) => ({ path: range.path, value }));
    });
  const fixed = proof.fixed.map(({ path, value }) => [{ path, value: factOf(plan, path, value) }]);
  const settled = new Set([...ranges, ...proof.fixed, ...(varying === undefined ? [] : [varying])].map(({ path }) => keyOf(path)));
  const settings = crossed([...fixed, ...listed, ...openInputs(plan, tariff, proof.subject, settled)], proof.periods.length);
  return { cases: proof.periods.flatMap((period) => settings.map((each) => ({ period, settings: each }))), varying };
}

export function keyOf({ of, name, member }: ProofPath): string {
  return member === undefined ? `${of}.${name}` : `${of}.${name}.${member}`;
}

/** The facts of a case with the varying input at a value. */
export function factsOf(plan: Plan, proof: Proof, { period, settings }: Case, varying: Setting | undefined): Facts {
  const all = varying === undefined ? settings : [...settings, varying];
  const settled = (path: ProofPath): FactValue | undefined => all.find((setting) => keyOf(setting.path) === keyOf(path))?.value;
  const number = (path: ProofPath): Exact => exactOr(settled(path), ZERO);
  const plain = (of: ProofPath["of"], name: string, member?: string): ProofPath => ({ of, name, member });
  const account = Object.values(plan.account).map((field) => [
    field.name,
    [{ from: period.from, value: settled(plain("account", field.name)) ?? unasked(plan, field) }],
  ]);
  const usage = Object.values(plan.usage).map((field) => {
    const dayparts = field.by === undefined ? undefined : plan.dayparts[field.by]?.members;
    const quantities = dayparts?.map(({ name }) => [name, number(plain("usage", field.name, name))]) ?? [["", number(plain("usage", field.name))]];
    return [field.name, [{ ...period, interim: false, estimated: false, quantities: Object.fromEntries(quantities) }]];
  });
  const history = Object.values(plan.history).map((field) => [
    field.name,
    Array.from({ length: field.bills ?? 0 }, () => number(plain("history", field.name))),
  ]);
  const charges = Object.values(plan.charges).map((field) => [field.name, number(plain("charges", field.name))]);
  return {
    id: "a claim",
    tariff: proof.tariff,
    period,
    issued: period.to,
    known: undefined,
    account: Object.fromEntries(account),
    usage: Object.fromEntries(usage),
    history: Object.fromEntries(history),
    charges: Object.fromEntries(charges),
    broughtForward: ZERO,
    trueUp: ZERO,
  };
}

/** A choice that nothing fixes is enumerated; a charge counts as its `absent`; anything else that the subject asks for must be settled. */
function openInputs(plan: Plan, tariff: Tariff, subject: string, settled: ReadonlySet<string>): readonly (readonly Setting[])[] {
  const asked = asksFor(plan, tariff, subject);
  return inputsOf(plan).flatMap((path): readonly (readonly Setting[])[] => {
    if (settled.has(keyOf(path)) || !asked.has(`${path.of}.${path.name}`)) return [];
    const field = path.of === "account" ? plan.account[path.name] : undefined;
    if (field?.kind === "choice") return [field.values.map(({ name }) => ({ path, value: name }))];
    const absent = path.of === "charges" ? plan.charges[path.name]?.absent : undefined;
    if (absent !== undefined) return [[{ path, value: multiply(numberOf(absent), factorOf(plan, path)) }]];
    return undecided(`\`${keyOf(path)}\` is asked for, and is neither fixed nor given a range`);
  });
}

function inputsOf(plan: Plan): readonly ProofPath[] {
  const paths = (of: ProofPath["of"], fields: Readonly<Record<string, { readonly name: string }>>): readonly ProofPath[] =>
    Object.values(fields).map(({ name }) => ({ of, name, member: undefined }));
  const usage = Object.values(plan.usage).flatMap((field): readonly ProofPath[] => {
    const dayparts = field.by === undefined ? undefined : plan.dayparts[field.by]?.members;
    return dayparts?.map(({ name }) => ({ of: "usage", name: field.name, member: name })) ?? [{ of: "usage", name: field.name, member: undefined }];
  });
  return [...paths("account", plan.account), ...usage, ...paths("history", plan.history), ...paths("charges", plan.charges)];
}

function unasked(plan: Plan, field: AccountField): FactValue {
  switch (field.kind) {
    case "choice":
      return field.values[0]?.name ?? "";
    case "whole":
    case "quantity":
      return numberOf(field.least);
    case "date":
      return { day: plan.horizon.from };
    case "iran_bill_id":
    case "iran_payment_id":
      return "";
  }
}

function factOf(plan: Plan, path: ProofPath, text: string): FactValue {
  const field = path.of === "account" ? plan.account[path.name] : undefined;
  switch (field?.kind) {
    case "choice":
    case "iran_bill_id":
    case "iran_payment_id":
      return text;
    case "date":
      return { day: dayFromText(plan.calendar, text) ?? undecided(`${text} is no day`) };
    case "whole":
    case "quantity":
    case undefined:
      return numberOf(text);
  }
}

function fieldOf(
  plan: Plan,
  { of, name }: ProofPath,
): { readonly least: string; readonly most: string; readonly places: number; readonly factor: Exact } | undefined {
  const field = of === "account" ? plan.account[name] : plan[of][name];
  if (field === undefined) return undefined;
  if (!("kind" in field)) return { ...field, factor: numberOf(field.unit.factor) };
  if (field.kind === "whole") return { ...field, places: 0, factor: numberOf("1") };
  return field.kind === "quantity" ? { ...field, factor: numberOf(field.unit.factor) } : undefined;
}

function factorOf(plan: Plan, path: ProofPath): Exact {
  return fieldOf(plan, path)?.factor ?? numberOf("1");
}

function declaredGrid(plan: Plan, path: ProofPath): Grid {
  const field = fieldOf(plan, path) ?? undecided(`\`${keyOf(path)}\` has no range`);
  return gridOf(plan, path, multiply(numberOf(field.least), field.factor), multiply(numberOf(field.most), field.factor));
}

/** The values that the field's decimals allow between two values in base units. */
function gridOf(plan: Plan, path: ProofPath, least: Exact, most: Exact): Grid {
  const field = fieldOf(plan, path) ?? undecided(`\`${keyOf(path)}\` has no range`);
  const step = multiply(decimalStep(field.places), field.factor);
  const grid = { least: round(least, step, "ceiling"), most: round(most, step, "floor"), step };
  return compare(grid.least, grid.most) <= 0 ? grid : undecided(`no value of \`${keyOf(path)}\` lies in its range`);
}

function valuesOn({ least, most, step }: Grid): readonly Exact[] {
  const values: Exact[] = [];
  for (let value = least; compare(value, most) <= 0; value = add(value, step)) values.push(value);
  return values;
}

function crossed(lists: readonly (readonly Setting[])[], periods: number): readonly (readonly Setting[])[] {
  return lists.reduce<readonly (readonly Setting[])[]>(
    (all, list) => {
      if (all.length * list.length * periods > MOST_CASES) return undecided(`there are more than ${MOST_CASES} cases of periods and facts that nothing fixes`);
      return all.flatMap((before) => list.map((setting) => [...before, setting]));
    },
    [[]],
  );
}

function exactOr(value: FactValue | undefined, otherwise: Exact): Exact {
  return typeof value === "object" && "numerator" in value ? value : otherwise;
}

function numberOf(text: string): Exact {
  return exactFromText(text) ?? undecided(`${text} is no number`);
}
