// The one further fact that would decide an open answer: a figure that was not printed and that the first two explanations have differently; else evidence that is
// not at hand yet; else what only the issuer can show. A row that is there already decided nothing, and is not asked for again.
import type { EvidenceRow } from "../issued/case.ts";
import type { ExplainedBy, Explanation } from "./diagnosis.ts";
import { outOfTime } from "./evidence-days.ts";
import type { Bench } from "./fault.ts";
import { readableEvidence } from "./set-aside.ts";

export interface Known {
  readonly bench: Bench;
  readonly printed: ReadonlySet<string>;
  /** What the bill could have printed of its facts that would tell the first two apart. */
  readonly factApart: string | undefined;
  /** The first wrong figure. */
  readonly figure: string | undefined;
}

export function separating(explanations: readonly Explanation[], known: Known): string | undefined {
  const standing = explanations.filter(({ refutes }) => refutes.length === 0);
  const [first, second] = standing.length > 0 ? standing : explanations;
  if (first === undefined) return undefined;
  if (second === undefined || standing.length < 2) return stillToAsk(known, first.faults) ?? ofIssuer(known);
  return (
    figureApart(first, second, known.printed) ??
    evidenceApart(known.bench, first, second) ??
    known.factApart ??
    stillToAsk(known, first.faults) ??
    ofIssuer(known)
  );
}

function figureApart(first: Explanation, second: Explanation, printed: ReadonlySet<string>): string | undefined {
  const names = new Set([...Object.keys(first.figures), ...Object.keys(second.figures)]);
  const apart = [...names].find((name) => !printed.has(name) && (first.figures[name] ?? "0") !== (second.figures[name] ?? "0"));
  return apart === undefined ? undefined : `the figure of ${apart} on the bill`;
}

/** That the one asks for and the other does not: of one register, of which end. */
function evidenceApart(bench: Bench, first: Explanation, second: Explanation): string | undefined {
  const open = (explanation: Explanation): readonly ExplainedBy[] => explanation.faults.filter((fault) => !isAtHand(bench, fault));
  const apart = (text: (fault: ExplainedBy) => string): string | undefined => {
    const [own, theirs] = [first, second].map((explanation) => explanation.faults.map(text));
    const mine = open(first).map(text);
    return (
      mine.find((each) => theirs?.includes(each) !== true) ??
      open(second)
        .map(text)
        .find((each) => own?.includes(each) !== true)
    );
  };
  return apart(evidenceText) ?? apart(evidenceOfEnd);
}

function stillToAsk({ bench }: Known, faults: readonly ExplainedBy[]): string | undefined {
  return evidenceOf(faults.filter((fault) => !isAtHand(bench, fault)));
}

function ofIssuer({ figure }: Known): string | undefined {
  return figure === undefined ? undefined : `the rule that the issuer rests ${figure} on`;
}

export function evidenceOf(faults: readonly ExplainedBy[]): string | undefined {
  return faults[0] === undefined ? undefined : evidenceText(faults[0]);
}

const KINDS: Readonly<Record<string, EvidenceRow["kind"] | undefined>> = {
  photo: "photo",
  nameplate: "nameplate",
  "exchange order": "exchange_order",
  "bank line": "bank_line",
  contract: "contract",
};

/** Whether the case has a row of this kind that is about the same thing and of these days. */
function isAtHand(bench: Bench, { evidence, values }: ExplainedBy): boolean {
  return readableEvidence(bench).some((row) => {
    if (row.kind !== KINDS[evidence] || outOfTime(bench, row, values) !== undefined) return false;
    if (row.kind === "bank_line") return (values["payments"] ?? values["payment"] ?? "").split(", ").includes(row.says["payment"] ?? "");
    if (row.kind === "contract") return row.says["field"] === (values["field"] ?? "tariff");
    return values["register"] === undefined || row.says["register"] === undefined || row.says["register"] === values["register"];
  });
}

/** Of one register, row or field: `photo of energy`. What is of a run, or of the account, is of none. */
function evidenceText({ evidence, values }: ExplainedBy): string {
  const about = values["register"] ?? values["field"] ?? values["payment"];
  return about === undefined || KINDS[evidence] === undefined ? evidence : `${evidence} of ${about}`;
}

function evidenceOfEnd(fault: ExplainedBy): string {
  const { evidence, values } = fault;
  const isOneEnd = values["end"] === "previous" || values["end"] === "current";
  return evidence === "photo" && isOneEnd ? `photo of the ${values["end"]} reading of ${values["register"] ?? ""}` : evidenceText(fault);
}
