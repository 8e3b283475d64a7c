// The label of a thing in a language: that language's, else the label without language, else the name.
import type { Citation, Labels } from "../../dsl/program.ts";

export function labelOf(labels: Labels, language: string | undefined, name: string): string {
  return ownLabel(labels, language) ?? name;
}

/** Undefined where the thing has neither label. */
export function ownLabel(labels: Labels, language: string | undefined): string | undefined {
  const asked = language === undefined || !Object.hasOwn(labels, language) ? undefined : labels[language];
  return asked ?? labels[""];
}

/** `booklet_1394 "residential"`. */
export function citationText({ source, clause }: Citation): string {
  return clause === undefined ? source : `${source} "${clause}"`;
}
