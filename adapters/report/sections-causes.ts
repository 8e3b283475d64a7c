// The causes of a run: what each is, how many bills it made wrong and by how much, and where it stands: one cause, many bills.
import type { Cause, CauseFault, MarkCluster } from "../../src/index.ts";
import { code, name, numberCell, numberText, shareText } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import { drawn } from "./plot-svg.ts";
import { moneyPlot, powerOf } from "./plots.ts";
import type { Page } from "./run-report.ts";
import { figure, moreRows, plotted, section, table, tallyCells, tallyColumns, words as wordColumn } from "./table.ts";
import { wordOf } from "./words.ts";

const MOST_IN_TABLE = 100;
const MOST_IN_PLOT = 15;
const MOST_SPREAD = 10;
/** Of two bills nothing can be said of where they stand. */
const FEWEST_SPREAD = 3;
const MOST_VALUES = 5;

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
  const rows = causes.slice(0, MOST_IN_PLOT).map((cause) => ({ ...cause, name: plainTitle({ language, words }, cause) }));
  const power = powerOf(rows);
  return plotted(words.plots.causes, await drawn(moneyPlot(language, rows, words.charged, power, words.scaled(power, run.currency))));
}

function tableOf(page: Page, causes: readonly Cause[]): Content {
  const { language, words, run } = page;
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
      listCell(run.listOf(cause.key)),
    ]);
  const heads = [
    ...[wordColumn(columns.cause), wordColumn(columns.family), ...tallyColumns(page)],
    ...[figure(columns.chance), figure(columns.confirmed), wordColumn(columns.list)],
  ];
  return [table(heads, rows), moreRows(page, causes.length - MOST_IN_TABLE, "causes.csv")];
}

function listCell(file: string | undefined): Content {
  return file === undefined ? "" : element("a", { href: file, dir: "ltr" }, file);
}

/** The fault in words, what it is about, and the key by which the tables name it. */
function titleOf({ language, words }: Page, { key, faults }: Cause): Content {
  const told = faults.map((fault, at) => [at === 0 ? "" : words.and, nameOf({ words }, fault), aboutOf({ language, words }, fault)]);
  return [told, element("br", {}), code(key)];
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

function plainTitle({ language, words }: Speaking, { faults }: Cause): string {
  return faults
    .map((fault) => {
      const about = fault.about.map(([, value]) => (NUMBER.test(value) ? numberText(language, value) : wordOf(words.values, value))).join(words.comma);
      return about === "" ? nameOf({ words }, fault) : `${nameOf({ words }, fault)}: ${about}`;
    })
    .join(words.and);
}

function nameOf({ words }: Pick<Page, "words">, { fault, name: own }: CauseFault): string {
  const word = wordOf(words.faults, fault);
  return word === fault ? own : word;
}

/** The values of each mark that have the most bills of a cause. */
function spreadSection(page: Page, causes: readonly Cause[]): Content {
  const { language, words } = page;
  const { columns } = words;
  const { bills: all, marks } = page.run.population;
  const amongOf = (mark: string, value: string): number => marks.find((each) => each.mark === mark)?.values?.find((each) => each.value === value)?.among ?? 0;
  const many = causes.filter(({ bills }) => bills >= FEWEST_SPREAD);
  const rows = many.slice(0, MOST_SPREAD).flatMap((cause) =>
    cause.marks.flatMap(({ mark, values }) =>
      (values ?? [])
        .toSorted(byBills)
        .slice(0, MOST_VALUES)
        .map((cluster) => [
          code(cause.key),
          wordOf(words.marks, mark),
          cluster.value === "" ? words.notSaid : name(cluster.value),
          element("span", { class: "number", dir: "ltr" }, shareText(language, cluster.bills, cause.bills)),
          element("span", { class: "number", dir: "ltr" }, shareText(language, amongOf(mark, cluster.value), all)),
          ...tallyCells(page, cluster),
        ]),
    ),
  );
  if (rows.length === 0) return undefined;
  const heads = [
    wordColumn(columns.cause),
    wordColumn(columns.mark),
    wordColumn(columns.value),
    figure(columns.share),
    figure(columns.shareOfAll),
    ...tallyColumns(page),
  ];
  return section(words.headings.spread, table(heads, rows), element("p", {}, code("clusters.csv")));
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
