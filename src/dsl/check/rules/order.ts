// The order in which the lines and groups of a tariff are worked out, and the circles that leave none.

import type { Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { firstCycle, inOrder } from "./cycle.ts";
import type { Draft } from "./drafts.ts";
import { rootsOf } from "./drafts.ts";
import { refuse } from "./typing.ts";
import type { Lets } from "./uses.ts";
import { usedParts } from "./uses.ts";

/** What a line or group needs: names of lines and groups, and the `sum` by which it needs them. */
export interface Need {
  readonly name: string;
  readonly tag: string | undefined;
}

/** A line with its group's name; a group with its lines' names. */
export interface Shape {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Group -> its lines. */
  readonly groups: ReadonlyMap<string, { readonly declaration: tree.Group; readonly lines: readonly string[] }>;
}

export function needsOf(shape: Shape, lets: Lets, name: string): readonly Need[] {
  const group = shape.groups.get(name);
  if (group !== undefined) return group.lines.map((line) => ({ name: line, tag: undefined }));
  const draft = shape.drafts.get(name);
  return draft === undefined ? [] : readBy(lets, rootsOf(draft));
}

export function readBy(lets: Lets, roots: readonly Expression[]): readonly Need[] {
  return usedParts(lets, roots).flatMap((part): readonly Need[] => {
    if (part.kind === "line") return [{ name: part.name, tag: undefined }];
    return part.kind === "sum of tag" ? part.lines.map((name) => ({ name, tag: part.tag })) : [];
  });
}

/** `printed`: the names of all lines and groups, in printed order. Undefined where lines need one another in a circle. */
export function orderOf(scope: Scope, shape: Shape, lets: Lets, printed: readonly string[]): readonly string[] | undefined {
  const known = new Map(printed.map((name) => [name, needsOf(shape, lets, name)]));
  const needs = (name: string): readonly string[] => (known.get(name) ?? []).map((need) => need.name);
  const cycle = firstCycle(printed, needs);
  if (cycle === undefined) return inOrder(printed, needs);
  const [first = ""] = cycle;
  const at = shape.drafts.get(first)?.placed.item ?? shape.groups.get(first)?.declaration;
  if (at === undefined) return undefined;
  return refuse({ scope }, "rule-cycle", at.name.span, { circle: cycle.map((name) => `\`${name}\``).join(" needs "), help: helpFor(cycle, known) });
}

function helpFor(cycle: readonly string[], known: ReadonlyMap<string, readonly Need[]>): string {
  for (const [at, name] of cycle.entries()) {
    const next = cycle[at + 1];
    const need = known.get(name)?.find((one) => one.name === next && one.tag !== undefined);
    if (need?.tag !== undefined) return `in \`${name}\` write \`sum ${need.tag} except ${need.name}\`, or take the tag off \`${need.name}\``;
  }
  return "put what both need in a `let`, and use that in both";
}
