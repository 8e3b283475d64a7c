// One case of a claim that is tested, not proved: a grid of bills laid by the rules' own structure, always the same, without chance.

import type { Proof } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, divide, exactFromWhole, multiply, ONE, round, subtract, ZERO } from "../../values/exact.ts";
import type { Plan } from "../plan.ts";
import { brokenWords, traceAt, valueIn } from "./bill-value.ts";
import type { Case, Varying } from "./case.ts";
import { judgeOf, judgePoint } from "./judge.ts";
import { constantsIn, evenPoints } from "./sample.ts";
import type { Grid } from "./stretch.ts";

const EVEN_POINTS = 48;

export function testCase(
  plan: Plan,
  proof: Proof,
  each: Case,
  varying: Varying | undefined,
): { readonly kind: "tested"; readonly bills: number } | { readonly kind: "refuted"; readonly counterexample: string } {
  const judge = judgeOf(proof);
  let bills = 0;
  for (const at of varying === undefined ? [ZERO] : pointsOf(plan, proof, each, varying.grid)) {
    const trace = traceAt(plan, proof, each, varying && { path: varying.path, value: at });
    if (trace === undefined) continue;
    bills += 1;
    const broken = judgePoint(judge, { at, value: valueIn(trace, proof.subject) });
    if (broken !== undefined) return { kind: "refuted", counterexample: brokenWords(plan, proof, each, varying, broken) };
  }
  return { kind: "tested", bills };
}

/** Both ends, points evenly between them, and every constant of the tariff and its tables (per 30 days too), each with its neighbours. */
function pointsOf(plan: Plan, proof: Proof, { period }: Case, grid: Grid): readonly Exact[] {
  const { least, most, step } = grid;
  const even = evenPoints(grid, EVEN_POINTS);
  const months = divide(exactFromWhole(period.to - period.from), exactFromWhole(30)) ?? ONE;
  const constants = constantsIn([plan.tariffs[proof.tariff], plan.rates]);
  const near = [...even, ...constants, ...constants.map((constant) => multiply(constant, months))].flatMap((point) => {
    const onGrid = round(point, step, "floor");
    return [subtract(onGrid, step), onGrid, add(onGrid, step), add(add(onGrid, step), step)];
  });
  const inside = near.filter((point) => compare(point, least) >= 0 && compare(point, most) <= 0).sort(compare);
  return inside.filter((point, at) => at === 0 || compare(point, inside[at - 1] ?? point) !== 0);
}
