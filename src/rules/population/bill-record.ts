// What is kept of one judged bill: enough for a row of each table and for every count, so that neither the bill nor its verdict is needed again.
import type { BillVerdict, IdentityVerdict, LineVerdict } from "../audit/verdict.ts";
import type { Answer, Diagnosis } from "../diagnosis/diagnosis.ts";
import type { BillCase } from "../issued/case.ts";
import { ambiguityOf, causeOf } from "./cause.ts";
import type { Cause } from "./population.ts";

export interface LineRecord {
  readonly name: string;
  readonly label: string;
  readonly verdict: Exclude<LineVerdict["verdict"], "agrees">;
  readonly issued: string | undefined;
  readonly computed: string | undefined;
  readonly difference: string | undefined;
  readonly why: string | undefined;
  readonly evidence: string | undefined;
  readonly cites: readonly string[];
}

export interface BrokenIdentity {
  readonly name: IdentityVerdict["name"];
  readonly about: string;
  readonly difference: string | undefined;
}

export interface DiagnosisRecord {
  readonly answer: Answer;
  readonly cause: Pick<Cause, "key" | "faults"> | undefined;
  readonly ambiguity: string | undefined;
  /** Explanations with all their parameters, the first ones of `fits`; of a near miss those that come nearest. */
  readonly told: readonly string[];
  readonly fits: number;
  readonly confirmed: boolean;
  readonly maybeChance: boolean;
  readonly expected: string;
  readonly wouldSeparate: string | undefined;
  readonly why: string | undefined;
}

export interface BillRecord {
  readonly id: string;
  readonly account: string;
  readonly period: { readonly from: string; readonly to: string } | undefined;
  readonly issuedOn: string | undefined;
  /** Those that bills are grouped by, in that order; empty where the bill does not say one. */
  readonly marks: readonly string[];
  readonly verdict: BillVerdict["verdict"];
  readonly knownThen: "agrees" | "differs" | "undecided" | undefined;
  /** issued - computed; undefined where it cannot be told. */
  readonly harm: string | undefined;
  /** Payable, else the total, where it was printed and could be worked out. */
  readonly issued: string | undefined;
  readonly computed: string | undefined;
  readonly agreeing: readonly string[];
  readonly lines: readonly LineRecord[];
  readonly broken: readonly BrokenIdentity[];
  readonly failures: readonly { readonly code: string; readonly message: string }[];
  readonly diagnosis: DiagnosisRecord | undefined;
  /** The hash of the case. */
  readonly hash: string;
}

/** `by`: the marks that bills are grouped by. */
export function billRecord({ issued }: BillCase, verdict: BillVerdict, diagnosis: Diagnosis | undefined, by: readonly string[]): BillRecord {
  const sum = verdict.lines.find(({ name }) => name === "payable") ?? verdict.lines.find(({ name }) => name === "total");
  return {
    id: issued.id,
    account: issued.account,
    period: issued.period,
    issuedOn: issued.issued_on,
    marks: by.map((mark) => (Object.hasOwn(issued.marks, mark) ? (issued.marks[mark] ?? "") : "")),
    verdict: verdict.verdict,
    knownThen: verdict.knownThen?.verdict,
    harm: harmOf(verdict),
    issued: sum?.issued,
    computed: sum?.computed,
    agreeing: verdict.lines.filter((line) => line.verdict === "agrees").map(({ name }) => name),
    lines: verdict.lines.flatMap((line) => (line.verdict === "agrees" ? [] : [{ ...line, verdict: line.verdict }])),
    broken: verdict.identities.filter(({ holds }) => holds === "no").map(({ name, about, difference }) => ({ name, about, difference })),
    failures: verdict.failures.map(({ code, message }) => ({ code, message })),
    diagnosis: diagnosis === undefined ? undefined : diagnosisRecord(diagnosis),
    hash: verdict.receipt.case,
  };
}

/** A bill that agrees harms nobody, though rounded registers may leave a difference; of one that cannot be decided nothing is said. */
function harmOf({ verdict, harm }: BillVerdict): string | undefined {
  switch (verdict) {
    case "agrees":
      return "0";
    case "undecided":
      return undefined;
    case "differs":
    case "adjustment due":
      return harm;
  }
}

function diagnosisRecord(diagnosis: Diagnosis): DiagnosisRecord {
  const { answer, explanations, more, nearMisses, possibleCoincidence, coincidence, wouldSeparate, why } = diagnosis;
  const told = explanations.length > 0 ? explanations : nearMisses;
  return {
    answer,
    cause: causeOf(diagnosis),
    ambiguity: ambiguityOf(diagnosis),
    told: told.slice(0, MOST_TOLD).map(({ faults }) => faults.map(({ key }) => key).join(" + ")),
    fits: explanations.length + more,
    confirmed: (explanations[0]?.confirms.length ?? 0) > 0,
    maybeChance: possibleCoincidence,
    expected: coincidence.expected,
    wouldSeparate,
    why,
  };
}

const MOST_TOLD = 5;
