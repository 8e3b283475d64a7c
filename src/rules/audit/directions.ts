// Which way a figure of a tariff goes when one usage field rises, read off the rules alone. It says `unknown` wherever that cannot be seen: a condition on the
// field, a falling slab, a product of two signs. INVARIANT: what is said to go up never falls, whatever the facts.
import type { Expression, Group, Line, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import type { Scope } from "./signs.ts";
import { areCells, ruleNamed, scopeOf, signOf } from "./signs.ts";
import { rulesOf } from "./statement.ts";

export type Direction = "constant" | "up" | "down" | "unknown";

const kept = keptByPlan<ReadonlyMap<string, Direction>>();

/** Of every line and group, `total` and `payable`. What is carried goes up and down. */
export function directionsOf(plan: Plan, tariff: Tariff, register: string): ReadonlyMap<string, Direction> {
  return kept(plan, `${tariff.name} ${register}`, () => {
    const search: Search = { ...scopeOf(plan, tariff), register, known: new Map() };
    const rules = rulesOf(tariff).map(({ name }) => [name, ofRule(search, name)] as const);
    const total = joined(
      tariff.items.map((item) => (item.kind === "line" && (item.memo || item.group !== undefined) ? "constant" : ofRule(search, item.name))),
    );
    const payable = directionOf({ ...search, total }, tariff.payable.value);
    return new Map<string, Direction>([...rules, ["total", total], ["brought_forward", "constant"], ["payable", payable], ["carried", "unknown"]]);
  });
}

interface Search extends Scope {
  readonly register: string;
  readonly known: Map<string, Direction>;
  readonly base?: Direction | undefined;
  readonly total?: Direction | undefined;
}

function ofRule(search: Search, name: string): Direction {
  const known = search.known.get(name);
  if (known !== undefined) return known;
  const rule = ruleNamed(search, name);
  const direction = rule === undefined ? "unknown" : rule.kind === "line" ? ofLine(search, rule) : ofGroup(search, rule);
  search.known.set(name, direction);
  return direction;
}

function ofGroup(search: Search, { lines }: Group): Direction {
  return joined(lines.filter(({ memo }) => !memo).map(({ name }) => ofRule(search, name)));
}

function ofLine(search: Search, { value, exceptions }: Line): Direction {
  const base = directionOf(search, value);
  if (exceptions.some(({ condition }) => directionOf(search, condition) !== "constant")) return "unknown";
  return joined([base, ...exceptions.map((exception) => directionOf({ ...search, base }, exception.value))]);
}

function directionOf(search: Search, expression: Expression): Direction {
  const all = (parts: readonly (Expression | undefined)[]): Direction =>
    joined(parts.map((part) => (part === undefined ? "constant" : directionOf(search, part))));
  const still = (parts: readonly (Expression | undefined)[]): Direction => (all(parts) === "constant" ? "constant" : "unknown");
  switch (expression.kind) {
    case "number":
    case "date":
    case "choice":
    case "account":
    case "charge":
    case "season":
      return "constant";
    case "usage":
      return expression.name === search.register ? "up" : "constant";
    case "builtin":
      return ofBuiltin(search, expression.name);
    case "let": {
      const meant = search.tariff.lets[expression.name]?.value;
      return meant === undefined ? "unknown" : directionOf(search, meant);
    }
    case "line":
      return ofRule(search, expression.name);
    case "sum of tag":
      return joined(expression.lines.map((name) => ofRule(search, name)));
    case "rate":
    case "through":
      return ofTable(search, expression, still(expression.keys));
    case "by daypart":
      return all(Object.values(expression.cases));
    case "select":
    case "total":
    case "rounded":
      return directionOf(search, expression.of);
    case "negative":
      return turned(directionOf(search, expression.of));
    case "arithmetic":
      return ofArithmetic(search, expression);
    case "extreme":
      return all(expression.of);
    case "power factor":
      return joined([directionOf(search, expression.active), turned(directionOf(search, expression.reactive))]);
    case "fold":
      return all([expression.otherwise]);
    case "if":
      return still([expression.condition]) === "constant" ? all([expression.then, expression.otherwise]) : "unknown";
    case "comparison":
    case "logic":
      return still([expression.left, expression.right]);
    case "one of":
      return still([expression.left]);
    case "not":
      return still([expression.of]);
    case "unknown":
      return "constant";
  }
}

function ofBuiltin({ base, total }: Search, name: (Expression & { readonly kind: "builtin" })["name"]): Direction {
  if (name === "base") return base ?? "unknown";
  return name === "total" ? (total ?? "unknown") : "constant";
}

/** A quantity through blocks costs no less when it grows, as long as no price is negative; one priced by the row that it reaches, only where prices rise. */
function ofTable(search: Search, expression: Expression & { readonly kind: "rate" | "through" }, keys: Direction): Direction {
  const { quantity } = expression;
  const direction = quantity === undefined ? "constant" : directionOf(search, quantity);
  const scales = search.plan.rates[expression.rate]?.widths?.scales ?? [];
  const widths = scales.map((scale) => (scale.kind === "field" ? directionOf(search, scale.value) : "constant"));
  if (keys !== "constant" || joined(widths) !== "constant" || quantity === undefined) return joined([keys, ...widths]) === "constant" ? direction : "unknown";
  if (direction === "constant" || direction === "unknown") return direction;
  if (expression.kind === "through" && expression.joint.kind === "pro rata") return "unknown";
  const isMarginal = expression.kind === "through" && !expression.whole;
  const isFirm = areCells(search, expression.rate, isMarginal ? "not negative" : expression.kind === "rate" ? "rising" : "rising, not negative");
  return isFirm && (expression.kind === "rate" || signOf(search, quantity) === "not negative") ? direction : "unknown";
}

function ofArithmetic(search: Search, { sign, left, right }: Expression & { readonly kind: "arithmetic" }): Direction {
  const [a, b] = [directionOf(search, left), directionOf(search, right)];
  if (sign === "+") return joined([a, b]);
  if (sign === "-") return joined([a, turned(b)]);
  if (a === "constant" && b === "constant") return "constant";
  const [of, by] = [signOf(search, left), signOf(search, right)];
  // What is divided by something that rises falls.
  return joined([moved(a, by), moved(sign === "/" ? turned(b) : b, of)]);
}

/** One factor moves, the other has this sign. */
function moved(direction: Direction, sign: ReturnType<typeof signOf>): Direction {
  if (direction === "constant") return direction;
  return sign === "not negative" ? direction : sign === "not positive" ? turned(direction) : "unknown";
}

function turned(direction: Direction): Direction {
  return direction === "up" ? "down" : direction === "down" ? "up" : direction;
}

function joined(directions: readonly Direction[]): Direction {
  const moving = new Set(directions.filter((direction) => direction !== "constant"));
  const [first = "constant"] = moving;
  return moving.size > 1 ? "unknown" : first;
}
