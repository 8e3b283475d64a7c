// The observed holidays, by month and day, with their versions. A schedule without any has none.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { MonthDay, Program } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { checkCoverage } from "./coverage.ts";
import { monthDayOf, textFromMonthDay } from "./dates.ts";
import type { Versioning } from "./versions.ts";
import { bindHead, unknownBody } from "./versions.ts";

const WHAT = "the holidays";

export function bindHolidays(scope: Versioning, blocks: readonly tree.Holidays[]): Program["holidays"] {
  const [holidays, ...more] = blocks;
  if (holidays === undefined) return [];
  const related = [{ span: holidays.span, message: "the first one" }];
  for (const second of more) scope.report(declarationDiagnostic("holidays-twice", second.span, {}, related));
  const heads = holidays.versions.map(({ head, body }) => bindHead(scope, WHAT, head, body));
  const versions = holidays.versions.flatMap(({ body }, index) => {
    const bound = body.kind === "unknown" ? unknownBody(body) : ({ kind: "days", days: daysOf(scope, body.days) } as const);
    const head = heads[index];
    return head === undefined ? [] : [{ ...head, body: bound }];
  });
  if (versions.length === heads.length) checkCoverage(scope, { what: WHAT, span: holidays.span, gap: undefined }, versions);
  return versions;
}

function daysOf(scope: Versioning, days: (tree.HolidaysVersion["body"] & { readonly kind: "days" })["days"]): readonly MonthDay[] {
  const seen = new Set<string>();
  return days.flatMap(({ text, span }) => {
    const day = monthDayOf(scope, text, span);
    if (day === undefined) return [];
    if (!seen.has(textFromMonthDay(day))) {
      seen.add(textFromMonthDay(day));
      return [day];
    }
    scope.report(declarationDiagnostic("holiday-twice", span, { day: text }));
    return [];
  });
}
