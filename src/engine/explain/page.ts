// What every part of an explanation's text needs, and the sources that each of them names.
import { labelOf } from "../bill/label.ts";
import type { ExplainedCitation, Explanation } from "./explanation.ts";
import type { Language } from "./written.ts";
import { prose } from "./written.ts";

export interface Page {
  readonly language: Language;
  readonly currency: string;
  readonly explanation: Explanation;
}

export function sourceWords({ language }: Page, cites: readonly ExplainedCitation[]): readonly string[] {
  const { words } = language;
  return cites.map(({ source, labels, clause, unverified }) => {
    const text = words.source(prose(language, labelOf(labels, language.name, source)), clause === null ? undefined : prose(language, clause));
    return unverified ? words.unverifiedSource(text) : text;
  });
}
