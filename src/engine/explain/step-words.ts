// Steps in words: what a formula came to, and under it each thing that it names, once.
// Plain operations are not told one by one: the formula above shows them, the figures below are what goes in.
import { labelOf } from "../bill/label.ts";
import type { ExplainedBlock, ExplainedEdges, ExplainedFactor, ExplainedRow, ExplainedVersion, Step } from "./explanation.ts";
import type { Page } from "./page.ts";
import { sourceWords } from "./page.ts";
import type { Words } from "./words.ts";
import { amount, code, date, number, prose, ratio } from "./written.ts";

/** For the expression of a rule, whose formula stands already above; `line`: whose rule it is, undefined for what is to be paid. */
export function rootWords(page: Page, line: string | undefined, step: Step): readonly string[] {
  return belowFormula({ page, line, told: new Set() }, step);
}

interface Telling {
  readonly page: Page;
  readonly line: string | undefined;
  readonly told: Set<string>;
}

/** An operation whose formula and value were told already: only what goes into it. */
function belowFormula(telling: Telling, step: Step): readonly string[] {
  const isOperation = step.kind === "rounded" || step.kind === "extreme" || step.kind === "power factor" || step.kind === "by daypart";
  return isOperation ? step.inputs.flatMap((input) => stepWords(telling, input)) : stepWords(telling, step);
}

function stepWords(telling: Telling, step: Step): readonly string[] {
  const { page, told } = telling;
  const key = `${step.kind} ${step.formula} ${JSON.stringify(step.value)}`;
  if (told.has(key)) return [];
  told.add(key);
  if (step.unfoldedIn !== null) return [toldBefore(telling, step, step.unfoldedIn)];
  const inputs = (): readonly string[] => step.inputs.flatMap((input) => stepWords(telling, input));
  const under = (head: string): readonly string[] => [head, ...inputs().map(indented)];
  const { language } = page;
  const { words } = language;
  switch (step.kind) {
    case "number":
    case "date":
    case "choice":
      return [];
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "fold":
      return under(words.given(labelIn(page, step), code(language, step.formula), valueWords(page, step)));
    case "builtin":
      return under(words.builtin(words.builtins[step.formula] ?? step.formula, code(language, step.formula), valueWords(page, step)));
    case "rate":
      return [
        words.rate(labelIn(page, step), code(language, step.formula), valueWords(page, step), versionWords(page, step.version)),
        ...underRate(telling, step).map(indented),
      ];
    case "through":
      return [
        words.table(labelIn(page, step), code(language, step.version?.rate ?? step.formula), valueWords(page, step), versionWords(page, step.version)),
        ...underRate(telling, step).map(indented),
      ];
    case "let":
      return letWords(telling, step);
    case "line":
      return [words.reads(labelIn(page, step), valueWords(page, step))];
    case "sum of tag":
      return [words.sum(code(language, step.formula), step.lines.map((name) => lineWord(page, name, step)).join(words.plus), valueWords(page, step))];
    case "if":
      return inputs();
    case "comparison":
    case "one of":
    case "logic":
    case "not":
      return under(step.value.kind === "truth" && step.value.holds ? words.holds(code(language, step.formula)) : words.holdsNot(code(language, step.formula)));
    case "rounded":
    case "extreme":
    case "power factor":
    case "by daypart":
      return under(words.result(code(language, step.formula), valueWords(page, step)));
    case "arithmetic":
    case "negative":
    case "select":
    case "total":
    case "unknown":
      return inputs();
  }
}

/** Sources, blocks, keys and the cell where it is more than a number. */
function underRate(telling: Telling, step: Step): readonly string[] {
  const { page } = telling;
  const { version, blocks, rows, edges } = step;
  const { words } = page.language;
  return [
    ...(version === null ? [] : [...version.marks.map((mark) => words.marks[mark] ?? mark), ...sourceWords(page, version.cites)]),
    ...(edges === null ? [] : edgesWords(page, edges)),
    ...(blocks ?? []).flatMap((block) => [blockWords(page, block), ...(block.cell === null ? [] : stepWords(telling, block.cell).map(indented))]),
    ...(rows ?? []).map((row) => page.language.words.rowHolds(rowName(page, row), amount(page.language, row.quantity, row.unit))),
    ...step.inputs.flatMap((input) => stepWords(telling, input)),
  ];
}

function edgesWords(page: Page, { factors, round, writtenUnit, unit, edges }: ExplainedEdges): readonly string[] {
  if (edges.length === 0) return [];
  const { language } = page;
  const { words } = language;
  const rounding = round === null ? undefined : words.rounding(words.modes[round.mode] ?? round.mode, amount(language, round.step, round.unit));
  return [
    words.edges(factors.map((factor) => factorWords(page, factor)).join(" × "), rounding),
    ...edges.map(({ written, scaled, edge }) => {
      const [from, to] = [amount(language, written, writtenUnit), amount(language, scaled, unit)];
      return indented(rounding === undefined ? words.edge(from, to) : words.edgeRounded(from, to, amount(language, edge, unit)));
    }),
  ];
}

