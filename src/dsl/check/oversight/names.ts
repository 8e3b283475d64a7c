// Names that a request may say (kinds, causes, documents, grades): each once, and the nearest one to a name that is none of them.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Member } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { declared, labelsOf, listed, nearHint } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";

export interface Names {
  /** Whose they are and what one is, as a message says them: ``authority `corrections` `` has no `kind`. */
  readonly of: string;
  readonly word: string;
  readonly list: readonly Member[];
  /** Folded name -> name as declared. */
  readonly byFold: ReadonlyMap<string, string>;
}

/** What stands in cells and tests for any value, for none, or for no grade. */
const RESERVED: ReadonlySet<string> = new Set(["any", "others", "none", "nobody"]);

export function bindNames(scope: Pick<Scope, "report">, of: string, word: string, names: readonly tree.LabelledName[]): Names {
  const found = declared(scope, word, names, RESERVED);
  const list = [...found.values()].map(({ name, labels }) => ({ name: name.text, labels: labelsOf(labels) }));
  return { of, word, list, byFold: new Map([...found].map(([folded, { name }]) => [folded, name.text])) };
}

/** As declared; undefined after a report. `otherwise`: what to do where no name is near. */
export function nameAmong(scope: Pick<Scope, "report">, names: Names, name: tree.Name, otherwise: string = listHint(names)): string | undefined {
  const found = names.byFold.get(foldName(name.text));
  if (found !== undefined) return found;
  const hint = nearHint(name.text, names.byFold.values(), otherwise);
  scope.report(declarationDiagnostic("unknown-member", name.span, { what: names.of, member: names.word, name: name.text, hint }));
  return undefined;
}

/** As declared; the names of a value's list that is fixed by the language. */
export function fixedNames(of: string, word: string, names: readonly string[]): Names {
  return { of, word, list: names.map((name) => ({ name, labels: {} })), byFold: new Map(names.map((name) => [foldName(name), name])) };
}

function listHint({ word, list }: Names): string {
  return list.length === 0 ? `it has no ${word}` : `its ${word}s are ${listed(list.map(({ name }) => name))}`;
}
