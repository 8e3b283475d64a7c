// Rates: their versions typed, each day of the horizon covered, and whether two versions differ.

import type { Day } from "../../../values/calendar.ts";
import { textFromDay } from "../../../values/calendar.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Rate, RateBody, Version } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { MOST_STEPS, rateDepths } from "../depth.ts";
import type { RateHeader, Scope } from "../scope.ts";
import { bodyContent } from "./content.ts";
import { checkCoverage } from "./coverage.ts";
import { monthInHorizon } from "./dates.ts";
import { labelsOf } from "./names.ts";
import { bindCell, bindRateBody } from "./rate-body.ts";
import type { RateInScope } from "./rate-context.ts";
import { cellUnit } from "./rate-context.ts";
import { areRatesSound } from "./rate-cycles.ts";
import { domainOf } from "./rate-keys.ts";
import type { EdgesInRate } from "./rising-edges.ts";
import { checkRisingEdges, MOST_CASES_IN_ALL } from "./rising-edges.ts";
import { bindHead, sourcesOf } from "./versions.ts";
import { bindWidths } from "./widths.ts";

/** By name as declared. */
export function bindRates(scope: Scope): Readonly<Record<string, Rate>> {
  const rising: EdgesInRate[] = [];
  const rates = Object.fromEntries([...scope.rates.values()].map((header) => [header.name, bindRate(scope, header, rising)]));
  if (!areRatesSound(scope, rates) || !areRatesShallow(scope, rates)) return rates;
  let allowed = MOST_CASES_IN_ALL;
  for (const edges of rising) allowed -= checkRisingEdges(scope, rates, edges, allowed);
  return rates;
}

/** Of rates that are made of one another only the first past the limit is told. */
function areRatesShallow(scope: Scope, rates: Readonly<Record<string, Rate>>): boolean {
  const deep = [...rateDepths(rates)].filter(([, depth]) => depth > MOST_STEPS);
  const [name, found] = deep[0] ?? [];
  const rate = name === undefined ? undefined : rates[name];
  if (rate === undefined) return true;
  scope.report(declarationDiagnostic("rule-too-deep", rate.span, { what: `rate \`${rate.name}\``, found: String(found), most: String(MOST_STEPS) }));
  return false;
}

type BoundVersion = Version & { readonly body: RateBody | undefined };

function bindRate(scope: Scope, header: RateHeader, rising: EdgesInRate[]): Rate {
  const { declaration, name, axis } = header;
  const rate: RateInScope = {
    scope,
    header,
    cells: cellUnit(header.unit),
    edges: axis === undefined ? undefined : cellUnit(axis),
    domains: header.keys.map((key) => domainOf(scope, key)),
    what: `rate \`${name}\``,
  };
  const bound = declaration.versions.map((version) => bindVersion(rate, version, rising));
  const versions = bound.flatMap((version) => version ?? []);
  const isWhole = versions.length === bound.length && areMonthsRight(rate);
  if (isWhole) checkCoverage(scope, { what: rate.what, span: declaration.name.span, gap: (day) => reportMissingMonth(rate, versions, day) }, versions);
  const widths = declaration.widths === undefined || axis === undefined ? undefined : bindWidths(scope, header, declaration.widths);
  const withBody = versions.flatMap(({ body, ...head }) => (body === undefined ? [] : [{ ...head, body }]));
  return {
    name,
    labels: labelsOf(declaration.labels),
    unit: header.unit,
    keys: header.keys,
    axis,
    quantityUnit: header.quantityUnit,
    widths,
    crossing: header.crossing,
    versions: withBody,
    varies: differ(withBody.map((version) => version.body)),
    span: declaration.span,
  };
}

function bindVersion(rate: RateInScope, version: tree.RateVersion, rising: EdgesInRate[]): BoundVersion | undefined {
  const { scope, what, domains } = rate;
  switch (version.kind) {
    case "span": {
      const head = bindHead(scope, what, version.head, version.body);
      const body = bindRateBody(rate, version.head.span, version.body);
      if (head !== undefined) rising.push(...body.rising.map((edges) => ({ edges, domains, span: head })));
      return head === undefined ? undefined : { ...head, body: body.value };
    }
    case "month": {
      const days = monthInHorizon(scope, version.month, version.span);
      const sources = sourcesOf(scope, what, version, version.span, version.cell);
      const body = bindCell(rate, version.span, version.cell);
      return days === undefined ? undefined : { ...days, announced: days.from, annulled: undefined, ...sources, span: version.span, body };
    }
  }
}

/** Months only where the rate says `every month`, and each once; then other versions only for what is unknown. */
function areMonthsRight({ scope, header, what }: RateInScope): boolean {
  const { everyMonth, versions } = header.declaration;
  const seen = new Set<string>();
  let areRight = true;
  for (const version of versions) {
    const { span } = version.kind === "span" ? version.head : version;
    const month = version.kind === "month" ? version.month : undefined;
    const fault =
      month !== undefined && seen.has(month)
        ? declarationDiagnostic("month-twice", span, { what, month })
        : month !== undefined && !everyMonth
          ? declarationDiagnostic("month-unexpected", span, { what })
          : everyMonth && version.kind === "span" && version.body.kind !== "unknown"
            ? declarationDiagnostic("month-expected", span, { what })
            : undefined;
    if (fault !== undefined) scope.report(fault);
    areRight &&= fault === undefined;
    if (month !== undefined) seen.add(month);
  }
  return areRight;
}

/** A gap between the months of a rate `every month` is a missing month: whether it was reported as one. */
function reportMissingMonth({ scope, header, what }: RateInScope, versions: readonly Version[], gap: Day): boolean {
  if (!header.declaration.everyMonth) return false;
  const months = versions.filter((_, index) => header.declaration.versions[index]?.kind === "month");
  if (!months.some(({ from }) => from < gap) || !months.some(({ from }) => from > gap)) return false;
  const month = textFromDay(scope.calendar, gap).slice(0, 7);
  scope.report(declarationDiagnostic("month-missing", header.declaration.name.span, { what, month }));
  return true;
}

function differ(bodies: readonly RateBody[]): boolean {
  const [first, ...rest] = bodies;
  if (first === undefined || rest.length === 0) return false;
  const content = bodyContent(first);
  return rest.some((body) => bodyContent(body) !== content);
}
