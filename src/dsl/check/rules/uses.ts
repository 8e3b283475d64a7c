// Everything that an expression uses: its parts, those of the lets that it names, and what the rates among them use in turn.

import { everyPart } from "../../expression-parts.ts";
import type { Expression, Let, Rate, RateBody } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";

export type Lets = ReadonlyMap<string, Let>;

/** The parts of the expressions and of every let that they name, each let once. */
export function usedParts(lets: Lets, roots: readonly Expression[]): readonly Expression[] {
  const seen = new Set<string>();
  const parts = roots.flatMap(everyPart);
  // The array grows while it is read.
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part?.kind !== "let") continue;
    const name = foldName(part.name);
    const value = lets.get(name)?.value;
    if (value === undefined || seen.has(name)) continue;
    seen.add(name);
    parts.push(...everyPart(value));
  }
  return parts;
}

/** The cells, edges and widths of all versions of a rate. */
export function insideRate(rate: Rate): readonly Expression[] {
  const scales = (rate.widths?.scales ?? []).flatMap((scale) => (scale.kind === "field" ? [scale.value] : []));
  return [...scales, ...rate.versions.flatMap((version) => insideBody(version.body))];
}

function insideBody(body: RateBody): readonly Expression[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "cells":
      return Object.values(body.cells);
    case "blocks":
      return Object.values(body.columns).flatMap(({ rows }) =>
        rows.flatMap(({ lower, upper, cell }) => [lower, cell, ...(upper === undefined ? [] : [upper])]),
      );
  }
}
