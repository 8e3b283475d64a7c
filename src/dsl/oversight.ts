// The checked oversight half: grades, authority and instalments, every name bound. Part of the program and, as it stands, of the plan.
// Plain, readonly, serialisable data. Numbers are exact texts; money in the schedule's currency; days are day numbers; counts are whole numbers.
import type { Span } from "../values/span.ts";
import type { Citation, DaySpan, Labels, Member, Rounding, UnknownBody, Untranslatable, Version } from "./program.ts";
import type { MarkWord } from "./tree/tree.ts";

/** What is decided over. */
export type Noun = "correction" | "write_off" | "waiver" | "instalment" | "class_change" | "disconnection";

export interface Oversight {
  /** From the lowest to the highest. */
  readonly grades: readonly Member[];
  readonly authorities: Readonly<Record<string, Authority>>;
  readonly instalments: Readonly<Record<string, Instalments>>;
}

/**
 * A test of an authority (`values`: `kind`, `cause`, `favour`, `amount`, `cumulated`, `share`, `age`, `documents`) or of instalments (`debt`, `down`,
 * `count`, `span`, `cause`). `favour` may be `neither` here. Values are names (documents joined by `,`), or exact texts: money in the currency, a ratio, whole months. `account` as in
 * a bill request. `day`: of the question or agreement.
 */
export interface OversightTest {
  readonly title: string;
  readonly subject: { readonly kind: "authority" | "instalments"; readonly name: string };
  readonly account: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly day: number;
  readonly expectations: readonly {
    readonly name: "nobody" | "grade" | "approvers" | "barred" | "down" | "by" | "part" | "due" | "refused";
    /** Of `part` and `due`, from 1. */
    readonly index: number | undefined;
    /** A name, an exact text, or a day number as text; `""` for `nobody`, and for `barred = none`. */
    readonly value: string;
    readonly span: Span;
  }[];
  readonly span: Span;
}

/**
 * A condition over the fields of a question, each compared with constants alone.
 * Fields: `kind`, `cause`, `favour` (`customer` or `company`), `account.x`; numbers: `amount` (of this request, a size, in the currency), `cumulated`
 * (with the account's others in the window), `share` (of the bill, with the bill's others; a ratio, `0.5` is 50%), `age` (whole months), `debt` (in the
 * currency), `span` (whole months over which a debt arose), `account.x` (base units), `account.x` of a date (day number).
 */
export type Condition =
  | { readonly kind: "constant"; readonly holds: boolean }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "choice"; readonly field: string; readonly values: readonly string[]; readonly span: Span }
  | {
      readonly kind: "number";
      readonly field: string;
      readonly sign: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly value: string;
      readonly span: Span;
    };

export interface Authority {
  readonly name: string;
  readonly labels: Labels;
  readonly over: Noun;
  /** Empty where requests of this authority state none. */
  readonly kinds: readonly Member[];
  readonly causes: readonly Member[];
  readonly documents: readonly Member[];
  readonly versions: readonly (Version & { readonly body: UnknownBody | AuthorityBody })[];
  readonly span: Span;
}

export interface AuthorityBody {
  readonly kind: "authority";
  /** Unknown where no source gives the matrix: the bars still hold. */
  readonly matrix: UnknownBody | { readonly kind: "rows"; readonly rows: readonly MatrixRow[] };
  readonly bars: readonly Bar[];
  readonly forbids: readonly Forbid[];
  readonly raises: readonly Raise[];
  /** Of a correction: its total's change, or the sizes of its lines' changes added up. Other nouns: `net`. */
  readonly amount: "net" | "gross";
  /** The window (t - count, t] in which the account's other requests count; undefined: each request by itself. */
  readonly cumulate: { readonly count: number; readonly unit: "months" | "days" } | undefined;
  readonly delegation: "none" | "one step" | "onward";
  /** Days after the approval on the last of which it may still be used; undefined: it does not expire. */
  readonly expires: number | undefined;
  readonly untranslatable: readonly Untranslatable[];
}

