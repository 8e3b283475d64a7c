// Exceptions of instalments: other terms for some debtors, and which exception is over which.
import { nearestName } from "../../../values/near.ts";
import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { PlanException } from "../../oversight.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/oversight.ts";
import { declared, labelsOf, NOTHING_RESERVED } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import { firstCycle } from "../rules/cycle.ts";
import { listOf } from "../rules/describe.ts";
import type { Scope } from "../scope.ts";
import { optional } from "./clauses.ts";
import { bindCondition } from "./condition.ts";
import type { Place } from "./fields.ts";
import type { Names } from "./names.ts";
import { stepOf } from "./numbers.ts";
import { bindCount, bindDown, bindLeastPart } from "./plan-terms.ts";
import { refuse } from "./refuse.ts";

/** Undefined after a report. `rule`: the name of the instalments. */
export function bindExceptions(
  scope: Scope,
  grades: Names,
  rule: string,
  place: Place,
  exceptions: readonly tree.PlanException[],
): readonly PlanException[] | undefined {
  const named = declared(scope, "exception", exceptions, NOTHING_RESERVED);
  const areOverRight = checkOver(scope, rule, named);
  const bound = [...named.values()].map((exception) => bindException(scope, grades, place, named, exception));
  const whole = bound.filter((exception) => exception !== undefined);
  return areOverRight && whole.length === exceptions.length ? whole : undefined;
}

type Named = ReadonlyMap<string, tree.PlanException>;

function bindException(scope: Scope, grades: Names, place: Place, named: Named, exception: tree.PlanException): PlanException | undefined {
  const condition = bindCondition(scope, place, exception.condition);
  const terms = bindTerms(scope, grades, exception);
  const cites = bindCitations(scope, exception.cites);
  if (condition === undefined || terms === undefined) return undefined;
  return {
    name: exception.name.text,
    labels: labelsOf(exception.labels),
    condition,
    over: exception.over.flatMap((name) => named.get(foldName(name.text))?.name.text ?? []),
    cites,
    marks: exception.marks.map(({ word }) => word),
    terms,
    span: exception.span,
  };
}

function bindTerms(scope: Scope, grades: Names, exception: tree.PlanException): PlanException["terms"] | undefined {
  const what = `exception \`${exception.name.text}\``;
  const said = { what, span: exception.span, items: exception.terms };
  const down = optional(scope, said, "down payment", "the down payment");
  const count = optional(scope, said, "count", "the number of parts");
  const leastPart = optional(scope, said, "part at least", "the least part");
  const first = optional(scope, said, "first due", "when the first part is due");
  const afterBroken = optional(scope, said, "after broken", "how long no plan follows a broken one");
  const terms = {
    down: down && bindDown(scope, what, down),
    count: count && bindCount(scope, grades, count),
    leastPart: leastPart && bindLeastPart(scope, leastPart),
    first: first && stepOf(scope, first, "the time to the first part"),
    afterBroken: afterBroken && stepOf(scope, afterBroken, "the time after a broken plan"),
  };
  const isWhole = [
    [down, terms.down],
    [count, terms.count],
    [leastPart, terms.leastPart],
    [first, terms.first],
    [afterBroken, terms.afterBroken],
  ].every(([said, bound]) => said === undefined || bound !== undefined);
  return isWhole ? terms : undefined;
}

function checkOver(scope: Scope, rule: string, named: Named): boolean {
  let isRight = true;
  for (const { name, over } of named.values()) {
    const others = [...named.values()].filter((other) => other.name !== name).map((other) => other.name.text);
    for (const wanted of over.filter(({ text }) => !named.has(foldName(text)))) {
      const near = nearestName(wanted.text, others);
      const none = others.length === 0 ? "leave `over` out: it is the only exception" : `the others are ${listOf(others)}`;
      refuse(scope, "plan-over-nothing", wanted.span, { over: wanted.text, rule, help: near === undefined ? none : `did you mean \`${near}\`?` });
      isRight = false;
    }
  }
  const cycle = firstCycle([...named.keys()], (name) => (named.get(name)?.over ?? []).map(({ text }) => foldName(text)));
  const first = named.get(cycle?.[0] ?? "");
  if (cycle === undefined || first === undefined) return isRight;
  const circle = cycle.map((name) => `\`${named.get(name)?.name.text ?? name}\``).join(" over ");
  scope.report(ruleDiagnostic("over-cycle", first.name.span, { circle }));
  return false;
}
