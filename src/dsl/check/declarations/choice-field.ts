// An account field with a list of values, as `account.region` names it: what seasons may differ by and rates may have as a key.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { AccountField } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Choice } from "./fields.ts";
import type { Reporting } from "./names.ts";
import { nearHint } from "./names.ts";

export type Accounts = ReadonlyMap<string, AccountField>;

/** Undefined after a report. */
export function choiceFieldOf(scope: Reporting, account: Accounts, path: tree.Path): Choice | undefined {
  const [of, name, more] = path.parts;
  if (of?.text !== "account" || name === undefined || more !== undefined) {
    const found = path.parts.map((part) => part.text).join(".");
    scope.report(declarationDiagnostic("not-an-account-field", path.span, { found }));
    return undefined;
  }
  const field = account.get(foldName(name.text));
  if (field?.kind === "choice") return field;
  if (field !== undefined) {
    scope.report(declarationDiagnostic("field-without-list", path.span, { name: name.text }));
    return undefined;
  }
  const known = [...account.values()].filter((each) => each.kind === "choice").map((each) => `account.${each.name}`);
  const hint = nearHint(`account.${name.text}`, known, `declare it in \`account\`: \`${name.text}: north | south\``);
  scope.report(declarationDiagnostic("unknown-field", path.span, { name: name.text, hint }));
  return undefined;
}
