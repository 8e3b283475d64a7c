// The words of a dossier's pages, one table for each language. Each function takes texts that are ready to stand in a line.
import type { IdentityVerdict, LineVerdict } from "../../audit/verdict.ts";
import type { BillLimit, CorrectableBill, LimitSpan } from "../../correctable/correctable.ts";
import type { Answer, Diagnosis } from "../../diagnosis/diagnosis.ts";
import type { Clause, EntitlementAnswer, Standing } from "../../entitlement/entitlement.ts";
import type { Dossier, DossierMark } from "../dossier.ts";

type Texts<K extends string> = Readonly<Record<K, string>>;

/** What is said of the first clock: `nothing differs` beside figures that differ by what is in force; `other` of a bill that is right by that. */
export type ThenSaid = "agrees" | "differs" | "undecided" | "nothing differs" | "other";

export interface DossierWords {
  readonly title: (bill: string) => string;
  readonly headings: Texts<
    "summary" | "figures" | "identities" | "record" | "cause" | "arithmetic" | "grounds" | "correctable" | "entitlement" | "marks" | "receipt"
  >;
  readonly comma: string;
  readonly semicolon: string;
  readonly quoted: (text: string) => string;
  readonly head: Texts<"bill" | "account" | "period" | "issuedOn" | "tariffPrinted" | "tariff" | "schedule" | "neighbours">;
  readonly period: (from: string, to: string) => string;
  readonly nothing: string;
  readonly verdict: Texts<Dossier["verdict"]>;
  /** Every figure agrees, and so many relations of the bill do not hold. */
  /** All agree, some of them only since registers were printed rounded. */
  readonly withinRounding: string;
  readonly relationsFail: (count: string, isOne: boolean) => string;
  readonly knownThen: Texts<ThenSaid>;
  /** `ofPayable`: of what was to be paid, else of the total. */
  readonly harm: (amount: string, isTooMuch: boolean, ofPayable: boolean) => string;

  readonly columns: Texts<
    | "figure"
    | "issued"
    | "lawful"
    | "difference"
    | "verdict"
    | "relation"
    | "left"
    | "right"
    | "tolerance"
    | "register"
    | "printed"
    | "record"
    | "evidence"
    | "day"
    | "kind"
    | "says"
    | "amount"
    | "source"
    | "clause"
    | "dated"
    | "rate"
    | "from"
    | "announced"
    | "tariff"
    | "standing"
    | "total"
    | "payable"
    | "condition"
    | "field"
    | "value"
    | "change"
    | "may"
    | "days"
    | "because"
    | "bill"
    | "until"
    | "reference"
  >;
  readonly lineVerdict: Texts<LineVerdict["verdict"]>;
  readonly sums: Texts<"total" | "brought_forward" | "payable" | "carried">;
  readonly trueUp: (label: string) => string;
  readonly parting: (label: string, place: string, of: string) => string;
  readonly partingUnknown: (label: string) => string;
  readonly nothingParts: string;
  readonly carriedOn: (labels: string) => string;
  readonly apart: (labels: string) => string;
  readonly identity: Texts<IdentityVerdict["name"]>;
  readonly holds: Texts<IdentityVerdict["holds"]>;
  readonly allHold: (count: string) => string;
  readonly why: (text: string, number: (text: string) => string) => string | undefined;

  readonly onItsWord: (places: string) => string;
  readonly account: string;
  readonly registers: string;
  readonly ledger: string;
  readonly evidence: string;
  readonly register: Texts<"previous" | "current" | "maximum" | "multiplier" | "quantity" | "decimals" | "rest">;
  readonly ledgerKind: Texts<"opening" | "bill" | "payment" | "adjustment" | "fee" | "carried">;
  readonly evidenceKind: Texts<"photo" | "nameplate" | "exchange_order" | "bank_line" | "meter_test" | "contract">;
  readonly evidenceField: Readonly<Record<string, string>>;
  /** Marks of bills that offices use: `reader`. */
  readonly markNames: Readonly<Record<string, string>>;
  /** What a field says, where it is a word. */
  readonly valueWords: Readonly<Record<string, string>>;
  /** What a bill prints of itself, `current reading`; another language than the catalogue's. */
  readonly printedFacts: Readonly<Record<string, string>>;
  readonly printedFact: (what: string, of: string | undefined, figure: string) => string;
  /** Sorts of what has a mark: `rate`, `source`. */
  readonly markedSorts: Readonly<Record<string, string>>;
  readonly since: (value: string, from: string) => string;

