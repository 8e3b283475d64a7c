// The syntax tree of the oversight half: grades, authority and instalments. Same manner as tree.ts: nothing is looked up here.
import type { Span } from "../../values/span.ts";
import type {
  Citation,
  DateText,
  Expression,
  Label,
  LabelledName,
  Mark,
  Name,
  NumberText,
  Path,
  PercentText,
  RoundClause,
  StringText,
  UnitExpression,
  Unknown,
  Untranslatable,
  Value,
  VersionHead,
} from "./tree.ts";

interface Node {
  readonly span: Span;
}

/** From the lowest to the highest. */
export interface Grades extends Node {
  readonly kind: "grades";
  readonly labels: readonly Label[];
  readonly grades: readonly LabelledName[];
}

export type NounWord = "correction" | "write_off" | "waiver" | "instalment" | "class_change" | "disconnection";

export interface Authority extends Node {
  readonly kind: "authority";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly over: NounWord;
  /** `kind: a | b`, `cause: a | b`, `documents: a, b`: what a request may say. Undefined where the file does not say it. */
  readonly kinds: readonly LabelledName[] | undefined;
  readonly causes: readonly LabelledName[] | undefined;
  readonly documents: readonly LabelledName[] | undefined;
  readonly versions: readonly AuthorityVersion[];
}

export interface AuthorityVersion extends Node {
  readonly head: VersionHead;
  readonly items: readonly AuthorityItem[];
}

export type AuthorityItem = Matrix | Unknown | Bar | Forbid | Raise | CountAmount | Cumulate | Delegation | Expiry | Untranslatable;

export type ColumnWord = "kind" | "cause" | "in favour of" | "up to" | "share of bill" | "age up to" | "documents" | "approvers";

