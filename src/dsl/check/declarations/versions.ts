// The heads of versions: from when to when one holds, when it was announced, what annulled it, and whether it says its source.
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { UnknownBody, Version } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { dayInHorizon, dayOf } from "./dates.ts";
import { annulmentOf, bindCitations } from "./sources.ts";

export type Versioning = Pick<Scope, "report" | "calendar" | "horizon" | "sources">;

/** `what`: ``rate `vat` ``. A version that says `unknown` needs no source. Undefined where its days are wrong. */
export function bindHead(scope: Versioning, what: string, head: tree.VersionHead, body: { readonly kind: string }): Version | undefined {
  const from = dayInHorizon(scope, head.from);
  const to = head.to === undefined ? scope.horizon.to : dayInHorizon(scope, head.to);
  const announced = head.announced === undefined ? from : dayOf(scope, head.announced);
  const annulled = head.annulled === undefined ? undefined : annulmentOf(scope, head.annulled);
  const sources = sourcesOf(scope, what, head, head.span, body);
  if (from === undefined || to === undefined || announced === undefined) return undefined;
  if (to <= from) {
    const end = head.to ?? head.from;
    scope.report(declarationDiagnostic("span-order", end.span, { from: head.from.text, to: head.to?.text ?? "the last day of the horizon" }));
    return undefined;
  }
  return { from, to, announced, annulled, ...sources, span: head.span };
}

/** What a version cites; reported where it cites nothing and is no example. */
export function sourcesOf(
  scope: Versioning,
  what: string,
  { cites, marks }: Pick<tree.VersionHead, "cites" | "marks">,
  span: Span,
  body: { readonly kind: string },
): Pick<Version, "cites" | "marks"> {
  const words = [...new Set(marks.map((mark) => mark.word))];
  if (cites.length === 0 && !words.includes("example") && body.kind !== "unknown") {
    scope.report(declarationDiagnostic("uncited-version", span, { what }));
  }
  return { cites: bindCitations(scope, cites), marks: words };
}

export function unknownBody(body: tree.Unknown): UnknownBody {
  return { kind: "unknown", because: body.because.text };
}
