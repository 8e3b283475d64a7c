// What rules may ask about: fields of the account, of usage, history and charges, each with its unit, range and decimals.
import { compare, decimalPlaces, exactFromText, ZERO } from "../../../values/exact.ts";
import { isSummable } from "../../../values/unit.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { AccountField, MeasuredField, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { declared, duplicateHint, labelsOf, NOTHING_RESERVED, nearHint, RESERVED_MEMBERS } from "./names.ts";
import { unitUse } from "./units.ts";

export type Measuring = Pick<Scope, "report" | "units">;
export type Choice = AccountField & { readonly kind: "choice" };
type ChoiceValues = (tree.AccountType & { readonly kind: "choice" })["values"];
export type MeasuredBlock = "usage" | "history" | "charges";

/** By folded name; a field with an error is left out. */
export function bindAccount(scope: Measuring, fields: readonly tree.AccountField[]): ReadonlyMap<string, AccountField> {
  return bound(declared(scope, "account field", fields, NOTHING_RESERVED), (field) => accountField(scope, field));
}

/** By folded name; a field with an error is left out. `dayparts`: the daypart sets, by folded name. */
export function bindMeasured(
  scope: Measuring,
  block: MeasuredBlock,
  fields: readonly tree.MeasuredField[],
  dayparts: ReadonlyMap<string, { readonly name: tree.Name }>,
): ReadonlyMap<string, MeasuredField> {
  return bound(declared(scope, FIELD_OF[block], fields, NOTHING_RESERVED), (field) => measuredField(scope, block, field, dayparts));
}

const FIELD_OF: Readonly<Record<MeasuredBlock, string>> = { usage: "usage field", history: "history field", charges: "charge" };
export const MOST_PLACES = 12;
const MOST_BILLS = 120;

function bound<T, U>(declarations: ReadonlyMap<string, T>, bind: (declaration: T) => U | undefined): ReadonlyMap<string, U> {
  const result = new Map<string, U>();
  for (const [folded, declaration] of declarations) {
    const value = bind(declaration);
    if (value !== undefined) result.set(folded, value);
  }
  return result;
}

function accountField(scope: Measuring, { name, labels, type, span }: tree.AccountField): AccountField | undefined {
  const common = { name: name.text, labels: labelsOf(labels), span };
  const path = `account.${name.text}`;
  switch (type.kind) {
    case "choice":
      return { ...common, kind: "choice", values: choiceValues(scope, name.text, type.values) };
    case "whole": {
      const range = boundedRange(scope, path, type.range, 0, "whole-bound");
      return range === undefined ? undefined : { ...common, kind: "whole", ...range };
    }
    case "quantity": {
      const measure = measureOf(scope, path, type);
      return measure === undefined ? undefined : { ...common, kind: "quantity", ...measure };
    }
    case "date":
    case "iran_bill_id":
    case "iran_payment_id":
      return { ...common, kind: type.kind };
  }
}

function choiceValues(scope: Measuring, field: string, values: ChoiceValues): Choice["values"] {
  const seen = new Map<string, tree.Name>();
  for (const { name } of values) {
    const folded = foldName(name.text);
    const first = seen.get(folded);
    if (first !== undefined) {
      const related = [{ span: first.span, message: "first written here" }];
      const hint = first.text === name.text ? "keep one of the two" : duplicateHint(first, name);
      scope.report(declarationDiagnostic("choice-value-twice", name.span, { name: name.text, field, hint }, related));
    } else if (RESERVED_MEMBERS.has(folded)) {
      scope.report(declarationDiagnostic("reserved-name", name.span, { name: name.text, what: "a value" }));
    }
    seen.set(folded, first ?? name);
  }
  return values.map(({ name, labels }) => ({ name: name.text, labels: labelsOf(labels) }));
}