/** The first column is `grade`; `columns` are the others, each `word` or a path (`account.class`). */
export interface Matrix extends Node {
  readonly kind: "matrix";
  readonly columns: readonly (({ readonly kind: "word"; readonly word: ColumnWord } & Node) | ({ readonly kind: "field"; readonly path: Path } & Node))[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow extends Node {
  readonly grade: Name;
  /** As many as columns. */
  readonly cells: readonly MatrixCell[];
}

/** `names`: values, or the single name `any`. `amount` with the unit as written: `5_000_000 IRR`, `3 months`; a bare count has no unit. */
export type MatrixCell =
  | ({ readonly kind: "names"; readonly names: readonly Name[] } & Node)
  | ({ readonly kind: "none" } & Node)
  | ({ readonly kind: "no limit" } & Node)
  | ({ readonly kind: "amount"; readonly number: NumberText; readonly unit: UnitExpression | undefined } & Node)
  | PercentText;

/** What nobody may do: `bar NAME labels when COND cites`. */
export interface Bar extends Node {
  readonly kind: "bar";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly condition: Expression;
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}

export type RoleWord = "requester" | "approver" | "reader" | "account holder" | "delegate of requester";

/** `forbid requester = approver cites ...`. */
export interface Forbid extends Node {
  readonly kind: "forbid";
  readonly roles: readonly [RoleWord, RoleWord];
  readonly cites: readonly Citation[];
}

/** `raise one grade when COND, at the top N approvers cites ...`. */
export interface Raise extends Node {
  readonly kind: "raise";
  readonly condition: Expression;
  readonly topApprovers: NumberText;
  readonly cites: readonly Citation[];
}

/** `count amount net` (of the bill's total) or `count amount gross` (sizes of the lines' changes added up). */
export interface CountAmount extends Node {
  readonly kind: "count amount";
  readonly word: "net" | "gross";
}

/** `cumulate per account over 12 months in absolute value` or `no cumulation`. */
export interface Cumulate extends Node {
  readonly kind: "cumulate";
  readonly over: { readonly count: NumberText; readonly unit: "months" | "days" } | undefined;
}

/** `delegation none`, `delegation one step`, `delegation onward`. */
export interface Delegation extends Node {
  readonly kind: "delegation";
  readonly word: "none" | "one step" | "onward";
}

/** `approval expires 30 days after` or `approval does not expire`. */
export interface Expiry extends Node {
  readonly kind: "expiry";
  readonly days: NumberText | undefined;
}

export interface Instalments extends Node {
  readonly kind: "instalments";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly causes: readonly LabelledName[] | undefined;
  readonly versions: readonly InstalmentsVersion[];
}

export interface InstalmentsVersion extends Node {
  readonly head: VersionHead;
  readonly items: readonly InstalmentItem[];
}

export type InstalmentItem =
  | ({ readonly kind: "for"; readonly condition: Expression } & Node)
  | DownPayment
  | PlanCount
  | FirstDue
  | Interval
  | Moved
  | Parts
  | LeastPart
  | ActivePlans
  | AfterBroken
  | Interest
  | Settle
  | Missed
  | Broken
  | CancelledBill
  | Replan
  | PlanException
  | Unknown
  | Untranslatable;

/** `down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR`; `no down payment` has neither. */
export interface DownPayment extends Node {
  readonly kind: "down payment";
  readonly atLeast: PercentText | undefined;
  readonly atMost: PercentText | undefined;
  readonly round: RoundClause | undefined;
}

/** `count from 2 up to 6 by district_manager, up to 12 by sales_office`; `from span`: not fewer than the months over which the debt arose. */
export interface PlanCount extends Node {
  readonly kind: "count";
  readonly from: NumberText | "span" | undefined;
  readonly limits: readonly ({ readonly upTo: NumberText; readonly by: Name } & Node)[];
}

/** `first due 1 month after agreement`. */
export interface FirstDue extends Node {
  readonly kind: "first due";
  readonly count: NumberText;
  readonly unit: "months" | "days";
}

/** `every 1 month, month end clamped`; `every 14 days`. */
export interface Interval extends Node {
  readonly kind: "every";
  readonly count: NumberText;
  readonly unit: "months" | "days";
  readonly clamped: boolean;
}

/** `moved off holidays forward, before the next`; `not moved`. */
export interface Moved extends Node {
  readonly kind: "moved";
  readonly word: "forward" | "not moved";
}

/** `equal parts round down to 10_000 IRR, remainder on first`, `remainder on last` or `remainder spread`. */
export interface Parts extends Node {
  readonly kind: "parts";
  readonly round: RoundClause;
  readonly remainder: "first" | "last" | "spread" | undefined;
}

/** `part at least 100_000 IRR`. */
export interface LeastPart extends Node {
  readonly kind: "part at least";
  readonly number: NumberText;
  readonly unit: UnitExpression | undefined;
}

/** `at most 1 active plan per account`. */
export interface ActivePlans extends Node {
  readonly kind: "active plans";
  readonly count: NumberText;
}

/** `not after a broken plan within 12 months`. */
export interface AfterBroken extends Node {
  readonly kind: "after broken";
  readonly count: NumberText;
  readonly unit: "months" | "days";
}

/** `no interest`, or `interest 12% per 365 days on the balance round half up to 1 IRR`. */
export interface Interest extends Node {
  readonly kind: "interest";
  readonly rate: { readonly percent: PercentText; readonly days: NumberText; readonly round: RoundClause } | undefined;
}

/** `payments settle oldest first`, or `payments settle pro rata round down to 1 IRR, remainder on last`. */
export interface Settle extends Node {
  readonly kind: "settle";
  readonly round: RoundClause | undefined;
  readonly remainder: "first" | "last" | undefined;
}

/** `missed when short by more than 0 IRR 7 days after due`. */
export interface Missed extends Node {
  readonly kind: "missed";
  readonly number: NumberText;
  readonly unit: UnitExpression | undefined;
  readonly days: NumberText;
}

/** `broken after 2 missed in a row: balance due, original due dates restored`. */
export interface Broken extends Node {
  readonly kind: "broken";
  readonly count: NumberText;
}

/** `cancelled bill recomputes plan` or `cancelled bill breaks plan`. */
export interface CancelledBill extends Node {
  readonly kind: "cancelled bill";
  readonly word: "recomputes" | "breaks";
}

/** `replan at most 1, after 2 paid in a row, within 90 days of break`, or `no replan`. */
export interface Replan extends Node {
  readonly kind: "replan";
  readonly atMost: NumberText | undefined;
  readonly paidInRow: NumberText | undefined;
  readonly withinDays: NumberText | undefined;
}

/** `exception hardship over other when COND cites ... : count ..., down payment ...`: other terms in place of the version's. */
export interface PlanException extends Node {
  readonly kind: "plan exception";
  readonly name: Name;
  readonly over: readonly Name[];
  readonly labels: readonly Label[];
  readonly condition: Expression;
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly terms: readonly (PlanCount | DownPayment | LeastPart | FirstDue | AfterBroken)[];
}

/**
 * A `test` block of an authority or of instalments. `account` as in a bill's test, without dates; `values` of `question { ... }` or `plan { ... }`, where
 * `documents photo, sheet` is two values with one name; `day`: `asked` or `agreed`.
 */
export interface OversightTest extends Node {
  readonly kind: "oversight test";
  readonly title: StringText;
  readonly subject: { readonly kind: "authority" | "instalments"; readonly name: Name };
  readonly account: readonly { readonly name: Name; readonly value: Value }[];
  readonly values: readonly { readonly name: Name; readonly value: Value }[];
  readonly day: DateText | undefined;
  readonly expectations: readonly OversightExpectation[];
}

/** `nobody`; or `NAME [N] = value`: `grade = clerk`, `approvers = 2`, `barred = older_than_a_year`; `down = ...`, `by = board`, `part 1 = ...`, `due 1 = ...`, `refused = finding`. */
export type OversightExpectation =
  | ({ readonly kind: "nobody"; readonly first: boolean } & Node)
  | ({ readonly kind: "value"; readonly name: Name; readonly index: NumberText | undefined; readonly value: Value; readonly first: boolean } & Node);
