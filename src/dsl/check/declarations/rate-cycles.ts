// Whether a rate is made of itself, by way of the rates that its cells and edges use.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Expression, Rate, RateBody } from "../../program.ts";
import type { Reporting } from "./names.ts";

const LONGEST_CHAIN = 64;

/** Reports each cycle once, and rates made of too long a chain of others. */
export function areRatesSound(scope: Reporting, rates: Readonly<Record<string, Rate>>): boolean {
  const uses = new Map(Object.values(rates).map((rate) => [rate.name, usedBy(rate)]));
  const chains = new Map<string, number>();
  let areSound = true;
  for (const start of uses.keys()) {
    // The path that is being followed, each with its longest chain so far. No recursion: chains can be long.
    const path: Step[] = [];
    const open = new Set<string>();
    const enter = (name: string): void => {
      path.push({ name, rest: [...(uses.get(name) ?? [])], chain: 1 });
      open.add(name);
    };
    if (!chains.has(start)) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        path.pop();
        open.delete(top.name);
        chains.set(top.name, top.chain);
        areSound = !reportLongChain(scope, rates[top.name], top.chain) && areSound;
        lengthen(path.at(-1), top.chain);
      } else if (open.has(next)) {
        areSound = false;
        reportCycle(
          scope,
          rates,
          next,
          path.map(({ name }) => name),
        );
      } else if (chains.has(next)) lengthen(top, chains.get(next) ?? 1);
      else enter(next);
    }
  }
  return areSound;
}

interface Step {
  readonly name: string;
  readonly rest: string[];
  chain: number;
}

function lengthen(step: Step | undefined, chain: number): void {
  if (step !== undefined) step.chain = Math.max(step.chain, chain + 1);
}

/** Of a chain that is far too long only the first rate past the limit is reported. */
function reportLongChain(scope: Reporting, rate: Rate | undefined, chain: number): boolean {
  if (rate === undefined || chain <= LONGEST_CHAIN) return false;
  const parameters = { what: `rate \`${rate.name}\``, has: `is made of a chain of ${chain} rates`, most: String(LONGEST_CHAIN) };
  if (chain === LONGEST_CHAIN + 1) scope.report(declarationDiagnostic("declaration-too-large", rate.span, parameters));
  return true;
}

function reportCycle(scope: Reporting, rates: Readonly<Record<string, Rate>>, name: string, path: readonly string[]): void {
  const rate = rates[name];
  if (rate === undefined) return;
  const cycle = [...path.slice(path.indexOf(name)), name].map((each) => `\`${each}\``).join(" uses ");
  scope.report(declarationDiagnostic("rate-cycle", rate.span, { rate: name, path: cycle }));
}

function usedBy(rate: Rate): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (expression: Expression | undefined): void => {
    if (expression === undefined || expression.kind === "number") return;
    for (const part of everyPart(expression)) if (part.kind === "rate" || part.kind === "through") used.add(part.rate);
  };
  for (const { body } of rate.versions) visitExpressions(body, visit);
  return used;
}

function visitExpressions(body: RateBody, visit: (expression: Expression | undefined) => void): void {
  switch (body.kind) {
    case "unknown":
      return;
    case "cells":
      for (const cell of Object.values(body.cells)) visit(cell);
      return;
    case "blocks":
      for (const { rows } of Object.values(body.columns)) {
        for (const row of rows) {
          visit(row.upper);
          visit(row.cell);
        }
      }
  }
}
