// The records of a journal by what they are about, for plans: who pays what, what ends what. Nothing is read here.
import { listAt } from "../authority/persons.ts";
import type { Dated } from "../records/journal.ts";
import type { JournalIndex } from "../records/journal-index.ts";
import type { Action, DebtDocument, DocumentState, Payment, Plan, PlanEnd } from "../records/record.ts";
import type { PlanLine } from "./plan-line.ts";
import { planLines } from "./plan-line.ts";

export interface PlanRecords {
  readonly plans: ReadonlyMap<string, Dated<Plan>>;
  /** The place of each plan among all in the journal's order. */
  readonly places: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, PlanLine>;
  /** Ids by account. */
  readonly plansOf: ReadonlyMap<string, readonly string[]>;
  readonly paymentsOf: ReadonlyMap<string, readonly Dated<Payment>[]>;
  readonly endsOf: ReadonlyMap<string, readonly Dated<PlanEnd>[]>;
  readonly replacedBy: ReadonlyMap<string, Dated<Plan>>;
  readonly documents: ReadonlyMap<string, Dated<DebtDocument>>;
  /** Ids by account. */
  readonly documentsOf: ReadonlyMap<string, readonly string[]>;
  readonly statesOf: ReadonlyMap<string, readonly Dated<DocumentState>[]>;
  /** By document, the payments that put something to it, each once. */
  readonly settling: ReadonlyMap<string, readonly Dated<Payment>[]>;
  readonly payments: readonly Dated<Payment>[];
  readonly actionsOf: ReadonlyMap<string, readonly Dated<Action>[]>;
}

export function planRecords(index: JournalIndex): PlanRecords {
  const { plans, documents } = index;
  const statesOf = new Map<string, Dated<DocumentState>[]>();
  for (const state of index.states) listAt(statesOf, state.record.document).push(state);
  const lines = planLines(plans);
  return {
    ...actsIn(index),
    plans,
    lines,
    places: new Map([...plans.keys()].map((id, at) => [id, at])),
    plansOf: idsBy(plans, ({ account }) => account.id),
    replacedBy: successors(plans, lines),
    documents,
    documentsOf: idsBy(documents, ({ account }) => account),
    statesOf,
  };
}

function actsIn({ all }: JournalIndex): Pick<PlanRecords, "paymentsOf" | "settling" | "payments" | "endsOf" | "actionsOf"> {
  const [paymentsOf, settling] = [new Map<string, Dated<Payment>[]>(), new Map<string, Dated<Payment>[]>()];
  const [endsOf, actionsOf] = [new Map<string, Dated<PlanEnd>[]>(), new Map<string, Dated<Action>[]>()];
  const payments: Dated<Payment>[] = [];
  for (const dated of all) {
    if (isOf(dated, "payment")) {
      payments.push(dated);
      if (dated.record.plan !== undefined) listAt(paymentsOf, dated.record.plan).push(dated);
      for (const { document } of dated.record.allocation) {
        const others = listAt(settling, document);
        if (others.at(-1) !== dated) others.push(dated);
      }
    } else if (isOf(dated, "plan_end")) listAt(endsOf, dated.record.plan).push(dated);
    else if (isOf(dated, "action")) listAt(actionsOf, dated.record.account).push(dated);
  }
  return { paymentsOf, settling, payments, endsOf, actionsOf };
}

type OfKind<K> = Extract<Dated["record"], { readonly record: K }>;

function isOf<K extends Dated["record"]["record"]>(dated: Dated, kind: K): dated is Dated<OfKind<K>> {
  return dated.record.record === kind;
}

/** Of each plan whose place others take, the first that does. */
function successors(plans: ReadonlyMap<string, Dated<Plan>>, lines: ReadonlyMap<string, PlanLine>): ReadonlyMap<string, Dated<Plan>> {
  const found = new Map<string, Dated<Plan>>();
  for (const successor of plans.values()) {
    const before = lines.get(successor.record.id)?.before;
    if (before !== undefined && !found.has(before)) found.set(before, successor);
  }
  return found;
}

function idsBy<R extends { readonly id: string }>(
  records: ReadonlyMap<string, { readonly record: R }>,
  keyOf: (record: R) => string,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { record } of records.values()) listAt(ids, keyOf(record)).push(record.id);
  return ids;
}
