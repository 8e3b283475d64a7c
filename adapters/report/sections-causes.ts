// The causes of a run: what each is, how many bills it made wrong and by how much, and where it stands: one cause, many bills.
import type { Cause, CauseFault, MarkCluster } from "../../src/index.ts";
import { code, name, numberCell, numberText, shareText } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { LabelPart } from "./plot-label.ts";
import { drawn } from "./plot-svg.ts";
import { moneyPlot, powerOf } from "./plots.ts";
import type { Page } from "./run-report.ts";
import type { Column } from "./table.ts";
import { figure, moreRows, plotted, section, table, tallyCells, tallyColumns, words as wordColumn } from "./table.ts";
import { wordOf } from "./words.ts";

const MOST_IN_TABLE = 100;
const MOST_IN_PLOT = 15;
const MOST_SPREAD = 10;
/** Of two bills nothing can be said of where they stand. */
const FEWEST_SPREAD = 3;
const MOST_VALUES = 4;

export async function causesSection(page: Page): Promise<Content> {
  const { words, run } = page;
  if (!run.diagnose) return section(words.headings.causes, element("p", {}, words.notDiagnosed));
  const causes = run.population.causes.toSorted(bySize);
  return [
    section(words.headings.causes, ...(causes.length === 0 ? [element("p", {}, words.noCause)] : [await plotOf(page, causes), tableOf(page, causes)])),
    spreadSection(page, causes),
    ambiguousSection(page),
    answersSection(page),
  ];
}

function bySize(a: Cause, b: Cause): number {
  return b.bills - a.bills || (a.key < b.key ? -1 : 1);
}

async function plotOf({ language, words, run }: Page, causes: readonly Cause[]): Promise<Markup> {
  const rows = causes.slice(0, MOST_IN_PLOT).map((cause) => ({ ...cause, label: labelOf({ language, words }, cause) }));
  const power = powerOf(rows);
  return plotted(words.plots.causes, await drawn(moneyPlot(language, rows, words.charged, power, words.scaled(power, run.currency))));
}

function tableOf(page: Page, causes: readonly Cause[]): Content {
  const { language, words } = page;
  const { columns } = words;
  const count = (value: number): Content => (value === 0 ? "" : numberCell(language, String(value)));
  const rows = causes
    .slice(0, MOST_IN_TABLE)
    .map((cause) => [
      titleOf(page, cause),
      [...new Set(cause.faults.map(({ family }) => wordOf(words.families, family)))].join(words.and),
      ...tallyCells(page, cause),
      count(cause.maybeChance),
      count(cause.confirmed),
    ]);
  const heads = [...[wordColumn(columns.cause), wordColumn(columns.family), ...tallyColumns(page)], ...[figure(columns.chance), figure(columns.confirmed)]];
  return [table(heads, rows), moreRows(page, causes.length - MOST_IN_TABLE, "causes.csv")];
}

/** The fault in words, what it is about, the key by which the tables name it, and the list of its accounts. */
function titleOf({ language, words, run }: Page, { key, faults }: Cause): Content {
  const told = faults.map((fault, at) => [at === 0 ? "" : words.and, nameOf({ words }, fault), aboutOf({ language, words }, fault)]);
  const list = run.listOf(key);
  return [told, element("br", {}), code(key), list === undefined ? undefined : [element("br", {}), element("a", { href: list, dir: "ltr" }, list)]];
}

function aboutOf({ language, words }: Speaking, { about }: CauseFault): Content {
  if (about.length === 0) return undefined;
  const parts = about.map(([member, value], at) => [at === 0 ? "" : words.comma, wordOf(words.members, member), " ", valueWord({ language, words }, value)]);
  return [" (", parts, ")"];
}

type Speaking = Pick<Page, "language" | "words">;

