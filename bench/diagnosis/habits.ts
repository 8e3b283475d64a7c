// A customer's habits: which meters, how much is used a day, in which periods it is billed, what it owes.
import type { LedgerRow } from "../../src/index.ts";
import { textFromDay } from "../../src/index.ts";
import { textOf } from "./decimal.ts";
import type { Random } from "./random.ts";
import type { RuleSpec } from "./spec.ts";
import { HOURS } from "./spec.ts";
import type { Facts, Span } from "./world.ts";

export const FORMS = ["meter", "meter", "rollover", "exchange", "usage", "estimate"] as const;
export type Form = (typeof FORMS)[number];

export interface Habits {
  readonly kind: string;
  readonly form: Form;
  readonly places: 0 | 1;
  readonly digits: number;
  readonly multiplier: string;
  /** In parts of a kWh for each day. */
  readonly daily: number;
  readonly account: Facts["account"];
  readonly hasHistory: boolean;
  readonly credit: string | undefined;
}

export function habitsOf(random: Random, spec: RuleSpec, kind: string, form: Form): Habits {
  const isShop = kind === "shop";
  const contracted = random.between(20, 400);
  return {
    kind,
    form: isShop && form !== "usage" ? "meter" : form,
    places: random.pick([0, 0, 1] as const),
    digits: random.pick([5, 6]),
    multiplier: isShop ? random.pick(["1", "10", "20", "40"]) : random.pick(["1", "1", "1", "1", "10"]),
    daily: isShop ? random.between(40, 200) : random.between(1, 14),
    account: { class: kind, area: random.pick(["city", "city", "village"]), contracted: String(isShop ? contracted : random.between(2, 9)) },
    hasHistory: random.percent(40),
    credit: random.percent(40) ? textOf(BigInt(random.between(-3_000, 3_000)), spec.decimals) : undefined,
  };
}

/** Of 28 to 61 days; two of five straddle a change of rates. */
export function periodOf(random: Random, { rates, horizon }: RuleSpec): Span {
  const days = random.pick([28, 29, 30, 30, 31, 31, random.between(32, 59), 60, 61]);
  const changes = rates.flatMap(({ versions }) => versions.slice(1).map(({ from }) => from));
  if (changes.length > 0 && random.percent(40)) {
    const from = random.pick(changes) - random.between(1, days - 1);
    return { from, to: from + days };
  }
  const from = random.between(horizon[0] + 450, horizon[1] - 500);
  return { from, to: from + days };
}

export function spansBefore(random: Random, { from }: Span, count: number): readonly Span[] {
  const spans: Span[] = [];
  for (let to = from; spans.length < count; ) {
    const start = to - random.between(28, 32);
    spans.unshift({ from: start, to });
    to = start;
  }
  return spans;
}

/** Of each register what it counts, in parts of its last place. */
export type Counted = Readonly<Record<string, number>>;

export function usageOf(random: Random, { kind, daily, places }: Habits, { from, to }: Span): Counted {
  const size = daily * (to - from) * 10 ** places;
  const about = (share: number): number => Math.max(1, Math.round((size * share * random.between(70, 130)) / 100));
  // Now and then just at the edge of a relief.
  if (kind !== "shop") return { energy: random.percent(8) ? random.pick([100, 150, 200]) * 10 ** places : about(1) };
  const active = Object.fromEntries(HOURS.map((name, at) => [name, about([0.2, 0.5, 0.3][at] ?? 0)]));
  return { ...active, reactive: about(random.pick([0.3, 0.9])), demand: Math.round((daily * random.between(6, 30)) / 10) };
}

export function ledgerOf(random: Random, { decimals, calendar }: RuleSpec, { from }: Span, whose: string): readonly LedgerRow[] {
  const row = (id: string, kind: LedgerRow["kind"], amount: number, ago: number): LedgerRow => ({
    id: `${whose}-${id}`,
    kind,
    day: textFromDay(calendar, from - ago),
    amount: textOf(BigInt(amount), decimals),
  });
  const opening = random.between(10_000, 90_000);
  const payments = Array.from({ length: random.between(1, 4) }, (_, at) => row(`payment-${at + 1}`, "payment", -random.between(3_000, 30_000), 20 - 4 * at));
  return [
    row("opening", "opening", opening, 30),
    ...payments,
    ...(random.percent(50) ? [row("fee", "fee", Math.round(opening / 50), 3)] : []),
    ...(random.percent(50) ? [row("adjustment", "adjustment", random.between(-4_000, 4_000) || 7, 2)] : []),
    ...(random.percent(50) ? [row("carried", "carried", random.between(1, decimals === 0 ? 900 : 90), 1)] : []),
  ];
}
