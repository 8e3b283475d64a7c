// The syntax tree: what a rule file says, before any name is looked up. Plain data; every node has `kind` and `span`.
// Numbers and dates are kept as plain ASCII text (`1000.5`, `1394-02-01`): nothing is computed here. Names are as written.
// Comments are kept beside the tree (`SourceFile.comments`) for the formatter.
import type { RoundingMode } from "../../values/exact.ts";
import type { Span } from "../../values/span.ts";
import type { Authority, Grades, Instalments, OversightTest } from "./oversight.ts";

interface Node {
  readonly span: Span;
}

export interface Name extends Node {
  readonly kind: "name";
  readonly text: string;
}

/** `text` without underscores, in ASCII digits; no sign. `9%` is a `percent`. */
export interface NumberText extends Node {
  readonly kind: "number";
  readonly text: string;
}

export interface PercentText extends Node {
  readonly kind: "percent";
  readonly text: string;
}

/** `YYYY-MM-DD`, not yet known to exist in the calendar. */
export interface DateText extends Node {
  readonly kind: "date";
  readonly text: string;
}

export interface StringText extends Node {
  readonly kind: "string";
  readonly text: string;
}

/** `parts` of `account.region`; one part for a bare name. */
export interface Path extends Node {
  readonly kind: "path";
  readonly parts: readonly Name[];
}

/** `IRR/kW per 30 days`: `head` is `IRR/kW` (or `%`), `per` its optional divisor. */
export interface UnitExpression extends Node {
  readonly kind: "unit expression";
  readonly head: string;
  readonly per: { readonly count: NumberText | undefined; readonly unit: Name } | undefined;
}

export interface Label extends Node {
  /** `""` for the text without a language. */
  readonly language: string;
  readonly text: string;
}

export interface Citation extends Node {
  readonly source: Name;
  readonly clause: StringText | undefined;
}

export type MarkWord = "example" | "unverified";
export interface Mark extends Node {
  readonly word: MarkWord;
}

export interface RoundClause extends Node {
  readonly kind: "round";
  readonly mode: RoundingMode;
  readonly step: NumberText;
  readonly unit: UnitExpression | undefined;
}

export interface Unknown extends Node {
  readonly kind: "unknown";
  readonly because: StringText;
}

export interface Comment extends Node {
  /** With its `#`. */
  readonly text: string;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
  /** None for a text without syntax errors. */
  readonly broken: readonly BrokenPart[];
}

/**
 * A stretch of the text that has a fault. What could be read of it stands in the tree; what it declares, and what it says of anything else, is not known.
 * `nameless`: it declares something whose name could not be read.
 */
export interface BrokenPart extends Node {
  readonly nameless: boolean;
}

export type Declaration =
  | Use
  | Schedule
  | Source
  | UnitDeclaration
  | Account
  | Usage
  | History
  | Charges
  | Seasons
  | Dayparts
  | Holidays
  | Rate
  | Let
  | Tariff
  | Grades
  | Authority
  | Instalments
  | Test
  | OversightTest
  | Prove
  | Untranslatable;

export interface Use extends Node {
  readonly kind: "use";
  readonly path: StringText;
}

export interface Schedule extends Node {
  readonly kind: "schedule";
  readonly name: Name;
  readonly labels: readonly Label[];
  /** `decimals`: of the smallest amount that is paid. */
  readonly currency: { readonly name: Name; readonly decimals: NumberText | undefined } | undefined;
  readonly calendar: Name | undefined;
  /** `Asia/Tehran`. */
  readonly zone: StringText | undefined;
  readonly weekend: readonly Name[];
  readonly horizon: { readonly from: DateText; readonly to: DateText } | undefined;
}

export interface Source extends Node {
  readonly kind: "source";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly dated: DateText | undefined;
  readonly unverified: boolean;
  readonly url: StringText | undefined;
  readonly note: StringText | undefined;
  readonly annulled: Annulment | undefined;
}

export interface UnitDeclaration extends Node {
  readonly kind: "unit";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly definition:
    | { readonly kind: "base"; readonly sharing: "summable" | "level" }
    | { readonly kind: "derived"; readonly factor: NumberText; readonly of: UnitExpression };
}

export interface Range extends Node {
  /** With sign. */
  readonly from: NumberText;
  readonly to: NumberText;
}

export interface Account extends Node {
  readonly kind: "account";
  readonly fields: readonly AccountField[];
}

export interface AccountField extends Node {
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly type: AccountType;
}

