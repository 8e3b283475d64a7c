// Rates: the cells of all versions together, and a quantity that runs through a table of blocks.

import type { Expression, Rate, RateBody, Scale as Width } from "../../../program.ts";
import { above, constantBound, magnitudeBound, plus, scaledBy, times } from "../bound.ts";
import { cellsIn } from "../constants.ts";
import { whole } from "../fraction.ts";
import { constantScale, either, together } from "../scale.ts";
import type { Measured, Place } from "./place.ts";
import { emptyPeak, joined, measureIn, NO_VALUE, note } from "./place.ts";
import { countOf, membersOf, roundedIf, unitOf } from "./rounding.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

export function cellOf(place: Place, expression: Of<"rate">): Measured {
  for (const key of expression.keys) if (key !== undefined) measureIn(place, key);
  const table = tableOf(place, expression.rate);
  if (expression.quantity !== undefined) {
    const quantity = measureIn(place, expression.quantity);
    note(place, joined(quantity, edgeOf(place, expression.rate)));
  }
  return table.cell;
}

export function throughOf(place: Place, expression: Of<"through">): Measured {
  for (const key of expression.keys) if (key !== undefined) measureIn(place, key);
  const quantity = measureIn(place, expression.quantity);
  const edge = edgeOf(place, expression.rate);
  const { cell } = tableOf(place, expression.rate);
  note(place, cell);
  const slice: Measured = { scale: either(quantity.scale, edge.scale), bound: above(quantity.bound, edge.bound) };
  note(place, slice);
  const part = sharedOut(place, expression, { scale: slice.scale, bound: quantity.bound }, quantity);
  return { scale: together(part.scale, cell.scale), bound: times(part.bound, cell.bound) };
}

// A block's part times a daypart's use, over the use of all: both sides, with the decimals, doubled for the comparison with a half. Then the last
// daypart takes the rest.
function sharedOut(place: Place, expression: Of<"through">, part: Measured, quantity: Measured): Measured {
  if (expression.joint.kind !== "pro rata") return part;
  const step = unitOf(expression.joint.places);
  const scale = together(part.scale, quantity.scale);
  const product: Measured = { scale, bound: scaledBy(plus(times(part.bound, quantity.bound), quantity.bound), whole(4n * step.bottom)) };
  note(place, product);
  const rows = whole(rowsOf(place.run.program.rates[expression.rate]) * membersOf(place, expression.quantity.type));
  const count = countOf(place, expression.quantity.type);
  return { scale: either(part.scale, constantScale(step.bottom)), bound: plus(part.bound, scaledBy(count, { top: step.top * rows.top, bottom: step.bottom })) };
}

/** The scaled edges of all versions, as they are in one segment. */
function edgeOf(place: Place, name: string): Measured {
  const rate = place.run.program.rates[name];
  let { edge } = tableOf(place, name);
  note(place, edge);
  for (const width of rate?.widths?.scales ?? []) {
    edge = widened(place, edge, width);
    note(place, edge);
  }
  return roundedIf(place.peak, edge, rate?.widths?.round, constantBound(whole(1)));
}

function widened(place: Place, edge: Measured, width: Width): Measured {
  const days = magnitudeBound("days of the bill");
  switch (width.kind) {
    case "days":
      return {
        scale: together(edge.scale, constantScale(BigInt(width.count))),
        bound: scaledBy(times(edge.bound, days), { top: 1n, bottom: BigInt(width.count) }),
      };
    case "month":
      return { scale: together(edge.scale, constantScale(377_580n)), bound: scaledBy(times(edge.bound, days), { top: 1n, bottom: 28n }) };
    case "field": {
      const field = measureIn(place, width.value);
      return { scale: together(edge.scale, field.scale), bound: times(edge.bound, field.bound) };
    }
  }
}

export function tableOf(place: Place, name: string): { readonly cell: Measured; readonly edge: Measured } {
  const known = place.run.rates.get(name);
  if (known !== undefined) return known;
  const bodies = place.run.program.rates[name]?.versions.map((version) => version.body) ?? [];
  const result = { cell: allOf(place, bodies.flatMap(cellsIn)), edge: allOf(place, bodies.flatMap(edgesIn)) };
  place.run.rates.set(name, result);
  return result;
}

// Cells and edges ask only for rates, constants and account fields: they are the same in every place. A use of the rate meets them over one denominator.
function allOf(place: Place, expressions: readonly Expression[]): Measured {
  const inside: Place = { ...place, segmented: false, tariff: undefined, base: undefined, total: undefined, peak: emptyPeak() };
  return expressions.map((expression) => measureIn(inside, expression)).reduce(joined, NO_VALUE);
}

function edgesIn(body: RateBody): readonly Expression[] {
  if (body.kind !== "blocks") return [];
  return Object.values(body.columns).flatMap((column) => column.rows.flatMap((row) => (row.upper === undefined ? [row.lower] : [row.lower, row.upper])));
}

function rowsOf(rate: Rate | undefined): number {
  const counts = rate?.versions.flatMap(({ body }) => (body.kind === "blocks" ? Object.values(body.columns).map((column) => column.rows.length) : []));
  return Math.max(1, ...(counts ?? []));
}
