// The cells of a matrix, each read as its column demands. Undefined after a report: a cell without a limit is not undefined but says so.
import type { MatrixCell } from "../../tree/oversight.ts";
import type { Scope } from "../scope.ts";
import type { Names } from "./names.ts";
import { nameAmong } from "./names.ts";
import { countOf, foundIn, MOST, moneyOf, monthsOf, shareOf } from "./numbers.ts";
import { refuse } from "./refuse.ts";

/** `limit` is undefined for `no limit`. */
export interface Limit<T> {
  readonly limit: T | undefined;
}

/** `values` is undefined for `any`. */
export interface Fit {
  readonly values: readonly string[] | undefined;
}

export function fitCell(scope: Scope, column: string, names: Names, cell: MatrixCell): Fit | undefined {
  const wanted = `names of its ${names.word}s, or \`any\``;
  const example = names.list[0]?.name ?? "any";
  if (cell.kind !== "names") return refuse(scope, "cell-kind", cell.span, { column, wanted, found: shown(cell), example });
  const isAny = cell.names.map(({ text }) => text === "any");
  if (isAny[0] === true && cell.names.length === 1) return { values: undefined };
  if (isAny.includes(true)) return refuse(scope, "cell-kind", cell.span, { column, wanted, found: "`any` beside other names", example: "any" });
  const values = namesOf(scope, names, cell);
  return values && { values };
}

export function documentsCell(scope: Scope, names: Names, cell: MatrixCell): readonly string[] | undefined {
  if (cell.kind === "none") return [];
  if (cell.kind === "names" && !cell.names.some(({ text }) => text === "any")) return namesOf(scope, names, cell);
  const parameters = { column: "documents", wanted: "names of its documents, or `none`", found: shown(cell), example: names.list[0]?.name ?? "none" };
  return refuse(scope, "cell-kind", cell.span, parameters);
}

export function amountCell(scope: Scope, cell: MatrixCell): Limit<string> | undefined {
  const value = numberIn(scope, cell, "up to", "an amount, or `no limit`", `5_000_000 ${scope.currency}`);
  if (value === undefined || value.kind === "no limit") return value && NO_LIMIT;
  const limit = moneyOf(scope, value, "`up to`");
  return limit === undefined ? undefined : { limit };
}

export function shareCell(scope: Scope, cell: MatrixCell): Limit<string> | undefined {
  const value = numberIn(scope, cell, "share of bill", "a percentage, or `no limit`", "50%");
  if (value === undefined || value.kind === "no limit") return value && NO_LIMIT;
  const limit = shareOf(scope, value, "`share of bill`");
  return limit === undefined ? undefined : { limit };
}

export function ageCell(scope: Scope, cell: MatrixCell): Limit<number> | undefined {
  const value = numberIn(scope, cell, "age up to", "a number of months, or `no limit`", "12 months");
  if (value === undefined || value.kind === "no limit") return value && NO_LIMIT;
  const limit = monthsOf(scope, value, "`age up to`");
  return limit === undefined ? undefined : { limit };
}

export function approversCell(scope: Scope, cell: MatrixCell): number | undefined {
  if (cell.kind === "amount" && cell.unit === undefined) return countOf(scope, cell.number, "`approvers`", 1, MOST.approvers);
  return refuse(scope, "cell-kind", cell.span, { column: "approvers", wanted: "a number of persons, without a unit", found: shown(cell), example: "2" });
}

const NO_LIMIT: Limit<never> = { limit: undefined };

type Numeric = Exclude<MatrixCell, { readonly kind: "names" | "none" }>;

function numberIn(scope: Scope, cell: MatrixCell, column: string, wanted: string, example: string): Numeric | undefined {
  if (cell.kind !== "names" && cell.kind !== "none") return cell;
  return refuse(scope, "cell-kind", cell.span, { column, wanted, found: shown(cell), example });
}

function namesOf(scope: Scope, names: Names, cell: MatrixCell & { readonly kind: "names" }): readonly string[] | undefined {
  const found: string[] = [];
  let isWhole = true;
  for (const name of cell.names) {
    const known = nameAmong(scope, names, name);
    if (known !== undefined && found.includes(known)) refuse(scope, "cell-value-twice", name.span, { name: known });
    if (known === undefined) isWhole = false;
    else found.push(known);
  }
  return isWhole ? found : undefined;
}

function shown(cell: MatrixCell): string {
  switch (cell.kind) {
    case "names":
      return cell.names.map(({ text }) => `\`${text}\``).join(", ");
    case "none":
    case "no limit":
      return `\`${cell.kind}\``;
    case "amount":
      return cell.unit === undefined ? `\`${cell.number.text}\`` : foundIn(cell);
    case "percent":
      return foundIn(cell);
  }
}
