// Sources, and the citations that name them.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { oversightDiagnostic } from "../../diagnostics/oversight-catalogue.ts";
import type { Citation, SourceUse, Version } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import type { Dating } from "./dates.ts";
import { dayOf } from "./dates.ts";
import { declared, labelsOf, NOTHING_RESERVED, nearHint } from "./names.ts";

/** By folded name. */
export function bindSources(scope: Dating, declarations: readonly tree.Source[]): ReadonlyMap<string, SourceUse> {
  const sources = declared(scope, "source", declarations, NOTHING_RESERVED);
  const named = new Map([...sources].map(([folded, { name }]) => [folded, { name: name.text }]));
  return new Map([...sources].map(([folded, source]) => [folded, sourceUse({ ...scope, sources: named }, source)]));
}

type Sources = Pick<Scope, "report"> & { readonly sources: ReadonlyMap<string, { readonly name: string }> };

/** The citations whose source is declared; the others are reported. */
export function bindCitations(scope: Sources, citations: readonly tree.Citation[]): readonly Citation[] {
  return citations.flatMap(({ source, clause }) => {
    const name = sourceNamed(scope, source);
    return name === undefined ? [] : [{ source: name, clause: clause?.text }];
  });
}

/** The source's name as declared. */
export function sourceNamed(scope: Sources, name: tree.Name): string | undefined {
  const source = scope.sources.get(foldName(name.text));
  if (source !== undefined) return source.name;
  const known = [...scope.sources.values()].map((each) => each.name);
  const hint = nearHint(name.text, known, `declare it: \`source ${name.text} "..."\``);
  scope.report(declarationDiagnostic("unknown-source", name.span, { name: name.text, hint }));
  return undefined;
}

/** Undefined after a report. */
export function annulmentOf(scope: Dating & Sources, { on, by, reach }: tree.Annulment): Version["annulled"] {
  const day = dayOf(scope, on);
  const source = sourceNamed(scope, by);
  return day === undefined || source === undefined ? undefined : { on: day, by: source, reach };
}

function sourceUse(scope: Dating & Sources, source: tree.Source): SourceUse {
  const annulled = source.annulled && annulmentOf(scope, source.annulled);
  if (annulled?.by === source.name.text) {
    scope.report(oversightDiagnostic("annulled-by-itself", source.annulled?.by.span ?? source.span, { name: source.name.text }));
  }
  return {
    name: source.name.text,
    labels: labelsOf(source.labels),
    dated: source.dated === undefined ? undefined : dayOf(scope, source.dated),
    unverified: source.unverified,
    url: source.url?.text,
    note: source.note?.text,
    annulled,
  };
}
