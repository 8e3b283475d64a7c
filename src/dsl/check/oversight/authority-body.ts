// What one version of an authority says: its matrix, what nobody may do, who may not be one person, and how requests are counted and approved.
import type { AuthorityBody, Bar, Condition, Forbid, Raise } from "../../oversight.ts";
import type { UnknownBody } from "../../program.ts";
import type * as tree from "../../tree/oversight.ts";
import { declared, labelsOf, NOTHING_RESERVED } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import { unknownBody } from "../declarations/versions.ts";
import { untranslatableOf } from "../rules/check-tariff.ts";
import type { Scope } from "../scope.ts";
import type { Said, Wording } from "./clauses.ts";
import { itemsOf, optional, required } from "./clauses.ts";
import type { Decided } from "./columns.ts";
import { bindCondition } from "./condition.ts";
import type { Place } from "./fields.ts";
import { authorityFields } from "./fields.ts";
import { bindMatrix } from "./matrix.ts";
import type { Names } from "./names.ts";
import { countOf, MOST, stepOf } from "./numbers.ts";
import { refuse } from "./refuse.ts";

type Items = Said<tree.AuthorityItem>;

const MATRIX: Wording = {
  clause: "who may decide what",
  example: "a matrix that begins with `grade | up to | age up to | approvers`, or `unknown because` in its place",
};
const COUNT: Wording = {
  clause: "how the amount of a correction is counted",
  example: "`count amount net` (of the bill's total) or `count amount gross` (the sizes of the lines' changes added up)",
};
const CUMULATE: Wording = {
  clause: "whether an account's requests are added up",
  example: "`cumulate per account over 12 months in absolute value` or `no cumulation`",
};
const DELEGATION: Wording = { clause: "whether a power may be delegated", example: "`delegation none`, `delegation one step` or `delegation onward`" };
const EXPIRY: Wording = { clause: "how long an approval holds", example: "`approval expires 30 days after` or `approval does not expire`" };

/** Undefined after a report. */
export function bindAuthorityBody(scope: Scope, grades: Names, decided: Decided, said: Items): UnknownBody | AuthorityBody | undefined {
  const [only, ...others] = said.items;
  if (only?.kind === "unknown" && others.length === 0) return unknownBody(only);
  const place = (words: string): Place => ({ words: `${words} of ${said.what}`, fields: authorityFields(decided.over, decided.kinds, decided.causes) });
  const matrix = matrixOf(scope, grades, decided, said);
  const bars = barsOf(scope, place("a bar"), itemsOf(said.items, "bar"));
  const raises = itemsOf(said.items, "raise").map((raise) => raiseOf(scope, place("a raise"), raise));
  const forbids = forbidsOf(scope, said);
  const amount = amountOf(scope, decided, said);
  const cumulate = cumulateOf(scope, decided, said);
  const delegation = required(scope, said, "delegation", DELEGATION);
  const expiry = required(scope, said, "expiry", EXPIRY);
  const expires = expiry?.days && countOf(scope, expiry.days, "the days that an approval holds", 1, MOST.days);
  const clauses = itemsOf(said.items, "untranslatable").map((clause) => untranslatableOf(scope, clause));
  if (matrix === undefined || bars === undefined || amount === undefined || cumulate === undefined || delegation === undefined || expiry === undefined)
    return undefined;
  const [whole, untranslatable] = [raises.filter((raise) => raise !== undefined), clauses.filter((clause) => clause !== undefined)];
  const isExpiryRight = expiry.days === undefined || expires !== undefined;
  if (whole.length < raises.length || untranslatable.length < clauses.length || !isExpiryRight) return undefined;
  return { kind: "authority", matrix, bars, forbids, raises: whole, amount, cumulate: cumulate.over, delegation: delegation.word, expires, untranslatable };
}

function matrixOf(scope: Scope, grades: Names, decided: Decided, said: Items): AuthorityBody["matrix"] | undefined {
  const unknown = optional(scope, said, "unknown", "`unknown because`");
  if (unknown === undefined) {
    const matrix = required(scope, said, "matrix", MATRIX);
    const rows = matrix && bindMatrix(scope, grades, decided, matrix);
    return rows && { kind: "rows", rows };
  }
  const matrix = optional(scope, said, "matrix", "its matrix");
  if (matrix === undefined) return unknownBody(unknown);
  const related = [{ span: matrix.span, message: "the matrix" }];
  return refuse(
    scope,
    "clause-twice",
    unknown.span,
    { what: said.what, clause: "who may decide what: `unknown because` stands in place of a matrix" },
    related,
  );
}

function barsOf(scope: Scope, place: Place, bars: readonly tree.Bar[]): readonly Bar[] | undefined {
  const found = [...declared(scope, "bar", bars, NOTHING_RESERVED).values()].map((bar): Bar | undefined => {
    const condition = bindCondition(scope, place, bar.condition);
    const cites = bindCitations(scope, bar.cites);
    return condition && { name: bar.name.text, labels: labelsOf(bar.labels), condition, cites, marks: bar.marks.map(({ word }) => word), span: bar.span };
  });
  const whole = found.filter((bar) => bar !== undefined);
  return whole.length === bars.length ? whole : undefined;
}

function raiseOf(scope: Scope, place: Place, raise: tree.Raise): Raise | undefined {
  const condition: Condition | undefined = bindCondition(scope, place, raise.condition);
  const topApprovers = countOf(scope, raise.topApprovers, "the approvers at the top", 1, MOST.approvers);
  const cites = bindCitations(scope, raise.cites);
  return condition === undefined || topApprovers === undefined ? undefined : { condition, topApprovers, cites, span: raise.span };
}

function forbidsOf(scope: Scope, { what, items }: Items): readonly Forbid[] {
  const seen = new Map<string, tree.Forbid>();
  return itemsOf(items, "forbid").map((forbid) => {
    const [one, other] = forbid.roles;
    if (one === other) refuse(scope, "forbid-same-role", forbid.span, { role: one });
    const key = [...forbid.roles].sort().join(" = ");
    const first = seen.get(key);
    if (first !== undefined) {
      refuse(scope, "clause-twice", forbid.span, { what, clause: `\`forbid ${one} = ${other}\`` }, [{ span: first.span, message: "first said here" }]);
    }
    seen.set(key, first ?? forbid);
    return { roles: forbid.roles, cites: bindCitations(scope, forbid.cites), span: forbid.span };
  });
}

function amountOf(scope: Scope, { over, what }: Decided, said: Items): AuthorityBody["amount"] | undefined {
  if (over === "correction") return required(scope, said, "count amount", COUNT)?.word;
  const needless = optional(scope, said, "count amount", COUNT.clause);
  if (needless === undefined) return "net";
  const why = `only a correction has lines whose changes can be added up, and this is over \`${over}\``;
  return refuse(scope, "clause-elsewhere", needless.span, { clause: "`count amount`", what, why, help: "leave it out" });
}

function cumulateOf(scope: Scope, { over, what }: Decided, said: Items): { readonly over: AuthorityBody["cumulate"] } | undefined {
  const cumulate = required(scope, said, "cumulate", CUMULATE);
  if (cumulate === undefined) return undefined;
  if (cumulate.over === undefined) return { over: undefined };
  if (over === "class_change") {
    const why = "a change of class has no amount that could be added up";
    return refuse(scope, "clause-elsewhere", cumulate.span, { clause: "`cumulate`", what, why, help: "write `no cumulation`" });
  }
  const step = stepOf(scope, cumulate.over, "the window over which requests are added up,");
  return step && { over: step };
}
