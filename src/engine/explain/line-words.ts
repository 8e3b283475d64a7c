// One line of the bill in words: its rule, each part of the period with what went in, exceptions, rounding, sources.
import { labelOf } from "../bill/label.ts";
import type { ExplainedException, ExplainedLine, ExplainedRounding, ExplainedSegment } from "./explanation.ts";
import type { Page } from "./page.ts";
import { sourceWords } from "./page.ts";
import { rootWords } from "./step-words.ts";
import { amount, code, date, number, prose } from "./written.ts";

export function lineWords(page: Page, line: ExplainedLine): readonly string[] {
  const { words } = page.language;
  const [only, second] = line.segments;
  return [
    ...line.marks.map((mark) => words.marks[mark] ?? mark),
    ...(line.memo ? [words.memo] : []),
    ...(line.group === null ? [] : [words.inGroup(groupLabel(page, line.group))]),
    ...sourceWords(page, line.cites),
    ...(only !== undefined && second === undefined ? segmentWords(page, line, only) : line.segments.flatMap((segment) => partWords(page, line, segment))),
    ...roundedWords(page, line.round, line.roundScope, line.sum, line.amount),
    ...shownWords(page, line),
  ];
}

/** Before and after, where rounding changed the figure; the rule of rounding where it did not. */
export function roundedWords(
  page: Page,
  round: ExplainedRounding | null,
  scope: ExplainedLine["roundScope"],
  before: string,
  after: string,
): readonly string[] {
  if (round === null) return [];
  const { language, currency } = page;
  const { words } = language;
  const mode = words.modes[round.mode] ?? round.mode;
  const step = amount(language, round.step, round.unit);
  const result = amount(language, after, currency);
  if (scope === "each segment") return [words.partsRounded(mode, step, result)];
  const rounded = words.rounded(mode, step, result);
  return before === after || before === "" ? [rounded] : [words.beforeRounding(amount(language, before, currency)), rounded];
}

/** Nothing where the figure is shown as it is. */
export function shownWords(
  { language, currency }: Page,
  { print, printed, amount: exact }: Pick<ExplainedLine, "print" | "printed" | "amount">,
): readonly string[] {
  if (print === null || printed === exact) return [];
  const { words } = language;
  return [words.shown(words.modes[print.mode] ?? print.mode, amount(language, print.step, print.unit), amount(language, printed, currency))];
}

function groupLabel({ language, explanation }: Page, name: string): string {
  return prose(language, labelOf(explanation.groups.find((group) => group.name === name)?.labels ?? {}, language.name, name));
}

function partWords(page: Page, line: ExplainedLine, segment: ExplainedSegment): readonly string[] {
  const { language, currency } = page;
  const span = language.words.span(date(language, segment.from), date(language, segment.to), number(language, String(segment.days)));
  return [language.words.part(span, amount(language, segment.amount, currency)), ...segmentWords(page, line, segment).map((text) => `  ${text}`)];
}

function segmentWords(page: Page, line: ExplainedLine, segment: ExplainedSegment): readonly string[] {
  const { language, currency, explanation } = page;
  const { words } = language;
  const taken = segment.exceptions.find((exception) => exception.taken);
  const weighed = words.weighed(
    number(language, String(segment.days)),
    number(language, String(explanation.period.days)),
    amount(language, segment.amount, currency),
  );
  return [
    ...segment.exceptions.flatMap((exception) => exceptionWords(page, line, exception, taken)),
    words.rule(code(language, segment.value.formula), code(language, taken?.at ?? line.at)),
    ...rootWords(page, line.name, segment.value),
    ...(segment.weighedByDays ? [weighed] : []),
  ];
}

function exceptionWords(page: Page, line: ExplainedLine, exception: ExplainedException, taken: ExplainedException | undefined): readonly string[] {
  const { language } = page;
  const { words } = language;
  const label = labelIn(page, exception);
  const name = words.exception(label, code(language, exception.at));
  const beaten = exception.held && !exception.taken && taken !== undefined;
  const outcome = exception.taken ? words.taken(name) : beaten ? words.beaten(name, labelIn(page, taken)) : words.notTaken(name);
  return [outcome, ...[...sourceWords(page, exception.cites), ...rootWords(page, line.name, exception.condition)].map((text) => `  ${text}`)];
}

function labelIn({ language }: Page, rule: ExplainedException): string {
  return prose(language, labelOf(rule.labels, language.name, rule.name));
}
