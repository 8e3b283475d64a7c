// What the checker's passes share: the declarations bound so far, the source of expression ids, and where diagnostics go.
// The one mutable place of the checker; it lives for one run of `check`.

import type { UnitTable } from "../../values/unit.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { AccountField, DaypartSet, Expression, Key, MeasuredField, SeasonSet, SourceUse, UnitUse } from "../program.ts";
import type * as tree from "../tree/tree.ts";
import type { CrossingWord, Schedule, SourceFile, Tariff } from "../tree/tree.ts";

/** What a use of a rate needs to know before its cells are typed. */
export interface RateHeader {
  readonly name: string;
  readonly unit: UnitUse;
  readonly keys: readonly Key[];
  /** Set for a rate with `blocks`. */
  readonly axis: UnitUse | undefined;
  /** The unit of what runs through the blocks: the axis times the fields of the widths. Undefined also where such a field has an error. */
  readonly quantityUnit: UnitUse | undefined;
  /** Whether widths are in proportion to days or months (shared), else level. */
  readonly widthsShared: boolean;
  readonly crossing: CrossingWord | undefined;
  readonly declaration: tree.Rate;
}

/** All maps are keyed by the folded name (`foldName`). */
export interface Scope {
  readonly files: readonly SourceFile[];
  readonly schedule: Schedule;
  readonly currency: string;
  /** How fine money is when it is paid. */
  readonly currencyDecimals: number;
  readonly calendar: "persian" | "gregorian";
  readonly horizon: { readonly from: number; readonly to: number };
  readonly units: UnitTable;
  readonly sources: ReadonlyMap<string, SourceUse>;
  readonly account: ReadonlyMap<string, AccountField>;
  readonly usage: ReadonlyMap<string, MeasuredField>;
  readonly history: ReadonlyMap<string, MeasuredField>;
  readonly charges: ReadonlyMap<string, MeasuredField>;
  readonly seasons: ReadonlyMap<string, SeasonSet>;
  readonly dayparts: ReadonlyMap<string, DaypartSet>;
  readonly rates: ReadonlyMap<string, RateHeader>;
  /** Lets of the schedule (a tariff's own are in its `Locals`). */
  readonly lets: ReadonlyMap<string, tree.Let>;
  readonly tariffs: ReadonlyMap<string, Tariff>;
  readonly nextId: () => number;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Whether a file has as many errors as are shown of it: for one more no time is spent on what was probably meant. */
  readonly isFull: (file: string) => boolean;
}

/** Names that only some expressions may use. */
export interface Locals {
  /** Lets in reach, already typed, by folded name. */
  readonly lets: ReadonlyMap<string, Expression>;
  /** Lines and groups in reach (name as declared), by folded name. */
  readonly lines: ReadonlyMap<string, string>;
  /** Tag -> names of the lines and groups that carry it. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** The line being typed, left out of its own `sum tag`. */
  readonly self: string | undefined;
  /** `base`, `total`, `brought_forward` where they are allowed. */
  readonly builtins: readonly ("base" | "total" | "brought_forward")[];
  /** The type of `base` in an exception. */
  readonly base: Expression["type"] | undefined;
  /** Where the expression stands: decides what may be asked. A cell may use rates, constants and account fields; a `for` only account fields. */
  readonly place: "cell" | "for" | "rule";
}
