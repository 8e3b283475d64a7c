// One version of a season set: for each value of the `by` field, spans that tile the year.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { SeasonBody } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { ByValue } from "./cases.ts";
import { forCases, forEveryValue } from "./cases.ts";
import type { Dating } from "./dates.ts";
import type { MemberSet, SetVersion } from "./member-set.ts";
import { gather } from "./member-set.ts";
import type { YearSpan } from "./year.ts";
import { spansInYear, tileYear } from "./year.ts";

/** Undefined after a report. */
export function seasonBody(
  scope: Dating,
  set: MemberSet,
  version: SetVersion<tree.SeasonDefinition>,
  definitions: readonly tree.SeasonDefinition[],
): SeasonBody | undefined {
  const spans = gather(scope, set, version, definitions, (season, when) => spansByValue(scope, set, season, when));
  if (spans === undefined) return undefined;
  const { byValue, otherwise } = spans;
  const years = new Map<string, SeasonBody["spans"][string]>();
  let usesOtherwise = false;
  for (const [value, own] of byValue) {
    const year = tileYear(scope, { set, value, version, otherwise: otherwise?.member }, own);
    // The first fault is enough: it mostly comes back for every value.
    if (year === undefined) return undefined;
    years.set(value, year.spans);
    usesOtherwise ||= year.usesOtherwise;
  }
  if (otherwise !== undefined && !usesOtherwise) {
    scope.report(declarationDiagnostic("otherwise-nothing-left", otherwise.definition.span, { name: otherwise.member }));
  }
  return { kind: "seasons", spans: Object.fromEntries(years) };
}

function spansByValue(scope: Dating, set: MemberSet, season: string, when: tree.SeasonDefinition["when"]): ByValue<YearSpan> | undefined {
  switch (when.kind) {
    case "otherwise":
      return new Map();
    case "spans":
      return forEveryValue(set, spansInYear(scope, season, when.spans));
    case "cases":
      return forCases(scope, set, season, when.cases, (each) => spansInYear(scope, season, each.spans));
  }
}
