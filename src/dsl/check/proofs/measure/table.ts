// Rates: the cells of all versions together, and a quantity that runs through a table of blocks.

import type { Expression, Rate, RateBody, Scale as Width } from "../../../program.ts";
import { above, constantBound, magnitudeBound, plus, scaledBy, times } from "../bound.ts";
import { cellsIn } from "../constants.ts";
import { whole } from "../fraction.ts";
import { constantScale, either, together } from "../scale.ts";
import type { Measured, Peaked, Place } from "./place.ts";
import { joined, measureIn, NO_VALUE, note, noteBound, taken } from "./place.ts";
import { countOf, membersOf, roundedIf, unitOf } from "./rounding.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

export function cellOf(place: Place, expression: Of<"rate">): Measured {
  for (const key of expression.keys) if (key !== undefined) measureIn(place, key);
  const table = tableOf(place, expression.rate);
  if (expression.quantity !== undefined) {
    const quantity = measureIn(place, expression.quantity);
    note(place, joined(quantity, edgeOf(place, expression.rate)));
  }
  return taken(place, table.cell);
}

export function throughOf(place: Place, expression: Of<"through">): Measured {
  for (const key of expression.keys) if (key !== undefined) measureIn(place, key);
  const quantity = measureIn(place, expression.quantity);
  const edge = edgeOf(place, expression.rate);
  const cell = taken(place, tableOf(place, expression.rate).cell);
  const slice: Measured = { scale: either(quantity.scale, edge.scale), bound: above(quantity.bound, edge.bound) };
  note(place, slice);
  const part = sharedOut(place, expression, { scale: slice.scale, bound: quantity.bound }, quantity);
  return { scale: together(part.scale, cell.scale), bound: times(part.bound, cell.bound) };
}

// A block's part times a daypart's use, over the use of all; then the last daypart takes the rest.
function sharedOut(place: Place, expression: Of<"through">, part: Measured, quantity: Measured): Measured {
  if (expression.joint.kind !== "pro rata") return part;
  const step = unitOf(expression.joint.places);
  const scale = together(part.scale, quantity.scale);
  const product: Measured = { scale, bound: scaledBy(times(part.bound, quantity.bound), whole(4n * step.bottom)) };
  note(place, product);
  noteBound(place.peak, scaledBy(part.bound, step));
  const rows = whole(rowsOf(place.run.program.rates[expression.rate]) * membersOf(place, expression.quantity.type));
  const count = countOf(place, expression.quantity.type);
  return { scale: either(part.scale, constantScale(step.bottom)), bound: plus(part.bound, scaledBy(count, { top: step.top * rows.top, bottom: step.bottom })) };
}

/** The scaled edges of all versions, as they are in one segment. */
function edgeOf(place: Place, name: string): Measured {
  const rate = place.run.program.rates[name];
  let edge = taken(place, tableOf(place, name).edge);
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

function tableOf(place: Place, name: string): { readonly cell: Peaked; readonly edge: Peaked } {
  const known = place.run.rates.get(name);
  if (known !== undefined) return known;
  const bodies = place.run.program.rates[name]?.versions.map((version) => version.body) ?? [];
  const result = { cell: allOf(place, bodies.flatMap(cellsIn)), edge: allOf(place, bodies.flatMap(edgesIn)) };
  place.run.rates.set(name, result);
  return result;
}

// Cells and edges ask only for rates, constants and account fields: they are the same in every place.
function allOf(place: Place, expressions: readonly Expression[]): Peaked {
  const peak: Place["peak"] = new Map();
  const inside: Place = { ...place, tariff: undefined, base: undefined, total: undefined, peak };
  return { measured: expressions.map((expression) => measureIn(inside, expression)).reduce(joined, NO_VALUE), peak };
}

function edgesIn(body: RateBody): readonly Expression[] {
  if (body.kind !== "blocks") return [];
  return Object.values(body.columns).flatMap((column) => column.rows.flatMap((row) => (row.upper === undefined ? [row.lower] : [row.lower, row.upper])));
}

function rowsOf(rate: Rate | undefined): number {
  const counts = rate?.versions.flatMap(({ body }) => (body.kind === "blocks" ? Object.values(body.columns).map((column) => column.rows.length) : []));
  return Math.max(1, ...(counts ?? []));
}
