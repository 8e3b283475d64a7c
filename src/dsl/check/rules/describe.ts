// How types and typed things read in a message: in the words of a tariff sheet, never in the words of the program.
import { divide, exactFromText, fractionText } from "../../../values/exact.ts";
import { PURE, showDimension } from "../../../values/unit.ts";
import type { CutSource, Expression, UnitUse, ValueType } from "../../program.ts";
import type { Scope } from "../scope.ts";

/** `IRR/kWh`, `a value of account.region`, `a date`. */
export function showType(scope: Pick<Scope, "units">, type: ValueType): string {
  switch (type.kind) {
    case "quantity":
      return showDimension(scope.units, type.dimension) + (type.index === undefined ? "" : ` by ${type.index}`);
    case "choice":
      return `a value of ${showDomain(type.domain)}`;
    case "truth":
      return "a condition (true or false)";
    case "date":
      return "a date";
  }
}

/** `account.region` as it is; a season or daypart set by its own name. */
export function showDomain(domain: string): string {
  return domain.replace(/^(seasons|dayparts)\./, "");
}

/** `a`, `b` and `c`. */
export function listOf(names: readonly string[], word: "and" | "or" = "and"): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? (quoted[0] ?? "nothing") : `${quoted.slice(0, -1).join(", ")} ${word} ${quoted.at(-1) ?? ""}`;
}

/** What an operand is: `\`usage.active\` (kWh)`, `a value in IRR`, `\`account.rural\` (one of a list)`. */
export function showOperand(scope: Pick<Scope, "units">, expression: Expression): string {
  const { type } = expression;
  const name = nameOf(expression);
  if (name === undefined) return type.kind === "quantity" && type.dimension !== PURE ? `a value in ${showType(scope, type)}` : showType(scope, type);
  if (expression.kind === "number" && expression.unit.name !== "") return `\`${name}\``;
  if (type.kind === "choice" && expression.kind !== "choice") return `\`${name}\` (one of a list)`;
  return `\`${name}\` (${showType(scope, type)})`;
}

function nameOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "account":
    case "usage":
      return `${expression.kind}.${expression.name}`;
    case "charge":
      return `charges.${expression.name}`;
    case "line":
    case "let":
    case "builtin":
      return expression.name;
    case "rate":
      return expression.rate;
    case "fold":
      return `history.${expression.field}`;
    case "season":
      return expression.set;
    case "sum of tag":
      return `sum ${expression.tag}`;
    case "choice":
      return expression.value;
    case "number":
      return showNumber(expression);
    default:
      return undefined;
  }
}

/** As people write it: `9%`, `1000 IRR`, `0.5`. */
export function showNumber({ value, unit }: { readonly value: string; readonly unit: UnitUse }): string {
  const inBase = exactFromText(value);
  const factor = exactFromText(unit.factor);
  const written = inBase === undefined || factor === undefined ? undefined : divide(inBase, factor);
  const text = written === undefined ? value : fractionText(written);
  return unit.name.startsWith("%") ? `${text}${unit.name}` : unit.name === "" ? text : `${text} ${unit.name}`;
}

/** `rate \`energy_price\``, `the seasons of \`heat\``, `\`account.households\``. */
export function showCut(cut: CutSource): string {
  switch (cut.kind) {
    case "rate":
      return `rate \`${cut.name}\``;
    case "seasons":
      return `the seasons of \`${cut.name}\``;
    case "account":
      return `\`account.${cut.name}\``;
  }
}
