// A rule file as data: what the generator makes, the issuer's faults change, and `spec-text.ts` writes down. It knows nothing of the engine's plan.
import type { Calendar } from "../../src/index.ts";

export interface RuleSpec {
  readonly calendar: Calendar;
  readonly currency: string;
  /** Of the currency. */
  readonly decimals: 0 | 2;
  /** First day, and the day after the last. */
  readonly horizon: readonly [number, number];
  /** Of the hot season, as month and day. */
  readonly hot: readonly [string, string];
  readonly rates: readonly RateSpec[];
  readonly tariffs: readonly TariffSpec[];
  /** Fields whose quantity is rounded to a whole unit before it is priced: an issuer's fault. */
  readonly wholeUsage: Readonly<Record<string, Mode>>;
}

export type Mode = "half up" | "half even" | "down" | "up";

export interface RateSpec {
  readonly name: string;
  /** `IRR/kWh`, `IRR per 30 days`, `%`. */
  readonly unit: string;
  readonly widths: "unscaled" | "per 30 days" | "per month" | undefined;
  readonly crossing: "whole at start" | "whole at end" | undefined;
  readonly key: "class" | "hours" | undefined;
  readonly versions: readonly VersionSpec[];
}

export interface VersionSpec {
  readonly from: number;
  readonly announced: number | undefined;
  readonly body: BodySpec;
}

/** `cells`: one for each value of the rate's key in order; of blocks one list for each row. `edges`: the upper edges, but for the open last row. */
export type BodySpec =
  | { readonly kind: "cells"; readonly cells: readonly string[] }
  | { readonly kind: "blocks"; readonly edges: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function withCells(body: BodySpec, change: (cell: string) => string): BodySpec {
  return body.kind === "cells" ? { ...body, cells: body.cells.map(change) } : { ...body, rows: body.rows.map((row) => row.map(change)) };
}

export interface TariffSpec {
  readonly name: string;
  /** Empty: for every account, as when another tariff was taken by mistake. */
  readonly classes: readonly string[];
  readonly lines: readonly LineSpec[];
  readonly payable: { readonly round: RoundSpec | undefined; readonly remainder: "carry" | "drop" };
}

export interface LineSpec {
  readonly name: string;
  readonly tags: readonly string[];
  readonly value: ValueSpec;
  readonly round: RoundSpec | undefined;
  readonly scope: "each segment, over bill" | "each segment";
  readonly exemption: ExemptionSpec | undefined;
}

export interface RoundSpec {
  readonly mode: Mode;
  /** In the currency. */
  readonly step: string;
}

/** An exception for accounts of the village. */
export interface ExemptionSpec {
  readonly name: string;
  /** In hundredths of the line. */
  readonly share: number;
  readonly given: "where due" | "never" | "always";
}

export type Extreme = "as it is" | "first alone" | "second alone" | "turned";

export type ValueSpec =
  | { readonly kind: "blocks"; readonly rate: string; readonly slab: boolean; readonly eachBlock: boolean }
  | { readonly kind: "priced"; readonly rate: string }
  | { readonly kind: "registers"; readonly rate: string }
  | { readonly kind: "fixed"; readonly rate: string; readonly by: "days" | "months" | "bill"; readonly time: TimeSpec }
  | { readonly kind: "season"; readonly rate: string; readonly taken: "by season" | "hot" | "cool" }
  | { readonly kind: "relief"; readonly limit: string; readonly amount: string; readonly sign: "<=" | "<"; readonly branch: "by usage" | "then" | "otherwise" }
  | { readonly kind: "least"; readonly amount: string; readonly which: Extreme; readonly taxes: readonly string[] }
  | { readonly kind: "charge"; readonly name: string }
  | { readonly kind: "tax"; readonly rate: string; readonly base: BaseSpec }
  | { readonly kind: "demand"; readonly rate: string; readonly share: string; readonly which: Extreme }
  | {
      readonly kind: "reactive";
      readonly threshold: string;
      readonly lines: readonly string[];
      readonly factor: "measured" | "one" | "exchanged";
      readonly mode: Mode;
      readonly isTurned: boolean;
    }
  | { readonly kind: "nothing" };

/** `whole`: so many months whole; `twice`: shared out by days once more; `by days`: shared out though due whole. */
export type TimeSpec =
  | { readonly kind: "as due" }
  | { readonly kind: "whole"; readonly months: number }
  | { readonly kind: "twice" }
  | { readonly kind: "by days" };

/** `sum price` without some lines and with others; or one line alone. */
export interface BaseSpec {
  readonly except: readonly string[];
  readonly plus: readonly string[];
  readonly only: string | undefined;
  readonly isWithArrears: boolean;
}

/** Whether a tax is taken of what was brought forward too: the issuer then hands the balance to its rules as a charge. */
export function usesArrears({ tariffs }: RuleSpec): boolean {
  return tariffs.some(({ lines }) => lines.some(({ value }) => value.kind === "tax" && value.base.isWithArrears));
}

/** Whether the power factor is made of its two energies exchanged: the issuer then hands them over under each other's name. */
export function exchangesEnergies({ tariffs }: RuleSpec): boolean {
  return tariffs.some(({ lines }) => lines.some(({ value }) => value.kind === "reactive" && value.factor === "exchanged"));
}

/** The name of a line that is charged a second time: it is printed under the first one's. */
export const AGAIN = "_again";

export const CLASSES: readonly string[] = ["home", "farm", "hostel", "shop"];
export const HOURS: readonly string[] = ["peak", "mid", "low"];
