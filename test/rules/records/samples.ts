// Journals to test with: a plan that has grades and an authority, a record of every kind with all that it may hold, and short ways of writing each.
import type { Authority, Noun } from "../../../src/dsl/oversight.ts";
import type { Plan as RulesPlan } from "../../../src/engine/plan.ts";
import { recordHash } from "../../../src/rules/records/chain.ts";
import type {
  AccountFacts,
  Appointment,
  Approval,
  BillReference,
  DebtDocument,
  Delegation,
  DocumentState,
  Execution,
  JournalRecord,
  Payment,
  Plan,
  PlanEnd,
  PlanRow,
  Refusal,
  Request,
  Revocation,
  Withdrawal,
} from "../../../src/rules/records/record.ts";
import { planOf, YARD } from "../../engine/request/plan-of.ts";

const SPAN = { file: "rules.mizan", line: 1, column: 1, start: 0, end: 0 };

function authority(name: string, over: Noun): Authority {
  return { name, labels: {}, over, kinds: [], causes: [], documents: [], versions: [], span: SPAN };
}

/** The yard's rules with three grades and two authorities: what a journal may name. */
export const PLAN: RulesPlan = {
  ...planOf(YARD),
  oversight: {
    grades: ["clerk", "manager", "board"].map((name) => ({ name, labels: {} })),
    authorities: { corrections: authority("corrections", "correction"), write_offs: authority("write_offs", "write_off") },
    instalments: {},
  },
};

/** All that a record may hold: the compiler asks for each new field here. */
export type Full<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };

const ACCOUNT: Full<AccountFacts> = { id: "a-1", facts: { class: "home", households: 2, contracted: "30.5", since: "1390-01-01" }, holder: "maryam" };
const BILL: Full<BillReference> = { id: "B-1", hash: "0".repeat(64), total: "1250000", issued_on: "1394-02-05", reader: "reza", paid: true };
const ROW: Full<PlanRow> = { due: "1394-07-01", amount: "100000", interest: "0" };

export const FULL: { readonly [K in JournalRecord["record"]]: Full<Extract<JournalRecord, { readonly record: K }>> } = {
  appointment: { record: "appointment", id: "ap-1", day: "1394-01-01", person: "ali", grade: "clerk", from: "1394-01-01", to: "1395-01-01" },
  delegation: {
    record: "delegation",
    id: "de-1",
    day: "1394-02-01",
    giver: "ali",
    taker: "sara",
    authority: "corrections",
    from: "1394-02-01",
    to: "1394-03-01",
  },
  revocation: { record: "revocation", id: "re-1", day: "1394-02-20", delegation: "de-1" },
  request: {
    record: "request",
    id: "rq-1",
    revision: 1,
    day: "1394-05-01",
    authority: "corrections",
    requester: "sara",
    account: ACCOUNT,
    kind: "misread",
    cause: "meter",
    amount: "-250000.5",
    bill: BILL,
    lines: [{ name: "energy", issued: "500000", recomputed: "249999.5" }],
    facts: { id: "B-1", period: { from: "1394-01-01", to: "1394-02-01" } },
    oldest_day: "1394-01-01",
    documents: ["photo"],
    basis: { source: "board_1399", clause: "res. 412" },
  },
  approval: { record: "approval", id: "av-1", day: "1394-05-02", request: "rq-1", request_hash: "1".repeat(64), approver: "ali", delegation: "de-1" },
  refusal: { record: "refusal", id: "rf-1", day: "1394-05-03", request: "rq-1", approver: "ali", because: "the photo is of another meter" },
  withdrawal: { record: "withdrawal", id: "wd-1", day: "1394-05-04", request: "rq-1" },
  execution: { record: "execution", id: "ex-1", day: "1394-05-05", request: "rq-1", request_hash: "1".repeat(64), amount: "-250000.5" },
  document: { record: "document", id: "do-1", day: "1394-02-05", account: "a-1", amount: "1250000", due: "1394-03-05" },
  document_state: { record: "document_state", id: "ds-1", day: "1394-04-01", document: "do-1", state: "disputed" },
  action: {
    record: "action",
    id: "ac-1",
    day: "1394-06-01",
    account: "a-1",
    what: "late_penalty",
    cause: "late",
    amount: "1000",
    oldest_day: "1394-03-05",
    basis: { source: "board_1399", clause: "res. 412" },
  },
  plan: {
    record: "plan",
    id: "pl-1",
    day: "1394-06-01",
    account: ACCOUNT,
    rule: "residential_debt",
    cause: "customer",
    span_months: 3,
    covers: [{ document: "do-1", amount: "1250000" }],
    down: "250000",
    rows: [ROW],
    granted_by: "ali",
    delegation: "de-1",
    replaces: "pl-0",
  },
  plan_end: { record: "plan_end", id: "pe-1", day: "1394-08-01", plan: "pl-1", how: "cancelled" },
  payment: {
    record: "payment",
    id: "pa-1",
    day: "1394-07-01",
    account: "a-1",
    amount: "100000",
    plan: "pl-1",
    allocation: [{ document: "do-1", amount: "100000" }],
  },
};

