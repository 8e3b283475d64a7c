// One version of an authority as the proofs see it: axes, rows as boxes, parts of the question space, and where findings go.
import type { Span } from "../../../../values/span.ts";
import type { Authority, AuthorityBody, MatrixRow } from "../../../oversight.ts";
import type { Member } from "../../../program.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Scope } from "../../scope.ts";
import type { Axes, Ground } from "./axes.ts";
import { questionAxes } from "./axes.ts";
import type { Row } from "./box.ts";
import { boxOf } from "./box.ts";
import type { Answer, Budget } from "./find.ts";
import { budget, find } from "./find.ts";
import type { KeyOf } from "./formula.ts";
import { ALONE, formulaOf, SEPARATE } from "./formula.ts";

/** The matrix of one version, with what the search for a question needs. */
export interface Matter {
  readonly report: Scope["report"];
  readonly ground: Ground;
  readonly authority: Authority;
  readonly body: AuthorityBody;
  readonly grades: readonly Member[];
  /** Where the version's head stands. */
  readonly span: Span;
  readonly axes: Axes;
  readonly rows: readonly Row[];
  /** What `cumulated` is where the account has other requests: `amount`, where they are not added up. */
  readonly keyOf: KeyOf;
  /** That no bar forbids a question: of a request by itself, and of one beside the account's others. */
  readonly free: Readonly<Record<"alone" | "beside others", Formula>>;
  readonly allowed: Budget;
  /** Whether some search was given up: then nothing is said to hold. */
  undecided: boolean;
}

export function matterOf(
  report: Scope["report"],
  ground: Ground,
  grades: readonly Member[],
  authority: Authority,
  version: Authority["versions"][number],
): Matter | undefined {
  const { body, span } = version;
  if (body.kind === "unknown") return undefined;
  const rank = new Map(grades.map(({ name }, at) => [name, at]));
  const rows = body.matrix.kind === "rows" ? body.matrix.rows.map((row: MatrixRow) => ({ row, rank: rank.get(row.grade) ?? 0, box: boxOf(row) })) : [];
  const keyOf = body.cumulate === undefined ? ALONE : SEPARATE;
  const free = { alone: unbarred(body, ALONE), "beside others": unbarred(body, keyOf) };
  return { report, ground, authority, body, grades, span, axes: questionAxes(ground, authority), rows, keyOf, free, allowed: budget(), undecided: false };
}

/** The question for which it holds; undefined for none, and where the search was given up, which the matter remembers. */
export function questionWhere(matter: Matter, formula: Formula): (Answer & { readonly kind: "found" })["point"] | undefined {
  const answer = find(matter.axes, formula, matter.allowed);
  if (answer.kind === "too many") matter.undecided = true;
  return answer.kind === "found" ? answer.point : undefined;
}

function unbarred({ bars }: AuthorityBody, keyOf: KeyOf): Formula {
  return all(...bars.map(({ condition }) => not(formulaOf(condition, keyOf))));
}
