// What season sets and daypart sets have in common: members, each said once in every version, at most one of them `otherwise`.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Member } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Reporting } from "./names.ts";
import { declared, labelsOf, listed, nearHint, RESERVED_MEMBERS } from "./names.ts";

export type MemberWord = "season" | "daypart";

interface Definition {
  readonly name: tree.Name;
  readonly when: { readonly kind: string };
}

export interface Members {
  readonly list: readonly Member[];
  /** Folded name -> name as declared. */
  readonly byFold: ReadonlyMap<string, string>;
}

export function bindMembers(scope: Reporting, word: MemberWord, members: readonly tree.LabelledName[]): Members {
  const names = declared(scope, word, members, RESERVED_MEMBERS);
  const list = [...names.values()].map(({ name, labels }) => ({ name: name.text, labels: labelsOf(labels) }));
  return { list, byFold: new Map([...names].map(([folded, { name }]) => [folded, name.text])) };
}

/** The definitions whose member is declared, the first of each; what is wrong with the others is reported. */
export function matchDefinitions<D extends Definition>(
  scope: Reporting,
  word: MemberWord,
  what: string,
  members: Members,
  version: { readonly head: tree.VersionHead },
  definitions: readonly D[],
): { readonly value: readonly { readonly member: string; readonly definition: D }[]; readonly isComplete: boolean } {
  const found = new Map<string, { readonly member: string; readonly definition: D }>();
  let isComplete = true;
  const refuse = (diagnostic: Diagnostic): void => {
    scope.report(diagnostic);
    isComplete = false;
  };
  for (const definition of definitions) {
    const { text, span } = definition.name;
    const folded = foldName(text);
    const member = members.byFold.get(folded);
    if (member === undefined) {
      const names = members.list.map((each) => each.name);
      refuse(
        declarationDiagnostic("unknown-member", span, { what, member: word, name: text, hint: nearHint(text, names, `its ${word}s are ${listed(names)}`) }),
      );
    } else if (found.has(folded)) refuse(declarationDiagnostic("member-twice", span, { member: word, name: text }));
    else found.set(folded, { member, definition });
  }
  for (const [folded, name] of members.byFold) {
    if (!found.has(folded)) refuse(declarationDiagnostic("member-undefined", version.head.span, { what, member: word, name }));
  }
  const [, second] = [...found.values()].filter(({ definition }) => definition.when.kind === "otherwise");
  if (second !== undefined) refuse(declarationDiagnostic("otherwise-twice", second.definition.name.span, { what }));
  return { value: [...found.values()], isComplete };
}
