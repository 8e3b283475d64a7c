// What was done to debtors beside bills: whether it rests on a rule that is in force, and whether a bar of an authority over disconnection forbids it.
// A late penalty is `annulled-basis` only where it cites what was annulled; one that cites nothing is `no-cited-basis`.
import type { Bar } from "../../../dsl/oversight.ts";
import type { Citation } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import { canonicalJson } from "../../../engine/receipt/canonical-json.ts";
import type { Day } from "../../../values/calendar.ts";
import { dayFromText } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { exactFromText, exactFromWhole } from "../../../values/exact.ts";
import { accountAsked } from "../../account-asked.ts";
import { conditionHolds, openFields } from "../../condition.ts";
import type { Finding, FindingPlace } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { Dated } from "../../records/journal.ts";
import { textOrder } from "../../records/journal.ts";
import type { AccountFacts, Action } from "../../records/record.ts";
import type { AuthorityJournal } from "../authority-journal.ts";
import { causeFaults, restsOn } from "../clauses.ts";
import { basisFaults, versionFinder } from "../in-force.ts";
import { listAt } from "../persons.ts";
import type { ReadyVersion } from "../ready.ts";
import { ACCOUNT } from "../ready.ts";
import { ageInMonths, sizeOf } from "../revision.ts";

export function actionFindings(plan: Plan, journal: AuthorityJournal, known: Day | undefined): readonly Finding[] {
  const find = versionFinder(plan, known);
  const over = Object.values(plan.oversight.authorities).filter((authority) => authority.over === "disconnection");
  const facts: Facts = over.length === 0 ? new Map() : factsByAccount(journal);
  return journal.actions.flatMap((action) => {
    const { record, day } = action;
    const place = { records: [record.id], account: record.account, day: record.day };
    const basis = basisFaults(plan, [], record.basis, day, known, place);
    const cited = record.basis === undefined && NEEDS_BASIS.has(record.what) ? [findingOf("no-cited-basis", {}, place)] : [];
    const barred = record.what === "disconnection" ? over.flatMap((authority) => barredBy(plan, find(authority, day, place), action, facts, place)) : [];
    return [...cited, ...basis, ...barred];
  });
}

/** What takes something from a debtor. A fee may be a price, and reconnection gives back. */
const NEEDS_BASIS: ReadonlySet<Action["what"]> = new Set(["late_penalty", "disconnection", "removal"]);

interface Stated {
  readonly facts: AccountFacts;
  readonly day: Day;
}

type Facts = ReadonlyMap<string, readonly Stated[]>;

function barredBy(
  plan: Plan,
  inForce: ReturnType<ReturnType<typeof versionFinder>>,
  action: Dated<Action>,
  facts: Facts,
  place: FindingPlace,
): readonly Finding[] {
  // A disconnection needs no request: where no version is in force, no bar is.
  if (inForce.kind === "none") return [];
  const { ready } = inForce;
  const { record } = action;
  const asked = askedOf(plan, ready, action, facts);
  const open = new Map<string, Bar[]>();
  const barred = ready.body.bars.flatMap((bar) => {
    const holds = conditionHolds(bar.condition, asked);
    if (holds === true) return [findingOf("barred", { bar: bar.name }, { ...place, labels: bar.labels, ...restsOn(ready.version, bar) })];
    const [field] = holds === undefined ? openFields(bar.condition, asked) : [];
    if (field !== undefined) listAt(open, field).push(bar);
    return [];
  });
  const undeclared = record.cause === undefined || ready.authority.causes.length === 0 ? [] : causeFaults(ready.authority, record.cause, place);
  return [...undeclared, ...barred, ...[...open].map(([field, bars]) => notJudged(ready, field, bars, place))];
}

/** One for each fact that is missing, with all bars that turn on it: who records it once answers them all. */
function notJudged({ version }: ReadyVersion, field: string, bars: readonly Bar[], place: FindingPlace): Finding {
  const grounds = bars.map((bar) => restsOn(version, bar));
  const cites = eachOnce(grounds.flatMap((ground) => ground.cites));
  const marks = [...new Set(grounds.flatMap((ground) => ground.marks))];
  const [only, second] = bars;
  // Of several the rules say each one's labels.
  const labels = second === undefined ? only?.labels : undefined;
  return findingOf("bar-not-judged", { bar: bars.map(({ name }) => name).join(", "), field }, { ...place, labels, cites, marks });
}

function eachOnce(cites: readonly Citation[]): readonly Citation[] {
  const found = new Map(cites.map((cite) => [JSON.stringify([cite.source, cite.clause]), cite]));
  return [...found.values()];
}

function askedOf(plan: Plan, { accountFields }: ReadyVersion, { record, day }: Dated<Action>, facts: Facts): Parameters<typeof conditionHolds>[1] {
  const numbers = new Map<string, Exact>();
  const choices = new Map<string, string>();
  if (record.cause !== undefined) choices.set("cause", record.cause);
  const amount = record.amount === undefined ? undefined : exactFromText(record.amount);
  if (amount !== undefined) numbers.set("amount", sizeOf(amount)).set("cumulated", sizeOf(amount));
  const oldest = record.oldest_day === undefined ? undefined : dayFromText(plan.calendar, record.oldest_day);
  if (oldest !== undefined) numbers.set("age", exactFromWhole(ageInMonths(plan.calendar, day, oldest)));
  const known = facts.get(record.account)?.findLast((each) => each.day <= day)?.facts;
  for (const name of known === undefined ? [] : accountFields) {
    const value = known === undefined ? undefined : accountAsked(plan, known, name);
    if (typeof value === "string") choices.set(`${ACCOUNT}${name}`, value);
    else if (value !== undefined) numbers.set(`${ACCOUNT}${name}`, value);
  }
  return { choices, numbers };
}

/** An action names its account alone: the facts are those that the last request or plan before it stated. In order of days. */
function factsByAccount({ groups, plans }: AuthorityJournal): Facts {
  const found = new Map<string, Stated[]>();
  const stated = [...groups.values()].flatMap((pieces) => pieces.map(({ revision: { request, day } }) => ({ facts: request.account, day })));
  for (const each of [...stated, ...plans.map(({ record, day }) => ({ facts: record.account, day }))]) listAt(found, each.facts.id).push(each);
  for (const list of found.values()) list.sort((a, b) => a.day - b.day || textOrder(canonicalJson(a.facts), canonicalJson(b.facts)));
  return found;
}