export const KINDS: readonly JournalRecord["record"][] = Object.values(FULL).map(({ record }) => record);

export function appointment(id: string, day: string, person: string, more: Partial<Appointment> = {}): Appointment {
  return { record: "appointment", id, day, person, grade: "clerk", from: day, ...more };
}

export function delegation(id: string, day: string, giver: string, taker: string, more: Partial<Delegation> = {}): Delegation {
  return { record: "delegation", id, day, giver, taker, authority: "corrections", from: day, to: "1395-12-01", ...more };
}

export function revocation(id: string, day: string, of: string): Revocation {
  return { record: "revocation", id, day, delegation: of };
}

export function request(id: string, day: string, more: Partial<Request> = {}): Request {
  return {
    record: "request",
    id,
    revision: 1,
    day,
    authority: "corrections",
    requester: "sara",
    account: { id: "a-1", facts: { class: "home" } },
    amount: "-1000",
    oldest_day: "1393-12-01",
    documents: [],
    ...more,
  };
}

export function approval(id: string, day: string, of: Request, more: Partial<Approval> = {}): Approval {
  return { record: "approval", id, day, request: of.id, request_hash: recordHash(of), approver: "ali", ...more };
}

export function refusal(id: string, day: string, of: string): Refusal {
  return { record: "refusal", id, day, request: of, approver: "ali", because: "it is not so" };
}

export function withdrawal(id: string, day: string, of: string): Withdrawal {
  return { record: "withdrawal", id, day, request: of };
}

export function execution(id: string, day: string, of: Request): Execution {
  return { record: "execution", id, day, request: of.id, request_hash: recordHash(of) };
}

export function document(id: string, day: string, amount: string, more: Partial<DebtDocument> = {}): DebtDocument {
  return { record: "document", id, day, account: "a-1", amount, due: "1394-12-01", ...more };
}

export function documentState(id: string, day: string, of: string, state: DocumentState["state"]): DocumentState {
  return { record: "document_state", id, day, document: of, state };
}

export function payment(id: string, day: string, parts: Readonly<Record<string, string>>, more: Partial<Payment> = {}): Payment {
  const allocation = Object.entries(parts).map(([of, amount]) => ({ document: of, amount }));
  return { record: "payment", id, day, account: "a-1", amount: "0", allocation, ...more };
}

export function plan(id: string, day: string, covers: readonly string[], more: Partial<Plan> = {}): Plan {
  return {
    record: "plan",
    id,
    day,
    account: { id: "a-1", facts: {} },
    rule: "residential_debt",
    covers: covers.map((of) => ({ document: of, amount: "10" })),
    down: "0",
    rows: [],
    granted_by: "ali",
    ...more,
  };
}

export function planEnd(id: string, day: string, of: string): PlanEnd {
  return { record: "plan_end", id, day, plan: of, how: "cancelled" };
}
