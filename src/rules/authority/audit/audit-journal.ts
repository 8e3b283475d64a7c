// Audits a whole journal against the authorities in force on each day: what was approved or carried out, by whom, beside what.
// INVARIANT: the findings do not turn on the order of the records; each violation is told once, under the code that says most (see `judged.ts`, `splitting.ts`,
// `recomputed.ts` for which goes before which).
import type { Plan } from "../../../engine/plan.ts";
import type { Day } from "../../../values/calendar.ts";
import { exactFromText, ZERO } from "../../../values/exact.ts";
import { own } from "../../../values/record.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { JournalItem } from "../../records/journal.ts";
import type { AuthorityJournal } from "../authority-journal.ts";
import { authorityJournal } from "../authority-journal.ts";
import type { Piece } from "../case.ts";
import { dayOfUse } from "../case.ts";
import { readDay } from "../decide.ts";
import { versionFinder } from "../in-force.ts";
import type { Judgement } from "../judge.ts";
import { judge } from "../judge.ts";
import { linkedGroups } from "../linked.ts";
import { listAt } from "../persons.ts";
import type { Beside } from "../question.ts";
import type { ReadyVersion } from "../ready.ts";
import { actionFindings } from "./actions.ts";
import { besideSums } from "./beside-sums.ts";
import { billAccountFindings } from "./bill-accounts.ts";
import type { PaidBills } from "./bills.ts";
import { paidBills, paidFindings, totalFindings } from "./bills.ts";
import type { BunchingCount } from "./bunching.ts";
import { bunchingCount } from "./bunching.ts";
import { executionFindings } from "./executions.ts";
import type { Audited, AuditGroup } from "./group.ts";
import type { IssuedFinder } from "./issued-finder.ts";
import { issuedFinder } from "./issued-finder.ts";
import { isJudged, judgedFindings } from "./judged.ts";
import { inFindingOrder } from "./order.ts";
import type { AuthorityAuditParameters } from "./parameters.ts";
import { AUDIT_PARAMETERS } from "./parameters.ts";
import { recomputer } from "./recomputed.ts";
import { shopping } from "./shopping.ts";
import { splitsOverTime } from "./split-over-time.ts";
import { splittings } from "./splitting.ts";
import { windowRule } from "./window-sums.ts";

/** Days as texts. `bills`: issued bills, of any shape. `asKnown`: rules announced and records entered later are not seen. `asOf`: what happened later is not seen. */
export interface AuthorityAuditOptions {
  readonly bills?: readonly unknown[] | undefined;
  readonly asKnown?: string | undefined;
  readonly asOf?: string | undefined;
  readonly parameters?: Partial<AuthorityAuditParameters> | undefined;
}

export function auditJournal(plan: Plan, records: readonly JournalItem[], options: AuthorityAuditOptions = {}): readonly Finding[] {
  const [asKnown, asOf] = [readDay(plan, "asKnown", options.asKnown), readDay(plan, "asOf", options.asOf)];
  const refused = [...asKnown.faults, ...asOf.faults];
  if (refused.length > 0) return refused;
  const journal = authorityJournal(plan, records, { asKnown: asKnown.day, asOf: asOf.day });
  const audit = auditOf(plan, journal, asKnown.day, options);
  const groups = linkedGroups(journal.groups).flatMap((pieces) => groupFindings(audit, pieces));
  const cases = [...journal.cases.values()].flatMap(executionFindings);
  return inFindingOrder([
    ...unreadFindings(plan, journal),
    ...billAccountFindings(journal, options.bills ?? []),
    ...groups,
    ...cases,
    ...audit.bunching.findings(),
    ...actionFindings(plan, journal, asKnown.day),
  ]);
}

/** What one audit works with. */
interface Audit {
  readonly plan: Plan;
  readonly journal: AuthorityJournal;
  readonly known: Day | undefined;
  readonly parameters: AuthorityAuditParameters;
  readonly find: ReturnType<typeof versionFinder>;
  readonly recomputed: ReturnType<typeof recomputer>;
  readonly issued: IssuedFinder;
  readonly paid: PaidBills;
  readonly bunching: BunchingCount;
}

