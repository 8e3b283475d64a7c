// Sources, and the citations that name them.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Citation, SourceUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import type { Dating } from "./dates.ts";
import { dayOf } from "./dates.ts";
import { declared, labelsOf, NOTHING_RESERVED, nearHint } from "./names.ts";

/** By folded name. */
export function bindSources(scope: Dating, declarations: readonly tree.Source[]): ReadonlyMap<string, SourceUse> {
  const sources = declared(scope, "source", declarations, NOTHING_RESERVED);
  return new Map([...sources].map(([folded, source]) => [folded, sourceUse(scope, source)]));
}

/** The citations whose source is declared; the others are reported. */
export function bindCitations(scope: Pick<Scope, "report" | "sources">, citations: readonly tree.Citation[]): readonly Citation[] {
  return citations.flatMap(({ source, clause }) => {
    const name = sourceNamed(scope, source);
    return name === undefined ? [] : [{ source: name, clause: clause?.text }];
  });
}

/** The source's name as declared. */
export function sourceNamed(scope: Pick<Scope, "report" | "sources">, name: tree.Name): string | undefined {
  const source = scope.sources.get(foldName(name.text));
  if (source !== undefined) return source.name;
  const known = [...scope.sources.values()].map((each) => each.name);
  const hint = nearHint(name.text, known, `declare it: \`source ${name.text} "..."\``);
  scope.report(declarationDiagnostic("unknown-source", name.span, { name: name.text, hint }));
  return undefined;
}

function sourceUse(scope: Dating, source: tree.Source): SourceUse {
  return {
    name: source.name.text,
    labels: labelsOf(source.labels),
    dated: source.dated === undefined ? undefined : dayOf(scope, source.dated),
    unverified: source.unverified,
    url: source.url?.text,
    note: source.note?.text,
  };
}
