// The difference between a bill as issued and as worked out anew: line by line, by name, and of the sums. Exact; what one side lacks counts as zero there.
// INVARIANT: issued + delta = recomputed for each name, and the deltas of what counts add up to the delta of the total.
import type { AmountText } from "../../engine/bill/amount-text.ts";
import { amountText } from "../../engine/bill/amount-text.ts";
import type { Bill } from "../../engine/bill.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import type { Figure } from "../issued/figures.ts";
import { counts, figuresOf, sumsOf } from "../issued/figures.ts";
import { isBill } from "../issued/issued-schema.ts";
import type { CorrectionDelta, DeltaFigure, DeltaLine } from "./correction.ts";

/** What a total has beside its lines, where that is not the same on both sides: no line of a rule can have this name. */
export const SUM_DIFFERENCE = "sum.difference";

interface Pair {
  readonly about: Pick<Figure, "name" | "label" | "group" | "memo">;
  readonly issued: Exact | undefined;
  readonly recomputed: Exact | undefined;
}

export function deltaOf(issued: Bill | IssuedBill, reissued: Bill): CorrectionDelta {
  const pairs = isBill(issued) ? exactPairs(issued, reissued) : printedPairs(issued, reissued);
  const [before, after] = [sumsOf(issued), sumsOf(reissued)];
  const total = totalsOf(issued, pairs, before.total, after.total ?? ZERO);
  const beside = besideLines(pairs, total);
  return {
    lines: [...pairs, ...(beside === undefined ? [] : [beside])].map(lineOf),
    total: figureOf(total.issued, total.recomputed),
    brought_forward: figureOf(before.brought_forward, after.brought_forward),
    payable: figureOf(before.payable, after.payable),
    carried: figureOf(before.carried, after.carried),
    dropped: figureOf(before.dropped, after.dropped),
  };
}

interface Totals {
  readonly issued: Exact;
  readonly recomputed: Exact;
}

/** No total printed: what its lines come to. A total that adds up the right lines as they are printed is right too; else the right one is that of the new bill. */
function totalsOf(issued: Bill | IssuedBill, pairs: readonly Pair[], stated: Exact | undefined, exact: Exact): Totals {
  const total = stated ?? sumOf(pairs, "issued");
  const printed = sumOf(pairs, "recomputed");
  return { issued: total, recomputed: !isBill(issued) && equals(total, printed) ? printed : exact };
}

/** Undefined where what the total has beside its lines is the same on both sides. */
function besideLines(pairs: readonly Pair[], total: Totals): Pair | undefined {
  const [issued, recomputed] = [subtract(total.issued, sumOf(pairs, "issued")), subtract(total.recomputed, sumOf(pairs, "recomputed"))];
  return equals(issued, recomputed) ? undefined : { about: { name: SUM_DIFFERENCE, label: undefined, group: undefined, memo: false }, issued, recomputed };
}

function exactPairs(issued: Bill, reissued: Bill): readonly Pair[] {
  const [before, after] = [figuresOf(issued), figuresOf(reissued)];
  const kept = [...after.values()].map((figure) => ({ about: figure, issued: alike(before, figure)?.amount, recomputed: figure.amount }));
  const gone = [...before.values()].filter((figure) => alike(after, figure) === undefined);
  return [...kept, ...gone.map(goneOf)];
}

/** The figure of that name, if it is part of the total on both bills or on neither: another tariff may put a line into a group. */
function alike(figures: ReadonlyMap<string, Figure>, figure: Figure): Figure | undefined {
  const found = figures.get(figure.name);
  return found !== undefined && counts(found) === counts(figure) ? found : undefined;
}

/**
 * What another system does not print and the total does not need (memos, the lines of a group) is left out: it is not known to be zero. Of a group of which it
 * prints the lines alone, the lines are part of the total.
 */
function printedPairs(issued: IssuedBill, reissued: Bill): readonly Pair[] {
  const [before, after] = [figuresOf(issued), figuresOf(reissued)];
  const dissolved = dissolvedGroups(before, after);
  const kept = [...after.values()].flatMap((figure) => {
    if (dissolved.has(figure.name)) return [];
    const about = figure.group !== undefined && dissolved.has(figure.group) ? { ...figure, group: undefined } : figure;
    const shown = before.get(figure.name)?.printed;
    if (shown === undefined && !counts(about)) return [];
    return [{ about, issued: shown, recomputed: shown !== undefined && equals(shown, figure.amount) ? figure.amount : figure.printed }];
  });
  const gone = [...before.values()].filter(({ name }) => !after.has(name));
  return [...kept, ...gone.map(goneOf)];
}

function dissolvedGroups(before: ReadonlyMap<string, Figure>, after: ReadonlyMap<string, Figure>): ReadonlySet<string> {
  const inGroups = [...after.values()].flatMap(({ name, group }) => (group !== undefined && before.has(name) ? [group] : []));
  return new Set(inGroups.filter((group) => !before.has(group)));
}

function goneOf(figure: Figure): Pair {
  return { about: figure, issued: figure.amount, recomputed: undefined };
}

/** Of what is part of the total. */
function sumOf(pairs: readonly Pair[], side: "issued" | "recomputed"): Exact {
  return pairs.reduce((sum, pair) => (counts(pair.about) ? add(sum, pair[side] ?? ZERO) : sum), ZERO);
}

function lineOf({ about, issued, recomputed }: Pair): DeltaLine {
  const delta = amountText(subtract(recomputed ?? ZERO, issued ?? ZERO));
  const [before, after] = [issued, recomputed].map((side) => (side === undefined ? undefined : amountText(side)));
  return {
    name: about.name,
    label: about.label ?? null,
    group: about.group ?? null,
    memo: about.memo,
    counts: counts(about),
    issued: before?.text ?? null,
    recomputed: after?.text ?? null,
    delta: delta.text,
    exact: fractions(before, after, delta),
  };
}

function figureOf(issued: Exact | undefined, recomputed: Exact | undefined): DeltaFigure {
  const after = amountText(recomputed ?? ZERO);
  if (issued === undefined) return { issued: null, recomputed: after.text, delta: null, exact: fractions(undefined, after, undefined) };
  const [before, delta] = [amountText(issued), amountText(subtract(recomputed ?? ZERO, issued))];
  return { issued: before.text, recomputed: after.text, delta: delta.text, exact: fractions(before, after, delta) };
}

function fractions(issued: AmountText | undefined, recomputed: AmountText | undefined, delta: AmountText | undefined): DeltaLine["exact"] {
  return {
    ...(issued?.fraction === undefined ? {} : { issued: issued.fraction }),
    ...(recomputed?.fraction === undefined ? {} : { recomputed: recomputed.fraction }),
    ...(delta?.fraction === undefined ? {} : { delta: delta.fraction }),
  };
}
