// The checked program: every name bound, every expression typed, amendments worked in, lines in the order of evaluation.
// Plain, readonly, serialisable data. Numbers are exact texts (`exactFromText`) in base units; days are day numbers.
// INVARIANT: a program exists only for texts without errors; nothing later looks a name up and fails.
import type { Day } from "../values/calendar.ts";
import type { RoundingMode } from "../values/exact.ts";
import type { Span } from "../values/span.ts";
import type { Dimension } from "../values/unit.ts";
import type { Oversight, OversightTest, SourceEnd } from "./oversight.ts";
import type { CrossingWord, MarkWord, ScopeWord } from "./tree/tree.ts";

/** Language -> text; `""` is the text without a language. */
export type Labels = Readonly<Record<string, string>>;

export interface Citation {
  readonly source: string;
  readonly clause: string | undefined;
}

/** A unit as written: `name` for people, `dimension` in base units, `factor` (exact text) what one of it is in base units. */
export interface UnitUse {
  readonly name: string;
  readonly dimension: Dimension;
  readonly factor: string;
}

export interface Program {
  readonly name: string;
  readonly labels: Labels;
  readonly currency: string;
  /** Of the smallest amount that is paid, and that one bill hands to the next. */
  readonly currencyDecimals: number;
  readonly calendar: "persian" | "gregorian";
  readonly zone: string;
  /** 0 Monday ... 6 Sunday. */
  readonly weekend: readonly number[];
  readonly horizon: DaySpan;
  readonly sources: Readonly<Record<string, SourceUse>>;
  readonly units: readonly DeclaredUnit[];
  readonly account: Readonly<Record<string, AccountField>>;
  readonly usage: Readonly<Record<string, MeasuredField>>;
  readonly history: Readonly<Record<string, MeasuredField>>;
  readonly charges: Readonly<Record<string, MeasuredField>>;
  readonly seasons: Readonly<Record<string, SeasonSet>>;
  readonly dayparts: Readonly<Record<string, DaypartSet>>;
  readonly holidays: readonly (Version & { readonly body: UnknownBody | { readonly kind: "days"; readonly days: readonly MonthDay[] } })[];
  readonly rates: Readonly<Record<string, Rate>>;
  readonly tariffs: Readonly<Record<string, Tariff>>;
  readonly oversight: Oversight;
  readonly untranslatable: readonly Untranslatable[];
  readonly tests: readonly Test[];
  readonly oversightTests: readonly OversightTest[];
  readonly proofs: readonly Proof[];
  /** By expression id, for every expression that a tariff or a rate holds. */
  readonly denominators: Readonly<Record<number, Denominator>>;
  readonly guards: Guards;
}

/**
 * What the value's denominator divides: `constant` (whole, as text) times the named whole numbers of the bill, each to its power:
 * `days of the bill`, `days of the piece`, `days of the segment`, `account.households`, `bills counted`. Where a bill has several of one
 * (pieces of usage as read and as joined over interim readings, spans in which a line is worked out, a dated field), their least common multiple
 * stands in; for none, and for a zero, by which no bill divides, 1.
 */
export interface Denominator {
  readonly constant: string;
  readonly factors: Readonly<Record<string, number>>;
}

/**
 * A bound for each expression, and for what a rule does after its expressions. An expression that stands in several tariffs, in lines that are cut
 * and in lines that are not, has one: it holds in all of them, since each of its terms is the greatest found in any.
 */