export type AccountType =
  | { readonly kind: "choice"; readonly values: readonly { readonly name: Name; readonly labels: readonly Label[] }[] }
  | { readonly kind: "whole"; readonly range: Range }
  | { readonly kind: "quantity"; readonly unit: UnitExpression; readonly range: Range; readonly decimals: NumberText }
  | { readonly kind: "date" | "iran_bill_id" | "iran_payment_id" };

export interface Usage extends Node {
  readonly kind: "usage";
  readonly fields: readonly MeasuredField[];
}

/** `by`: the daypart set of a usage field. `bills`: the depth of a history field. `absent`: what a charge not given counts as. */
export interface MeasuredField extends Node {
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly unit: UnitExpression;
  readonly by: Name | undefined;
  readonly bills: NumberText | undefined;
  readonly absent: NumberText | undefined;
  readonly range: Range;
  readonly decimals: NumberText;
}

export interface History extends Node {
  readonly kind: "history";
  readonly fields: readonly MeasuredField[];
}

export interface Charges extends Node {
  readonly kind: "charges";
  readonly fields: readonly MeasuredField[];
}

export interface Annulment extends Node {
  readonly on: DateText;
  readonly by: Name;
  readonly reach: "from that day" | "from its start";
}

export interface VersionHead extends Node {
  readonly from: DateText;
  readonly to: DateText | undefined;
  readonly announced: DateText | undefined;
  readonly annulled: Annulment | undefined;
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}

export interface LabelledName extends Node {
  readonly name: Name;
  readonly labels: readonly Label[];
}

export interface Seasons extends Node {
  readonly kind: "seasons";
  readonly name: Name;
  readonly members: readonly LabelledName[];
  readonly by: Path | undefined;
  readonly versions: readonly SeasonsVersion[];
}

export interface SeasonsVersion extends Node {
  readonly head: VersionHead;
  readonly body: Unknown | { readonly kind: "definitions"; readonly definitions: readonly SeasonDefinition[] };
}

/** `MM-DD`. */
export interface MonthDaySpan extends Node {
  readonly from: string;
  readonly to: string;
}

export interface SeasonDefinition extends Node {
  readonly name: Name;
  readonly when:
    | { readonly kind: "otherwise" }
    | { readonly kind: "spans"; readonly spans: readonly MonthDaySpan[] }
    | { readonly kind: "cases"; readonly cases: readonly SeasonCase[] };
}

/** `value` may be `others`; no spans for `none`. */
export interface SeasonCase extends Node {
  readonly value: Name;
  readonly spans: readonly MonthDaySpan[];
}

export interface Dayparts extends Node {
  readonly kind: "dayparts";
  readonly name: Name;
  readonly members: readonly LabelledName[];
  readonly by: Path | undefined;
  readonly versions: readonly DaypartsVersion[];
}

export interface DaypartsVersion extends Node {
  readonly head: VersionHead;
  readonly body: Unknown | { readonly kind: "definitions"; readonly definitions: readonly DaypartDefinition[] };
}

export interface DaypartDefinition extends Node {
  readonly name: Name;
  readonly when:
    | { readonly kind: "otherwise" }
    | { readonly kind: "windows"; readonly windows: readonly DaypartWindow[] }
    | { readonly kind: "cases"; readonly cases: readonly DaypartCase[] };
}

/** `value` may be `others`; no windows for `none`. */
export interface DaypartCase extends Node {
  readonly value: Name;
  readonly windows: readonly DaypartWindow[];
}

/** `HH:MM`; `24:00` is the end of the day. `on`: names of day kinds; none means every day. `within`: `set.season`. */
export interface DaypartWindow extends Node {
  readonly from: string;
  readonly to: string;
  readonly on: readonly Name[];
  readonly within: Path | undefined;
}

export interface Holidays extends Node {
  readonly kind: "holidays";
  readonly versions: readonly HolidaysVersion[];
}

export interface HolidaysVersion extends Node {
  readonly head: VersionHead;
  readonly body: Unknown | { readonly kind: "days"; readonly days: readonly { readonly text: string; readonly span: Span }[] };
}

export interface Rate extends Node {
  readonly kind: "rate";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly unit: UnitExpression | undefined;
  readonly keys: readonly Path[];
  readonly widths: Widths | undefined;
  readonly crossing: Crossing | undefined;
  readonly everyMonth: boolean;
  readonly versions: readonly RateVersion[];
}

export interface Widths extends Node {
  /** None for `unscaled`. */
  readonly scales: readonly Scale[];
  readonly round: RoundClause | undefined;
}

export type Scale =
  | ({ readonly kind: "days"; readonly count: NumberText } & Node)
  | ({ readonly kind: "month" } & Node)
  | ({ readonly kind: "field"; readonly path: Path } & Node);

