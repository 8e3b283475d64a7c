// Tables of a report: a head that is repeated on each printed page, words at the start of their cells and figures at the end.
import type { Tally } from "../../src/index.ts";
import { countText, numberCell } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { Page } from "./run-report.ts";

export interface Column {
  readonly title: string;
  readonly kind: "words" | "figure";
}

export function words(title: string): Column {
  return { title, kind: "words" };
}

export function figure(title: string): Column {
  return { title, kind: "figure" };
}

export function table(columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup {
  const classOf = ({ kind }: Column): string | undefined => (kind === "figure" ? "figure" : undefined);
  const head = columns.map((column) => element("th", { class: classOf(column), scope: "col" }, column.title));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      columns.map((column, at) => element("td", { class: classOf(column) }, row[at])),
    ),
  );
  return element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, body));
}

/** Bills, too much on how many, too little on how many, and not known on how many. */
export function tallyColumns({ words: { columns } }: Page): readonly Column[] {
  return [
    figure(columns.bills),
    figure(columns.overcharge),
    figure(columns.onBills),
    figure(columns.undercharge),
    figure(columns.onBills),
    figure(columns.untold),
  ];
}

export function tallyCells({ language }: Page, { bills, overcharge, overcharged, undercharge, undercharged, untold }: Tally): readonly Content[] {
  const count = (value: number): Content => numberCell(language, String(value));
  return [
    count(bills),
    numberCell(language, overcharge),
    count(overcharged),
    numberCell(language, undercharge),
    count(undercharged),
    untold === 0 ? "" : count(untold),
  ];
}

/** That a table does not show all, and where all is; undefined where it does. */
export function moreRows({ language, words: texts }: Page, left: number, file: string): Content {
  return left <= 0 ? undefined : element("p", {}, texts.more(countText(language, left), file));
}

export function section(title: string, ...content: readonly Content[]): Markup {
  return element("section", {}, element("h2", {}, title), content);
}

/** What is drawn, with its title for readers that do not see it. */
export function plotted(title: string, plot: Markup): Markup {
  return element("figure", { role: "img", "aria-label": title }, plot, element("figcaption", {}, title));
}
