// One dispute over a bill as data: all that its pages show, in no language. Plain JSON: absent members are left out of it, amounts are decimal texts in the
// schedule's currency, days texts in its calendar, and labels stand in every language that the rules have. Its hash is over its canonical JSON.
import type { Labels } from "../../dsl/program.ts";
import type { Explanation } from "../../engine/explain/explanation.ts";
import type { IdentityVerdict, LineVerdict } from "../audit/verdict.ts";
import type { Cited } from "../correctable/cited.ts";
import type { Correctable, InWords } from "../correctable/correctable.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { ValueWords } from "../entitlement/account-values.ts";
import type { Entitlement } from "../entitlement/entitlement.ts";
import type { EvidenceRow, IssuedReading, LedgerRow } from "../issued/case.ts";

/** The form of this data: pages are made anew from it, and compared. */
export const DOSSIER_FORM = 1;

/** A line, group or sum, as issued and as it should be. `reads`: figures above it that differ and that it is made of. */
export interface DossierFigure extends Omit<LineVerdict, "label" | "cites"> {
  readonly labels: Labels;
  readonly isSum: boolean;
  readonly cites: readonly Cited[];
  readonly reads: readonly string[];
}

/** The first figure that parts, in the order in which the tariff works them out: `place` counts from 1. Undefined `place`: no rule has it. */
export interface Parting {
  readonly name: string;
  readonly place: number | undefined;
  readonly of: number;
  /** Figures that differ and are made of it. */
  readonly carriedOn: readonly string[];
  /** Figures that differ and are made of nothing that differs: others beginnings of the difference. */
  readonly apart: readonly string[];
}

export interface AccountFact {
  readonly field: string;
  readonly labels: Labels;
  readonly values: readonly (ValueWords & { readonly from: string | undefined; readonly value: string })[];
}

/** A register as it was printed and as the record has it. */
export interface RegisterPair {
  readonly register: string;
  readonly labels: Labels;
  readonly daypart: string | undefined;
  readonly printed: Omit<IssuedReading, "register" | "daypart"> | undefined;
  readonly record: Readonly<Partial<Record<"previous" | "current" | "maximum" | "multiplier", string>>> | undefined;
}

export interface UsedRate {
  readonly rate: string;
  readonly labels: Labels;
  readonly from: string;
  readonly to: string;
  readonly announced: string;
  readonly cites: readonly Cited[];
  readonly marks: readonly string[];
}

export interface DossierMark {
  readonly kind: "example" | "unverified" | "untranslatable" | "estimated";
  readonly what: string;
  readonly words: Labels | undefined;
}

/** The explanation of the bill, in which lines that do not differ have their amounts alone. `shown`: names of the figures that are to be shown. */
export interface Arithmetic {
  readonly lines: Explanation;
  readonly shown: readonly string[];
}

export interface Dossier {
  readonly kind: "dossier";
  readonly form: typeof DOSSIER_FORM;
  readonly schedule: {
    readonly name: string;
    readonly labels: Labels;
    readonly currency: string;
    readonly calendar: "persian" | "gregorian";
    readonly units: Readonly<Record<string, Labels>>;
  };
  readonly bill: {
    readonly id: string;
    readonly account: string;
    readonly period: { readonly from: string; readonly to: string } | undefined;
    readonly issuedOn: string | undefined;
    readonly tariffPrinted: string | undefined;
    readonly tariff: { readonly name: string; readonly labels: Labels; readonly cites: readonly Cited[] } | undefined;
    readonly marks: Readonly<Record<string, string>>;
  };
  readonly verdict: "agrees" | "differs" | "adjustment due" | "undecided";
  /** issued - lawful: positive where too much was charged. */
  readonly harm: string | undefined;
  readonly knownThen: "agrees" | "differs" | "undecided" | undefined;
  readonly failures: readonly string[];
  readonly figures: readonly DossierFigure[];
  readonly identities: readonly IdentityVerdict[];
  readonly parting: Parting | undefined;
  readonly account: readonly AccountFact[];
  readonly registers: readonly RegisterPair[];
  /** Places of the request that were taken from the issuer's own file: a verdict takes the issuer's word for them. */
  readonly factsOfTheBill: readonly string[];
  readonly ledger: readonly LedgerRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly cause: Diagnosis;
  /** Names of the account's other bills that were looked at. */
  readonly neighbours: readonly string[];
  readonly arithmetic: Arithmetic | undefined;
  readonly noArithmetic: InWords | undefined;
  /** What the figures rest on: the sources that are cited, each once, and the versions of rates. */
  readonly sources: readonly Cited[];
  readonly rates: readonly UsedRate[];
  readonly marks: readonly DossierMark[];
  readonly correctable: Correctable;
  /** Where the class is disputed. */
  readonly entitlement: Entitlement | undefined;
  readonly receipt: { readonly engine: string; readonly language: number; readonly rules: string; readonly case: string };
}