function factorWords(page: Page, factor: ExplainedFactor): string {
  const { language } = page;
  switch (factor.kind) {
    case "days":
      return language.words.daysFactor(ratio(language, factor.days, factor.of));
    case "months":
      return amount(language, factor.months, "month");
    case "field":
      return `${valueWords(page, factor)} (${code(language, factor.formula)})`;
  }
}

function letWords(telling: Telling, step: Step): readonly string[] {
  const { page } = telling;
  const { language } = page;
  const [inner] = step.inputs;
  const formula = inner === undefined ? step.formula : inner.formula;
  const head = language.words.defined(
    labelIn(page, step),
    code(language, step.formula),
    code(language, formula),
    valueWords(page, step),
    code(language, inner?.at ?? step.at),
  );
  const below = inner === undefined ? [] : belowFormula(telling, inner);
  return [head, ...[...sourceWords(page, step.cites), ...below].map(indented)];
}

/** A let or a cell that an earlier line unfolded, or an earlier part of this one. */
function toldBefore({ page, line }: Telling, step: Step, unfoldedIn: string): string {
  const { language, explanation } = page;
  const { words } = language;
  const at = explanation.lines.findIndex(({ name }) => name === unfoldedIn);
  const rule = unfoldedIn === line ? undefined : explanation.lines[at];
  const label = rule && prose(language, labelOf(rule.labels, language.name, rule.name));
  const place = label === undefined ? words.above : words.inLine(number(language, String(at + 1)), label);
  return words.told(labelIn(page, step), code(language, step.formula), valueWords(page, step), place);
}

function blockWords(page: Page, block: ExplainedBlock): string {
  const { language, currency } = page;
  return language.words.product(
    rowName(page, block),
    amount(language, block.quantity, block.unit),
    amount(language, block.rate, block.rateUnit),
    amount(language, block.amount, currency),
  );
}

/** `Block 2, over 100 up to 200 kWh`. */
function rowName({ language }: Page, row: ExplainedRow): string {
  const { words } = language;
  const name = edgesName(words, number(language, String(row.block)), row, (edge) => amount(language, edge, row.unit));
  return row.daypart === null ? name : words.atDaypart(name, code(language, row.daypart));
}

function edgesName(words: Words, at: string, { lower, upper }: ExplainedRow, written: (edge: string) => string): string {
  const isFirst = lower === "0";
  if (upper === null) return isFirst ? words.onlyBlock(at) : words.lastBlock(at, written(lower));
  return isFirst ? words.firstBlock(at, written(upper)) : words.middleBlock(at, written(lower), written(upper));
}

function versionWords({ language }: Page, version: ExplainedVersion | null): string {
  if (version === null) return "";
  const { words } = language;
  const text = words.version(date(language, version.from), code(language, version.at));
  return version.announced === version.from ? text : `${text}, ${words.announced(date(language, version.announced))}`;
}

function valueWords({ language }: Page, { value }: Pick<Step, "value">): string {
  switch (value.kind) {
    case "number":
      return amount(language, value.text, value.unit);
    case "by daypart":
      return Object.entries(value.texts)
        .map(([daypart, text]) => `${code(language, daypart)} ${amount(language, text, value.unit)}`)
        .join(language.words.separator);
    case "choice": {
      const label = labelOf(value.labels, language.name, value.name);
      return label === value.name ? code(language, value.name) : `${prose(language, label)} (${code(language, value.name)})`;
    }
    case "truth":
      return value.holds ? "true" : "false";
    case "date":
      return date(language, value.text);
  }
}

function labelIn({ language }: Page, step: Step): string {
  const name = step.kind === "through" ? (step.version?.rate ?? step.formula) : step.formula;
  const label = labelOf(step.labels, language.name, name);
  return label === name ? code(language, name) : prose(language, label);
}

/** With the line's amount, unless the sum is over a part of the period: it has inputs then. */
function lineWord({ language, explanation }: Page, name: string, sum: Step): string {
  const rule = [...explanation.lines, ...explanation.groups].find((other) => other.name === name);
  const label = rule === undefined ? name : labelOf(rule.labels, language.name, name);
  const written = label === name ? code(language, name) : prose(language, label);
  return rule === undefined || sum.inputs.length > 0 ? written : `${written} ${number(language, rule.amount)}`;
}

function indented(line: string): string {
  return `  ${line}`;
}
