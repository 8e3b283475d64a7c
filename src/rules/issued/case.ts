// One bill to be judged: what the issuer printed, the facts of record that the office holds, the account's ledger, and the evidence.
// INVARIANT: nothing printed goes into the computed bill. What the issuer says stands in `issued` alone; what is computed comes from the rest.
// Amounts and quantities are decimal strings, days texts in the schedule's calendar. What was not printed is absent: it is never made up.

export interface IssuedLine {
  /** The schedule's name for it, after mapping; a name that no rule has is an unknown line. */
  readonly name: string;
  readonly amount: string;
  readonly quantity?: string | undefined;
  readonly rate?: string | undefined;
}

/** A register as printed. `decimals`: how many the figures were printed with, where the register has more. */
export interface IssuedReading {
  readonly register: string;
  readonly daypart?: string | undefined;
  readonly previous?: string | undefined;
  readonly current?: string | undefined;
  readonly multiplier?: string | undefined;
  /** What the bill says was used. */
  readonly quantity?: string | undefined;
  readonly decimals?: number | undefined;
}

export interface IssuedBill {
  readonly id: string;
  readonly account: string;
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  readonly issued_on?: string | undefined;
  /** The tariff by which the issuer says that it billed. */
  readonly tariff?: string | undefined;
  readonly days?: string | undefined;
  readonly readings: readonly IssuedReading[];
  readonly lines: readonly IssuedLine[];
  /** Only some of the lines are at hand: one that is absent says nothing. Absent: all that was printed is here. */
  readonly excerpt?: boolean | undefined;
  readonly total?: string | undefined;
  readonly brought_forward?: string | undefined;
  readonly payable?: string | undefined;
  readonly carried?: string | undefined;
  /** Who read, which route, contractor and release: for clusters. */
  readonly marks: Readonly<Record<string, string>>;
}

/** A movement of the account before this bill: booked up to its day of issue. Positive raises what is owed; payments and credits are negative. */
export interface LedgerRow {
  readonly id: string;
  readonly day: string;
  readonly kind: "opening" | "bill" | "payment" | "adjustment" | "fee" | "carried";
  readonly amount: string;
}

/**
 * A row of evidence; `day`: on which the photo was taken, the plate seen, the order carried out, the money booked, the contract begun. `says` by kind (in brackets what
 * may be left out; of a meter also [register, daypart, point]): photo {reading}, nameplate {multiplier, [digits]}, exchange_order {[old_final, new_start]},
 * bank_line {payment, amount, [account]}, meter_test {error}, contract {field, value}.
 */
export interface EvidenceRow {
  readonly id: string;
  readonly day: string;
  readonly kind: "photo" | "nameplate" | "exchange_order" | "bank_line" | "meter_test" | "contract";
  readonly says: Readonly<Record<string, string>>;
}

export interface BillCase {
  readonly issued: IssuedBill;
  /** The facts of record as a bill request. */
  readonly request: unknown;
  /** Since the last bill, this bill not among them. Absent: the request's own `brought_forward` stands. */
  readonly ledger?: readonly LedgerRow[] | undefined;
  readonly evidence?: readonly EvidenceRow[] | undefined;
}
