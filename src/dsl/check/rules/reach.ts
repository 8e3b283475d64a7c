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

// Every line of a tariff sees the same names but for those of its group: they are gathered once for the tariff and once for each group.
const knownLines = new WeakMap<readonly Placed[], Locals["lines"]>();
const knownTags = new WeakMap<readonly Placed[], Map<string | undefined, Locals["tags"]>>();

export function localsFor(items: readonly Placed[], lets: ReadonlyMap<string, Expression>, standing: Standing): Locals {
  return { ...standing, lets, lines: linesOf(items), tags: tagsSeen(items, standing.group), place: "rule" };
}

function linesOf(items: readonly Placed[]): Locals["lines"] {
  const known = knownLines.get(items);
  if (known !== undefined) return known;
  const named = [...placedOfKind(items, "line"), ...placedOfKind(items, "group")];
  const lines = new Map(named.map(({ item }) => [foldName(item.name.text), item.name.text]));
  knownLines.set(items, lines);
  return lines;
}

/** Lines outside groups, and groups; inside a group its own lines instead of itself. */
function tagsSeen(items: readonly Placed[], inside: string | undefined): Locals["tags"] {
  const known = knownTags.get(items) ?? new Map<string | undefined, Locals["tags"]>();
  knownTags.set(items, known);
  const tags = known.get(inside) ?? tagsIn(items, inside);
  known.set(inside, tags);
  return tags;
}

function tagsIn(items: readonly Placed[], inside: string | undefined): Locals["tags"] {
  const tags = new Map<string, string[]>();
  for (const { item, group } of items) {
    if ((item.kind !== "line" && item.kind !== "group") || (group !== undefined && group !== inside)) continue;
    if (item.kind === "group" && foldName(item.name.text) === inside) continue;
    for (const tag of item.tags) {
      const tagged = tags.get(foldName(tag.text)) ?? [];
      tagged.push(item.name.text);
      tags.set(foldName(tag.text), tagged);
    }
  }
  return tags;
}
