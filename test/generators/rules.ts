// What a generated rule file says, as plain data: from it the text is written, and bills are worked out apart from the engine.
import type { CalendarName } from "./days.ts";
import type { Mode } from "./rational.ts";

export type Crossing = "split by days" | "split by readings else by days" | "whole at start" | "whole at end" | "whole at issue";
export type KeyName = "class" | "rural" | "heat" | "tou";

export interface Rules {
  readonly calendar: CalendarName;
  readonly currency: string;
  readonly classes: readonly string[];
  /** Registers of `usage.active`; none: it is one number. */
  readonly dayparts: readonly string[] | undefined;
  readonly places: number;
  /** From each day on, `heat` is `hot` in the span of the year, else `mild`. */
  readonly heat: readonly HeatRules[];
  readonly crossing: Crossing;
  readonly rates: readonly RateRules[];
  /** As printed. */
  readonly items: readonly (LineRules | GroupRules)[];
  readonly payable: { readonly mode: Mode; readonly step: string; readonly remainder: "carry" | "drop" };
}

export interface HeatRules {
  readonly from: number;
  readonly start: MonthDay;
  readonly end: MonthDay;
}

export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** Money for each of something: `per` is the unit after the currency, `days` of `per 30 days`. */
export type RateUnit =
  | { readonly kind: "energy" }
  | { readonly kind: "bill" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "month" }
  | { readonly kind: "demand"; readonly days: number }
  | { readonly kind: "percent" };

export interface RateRules {
  readonly name: string;
  readonly unit: RateUnit;
  readonly keys: readonly KeyName[];
  /** None: the tariff's. */
  readonly crossing: Crossing | undefined;
  /** None: single cells, not blocks of kWh. */
  readonly widths: Widths | undefined;
  readonly versions: readonly VersionRules[];
}

export interface Widths {
  readonly days: number | undefined;
  readonly month: boolean;
  readonly households: boolean;
  readonly round: { readonly mode: Mode; readonly step: string } | undefined;
}

export interface VersionRules {
  readonly from: number;
  /** None: the end of the horizon, unless a later announced version takes its place. */
  readonly to: number | undefined;
  /** None: on its `from`. */
  readonly announced: number | undefined;
  /** Above zero, rising; one fewer than the rows. */
  readonly edges: readonly string[];
  /** By row, then by the combinations of the keys' values, the last key fastest. */
  readonly cells: readonly (readonly string[])[];
}

export type Formula =
  | { readonly kind: "through"; readonly rate: string; readonly whole: boolean; readonly registers: Registers }
  | { readonly kind: "times"; readonly rate: string }
  | { readonly kind: "fee"; readonly rate: string }
  | { readonly kind: "band"; readonly rate: string }
  | { readonly kind: "percent"; readonly rate: string; readonly of: { readonly tag: string } | { readonly line: string } }
  | { readonly kind: "least"; readonly rate: string; readonly tag: string }
  | { readonly kind: "hot share"; readonly rate: string; readonly percent: string }
  | { readonly kind: "threshold"; readonly sign: "<" | "<=" | ">" | ">="; readonly quantity: string; readonly amount: string }
  | { readonly kind: "demand"; readonly rate: string; readonly percent: string };

export type Registers =
  | { readonly kind: "total" }
  | { readonly kind: "each alone" }
  | { readonly kind: "pro rata"; readonly places: number; readonly mode: Mode };

export type Scope = "each segment, over bill" | "each segment" | "over bill" | undefined;

export interface LineRules {
  readonly kind: "line";
  readonly name: string;
  readonly memo: boolean;
  readonly tags: readonly string[];
  readonly formula: Formula;
  readonly scope: Scope;
  readonly ending: Ending;
  readonly exceptions: readonly ExceptionRules[];
}

export interface GroupRules {
  readonly kind: "group";
  readonly name: string;
  readonly tags: readonly string[];
  readonly ending: Ending;
  readonly lines: readonly LineRules[];
}

export interface Ending {
  readonly word: "round" | "print";
  readonly mode: Mode;
  readonly step: string;
}

export interface ExceptionRules {
  readonly name: string;
  readonly over: readonly string[];
  readonly field: "class" | "rural";
  readonly value: string;
  /** Of the value without it; none: nothing is charged. */
  readonly percent: string | undefined;
}

export const RURAL: readonly string[] = ["yes", "no"];
export const HEAT: readonly string[] = ["hot", "mild"];

export function keyValues(rules: Rules, key: KeyName): readonly string[] {
  switch (key) {
    case "class":
      return rules.classes;
    case "rural":
      return RURAL;
    case "heat":
      return HEAT;
    case "tou":
      return rules.dayparts ?? [];
  }
}

/** All combinations of the keys' values, the last key fastest: the order of a version's cells. */
export function combinations(rules: Rules, keys: readonly KeyName[]): readonly (readonly string[])[] {
  return keys.reduce<readonly (readonly string[])[]>((before, key) => before.flatMap((head) => keyValues(rules, key).map((value) => [...head, value])), [[]]);
}

export function allLines(rules: Rules): readonly LineRules[] {
  return rules.items.flatMap((item) => (item.kind === "group" ? item.lines : [item]));
}

export function rateNamed(rules: Rules, name: string): RateRules {
  const found = rules.rates.find((rate) => rate.name === name);
  if (found === undefined) throw new RangeError(`no rate ${name}`);
  return found;
}

export function splits(crossing: Crossing): boolean {
  return crossing === "split by days" || crossing === "split by readings else by days";
}

/** Numbers as numbers: `1.50` and `1.5` are one content. */
export function contentOf({ edges, cells }: VersionRules): string {
  return JSON.stringify([edges, cells], (_key, value: unknown) =>
    typeof value === "string" ? (value.includes(".") ? value.replace(/\.?0+$/, "") : value) : value,
  );
}

export function varies({ versions }: RateRules): boolean {
  return new Set(versions.map(contentOf)).size > 1;
}
