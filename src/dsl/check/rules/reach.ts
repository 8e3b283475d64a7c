// Which lines, groups and tags an expression of a tariff can name, depending on the group in which it stands.

import type { Expression, ValueType } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Locals } from "../scope.ts";
import type { Placed } from "./amendments.ts";
import { placedOfKind } from "./amendments.ts";

export const NO_LOCALS: Locals = { lets: new Map(), lines: new Map(), tags: new Map(), self: undefined, builtins: [], base: undefined, place: "rule" };

export interface Standing {
  readonly self: string | undefined;
  /** The folded name of the group. */
  readonly group: string | undefined;
  readonly builtins: Locals["builtins"];
  readonly base: ValueType | undefined;
}

export const OUTSIDE: Standing = { self: undefined, group: undefined, builtins: [], base: undefined };

export function localsFor(items: readonly Placed[], lets: ReadonlyMap<string, Expression>, standing: Standing): Locals {
  return { ...standing, lets, lines: linesOf(items), tags: tagsSeen(items, standing.group), place: "rule" };
}

function linesOf(items: readonly Placed[]): ReadonlyMap<string, string> {
  const named = [...placedOfKind(items, "line"), ...placedOfKind(items, "group")];
  return new Map(named.map(({ item }) => [foldName(item.name.text), item.name.text]));
}

/** Lines outside groups, and groups; inside a group its own lines instead of itself. */
function tagsSeen(items: readonly Placed[], inside: string | undefined): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const { item, group } of items) {
    if ((item.kind !== "line" && item.kind !== "group") || (group !== undefined && group !== inside)) continue;
    if (item.kind === "group" && foldName(item.name.text) === inside) continue;
    for (const tag of item.tags) {
      const tagged = tags.get(foldName(tag.text)) ?? [];
      tags.set(foldName(tag.text), [...tagged, item.name.text]);
    }
  }
  return tags;
}
