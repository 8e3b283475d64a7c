// A bill by the facts of record, as the engine works it out. Lines that cannot be told (their rule reaches what is unknown, or a fact is missing) are taken out
// of the rules and named, so that the others can be worked out again under any hypothesis.
import type { Tariff } from "../../dsl/program.ts";
import { evaluate, evaluateEach } from "../../engine/evaluate.ts";
import type { Facts } from "../../engine/facts.ts";
import type { EvaluationFailure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { BillTrace } from "../../engine/trace.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import { everyTariff, withLine } from "../rewrite.ts";
import type { Scene } from "./fault.ts";
import { omitted } from "./line-changes.ts";
import { numberFor } from "./plan-variant.ts";
import { factsOf } from "./scene.ts";
import { figuresAfter } from "./touches.ts";
import type { Vector } from "./vector.ts";
import { vectorOf } from "./vector.ts";

export interface OnRecord {
  readonly scene: Scene;
  readonly trace: BillTrace;
  readonly right: Vector;
  /** Figures that cannot be told, each with why. */
  readonly untold: ReadonlyMap<string, string>;
}

/** Why there is none, where nothing of the bill can be worked out. */
export function onRecord(plan: Plan, parts: RequestParts, ledger: Scene["ledger"]): OnRecord | string {
  const { facts, trueUp, failures } = factsOf({ plan, parts, ledger });
  const [failure] = failures;
  if (failure !== undefined) return failure.message;
  if (trueUp !== undefined) {
    const trace = evaluate(plan, facts);
    return trace.kind === "failure" ? trace.message : withVector({ plan, parts, ledger }, trace, new Map());
  }
  const each = evaluateEach(plan, facts);
  if ("kind" in each) return each.message;
  if (each.trace !== undefined) return withVector({ plan, parts, ledger }, each.trace, new Map());
  return told({ plan, parts, ledger }, facts, each.tariff, each.failures);
}

function told(scene: Scene, facts: Facts, tariff: Tariff, failures: Failures): OnRecord | string {
  const plan = toldPlan(scene.plan, tariff, failures);
  const trace = evaluate(plan, facts);
  if (trace.kind !== "failure") return withVector({ ...scene, plan }, trace, untoldOf(scene.plan, tariff, failures));
  // With every line told, only what is payable can be what is left.
  return failures.has("payable") ? trace.message : told(scene, facts, tariff, new Map([...failures, ["payable", trace]]));
}

function withVector(scene: Scene, trace: BillTrace, untold: ReadonlyMap<string, string>): OnRecord | string {
  const right = vectorOf(scene);
  return right === undefined ? "the earlier estimated bills cannot be worked out" : { scene, trace, right, untold };
}

type Failures = ReadonlyMap<string, EvaluationFailure>;

const toldPlans = keptByPlan<Plan>();

/** The plan with nothing charged where it cannot be told. Kept: a run has many bills of one kind. */
function toldPlan(plan: Plan, { name }: Tariff, failures: Failures): Plan {
  const names = [...failures.keys()].sort();
  return toldPlans(plan, `${name}|${names.join("|")}`, () =>
    everyTariff(plan, (tariff) => {
      const lines = names.reduce((changed, line) => withLine(changed, line, omitted), tariff);
      const { value } = lines.payable;
      return failures.has("payable") ? { ...lines, payable: { ...lines.payable, value: numberFor(value, "0") } } : lines;
    }),
  );
}

/** With all that rests on them. */
function untoldOf(plan: Plan, tariff: Tariff, failures: Failures): ReadonlyMap<string, string> {
  const untold = new Map<string, string>();
  for (const [name, { message }] of failures) {
    const names = name === "payable" ? ["payable", "carried"] : [name, ...figuresAfter(plan, tariff, name)];
    for (const each of names) if (!untold.has(each)) untold.set(each, message);
  }
  return untold;
}
