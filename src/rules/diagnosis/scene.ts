// What the engine makes of a scene: facts, then a trace. The right bill's own parts are taken over where a change cannot reach them, so that
// hundreds of hypotheses on one bill are cheap; it is the same engine, and what is taken over is what it worked out.
import { evaluate, evaluateAgain } from "../../engine/evaluate.ts";
import type { Facts } from "../../engine/facts.ts";
import type { Plan } from "../../engine/plan.ts";
import type { FactsFromParts } from "../../engine/request/facts-from-parts.ts";
import { factsFromParts } from "../../engine/request/facts-from-parts.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { TruedUpTrace } from "../../engine/request/true-up.ts";
import { evaluateWithTrueUp } from "../../engine/request/true-up.ts";
import type { Exact } from "../../values/exact.ts";
import { add, ZERO } from "../../values/exact.ts";
import type { Bench, Scene, Variant } from "./fault.ts";

/** Undefined where the engine gives no whole bill. */
export function workedOut(scene: Scene): TruedUpTrace | undefined {
  const { facts, trueUp, failures } = factsOf(scene);
  if (failures.length > 0) return undefined;
  if (trueUp === undefined) {
    const trace = evaluate(scene.plan, facts);
    return trace.kind === "failure" ? undefined : { trace, adjustments: [] };
  }
  const result = evaluateWithTrueUp(evaluate, scene.plan, facts, scene.trueUpTwice === true ? [...trueUp, ...trueUp] : trueUp);
  return "kind" in result ? undefined : result;
}

/** What a figure must be for the work to go on. */
export type GoesOn = (name: string, printed: Exact) => boolean;

/**
 * As `workedOut`, for a scene that differs from the bench's only in what changes the figures of `touches`. Undefined as well where `goesOn` stopped it; where
 * nothing can be taken over it is not asked.
 */
export function workedOutAgain(bench: Bench, scene: Scene, touches: Variant["touches"], goesOn: GoesOn): TruedUpTrace | undefined {
  const { from, to } = bench.facts.period;
  const isSameSpan = scene.parts.period.from === from && scene.parts.period.to === to;
  if (touches === undefined || !isSameSpan || scene.parts.true_up !== bench.scene.parts.true_up) return workedOut(scene);
  const closesEstimates = scene.parts.true_up !== undefined;
  const facts = closesEstimates ? wholeFacts(scene) : factsAgain(bench, scene);
  const trace = facts === undefined ? undefined : evaluateAgain(scene.plan, facts, bench.trace, touches, goesOn);
  if (trace === undefined || trace.kind === "failure") return undefined;
  // The bill's own lines do not rest on the earlier ones: these are worked out only where those may stand.
  return closesEstimates ? workedOut(scene) : { trace, adjustments: [] };
}

/** Undefined where the scene's facts cannot be billed. */
function factsAgain(bench: Bench, scene: Scene): Facts | undefined {
  const { parts, ledger } = scene;
  const known = bench.scene.parts;
  if (parts === known && ledger === bench.scene.ledger) return bench.facts;
  const isOnlyUsage = ledger === bench.scene.ledger && OTHER_PARTS.every((name) => parts[name] === known[name]);
  return isOnlyUsage && asksTheSame(bench.scene.plan, scene.plan) ? factsWithUsage(bench, scene) : wholeFacts(scene);
}

function wholeFacts(scene: Scene): Facts | undefined {
  const { facts, failures } = factsOf(scene);
  return failures.length > 0 ? undefined : facts;
}

const OTHER_PARTS = ["id", "tariff", "account", "period", "history", "charges", "brought_forward", "issued", "known", "true_up"] as const;

/** Fields are read each for itself: only those whose rows are others than the bench's are read again. */
function factsWithUsage({ scene: before, facts }: Bench, { plan, parts }: Scene): Facts | undefined {
  const known = new Set(before.parts.readings);
  const changed = new Set(parts.readings?.flatMap((row) => (known.has(row) ? [] : [row.register])));
  const kept = new Set(parts.readings);
  for (const row of before.parts.readings ?? []) if (!kept.has(row)) changed.add(row.register);
  for (const field of Object.keys({ ...before.parts.usage, ...parts.usage })) if (parts.usage?.[field] !== before.parts.usage?.[field]) changed.add(field);
  const usage = parts.usage && Object.fromEntries(Object.entries(parts.usage).filter(([field]) => changed.has(field)));
  const read = factsFromParts(plan, { id: parts.id, period: parts.period, readings: parts.readings?.filter(({ register }) => changed.has(register)), usage });
  if (read.failures.length > 0) return undefined;
  return { ...facts, usage: { ...facts.usage, ...read.facts.usage } };
}

/** What is brought forward is what the ledger adds up to; without a ledger, what the request says. */
export function factsOf({ plan, parts, ledger }: Scene): FactsFromParts {
  const read = readOnce(plan, parts);
  return ledger === undefined ? read : { ...read, facts: { ...read.facts, broughtForward: balanceOf(ledger) } };
}

export function balanceOf(ledger: NonNullable<Scene["ledger"]>): Exact {
  return ledger.reduce((sum, { amount }) => add(sum, amount), ZERO);
}

const reads = new WeakMap<RequestParts, { readonly plan: Plan; readonly read: FactsFromParts }>();

function readOnce(plan: Plan, parts: RequestParts): FactsFromParts {
  const before = reads.get(parts);
  if (before !== undefined && asksTheSame(before.plan, plan)) return before.read;
  const read = factsFromParts(plan, parts);
  reads.set(parts, { plan, read });
  return read;
}

/** Whether two plans read a request alike: changed rules leave the declarations as they are. */
function asksTheSame(a: Plan, b: Plan): boolean {
  return a === b || (a.usage === b.usage && a.charges === b.charges && a.account === b.account && a.dayparts === b.dayparts && a.horizon === b.horizon);
}
