// A set of seasons or of dayparts, as far as the two are alike: its members, the account field that it may be `by`, its versions, and what
// the definitions of one version give each value of that field.
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Member, UnknownBody, Version } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { ByValue, Differing } from "./cases.ts";
import { valuesOf } from "./cases.ts";
import type { Accounts } from "./choice-field.ts";
import { choiceFieldOf } from "./choice-field.ts";
import { checkCoverage } from "./coverage.ts";
import type { Members, MemberWord } from "./members.ts";
import { bindMembers, matchDefinitions } from "./members.ts";
import type { Reporting } from "./names.ts";
import type { Versioning } from "./versions.ts";
import { bindHead, unknownBody } from "./versions.ts";

export interface MemberSet extends Differing {
  readonly what: string;
  readonly members: Members;
}

/** `sizes`: what the sets bound so far come to, over all values of their fields. */
export type SetScope = Versioning & { readonly sizes: { parts: number } };

type Definition = tree.SeasonDefinition | tree.DaypartDefinition;

export interface SetVersion<D> {
  readonly head: tree.VersionHead;
  readonly body: tree.Unknown | { readonly kind: "definitions"; readonly definitions: readonly D[] };
}

interface SetTree<D> {
  readonly name: tree.Name;
  readonly members: readonly tree.LabelledName[];
  readonly by: tree.Path | undefined;
  readonly versions: readonly SetVersion<D>[];
  readonly span: Span;
}

interface BoundSet<B> {
  readonly name: string;
  readonly members: readonly Member[];
  readonly by: string | undefined;
  readonly versions: readonly (Version & { readonly body: UnknownBody | B })[];
  readonly span: Span;
}

/** `bodyOf` gives undefined after a report. */
export function bindSet<D extends Definition, B>(
  scope: SetScope,
  account: Accounts,
  word: MemberWord,
  read: SetTree<D>,
  bodyOf: (set: MemberSet, version: SetVersion<D>, definitions: readonly D[]) => B | undefined,
): BoundSet<B> {
  const name = read.name.text;
  const what = `${word}s \`${name}\``;
  const by = read.by === undefined ? undefined : choiceFieldOf(scope, account, read.by);
  const members = bindMembers(scope, word, read.members);
  const set = { word, what, members, by, isByWrong: by === undefined && read.by !== undefined };
  const bound = { name, members: members.list, by: by?.name, span: read.span };
  if (by !== undefined && isTooLarge(scope, what, read, by.values.length)) return { ...bound, versions: [] };
  const versions = read.versions.map((version) => {
    const head = bindHead(scope, what, version.head, version.body);
    const body = version.body.kind === "unknown" ? unknownBody(version.body) : bodyOf(set, version, version.body.definitions);
    return head === undefined ? undefined : { ...head, body };
  });
  const heads = versions.flatMap((version) => version ?? []);
  if (heads.length === versions.length) checkCoverage(scope, { what, span: read.name.span, gap: undefined }, heads);
  return { ...bound, versions: heads.flatMap(({ body, ...head }) => (body === undefined ? [] : [{ ...head, body }])) };
}

/** A value without a case of its own has the spans and windows of all: what is kept is their product with the values. */
const MOST_PARTS = 100_000;

function isTooLarge<D extends Definition>(scope: SetScope, what: string, { name, versions }: SetTree<D>, values: number): boolean {
  const definitions = versions.flatMap(({ body }) => (body.kind === "unknown" ? [] : body.definitions));
  scope.sizes.parts += definitions.reduce((count, definition) => count + partsOver(values, definition), 0);
  if (scope.sizes.parts <= MOST_PARTS) return false;
  const has = "bring the files to more spans and windows, over all values of the fields, than can be checked";
  scope.report(declarationDiagnostic("declaration-too-large", name.span, { what, has, most: String(MOST_PARTS) }));
  return true;
}

/** What one definition comes to over all values: at least one for each. */
function partsOver(values: number, { when }: Definition): number {
  switch (when.kind) {
    case "otherwise":
      return values;
    case "spans":
      return values * when.spans.length;
    case "windows":
      return values * when.windows.length;
    case "cases": {
      const unnamed = Math.max(0, values + 1 - when.cases.length);
      return when.cases.reduce(
        (count, each) => count + ("spans" in each ? each.spans : each.windows).length * (each.value.text === "others" ? unnamed : 1),
        values,
      );
    }
  }
}

interface Gathered<D, P> {
  readonly byValue: ByValue<P>;
  readonly otherwise: { readonly member: string; readonly definition: D } | undefined;
}

/** What the definitions of one version give each value, in their order. Undefined after a report. */
export function gather<D extends Definition, P>(
  scope: Reporting,
  set: MemberSet,
  version: SetVersion<D>,
  definitions: readonly D[],
  partsOf: (member: string, when: D["when"]) => ByValue<P> | undefined,
): Gathered<D, P> | undefined {
  const { value: matched, isComplete } = matchDefinitions(scope, set.word, set.what, set.members, version, definitions);
  const byValue = new Map<string, P[]>(valuesOf(set).map((value) => [value, []]));
  let isWhole = isComplete && !set.isByWrong;
  for (const { member, definition } of matched) {
    const parts = partsOf(member, definition.when);
    if (parts === undefined) isWhole = false;
    for (const [value, more] of parts ?? []) for (const part of more) byValue.get(value)?.push(part);
  }
  return isWhole ? { byValue, otherwise: matched.find(({ definition }) => definition.when.kind === "otherwise") } : undefined;
}
