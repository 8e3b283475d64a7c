// Customers made at random under a rule file: what their meters show, what they owe, the bills before this one, and a stranger on the same route.
import type { LedgerRow } from "../../src/index.ts";
import { partsOf, sumText, textOf, timesText } from "./decimal.ts";
import type { Counted, Habits } from "./habits.ts";
import { FORMS, habitsOf, ledgerOf, periodOf, spansBefore, usageOf } from "./habits.ts";
import type { PrintOptions } from "./issuer.ts";
import { caseOf, issuedBy, statementOf } from "./issuer.ts";
import type { Random } from "./random.ts";
import { givenUsage, readingsOf } from "./registers.ts";
import type { RuleSpec } from "./spec.ts";
import type { Beside, Facts, Reading, Span, Usage, World } from "./world.ts";

export interface Customer {
  readonly world: World;
  readonly beside: Beside;
}

/** `what` was printed of the bills beside. Undefined where a bill beside is refused: another customer is made then. */
export function randomCustomer(random: Random, spec: RuleSpec, what: PrintOptions["what"]): Customer | undefined {
  const kind = random.pick(["home", "home", "farm", "hostel", "shop", "shop"]);
  const form = random.pick(FORMS);
  const habits = habitsOf(random, spec, kind, form);
  const period = periodOf(random, spec);
  const count = random.pick([0, 1, 3, 3, 13]);
  const spans = spansBefore(random, period, form === "estimate" ? Math.max(1, count) : count);
  const usages = [...spans, period].map((span) => usageOf(random, habits, span));
  const chain = chainOf(random, spec, habits, [...spans, period], usages);
  const own = chain[chain.length - 1];
  if (own === undefined) return undefined;
  const ledger = random.percent(60) ? ledgerOf(random, spec, period, "own") : undefined;
  const balance = ledger === undefined && random.percent(30) ? { broughtForward: textOf(BigInt(random.between(1, 900)), spec.decimals) } : {};
  const closing = form === "estimate" ? closingOf(chain, random.percent(50)) : { facts: own, earlier: chain.slice(0, -1) };
  const world: World = { spec, facts: { ...closing.facts, ...balance }, ledger, trueUps: 1 };
  const stranger = strangerOf(random, spec, kind, period);
  return withBeside(world, closing.earlier, stranger, what);
}

function chainOf(random: Random, spec: RuleSpec, habits: Habits, spans: readonly Span[], usages: readonly Counted[]): readonly Facts[] {
  const last = spans.length - 1;
  const starts: Record<string, number> = {};
  for (const name of Object.keys(usages[0] ?? {})) starts[name] = startOf(random, habits, usages, name);
  const swap = random.between(5, 22);
  return spans.map((period, at) => {
    const counted = usages[at] ?? {};
    const base = factsOf(random, spec, habits, period, at === last ? "this" : `before-${last - at}`);
    const facts: Facts =
      habits.form === "usage"
        ? { ...base, usage: givenUsage(habits, counted) }
        : { ...base, readings: readingsOf(habits, counted, starts, at === last && habits.form === "exchange" ? period.from + swap : undefined, period) };
    for (const [name, count] of Object.entries(counted)) starts[name] = ((starts[name] ?? 0) + count) % 10 ** (habits.digits + habits.places);
    return facts;
  });
}

/** So that the register passes its highest figure on the last bill, where that is wanted; else never. */
function startOf(random: Random, { form, digits, places }: Habits, usages: readonly Counted[], name: string): number {
  const turn = 10 ** (digits + places);
  const all = usages.map((counted) => counted[name] ?? 0);
  const before = all.slice(0, -1).reduce((sum, each) => sum + each, 0);
  const own = all[all.length - 1] ?? 0;
  if (form === "rollover") return Math.max(0, turn - before - random.between(1, Math.max(1, own - 1)));
  return random.between(1, Math.max(2, Math.floor(turn * 0.6) - before - own));
}

