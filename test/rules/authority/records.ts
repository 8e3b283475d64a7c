// Records for tests of authority, each a whole record with the parts that matter given: persons, requests, approvals of the very request.
import { recordHash } from "../../../src/rules/records/chain.ts";
import type {
  Action,
  Appointment,
  Approval,
  Delegation,
  Execution,
  JournalRecord,
  Payment,
  Refusal,
  Request,
  Revocation,
  Withdrawal,
} from "../../../src/rules/records/record.ts";

/** The office of the tests: one clerk, two managers, three of the sales office, three of the board. `ali` asks and holds no grade. */
export const STAFF: readonly JournalRecord[] = [
  appointed("clara", "clerk"),
  appointed("dina", "district_manager"),
  appointed("david", "district_manager"),
  appointed("sara", "sales_office"),
  appointed("sam", "sales_office"),
  appointed("soroush", "sales_office"),
  appointed("bahar", "board"),
  appointed("babak", "board"),
  appointed("bita", "board"),
];

export function appointed(person: string, grade: string, parts: Partial<Appointment> = {}): Appointment {
  return { record: "appointment", id: `app-${person}-${grade}`, day: "1395-01-01", person, grade, from: "1395-01-01", ...parts };
}

export function delegated(id: string, giver: string, taker: string, parts: Partial<Delegation> = {}): Delegation {
  return { record: "delegation", id, day: "1399-01-01", giver, taker, authority: "corrections", from: "1399-01-01", to: "1400-01-01", ...parts };
}

export function revoked(delegation: string, day: string): Revocation {
  return { record: "revocation", id: `rev-${delegation}`, day, delegation };
}

/** A misread register in the customer's favour, a fifth of a bill of 20,000,000, with a photo: within a clerk's power on 1399-05-01. */
export function request(id: string, parts: Partial<Request> = {}): Request {
  return {
    record: "request",
    id,
    revision: 1,
    day: "1399-05-01",
    authority: "corrections",
    requester: "ali",
    account: { id: "a1", facts: { class: "residential", related: "no" } },
    kind: "misread",
    cause: "meter",
    amount: "-4000000",
    bill: { id: `bill-${id}`, total: "20000000", issued_on: "1399-04-01" },
    oldest_day: "1399-04-01",
    documents: ["photo"],
    ...parts,
  };
}

export function approved(of: Request, approver: string, parts: Partial<Approval> = {}): Approval {
  return { record: "approval", id: `ok-${of.id}-${approver}`, day: of.day, request: of.id, request_hash: recordHash(of), approver, ...parts };
}

export function refused(of: Request, approver: string, day: string): Refusal {
  return { record: "refusal", id: `no-${of.id}-${approver}`, day, request: of.id, approver, because: "it is not shown" };
}

export function withdrawn(of: Request, day: string): Withdrawal {
  return { record: "withdrawal", id: `back-${of.id}`, day, request: of.id };
}

export function executed(of: Request, day: string, parts: Partial<Execution> = {}): Execution {
  return { record: "execution", id: `done-${of.id}`, day, request: of.id, request_hash: recordHash(of), ...parts };
}

export function action(id: string, what: Action["what"], parts: Partial<Action> = {}): Action {
  return { record: "action", id, day: "1404-01-01", account: "a1", what, ...parts };
}

export function paid(id: string, document: string, amount: string, day: string): Payment {
  return { record: "payment", id, day, account: "a1", amount, allocation: [{ document, amount }] };
}
