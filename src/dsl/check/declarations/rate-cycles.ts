// Whether a rate is made of itself, by way of the rates that its cells and edges use.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression, Rate, RateBody } from "../../program.ts";
import { everyPart } from "../proofs/expression-parts.ts";
import type { Reporting } from "./names.ts";

/** Reports each cycle once. */
export function hasRateCycle(scope: Reporting, rates: Readonly<Record<string, Rate>>): boolean {
  const uses = new Map(Object.values(rates).map((rate) => [rate.name, usedBy(rate)]));
  const state = new Map<string, "open" | "done">();
  let found = false;
  for (const start of uses.keys()) {
    const path: { readonly name: string; readonly rest: string[] }[] = [];
    const enter = (name: string): void => {
      state.set(name, "open");
      path.push({ name, rest: [...(uses.get(name) ?? [])] });
    };
    if (!state.has(start)) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        state.set(top.name, "done");
        path.pop();
      } else if (!state.has(next)) enter(next);
      else if (state.get(next) === "open") {
        found = true;
        reportCycle(scope, rates, next, path.map(({ name }) => name));
      }
    }
  }
  return found;
}

function reportCycle(scope: Reporting, rates: Readonly<Record<string, Rate>>, name: string, path: readonly string[]): void {
  const rate = rates[name];
  if (rate === undefined) return;
  const cycle = [...path.slice(path.indexOf(name)), name].map((each) => `\`${each}\``).join(" uses ");
  scope.report(declarationDiagnostic("rate-cycle", rate.span, { rate: name, path: cycle }));
}

function usedBy(rate: Rate): ReadonlySet<string> {
  const used = new Set<string>();
  for (const version of rate.versions) {
    for (const expression of expressionsIn(version.body)) {
      if (expression.kind === "number") continue;
      for (const part of everyPart(expression)) if (part.kind === "rate" || part.kind === "through") used.add(part.rate);
    }
  }
  return used;
}

function expressionsIn(body: RateBody): readonly Expression[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "cells":
      return Object.values(body.cells);
    case "blocks":
      return Object.values(body.columns).flatMap(({ rows }) => rows.flatMap(({ upper, cell }) => (upper === undefined ? [cell] : [upper, cell])));
  }
}
