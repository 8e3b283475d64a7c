// Bills with a mistake of a wanted kind: customers are drawn until one of them can suffer it, and of the mistakes that change what is printed one is taken.

import type { Customer } from "./customers.ts";
import { randomCustomer } from "./customers.ts";
import { isSameNumber } from "./decimal.ts";
import type { Injection, Injector } from "./faults/injection.ts";
import type { Issued, PrintOptions } from "./issuer.ts";
import { issuedBy } from "./issuer.ts";
import { isSameBill, type Made } from "./judge.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import type { RuleSpec } from "./spec.ts";
import { randomSpec } from "./spec-shapes.ts";

/** Rule files of a run: loading one takes longer than many bills. */
const SPECS = 120;

export function specFor(random: Random, seed: number): RuleSpec {
  return specNumber(random.below(SPECS), seed);
}

const specs = new Map<string, RuleSpec>();

export function specNumber(number: number, seed: number): RuleSpec {
  const key = `${seed} ${number}`;
  const known = specs.get(key);
  if (known !== undefined) return known;
  const made = randomSpec(randomFrom(seed, `rules ${number}`), { isRetroactive: number % 4 === 3 });
  specs.set(key, made);
  return made;
}

export interface Drawn extends Made {
  /** The day on which the bill was issued. */
  readonly issuedOn: number;
  readonly rightBill: Issued;
}

/** By then every decree of the generated rules is announced. */
const AFTER = 100;

const MOST_CUSTOMERS = 60;
const MOST_INJECTIONS = 6;

export function drawnCustomer(random: Random, seed: number, what: PrintOptions["what"]): Customer & { readonly bill: Issued } {
  for (;;) {
    const customer = randomCustomer(random, specFor(random, seed), what);
    const bill = customer && issuedBy(customer.world);
    if (customer !== undefined && bill !== undefined) return { ...customer, bill };
  }
}

/** Undefined where no customer was found that can suffer it. */
export function drawnWithFault(random: Random, seed: number, injector: Injector, what: PrintOptions["what"]): Drawn | undefined {
  for (let tried = 0; tried < MOST_CUSTOMERS; tried += 1) {
    const { world, beside, bill } = drawnCustomer(random, seed, what);
    const injections = random.shuffled(injector.injections(world, beside)).slice(0, MOST_INJECTIONS);
    for (const injection of injections) {
      const wrong = injection.apply(world);
      const issued = wrong && issuedBy(wrong);
      if (wrong === undefined || issued === undefined || !isSeen(issued, bill, what)) continue;
      return { right: world, wrong, beside, keys: [injection.key], issued, issuedOn: world.facts.period.to + AFTER, rightBill: bill };
    }
  }
  return undefined;
}

/** Both have a part in what is printed: neither alone gives it. */
export function drawnWithTwo(random: Random, seed: number, [first, second]: readonly [Injector, Injector]): Drawn | undefined {
  for (let tried = 0; tried < MOST_CUSTOMERS; tried += 1) {
    const { world, beside, bill } = drawnCustomer(random, seed, "lines");
    const [some, others] = [first, second].map((injector) => random.shuffled(injector.injections(world, beside)).slice(0, MOST_INJECTIONS));
    const pairs = (some ?? []).slice(0, 3).flatMap((one) => (others ?? []).slice(0, 3).map((other): readonly [Injection, Injection] => [one, other]));
    for (const [one, other] of pairs) {
      const [once, alone] = [one.apply(world), other.apply(world)];
      const both = once && other.apply(once);
      const [firstBill, secondBill, issued] = [once, alone, both].map((each) => each && issuedBy(each));
      if (both === undefined || firstBill === undefined || secondBill === undefined || issued === undefined) continue;
      if ([bill, firstBill, secondBill].some((each) => isSameBill(each, issued)) || isSameBill(firstBill, bill) || isSameBill(secondBill, bill)) continue;
      return { right: world, wrong: both, beside, keys: [one.key, other.key], issued, issuedOn: world.facts.period.to + AFTER, rightBill: bill };
    }
  }
  return undefined;
}

function isSeen(issued: Issued, right: Issued, what: PrintOptions["what"]): boolean {
  if (what === "sums") return !isSameNumber(issued.total, right.total) || !isSameNumber(issued.payable, right.payable);
  return !isSameBill(issued, right);
}
