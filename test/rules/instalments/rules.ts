// Rules for instalments as texts, clause by clause, and records of a journal: what the tests of this folder are made of.
import type { InstalmentBody } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { load } from "../../../src/index.ts";
import type { Appointment, DebtDocument, DocumentState, JournalRecord, Payment, PlanEnd, Plan as PlanRecord } from "../../../src/rules/records/record.ts";
import { dayFromText } from "../../../src/values/calendar.ts";

/** The clauses of a version, each by its topic; an empty text leaves it out. */
export interface Clauses {
  readonly for: string;
  readonly down: string;
  readonly count: string;
  readonly first: string;
  readonly every: string;
  readonly moved: string;
  readonly parts: string;
  readonly least: string;
  readonly active: string;
  readonly after: string;
  readonly interest: string;
  readonly settle: string;
  readonly missed: string;
  readonly broken: string;
  readonly cancelled: string;
  readonly replan: string;
  readonly exceptions: string;
}

const CLAUSES: Clauses = {
  for: "for account.class = home",
  down: "down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR",
  count: "count from 2 up to 6 by manager, up to 12 by office",
  first: "first due 1 month after agreement",
  every: "every 1 month, month end clamped",
  moved: "not moved",
  parts: "equal parts round down to 10_000 IRR, remainder on first",
  least: "part at least 100_000 IRR",
  active: "at most 1 active plan per account",
  after: "not after a broken plan within 12 months",
  interest: "no interest",
  settle: "payments settle oldest first",
  missed: "missed when short by more than 0 IRR 7 days after due",
  broken: "broken after 2 missed in a row: balance due, original due dates restored",
  cancelled: "cancelled bill recomputes plan",
  replan: "replan at most 1, after 2 paid in a row, within 90 days of break",
  exceptions: "",
};

export interface Setting {
  readonly calendar: "persian" | "gregorian";
  /** Of the currency. */
  readonly decimals: number;
  readonly weekend: string;
  readonly holidays: string;
  readonly sources: string;
  readonly head: string;
  readonly causes: string;
  /** Other declarations: authorities, further rules. */
  readonly more: string;
}

const SETTING: Setting = {
  calendar: "gregorian",
  decimals: 0,
  weekend: "sunday",
  holidays: "holidays { from 2019-01-01 example 01-01 12-25 }",
  sources: 'source act "The act" dated 2019-01-01',
  head: "from 2020-01-01 cites act example",
  causes: "",
  more: "",
};

export const PERSIAN: Partial<Setting> = {
  calendar: "persian",
  weekend: "friday",
  holidays: "holidays { from 1398-01-01 example 01-01 01-02 01-03 01-04 01-12 01-13 }",
  sources: 'source act "The act" dated 1398-01-01',
  head: "from 1399-01-01 cites act example",
};

/** A schedule with the rule `debt`, whose version is of these clauses. */
export function rulesText(clauses: Partial<Clauses> = {}, setting: Partial<Setting> = {}): string {
  const { calendar, decimals, weekend, holidays, sources, head, causes, more } = { ...SETTING, ...setting };
  const horizon = calendar === "persian" ? "1398-01-01 to 1440-01-01" : "2019-01-01 to 2061-01-01";
  return `
schedule tests { currency IRR to ${decimals} decimals  calendar ${calendar}  zone UTC  weekend ${weekend}  horizon ${horizon} }
${sources}
account {
  class: home | farm
  income: low | high | other
  people: whole 1 .. 99
}
grades { clerk, manager, office, board }
${holidays}
instalments debt "Debt" {
  ${causes}
  ${head}
    ${Object.values({ ...CLAUSES, ...clauses }).join("\n    ")}
}
${more}
`;
}

/** A further rule, with its own name. */
export function ruleText(name: string, clauses: Partial<Clauses> = {}, head: string = SETTING.head): string {
  return `instalments ${name} {\n  ${head}\n    ${Object.values({ ...CLAUSES, ...clauses }).join("\n    ")}\n}`;
}

