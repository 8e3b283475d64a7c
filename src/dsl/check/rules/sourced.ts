// Every amount of money, price and percentage that a rule holds has a source: its own, its group's or its tariff's.
// A number in a let without citations must be covered by each line that uses the let.

import { everyPart } from "../../expression-parts.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { isPercent } from "../declarations/units.ts";
import type { Scope } from "../scope.ts";
import { moneyPower } from "./arithmetic.ts";
import { showNumber } from "./describe.ts";
import { refuse } from "./typing.ts";
import type { Lets } from "./uses.ts";

interface Cited {
  readonly cites: readonly tree.Citation[];
  readonly marks: readonly tree.Mark[];
}

type NumberNode = Expression & { readonly kind: "number" };

/** `owner` completes "has no source in": "line `energy`". `covers`: what may cite for it. */
export interface Owner {
  readonly owner: string;
  readonly covers: readonly (Cited | Pick<Cited, "cites">)[];
  readonly roots: readonly Expression[];
}

export function isCited(rule: Cited | Pick<Cited, "cites">): boolean {
  return rule.cites.length > 0 || ("marks" in rule && rule.marks.some((mark) => mark.word === "example"));
}

/** `citedLets`: the folded names of lets that have a source of their own. */
export function checkSources(scope: Scope, lets: Lets, citedLets: ReadonlySet<string>, owners: readonly Owner[]): void {
  const reported = new Set<number>();
  for (const { owner, covers, roots } of owners) {
    if (covers.some(isCited)) continue;
    for (const number of numbersIn(scope, lets, citedLets, roots)) {
      if (reported.has(number.span.start)) continue;
      reported.add(number.span.start);
      refuse({ scope }, "uncited-number", number.span, { number: `\`${showNumber(number)}\``, owner });
    }
  }
}

/** What needs a source: money, prices, percentages; not zero, and not what only measures (`30 kW`). */
function numbersIn(scope: Scope, lets: Lets, citedLets: ReadonlySet<string>, roots: readonly Expression[]): readonly NumberNode[] {
  const seen = new Set<string>(citedLets);
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
  return parts
    .filter((part) => part.kind === "number")
    .filter(({ type, unit }) => {
      if (type.kind !== "quantity" || type.share === "zero") return false;
      return isPercent(unit) || moneyPower({ scope }, type.dimension) !== 0;
    });
}
