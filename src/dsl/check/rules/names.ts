// What a name or a path in a rule stands for.
// A bare name is, in this order: a value of the choice that is wanted here, a word of the language, then the one let, line, group, rate or
// season set so called; two of those are an error at the use, which `rate.x` or `line.x` mends.
import { PURE } from "../../../values/unit.ts";
import type { Builtin, Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Found } from "./declared.ts";
import { declared } from "./declared.ts";
import { valueNamed } from "./domains.ts";
import { isRuleOrCellPlace, isRulePlace } from "./place.ts";
import { useRate } from "./rate-use.ts";
import type { Typing, Wanted } from "./typing.ts";
import { begin, choice, DATE, quantity, refuse } from "./typing.ts";
import { ambiguous, longPathHelp, pathText, unknownField, unknownName, unknownPath } from "./unknown-names.ts";

export function typePath(typing: Typing, path: tree.Path, wanted: Wanted): Expression | undefined {
  const [first, second, third] = path.parts;
  if (first === undefined) return undefined;
  if (second === undefined) return typeBareName(typing, first, wanted);
  if (third !== undefined) return refuse(typing, "no-such-path", path.span, { path: pathText(path), help: longPathHelp(typing, path) });
  switch (first.text) {
    case "account":
      return typeAccount(typing, path, second);
    case "usage":
    case "charges":
      return typeMeasured(typing, path, first.text, second);
    case "history":
      return typeHistory(typing, path, second);
    default: {
      const found = declared(typing, second.text).find(({ kind }) => kind === first.text);
      return found === undefined ? unknownPath(typing, path, first, second) : typeFound(typing, path, found);
    }
  }
}

function typeBareName(typing: Typing, name: tree.Name, wanted: Wanted): Expression | undefined {
  if (wanted.domain !== undefined) {
    const value = valueNamed(typing.scope, wanted.domain, name.text);
    if (value !== undefined) return { ...begin(typing, name.span, choice(wanted.domain)), kind: "choice", value };
  }
  const builtin = builtinNamed(name.text);
  if (builtin !== undefined) return typeBuiltin(typing, name, builtin);
  const found = declared(typing, name.text);
  const [only] = found;
  if (only === undefined) return unknownName(typing, name, wanted);
  return found.length > 1 ? ambiguous(typing, name, name.text, found) : typeFound(typing, name, only);
}

function builtinNamed(name: string): Builtin | undefined {
  switch (name) {
    case "days":
    case "months":
    case "total":
    case "brought_forward":
    case "base":
      return name;
    default:
      return undefined;
  }
}

function typeBuiltin(typing: Typing, name: tree.Name, builtin: Builtin): Expression | undefined {
  const { scope, locals } = typing;
  const node = { kind: "builtin", name: builtin } as const;
  if (builtin === "days" || builtin === "months") {
    if (!isRulePlace(typing, name.span, builtin)) return undefined;
    return { ...begin(typing, name.span, quantity(builtin === "days" ? "day" : "month", "shared")), ...node };
  }
  if (!locals.builtins.includes(builtin)) return refuse(typing, "builtin-elsewhere", name.span, { name: builtin, where: BUILTIN_PLACES[builtin] });
  const type = builtin === "base" && locals.base !== undefined ? locals.base : quantity(scope.currency, "shared");
  return { ...begin(typing, name.span, type), ...node };
}

const BUILTIN_PLACES = {
  total: "`total` stands in `payable` only; in a line use `sum tag`",
  brought_forward: "`brought_forward` stands in `payable` only",
  base: "`base` is the value that an exception replaces, and stands in the value of an `exception` only",
} as const;

function typeFound(typing: Typing, at: tree.Name | tree.Path, found: Found): Expression | undefined {
  const { scope, locals } = typing;
  switch (found.kind) {
    case "let": {
      const value = locals.lets.get(foldName(found.name));
      return value === undefined ? undefined : { ...begin(typing, at.span, value.type), kind: "let", name: found.name };
    }
    case "line":
      return isRulePlace(typing, at.span, `line ${found.name}`)
        ? { ...begin(typing, at.span, quantity(scope.currency, "shared")), kind: "line", name: found.name }
        : undefined;
    case "rate":
      return isRuleOrCellPlace(typing, at.span, `rate ${found.name}`) ? useRate(typing, at.span, found.header, undefined) : undefined;
    case "season set":
      return isRulePlace(typing, at.span, `seasons ${found.name}`)
        ? { ...begin(typing, at.span, choice(`seasons.${found.name}`)), kind: "season", set: found.name }
        : undefined;
  }
}

function typeAccount(typing: Typing, path: tree.Path, name: tree.Name): Expression | undefined {
  const field = typing.scope.account.get(foldName(name.text));
  if (field === undefined) return unknownField(typing, "account", name, typing.scope.account.values());
  const node = { kind: "account", name: field.name } as const;
  switch (field.kind) {
    case "choice":
      return { ...begin(typing, path.span, choice(`account.${field.name}`)), ...node };
    case "whole":
      return { ...begin(typing, path.span, quantity(PURE, "level")), ...node };
    case "quantity":
      return { ...begin(typing, path.span, quantity(field.unit.dimension, "level")), ...node };
    case "date":
      return { ...begin(typing, path.span, DATE), ...node };
    case "iran_bill_id":
    case "iran_payment_id":
      return refuse(typing, "identifier-in-rule", path.span, { field: pathText(path) });
  }
}

function typeMeasured(typing: Typing, path: tree.Path, of: "usage" | "charges", name: tree.Name): Expression | undefined {
  if (!isRulePlace(typing, path.span, pathText(path))) return undefined;
  const field = typing.scope[of].get(foldName(name.text));
  if (field === undefined) return unknownField(typing, of, name, typing.scope[of].values());
  if (of === "charges") return { ...begin(typing, path.span, quantity(field.unit.dimension, "level")), kind: "charge", name: field.name };
  const type = quantity(field.unit.dimension, field.summable ? "shared" : "level", field.by);
  return { ...begin(typing, path.span, type), kind: "usage", name: field.name };
}

function typeHistory(typing: Typing, path: tree.Path, name: tree.Name): undefined {
  const field = typing.scope.history.get(foldName(name.text));
  if (field === undefined) return unknownField(typing, "history", name, typing.scope.history.values());
  return refuse(typing, "history-needs-fold", path.span, { field: field.name, bills: String(field.bills ?? 1), unit: field.unit.name });
}
