// Exceptions of one line never hold together unless one is over the other, or a third is over one of them. Where that cannot be decided the
// later of the two says `tested, not proved`; a mark that nothing rests on is a fault too: it would hide the next pair that is not decided.

import { textFromDay } from "../../../values/calendar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import type { Exception, Line, Program } from "../../program.ts";
import { all, not } from "./condition/axis.ts";
import { formulaOf } from "./condition/formula.ts";
import type { Finding } from "./condition/search.ts";
import { findWhere } from "./condition/search.ts";
import type { Space } from "./condition/space.ts";
import { spaceOf } from "./condition/space.ts";
import { DAY, pointWords } from "./condition/words.ts";
import type { Fitted } from "./conditions.ts";
import { linesOf } from "./conditions.ts";

interface Pair {
  readonly tariff: Fitted;
  readonly line: Line;
  readonly first: Exception;
  readonly second: Exception;
}

export function proveExceptionsApart(program: Program, fitted: readonly Fitted[], report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<string>();
  const doubtful = new Set<string>();
  for (const pair of fitted.flatMap(pairsOf)) {
    const { space, finding } = meetingOf(pair);
    if (finding.kind === "none") continue;
    doubtful.add(placeOf(pair.second));
    if (finding.kind !== "found" && pair.second.testedNotProved) continue;
    const key = `${placeOf(pair.first)}, ${placeOf(pair.second)}`;
    if (!reported.has(key)) report(diagnosticOf(program, space, pair, finding));
    reported.add(key);
  }
  reportIdleMarks(fitted, doubtful, report);
}

/** The pairs of exceptions of one line neither of which is over the other, in the order of the file. */
function pairsOf(tariff: Fitted): readonly Pair[] {
  return linesOf(tariff.tariff).flatMap((line) =>
    line.exceptions.flatMap((second, at) =>
      line.exceptions.slice(0, at).flatMap((first) => (isSettled(first, second) ? [] : [{ tariff, line, first, second }])),
    ),
  );
}

function isSettled(first: Exception, second: Exception): boolean {
  return first.over.includes(second.name) || second.over.includes(first.name);
}

/** Where both hold and none is over either of them. */
function meetingOf({ tariff, line, first, second }: Pair): { readonly space: Space; readonly finding: Finding } {
  const beaten = line.exceptions.filter(({ over }) => over.includes(first.name) || over.includes(second.name));
  const holds = (exception: Exception): ReturnType<typeof formulaOf> => formulaOf(tariff.reading, exception.condition);
  const formula = all(holds(first), holds(second), ...beaten.map((exception) => not(holds(exception))), tariff.fit);
  const space = spaceOf(tariff.reading.axes, [formula]);
  return { space, finding: findWhere(space, formula, tariff.dayOf) };
}

function diagnosticOf(program: Program, space: Space, { line, first, second }: Pair, finding: Exclude<Finding, { kind: "none" }>): Diagnostic {
  const names = { first: first.name, second: second.name, line: line.name };
  const related = [{ span: first.span, message: `\`${first.name}\` is here` }];
  switch (finding.kind) {
    case "found":
      return proofDiagnostic("exceptions-conflict", second.span, { ...names, customer: customerWords(program, space, finding) }, related);
    case "perhaps":
      return proofDiagnostic("exceptions-not-decided", second.span, { ...names, because: "their conditions hang on values that a bill works out" }, related);
    case "too many":
      return proofDiagnostic("exceptions-not-decided", second.span, { ...names, because: "there are too many cases" }, related);
  }
}

function customerWords(program: Program, space: Space, { point, day }: Finding & { readonly kind: "found" }): string {
  const words = pointWords(program.calendar, space, point);
  const settled = point.get(DAY);
  const date = day ?? (settled === undefined || typeof settled === "string" ? undefined : Number(settled.top));
  const on = date === undefined ? "" : ` on ${textFromDay(program.calendar, date)}`;
  return words === "" ? `any bill${on}` : `a bill with ${words}${on}`;
}

/** `doubtful`: the places of exceptions of which something is left to say. What several tariffs share is judged over all of them. */
function reportIdleMarks(fitted: readonly Fitted[], doubtful: ReadonlySet<string>, report: (diagnostic: Diagnostic) => void): void {
  const seen = new Set(doubtful);
  for (const line of fitted.flatMap(({ tariff }) => linesOf(tariff))) {
    for (const exception of line.exceptions.filter(({ testedNotProved }) => testedNotProved)) {
      const place = placeOf(exception);
      if (!seen.has(place)) report(proofDiagnostic("mark-not-needed", exception.span, { exception: exception.name, line: line.name }));
      seen.add(place);
    }
  }
}

function placeOf({ span }: Exception): string {
  return `${span.file} ${span.start}`;
}
