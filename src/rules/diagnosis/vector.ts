// The figures of a statement as one vector by name, and what of them the issuer printed. Explanations are judged on what was printed alone.
// Vectors hold numbers only: the texts of a statement (citations) are worked out where a bill is shown, not for each of hundreds of hypotheses.
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { TruedUpTrace } from "../../engine/request/true-up.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals, exactFromText, isZero, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { balanceOf, workedOut, workedOutAgain } from "./scene.ts";

/** Lines, groups, `total`, `brought_forward`, `payable`, `carried`, as printed. `subtotals`: the groups among them, which need not be printed. */
export interface Vector extends ReadonlyMap<string, Exact> {
  readonly subtotals?: ReadonlySet<string>;
}

const SUMS = ["total", "brought_forward", "payable", "carried"] as const;

/** What the issuer printed; a figure that is no number is not among them. */
export function observedOf(issued: IssuedBill): Vector {
  const observed = new Map<string, Exact>();
  for (const { name, amount } of issued.lines) {
    const value = exactFromText(amount);
    if (value !== undefined) observed.set(name, add(observed.get(name) ?? ZERO, value));
  }
  for (const name of SUMS) {
    const value = exactFromText(issued[name] ?? "");
    if (value !== undefined) observed.set(name, value);
  }
  return observed;
}

/** Undefined where the engine gives no whole bill. */
export function vectorOf(scene: Scene): Vector | undefined {
  const result = workedOut(scene);
  return result === undefined ? undefined : vectorOfTrace(result);
}

/** As `vectorOf`, quicker: for a scene that differs from the bench's only by variants that touch no more than `touches`. */
export function vectorFrom(bench: Bench, scene: Scene, touches: Variant["touches"]): Vector | undefined {
  const result = workedOutAgain(bench, scene, touches, () => true);
  return result === undefined ? undefined : vectorOfTrace(result);
}

/** Whether the scene gives exactly what was observed. The first line that comes out otherwise ends it: most hypotheses cost that one line. */
export function fitsFrom(bench: Bench, scene: Scene, touches: Variant["touches"], observed: Vector): boolean {
  const asked = observesLines(observed);
  const groups = new Set(bench.trace.groups.map(({ group }) => group.name));
  const result = workedOutAgain(bench, scene, touches, (name, printed) => {
    const seen = observed.get(name);
    if (seen === undefined) return !asked || groups.has(name) || isZero(printed);
    return equals(seen, printed);
  });
  return result !== undefined && differing(observed, vectorOfTrace(result)).length === 0;
}

/** A line of several earlier bills is one sum. */
function vectorOfTrace({ trace, adjustments }: TruedUpTrace): Vector {
  const vector = new Map<string, Exact>();
  for (const { line, printed } of trace.lines) vector.set(line.name, printed);
  for (const { group, printed } of trace.groups) vector.set(group.name, printed);
  for (const { name, amount } of adjustments) vector.set(`true_up.${name}`, add(vector.get(`true_up.${name}`) ?? ZERO, amount));
  vector.set("total", trace.total);
  vector.set("brought_forward", trace.facts.broughtForward);
  vector.set("payable", trace.payable.payable);
  vector.set("carried", trace.payable.carried);
  return Object.assign(vector, { subtotals: new Set(trace.groups.map(({ group }) => group.name)) });
}

export function withBalance(parts: RequestParts, ledger: Scene["ledger"]): RequestParts {
  return ledger === undefined ? parts : { ...parts, brought_forward: balanceOf(ledger) };
}

/** The names on which the two differ, of those that were observed. A line that one has not counts as zero; a subtotal that was not printed says nothing. */
export function differing(observed: Vector, computed: Vector): readonly string[] {
  const names = new Set(observed.keys());
  if (observesLines(observed))
    for (const [name, value] of computed) {
      if (!observed.has(name) && !isSum(name) && computed.subtotals?.has(name) !== true && !equals(value, ZERO)) names.add(name);
    }
  return [...names].filter((name) => !equals(observed.get(name) ?? ZERO, computed.get(name) ?? ZERO));
}

/** Whether lines were printed at all: where only sums were, a line that is absent says nothing. */
export function observesLines(observed: Vector): boolean {
  return [...observed.keys()].some((name) => !isSum(name));
}

export function isSum(name: string): boolean {
  return SUMS.some((sum) => sum === name);
}