export interface Guards {
  /** Each once. */
  readonly distinct: readonly Guard[];
  /** By expression id, for those that have a denominator: the place in `distinct`. */
  readonly expressions: Readonly<Record<number, number>>;
  /**
   * By tariff, then by line or group name and `payable`: the place in `distinct`. From the values of its expressions on: weighting by days, adding up,
   * `round`, `print`, what is carried. A whole line is held by its own and those of all expressions that it reaches.
   */
  readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * A bound on every scaled whole number met in working one thing out from its parts: the parts' values over their denominators, its own over its
 * own, both sides of each comparison and each rounding, and the edges of a table. How the parts came about is bounded by their own guards.
 * At most the sum of the terms, each a constant (whole, as text) times magnitudes of the bill to a power (`usage.active`, `account.contracted`,
 * `history.x`, `charges.x`, `brought_forward`, `true_up`, `segments`, and what a `Denominator` names, as it takes them), in base units. A magnitude is a
 * size: of usage the sum of sizes over pieces and dayparts, of a dated quantity or of history the greatest, `segments` into how many parts the cuts of
 * all lines together divide the bill; what a bill does not bring is zero. Where there would be too many terms, a looser bound of few stands in `inputs`,
 * the sum of all magnitudes that the request brings. A backend puts a bill's own magnitudes in and takes the narrowest arithmetic that holds the result.
 */
export interface Guard {
  readonly terms: readonly { readonly constant: string; readonly factors: Readonly<Record<string, number>> }[];
  /**
   * For people, of every input that the terms name: with all others at the top of their declared range, in a bill of 62 days, how far `input` may
   * go, in its own unit (`inputs` in base units); `0` where the others alone exceed it.
   */
  readonly limits: readonly { readonly input: string; readonly bits53: string; readonly digits18: string; readonly digits38: string }[];
}

export interface DaySpan {
  readonly from: Day;
  /** Exclusive. */
  readonly to: Day;
}

export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

export interface SourceUse {
  readonly name: string;
  readonly labels: Labels;
  readonly dated: Day | undefined;
  readonly unverified: boolean;
  readonly url: string | undefined;
  readonly note: string | undefined;
  /** Whether the source itself has lost its force: a rule or an act that rests on it afterwards has no basis. */
  readonly annulled: SourceEnd | undefined;
}

export interface DeclaredUnit {
  readonly unit: UnitUse;
  readonly labels: Labels;
  readonly summable: boolean;
}

export type AccountField = { readonly name: string; readonly labels: Labels; readonly span: Span } & (
  | { readonly kind: "choice"; readonly values: readonly { readonly name: string; readonly labels: Labels }[] }
  | { readonly kind: "whole"; readonly least: string; readonly most: string }
  | { readonly kind: "quantity"; readonly unit: UnitUse; readonly least: string; readonly most: string; readonly places: number }
  | { readonly kind: "date" | "iran_bill_id" | "iran_payment_id" }
);

/** `least`, `most`: exact texts in `unit` (as written, not base units); `places`: decimals in `unit`. */
export interface MeasuredField {
  readonly name: string;
  readonly labels: Labels;
  readonly unit: UnitUse;
  /** Shared out when a period is cut, or holding in every part. */
  readonly summable: boolean;
  /** The daypart set of a usage field that has one register for each daypart. */
  readonly by: string | undefined;
  /** How many bills back a history field goes. */
  readonly bills: number | undefined;
  /** What a charge counts as when not given, in `unit`; undefined: the input must give it. */
  readonly absent: string | undefined;
  readonly least: string;
  readonly most: string;
  readonly places: number;
  readonly span: Span;
}

/** `to` is the horizon's end where the file has none; `announced` is `from` where the file has none. */
export interface Version extends DaySpan {
  readonly announced: Day;
  readonly annulled: { readonly on: Day; readonly by: string; readonly reach: "from that day" | "from its start" } | undefined;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly span: Span;
}

export interface UnknownBody {
  readonly kind: "unknown";
  readonly because: string;
}

export interface Member {
  readonly name: string;
  readonly labels: Labels;
}

export interface SeasonSet {
  readonly name: string;
  readonly members: readonly Member[];
  /** The account field by whose value the seasons differ. */
  readonly by: string | undefined;
  readonly versions: readonly (Version & { readonly body: UnknownBody | SeasonBody })[];
  readonly span: Span;
}

/** Value of the `by` field (`""` without one) -> spans [from, to) in the year, tiling it, each with its season. */
export interface SeasonBody {
  readonly kind: "seasons";
  readonly spans: Readonly<Record<string, readonly { readonly from: MonthDay; readonly season: string }[]>>;
}

export interface DaypartSet {
  readonly name: string;
  readonly members: readonly Member[];
  /** The account field by whose value the hours differ. */
  readonly by: string | undefined;
  readonly versions: readonly (Version & { readonly body: UnknownBody | DaypartBody })[];
  readonly span: Span;
}

/** Value of the `by` field (`""` without one) -> windows; `otherwise` takes what they leave. */
export interface DaypartBody {
  readonly kind: "dayparts";
  readonly windows: Readonly<Record<string, readonly DaypartWindow[]>>;
  readonly otherwise: string | undefined;
}

/** Minutes of the day [from, to), never wrapping. `on`: kinds of day; none: every day. */
export interface DaypartWindow {
  readonly daypart: string;
  readonly from: number;
  readonly to: number;
  readonly on: readonly string[];
  readonly within: { readonly set: string; readonly season: string } | undefined;
  readonly span: Span;
}

export type Key =
  | { readonly kind: "account"; readonly name: string }
  | { readonly kind: "seasons"; readonly name: string }
  | { readonly kind: "dayparts"; readonly name: string };

export interface Rate {
  readonly name: string;
  readonly labels: Labels;
  readonly unit: UnitUse;
  readonly keys: readonly Key[];
  /** The unit of the blocks' edges as written, for a rate with blocks. */
  readonly axis: UnitUse | undefined;
  /** The unit of what runs through the blocks, and of the scaled edges: the axis times the fields that widen it. */
  readonly quantityUnit: UnitUse | undefined;
  readonly widths: Widths | undefined;
  /** Own word, or undefined for the tariff's. */
  readonly crossing: CrossingWord | undefined;
  readonly versions: readonly (Version & { readonly body: RateBody })[];
  /** Whether two versions differ in content: only then does the rate cut anything. */
  readonly varies: boolean;
  readonly span: Span;
}

export interface Widths {
  readonly scales: readonly Scale[];
  readonly round: Rounding | undefined;
}

export type Scale =
  | { readonly kind: "days"; readonly count: number }
  | { readonly kind: "month" }
  /** A level account or usage field. */
  | { readonly kind: "field"; readonly value: Expression };

/** `table` in cells and blocks: the key values in the order of `keys`, joined by `|`; `""` for no key. */
export type RateBody =
  | UnknownBody
  | { readonly kind: "cells"; readonly cells: Readonly<Record<string, Expression>> }
  | { readonly kind: "blocks"; readonly columns: Readonly<Record<string, BlockColumn>> };

/** Rows from the lowest; the first `lower` is zero, the last has no `upper`. Edges before scaling, in base units. */
export interface BlockColumn {
  readonly rows: readonly BlockRow[];
}

export interface BlockRow {
  readonly lower: Expression;
  readonly upper: Expression | undefined;
  readonly cell: Expression;
  readonly span: Span;
}

export interface Rounding {
  readonly mode: RoundingMode;
  /** In base units, exact text. */
  readonly step: string;
  readonly unit: UnitUse;
}

export interface Tariff {
  readonly name: string;
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly amends: string | undefined;
  /** The tariff fits where `condition` holds and no `except` does (the `for` of tariffs that amend it). Undefined holds for every account. */
  readonly fits: { readonly condition: Expression | undefined; readonly except: readonly (Expression | undefined)[]; readonly valid: DaySpan };
  readonly crossing: CrossingWord | undefined;
  readonly lets: Readonly<Record<string, Let>>;
  /** As printed. */
  readonly items: readonly (Line | Group)[];
  /** Names of lines and groups, each after all that it reads. */
  readonly order: readonly string[];
  readonly payable: Payable;
  readonly untranslatable: readonly Untranslatable[];
  readonly span: Span;
}

export interface Let {
  readonly name: string;
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly value: Expression;
  readonly span: Span;
}

/**
 * What can cut a line inside a bill. A rate only if it splits and varies; `uses`: the keys of each use that the line makes of it, in the rate's order,
 * so that a version which changes another customer's column cuts nothing.
 */
export type CutSource =
  | { readonly kind: "rate"; readonly name: string; readonly uses: readonly (readonly (Expression | undefined)[])[] }
  | { readonly kind: "seasons"; readonly name: string }
  | { readonly kind: "account"; readonly name: string };

export interface Line {
  readonly kind: "line";
  readonly name: string;
  readonly memo: boolean;
  readonly group: string | undefined;
  readonly tags: readonly string[];
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly value: Expression;
  readonly exceptions: readonly Exception[];
  /** How it is worked out. A line that nothing cuts is worked out once, `over bill`. */
  readonly work: ScopeWord;
  /** Where `round` applies: to each segment's value, or to their sum. */
  readonly roundScope: ScopeWord;
  readonly round: Rounding | undefined;
  readonly print: Rounding | undefined;
  readonly cuts: readonly CutSource[];
  readonly span: Span;
}

export interface Exception {
  readonly name: string;
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly condition: Expression;
  readonly value: Expression;
  readonly over: readonly string[];
  /** The file says that its meeting none before it is not proved. */
  readonly testedNotProved: boolean;
  readonly span: Span;
}

export interface Group {
  readonly kind: "group";
  readonly name: string;
  readonly tags: readonly string[];
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
  readonly lines: readonly Line[];
  readonly round: Rounding | undefined;
  readonly print: Rounding | undefined;
  readonly span: Span;
}

export interface Payable {
  readonly labels: Labels;
  readonly cites: readonly Citation[];
  readonly value: Expression;
  readonly round: Rounding | undefined;
  readonly remainder: { readonly word: "carry" | "drop"; readonly labels: Labels } | undefined;
  readonly span: Span;
}

export interface Untranslatable {
  readonly words: string;
  readonly because: string;
  readonly cites: readonly Citation[];
  readonly condition: Expression | undefined;
  readonly span: Span;
}

/** `zero`: the literal zero, which counts as shared or level. `index`: the daypart set of a value with one number for each daypart. */
export type ValueType =
  | { readonly kind: "quantity"; readonly dimension: Dimension; readonly share: "shared" | "level" | "zero"; readonly index: string | undefined }
  /** `domain`: `account.region`, or a season set `seasons.climate`. */
  | { readonly kind: "choice"; readonly domain: string }
  | { readonly kind: "truth" }
  | { readonly kind: "date" };

interface Expr {
  /** Unique in the program. */
  readonly id: number;
  readonly type: ValueType;
  readonly span: Span;
}

export interface Places {
  readonly count: number;
  readonly mode: RoundingMode;
}

export type Builtin = "days" | "months" | "total" | "brought_forward" | "base";

export type Expression = Expr &
  (
    | { readonly kind: "number"; readonly value: string; readonly unit: UnitUse }
    | { readonly kind: "date"; readonly day: Day }
    | { readonly kind: "choice"; readonly value: string }
    | { readonly kind: "account"; readonly name: string }
    | { readonly kind: "usage"; readonly name: string }
    | { readonly kind: "charge"; readonly name: string }
    | { readonly kind: "season"; readonly set: string }
    | { readonly kind: "builtin"; readonly name: Builtin }
    /** A let of the tariff (or of the schedule, copied into each tariff that uses it). */
    | { readonly kind: "let"; readonly name: string }
    /** Another line or group: its final amount, or its value in the segment where the reading line is cut. */
    | { readonly kind: "line"; readonly name: string }
    /** `lines`: the lines and groups so tagged, in printed order, worked out by the checker. */
    | { readonly kind: "sum of tag"; readonly tag: string; readonly lines: readonly string[] }
    /** A cell. `quantity` for a rate with blocks. `keys` in the rate's order; undefined for a daypart key left open: an indexed value. */
    | { readonly kind: "rate"; readonly rate: string; readonly quantity: Expression | undefined; readonly keys: readonly (Expression | undefined)[] }
    | {
        readonly kind: "through";
        readonly rate: string;
        readonly quantity: Expression;
        readonly keys: readonly (Expression | undefined)[];
        readonly whole: boolean;
        readonly joint: { readonly kind: "single" } | { readonly kind: "each alone" } | { readonly kind: "pro rata"; readonly places: Places };
      }
    | { readonly kind: "by daypart"; readonly set: string; readonly cases: Readonly<Record<string, Expression>> }
    | { readonly kind: "select"; readonly of: Expression; readonly member: string }
    | { readonly kind: "total"; readonly of: Expression }
    | { readonly kind: "negative"; readonly of: Expression }
    | {
        readonly kind: "arithmetic";
        readonly sign: "+" | "-" | "*" | "/";
        readonly left: Expression;
        readonly right: Expression;
        readonly places: Places | undefined;
      }
    | { readonly kind: "extreme"; readonly which: "min" | "max"; readonly of: readonly Expression[] }
    | { readonly kind: "rounded"; readonly of: Expression; readonly rounding: Rounding }
    | { readonly kind: "power factor"; readonly active: Expression; readonly reactive: Expression; readonly places: Places }
    | {
        readonly kind: "fold";
        readonly field: string;
        readonly fold: "highest" | "lowest" | "average" | "sum" | "latest";
        readonly bills: number;
        readonly upTo: boolean;
        /** undefined: refuse. */
        readonly otherwise: Expression | undefined;
      }
    | { readonly kind: "if"; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }
    | { readonly kind: "comparison"; readonly sign: "=" | "!=" | "<" | "<=" | ">" | ">="; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "one of"; readonly left: Expression; readonly values: readonly string[] }
    | { readonly kind: "logic"; readonly word: "and" | "or"; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "not"; readonly of: Expression }
    | { readonly kind: "unknown"; readonly because: string }
  );

/** A test block as a bill request (the library's own input form) and what it must give. */
export interface Test {
  readonly title: string;
  readonly span: Span;
  /** JSON of a bill request; `id` is the title. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly expectations: readonly TestExpectation[];
}

/** `value` in base units, exact text. `name`: a line, group, `total`, `payable`, `carried`, `dropped`. `block` counts from 1. */
export type TestExpectation =
  | { readonly kind: "refused"; readonly words: string | undefined; readonly span: Span }
  | { readonly kind: "amount" | "printed"; readonly name: string; readonly value: string; readonly unit: UnitUse; readonly span: Span }
  | { readonly kind: "block"; readonly name: string; readonly block: number; readonly value: string; readonly unit: UnitUse; readonly span: Span };

export interface Proof {
  readonly tariff: string;
  /** A line or group of the tariff, `total` or `payable`. */
  readonly subject: string;
  readonly claim:
    | { readonly kind: "monotone"; readonly direction: "does not fall" | "does not rise"; readonly variable: ProofPath }
    | { readonly kind: "bound"; readonly side: "at least" | "at most"; readonly value: string };
  readonly ranges: readonly { readonly path: ProofPath; readonly least: string; readonly most: string }[];
  readonly fixed: readonly { readonly path: ProofPath; readonly value: string }[];
  /** Periods: one, or every length from `fewest` to `most` days that starts on `from`. */
  readonly periods: readonly DaySpan[];
  /** In base units. */
  readonly within: string;
  readonly exceptAt: readonly string[];
  readonly testedNotProved: boolean;
  readonly span: Span;
}

export interface ProofPath {
  readonly of: "account" | "usage" | "history" | "charges";
  readonly name: string;
  /** `usage.active.peak`: one daypart. */
  readonly member: string | undefined;
}
