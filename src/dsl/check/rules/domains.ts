// The values that a choice can have: of an account field with a list, of a season set, of a daypart set.

import type { Key } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Scope } from "../scope.ts";

/** `account.region`, `seasons.heat`, `dayparts.tou`. */
export function domainOfKey(key: Key): string {
  return `${key.kind}.${key.name}`;
}

/** The names of the domain's values, as declared; none for what is no domain. */
export function valuesOf(scope: Scope, domain: string): readonly string[] {
  const dot = domain.indexOf(".");
  const kind = domain.slice(0, dot);
  const name = foldName(domain.slice(dot + 1));
  if (kind === "seasons") return (scope.seasons.get(name)?.members ?? []).map((member) => member.name);
  if (kind === "dayparts") return (scope.dayparts.get(name)?.members ?? []).map((member) => member.name);
  const field = scope.account.get(name);
  return field?.kind === "choice" ? field.values.map((value) => value.name) : [];
}

/** The value as declared, whatever spelling of it is written. */
export function valueNamed(scope: Scope, domain: string, name: string): string | undefined {
  const folded = foldName(name);
  return valuesOf(scope, domain).find((value) => foldName(value) === folded);
}

/** Every domain that has a value of this name: for suggestions. */
export function domainsWith(scope: Scope, name: string): readonly string[] {
  const domains = [
    ...[...scope.account.values()].flatMap((field) => (field.kind === "choice" ? [`account.${field.name}`] : [])),
    ...[...scope.seasons.values()].map((set) => `seasons.${set.name}`),
    ...[...scope.dayparts.values()].map((set) => `dayparts.${set.name}`),
  ];
  return domains.filter((domain) => valueNamed(scope, domain, name) !== undefined);
}
