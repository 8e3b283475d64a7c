// A district's journal of corrections for the bench: generated from a seed, each request approved as its rule asks and carried out.
// It shares no code with the audit: sums, grades and dates are counted here in plain whole numbers.
import type { JournalRecord, Request } from "../src/rules/records/record.ts";

export interface GeneratedJournal {
  readonly records: readonly JournalRecord[];
  readonly requests: number;
  readonly accounts: number;
  readonly approvals: number;
}

/** The hash that approvals name: taken from outside, as an office's software would. */
export type HashOf = (request: Request) => string;

export const RULES = `
schedule office "Office" { currency IRR to 0 decimals  calendar persian  zone UTC  weekend friday  horizon 1390-01-01 to 1420-01-01 }
source board_1399 "Board resolution 412"
source limit_act "Limitation act"
account { class: residential | commercial  related: yes | no }
usage { active: kWh 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from 1390-01-01 cites board_1399: 1000 }
tariff all {
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}
grades { clerk, district_manager, sales_office, board }
authority corrections "Correction of issued bills" over correction {
  kind: misread | estimate_true_up | wrong_class
  cause: company | customer | meter
  documents: photo, sheet
  from 1390-01-01 cites board_1399 "res. 412" example
    grade            | kind                      | cause | in favour of | up to           | share of bill | age up to | documents    | approvers
    clerk            | misread, estimate_true_up | any   | any          | 5_000_000 IRR   | 50%           | 3 months  | photo        | 1
    district_manager | any                       | any   | any          | 50_000_000 IRR  | no limit      | 12 months | photo        | 1
    sales_office     | any                       | any   | any          | 500_000_000 IRR | no limit      | 24 months | photo, sheet | 2
    board            | any                       | any   | any          | no limit        | no limit      | no limit  | photo, sheet | 2
    bar too_old_for_the_company "Not more than a year back" when favour = company and age > 12 months cites limit_act
    forbid requester = approver
    forbid approver = reader
    raise one grade when account.related = yes, at the top 3 approvers
    count amount net
    cumulate per account over 12 months in absolute value
    delegation one step
    approval expires 30 days after
}
`;

/** 1 kWh of the bench's rule. */
const PRICE = 1_000;

/** `withFacts`: each request brings its lines and the bill request by which they can be worked out again. */
export function journalOf(requests: number, hashOf: HashOf, withFacts: boolean): GeneratedJournal {
  const next = seeded(1404);
  const records: JournalRecord[] = PERSONS.map(([person, grade]) => ({
    record: "appointment",
    id: `app-${person}`,
    day: "1395-01-01",
    person,
    grade,
    from: "1395-01-01",
  }));
  const accounts = Math.ceil(requests / 5);
  let approvals = 0;
  for (let at = 0; at < requests; at += 1) {
    const of = requestOf(at, accounts, next, withFacts);
    const day = of.day;
    const hash = hashOf(of);
    records.push(of);
    for (const approver of approversOf(at)) {
      approvals += 1;
      records.push({ record: "approval", id: `ok-${at}-${approver}`, day, request: of.id, request_hash: hash, approver });
    }
    records.push({ record: "execution", id: `done-${at}`, day, request: of.id, request_hash: hash });
  }
  return { records, requests, accounts, approvals };
}

const PERSONS: readonly (readonly [string, string])[] = Array.from({ length: 12 }, (_, at) => [`officer${at}`, "sales_office"] as const);

/** Two of the sales office: enough for any sum of the year that the generator makes. */
function approversOf(at: number): readonly string[] {
  return [`officer${at % 12}`, `officer${(at + 1) % 12}`];
}

function requestOf(at: number, accounts: number, next: () => number, withFacts: boolean): Request {
  const year = 1398 + Math.floor((at * 5) / (accounts * 5) / 2);
  const month = 2 + (next() % 10);
  const day = `${year}-${two(month)}-${two(1 + (next() % 29))}`;
  const [before, after] = [200 + (next() % 9_000), 100 + (next() % 9_000)];
  const account = `a${at % accounts}`;
  const lines = [{ name: "energy", issued: String(before * PRICE), recomputed: String(after * PRICE) }];
  const amount = (after - before) * PRICE;
  return {
    record: "request",
    id: `r${at}`,
    revision: 1,
    day,
    authority: "corrections",
    requester: `asker${next() % 200}`,
    account: { id: account, facts: { class: next() % 4 === 0 ? "commercial" : "residential", related: "no" } },
    kind: KINDS[next() % 3] ?? "misread",
    cause: CAUSES[next() % 3] ?? "meter",
    amount: String(amount === 0 ? PRICE : amount),
    bill: { id: `b${at}`, total: String(before * PRICE), issued_on: `${year}-${two(month - 1)}-05` },
    lines: amount === 0 ? [{ name: "energy", issued: String(before * PRICE), recomputed: String((before + 1) * PRICE) }] : lines,
    ...(withFacts ? { facts: factsOf(at, year, month, amount === 0 ? before + 1 : after) } : {}),
    oldest_day: `${year}-${two(month - 1)}-01`,
    documents: ["photo", "sheet"],
  };
}

function factsOf(at: number, year: number, month: number, active: number): unknown {
  const period = { from: `${year}-${two(month - 1)}-01`, to: `${year}-${two(month)}-01` };
  return { id: `b${at}`, account: { class: "residential" }, period, usage: { active: String(active) } };
}

const KINDS = ["misread", "estimate_true_up", "wrong_class"];
const CAUSES = ["company", "customer", "meter"];

/** A linear congruential generator: the same journal on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