export function planOf(clauses: Partial<Clauses> = {}, setting: Partial<Setting> = {}): Plan {
  const { schedule, diagnostics } = load([{ path: "tests.mizan", text: rulesText(clauses, setting) }], { prove: false });
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, help }) => `${message}: ${help}`).join("\n"));
  return schedule.plan;
}

/** The same plan with another body of the rule `debt`: for terms made at random. */
export function withBody(plan: Plan, change: Partial<InstalmentBody>): Plan {
  const rule = plan.oversight.instalments["debt"];
  if (rule === undefined) throw new Error("no rule `debt`");
  const versions = rule.versions.map((version) => (version.body.kind === "unknown" ? version : { ...version, body: { ...version.body, ...change } }));
  return { ...plan, oversight: { ...plan.oversight, instalments: { ...plan.oversight.instalments, debt: { ...rule, versions } } } };
}

/** The same plan, with the rule `debt` annulled from a day on. */
export function withAnnulled(plan: Plan, on: string): Plan {
  const day = dayFromText("gregorian", on);
  const rule = plan.oversight.instalments["debt"];
  if (day === undefined || rule === undefined) throw new Error("no day or no rule");
  const versions = rule.versions.map((version) => ({ ...version, annulled: { on: day, by: "ruling", reach: "from that day" } as const }));
  return { ...plan, oversight: { ...plan.oversight, instalments: { ...plan.oversight.instalments, debt: { ...rule, versions } } } };
}

export const HOME: PlanRecord["account"] = { id: "a-1", facts: { class: "home", income: "other", people: 3 } };

export function appointment(person: string, grade: string, from: string, to?: string): Appointment {
  return { record: "appointment", id: `ap-${person}-${from}`, day: from, person, grade, from, ...(to === undefined ? {} : { to }) };
}

export function document(id: string, day: string, amount: string, due: string, account = "a-1"): DebtDocument {
  return { record: "document", id, day, account, amount, due };
}

export function state(document_: string, day: string, word: DocumentState["state"]): DocumentState {
  return { record: "document_state", id: `st-${document_}-${day}-${word}`, day, document: document_, state: word };
}

export function payment(id: string, day: string, amount: string, allocation: Readonly<Record<string, string>>, plan?: string): Payment {
  const parts = Object.entries(allocation).map(([named, part]) => ({ document: named, amount: part }));
  return { record: "payment", id, day, account: "a-1", amount, ...(plan === undefined ? {} : { plan }), allocation: parts };
}

export function planEnd(plan: string, day: string, how: PlanEnd["how"]): PlanEnd {
  return { record: "plan_end", id: `end-${plan}-${day}`, day, plan, how };
}

/** `rows`: due dates and amounts. */
export function agreed(
  id: string,
  day: string,
  covers: Readonly<Record<string, string>>,
  down: string,
  rows: readonly (readonly [string, string])[],
  more: Partial<PlanRecord> = {},
): PlanRecord {
  return {
    record: "plan",
    id,
    day,
    account: HOME,
    rule: "debt",
    covers: Object.entries(covers).map(([named, amount]) => ({ document: named, amount })),
    down,
    rows: rows.map(([due, amount]) => ({ due, amount })),
    granted_by: "mina",
    ...more,
  };
}

/** Who may grant six parts, and who twelve. */
export const PERSONS: readonly JournalRecord[] = [
  appointment("mina", "manager", "2020-01-01"),
  appointment("omar", "office", "2020-01-01"),
  appointment("cleo", "clerk", "2020-01-01"),
];

export function shuffled<T>(values: readonly T[], seed: number): readonly T[] {
  let state_ = seed + 1;
  const keyed = values.map((value) => {
    state_ = (state_ * 1_103_515_245 + 12_345) % 2_147_483_648;
    return { value, key: state_ };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
