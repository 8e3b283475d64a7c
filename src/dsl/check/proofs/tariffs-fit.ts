// The tariffs' `for`: every account, on every day of the horizon, is fitted by exactly one. One walk over the space of accounts decides.

import { textFromDay } from "../../../values/calendar.ts";
import type { Span } from "../../../values/span.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import type { DaySpan, Program, Tariff } from "../../program.ts";
import type { Axis, Formula, Value } from "./condition/axis.ts";
import { all, not } from "./condition/axis.ts";
import { formulaOf, readingOf } from "./condition/formula.ts";
import type { Effort, Point, Space } from "./condition/space.ts";
import { openAxis, spaceOf, truthAt } from "./condition/space.ts";
import { DAY, pointWords } from "./condition/words.ts";
import { whole } from "./fraction.ts";

const MOST_STEPS = 500_000;
const MOST_GAPS = 5;
/** More than are shown of a file. */
const MOST_OVERLAPS = 500;

interface Fit {
  readonly tariff: Tariff;
  readonly formula: Formula;
}

interface Walk {
  readonly space: Space;
  readonly fits: readonly Fit[];
  readonly effort: Effort;
  readonly gaps: Point[];
  gapCount: number;
  readonly overlaps: Map<string, { readonly first: Tariff; readonly second: Tariff; readonly point: Point }>;
  /** The first point at which it hangs on how two fields stand to one another. */
  undecided: string | undefined;
}

export function proveTariffsFit(program: Program, report: (diagnostic: Diagnostic) => void): void {
  const [first] = Object.values(program.tariffs);
  if (first === undefined) return;
  const walk = walkOf(program);
  visit(walk, new Map(), walk.fits, []);
  if (walk.effort.steps > MOST_STEPS || walk.undecided !== undefined) reportUndecided(walk, first, report);
  for (const { first: one, second, point } of walk.overlaps.values()) reportOverlap(program, walk.space, one, second, point, report);
  reportGaps(program, walk, first, report);
}

/** Where the tariff fits, as a formula over the account and the day. */
export function fitFormula(program: Program, tariff: Tariff, axes: Map<string, Axis>): Formula {
  const taken = tariff.fits.except.map((other) => not(holdsFormula(program, tariff, axes, other)));
  return all(ownFormula(program, tariff, axes), ...taken);
}

/** Where its own `for` holds: what the tariffs that amend it take out of that is still in. */
export function ownFormula(program: Program, tariff: Tariff, axes: Map<string, Axis>): Formula {
  const { condition, valid } = tariff.fits;
  return all(...validity(program.horizon, valid), holdsFormula(program, tariff, axes, condition));
}

const EVERYBODY: Formula = { kind: "constant", holds: true };

function holdsFormula(program: Program, tariff: Tariff, axes: Map<string, Axis>, condition: Tariff["fits"]["condition"]): Formula {
  return condition === undefined ? EVERYBODY : formulaOf({ ...readingOf(program, tariff), axes }, condition);
}

/** The `for`, or the tariff where it has none. */
export function fitSpan({ fits, span }: Tariff): Span {
  return fits.condition?.span ?? span;
}

function validity(horizon: DaySpan, valid: DaySpan): readonly Formula[] {
  const from: Formula = { kind: "test", axis: DAY, test: { kind: "compare", sign: ">=", value: whole(valid.from) } };
  const to: Formula = { kind: "test", axis: DAY, test: { kind: "compare", sign: "<", value: whole(valid.to) } };
  return [...(valid.from > horizon.from ? [from] : []), ...(valid.to < horizon.to ? [to] : [])];
}

function walkOf(program: Program): Walk {
  const { from, to } = program.horizon;
  const axes = new Map<string, Axis>([[DAY, { key: DAY, words: "day", kind: "date", least: whole(from), most: whole(to - 1) }]]);
  const fits = Object.values(program.tariffs).map((tariff) => ({ tariff, formula: fitFormula(program, tariff, axes) }));
  const space = spaceOf(
    axes,
    fits.map(({ formula }) => formula),
  );
  return { space, fits, effort: { steps: 0, most: MOST_STEPS }, gaps: [], gapCount: 0, overlaps: new Map(), undecided: undefined };
}

