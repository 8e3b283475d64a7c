// Instalments: what a debtor's request may say, and the versions that say how a debt is paid in parts.
import type { InstalmentBody, Instalments } from "../../oversight.ts";
import type { UnknownBody } from "../../program.ts";
import type * as tree from "../../tree/oversight.ts";
import { labelsOf } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";
import type { Said } from "./clauses.ts";
import { itemsOf } from "./clauses.ts";
import { bindInstalmentBody } from "./instalment-body.ts";
import type { Names } from "./names.ts";
import { bindNames } from "./names.ts";
import type { Ground } from "./proofs/axes.ts";
import { proveRemainderTaken } from "./proofs/plan-remainder.ts";
import { planMatter } from "./proofs/prove-instalments.ts";
import { refuse } from "./refuse.ts";
import { bindVersions } from "./versions.ts";

/** With errors, what could be bound: nobody reads it then but the tests' names. */
export function bindInstalments(scope: Scope, ground: Ground, grades: Names, instalments: tree.Instalments): Instalments {
  const name = instalments.name.text;
  const what = `instalments \`${name}\``;
  const causes = bindNames(scope, what, "cause", instalments.causes ?? []);
  const subject = { what, span: instalments.name.span };
  const versions = bindVersions(scope, subject, instalments.versions, (said) => bodyOf(scope, ground, grades, { name, causes }, said));
  return { name, labels: labelsOf(instalments.labels), causes: causes.list, versions, span: instalments.span };
}

function bodyOf(
  scope: Scope,
  ground: Ground,
  grades: Names,
  rule: { readonly name: string; readonly causes: Names },
  said: Said<tree.InstalmentItem>,
): UnknownBody | InstalmentBody | undefined {
  const body = bindInstalmentBody(scope, grades, rule, said);
  if (body === undefined || body.kind === "unknown") return body;
  const { round, remainder } = body.parts;
  if (remainder !== undefined) return { ...body, parts: { round, remainder } };
  // Nothing says who takes the remainder: there is always a debt that leaves one.
  const span = itemsOf(said.items, "parts")[0]?.span ?? said.span;
  const isTold = !proveRemainderTaken(planMatter(scope.report, ground, { name: rule.name, causes: rule.causes.list }, said.span, body), span);
  const clause = {
    clause: "who takes what equal parts leave",
    example: "`, remainder on first`, `remainder on last` or `remainder spread` after the rounding",
  };
  return isTold ? undefined : refuse(scope, "clause-missing", span, { what: said.what, ...clause });
}
