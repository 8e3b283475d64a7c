// Names of declarations: each once in its namespace, none that the language keeps for itself, and the nearest one to a name not found.

import { nearestName } from "../../../values/near.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Labels } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";

export type Reporting = Pick<Scope, "report">;

export interface Named {
  readonly name: tree.Name;
}

/** What may stand bare in an expression: nothing declared may take these. */
export const RESERVED_VALUES: ReadonlySet<string> = new Set(["days", "months", "total", "brought_forward", "base", "account", "usage", "history", "charges"]);
/** What stands for several values at once in a table. */
export const RESERVED_MEMBERS: ReadonlySet<string> = new Set(["any", "others"]);
export const NOTHING_RESERVED: ReadonlySet<string> = new Set();

/** The declarations by folded name, the first of each. `what`: `rate`, `source`... */
export function declared<T extends Named>(scope: Reporting, what: string, items: readonly T[], reserved: ReadonlySet<string>): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const { text, span } = item.name;
    const folded = foldName(text);
    const first = found.get(folded);
    if (first !== undefined) reportDuplicate(scope, what, item.name, first.name);
    else if (reserved.has(folded)) scope.report(declarationDiagnostic("reserved-name", span, { name: text, what: withArticle(what) }));
    if (first === undefined) found.set(folded, item);
  }
  return found;
}

export function reportDuplicate(scope: Reporting, what: string, second: tree.Name, first: tree.Name): void {
  const related = [{ span: first.span, message: "first declared here" }];
  scope.report(declarationDiagnostic("duplicate-name", second.span, { what, name: second.text, hint: duplicateHint(first, second) }, related));
}

/** Names that look the same may be spelt with other letters: then the reader must be told so. */
export function duplicateHint(first: tree.Name, second: tree.Name): string {
  return first.text === second.text
    ? "choose another name for one of them"
    : "the two are written with letters that count as the same (ي and ی, ك and ک): choose another name for one of them";
}

/** `did you mean ...`, or what else can be done. */
export function nearHint(name: string, candidates: Iterable<string>, otherwise: string): string {
  const near = nearestName(name, candidates);
  return near === undefined ? otherwise : `did you mean \`${near}\`?`;
}

export function labelsOf(labels: readonly tree.Label[]): Labels {
  return Object.fromEntries(labels.map((label) => [label.language, label.text]));
}

/** `1 cell`, `3 cells`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `` `a`, `b` `` for a help text; the first ten. */
export function listed(names: readonly string[]): string {
  return (
    names
      .slice(0, 10)
      .map((name) => `\`${name}\``)
      .join(", ") + (names.length > 10 ? ", ..." : "")
  );
}

function withArticle(what: string): string {
  return `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;
}