/** `open`: the tariffs not yet decided at this point; `fitting`: those that fit everywhere in it. */
function visit(walk: Walk, point: Map<string, Value>, open: readonly Fit[], fitting: readonly Tariff[]): void {
  const rest: Fit[] = [];
  const here = [...fitting];
  for (const fit of open) {
    const truth = truthAt(fit.formula, point, walk.effort);
    if (truth === true) here.push(fit.tariff);
    else if (truth === undefined) rest.push(fit);
  }
  if (walk.effort.steps > MOST_STEPS) return;
  noteOverlaps(walk, here, point);
  const [next] = rest;
  if (next === undefined) {
    if (here.length === 0) noteGap(walk, point);
    return;
  }
  split(walk, point, next, rest, here);
}

function split(walk: Walk, point: Map<string, Value>, next: Fit, rest: readonly Fit[], here: readonly Tariff[]): void {
  const axis = openAxis(next.formula, point, walk.effort, (key) => walk.space.get(key)?.free === true);
  if (axis === undefined) {
    if (walk.effort.steps > MOST_STEPS) return;
    walk.undecided ??= openAxis(next.formula, point, walk.effort, () => true);
    return;
  }
  for (const value of walk.space.get(axis)?.values ?? []) {
    point.set(axis, value);
    visit(walk, point, rest, here);
    point.delete(axis);
  }
}

function noteOverlaps(walk: Walk, fitting: readonly Tariff[], point: Point): void {
  for (const [at, second] of fitting.entries()) {
    for (const first of fitting.slice(0, at)) {
      if (walk.overlaps.size >= MOST_OVERLAPS) return;
      const key = `${first.name} ${second.name}`;
      if (!walk.overlaps.has(key)) walk.overlaps.set(key, { first, second, point: new Map(point) });
    }
  }
}

function noteGap(walk: Walk, point: Point): void {
  walk.gapCount += 1;
  if (walk.gaps.length < MOST_GAPS) walk.gaps.push(new Map(point));
}

function reportOverlap(program: Program, space: Space, first: Tariff, second: Tariff, point: Point, report: (diagnostic: Diagnostic) => void): void {
  const parameters = {
    first: first.name,
    second: second.name,
    firstSpan: spanWords(program, first.fits.valid),
    secondSpan: spanWords(program, second.fits.valid),
    customer: customerWords(program, space, point),
    day: dayWords(program, point),
  };
  report(
    proofDiagnostic("tariffs-overlap", fitSpan(second), parameters, [
      {
        span: fitSpan(first),
        message: `\`${first.name}\` ${first.fits.condition === undefined ? "has no `for` and fits every account" : "fits by this `for`"}`,
      },
    ]),
  );
}

function reportGaps(program: Program, walk: Walk, first: Tariff, report: (diagnostic: Diagnostic) => void): void {
  const [gap, ...more] = walk.gaps;
  if (gap === undefined) return;
  const words = (point: Point): string => `${customerWords(program, walk.space, point)} on ${dayWords(program, point)}`;
  const rest = walk.gapCount - 1 - more.length;
  const others = [...more.map(words), ...(rest > 0 ? [`in ${rest} other cases`] : [])];
  const parameters = {
    customer: customerWords(program, walk.space, gap),
    day: dayWords(program, gap),
    others: others.length === 0 ? "" : `; nor ${others.join("; nor ")}`,
  };
  report(proofDiagnostic("tariffs-gap", fitSpan(first), parameters, fieldSpans(program, gap)));
}

function reportUndecided(walk: Walk, first: Tariff, report: (diagnostic: Diagnostic) => void): void {
  const fields = [...walk.space.values()].map(({ axis }) => axis.words).join(", ");
  const because = walk.undecided === undefined ? "there are too many cases" : `it hangs on ${walk.space.get(walk.undecided)?.axis.words ?? walk.undecided}`;
  report(proofDiagnostic("not-decided", fitSpan(first), { because, fields }));
}

function fieldSpans(program: Program, point: Point): Diagnostic["related"] {
  return Object.values(program.account)
    .filter((field) => point.has(`account.${field.name}`))
    .map((field) => ({ span: field.span, message: `\`${field.name}\` is declared here` }));
}

function customerWords(program: Program, space: Space, point: Point): string {
  const words = pointWords(program.calendar, space, point);
  return words === "" ? "any account" : `an account with ${words}`;
}

function dayWords(program: Program, point: Point): string {
  const day = point.get(DAY);
  return textFromDay(program.calendar, day === undefined || typeof day === "string" ? program.horizon.from : Number(day.top));
}

function spanWords({ calendar }: Program, { from, to }: DaySpan): string {
  return `${textFromDay(calendar, from)} .. ${textFromDay(calendar, to)}`;
}