export type CrossingWord = "split by days" | "split by readings else by days" | "whole at start" | "whole at end" | "whole at issue";
export interface Crossing extends Node {
  readonly kind: "crossing";
  readonly word: CrossingWord;
}

export type RateVersion =
  | ({ readonly kind: "span"; readonly head: VersionHead; readonly body: RateBody } & Node)
  | ({
      readonly kind: "month";
      readonly month: string;
      readonly cites: readonly Citation[];
      readonly marks: readonly Mark[];
      readonly cell: Expression;
    } & Node);

export type RateBody = Unknown | { readonly kind: "cell"; readonly cell: Expression } | { readonly kind: "tables"; readonly tables: readonly Table[] };

export type Table =
  | ({ readonly kind: "blocks"; readonly axis: UnitExpression; readonly columns: readonly Keys[]; readonly rows: readonly BlockRow[] } & Node)
  | ({ readonly kind: "table"; readonly columns: readonly Keys[]; readonly rows: readonly KeyRow[] } & Node);

/** Key values, `any` or `others`. */
export interface Keys extends Node {
  readonly names: readonly Name[];
}

/** `upper` is undefined for the open top. */
export interface BlockRow extends Node {
  readonly lower: Expression;
  readonly upper: Expression | undefined;
  readonly cells: readonly Expression[];
}

export interface KeyRow extends Node {
  readonly keys: Keys;
  readonly cells: readonly Expression[];
}

export interface Let extends Node {
  readonly kind: "let";
  readonly name: Name;
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly value: Expression;
}

export interface Tariff extends Node {
  readonly kind: "tariff";
  readonly name: Name;
  readonly amends: Name | undefined;
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly items: readonly TariffItem[];
}

export type TariffItem = For | Crossing | Let | Line | Group | Exception | DropLine | Payable | Untranslatable;

export interface For extends Node {
  readonly kind: "for";
  readonly condition: Expression;
  readonly from: DateText | undefined;
  readonly to: DateText | undefined;
}

export type ScopeWord = "each segment" | "over bill";

export interface Line extends Node {
  readonly kind: "line";
  readonly memo: boolean;
  readonly name: Name;
  readonly tags: readonly Name[];
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly value: Expression;
  /** As written: none, one, or two (`each segment, over bill round ...`). */
  readonly scopes: readonly ScopeWord[];
  readonly round: RoundClause | undefined;
  readonly print: RoundClause | undefined;
}

export interface Group extends Node {
  readonly kind: "group";
  readonly name: Name;
  readonly tags: readonly Name[];
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly round: RoundClause | undefined;
  readonly print: RoundClause | undefined;
  readonly items: readonly (Line | Exception | Let)[];
}

/** `testedNotProved`: that it holds together with no exception before it is not decided, and the author says so. */
export interface Exception extends Node {
  readonly kind: "exception";
  readonly name: Name;
  readonly line: Name;
  readonly over: readonly Name[];
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly condition: Expression;
  readonly value: Expression;
  readonly testedNotProved: boolean;
}

export interface DropLine extends Node {
  readonly kind: "drop line";
  readonly line: Name;
}

export interface Payable extends Node {
  readonly kind: "payable";
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly value: Expression;
  readonly round: RoundClause | undefined;
  readonly remainder: { readonly word: "carry" | "drop"; readonly labels: readonly Label[]; readonly span: Span } | undefined;
}

export interface Untranslatable extends Node {
  readonly kind: "untranslatable";
  readonly words: StringText;
  readonly because: StringText;
  readonly cites: readonly Citation[];
  readonly condition: Expression | undefined;
}

export type ComparisonSign = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Fold = "highest" | "lowest" | "average" | "sum" | "latest";
export interface Places extends Node {
  readonly count: NumberText;
  readonly mode: RoundingMode;
}
export type Joint =
  | ({ readonly kind: "each alone" } & Node)
  | ({ readonly kind: "pro rata"; readonly places: Places } & Node)
  | ({ readonly kind: "time order" } & Node);

