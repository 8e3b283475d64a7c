// Runs a `test` block of an authority or of instalments: works its question out under the version of its day, and compares what it expects.
import type { OversightTest } from "../dsl/oversight.ts";
import type { Plan } from "../engine/plan.ts";
import { authorityTestProblems } from "../rules/authority/authority-test.ts";
import { instalmentsTestProblems } from "../rules/instalments/instalments-test.ts";

/** What does not hold, lower case, one line each; empty where the test holds. */
export function oversightTestProblems(plan: Plan, test: OversightTest): readonly string[] {
  if (test.expectations.length === 0) return ["it expects nothing"];
  switch (test.subject.kind) {
    case "authority":
      return authorityTestProblems(plan, test);
    case "instalments":
      return instalmentsTestProblems(plan, test);
  }
}
