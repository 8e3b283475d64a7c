// A dossier as one HTML file: printable, without scripts, without anything from elsewhere, the same bytes on every run. The data stand in it, out of sight, so that
// the pages can be made again from them and compared.
import type { Block, Dossier, DossierLanguage, DossierPage, DossierSection } from "../../src/index.ts";
import { dossierHash, dossierPage } from "../../src/index.ts";
import { cellFit, paperFit } from "../table-fit.ts";
import type { Html } from "./html.ts";
import { element, joined, textOf } from "./html.ts";
import { DOSSIER_STYLE } from "./style.ts";

export function dossierHtml(dossier: Dossier, language: DossierLanguage): string {
  const page = dossierPage(dossier, language);
  const head = joined([
    { html: '<meta charset="utf-8">' },
    { html: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` },
    { html: '<meta name="viewport" content="width=device-width, initial-scale=1">' },
    element("title", {}, textOf(page.title)),
    { html: `<style>${DOSSIER_STYLE}</style>` },
  ]);
  const sections = page.sections.map(sectionHtml);
  const main = element("main", {}, joined([element("h1", {}, textOf(page.title)), ...sections, footerHtml(page, dossierHash(dossier))]));
  const data = element("pre", { id: "data", hidden: true }, textOf(JSON.stringify(dossier)));
  const body = element("body", {}, joined([main, data]));
  return `<!doctype html>\n<html lang="${page.language}" dir="${page.direction}">\n${element("head", {}, head).html}\n${body.html}\n</html>\n`;
}

function sectionHtml({ name, heading, blocks }: DossierSection): Html {
  return element("section", { id: name }, joined([element("h2", {}, textOf(heading)), ...blocks.map(blockHtml)]));
}

function footerHtml({ hashLabel, hashNote }: DossierPage, hash: string): Html {
  const code = element("code", { id: "hash", dir: "ltr" }, textOf(hash));
  return element("footer", {}, joined([element("p", {}, textOf(`${hashLabel}: `), code), element("p", {}, textOf(hashNote))]));
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case "paragraph":
      return element("p", { class: classOf(block.tone) }, textOf(block.text));
    case "heading":
      return element("h3", {}, textOf(block.text));
    case "facts":
      return element(
        "dl",
        {},
        joined(block.rows.map(([name, value]) => ({ html: element("dt", {}, textOf(name)).html + element("dd", {}, textOf(value)).html }))),
      );
    case "table":
      return tableHtml(block);
    case "list":
      return element("ul", {}, joined(block.items.map((item) => element("li", {}, textOf(item)))));
    case "steps":
      return element(
        "div",
        { class: "steps" },
        joined(block.lines.map(({ step, text }) => element("p", { style: step === 0 ? undefined : `margin-inline-start: ${step * 4}mm` }, textOf(text)))),
      );
  }
}

function tableHtml({ columns, rows }: Block & { readonly kind: "table" }): Html {
  const heads = columns.map(({ head, align }) => element("th", { scope: "col", class: align === "end" ? "end" : undefined }, textOf(head)));
  const body = rows.map(({ cells, tone }) =>
    element(
      "tr",
      { class: classOf(tone) },
      ...columns.map(({ align }, at) => element("td", { class: align === "end" ? "end" : cellFit(cells[at] ?? "") }, textOf(cells[at] ?? ""))),
    ),
  );
  const fit = paperFit(
    columns.map(({ head, align }, at) => [{ text: head, isWhole: false }, ...rows.map(({ cells }) => ({ text: cells[at] ?? "", isWhole: align === "end" }))]),
  );
  const parts = joined([element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, joined(body))]);
  return element("div", { class: "scroll" }, element("table", { class: fit }, parts));
}

function classOf(tone: string): string | undefined {
  return tone === "plain" ? undefined : tone;
}
