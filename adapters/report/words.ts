// The words of a report on a run of bills. Words of answers, verdicts and findings stand by the codes of the counts; a code without a word is shown as it is.

export type Table = Readonly<Record<string, string>>;

export interface ReportWords {
  readonly title: (schedule: string) => string;
  readonly columns: Readonly<
    Record<
      | "verdict"
      | "bills"
      | "share"
      | "shareOfAll"
      | "overcharge"
      | "undercharge"
      | "onBills"
      | "unharmed"
      | "untold"
      | "from"
      | "to"
      | "charged"
      | "cause"
      | "family"
      | "chance"
      | "confirmed"
      | "faults"
      | "answer"
      | "value"
      | "among"
      | "differing"
      | "line"
      | "agrees"
      | "differs"
      | "missing"
      | "unknown"
      | "undecided"
      | "identity"
      | "failure"
      | "note"
      | "finding"
      | "mark"
      | "what"
      | "name",
      string
    >
  >;
  readonly headings: Readonly<
    Record<
      | "short"
      | "verdicts"
      | "harm"
      | "causes"
      | "ambiguous"
      | "answers"
      | "spread"
      | "lines"
      | "identities"
      | "across"
      | "failures"
      | "notes"
      | "basis"
      | "reading",
      string
    >
  >;
  readonly byMark: (mark: string) => string;
  readonly notSaid: string;
  readonly marks: Table;
  readonly verdicts: Table;
  readonly answers: Table;
  readonly families: Table;
  readonly identities: Table;
  readonly across: Table;
  readonly sums: Table;
  readonly charged: Readonly<Record<"too much" | "too little", string>>;
  readonly basis: Readonly<Record<"bills" | "map" | "beside" | "rules" | "engine" | "currency" | "hash", string>>;
  readonly faults: Table;
  readonly members: Table;
  readonly values: Table;
  readonly and: string;
  readonly comma: string;
  /** `1 bill`, `2 rows`: the count comes with its text. */
  readonly counted: (text: string, count: number, of: "bills" | "rows") => string;
  /** Sentences; amounts and counted things come as they stand in a line. */
  readonly judged: (bills: string, currency: string) => string;
  readonly unread: (rows: string) => string;
  readonly over: (amount: string, bills: string) => string;
  readonly under: (amount: string, bills: string) => string;
  readonly unharmed: (bills: string) => string;
  readonly untold: (bills: string) => string;
  readonly allAgree: string;
  readonly notDiagnosed: string;
  readonly noCause: string;
  readonly tooMany: string;
  readonly more: (count: string, file: string) => string;
  readonly issuersWord: (facts: string) => string;
  readonly notes: readonly string[];
  readonly plots: Readonly<Record<"verdicts" | "harm" | "causes" | "bills", string>>;
  readonly plotOfMark: (mark: string) => string;
  /** Between the ends of a bin, with its spaces. */
  readonly upTo: string;
  /** `million rial`. */
  readonly scaled: (power: number, currency: string) => string;
}

/** The word, or the code itself where there is none. */
export function wordOf(table: Table, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
