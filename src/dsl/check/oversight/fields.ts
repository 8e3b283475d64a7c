// What the conditions of a place may ask about: the question's own fields, and the account's.

import { nearestName } from "../../../values/near.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { Noun } from "../../oversight.ts";
import type { AccountField, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { nearHint } from "../declarations/names.ts";
import { PURE_NUMBER_USE } from "../declarations/units.ts";
import { listOf } from "../rules/describe.ts";
import type { Scope } from "../scope.ts";
import type { Names } from "./names.ts";
import { fixedNames } from "./names.ts";
import { refuse } from "./refuse.ts";

/** A field of the question, or one of the account under its whole name, `account.class`. */
export type Field =
  | { readonly kind: "choice"; readonly name: string; readonly names: Names }
  | { readonly kind: "money" | "share" | "months"; readonly name: string }
  | { readonly kind: "quantity"; readonly name: string; readonly unit: UnitUse }
  | { readonly kind: "date"; readonly name: string };

export interface Place {
  /** As a message says it: ``a bar of authority `corrections` ``. */
  readonly words: string;
  /** The question's own fields, by name. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** The only two whom a correction can be in favour of. */
export const FAVOURS: Names = fixedNames("a correction", "side", ["customer", "company"]);

/** `kinds`, `causes`: empty where the authority declares none. */
export function authorityFields(over: Noun, kinds: Names, causes: Names): ReadonlyMap<string, Field> {
  const isCorrection = over === "correction";
  return byName([
    ...choicesOf("kind", kinds),
    ...choicesOf("cause", causes),
    ...(isCorrection ? [{ kind: "choice", name: "favour", names: FAVOURS } as const] : []),
    ...(over === "class_change" ? [] : ([{ kind: "money", name: "amount" } as const, { kind: "money", name: "cumulated" } as const] as const)),
    ...(isCorrection ? [{ kind: "share", name: "share" } as const] : []),
    { kind: "months", name: "age" },
  ]);
}

export function instalmentFields(causes: Names): ReadonlyMap<string, Field> {
  return byName([{ kind: "money", name: "debt" }, { kind: "months", name: "span" }, ...choicesOf("cause", causes)]);
}

/** Undefined after a report. */
export function fieldAt(scope: Scope, place: Place, path: tree.Path): Field | undefined {
  const [first, second, third] = path.parts;
  if (first !== undefined && second === undefined) return place.fields.get(foldName(first.text)) ?? noField(scope, place, path);
  if (first?.text !== "account" || second === undefined || third !== undefined) return noField(scope, place, path);
  const field = scope.account.get(foldName(second.text));
  if (field === undefined) {
    const known = [...scope.account.values()].map(({ name }) => `account.${name}`);
    const hint = nearHint(`account.${second.text}`, known, `declare it in \`account\`, such as \`${second.text}: yes | no\``);
    scope.report(declarationDiagnostic("unknown-field", path.span, { name: second.text, hint }));
    return undefined;
  }
  return accountField(scope, field, path);
}

/** Whether the path names something that can be asked there. */
export function isField(scope: Scope, { fields }: Place, { parts }: tree.Path): boolean {
  const [first, second] = parts;
  if (first === undefined) return false;
  return second === undefined ? fields.has(foldName(first.text)) : first.text === "account" && scope.account.has(foldName(second.text));
}

function accountField(scope: Scope, field: AccountField, path: tree.Path): Field | undefined {
  const name = `account.${field.name}`;
  switch (field.kind) {
    case "choice": {
      const names = field.values.map((value) => value.name);
      return { kind: "choice", name, names: fixedNames(`\`${name}\``, "value", names) };
    }
    case "whole":
      return { kind: "quantity", name, unit: PURE_NUMBER_USE };
    case "quantity":
      return { kind: "quantity", name, unit: field.unit };
    case "date":
      return { kind: "date", name };
    case "iran_bill_id":
    case "iran_payment_id":
      scope.report(ruleDiagnostic("identifier-in-rule", path.span, { field: name }));
      return undefined;
  }
}

function noField(scope: Scope, { words, fields }: Place, path: tree.Path): undefined {
  const found = path.parts.map(({ text }) => text).join(".");
  const own = [...fields.keys()];
  const account = [...scope.account.values()].map(({ name }) => `account.${name}`);
  const sameName = account.find((name) => foldName(name) === foldName(`account.${path.parts.at(-1)?.text ?? ""}`));
  const near = sameName ?? nearestName(found, [...own, ...account]);
  const help = near === undefined ? `ask ${listOf([...own, "account.x"], "or")}` : `did you mean \`${near}\`?`;
  return refuse(scope, "condition-field", path.span, { field: found, place: words, help });
}

function choicesOf(name: string, names: Names): readonly Field[] {
  return names.list.length === 0 ? [] : [{ kind: "choice", name, names }];
}

function byName(fields: readonly Field[]): ReadonlyMap<string, Field> {
  return new Map(fields.map((field) => [field.name, field]));
}
