// What a rate is given by: the keys in its head, each with the list of its values.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Key } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { choiceFieldOf } from "./choice-field.ts";
import { nearHint } from "./names.ts";

export type Keying = Pick<Scope, "report" | "account" | "seasons" | "dayparts">;

/** The values of one key, in the order of their declaration. */
export interface KeyDomain {
  readonly key: Key;
  /** `account.region`, or the name of the set. */
  readonly name: string;
  readonly values: readonly string[];
  /** Folded value -> its place in `values`. */
  readonly places: ReadonlyMap<string, number>;
}

/** Undefined after a report. */
export function bindKeys(scope: Keying, rate: tree.Rate): readonly Key[] | undefined {
  const keys = rate.keys.map((path) => keyOf(scope, path));
  const seen = new Set<string>();
  let isRight = true;
  keys.forEach((key, index) => {
    const text = key === undefined ? undefined : `${key.kind}.${key.name}`;
    const path = rate.keys[index];
    if (text !== undefined && seen.has(text) && path !== undefined) {
      scope.report(declarationDiagnostic("key-twice", path.span, { rate: rate.name.text, name: pathText(path) }));
    }
    isRight &&= text !== undefined && !seen.has(text);
    if (text !== undefined) seen.add(text);
  });
  return isRight ? keys.flatMap((key) => key ?? []) : undefined;
}

export function domainOf(scope: Keying, key: Key): KeyDomain {
  const values = valuesOf(scope, key);
  const name = key.kind === "account" ? `account.${key.name}` : key.name;
  return { key, name, values, places: new Map(values.map((value, place) => [foldName(value), place])) };
}

export function pathText(path: tree.Path): string {
  return path.parts.map((part) => part.text).join(".");
}

function valuesOf(scope: Keying, key: Key): readonly string[] {
  const folded = foldName(key.name);
  switch (key.kind) {
    case "account": {
      const field = scope.account.get(folded);
      return field?.kind === "choice" ? field.values.map((value) => value.name) : [];
    }
    case "seasons":
      return (scope.seasons.get(folded)?.members ?? []).map((member) => member.name);
    case "dayparts":
      return (scope.dayparts.get(folded)?.members ?? []).map((member) => member.name);
  }
}

function keyOf(scope: Keying, path: tree.Path): Key | undefined {
  const [first, second] = path.parts;
  if (second !== undefined && first?.text === "account") {
    const field = choiceFieldOf(scope, scope.account, path);
    return field === undefined ? undefined : { kind: "account", name: field.name };
  }
  const folded = foldName(first?.text ?? "");
  const [seasons, dayparts] = second === undefined ? [scope.seasons.get(folded), scope.dayparts.get(folded)] : [undefined, undefined];
  if (seasons !== undefined) return { kind: "seasons", name: seasons.name };
  if (dayparts !== undefined) return { kind: "dayparts", name: dayparts.name };
  const known = [
    ...[...scope.account.values()].flatMap((field) => (field.kind === "choice" ? [`account.${field.name}`] : [])),
    ...[...scope.seasons.values(), ...scope.dayparts.values()].map((set) => set.name),
  ];
  const name = pathText(path);
  const isField = scope.account.get(folded)?.kind === "choice";
  const hint = isField ? `write \`account.${name}\`` : nearHint(name, known, "name an account field with a list of values, a season set or a daypart set");
  scope.report(declarationDiagnostic("unknown-key", path.span, { name, hint }));
  return undefined;
}