function auditOf(plan: Plan, journal: AuthorityJournal, known: Day | undefined, options: AuthorityAuditOptions): Audit {
  const parameters = { ...AUDIT_PARAMETERS, ...options.parameters };
  const issued = issuedFinder(plan, options.bills ?? []);
  const recomputed = recomputer(plan, issued, { oldDebtMonths: parameters.oldDebtMonths, known: options.asKnown });
  const bunching = bunchingCount(plan, parameters.bunching);
  return { plan, journal, known, parameters, find: versionFinder(plan, known), recomputed, issued, paid: paidBills(journal), bunching };
}

function groupFindings(audit: Audit, pieces: readonly Piece[]): readonly Finding[] {
  const { plan, journal, issued, parameters } = audit;
  const asked = pieces.filter((piece) => isJudged(piece, journal.cases.get(piece.case) ?? { approvals: [] }));
  if (asked.length === 0) return [];
  const { ready, findings } = readyPieces(audit, asked);
  const audited = new Map<Piece, Audited>();
  for (const [version, some] of byVersion(ready)) {
    for (const [piece, sums] of besideSums(windowRule(plan, version, []), pieces, some)) {
      const judgement = judgementOf(audit, version, piece, sums);
      const result = judgedFindings(plan, judgement);
      findings.push(...result.findings.filter(({ code }) => code !== "amount-not-its-lines"), ...correctionFindings(audit, judgement));
      audited.set(piece, { judgement, isOfWindow: result.isOfWindow });
      audit.bunching.count(judgement);
    }
  }
  const group: AuditGroup = { plan, pieces, audited };
  const split = splittings(group);
  const shops = shopping(group, journal, { months: parameters.shopping.months, width: exactFromText(parameters.shopping.width) ?? ZERO });
  const totals = totalFindings(group, (bill) => issued(bill) !== undefined);
  return [...findings, ...split.findings, ...splitsOverTime(group, split.told), ...shops, ...totals];
}

/** The version in force for each; of those that have none, why. */
function readyPieces({ plan, find }: Audit, pieces: readonly Piece[]): { readonly ready: ReadonlyMap<Piece, ReadyVersion>; readonly findings: Finding[] } {
  const ready = new Map<Piece, ReadyVersion>();
  const findings: Finding[] = [];
  for (const piece of pieces) {
    const { request, day } = piece.revision;
    const authority = own(plan.oversight.authorities, request.authority);
    if (authority === undefined) continue;
    const found = find(authority, day, { records: [request.id], account: request.account.id, day: request.day });
    if (found.kind === "ready") ready.set(piece, found.ready);
    else findings.push(found.finding);
  }
  return { ready, findings };
}

/** By their versions: one walk along the days for each. */
function byVersion(ready: ReadonlyMap<Piece, ReadyVersion>): ReadonlyMap<ReadyVersion, readonly Piece[]> {
  const found = new Map<ReadyVersion, Piece[]>();
  for (const [piece, version] of ready) listAt(found, version).push(piece);
  return found;
}

function judgementOf({ plan, journal, known }: Audit, ready: ReadyVersion, piece: Piece, beside: Beside): Judgement {
  const asked = journal.cases.get(piece.case) ?? { id: piece.case, pieces: [piece], approvals: [], refusals: [], withdrawals: [], executions: [] };
  return judge(plan, ready, journal.persons, known, { case: asked, piece, hash: piece.hash ?? "", used: dayOfUse(asked, piece), beside });
}

/** What only corrections of bills can have wrong. */
function correctionFindings({ recomputed, paid }: Audit, { ready, piece, question, voted }: Judgement): readonly Finding[] {
  if (ready.authority.over !== "correction") return [];
  return [...recomputed(piece.revision, question.age, voted.place), ...paidFindings(piece.revision, paid, voted.place)];
}

/** Requests to no authority of the rules, and such as the schema of records admits none. */
function unreadFindings({ oversight }: Plan, { cases, unread }: AuthorityJournal): readonly Finding[] {
  const authorities = Object.keys(oversight.authorities).join(", ");
  const unknown = [...cases.values()].flatMap(({ pieces }) =>
    pieces.flatMap(({ revision: { request } }) => {
      if (own(oversight.authorities, request.authority) !== undefined) return [];
      const place = { records: [request.id], account: request.account.id, day: request.day };
      return [findingOf("authority-unknown", { authority: request.authority, authorities }, place)];
    }),
  );
  const values = { place: "the request", problem: "a day or an amount is none", remedy: "read records by their schema first" };
  return [...unknown, ...unread.map(({ id }) => findingOf("request-refused", values, { records: [id] }))];
}
