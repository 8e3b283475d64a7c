// From a journal to what it comes to on a day: the entries recorded by one day, and what happened by another.
// INVARIANT: the order in which the journal was given changes nothing; nor does what happened later, or became known later.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import { exactFromText, fractionText, subtract, ZERO } from "../../values/exact.ts";
import { recordHash } from "./chain.ts";
import type { JournalItem } from "./journal.ts";
import { inOrder } from "./journal.ts";
import type { DocumentLedger, Ledger, RequestLedger } from "./ledger.ts";
import { EMPTY_LEDGER, fold } from "./ledger.ts";
import type { Appointment, DocumentState } from "./record.ts";
import type { DocumentBalance, JournalState, PersonState, RequestState } from "./state.ts";

/** Days are texts in the schedule's calendar. `asKnown`: what was recorded by its end; undefined: all. */
export interface StateDays {
  readonly asOf: string;
  readonly asKnown: string | undefined;
}

/** A RangeError where a day asked for is none of the calendar. */
export function stateAt(plan: Plan, items: readonly JournalItem[], { asOf, asKnown }: StateDays): JournalState {
  const [day, known] = [dayOf(plan, asOf), asKnown === undefined ? Infinity : dayOf(plan, asKnown)];
  const records = inOrder(plan, items).filter((dated) => dated.day <= day && dated.known <= known);
  return stateOf(plan, fold(EMPTY_LEDGER, records), { asOf, asKnown });
}

/** The ledger holds what happened by `asOf` and was known by `asKnown`, and no more. */
export function stateOf(plan: Plan, ledger: Ledger, { asOf, asKnown }: StateDays): JournalState {
  const day = dayOf(plan, asOf);
  return {
    asOf,
    asKnown,
    persons: mapped(ledger.appointments, (appointments) => personOf(plan, appointments, day)),
    delegations: mapped(ledger.delegations, (delegation) => {
      const revoked = ledger.revoked.get(delegation.id) ?? Infinity;
      return holds(plan, delegation, day) && day < revoked ? delegation : undefined;
    }),
    requests: mapped(ledger.requests, requestOf),
    documents: mapped(ledger.documents, documentOf),
  };
}

function dayOf({ calendar }: Plan, text: string): Day {
  const day = dayFromText(calendar, text);
  if (day === undefined) throw new RangeError(`not a day of the ${calendar} calendar: ${text}`);
  return day;
}

function mapped<A, B>(map: ReadonlyMap<string, A>, of: (value: A) => B | undefined): ReadonlyMap<string, B> {
  const found = new Map<string, B>();
  for (const [key, value] of map) {
    const result = of(value);
    if (result !== undefined) found.set(key, result);
  }
  return found;
}

function personOf(plan: Plan, appointments: readonly Appointment[], day: Day): PersonState | undefined {
  const held = appointments.filter((appointment) => holds(plan, appointment, day));
  const rank = ({ grade }: Appointment): number => plan.oversight.grades.findIndex(({ name }) => name === grade);
  const [first, ...others] = held;
  if (first === undefined) return undefined;
  const highest = others.reduce((best, other) => (rank(other) > rank(best) ? other : best), first);
  return { grade: highest.grade, appointments: held };
}

function holds({ calendar }: Plan, { from, to }: { readonly from: string; readonly to?: string | undefined }, day: Day): boolean {
  const [first, end] = [dayFromText(calendar, from), to === undefined ? Infinity : dayFromText(calendar, to)];
  return first !== undefined && end !== undefined && first <= day && day < end;
}

function requestOf({ revisions, approvals, executions, ends }: RequestLedger): RequestState | undefined {
  const [first, ...others] = revisions;
  if (first === undefined) return undefined;
  const current = others.reduce((best, other) => (other.record.revision > best.record.revision ? other : best), first);
  const hash = approvals.length === 0 ? "" : recordHash(current.record);
  const binding = approvals.filter(({ record }) => record.request_hash === hash).map(({ record }) => record);
  const [execution] = executions;
  const ended = ends.find(({ day }) => day >= current.day);
  const end = execution?.record ?? ended?.record;
  const common = { current: current.record, revisions: revisions.map(({ record }) => record), approvals: binding, end };
  if (end === undefined) return { ...common, status: binding.length > 0 ? "approved" : "pending" };
  return { ...common, status: STATUS[end.record] };
}

const STATUS = { execution: "executed", refusal: "refused", withdrawal: "withdrawn" } as const;

function documentOf({ document, states, paid }: DocumentLedger): DocumentBalance | undefined {
  if (document === undefined) return undefined;
  const balance = subtract(exactFromText(document.amount) ?? ZERO, paid);
  return { document, state: stateWord(states), paid: fractionText(paid), balance: fractionText(balance) };
}

/** In the order of their days: `written_off` and `cancelled` stay. */
function stateWord(states: readonly DocumentState[]): DocumentBalance["state"] {
  const end = states.find(({ state }) => state === "written_off" || state === "cancelled")?.state;
  if (end === "written_off" || end === "cancelled") return end;
  return states.at(-1)?.state === "disputed" ? "disputed" : "owed";
}