function measuredField(
  scope: Measuring,
  block: MeasuredBlock,
  field: tree.MeasuredField,
  dayparts: ReadonlyMap<string, { readonly name: tree.Name }>,
): MeasuredField | undefined {
  const { name, labels, span } = field;
  const measure = measureOf(scope, `${block}.${name.text}`, field);
  const bills = field.bills === undefined ? undefined : billsOf(scope, name.text, field.bills);
  const summable = block === "usage" && measure !== undefined && isSummable(scope.units, measure.unit.dimension);
  const by = field.by === undefined ? undefined : daypartsNamed(scope, field.by, dayparts);
  if (measure === undefined || (field.by !== undefined && by === undefined)) return undefined;
  if (by !== undefined && !summable) {
    scope.report(declarationDiagnostic("dayparts-of-level", field.by?.span ?? span, { field: name.text, unit: `\`${measure.unit.name}\`` }));
  }
  const absent = field.absent === undefined ? undefined : absentOf(scope, name.text, field.absent, measure);
  return { name: name.text, labels: labelsOf(labels), summable, by, bills, absent, ...measure, span };
}

interface Measure {
  readonly unit: UnitUse;
  readonly least: string;
  readonly most: string;
  readonly places: number;
}

function measureOf(
  scope: Measuring,
  path: string,
  field: { readonly unit: tree.UnitExpression; readonly range: tree.Range; readonly decimals: tree.NumberText },
): Measure | undefined {
  const unit = unitUse(scope, field.unit);
  const places = placesOf(scope, path, field.decimals);
  const range = places === undefined ? undefined : boundedRange(scope, path, field.range, places, "bound-too-fine");
  return unit === undefined || places === undefined || range === undefined ? undefined : { unit, ...range, places };
}

function placesOf(scope: Measuring, field: string, decimals: tree.NumberText): number | undefined {
  const places = wholeWithin(decimals.text, 0, MOST_PLACES);
  if (places === undefined) scope.report(declarationDiagnostic("decimals-out-of-range", decimals.span, { field, found: decimals.text }));
  return places;
}

function boundedRange(
  scope: Measuring,
  field: string,
  { from, to }: tree.Range,
  places: number,
  tooFine: "bound-too-fine" | "whole-bound",
): { readonly least: string; readonly most: string } | undefined {
  const [least, most] = [exactFromText(from.text) ?? ZERO, exactFromText(to.text) ?? ZERO];
  for (const [bound, value] of [
    [from, least],
    [to, most],
  ] as const) {
    if ((decimalPlaces(value) ?? 0) > places) scope.report(declarationDiagnostic(tooFine, bound.span, { bound: bound.text, field, places: String(places) }));
  }
  if (compare(least, most) <= 0) return { least: from.text, most: to.text };
  scope.report(declarationDiagnostic("range-order", to.span, { field, least: from.text, most: to.text }));
  return undefined;
}

function billsOf(scope: Measuring, field: string, bills: tree.NumberText): number | undefined {
  const count = wholeWithin(bills.text, 1, MOST_BILLS);
  if (count === undefined) scope.report(declarationDiagnostic("bills-out-of-range", bills.span, { field: `history.${field}`, found: bills.text }));
  return count;
}

function absentOf(scope: Measuring, field: string, absent: tree.NumberText, { least, most, places }: Measure): string {
  const value = exactFromText(absent.text) ?? ZERO;
  const path = `charges.${field}`;
  if (compare(value, exactFromText(least) ?? ZERO) < 0 || compare(value, exactFromText(most) ?? ZERO) > 0) {
    scope.report(declarationDiagnostic("absent-out-of-range", absent.span, { field: path, found: absent.text, least, most }));
  } else if ((decimalPlaces(value) ?? 0) > places) {
    scope.report(declarationDiagnostic("bound-too-fine", absent.span, { bound: absent.text, field: path, places: String(places) }));
  }
  return absent.text;
}

function daypartsNamed(scope: Measuring, by: tree.Name, dayparts: ReadonlyMap<string, { readonly name: tree.Name }>): string | undefined {
  const set = dayparts.get(foldName(by.text));
  if (set !== undefined) return set.name.text;
  const known = [...dayparts.values()].map((each) => each.name.text);
  const hint = nearHint(by.text, known, `declare it: \`dayparts ${by.text}: peak, mid { ... }\``);
  scope.report(declarationDiagnostic("unknown-dayparts", by.span, { name: by.text, hint }));
  return undefined;
}

export function wholeWithin(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return least <= value && value <= most ? value : undefined;
}
