// The one exception inside the evaluator: it carries a failure from deep in an expression to `evaluate`, which returns it.
import type { EvaluationFailure } from "../failure.ts";

export class Refusal extends Error {
  readonly failure: EvaluationFailure;
  constructor(failure: EvaluationFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function refuse(failure: EvaluationFailure): never {
  throw new Refusal(failure);
}
