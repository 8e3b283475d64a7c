// The one further fact that would decide an open answer: a figure that was not printed and that the first two explanations have differently, else the evidence
// that the first asks for and the second does not.
import type { ExplainedBy, Explanation } from "./diagnosis.ts";

export function separating(explanations: readonly Explanation[], printed: ReadonlySet<string>): string | undefined {
  const [first, ...others] = explanations.filter(({ refutes }) => refutes.length === 0);
  if (first === undefined) return explanations[0] === undefined ? undefined : evidenceOf(explanations[0].faults);
  const [second] = others;
  if (second === undefined) return evidenceOf(first.faults);
  return figureApart(first, second, printed) ?? evidenceApart(first, second) ?? evidenceOf(first.faults);
}

function figureApart(first: Explanation, second: Explanation, printed: ReadonlySet<string>): string | undefined {
  const names = new Set([...Object.keys(first.figures), ...Object.keys(second.figures)]);
  const apart = [...names].find((name) => !printed.has(name) && (first.figures[name] ?? "0") !== (second.figures[name] ?? "0"));
  return apart === undefined ? undefined : `the figure of ${apart} on the bill`;
}

function evidenceApart(first: Explanation, second: Explanation): string | undefined {
  const texts = (explanation: Explanation): readonly string[] => explanation.faults.map(evidenceText);
  const [own, theirs] = [texts(first), texts(second)];
  return own.find((text) => !theirs.includes(text)) ?? theirs.find((text) => !own.includes(text));
}

export function evidenceOf(faults: readonly ExplainedBy[]): string | undefined {
  return faults[0] === undefined ? undefined : evidenceText(faults[0]);
}

/** With the register, row or field that it is about: `photo of energy`. */
function evidenceText({ evidence, values }: ExplainedBy): string {
  const about = values["register"] ?? values["field"] ?? values["payment"];
  return about === undefined ? evidence : `${evidence} of ${about}`;
}
