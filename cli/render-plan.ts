// The rows of one plan as a table that adds up, who may grant it, and why it may not be made.
import type { PlanSchedule } from "../src/index.ts";
import { gradeName, marksText, money, named, type Page, sourcesLine, table, textOf } from "./oversight-page.ts";
import { clausesForPeople } from "./plan-rules.ts";
import { findingText } from "./render-findings.ts";

export function scheduleText(page: Page, plan: PlanSchedule, { explain }: { readonly explain: boolean }): string {
  const { plans } = page.words;
  const faults = plan.failed.map((finding) => findingText(page, finding, explain)).join("");
  // A request that could not be read has no plan to speak of.
  if (plan.rule === "") return faults;
  const { instalments } = page.schedule.plan.oversight;
  const labels = Object.hasOwn(instalments, plan.rule) ? instalments[plan.rule]?.labels : undefined;
  const head = [
    `${plans.heading(named(page, labels, plan.rule))}${marksText(page, plan.version?.marks ?? [])}`,
    ...[
      plans.debt(money(page, plan.debt)),
      ...(plan.exception === undefined ? [] : [plans.exception(exceptionName(page, plan.rule, plan.exception))]),
      ...(plan.by === undefined ? [] : [plans.grantedBy(gradeName(page, plan.by))]),
      ...(explain ? sourcesLine(page, plan.version?.cites ?? []) : []),
    ].map((line) => `  ${line}`),
  ];
  const covered = explain && plan.covers.length > 0 ? ["", ...coverLines(page, plan)] : [];
  const clauses = clausesForPeople(page, plan.rule, plan.version);
  const rows = plan.rows.length === 0 ? [] : ["", ...rowLines(page, plan)];
  return `${textOf(page, [...head, ...covered, ...rows, ...(clauses.length === 0 ? [] : ["", ...clauses]), ...(faults === "" ? [] : ["", plans.notMade])])}${faults}`;
}

function exceptionName(page: Page, rule: string, exception: string): string {
  const versions = page.schedule.plan.oversight.instalments[rule]?.versions ?? [];
  const known = versions.flatMap(({ body }) => (body.kind === "instalments" ? body.exceptions : [])).find(({ name }) => name === exception);
  return named(page, known?.labels, exception);
}

function coverLines({ words, sheet, currency }: Page, { covers }: PlanSchedule): readonly string[] {
  const head = [words.plans.document, words.plans.due, words.plans.amount(currency)];
  return table(["start", "start", "end"], [head, ...covers.map(({ document, due, amount }) => [sheet.code(document), sheet.date(due), sheet.number(amount)])]);
}

/** The sum is the debt, and what interest there is. */
function rowLines({ words, sheet, currency }: Page, { down, rows, debt, interest }: PlanSchedule): readonly string[] {
  const { plans } = words;
  const bears = interest !== "0";
  const row = (part: string, due: string, amount: string, of: string | undefined): readonly string[] => [
    part,
    due,
    amount,
    ...(bears ? [of === undefined ? "" : sheet.number(of)] : []),
  ];
  const sum = rows.some(({ interest: of }) => of !== undefined) ? [] : [row(plans.sum, "", sheet.number(debt), undefined)];
  return table(bears ? ["start", "start", "end", "end"] : ["start", "start", "end"], [
    [plans.part, plans.due, plans.amount(currency), ...(bears ? [plans.interestColumn] : [])],
    ...(down === "0" ? [] : [row(plans.downRow, "", sheet.number(down), undefined)]),
    ...rows.map(({ due, amount, interest: of }, at) => row(sheet.number(String(at + 1)), sheet.date(due), sheet.number(amount), of)),
    ...sum,
  ]);
}
