// A version of an authority made ready for many questions: limits as exact numbers, grades as ranks, and what it asks of an account.
import type { Authority, AuthorityBody, Condition, MatrixRow } from "../../dsl/oversight.ts";
import type { Citation, Version } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { fieldsOf } from "../condition.ts";

export type AuthorityVersion = Authority["versions"][number];

/** Limits that are undefined are none. `rank`: the grade's place, 0 the lowest. */
export interface ReadyRow {
  readonly row: MatrixRow;
  readonly rank: number;
  /** The row's demands on choices, field by field. */
  readonly fits: readonly (readonly [string, readonly string[]])[];
  readonly amount: Exact | undefined;
  readonly share: Exact | undefined;
}

export interface ReadyVersion {
  readonly authority: Authority;
  readonly version: Version;
  readonly body: AuthorityBody;
  /** Empty where the matrix is unknown. */
  readonly rows: readonly ReadyRow[];
  /** Names of the account's fields that rows, bars and raises ask. */
  readonly accountFields: readonly string[];
  /** Whether a bar or a raise asks the share of the bill. */
  readonly asksShare: boolean;
  /** Those of the version's citations whose source was annulled at some time. */
  readonly mortal: readonly Citation[];
}

export function readyVersion({ oversight, sources }: Plan, authority: Authority, version: Version, body: AuthorityBody): ReadyVersion {
  const ranks = new Map(oversight.grades.map(({ name }, rank) => [name, rank]));
  const rows = body.matrix.kind === "rows" ? body.matrix.rows.map((row) => readyRow(row, ranks.get(row.grade) ?? oversight.grades.length)) : [];
  const fields = new Set([...rows.flatMap(({ row }) => Object.keys(row.fits)), ...conditionsOf(body).flatMap(fieldsOf)]);
  const accountFields = [...fields].flatMap((field) => (field.startsWith(ACCOUNT) ? [field.slice(ACCOUNT.length)] : []));
  const asksShare = conditionsOf(body).some((condition) => fieldsOf(condition).includes("share"));
  const mortal = version.cites.filter(({ source }) => own(sources, source)?.annulled !== undefined);
  return { authority, version, body, rows, accountFields, asksShare, mortal };
}

export const ACCOUNT = "account.";

function conditionsOf({ bars, raises }: AuthorityBody): readonly Condition[] {
  return [...bars, ...raises].map(({ condition }) => condition);
}

function readyRow(row: MatrixRow, rank: number): ReadyRow {
  return { row, rank, fits: Object.entries(row.fits), amount: limitOf(row.amount), share: limitOf(row.share) };
}

function limitOf(text: string | undefined): Exact | undefined {
  return text === undefined ? undefined : exactFromText(text);
}
