// Variants that change rules: the changed plan is made once for each plan and key, however many bills it is tried on.
import type { Expression, Line, Rate, UnitUse } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import { everyTariff, withLine } from "../rewrite.ts";
import type { Bench, Fault, Variant } from "./fault.ts";
import { earlierBills, touchedByLine, touchedByRate, touchesNothing } from "./touches.ts";

/** INVARIANT: `key` says all that the change rests on, for the changed plan is kept by it; the bill at hand is not among it. */
export function planVariant(key: string, values: Variant["values"], touches: Variant["touches"], change: (plan: Plan) => Plan): Variant {
  return {
    key,
    values,
    touches,
    apply: (scene) => {
      const plan = changedPlan(scene.plan, key, () => change(scene.plan));
      return plan === scene.plan ? undefined : { ...scene, plan };
    },
  };
}

const changedOnce = keptByPlan<Plan>();
const isChanged = new WeakSet<Plan>();

/** What is changed a second time, for a pair, is made anew: there are too many of these to keep. */
function changedPlan(plan: Plan, key: string, change: () => Plan): Plan {
  const changed = isChanged.has(plan) ? change() : changedOnce(plan, key, change);
  if (changed !== plan) isChanged.add(changed);
  return changed;
}

/** A fault of rules alone: its variants are worked out once for each plan and tariff. */
export function ofRules(fault: Fault): Fault {
  const kept = keptByPlan<readonly Variant[]>();
  return {
    ...fault,
    variants: (bench) => kept(bench.scene.plan, `${bench.trace.tariff.name}|${earlierBills(bench)}`, () => fault.variants(bench)),
  };
}

/** One line changed, in every tariff that has it. */
export function lineVariant(bench: Bench, key: string, values: Variant["values"], name: string, change: (line: Line) => Line): Variant {
  return planVariant(key, { line: name, ...values }, touchedByLine(bench, name), (plan) => everyTariff(plan, (tariff) => withLine(tariff, name, change)));
}

/** One rate changed. */
export function rateVariant(bench: Bench, key: string, values: Variant["values"], name: string, change: (rate: Rate, plan: Plan) => Rate): Variant {
  return planVariant(key, { rate: name, ...values }, touchedByRate(bench, name), (plan) =>
    withRates(plan, (rate) => (rate.name === name ? change(rate, plan) : rate)),
  );
}

export function withRates(plan: Plan, change: (rate: Rate) => Rate): Plan {
  const rates = Object.entries(plan.rates).map(([name, rate]) => [name, change(rate)] as const);
  return rates.every(([name, rate]) => rate === plan.rates[name]) ? plan : { ...plan, rates: Object.fromEntries(rates) };
}

/** The rates on which figures of the right bill hang. */
export function ratesOf(bench: Bench): readonly Rate[] {
  return Object.values(bench.scene.plan.rates).filter(({ name }) => !touchesNothing(touchedByRate(bench, name)));
}

export const PURE_UNIT: UnitUse = { name: "", dimension: "", factor: "1" };

/** A number in the place of another expression: of that one's type, so that what is shared stays shared. `value` in base units. */
export function numberFor(part: Expression, value: string): Expression {
  return { id: part.id, span: part.span, type: part.type, kind: "number", value, unit: PURE_UNIT };
}

/** `left sign right` in the place of `part`. */
export function joined(part: Expression, left: Expression, sign: "+" | "-" | "*" | "/", right: Expression): Expression {
  return { id: part.id, span: part.span, type: part.type, kind: "arithmetic", sign, left, right, places: undefined };
}
