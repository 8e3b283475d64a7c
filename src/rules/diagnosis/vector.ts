// The figures of a statement as one vector by name, and what of them the issuer printed. Explanations are judged on what was printed alone.
// Vectors hold numbers only: the texts of a statement (citations) are worked out where a bill is shown, not for each of hundreds of hypotheses.
import type { Line } from "../../dsl/program.ts";
import type { TruedUpTrace } from "../../engine/request/true-up.ts";
import type { LineTrace } from "../../engine/trace.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals, exactFromText, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { blockAmount } from "./block-rows.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { workedOut, workedOutAgain } from "./scene.ts";

/** Lines, groups, `total`, `brought_forward`, `payable`, `carried`, as printed. `subtotals`: the groups among them, which need not be printed. */
export interface Vector extends ReadonlyMap<string, Exact> {
  readonly subtotals?: ReadonlySet<string>;
  /** What was charged, of lines and groups that are printed rounded. */
  readonly charged?: ReadonlyMap<string, Exact>;
  /** What a line's block comes to, worked out where it is asked for; undefined where there is none. */
  readonly blockOf?: (line: string, block: number) => Exact | undefined;
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

/** A line of several earlier bills is one sum. */
export function vectorOfTrace({ trace, adjustments }: TruedUpTrace): Vector {
  const vector = new Map<string, Exact>();
  const charged = new Map<string, Exact>();
  const put = ({ name, print }: Pick<Line, "name" | "print">, { amount, printed }: Pick<LineTrace, "amount" | "printed">): void => {
    vector.set(name, printed);
    if (print !== undefined) charged.set(name, amount);
  };
  for (const each of trace.lines) put(each.line, each);
  for (const each of trace.groups) put(each.group, each);
  for (const { name, amount } of adjustments) vector.set(`true_up.${name}`, add(vector.get(`true_up.${name}`) ?? ZERO, amount));
  vector.set("total", trace.total);
  vector.set("brought_forward", trace.facts.broughtForward);
  vector.set("payable", trace.payable.payable);
  vector.set("carried", trace.payable.carried);
  const blockOf = (name: string, block: number): Exact | undefined => {
    const traced = trace.lines.find(({ line }) => line.name === name);
    return traced && blockAmount(traced, block);
  };
  return Object.assign(vector, { subtotals: new Set(trace.groups.map(({ group }) => group.name)), charged, blockOf });
}

/** The names on which two computed bills differ; a line that one has not counts as zero. */
export function differing(a: Vector, b: Vector): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => !equals(a.get(name) ?? ZERO, b.get(name) ?? ZERO));
}

export function isSame(a: Vector, b: Vector): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !equals(other, value)) return false;
  }
  return true;
}

export function isSum(name: string): boolean {
  return SUMS.some((sum) => sum === name);
}