/** `error`: a value that could not be read. */
export type Expression =
  | ({ readonly kind: "error" } & Node)
  | ({ readonly kind: "amount"; readonly number: NumberText; readonly unit: UnitExpression | undefined } & Node)
  | PercentText
  | DateText
  | Path
  | Unknown
  | ({ readonly kind: "rounded"; readonly of: Expression; readonly round: RoundClause } & Node)
  | ({ readonly kind: "parentheses"; readonly of: Expression } & Node)
  | ({ readonly kind: "if"; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression } & Node)
  | ({ readonly kind: "extreme"; readonly which: "min" | "max"; readonly of: readonly Expression[] } & Node)
  | ({ readonly kind: "sum of tag"; readonly tag: Name; readonly except: readonly Name[] } & Node)
  | ({ readonly kind: "power factor"; readonly active: Expression; readonly reactive: Expression; readonly places: Places } & Node)
  | ({ readonly kind: "by daypart"; readonly set: Name; readonly cases: readonly { readonly member: Name; readonly value: Expression }[] } & Node)
  | ({ readonly kind: "negative"; readonly of: Expression } & Node)
  | ({ readonly kind: "not"; readonly of: Expression } & Node)
  | ({
      readonly kind: "arithmetic";
      readonly sign: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly places: Places | undefined;
    } & Node)
  | ({ readonly kind: "comparison"; readonly sign: ComparisonSign; readonly left: Expression; readonly right: Expression } & Node)
  | ({ readonly kind: "one of"; readonly left: Expression; readonly names: readonly Name[] } & Node)
  | ({ readonly kind: "logic"; readonly word: "and" | "or"; readonly left: Expression; readonly right: Expression } & Node)
  | ({ readonly kind: "total"; readonly of: Expression } & Node)
  | ({ readonly kind: "at"; readonly of: Expression; readonly keys: readonly Expression[] } & Node)
  | ({
      readonly kind: "through";
      readonly quantity: Expression;
      readonly rate: Path;
      readonly keys: readonly Expression[];
      readonly whole: boolean;
      readonly joint: Joint | undefined;
    } & Node)
  | ({
      readonly kind: "fold";
      readonly of: Expression;
      readonly fold: Fold;
      readonly upTo: boolean;
      readonly bills: NumberText;
      readonly otherwise: Expression | undefined;
    } & Node);

/** A constant of a test or proof; `number` carries its sign. */
export type Value =
  | ({ readonly kind: "amount"; readonly number: NumberText; readonly unit: UnitExpression | undefined } & Node)
  | PercentText
  | DateText
  | Name
  | StringText;

export interface Test extends Node {
  readonly kind: "test";
  readonly title: StringText;
  readonly tariff: Name | undefined;
  readonly account: readonly { readonly name: Name; readonly values: readonly { readonly value: Value; readonly from: DateText | undefined }[] }[];
  readonly usage: readonly {
    readonly name: Name;
    readonly value: Value | undefined;
    readonly members: readonly { readonly name: Name; readonly value: Value }[];
  }[];
  readonly readings: readonly TestReading[];
  readonly history: readonly { readonly name: Name; readonly values: readonly Value[] }[];
  readonly charges: readonly { readonly name: Name; readonly value: Value }[];
  readonly period: { readonly from: DateText; readonly to: DateText } | undefined;
  readonly issued: DateText | undefined;
  readonly known: DateText | undefined;
  readonly broughtForward: Value | undefined;
  readonly expectations: readonly Expectation[];
}

export interface TestReading extends Node {
  readonly register: Name;
  readonly daypart: Name | undefined;
  readonly previous: NumberText;
  readonly current: NumberText;
  readonly multiplier: NumberText | undefined;
  readonly digits: NumberText | undefined;
  readonly rollover: boolean;
  readonly estimated: boolean;
  readonly from: DateText | undefined;
  readonly to: DateText | undefined;
}

/** `first`: the word `expect` stands right before it. */
export type Expectation =
  | ({ readonly kind: "refused"; readonly words: StringText | undefined; readonly first: boolean } & Node)
  | ({
      readonly kind: "value";
      readonly name: Name;
      readonly of: "amount" | "printed" | { readonly block: NumberText };
      readonly value: Value;
      readonly first: boolean;
    } & Node);

export interface Prove extends Node {
  readonly kind: "prove";
  readonly tariff: Name;
  /** A line, `total` or `payable`. */
  readonly subject: Name;
  readonly claim:
    | { readonly kind: "monotone"; readonly direction: "does not fall" | "does not rise"; readonly variable: Path }
    | { readonly kind: "bound"; readonly side: "at least" | "at most"; readonly value: Value };
  readonly clauses: readonly ProveClause[];
  readonly testedNotProved: boolean;
}

export type ProveClause =
  | ({ readonly kind: "range"; readonly path: Path; readonly range: Range; readonly unit: UnitExpression | undefined } & Node)
  | ({ readonly kind: "fixed"; readonly path: Path; readonly value: Value } & Node)
  | ({ readonly kind: "period"; readonly from: DateText; readonly to: DateText } & Node)
  | ({ readonly kind: "days"; readonly fewest: NumberText; readonly most: NumberText; readonly from: DateText } & Node)
  | ({ readonly kind: "within"; readonly value: Value } & Node)
  | ({ readonly kind: "except at"; readonly value: Value } & Node);
