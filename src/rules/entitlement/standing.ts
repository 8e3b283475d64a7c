// Whether the `for` of a tariff holds for an account on a day, clause by clause. What hangs on a fact that is not known is neither true nor false.
// The engine works each comparison out; this file only joins them.
import type { AccountField, DaySpan, Expression, Tariff } from "../../dsl/program.ts";
import { factOn } from "../../engine/evaluate/account.ts";
import type { Context, Run } from "../../engine/evaluate/context.ts";
import { contextAt, runOf } from "../../engine/evaluate/context.ts";
import { evaluateExpression } from "../../engine/evaluate/expression.ts";
import { Refusal } from "../../engine/evaluate/refusal.ts";
import { truthOf } from "../../engine/evaluate/value.ts";
import { expressionText } from "../../engine/explain/expression-text.ts";
import type { Facts } from "../../engine/facts.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import { everyPart } from "../rewrite.ts";
import { plainFact, valueWords } from "./account-values.ts";
import type { AskedField, Clause, Standing, TariffFit } from "./entitlement.ts";

export function fitOn(plan: Plan, facts: Facts, tariff: Tariff, day: Day): TariffFit {
  const run = runOf(plan, facts, tariff, evaluateExpression);
  const context = contextAt(run, { from: day, to: day + 1 }, `for of tariff ${tariff.name}`, "each segment");
  const { condition, except, valid } = tariff.fits;
  const clauses = [
    ...validity(plan, valid, day),
    ...conjuncts(condition).map((part) => clauseOf(context, "for", part, standingOf(context, part))),
    // A tariff that amends another takes its accounts away from it; one whose `for` holds for every account takes them all.
    ...except.map((part) => exceptOf(context, part)),
  ];
  return { tariff: tariff.name, standing: allOf(clauses.map(({ standing }) => standing)), clauses };
}

/** All hold, or one fails; else it cannot be told. */
export function allOf(standings: readonly Standing[]): Standing {
  if (standings.includes("fails")) return "fails";
  return standings.includes("cannot be told") ? "cannot be told" : "holds";
}

function validity({ calendar, horizon }: Plan, valid: DaySpan, day: Day): readonly Clause[] {
  if (valid.from <= horizon.from && valid.to >= horizon.to) return [];
  const standing = valid.from <= day && day < valid.to ? "holds" : "fails";
  return [{ of: "in force", text: `${textFromDay(calendar, valid.from)} .. ${textFromDay(calendar, valid.to)}`, standing, asks: [], why: undefined }];
}

function conjuncts(condition: Expression | undefined): readonly Expression[] {
  if (condition === undefined) return [];
  return condition.kind === "logic" && condition.word === "and" ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];
}

interface Found {
  readonly standing: Standing;
  readonly why: string | undefined;
}

/** Whatever else than `and`, `or`, `not` can stand in a `for` is one comparison: the engine's. */
function standingOf(context: Context, condition: Expression): Found {
  if (condition.kind === "not") return turned(standingOf(context, condition.of));
  if (condition.kind !== "logic") return comparisonOf(context, condition);
  const [decisive, otherwise] = condition.word === "and" ? (["fails", "holds"] as const) : (["holds", "fails"] as const);
  const sides = [standingOf(context, condition.left), standingOf(context, condition.right)];
  const settled = sides.find(({ standing }) => standing === decisive) ?? sides.find(({ standing }) => standing === "cannot be told");
  return settled ?? { standing: otherwise, why: undefined };
}

function comparisonOf(context: Context, condition: Expression): Found {
  try {
    return { standing: truthOf(evaluateExpression(context, condition).value) ? "holds" : "fails", why: undefined };
  } catch (problem) {
    if (problem instanceof Refusal) return { standing: "cannot be told", why: problem.failure.message };
    throw problem;
  }
}

function turned({ standing, why }: Found): Found {
  switch (standing) {
    case "holds":
      return { standing: "fails", why };
    case "fails":
      return { standing: "holds", why };
    case "cannot be told":
      return { standing, why };
  }
}

function exceptOf(context: Context, condition: Expression | undefined): Clause {
  if (condition === undefined) return { of: "taken by another tariff", text: "always", standing: "fails", asks: [], why: undefined };
  return clauseOf(context, "taken by another tariff", condition, turned(standingOf(context, condition)));
}

function clauseOf({ run, segment }: Context, of: Clause["of"], condition: Expression, { standing, why }: Found): Clause {
  const fields = [...new Set(everyPart(condition).flatMap((part) => (part.kind === "account" ? [part.name] : [])))];
  const asks = fields.map((field) => askedField(run, field, segment.from));
  return { of, text: expressionText(run.plan.calendar, condition), standing, asks, why };
}

function askedField(run: Run, name: string, day: Day): AskedField {
  const { plan, facts } = run;
  const field = own(plan.account, name);
  const value = own(facts.account, name) === undefined ? undefined : plainFact(plan, name, factOn(run, name, day));
  return { field: name, labels: field?.labels ?? {}, value, ...valueWords(field, value) };
}

/** Fields of the account by which a tariff is chosen, in the order of the schedule. */
export function choosingFields({ account, tariffs }: Plan): readonly AccountField[] {
  const conditions = Object.values(tariffs).flatMap(({ fits }) => [fits.condition, ...fits.except]);
  const parts = conditions.flatMap((condition) => (condition === undefined ? [] : everyPart(condition)));
  const names = new Set(parts.flatMap((part) => (part.kind === "account" ? [part.name] : [])));
  return Object.values(account).filter(({ name }) => names.has(name));
}
