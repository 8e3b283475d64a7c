// What can cut a line inside a bill: rates that split and vary, season sets, account fields; its own, and those of all that it uses.
// A field that the tariff's `for` pins cuts nothing: with another value the account would have another tariff, and that ends the bill.

import { textFromDay } from "../../../values/calendar.ts";
import { own } from "../../../values/record.ts";
import type { Span } from "../../../values/span.ts";
import type { CutSource, Expression, Rate } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { CrossingWord } from "../../tree/tree.ts";
import { bodyContent } from "../declarations/content.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./typing.ts";
import type { Lets } from "./uses.ts";
import { insideRate, usedParts } from "./uses.ts";

export interface CutContext {
  readonly scope: Scope;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly lets: Lets;
  /** The account fields that have one value for all accounts of the tariff. */
  readonly pinned: ReadonlySet<string>;
  /** The tariff's word for rates without their own. */
  readonly crossing: CrossingWord | undefined;
  /** Rates whose missing crossing has been reported for this tariff. */
  readonly reported: Set<string>;
}

/** Reports rates that vary and whose crossing nobody says. */
export function cutsOf(context: CutContext, roots: readonly Expression[]): readonly CutSource[] {
  const cuts = new Map<string, CutSource>();
  const uses = new Map<string, (readonly (Expression | undefined)[])[]>();
  const parts = [...usedParts(context.lets, roots)];
  // The array grows while it is read: a rate brings in what its own cells use.
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    for (const cut of ownCuts(context, part)) cuts.set(`${cut.kind} ${cut.name}`, cut);
    if (part.kind !== "rate" && part.kind !== "through") continue;
    const known = uses.get(part.rate);
    known?.push(part.keys);
    const rate = own(context.rates, part.rate);
    if (known !== undefined || rate === undefined) continue;
    const all = [part.keys];
    uses.set(part.rate, all);
    if (isSplit(context, rate, part.span)) cuts.set(`rate ${rate.name}`, { kind: "rate", name: rate.name, uses: all });
    parts.push(...usedParts(context.lets, insideRate(rate)));
  }
  return [...cuts.values()];
}

function ownCuts(context: CutContext, part: Expression): readonly CutSource[] {
  switch (part.kind) {
    case "account":
      return accountCut(context, part.name);
    case "season": {
      const by = context.scope.seasons.get(foldName(part.set))?.by;
      return [{ kind: "seasons", name: part.set }, ...(by === undefined ? [] : accountCut(context, by))];
    }
    default:
      return [];
  }
}

function accountCut({ pinned }: CutContext, name: string): readonly CutSource[] {
  return pinned.has(name) ? [] : [{ kind: "account", name }];
}

function isSplit(context: CutContext, rate: Rate, use: Span): boolean {
  if (!rate.varies) return false;
  const word = rate.crossing ?? context.crossing;
  switch (word) {
    case "split by days":
    case "split by readings else by days":
      return true;
    case "whole at start":
    case "whole at end":
    case "whole at issue":
      return false;
    case undefined:
      reportMissing(context, rate, use);
      return false;
  }
}

function reportMissing(context: CutContext, rate: Rate, use: Span): void {
  if (context.reported.has(rate.name)) return;
  context.reported.add(rate.name);
  const inOrder = rate.versions.toSorted((a, b) => a.from - b.from);
  const [first] = inOrder;
  const second = inOrder.find((version) => first !== undefined && bodyContent(version.body) !== bodyContent(first.body));
  const day = textFromDay(context.scope.calendar, second?.from ?? context.scope.horizon.from);
  const related = second === undefined ? [] : [{ span: second.span, message: "the second version begins here" }];
  refuse(context, "crossing-missing", use, { day, rate: rate.name }, related);
}