  readonly answer: Texts<Answer>;
  /** By the fault's id; another fault has its own name. */
  readonly faults: Readonly<Record<string, string>>;
  readonly family: Texts<"billing error" | "meter error">;
  readonly and: string;
  readonly explanation: (number: string, faults: string) => string;
  readonly fault: (name: string, id: string, values: string) => string;
  readonly confirmedBy: (what: string) => string;
  readonly refutedBy: (what: string) => string;
  readonly spokenBill: (id: string) => string;
  readonly spokenLedgerRow: (id: string) => string;
  readonly asksFor: (evidence: string) => string;
  readonly onset: (bill: string) => string;
  readonly alike: (numbers: string) => string;
  readonly more: (count: string) => string;
  readonly evidenceNames: Readonly<Record<string, string>>;
  readonly wouldSeparate: (evidence: string) => string;
  readonly coincidence: (hypotheses: string, expected: string) => string;
  readonly oneIn: (count: string) => string;
  readonly mayBeChance: string;
  readonly nearMiss: (faults: string, left: string) => string;
  /** It gives every figure, and something speaks against it. */
  readonly nearMissAgainst: (faults: string, against: string) => string;
  readonly rejected: string;
  readonly inversion: (field: string, least: string, most: string | undefined, billed: string) => string;
  readonly readAs: Texts<Diagnosis["inversions"][number]["readAs"][number]["kind"]>;
  readonly rateNote: (rate: string, block: string | undefined, from: string, billed: string, least: string, most: string) => string;
  readonly rateFound: (price: string, rate: string, from: string) => string;
  readonly leftOut: (names: string) => string;
  readonly setAside: (names: string) => string;
  readonly isCut: string;
  readonly knownByThen: string;
  readonly because: (why: string) => string;

  readonly noArithmetic: (why: string) => string;
  readonly nothingDiffers: string;
  readonly marks: Texts<DossierMark["kind"]>;
  readonly mark: (what: string, words: string | undefined) => string;
  readonly unverified: string;
  readonly annulled: (day: string) => string;
  readonly noSources: string;

  readonly favour: Texts<CorrectableBill["favour"]>;
  readonly billCause: Texts<CorrectableBill["cause"]>;
  readonly spanSums: (issued: string, lawful: string, change: string) => string;
  readonly onlyShown: string;
  readonly original: string;
  readonly notLoaded: string;
  readonly notUsable: (because: string) => string;
  readonly limits: (schedule: string, authority: string, on: string) => string;
  readonly limitsVersion: (from: string, to: string) => string;
  readonly limitsCase: (kind: string | undefined, cause: string | undefined, byFault: boolean, facts: string) => string;
  readonly limit: Texts<BillLimit["may"]>;
  readonly span: Texts<LimitSpan["may"]>;
  readonly correctableSum: (amount: string) => string;
  readonly untoldSum: (amount: string) => string;
  readonly byDays: (amount: string) => string;
  readonly byPeople: (words: string, because: string) => string;
  readonly notRated: (bill: string, reasons: string) => string;

  readonly entitled: Texts<EntitlementAnswer>;
  readonly standing: Texts<Standing>;
  readonly clauseOf: Texts<Clause["of"]>;
  readonly always: string;
  readonly said: (field: string, value: string) => string;
  readonly unsaid: (field: string) => string;
  readonly statedMark: string;
  readonly asIssued: string;
  readonly ofRecord: string;
  readonly comparedWith: Texts<"total" | "payable">;
  readonly byTariff: string;
  readonly byClass: string;
  readonly cannotBill: (reasons: string) => string;
  /** What a tariff that could not be put into rules comes to. */
  readonly cannotTell: (reasons: string) => string;
  /** Of what does not hold, and asks for facts that are not on record. */
  readonly leftAside: (names: string) => string;
  readonly part: (from: string, to: string, days: string) => string;

  readonly receipt: Texts<"engine" | "language" | "rules" | "case" | "limits" | "original" | "reverse" | "reissue">;
  readonly hashLabel: string;
  readonly hashNote: string;
}
