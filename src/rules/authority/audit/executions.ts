// What was carried out, against what was asked: whether it still stood, whether it was that revision, that amount, and once.
import { equals, exactFromText, fractionText } from "../../../values/exact.ts";
import type { Finding, FindingPlace } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { Dated } from "../../records/journal.ts";
import type { Execution } from "../../records/record.ts";
import type { Case, Piece } from "../case.ts";
import { pieceOn } from "../case.ts";

export function executionFindings(asked: Case): readonly Finding[] {
  const { executions, pieces } = asked;
  if (executions.length === 0 || pieces.length === 0) return [];
  return [...executions.flatMap((execution) => findingsOf(asked, execution)), ...pieces.flatMap((piece) => repeated(asked, piece))];
}

function findingsOf(asked: Case, execution: Dated<Execution>): readonly Finding[] {
  const named = asked.pieces.find(({ hash }) => hash === execution.record.request_hash);
  const piece = named ?? pieceOn(asked, execution.day) ?? asked.pieces[0];
  if (piece === undefined) return [];
  const place = placeOf(piece, [execution]);
  return [
    ...(named === undefined ? [findingOf("executed-unknown-revision", {}, place)] : []),
    ...lateFinding(piece, execution, place),
    ...amountFinding(piece, execution, place),
  ];
}

/** What ended it on the day of carrying out: a refusal goes before; a new revision may have come after. */
function lateFinding({ ends, closed }: Piece, { day }: Dated<Execution>, place: FindingPlace): readonly Finding[] {
  if (ends === undefined) return [];
  if (closed) return ends <= day ? [findingOf("executed-after-refusal", {}, place)] : [];
  return ends < day ? [findingOf("executed-superseded", {}, place)] : [];
}

function amountFinding({ revision: { stated } }: Piece, { record }: Dated<Execution>, place: FindingPlace): readonly Finding[] {
  const executed = record.amount === undefined ? undefined : exactFromText(record.amount);
  if (executed === undefined || stated === undefined || equals(executed, stated)) return [];
  return [findingOf("executed-amount-differs", { executed: fractionText(executed), amount: fractionText(stated) }, place)];
}

/** An approval is used once. */
function repeated({ executions }: Case, piece: Piece): readonly Finding[] {
  const done = executions.filter(({ record }) => record.request_hash === piece.hash);
  return done.length < 2 ? [] : [findingOf("executed-twice", { count: String(done.length) }, placeOf(piece, done))];
}

function placeOf({ revision: { request } }: Piece, executions: readonly Dated<Execution>[]): FindingPlace {
  const records = [request.id, ...executions.map(({ record }) => record.id)];
  return { records, account: request.account.id, day: executions.at(-1)?.record.day };
}
