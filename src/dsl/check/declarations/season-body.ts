// One version of a season set: for each value of the `by` field, spans that tile the year.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { SeasonBody } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Dating } from "./dates.ts";
import type { Choice } from "./fields.ts";
import type { Members } from "./members.ts";
import { matchDefinitions } from "./members.ts";
import { listed, nearHint } from "./names.ts";
import type { YearSpan } from "./year.ts";
import { spansInYear, tileYear } from "./year.ts";

export interface SetOfSeasons {
  readonly what: string;
  readonly members: Members;
  readonly by: Choice | undefined;
  /** `by` is written and wrong: it has been reported, and cases cannot be looked at. */
  readonly isByWrong: boolean;
}

/** Undefined after a report. */
export function seasonBody(
  scope: Dating,
  set: SetOfSeasons,
  version: tree.SeasonsVersion,
  definitions: readonly tree.SeasonDefinition[],
): SeasonBody | undefined {
  const { value: matched, isComplete } = matchDefinitions(scope, "season", set.what, set.members, version, definitions);
  const otherwise = matched.find(({ definition }) => definition.when.kind === "otherwise");
  const values = set.by === undefined ? [""] : set.by.values.map((value) => value.name);
  const spans = new Map<string, YearSpan[]>(values.map((value) => [value, []]));
  let isWhole = isComplete && !set.isByWrong;
  for (const { member, definition } of matched) {
    const byValue = spansByValue(scope, set, values, member, definition);
    if (byValue === undefined) isWhole = false;
    for (const [value, more] of byValue ?? []) spans.get(value)?.push(...more);
  }
  if (!isWhole) return undefined;
  const years = new Map<string, SeasonBody["spans"][string]>();
  let usesOtherwise = false;
  for (const [value, own] of spans) {
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

function spansByValue(
  scope: Dating,
  set: SetOfSeasons,
  values: readonly string[],
  member: string,
  { when }: tree.SeasonDefinition,
): ReadonlyMap<string, readonly YearSpan[]> | undefined {
  switch (when.kind) {
    case "otherwise":
      return new Map();
    case "spans": {
      const spans = spansInYear(scope, member, when.spans);
      return spans === undefined ? undefined : new Map(values.map((value) => [value, spans]));
    }
    case "cases":
      return casesByValue(scope, set, member, when.cases);
  }
}

function casesByValue(
  scope: Dating,
  set: SetOfSeasons,
  member: string,
  cases: readonly tree.SeasonCase[],
): ReadonlyMap<string, readonly YearSpan[]> | undefined {
  const [first] = cases;
  if (set.by === undefined) {
    if (first !== undefined && !set.isByWrong) {
      scope.report(declarationDiagnostic("cases-without-by", first.value.span, { season: member, value: first.value.text }));
    }
    return undefined;
  }
  const names = set.by.values.map((value) => value.name);
  const found = new Map<string, tree.SeasonCase>();
  let isRight = true;
  for (const each of cases) {
    const { text, span } = each.value;
    const name = text === "others" ? text : names.find((known) => foldName(known) === foldName(text));
    if (name === undefined) {
      const hint = nearHint(text, names, `its values are ${listed(names)}`);
      scope.report(declarationDiagnostic("unknown-value", span, { name: text, domain: `account.${set.by.name}`, hint }));
    } else if (found.has(name)) scope.report(declarationDiagnostic("case-twice", span, { name: text, season: member }));
    isRight &&= name !== undefined && !found.has(name);
    if (name !== undefined && !found.has(name)) found.set(name, each);
  }
  return isRight ? filled(scope, member, names, found) : undefined;
}

/** Every value's spans: its own, or those of `others`. */
function filled(
  scope: Dating,
  member: string,
  names: readonly string[],
  cases: ReadonlyMap<string, tree.SeasonCase>,
): ReadonlyMap<string, readonly YearSpan[]> | undefined {
  const spans = new Map([...cases].map(([name, { spans: own }]) => [name, spansInYear(scope, member, own)]));
  const rest = names.filter((name) => !cases.has(name));
  const others = cases.get("others");
  const [missing] = rest;
  if (others !== undefined && missing === undefined) scope.report(declarationDiagnostic("others-nothing-left", others.value.span, {}));
  if (others === undefined && missing !== undefined) {
    const place = [...cases.values()].at(-1);
    if (place !== undefined) scope.report(declarationDiagnostic("case-missing", place.value.span, { season: member, value: missing }));
    return undefined;
  }
  const result = new Map<string, readonly YearSpan[]>();
  for (const name of names) {
    const own = spans.get(cases.has(name) ? name : "others");
    if (own === undefined) return undefined;
    result.set(name, own);
  }
  return result;
}
