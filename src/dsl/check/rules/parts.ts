// A line worked out in segments needs the part of each line that it reads in each segment: some lines have no such part.

import type { CutSource } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Scope } from "../scope.ts";
import type { Draft } from "./drafts.ts";
import type { Shape } from "./order.ts";
import { needsOf } from "./order.ts";
import { refuse } from "./typing.ts";
import type { Lets } from "./uses.ts";
import type { Cutting, Work } from "./work.ts";

export interface Worked {
  readonly draft: Draft;
  readonly cutting: Cutting;
  readonly work: Work;
}

/** False where a line was reported. */
export function checkParts(scope: Scope, shape: Shape, lets: Lets, worked: ReadonlyMap<string, Worked>): boolean {
  let isGood = true;
  for (const [name, line] of worked) {
    if (line.work.work !== "each segment" || line.cutting.cuts.length === 0) continue;
    const problem = firstWithoutPart(shape, lets, worked, name, line.cutting.cuts);
    if (problem === undefined) continue;
    isGood = false;
    const { item } = line.draft.placed;
    refuse({ scope }, "line-has-no-part", item.name.span, { line: name, ...problem });
  }
  return isGood;
}

/** Of all that the line reads, and that those read in turn. */
function firstWithoutPart(
  shape: Shape,
  lets: Lets,
  worked: ReadonlyMap<string, Worked>,
  reader: string,
  cuts: readonly CutSource[],
): { readonly other: string; readonly why: string } | undefined {
  const names = needsOf(shape, lets, reader).map((need) => need.name);
  const seen = new Set(names);
  for (const name of seen) {
    const why = whyNoPart(shape, worked, name, cuts);
    if (why !== undefined) return { other: name, why };
    // A Set is read to its end while it grows.
    for (const need of needsOf(shape, lets, name)) seen.add(need.name);
  }
  return undefined;
}

function whyNoPart(shape: Shape, worked: ReadonlyMap<string, Worked>, name: string, cuts: readonly CutSource[]): string | undefined {
  const group = shape.groups.get(name);
  if (group !== undefined) return group.declaration.round === undefined ? undefined : OVER_THE_BILL;
  const line = worked.get(name);
  if (line === undefined) return undefined;
  const isRounded = line.draft.round !== undefined;
  if (isRounded && line.work.roundScope === "over bill") return OVER_THE_BILL;
  if (line.cutting.mixed.length > 0) return "is worked out over the bill: it has no amount in one segment";
  const isSensitive = isRounded || line.cutting.sensitive.length > 0;
  return isSensitive && !isSameCuts(line.cutting.cuts, cuts) ? "is not cut at the same days: it has no amount of its own in one segment" : undefined;
}

const OVER_THE_BILL = "is rounded over the bill: it has no amount in one segment";

function isSameCuts(a: readonly CutSource[], b: readonly CutSource[]): boolean {
  const text = (cuts: readonly CutSource[]): string =>
    cuts
      .map(({ kind, name }) => `${kind} ${foldName(name)}`)
      .sort()
      .join("\n");
  return text(a) === text(b);
}
