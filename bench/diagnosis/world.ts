// What one bill is made from, as the issuer holds it: its rules, the facts, the ledger. An injected fault is another world; the right one stays with the office.
import type { BillCase, LedgerRow } from "../../src/index.ts";
import { textFromDay } from "../../src/index.ts";
import { sumText, textOf } from "./decimal.ts";
import { PLACES, usageOf, wholeOf } from "./faults/figures.ts";
import type { RuleSpec } from "./spec.ts";
import { exchangesEnergies, usesArrears } from "./spec.ts";

export interface World {
  readonly spec: RuleSpec;
  readonly facts: Facts;
  /** Undefined: the account has no balance but what the facts say. */
  readonly ledger: readonly LedgerRow[] | undefined;
  /** How often the lines of a true-up are charged. */
  readonly trueUps: 0 | 1 | 2;
}

/** Other bills that the office holds, all of them right. */
export interface Beside {
  /** Of the account, in order of time. */
  readonly neighbours: readonly BillCase[];
  /** What each neighbour was made from. */
  readonly earlier: readonly Facts[];
  /** Of other accounts on the reader's route. */
  readonly route: readonly BillCase[];
  readonly strangers: readonly { readonly account: string; readonly facts: Facts; readonly ledger: readonly LedgerRow[] }[];
}

/** Days are day numbers, figures decimal texts. */
export interface Facts {
  readonly id: string;
  /** Named where the issuer took it whatever the account says. */
  readonly tariff: string | undefined;
  readonly account: Readonly<Record<string, string | readonly Change[]>>;
  readonly period: Span;
  readonly readings: readonly Reading[] | undefined;
  readonly usage: Readonly<Record<string, Usage>> | undefined;
  readonly history: Readonly<Record<string, readonly string[]>> | undefined;
  readonly charges: Readonly<Record<string, string>>;
  readonly broughtForward: string | undefined;
  readonly known: number | undefined;
  readonly trueUp:
    | { readonly from: number; readonly estimated: readonly { readonly period: Span; readonly usage: Readonly<Record<string, Usage>> }[] }
    | undefined;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Change {
  readonly from: number;
  readonly value: string;
}

export type Quantity = string | Readonly<Record<string, string>>;
export type Usage = Quantity | readonly (Span & { readonly quantity: Quantity; readonly estimated: boolean })[];

export interface Reading {
  readonly register: string;
  readonly daypart: string | undefined;
  readonly previous: string | undefined;
  readonly current: string | undefined;
  readonly maximum: string | undefined;
  readonly multiplier: string | undefined;
  readonly digits: number | undefined;
  readonly rollover: boolean;
  readonly span: Span | undefined;
}

export const NO_READING: Reading = {
  register: "energy",
  daypart: undefined,
  previous: undefined,
  current: undefined,
  maximum: undefined,
  multiplier: undefined,
  digits: undefined,
  rollover: false,
  span: undefined,
};

/** The request as the engine takes it; what is brought forward is the sum of the ledger. */
export function requestOf({ spec, facts, ledger }: World): Readonly<Record<string, unknown>> {
  const { calendar } = spec;
  const date = (day: number): string => textFromDay(calendar, day);
  const span = ({ from, to }: Span): object => ({ from: date(from), to: date(to) });
  const usage = (given: Usage): unknown =>
    Array.isArray(given) ? given.map(({ from, to, quantity, estimated }) => ({ ...span({ from, to }), quantity, ...(estimated ? { estimated } : {}) })) : given;
  const each = (fields: Readonly<Record<string, Usage>>): object => Object.fromEntries(Object.entries(fields).map(([name, given]) => [name, usage(given)]));
  const { id, tariff, account, period, readings, history, charges, broughtForward, known, trueUp } = facts;
  const brought = ledger === undefined ? broughtForward : sumText(ledger.map(({ amount }) => amount));
  return given({
    id,
    tariff,
    account: Object.fromEntries(
      Object.entries(account).map(([name, value]) => [
        name,
        typeof value === "string" ? value : value.map((change) => ({ from: date(change.from), value: change.value })),
      ]),
    ),
    period: span(period),
    readings: readings?.map((reading) => ({ ...readingOf(reading), ...(reading.span === undefined ? {} : span(reading.span)) })),
    usage: usageGiven(spec, facts, each),
    history,
    charges: chargesGiven(spec, charges, brought),
    brought_forward: brought,
    known: known === undefined ? undefined : date(known),
    true_up: trueUp && { from: date(trueUp.from), estimated: trueUp.estimated.map((bill) => ({ period: span(bill.period), usage: each(bill.usage) })) },
  });
}

type EachUsage = (fields: Readonly<Record<string, Usage>>) => object;

function usageGiven(spec: RuleSpec, facts: Facts, each: EachUsage): object | undefined {
  if (!exchangesEnergies(spec)) return facts.usage && each(facts.usage);
  const total = (field: string): string => textOf(sumOf(wholeOf(usageOf(facts, field) ?? "0")), PLACES);
  return each({ ...facts.usage, reactive_as_active: total("reactive"), active_as_reactive: total("active") });
}

function sumOf(whole: Readonly<Record<string, bigint>>): bigint {
  return Object.values(whole).reduce((sum, parts) => sum + parts, 0n);
}

function chargesGiven(spec: RuleSpec, charges: Facts["charges"], brought: string | undefined): Facts["charges"] | undefined {
  const all = usesArrears(spec) ? { ...charges, arrears: brought ?? "0" } : charges;
  return Object.keys(all).length === 0 ? undefined : all;
}

function readingOf({ register, daypart, previous, current, maximum, multiplier, digits, rollover }: Reading): object {
  return given({
    register,
    daypart,
    previous,
    current,
    maximum,
    multiplier,
    digits: digits === undefined ? undefined : String(digits),
    rollover: rollover ? true : undefined,
  });
}

/** A JSON object leaves out what it does not have. */
function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