/** Limits are inclusive; undefined is `no limit`. `fits`: field -> values; a field that is absent is `any`. */
export interface MatrixRow {
  readonly grade: string;
  readonly fits: Readonly<Record<string, readonly string[]>>;
  readonly amount: string | undefined;
  /** A ratio. */
  readonly share: string | undefined;
  readonly age: number | undefined;
  readonly documents: readonly string[];
  readonly approvers: number;
  readonly span: Span;
}

export interface Bar {
  readonly name: string;
  readonly labels: Labels;
  readonly condition: Condition;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly span: Span;
}

export type Role = "requester" | "approver" | "reader" | "account holder" | "delegate of requester";

export interface Forbid {
  readonly roles: readonly [Role, Role];
  readonly cites: readonly Citation[];
  readonly span: Span;
}

/** One grade more than the matrix says; where that is already the highest, at least `topApprovers` approvers. */
export interface Raise {
  readonly condition: Condition;
  readonly topApprovers: number;
  readonly cites: readonly Citation[];
  readonly span: Span;
}

export interface Instalments {
  readonly name: string;
  readonly labels: Labels;
  readonly causes: readonly Member[];
  readonly versions: readonly (Version & { readonly body: UnknownBody | InstalmentBody })[];
  readonly span: Span;
}

/** The terms that an exception may replace. */
export interface PlanTerms {
  /** Least and most share of the debt to be paid down (ratios) and their rounding; undefined: no down payment. */
  readonly down: { readonly least: string | undefined; readonly most: string | undefined; readonly round: Rounding | undefined } | undefined;
  readonly count: PlanCount;
  /** The smallest part, in the currency. */
  readonly leastPart: string;
  readonly first: Step;
  /** No plan within this time after one was broken; undefined: no such rule. */
  readonly afterBroken: Step | undefined;
}

export interface PlanCount {
  /** `span`: the months over which the debt arose, at most the grade's own limit. */
  readonly from: number | "span";
  /** From the lowest grade to the highest, limits rising. */
  readonly limits: readonly { readonly upTo: number; readonly by: string }[];
}

export interface Step {
  readonly count: number;
  readonly unit: "months" | "days";
}

export interface InstalmentBody extends PlanTerms {
  readonly kind: "instalments";
  /** Constant true where the file has no `for`. */
  readonly fits: Condition;
  readonly every: Step;
  /** Whether a due date on a weekend day or holiday moves to the next day that is neither, before the next due date. */
  readonly moved: boolean;
  readonly parts: { readonly round: Rounding; readonly remainder: "first" | "last" | "spread" };
  readonly activePlans: number;
  /** Simple, on the balance, `rate` (a ratio) for each `days` days; undefined: no interest. */
  readonly interest: { readonly rate: string; readonly days: number; readonly round: Rounding } | undefined;
  readonly settle: { readonly kind: "oldest first" } | { readonly kind: "pro rata"; readonly round: Rounding; readonly remainder: "first" | "last" };
  /** A row is missed where more than `short` of it is unpaid at the end of the day `days` after it was due. */
  readonly missed: { readonly short: string; readonly days: number };
  /** Rows missed in a row after which the plan is broken. */
  readonly broken: number;
  readonly cancelledBill: "recomputes" | "breaks";
  /** undefined: no plan takes the place of another, and a debt whose plan was broken has no second one. */
  readonly replan: { readonly atMost: number; readonly paidInRow: number | undefined; readonly withinDays: number | undefined } | undefined;
  readonly exceptions: readonly PlanException[];
  readonly untranslatable: readonly Untranslatable[];
}

/** Terms that are undefined stay the version's. */
export interface PlanException {
  readonly name: string;
  readonly labels: Labels;
  readonly condition: Condition;
  readonly over: readonly string[];
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly terms: {
    readonly down: { readonly value: PlanTerms["down"] } | undefined;
    readonly count: PlanCount | undefined;
    readonly leastPart: string | undefined;
    readonly first: Step | undefined;
    readonly afterBroken: Step | undefined;
  };
  readonly span: Span;
}

/** When a source was annulled: using a clause of it after that is a finding. */
export interface SourceEnd {
  readonly on: DaySpan["from"];
  readonly by: string;
  readonly reach: "from that day" | "from its start";
}