function factsOf(random: Random, spec: RuleSpec, habits: Habits, period: Span, id: string): Facts {
  const past = { past: Array.from({ length: 12 }, () => String(random.between(40, 600))), peak_kw: [String(random.between(10, 400))] };
  return {
    id,
    tariff: random.percent(10) ? spec.tariffs.find(({ classes }) => classes.includes(habits.kind))?.name : undefined,
    account: accountOf(random, habits, period, id),
    period,
    readings: undefined,
    usage: undefined,
    history: habits.hasHistory ? past : undefined,
    charges: habits.credit === undefined ? {} : { credit: habits.credit },
    broughtForward: undefined,
    known: undefined,
    trueUp: undefined,
  };
}

/** A shop may have another contracted power from some day of the bill on, or have had one before. */
function accountOf(random: Random, { kind, account }: Habits, { from, to }: Span, id: string): Facts["account"] {
  const { contracted } = account;
  if (kind !== "shop" || typeof contracted !== "string" || !random.percent(30)) return account;
  const other = String(Number(contracted) + random.pick([-10, 15, 25, 50]));
  if (id !== "this") return { ...account, contracted: other };
  return {
    ...account,
    contracted: [
      { from, value: other },
      { from: from + random.between(3, to - from - 3), value: contracted },
    ],
  };
}

/** The bill before was estimated: this one closes it with a reading, or goes on as if nothing had been. */
function closingOf(chain: readonly Facts[], isClosed: boolean): { readonly facts: Facts; readonly earlier: readonly Facts[] } {
  const [before, own] = chain.slice(-2);
  if (before === undefined || own === undefined) throw new Error("an estimated bill has one after it");
  const [was, is] = [before.readings?.[0], own.readings?.[0]];
  if (was?.previous === undefined || was.current === undefined || is === undefined) return { facts: own, earlier: chain.slice(0, -1) };
  const used = advanceOf(was);
  const guess = textOf((partsOf(used, 1) * 4n) / 5n / 10n, 0);
  const estimated: Usage = [{ ...before.period, quantity: guess, estimated: true }];
  const earlier = [...chain.slice(0, -2), { ...before, readings: undefined, usage: { energy: estimated } }];
  if (!isClosed) return { facts: own, earlier };
  const facts: Facts = {
    ...own,
    account: before.account,
    readings: [{ ...is, previous: was.previous }],
    trueUp: { from: before.period.from, estimated: [{ period: before.period, usage: { energy: guess } }] },
  };
  return { facts, earlier };
}

function advanceOf({ previous = "0", current = "0", multiplier = "1" }: Reading): string {
  return timesText(sumText([current, `-${previous}`]), multiplier);
}

function strangerOf(random: Random, spec: RuleSpec, kind: string, period: Span): { readonly facts: Facts; readonly ledger: readonly LedgerRow[] } | undefined {
  if (!random.percent(50)) return undefined;
  const habits = { ...habitsOf(random, spec, kind, "meter"), hasHistory: false };
  const counted = usageOf(random, habits, period);
  const [facts] = chainOf(random, spec, habits, [period], [counted]);
  return facts === undefined ? undefined : { facts: { ...facts, id: "theirs", tariff: undefined }, ledger: ledgerOf(random, spec, period, "theirs") };
}

function withBeside(world: World, earlier: readonly Facts[], stranger: ReturnType<typeof strangerOf>, what: PrintOptions["what"]): Customer | undefined {
  const made = (account: string, facts: Facts, ledger: World["ledger"]): Beside["neighbours"][number] | undefined => {
    const own: World = { spec: world.spec, facts, ledger, trueUps: 1 };
    const issued = issuedBy(own);
    return issued === undefined ? undefined : caseOf(own, statementOf(own, issued, { account, what, issuedOn: undefined }));
  };
  const neighbours = earlier.flatMap((facts) => made("own", facts, undefined) ?? []);
  if (neighbours.length < earlier.length) return undefined;
  const theirs = stranger === undefined ? undefined : made("theirs", stranger.facts, stranger.ledger);
  const isWhole = stranger === undefined || theirs === undefined;
  return {
    world,
    beside: {
      neighbours,
      earlier,
      route: theirs === undefined ? [] : [theirs],
      strangers: isWhole ? [] : [{ account: "theirs", ...stranger }],
    },
  };
}
