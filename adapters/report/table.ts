// Tables of a report: a head that is repeated on each printed page, words at the start of their cells, figures with their units one below the other.
import type { Tally } from "../../src/index.ts";
import { unharmedOf } from "../../src/index.ts";
import { cellFit, paperFit } from "../table-fit.ts";
import { countText, numberCell } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element, inside } from "./markup.ts";
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

/** A column of figures that says nothing in any row is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup {
  const kept = columns.flatMap((column, at) => {
    const cells = rows.map((row) => row[at]);
    return column.kind === "figure" && cells.every((cell) => inside(cell) === "") ? [] : [{ column, cells }];
  });
  const head = kept.map(({ column: { kind, title } }) => element("th", { class: kind === "figure" ? kind : undefined, scope: "col" }, title));
  const body = rows.map((_, at) =>
    element(
      "tr",
      {},
      kept.map(({ column: { kind }, cells }) => element("td", { class: kind === "figure" ? kind : cellFit(plain(cells[at])) }, cells[at])),
    ),
  );
  const fit = paperFit(
    kept.map(({ column: { kind, title }, cells }) => [
      { text: title, isWhole: false },
      ...cells.map((cell) => ({ text: plain(cell), isWhole: kind === "figure" })),
    ]),
  );
  return element("div", { class: "scroll" }, element("table", { class: fit }, element("thead", {}, element("tr", {}, head)), element("tbody", {}, body)));
}

/** What is read of a cell: a line of it as a word of its own, a sign that was escaped as one letter. */
function plain(content: Content): string {
  return inside(content)
    .replace(/<[^>]*>/g, " ")
    .replace(/&[^;]+;/g, "x");
}

/** Bills, too much on how many, too little on how many, neither on how many, and not known on how many. */
export function tallyColumns({ words: { columns } }: Page): readonly Column[] {
  return [
    figure(columns.bills),
    figure(columns.overcharge),
    figure(columns.onBills),
    figure(columns.undercharge),
    figure(columns.onBills),
    figure(columns.unharmed),
    figure(columns.untold),
  ];
}

export function tallyCells({ language }: Page, tally: Tally): readonly Content[] {
  const { bills, overcharge, overcharged, undercharge, undercharged, untold } = tally;
  const unharmed = unharmedOf(tally);
  const count = (value: number): Content => numberCell(language, String(value));
  return [
    count(bills),
    numberCell(language, overcharge),
    count(overcharged),
    numberCell(language, undercharge),
    count(undercharged),
    unharmed === 0 ? "" : count(unharmed),
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
  return element("figure", { role: "img", "aria-label": title }, element("div", { class: "scroll plot", dir: "ltr" }, plot), element("figcaption", {}, title));
}
