// Bills that differ by reader, route, contractor, release: a section for each mark, its values with the most such bills first.
import type { MarkCluster, MarkClusters } from "../../src/index.ts";
import { name, numberCell, shareText } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { LabelPart } from "./plot-label.ts";
import { drawn } from "./plot-svg.ts";
import { markPlot } from "./plots.ts";
import type { Page } from "./run-report.ts";
import { figure, moreRows, plotted, section, table, tallyCells, tallyColumns, words as wordColumn } from "./table.ts";
import { wordOf } from "./words.ts";

const MOST_IN_TABLE = 50;
const MOST_IN_PLOT = 15;

export async function marksSection(page: Page): Promise<Content> {
  const sections: Markup[] = [];
  for (const clusters of page.run.population.marks) sections.push(await markSection(page, clusters));
  return sections;
}

async function markSection(page: Page, { mark, values }: MarkClusters): Promise<Markup> {
  const { language, words } = page;
  const word = wordOf(words.marks, mark);
  if (values === undefined) return section(words.byMark(word), element("p", {}, words.tooMany));
  const sorted = values.toSorted(byBills);
  const wrong = sorted.filter(({ bills }) => bills > 0).slice(0, MOST_IN_PLOT);
  const labelOf = (value: string): LabelPart => (value === "" ? { kind: "own", text: words.notSaid } : { kind: "other", text: value });
  const plot = wrong.length === 0 ? undefined : plotted(words.plotOfMark(word), await drawn(markPlot(language, wrong, labelOf, words.plots.bills)));
  const rows = sorted.slice(0, MOST_IN_TABLE).map((cluster) => {
    const [, ...harm] = tallyCells(page, cluster);
    return [
      cluster.value === "" ? words.notSaid : name(cluster.value),
      numberCell(language, String(cluster.among)),
      numberCell(language, String(cluster.bills)),
      element("span", { class: "number", dir: "ltr" }, shareText(language, cluster.bills, cluster.among)),
      ...harm,
    ];
  });
  const { columns } = words;
  const heads = [wordColumn(word), figure(columns.among), figure(columns.differing), figure(columns.share), ...tallyColumns(page).slice(1)];
  return section(words.byMark(word), plot, table(heads, rows), moreRows(page, values.length - MOST_IN_TABLE, "clusters.csv"));
}

function byBills(a: MarkCluster, b: MarkCluster): number {
  return b.bills - a.bills || (a.value < b.value ? -1 : 1);
}
