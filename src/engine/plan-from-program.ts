// From a checked program to the plan: tests and proofs dropped, the zone's clock changes frozen in, and a hash of all that can change a bill.
import type { Program } from "../dsl/program.ts";
import { transitionsIn } from "../values/zone.ts";
import type { Plan } from "./plan.ts";
import { LANGUAGE_VERSION, PLAN_VERSION } from "./plan.ts";
import { planHash } from "./plan-hash.ts";

/** Throws a RangeError where the host does not know the program's zone: the checker has refused such a program on the same host. */
export function planFromProgram(program: Program): Plan {
  const { tests: _tests, oversightTests: _oversightTests, proofs: _proofs, ...rules } = program;
  const transitions = transitionsIn(program.zone, (program.horizon.from - 1) * DAY, (program.horizon.to + 1) * DAY).value;
  if (transitions === undefined) throw new RangeError(`this host knows no time zone ${program.zone}`);
  const plan = { ...rules, planVersion: PLAN_VERSION, languageVersion: LANGUAGE_VERSION, transitions } as const;
  return { ...plan, hash: planHash(plan) };
}

const DAY = 86_400;