function valueWord({ language, words }: Speaking, value: string): Content {
  if (NUMBER.test(value)) return numberCell(language, value);
  const word = wordOf(words.values, value);
  return word === value ? code(value) : word;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** As beside a bar: the fault in words, and the values that it is about. */
function labelOf({ language, words }: Speaking, { faults }: Cause): readonly LabelPart[] {
  return faults.flatMap((fault, at): readonly LabelPart[] => {
    const word = wordOf(words.faults, fault.fault);
    const title: LabelPart = word === fault.fault ? { kind: "other", text: fault.name } : own(word);
    const values = fault.about.flatMap(([, value], place): readonly LabelPart[] => [
      own(place === 0 ? ": " : words.comma),
      valueLabel({ language, words }, value),
    ]);
    return [...(at === 0 ? [] : [own(words.and)]), title, ...values];
  });
}

function own(text: string): LabelPart {
  return { kind: "own", text };
}

function valueLabel({ language, words }: Speaking, value: string): LabelPart {
  if (NUMBER.test(value)) return { kind: "number", text: numberText(language, value) };
  const word = wordOf(words.values, value);
  return word === value ? { kind: "other", text: value } : own(word);
}

function nameOf({ words }: Pick<Page, "words">, { fault, name: own }: CauseFault): string {
  const word = wordOf(words.faults, fault);
  return word === fault ? own : word;
}

/** The values of each mark that have the most bills of a cause, a table for each cause. */
function spreadSection(page: Page, causes: readonly Cause[]): Content {
  const many = causes.filter(({ bills }) => bills >= FEWEST_SPREAD);
  const tables = many.slice(0, MOST_SPREAD).flatMap((cause) => {
    const rows = cause.marks.flatMap(({ mark, values }) =>
      (values ?? [])
        .toSorted(byBills)
        .slice(0, MOST_VALUES)
        .map((value) => spreadRow(page, cause, mark, value)),
    );
    return rows.length === 0 ? [] : [[element("h3", {}, code(cause.key)), table(spreadHeads(page), rows)]];
  });
  return tables.length === 0 ? undefined : section(page.words.headings.spread, tables, element("p", {}, code("clusters.csv")));
}

function spreadHeads(page: Page): readonly Column[] {
  const { columns } = page.words;
  return [wordColumn(columns.mark), wordColumn(columns.value), figure(columns.share), figure(columns.shareOfAll), ...tallyColumns(page)];
}

function spreadRow(page: Page, cause: Cause, mark: string, cluster: MarkCluster): readonly Content[] {
  const { language, words, run } = page;
  const among = run.population.marks.find((each) => each.mark === mark)?.values?.find(({ value }) => value === cluster.value)?.among ?? 0;
  const share = (part: number, whole: number): Content => element("span", { class: "number", dir: "ltr" }, shareText(language, part, whole));
  return [
    wordOf(words.marks, mark),
    cluster.value === "" ? words.notSaid : name(cluster.value),
    share(cluster.bills, cause.bills),
    share(among, run.population.bills),
    ...tallyCells(page, cluster),
  ];
}

function byBills(a: MarkCluster, b: MarkCluster): number {
  return b.bills - a.bills || (a.value < b.value ? -1 : 1);
}

function ambiguousSection(page: Page): Content {
  const { words, run } = page;
  const { ambiguous } = run.population;
  if (ambiguous.length === 0) return undefined;
  const most = ambiguous.toSorted((a, b) => b.bills - a.bills || (a.name < b.name ? -1 : 1));
  const rows = most.slice(0, MOST_IN_TABLE).map((each) => [code(each.name), ...tallyCells(page, each)]);
  const heads = [wordColumn(words.columns.faults), ...tallyColumns(page)];
  return section(words.headings.ambiguous, table(heads, rows), moreRows(page, ambiguous.length - MOST_IN_TABLE, "causes.csv"));
}

function answersSection(page: Page): Content {
  const { words, run } = page;
  const { answers } = run.population;
  if (answers.length === 0) return undefined;
  const rows = answers.map((each) => [wordOf(words.answers, each.name), ...tallyCells(page, each)]);
  return section(words.headings.answers, table([wordColumn(words.columns.answer), ...tallyColumns(page)], rows));
}
