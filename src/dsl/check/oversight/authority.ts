// Authorities: what is decided, what a request may say, and the versions that say who may.
import type { Authority } from "../../oversight.ts";
import type * as tree from "../../tree/oversight.ts";
import { labelsOf } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";
import { bindAuthorityBody } from "./authority-body.ts";
import type { Decided } from "./columns.ts";
import type { Names } from "./names.ts";
import { bindNames } from "./names.ts";
import { bindVersions } from "./versions.ts";

/** With errors, what could be bound: nobody reads it then but the tests' names. */
export function bindAuthority(scope: Scope, grades: Names, authority: tree.Authority): Authority {
  const what = `authority \`${authority.name.text}\``;
  const decided: Decided = {
    what,
    over: authority.over,
    kinds: bindNames(scope, what, "kind", authority.kinds ?? []),
    causes: bindNames(scope, what, "cause", authority.causes ?? []),
    documents: bindNames(scope, what, "document", authority.documents ?? []),
  };
  const subject = { what, span: authority.name.span };
  const versions = bindVersions(scope, subject, authority.versions, (said) => bindAuthorityBody(scope, grades, decided, said));
  return {
    name: authority.name.text,
    labels: labelsOf(authority.labels),
    over: authority.over,
    kinds: decided.kinds.list,
    causes: decided.causes.list,
    documents: decided.documents.list,
    versions,
    span: authority.span,
  };
}
