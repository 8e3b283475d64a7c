// Exceptions of one line never hold together unless one is over the other, or a third is over one of them.

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

export function proveExceptionsApart(program: Program, fitted: readonly Fitted[], report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<string>();
  for (const tariff of fitted) {
    for (const line of linesOf(tariff.tariff)) {
      for (const [at, second] of line.exceptions.entries()) {
        for (const first of line.exceptions.slice(0, at)) provePair(program, tariff, line, first, second, reported, report);
      }
    }
  }
}

function provePair(
  program: Program,
  tariff: Fitted,
  line: Line,
  first: Exception,
  second: Exception,
  reported: Set<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (first.over.includes(second.name) || second.over.includes(first.name)) return;
  const beaten = line.exceptions.filter(({ over }) => over.includes(first.name) || over.includes(second.name));
  const holds = (exception: Exception): ReturnType<typeof formulaOf> => formulaOf(tariff.reading, exception.condition);
  const formula = all(holds(first), holds(second), ...beaten.map((exception) => not(holds(exception))), tariff.fit);
  const space = spaceOf(tariff.reading.axes, [formula]);
  const finding = findWhere(space, formula, tariff.dayOf);
  const key = [first, second].map(({ span }) => `${span.file} ${span.start}`).join();
  if (finding.kind === "none" || reported.has(key)) return;
  reported.add(key);
  report(diagnosticOf(program, space, line, first, second, finding));
}

function diagnosticOf(
  program: Program,
  space: Space,
  line: Line,
  first: Exception,
  second: Exception,
  finding: Exclude<Finding, { kind: "none" }>,
): Diagnostic {
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
