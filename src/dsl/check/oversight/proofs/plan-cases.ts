// The terms that debtors of one version have, each with the condition for whom: the version's own, and those of each exception that prevails.
import type { InstalmentBody, PlanException, PlanTerms } from "../../../oversight.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import { formulaOf, SEPARATE } from "./formula.ts";

/** What the proofs read of a version: not who takes the remainder, which may be missing when they ask. */
export type Body = Omit<InstalmentBody, "parts"> & {
  readonly parts: Pick<InstalmentBody["parts"], "round"> & { readonly remainder: InstalmentBody["parts"]["remainder"] | undefined };
};

export interface PlanCase {
  readonly terms: PlanTerms;
  readonly holds: Formula;
}

export function casesOf(body: Body): readonly PlanCase[] {
  const own = all(formulaOf(body.fits, SEPARATE), ...body.exceptions.map((exception) => not(holdsOf(exception))));
  return [{ terms: body, holds: own }, ...body.exceptions.map((exception) => ({ terms: termsWith(body, exception), holds: prevails(body, exception) }))];
}

export function holdsOf({ condition }: PlanException): Formula {
  return formulaOf(condition, SEPARATE);
}

/** Where the exception holds for a debtor of the version, and none that is over it does. */
export function prevails(body: Pick<Body, "fits" | "exceptions">, exception: PlanException): Formula {
  const beaten = body.exceptions.filter(({ over }) => over.includes(exception.name));
  return all(formulaOf(body.fits, SEPARATE), holdsOf(exception), ...beaten.map((other) => not(holdsOf(other))));
}

function termsWith(body: PlanTerms, { terms }: PlanException): PlanTerms {
  return {
    down: terms.down === undefined ? body.down : terms.down.value,
    count: terms.count ?? body.count,
    leastPart: terms.leastPart ?? body.leastPart,
    first: terms.first ?? body.first,
    afterBroken: terms.afterBroken ?? body.afterBroken,
  };
}
