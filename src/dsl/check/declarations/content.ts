// What an expression or a rate's version says, as text without ids and places: equal content, equal text.

import { partsOf } from "../../expression-parts.ts";
import type { Expression, RateBody, Rounding } from "../../program.ts";

/** Two spellings of one value may differ here: `2 * 50` is not `100`. */
export function contentOf(expression: Expression): string {
  if (expression.kind === "number") return `${expression.value} ${dimensionText(expression)}`;
  const parts = partsOf(expression).map(contentOf);
  return `${expression.kind} ${JSON.stringify(wordsOf(expression))} (${parts.join("; ")})`;
}

export function bodyContent(body: RateBody): string {
  switch (body.kind) {
    case "unknown":
      return `unknown ${body.because}`;
    case "cells":
      return `cells ${entriesText(Object.entries(body.cells), contentOf)}`;
    case "blocks":
      return `blocks ${entriesText(Object.entries(body.columns), (column) =>
        column.rows.map(({ upper, cell }) => `.. ${upper === undefined ? "" : contentOf(upper)} | ${contentOf(cell)}`).join("\n"),
      )}`;
  }
}

function entriesText<T>(entries: readonly (readonly [string, T])[], text: (value: T) => string): string {
  return entries.map(([key, value]) => `${key}: ${text(value)}`).join("\n");
}

function dimensionText({ type }: Expression): string {
  return type.kind === "quantity" ? type.dimension : type.kind;
}

/** All that an expression says apart from its parts. */
function wordsOf(expression: Expression): readonly unknown[] {
  switch (expression.kind) {
    case "number":
      return [expression.value, dimensionText(expression)];
    case "date":
      return [expression.day];
    case "choice":
      return [expression.value];
    case "account":
    case "usage":
    case "charge":
    case "builtin":
    case "let":
    case "line":
      return [expression.name];
    case "season":
      return [expression.set];
    case "sum of tag":
      return [expression.tag, expression.lines];
    case "rate":
      return [expression.rate, expression.keys.map((key) => key !== undefined)];
    case "through":
      return [expression.rate, expression.keys.map((key) => key !== undefined), expression.whole, expression.joint];
    case "by daypart":
      return [expression.set, Object.keys(expression.cases)];
    case "select":
      return [expression.member];
    case "total":
    case "negative":
    case "not":
    case "if":
      return [];
    case "arithmetic":
      return [expression.sign, placesText(expression.places)];
    case "power factor":
      return [placesText(expression.places)];
    case "extreme":
      return [expression.which];
    case "rounded":
      return [roundingText(expression.rounding)];
    case "fold":
      return [expression.field, expression.fold, expression.bills, expression.upTo, expression.otherwise !== undefined];
    case "comparison":
      return [expression.sign];
    case "one of":
      return [expression.values];
    case "logic":
      return [expression.word];
    case "unknown":
      return [expression.because];
  }
}

function placesText(places: { readonly count: number; readonly mode: string } | undefined): string {
  return places === undefined ? "" : `${places.count} ${places.mode}`;
}

function roundingText({ mode, step }: Rounding): string {
  return `${mode} ${step}`;
}
