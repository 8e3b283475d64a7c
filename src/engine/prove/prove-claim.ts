// A claim of a rule file over the reference evaluator: proved for every bill that it speaks of, refuted by one, or not decided.
// One input runs over its range; where it enters in straight lines the bill is followed from edge to edge, exactly, and both ends of each
// stretch are worked out. Nothing is assumed: what cannot be followed is not decided.

import type { Proof } from "../../dsl/program.ts";
import { Refusal } from "../evaluate/refusal.ts";
import type { Plan } from "../plan.ts";
import { sizeOfRules } from "./asks-for.ts";
import type { Case, Varying } from "./case.ts";
import { casesOf } from "./case.ts";
import type { CaseVerdict, Effort } from "./prove-case.ts";
import { proveCase, proveEveryValue } from "./prove-case.ts";
import { countOf } from "./stretch.ts";
import { testCase } from "./test-case.ts";
import { Undecided } from "./undecided.ts";

export type Verdict =
  | { readonly kind: "proved" }
  | { readonly kind: "refuted"; readonly counterexample: string }
  | { readonly kind: "not decided"; readonly because: string }
  | { readonly kind: "tested"; readonly cases: number };

/** Never throws on any plan and proof that the checker let through. */
export function proveClaim(plan: Plan, proof: Proof): Verdict {
  try {
    return proof.testedNotProved ? tested(plan, proof) : proved(plan, proof);
  } catch (problem) {
    if (problem instanceof Undecided) return { kind: "not decided", because: problem.message };
    if (problem instanceof Refusal) return { kind: "not decided", because: `a bill is refused: ${problem.failure.message}` };
    throw problem;
  }
}

function proved(plan: Plan, proof: Proof): Verdict {
  const { cases, varying } = casesOf(plan, proof);
  const tariff = plan.tariffs[proof.tariff];
  const effort: Effort = { bills: 0, size: tariff === undefined ? 1 : sizeOfRules(plan, tariff) };
  let fitting = 0;
  for (const each of cases) {
    const outcome = decide(plan, proof, each, varying, effort);
    if (outcome.kind === "refuted") return outcome;
    if (outcome.kind === "proved") fitting += 1;
  }
  return fitting > 0 ? { kind: "proved" } : { kind: "not decided", because: `tariff \`${proof.tariff}\` fits no account of the claim` };
}

/** Up to so many values are worked out one by one where a bill cannot be followed. */
const FEW_VALUES = 3_000;

/** Where a bill cannot be followed a short range is worked out whole; over a long one only a counterexample settles the claim. */
function decide(plan: Plan, proof: Proof, each: Case, varying: Varying | undefined, effort: Effort): CaseVerdict {
  try {
    return proveCase(plan, proof, each, varying, effort);
  } catch (problem) {
    if (varying === undefined || !(problem instanceof Undecided || problem instanceof Refusal)) throw problem;
    if (countOf(varying.grid) <= FEW_VALUES) return proveEveryValue(plan, proof, each, varying, effort);
    const found = testCase(plan, proof, each, varying);
    if (found.kind === "refuted") return found;
    throw problem;
  }
}

function tested(plan: Plan, proof: Proof): Verdict {
  const { cases, varying } = casesOf(plan, proof);
  let bills = 0;
  for (const each of cases) {
    const outcome = testCase(plan, proof, each, varying);
    if (outcome.kind === "refuted") return outcome;
    bills += outcome.bills;
  }
  return { kind: "tested", cases: bills };
}
