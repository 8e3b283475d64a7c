// The explanation of a bill as plain text: every figure down to its rule, version, citation and inputs, in the reader's language.
// It writes what `explainAsData` found and works nothing out. Deterministic: the same trace and language give the same bytes.
import { labelOf, ownLabel } from "../bill/label.ts";
import type { Adjustment } from "../request/true-up.ts";
import type { BillTrace } from "../trace.ts";
import type { ExplainedGroup, ExplainedPayable, ExplainedTotal, ExplainedTrueUp, Explanation, NamedRule, Step } from "./explanation.ts";
import { explainAsData } from "./explanation-from-trace.ts";
import { lineWords, roundedWords, shownWords } from "./line-words.ts";
import type { Page } from "./page.ts";
import { sourceWords } from "./page.ts";
import { rootWords } from "./step-words.ts";
import { wordsFor } from "./words.ts";
import { amount, code, date, number, prose } from "./written.ts";

/** Lines end in a line feed. `adjustments`: of the bill's true-up, none for most. */
export function explain(trace: BillTrace, language: string | undefined, adjustments: readonly Adjustment[] = []): string {
  return textFromExplanation(explainAsData(trace, adjustments), language);
}

export function textFromExplanation(explanation: Explanation, language: string | undefined): string {
  const page = pageOf(explanation, language);
  const { words } = page.language;
  const blocks = [
    headWords(page),
    ...partsOf(page).map(({ lines }) => lines),
    explanation.untranslatable.flatMap((clause) => [
      words.untranslatable(prose(page.language, clause.words), prose(page.language, clause.because)),
      ...sourceWords(page, clause.cites).map(indented),
    ]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The lines of text of one line, group or true-up, or of `total` or `payable`; further lines are indented by two spaces for each step down. */
export interface ExplainedPart {
  readonly name: string;
  readonly lines: readonly string[];
}

export function partsFromExplanation(explanation: Explanation, language: string | undefined): readonly ExplainedPart[] {
  return partsOf(pageOf(explanation, language));
}

function pageOf(explanation: Explanation, language: string | undefined): Page {
  return { language: { name: language, words: wordsFor(language), units: explanation.units }, currency: explanation.currency, explanation };
}

function partsOf(page: Page): readonly ExplainedPart[] {
  const { explanation } = page;
  const { lines, groups, trueUps, total, payable } = explanation;
  return [
    ...lines.map((line, at) => ({ name: line.name, lines: headed(page, at + 1, line, line.amount, lineWords(page, line)) })),
    ...groups.map((group, at) => ({ name: group.name, lines: headed(page, lines.length + at + 1, group, group.amount, groupWords(page, group)) })),
    ...trueUps.map((trueUp) => ({ name: `true_up.${trueUp.name}`, lines: trueUpWords(page, trueUp) })),
    { name: "total", lines: totalWords(page, total) },
    { name: "payable", lines: payableWords(page, payable) },
  ];
}

function headWords(page: Page): readonly string[] {
  const { language, explanation } = page;
  const { words } = language;
  const { tariff, period } = explanation;
  const label = prose(language, labelOf(tariff.labels, language.name, tariff.name));
  const span = words.span(date(language, period.from), date(language, period.to), number(language, String(period.days)));
  return [
    words.bill(code(language, explanation.id), label, span),
    words.tariff(
      tariff.name === labelOf(tariff.labels, language.name, tariff.name) ? code(language, tariff.name) : label,
      code(language, tariff.name),
      code(language, tariff.at),
    ),
    ...sourceWords(page, tariff.cites),
    ...tariff.marks.map((mark) => words.marks[mark] ?? mark),
  ];
}

function headed(page: Page, at: number, rule: NamedRule, text: string, lines: readonly string[]): readonly string[] {
  const { language, currency } = page;
  const label = prose(language, labelOf(rule.labels, language.name, rule.name));
  return [language.words.heading(number(language, String(at)), label, amount(language, text, currency)), ...lines.map(indented)];
}

function groupWords(page: Page, group: ExplainedGroup): readonly string[] {
  const { language, explanation } = page;
  const parts = group.lines.map((name) => {
    const line = explanation.lines.find((other) => other.name === name);
    return `${prose(language, labelOf(line?.labels ?? {}, language.name, name))} ${number(language, line?.amount ?? "0")}`;
  });
  return [
    language.words.total(parts.join(language.words.plus), amount(language, group.sum, page.currency)),
    ...roundedWords(page, group.round, "over bill", group.sum, group.amount),
    ...shownWords(page, group),
    ...sourceWords(page, group.cites),
  ];
}

function trueUpWords(page: Page, trueUp: ExplainedTrueUp): readonly string[] {
  const { language, currency } = page;
  const { words } = language;
  const label = prose(language, labelOf(trueUp.labels, language.name, trueUp.name));
  return [
    `${words.trueUp(label, date(language, trueUp.period.from), date(language, trueUp.period.to))}: ${amount(language, trueUp.amount, currency)}`,
    indented(
      words.difference(amount(language, trueUp.actual, currency), amount(language, trueUp.estimate, currency), amount(language, trueUp.amount, currency)),
    ),
    ...(trueUp.line === null ? [] : lineWords(page, trueUp.line)).map(indented),
  ];
}

function totalWords(page: Page, total: ExplainedTotal): readonly string[] {
  const { language, currency } = page;
  const { words } = language;
  const parts = total.parts.map(({ name, labels, amount: text, trueUp }) => {
    const label = prose(language, labelOf(labels, language.name, name));
    return `${trueUp === null ? label : words.trueUp(label, date(language, trueUp.from), date(language, trueUp.to))} ${number(language, text)}`;
  });
  const lines = total.parts.length < 2 ? [] : [indented(words.total(parts.join(words.plus), amount(language, total.amount, currency)))];
  return [`${words.totalLabel}: ${amount(language, total.amount, currency)}`, ...lines, ...printDifferenceWords(page, total).map(indented)];
}

function printDifferenceWords({ language, currency }: Page, { printed, printDifference }: ExplainedTotal): readonly string[] {
  if (printDifference === "0") return [];
  const less = printDifference.startsWith("-");
  const size = less ? printDifference.slice(1) : printDifference;
  return [language.words.printDifference(amount(language, printed, currency), amount(language, size, currency), !less)];
}

function payableWords(page: Page, payable: ExplainedPayable): readonly string[] {
  const { language, currency } = page;
  const { words } = language;
  const { remainder, due } = payable;
  const label = ownLabel(payable.labels, language.name);
  const kept = remainder === null ? undefined : { label: remainderLabel(page, remainder.labels), amount: amount(language, remainder.amount, currency) };
  return [
    `${label === undefined ? words.payableLabel : prose(language, label)}: ${amount(language, payable.payable, currency)}`,
    ...(payable.broughtForward === "0" || reads(due, "brought_forward") ? [] : [words.broughtForward(amount(language, payable.broughtForward, currency))]),
    words.rule(code(language, due.formula), code(language, payable.at)),
    ...sourceWords(page, payable.cites),
    ...rootWords(page, undefined, due),
    ...roundedWords(page, payable.round, "over bill", due.value.kind === "number" ? due.value.text : "", payable.payable),
    ...(kept === undefined ? [] : [remainder?.word === "carry" ? words.carried(kept.label, kept.amount) : words.dropped(kept.label, kept.amount)]),
  ].map((line, at) => (at === 0 ? line : indented(line)));
}

function reads(step: Step, formula: string): boolean {
  return step.formula === formula || step.inputs.some((input) => reads(input, formula));
}

function remainderLabel({ language }: Page, labels: ExplainedPayable["labels"]): string | undefined {
  const label = ownLabel(labels, language.name);
  return label === undefined ? undefined : prose(language, label);
}

function indented(line: string): string {
  return `  ${line}`;
}
