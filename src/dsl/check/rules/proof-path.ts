// What a `prove` block varies or holds fixed: a field of the input, or one daypart of it.
import { PURE } from "../../../values/unit.ts";
import type { ProofPath, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./typing.ts";
import { pathText, unknownField, unknownValue } from "./unknown-names.ts";

export function pathOf(scope: Scope, path: tree.Path): ProofPath | undefined {
  const [of, name, member, ...more] = path.parts;
  if (of === undefined || name === undefined || more.length > 0 || !isInput(of.text)) {
    return refuse({ scope }, "proof-path", path.span, { path: pathText(path) });
  }
  const fields = scope[of.text];
  const field = fields.get(foldName(name.text));
  if (field === undefined) return unknownField({ scope }, of.text, name, fields.values());
  const by = "by" in field ? field.by : undefined;
  if (member === undefined) return { of: of.text, name: field.name, member: undefined };
  const set = by === undefined ? undefined : scope.dayparts.get(foldName(by));
  if (set === undefined) return refuse({ scope }, "proof-path", path.span, { path: pathText(path) });
  const found = set.members.find((one) => foldName(one.name) === foldName(member.text))?.name ?? unknownValue({ scope }, member, `dayparts.${set.name}`);
  return found === undefined ? undefined : { of: of.text, name: field.name, member: found };
}

function isInput(word: string): word is ProofPath["of"] {
  return word === "account" || word === "usage" || word === "history" || word === "charges";
}

/** The unit of what the path names; undefined for a choice, a date or an identifier. */
export function unitOfPath(scope: Scope, path: ProofPath): UnitUse | undefined {
  if (path.of !== "account") return scope[path.of].get(foldName(path.name))?.unit;
  const field = scope.account.get(foldName(path.name));
  if (field?.kind === "quantity") return field.unit;
  return field?.kind === "whole" ? { name: "", dimension: PURE, factor: "1" } : undefined;
}
