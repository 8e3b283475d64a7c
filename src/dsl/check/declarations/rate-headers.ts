// The heads of rates: what a use of a rate must know before any cell is typed. Cells may use rates that are declared later.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Key, UnitUse } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { RateHeader } from "../scope.ts";
import type { Measuring } from "./fields.ts";
import { declared, RESERVED_VALUES } from "./names.ts";
import type { Keying } from "./rate-keys.ts";
import { bindKeys, domainOf } from "./rate-keys.ts";
import { PURE_NUMBER_USE, unitUse } from "./units.ts";
import type { ScaleFields } from "./widths.ts";
import { areShared, scaledUnit } from "./widths.ts";

type HeadScope = Keying & Measuring & ScaleFields;

const MOST_COMBINATIONS = 10_000;
const MOST_CELLS = 1_000_000;

/** By folded name; a rate whose head has an error is left out. */
export function bindRateHeaders(scope: HeadScope, rates: readonly tree.Rate[]): { readonly value: ReadonlyMap<string, RateHeader>; readonly isWhole: boolean } {
  const headers = new Map<string, RateHeader>();
  const names = declared(scope, "rate", rates, RESERVED_VALUES);
  let cells = 0;
  for (const [folded, rate] of names) {
    const header = headerOf(scope, rate);
    cells += header === undefined ? 0 : combinationsOf(scope, header.keys) * rate.versions.length;
    if (header !== undefined && cells > MOST_CELLS) reportTooLarge(scope, rate, "brings the files to more cells than can be checked", MOST_CELLS);
    else if (header !== undefined) headers.set(folded, header);
  }
  return { value: headers, isWhole: headers.size === names.size };
}

function headerOf(scope: HeadScope, rate: tree.Rate): RateHeader | undefined {
  const unit = rate.unit === undefined ? PURE_NUMBER_USE : unitUse(scope, rate.unit);
  const keys = bindKeys(scope, rate);
  const axis = axisOf(scope, rate);
  const hasWidths = checkWidthsWord(scope, rate, axis.found);
  if (unit === undefined || keys === undefined || axis.isWrong || !hasWidths) return undefined;
  const combinations = combinationsOf(scope, keys);
  if (combinations > MOST_COMBINATIONS) {
    reportTooLarge(scope, rate, `has ${combinations} combinations of the values of its keys`, MOST_COMBINATIONS);
    return undefined;
  }
  return {
    name: rate.name.text,
    unit,
    keys,
    axis: axis.found,
    quantityUnit: axis.found === undefined ? undefined : scaledUnit(scope, axis.found, rate.widths),
    widthsShared: areShared(rate.widths),
    crossing: rate.crossing?.word,
    declaration: rate,
  };
}

function combinationsOf(scope: Keying, keys: readonly Key[]): number {
  return keys.reduce((count, key) => count * domainOf(scope, key).values.length, 1);
}

function reportTooLarge(scope: Keying, { name }: tree.Rate, has: string, most: number): void {
  scope.report(declarationDiagnostic("declaration-too-large", name.span, { what: `rate \`${name.text}\``, has, most: String(most) }));
}

/** The one unit of all the rate's blocks. A version that is unknown has no say. */
function axisOf(scope: HeadScope, rate: tree.Rate): { readonly found: UnitUse | undefined; readonly isWrong: boolean } {
  let found: UnitUse | undefined;
  let [isWrong, withBlocks, without] = [false, false, false];
  for (const version of rate.versions) {
    if (version.kind === "month" || version.body.kind === "cell") without = true;
    if (version.kind === "month" || version.body.kind !== "tables") continue;
    for (const table of version.body.tables) {
      if (table.kind === "table") {
        without = true;
        continue;
      }
      withBlocks = true;
      const axis = unitUse(scope, table.axis);
      if (axis === undefined) isWrong = true;
      else if (found !== undefined && (axis.dimension !== found.dimension || axis.factor !== found.factor)) {
        scope.report(declarationDiagnostic("axis-differs", table.axis.span, { rate: rate.name.text, found: axis.name, axis: found.name }));
        isWrong = true;
      }
      found ??= axis;
    }
  }
  if (withBlocks && without) scope.report(declarationDiagnostic("blocks-mixed", rate.name.span, { rate: rate.name.text }));
  return { found, isWrong: isWrong || (withBlocks && without) };
}

/** False where the widths of blocks are not said: what a rule makes of the rate is then not judged. */
function checkWidthsWord(scope: Keying, rate: tree.Rate, axis: UnitUse | undefined): boolean {
  const hasFigures = rate.versions.some((version) => version.kind === "month" || version.body.kind !== "unknown");
  if (axis !== undefined && rate.widths === undefined) scope.report(declarationDiagnostic("widths-missing", rate.name.span, { rate: rate.name.text }));
  if (axis === undefined && rate.widths !== undefined && hasFigures) {
    scope.report(declarationDiagnostic("widths-without-blocks", rate.widths.span, { rate: rate.name.text }));
  }
  return axis === undefined || rate.widths !== undefined;
}
