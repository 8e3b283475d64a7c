// Plans of the oversight half for tests, from typed literals: the matrix of decision 0007 on a small schedule, and parts to make others of.
import type { Authority, AuthorityBody, Condition, MatrixRow, Oversight } from "../../src/dsl/oversight.ts";
import type { Member } from "../../src/dsl/program.ts";
import type { Plan } from "../../src/engine/plan.ts";
import { load } from "../../src/library/load.ts";
import { dayFromText } from "../../src/values/calendar.ts";

export const NOWHERE = { file: "office.mizan", start: 0, end: 0, line: 1, column: 1 };

const SCHEDULE = `
schedule office "Office" {
  currency IRR to 0 decimals
  calendar CALENDAR
  zone UTC
  weekend friday
  horizon FIRST to LAST
}
source board_1399 "Board resolution 412" fa "مصوبهٔ ۴۱۲"
source limit_act "Limitation act"
source ruling_9 "Ruling 9"
source old_clause "Clause 3-50-4"
account {
  class: residential | commercial
  related: yes | no
  income: low | other
  households: whole 1 .. 100
}
usage { active: kWh 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from FIRST example: 100 }
tariff all {
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}
`;

const SPANS = { persian: { first: "1390-01-01", last: "1420-01-01" }, gregorian: { first: "2011-01-01", last: "2041-01-01" } } as const;

const BASES = { persian: base("persian"), gregorian: base("gregorian") } as const;

/** A plan of one tariff with this oversight half. */
export function planWith(oversight: Partial<Oversight>, calendar: keyof typeof SPANS = "persian"): Plan {
  return { ...BASES[calendar], oversight: { grades: GRADES, authorities: {}, instalments: {}, ...oversight } };
}

export function dayOf(text: string, calendar: keyof typeof SPANS = "persian"): number {
  const day = dayFromText(calendar, text);
  if (day === undefined) throw new RangeError(`not a day: ${text}`);
  return day;
}

export function members(...names: readonly string[]): readonly Member[] {
  return names.map((name) => ({ name, labels: { "": name.toUpperCase(), fa: `«${name}»` } }));
}

export const GRADES: readonly Member[] = [
  { name: "clerk", labels: { "": "Clerk", fa: "کارمند" } },
  { name: "district_manager", labels: { "": "District manager", fa: "مدیر ناحیه" } },
  { name: "sales_office", labels: { "": "Sales office", fa: "دفتر فروش" } },
  { name: "board", labels: { "": "Board", fa: "هیئت مدیره" } },
];

export function choice(field: string, ...values: readonly string[]): Condition {
  return { kind: "choice", field, values, span: NOWHERE };
}

export function compared(field: string, sign: "=" | "!=" | "<" | "<=" | ">" | ">=", value: string): Condition {
  return { kind: "number", field, sign, value, span: NOWHERE };
}

/** Unless told otherwise a row is about everything, has no limit, and takes one approver and no document. */
export function row(grade: string, parts: Partial<MatrixRow> = {}): MatrixRow {
  return { grade, fits: {}, amount: undefined, share: undefined, age: undefined, documents: [], approvers: 1, span: NOWHERE, ...parts };
}

/** Unless told otherwise: net amounts, no window, no delegation, no expiry, nothing barred, forbidden or raised. */
export function body(rows: readonly MatrixRow[], parts: Partial<AuthorityBody> = {}): AuthorityBody {
  const clauses = {
    bars: [],
    forbids: [],
    raises: [],
    amount: "net",
    cumulate: undefined,
    delegation: "none",
    expires: undefined,
    untranslatable: [],
  } as const;
  return { kind: "authority", matrix: { kind: "rows", rows }, ...clauses, ...parts };
}

/** The first version of each authority starts with the schedule. */
export function authority(
  name: string,
  parts: Partial<Omit<Authority, "versions">> & { readonly body: AuthorityBody; readonly versions?: Authority["versions"] | undefined },
  calendar: keyof typeof SPANS = "persian",
): Authority {
  const { body: only, versions, ...others } = parts;
  const whole = { name, labels: {}, over: "correction", kinds: [], causes: [], documents: [], span: NOWHERE } as const;
  return { ...whole, ...others, versions: versions ?? [version(SPANS[calendar].first, undefined, only, calendar)] };
}

export function version(from: string, to: string | undefined, of: AuthorityBody, calendar: keyof typeof SPANS = "persian"): Authority["versions"][number] {
  const [start, end] = [dayOf(from, calendar), dayOf(to ?? SPANS[calendar].last, calendar)];
  const cites = [{ source: "board_1399", clause: "res. 412" }];
  return { from: start, to: end, announced: start, annulled: undefined, cites, marks: ["example"], span: NOWHERE, body: of };
}

const SMALL = ["misread", "estimate_true_up"];

/** The rows of decision 0007. */
export const ROWS: readonly MatrixRow[] = [
  row("clerk", { fits: { kind: SMALL }, amount: "5000000", share: "0.5", age: 3, documents: ["photo"] }),
  row("district_manager", { amount: "50000000", age: 12, documents: ["photo"] }),
  row("sales_office", { amount: "500000000", age: 24, documents: ["photo", "sheet"], approvers: 2 }),
  row("board", { documents: ["photo", "sheet"], approvers: 2 }),
];

export const BODY: AuthorityBody = body(ROWS, {
  bars: [
    {
      name: "too_old_for_the_company",
      labels: { "": "The company may not charge more than a year back", fa: "شرکت بیش از یک سال به عقب نمی‌گیرد" },
      condition: { kind: "all", of: [choice("favour", "company"), compared("age", ">", "12")] },
      cites: [{ source: "limit_act", clause: undefined }],
      marks: [],
      span: NOWHERE,
    },
  ],
  forbids: [
    { roles: ["requester", "approver"], cites: [], span: NOWHERE },
    { roles: ["approver", "reader"], cites: [], span: NOWHERE },
  ],
  raises: [{ condition: choice("account.related", "yes"), topApprovers: 3, cites: [], span: NOWHERE }],
  cumulate: { count: 12, unit: "months" },
  delegation: "one step",
  expires: 30,
});

export const CORRECTIONS: Authority = authority("corrections", {
  labels: { "": "Correction of issued bills", fa: "اصلاح صورتحساب" },
  kinds: members("misread", "estimate_true_up", "wrong_class"),
  causes: members("company", "customer", "meter"),
  documents: members("photo", "sheet"),
  body: BODY,
});

/** Decision 0007. */
export const OFFICE: Plan = planWith({ authorities: { corrections: CORRECTIONS } });

function base(calendar: keyof typeof SPANS): Plan {
  const { first, last } = SPANS[calendar];
  const text = SCHEDULE.replace("CALENDAR", calendar).replaceAll("FIRST", first).replace("LAST", last);
  const { schedule, diagnostics } = load([{ path: "office.mizan", text }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule.plan;
}
