// The bill request as callers write it: plain JSON. Every number is a decimal string, every date is in the schedule's calendar.
// Optional fields are the border's own: a JSON object leaves out what it does not have. Inside, `Facts` has none.

/** The names that one schedule declares. `BillRequest` alone accepts any; give your own for completion and checking of names. */
export interface RequestNames {
  readonly tariff: string;
  readonly account: string;
  readonly usage: string;
  readonly history: string;
  readonly charges: string;
}

/**
 * What one bill is worked out from.
 *
 * Numbers are decimal strings in the unit that the schedule declares for the field (`"230"`, `"-12.5"`): no JSON number, exponent,
 * `+`, grouping or Persian digit. Dates are `YYYY-MM-DD` in the schedule's calendar. Unknown fields are refused.
 * @public
 */
export interface BillRequest<N extends RequestNames = RequestNames> {
  /** Comes back on the bill. 1 to 200 characters. */
  readonly id: string;
  /** Left out: the only tariff whose `for` holds. */
  readonly tariff?: N["tariff"];
  /** A field left out is refused, by name, when a rule asks for it. */
  readonly account?: { readonly [F in N["account"]]?: AccountInput };
  /** At most 400 days, inside the schedule's horizon. */
  readonly period: PeriodInput;
  /** By usage field. A field stands here or in `readings`, not in both. */
  readonly usage?: { readonly [F in N["usage"]]?: UsageInput };
  readonly readings?: readonly ReadingInput<N["usage"]>[];
  /** Earlier bills, the latest first, no more than the schedule declares. */
  readonly history?: { readonly [F in N["history"]]?: readonly DecimalText[] };
  /** Money (or another measure) that arrives from elsewhere. Left out: what the schedule says under `absent`, else refused when asked for. */
  readonly charges?: { readonly [F in N["charges"]]?: DecimalText };
  /** What the last bill carried over, in the currency; `"0"` if left out. */
  readonly brought_forward?: DecimalText;
  /** Day of issue, for rates taken `whole at issue`. */
  readonly issued?: DateText;
  /** Rules announced after this day are not seen. Left out: all that the rule file says. */
  readonly known?: DateText;
  /** Closes a run of estimated bills with an actual reading: see `TrueUpInput`. */
  readonly true_up?: TrueUpInput<N>;
}

/** `"230"`, `"-12.5"`: at most 40 digits, and no finer than the field declares. */
export type DecimalText = string;

/** `"1394-03-01"`, in the schedule's calendar. */
export type DateText = string;

/** `to` is exclusive: the next bill starts on it. */
export interface PeriodInput {
  readonly from: DateText;
  readonly to: DateText;
}

/** A choice by name, a count or quantity as decimal string, a date, an identifier; or its changes in order, the first not after the period's start. */
export type AccountInput = string | readonly { readonly from: DateText; readonly value: string }[];

/** One number; for a field `by` dayparts one for each daypart, none left out. */
export type QuantityInput = DecimalText | { readonly [daypart: string]: DecimalText };

/** For the whole period; or, for a summable field, in 1 to 8 pieces that tile the period. */
export type UsageInput = QuantityInput | readonly UsagePieceInput[];

export interface UsagePieceInput extends PeriodInput {
  readonly quantity: QuantityInput;
  readonly estimated?: boolean;
  /** The piece ends at an interim reading of the same meter, not at a meter exchange. */
  readonly interim?: boolean;
}

/** A row of a summable field's register, or the maximum that a level field's register shows. */
export type ReadingInput<Register extends string = string> = AdvanceReadingInput<Register> | MaximumReadingInput<Register>;

/**
 * quantity = (current - previous, plus 10^digits with `rollover`) x multiplier, in the field's unit. Rows of one register and one point follow
 * one another without gap or overlap and cover the period; two rows with no `interim` between them are a meter exchange.
 */
export interface AdvanceReadingInput<Register extends string = string> {
  /** The usage field. */
  readonly register: Register;
  /** Which daypart's register, for a field `by` dayparts. */
  readonly daypart?: string;
  /** The metering point, where several add up to one field. Meters that hang at one point one after the other share it. */
  readonly point?: string;
  readonly previous: DecimalText;
  readonly current: DecimalText;
  /** `"1"` if left out. */
  readonly multiplier?: DecimalText;
  /** Digits before the decimal point, `"1"` to `"12"`. Needed for `rollover`. */
  readonly digits?: DecimalText;
  /** The register passed its highest figure once. */
  readonly rollover?: boolean;
  readonly estimated?: boolean;
  /** `current` is an interim reading: the next row goes on from it. */
  readonly interim?: boolean;
  /** Both or neither; neither: the whole period. */
  readonly from?: DateText;
  readonly to?: DateText;
}

/** value = maximum x multiplier, for a level field such as measured demand. One row for each register. */
export interface MaximumReadingInput<Register extends string = string> {
  readonly register: Register;
  readonly daypart?: string;
  readonly maximum: DecimalText;
  readonly multiplier?: DecimalText;
  readonly estimated?: boolean;
}

/**
 * The request's `usage` or `readings` then cover `[from, period.to)`, and the quantity is shared out by days over the whole of it. Each
 * earlier estimated bill is worked out again with its actual share, under the versions in force then; the differences, line by line,
 * are lines `true_up` of this bill. The estimated periods tile `[from, period.from)`.
 */
export interface TrueUpInput<N extends RequestNames = RequestNames> {
  readonly from: DateText;
  readonly estimated: readonly EstimatedBillInput<N>[];
}

/** An earlier bill as it was issued: what it counted, and the history and charges that it had. Its account facts are those of the request. */
export interface EstimatedBillInput<N extends RequestNames = RequestNames> {
  readonly period: PeriodInput;
  readonly usage: { readonly [F in N["usage"]]?: UsageInput };
  readonly history?: { readonly [F in N["history"]]?: readonly DecimalText[] };
  readonly charges?: { readonly [F in N["charges"]]?: DecimalText };
  readonly issued?: DateText;
}
