// Rules with one thing changed: expressions rewritten, lines replaced. What is not changed is the same object, so that nothing is worked out anew for it.
import type { Expression, Line, Tariff } from "../dsl/program.ts";
import type { Plan } from "../engine/plan.ts";
import { own } from "../values/record.ts";

/** A new expression in place of this one, or undefined to look inside. */
export type Change = (part: Expression) => Expression | undefined;

/** The same object where nothing in it changed. */
export function rewritten(expression: Expression, change: Change): Expression {
  const changed = change(expression);
  if (changed !== undefined) return changed;
  const inside = <T extends Expression | undefined>(part: T): T | Expression => (part === undefined ? part : rewritten(part, change));
  const all = (parts: readonly Expression[]): readonly Expression[] => kept(parts, parts.map(inside));
  switch (expression.kind) {
    case "number":
    case "date":
    case "choice":
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "builtin":
    case "let":
    case "line":
    case "sum of tag":
    case "unknown":
      return expression;
    case "rate": {
      const [quantity, keys] = [inside(expression.quantity), kept(expression.keys, expression.keys.map(inside))];
      return quantity === expression.quantity && keys === expression.keys ? expression : { ...expression, quantity, keys };
    }
    case "through": {
      const [quantity, keys] = [inside(expression.quantity), kept(expression.keys, expression.keys.map(inside))];
      return quantity === expression.quantity && keys === expression.keys ? expression : { ...expression, quantity, keys };
    }
    case "by daypart": {
      const entries = Object.entries(expression.cases).map(([member, value]) => [member, inside(value)] as const);
      return entries.every(([member, value]) => value === expression.cases[member]) ? expression : { ...expression, cases: Object.fromEntries(entries) };
    }
    case "select":
    case "total":
    case "negative":
    case "rounded":
    case "not": {
      const of = inside(expression.of);
      return of === expression.of ? expression : { ...expression, of };
    }
    case "arithmetic":
    case "comparison":
    case "logic": {
      const [left, right] = [inside(expression.left), inside(expression.right)];
      return left === expression.left && right === expression.right ? expression : { ...expression, left, right };
    }
    case "extreme": {
      const of = all(expression.of);
      return of === expression.of ? expression : { ...expression, of };
    }
    case "power factor": {
      const [active, reactive] = [inside(expression.active), inside(expression.reactive)];
      return active === expression.active && reactive === expression.reactive ? expression : { ...expression, active, reactive };
    }
    case "fold": {
      const otherwise = inside(expression.otherwise);
      return otherwise === expression.otherwise ? expression : { ...expression, otherwise };
    }
    case "if": {
      const [condition, then, otherwise] = [inside(expression.condition), inside(expression.then), inside(expression.otherwise)];
      const isSame = condition === expression.condition && then === expression.then && otherwise === expression.otherwise;
      return isSame ? expression : { ...expression, condition, then, otherwise };
    }
    case "one of": {
      const left = inside(expression.left);
      return left === expression.left ? expression : { ...expression, left };
    }
  }
}

function kept<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return after.every((each, at) => each === before[at]) ? before : after;
}

/** The line with its value and exceptions rewritten. */
export function rewrittenLine(line: Line, change: Change): Line {
  const value = rewritten(line.value, change);
  const exceptions = kept(
    line.exceptions,
    line.exceptions.map((exception) => {
      const [condition, other] = [rewritten(exception.condition, change), rewritten(exception.value, change)];
      return condition === exception.condition && other === exception.value ? exception : { ...exception, condition, value: other };
    }),
  );
  return value === line.value && exceptions === line.exceptions ? line : { ...line, value, exceptions };
}

/** The line with its value, conditions and the values of its exceptions; outermost first. */
export function expressionsOfLine({ value, exceptions }: Line): readonly Expression[] {
  return [value, ...exceptions.flatMap((exception) => [exception.condition, exception.value])];
}

/** The expression and all that stands inside it, outermost first. */
export function everyPart(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  rewritten(expression, (part) => {
    found.push(part);
    return undefined;
  });
  return found;
}

/** The plan with every tariff changed; the plan itself where none was. A bill uses one of them, whichever its account has. */
export function everyTariff(plan: Plan, change: (tariff: Tariff) => Tariff): Plan {
  const tariffs = Object.values(plan.tariffs).map((tariff) => change(tariff));
  if (tariffs.every((tariff) => tariff === plan.tariffs[tariff.name])) return plan;
  return { ...plan, tariffs: Object.fromEntries(tariffs.map((tariff) => [tariff.name, tariff])) };
}

/** The tariff with one line changed; the tariff itself where it has no such line, or the line stays. */
export function withLine(tariff: Tariff, name: string, change: (line: Line) => Line): Tariff {
  return withLines(tariff, (line) => (line.name === name ? change(line) : line));
}

export function withLines(tariff: Tariff, change: (line: Line) => Line): Tariff {
  const items = tariff.items.map((item) => {
    if (item.kind === "line") return change(item);
    const lines = kept(item.lines, item.lines.map(change));
    return lines === item.lines ? item : { ...item, lines };
  });
  return items.every((item, at) => item === tariff.items[at]) ? tariff : { ...tariff, items };
}

export function withLet(tariff: Tariff, name: string, change: Change): Tariff {
  const rule = own(tariff.lets, name);
  if (rule === undefined) return tariff;
  const value = rewritten(rule.value, change);
  return value === rule.value ? tariff : { ...tariff, lets: { ...tariff.lets, [name]: { ...rule, value } } };
}

export function withPayable(tariff: Tariff, change: Change): Tariff {
  const value = rewritten(tariff.payable.value, change);
  return value === tariff.payable.value ? tariff : { ...tariff, payable: { ...tariff.payable, value } };
}

/** Every line, let and the payable of the tariff rewritten. */
export function withExpressions(tariff: Tariff, change: Change): Tariff {
  const lines = withLines(tariff, (line) => rewrittenLine(line, change));
  return withPayable(
    Object.keys(tariff.lets).reduce((changed, name) => withLet(changed, name, change), lines),
    change,
  );
}
