// What one season or daypart has for each value of the field that its set is `by`: every value named once, or left to `others`.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Choice } from "./fields.ts";
import type { MemberWord } from "./members.ts";
import type { Reporting } from "./names.ts";
import { listed, nearHint } from "./names.ts";

/** Of a set: what it is made of, and the field by which it differs. */
export interface Differing {
  readonly word: MemberWord;
  readonly by: Choice | undefined;
  /** `by` is written and wrong: it has been reported, and cases cannot be looked at. */
  readonly isByWrong: boolean;
}

/** Value of the field -> spans or windows. */
export type ByValue<P> = ReadonlyMap<string, readonly P[]>;

interface Case {
  readonly value: tree.Name;
}

/** `""` for a set that is by no field. */
export function valuesOf({ by }: Pick<Differing, "by">): readonly string[] {
  return by === undefined ? [""] : by.values.map((value) => value.name);
}

/** The same for each value. */
export function forEveryValue<P>(set: Differing, parts: readonly P[] | undefined): ByValue<P> | undefined {
  return parts === undefined ? undefined : new Map(valuesOf(set).map((value) => [value, parts]));
}

/** `partsOf` is asked once for each case. Undefined after a report. */
export function forCases<C extends Case, P>(
  scope: Reporting,
  set: Differing,
  member: string,
  cases: readonly C[],
  partsOf: (each: C) => readonly P[] | undefined,
): ByValue<P> | undefined {
  const { word, by, isByWrong } = set;
  const [first] = cases;
  if (by === undefined) {
    if (first !== undefined && !isByWrong) {
      scope.report(declarationDiagnostic("cases-without-by", first.value.span, { member: word, name: member, value: first.value.text }));
    }
    return undefined;
  }
  const named = casesByName(scope, { word, by, member }, cases);
  return named === undefined ? undefined : filled(scope, { word, by, member }, named, partsOf);
}

interface Place {
  readonly word: MemberWord;
  readonly by: Choice;
  readonly member: string;
}

function casesByName<C extends Case>(scope: Reporting, { word, by, member }: Place, cases: readonly C[]): ReadonlyMap<string, C> | undefined {
  const names = valuesOf({ by });
  const byFold = new Map(names.map((name) => [foldName(name), name]));
  const found = new Map<string, C>();
  let isRight = true;
  for (const each of cases) {
    const { text, span } = each.value;
    const name = text === "others" ? text : byFold.get(foldName(text));
    if (name === undefined) {
      const hint = nearHint(text, names, `its values are ${listed(names)}`);
      scope.report(declarationDiagnostic("unknown-value", span, { name: text, domain: `account.${by.name}`, hint }));
    } else if (found.has(name)) scope.report(declarationDiagnostic("case-twice", span, { value: text, member: word, name: member }));
    isRight &&= name !== undefined && !found.has(name);
    if (name !== undefined && !found.has(name)) found.set(name, each);
  }
  return isRight ? found : undefined;
}

/** Every value's own parts, or those of `others`. */
function filled<C extends Case, P>(
  scope: Reporting,
  { word, by, member }: Place,
  cases: ReadonlyMap<string, C>,
  partsOf: (each: C) => readonly P[] | undefined,
): ByValue<P> | undefined {
  const parts = new Map([...cases].map(([name, each]) => [name, partsOf(each)]));
  const names = valuesOf({ by });
  const missing = names.find((name) => !cases.has(name));
  const others = cases.get("others");
  if (others !== undefined && missing === undefined) scope.report(declarationDiagnostic("others-nothing-left", others.value.span, {}));
  if (others === undefined && missing !== undefined) {
    const last = [...cases.values()].at(-1);
    const parameters = { member: word, name: member, value: missing, parts: PARTS[word] };
    if (last !== undefined) scope.report(declarationDiagnostic("case-missing", last.value.span, parameters));
    return undefined;
  }
  const result = new Map<string, readonly P[]>();
  for (const name of names) {
    const own = parts.get(cases.has(name) ? name : "others");
    if (own === undefined) return undefined;
    result.set(name, own);
  }
  return result;
}

const PARTS = { season: "spans", daypart: "windows" } as const;
