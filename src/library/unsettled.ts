// Counts what is not settled in a program: unknown figures, untranslatable clauses, unverified and example values.
import type { Program } from "../dsl/program.ts";
import type { Unsettled } from "./result.ts";

/** Each place of a file counts once, however many columns it fills. A source counts as unverified once, not at each citation. */
export function unsettledOf(program: Program, testedNotProved: number): Unsettled {
  const unknown = new Set<string>();
  const unverified = new Set<string>();
  const example = new Set<string>();
  const untranslatable = new Set<string>();
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== "object" || value === null) return;
    const here = placeOf(value) ?? place;
    if ("kind" in value && value.kind === "unknown" && "because" in value) unknown.add(here);
    if ("marks" in value && Array.isArray(value.marks)) {
      if (value.marks.includes("unverified")) unverified.add(here);
      if (value.marks.includes("example")) example.add(here);
    }
    if ("words" in value && "because" in value) untranslatable.add(here);
    for (const part of Object.values(value)) visit(part, here);
  };
  const { rates, tariffs, seasons, dayparts, holidays, untranslatable: clauses } = program;
  visit({ rates, tariffs, seasons, dayparts, holidays, clauses }, "");
  for (const source of Object.values(program.sources)) if (source.unverified) unverified.add(`source ${source.name}`);
  return {
    unknown: unknown.size,
    untranslatable: untranslatable.size,
    unverified: unverified.size,
    example: example.size,
    testedNotProved,
  };
}

function placeOf(value: object): string | undefined {
  if (!("span" in value) || typeof value.span !== "object" || value.span === null) return undefined;
  const { span } = value;
  return "file" in span && "start" in span ? `${String(span.file)}:${String(span.start)}` : undefined;
}
