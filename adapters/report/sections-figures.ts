// The counts of a report: verdicts, how much bills are off, lines, what bills say of one another, and lists of codes.
import type { Count } from "../../src/index.ts";
import { code, name, numberCell, shareText } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import { drawn } from "./plot-svg.ts";
import { harmPlot, inOrder, verdictPlot } from "./plots.ts";
import type { Page } from "./run-report.ts";
import { figure, plotted, section, table, tallyCells, tallyColumns, words as wordColumn } from "./table.ts";
import type { Table } from "./words.ts";
import { wordOf } from "./words.ts";

export async function verdictsSection(page: Page): Promise<Markup> {
  const { language, words, run } = page;
  const { verdicts, bills } = run.population;
  const nameOf = (verdict: string): string => wordOf(words.verdicts, verdict);
  const rows = verdicts.map((each) => {
    const [own, ...harm] = tallyCells(page, each);
    return [nameOf(each.name), own, share(page, each.bills, bills), ...(isWrong(each.name) ? harm : [])];
  });
  const [count, ...harm] = tallyColumns(page);
  const columns = [wordColumn(words.columns.verdict), ...(count === undefined ? [] : [count]), figure(words.columns.share), ...harm];
  const plot = bills === 0 ? undefined : plotted(words.plots.verdicts, await drawn(verdictPlot(language, verdicts, nameOf, words.plots.bills)));
  return section(words.headings.verdicts, table(columns, rows), plot);
}

function isWrong(verdict: string): boolean {
  return verdict === "differs" || verdict === "adjustment due";
}

export async function harmSection({ language, words, run }: Page): Promise<Content> {
  const { harm } = run.population;
  if (harm.length === 0) return undefined;
  const { columns } = words;
  const rows = inOrder(harm).map(({ charged, from, to, bills }) => [
    words.charged[charged],
    numberCell(language, from),
    numberCell(language, to),
    numberCell(language, String(bills)),
  ]);
  const plot = plotted(words.plots.harm, await drawn(harmPlot(language, harm, words.charged, words.upTo, words.plots.bills)));
  const heads = [wordColumn(columns.charged), figure(columns.from), figure(columns.to), figure(columns.bills)];
  return section(words.headings.harm, plot, table(heads, rows));
}

export function linesSection({ language, words, run }: Page): Content {
  const { lines } = run.population;
  if (lines.length === 0) return undefined;
  const { columns } = words;
  const count = (value: number): Content => (value === 0 ? "" : numberCell(language, String(value)));
  const rows = lines.map((line) => [
    name(run.labels.get(line.name) ?? wordOf(words.sums, line.name)),
    ...[count(line.agrees), count(line.differs), count(line.missing), count(line.unknown), count(line.undecided)],
    ...[numberCell(language, line.overcharge), numberCell(language, line.undercharge)],
  ]);
  const figures = [columns.agrees, columns.differs, columns.missing, columns.unknown, columns.undecided, columns.overcharge, columns.undercharge];
  return section(words.headings.lines, table([wordColumn(columns.line), ...figures.map(figure)], rows));
}

export function acrossSection(page: Page): Content {
  const { words, run } = page;
  return countSection(page, words.headings.across, words.columns.finding, run.population.across, words.across);
}

/** Undefined where there is nothing to count. */
export function countSection({ language, words }: Page, title: string, what: string, counts: readonly Count[], texts: Table): Content {
  if (counts.length === 0) return undefined;
  const rows = counts.map(({ name: own, bills }) => [named(texts, own), numberCell(language, String(bills))]);
  return section(title, table([wordColumn(what), figure(words.columns.bills)], rows));
}

function named(texts: Table, own: string): Content {
  const word = wordOf(texts, own);
  return word === own ? code(own) : word;
}

function share({ language }: Page, part: number, whole: number): Markup {
  return element("span", { class: "number", dir: "ltr" }, shareText(language, part, whole));
}
