// How the scaled edges of a table came about, so that a reader can work each of them out again from the table as it is written.
import type { UnitUse } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromWhole, fractionText, isZero, multiply } from "../../values/exact.ts";
import { inUnit } from "../bill/amount-text.ts";
import type { Plan } from "../plan.ts";
import type { RowTrace, Scaling, TraceNode } from "../trace.ts";
import type { ExplainedEdges, ExplainedFactor, StepValue } from "./explanation.ts";
import { roundingOf } from "./rounding.ts";

const NO_UNIT: UnitUse = { name: "", dimension: "", factor: "1" };

/** Undefined where no edge was scaled. */
export function edgesFromRows(
  plan: Plan,
  rateName: string,
  rows: readonly RowTrace[],
  formulaAndValueOf: (node: TraceNode) => { readonly formula: string; readonly value: StepValue },
): ExplainedEdges | undefined {
  const rate = plan.rates[rateName];
  const scaling = rows[0]?.unscaled?.scaling;
  if (rate === undefined || scaling === undefined) return undefined;
  const [written, unit] = [rate.axis ?? NO_UNIT, rate.quantityUnit ?? NO_UNIT];
  const edges = new Map<string, ExplainedEdges["edges"][number]>();
  const add = (from: Exact | undefined, to: Exact | undefined): void => {
    if (from === undefined || to === undefined || isZero(from)) return;
    const edge = {
      written: fractionText(inUnit(from, written)),
      scaled: fractionText(inUnit(multiply(from, scaling.product), unit)),
      edge: fractionText(inUnit(to, unit)),
    };
    edges.set(`${edge.written} ${edge.edge}`, edge);
  };
  for (const { lower, upper, unscaled } of rows) {
    add(unscaled?.lower, lower);
    add(unscaled?.upper, upper);
  }
  const factors = scaling.factors.map((factor) => factorOf(factor, formulaAndValueOf));
  return { factors, round: roundingOf(rate.widths?.round), writtenUnit: written.name, unit: unit.name, edges: [...edges.values()] };
}

function factorOf(
  { scale, factor, node }: Scaling["factors"][number],
  formulaAndValueOf: (node: TraceNode) => { readonly formula: string; readonly value: StepValue },
): ExplainedFactor {
  if (scale.kind === "days") {
    const of = exactFromWhole(scale.count);
    return { kind: "days", days: fractionText(multiply(factor, of)), of: fractionText(of) };
  }
  return node === undefined ? { kind: "months", months: fractionText(factor) } : { kind: "field", ...formulaAndValueOf(node) };
}
