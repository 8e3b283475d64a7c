// What a run came to in a few sentences, how to read the report, and what it rests on.
import { unharmedOf } from "../../src/index.ts";
import { code, countText, name, numberText } from "./figures.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { Page, ReportFile } from "./run-report.ts";
import { section, table, words as wordColumn } from "./table.ts";

export function inShort({ language, words, run }: Page): Markup {
  const { bills, broken, verdicts } = run.population;
  const differing = verdicts.find((each) => each.name === "differs");
  const bill = (value: number): string => words.counted(countText(language, value), value, "bills");
  const money = (text: string): string => `${numberText(language, text)}\u00A0${run.currency}`;
  const sentences: readonly (string | undefined)[] = [
    words.judged(bill(bills), run.currency),
    differing === undefined ? words.allAgree : undefined,
    differing !== undefined && differing.overcharged > 0 ? words.over(money(differing.overcharge), bill(differing.overcharged)) : undefined,
    differing !== undefined && differing.undercharged > 0 ? words.under(money(differing.undercharge), bill(differing.undercharged)) : undefined,
    differing !== undefined && unharmedOf(differing) > 0 ? words.unharmed(bill(unharmedOf(differing))) : undefined,
    differing !== undefined && differing.untold > 0 ? words.untold(bill(differing.untold)) : undefined,
    broken > 0 ? words.unread(words.counted(countText(language, broken), broken, "rows")) : undefined,
  ];
  const list = sentences.flatMap((sentence) => (sentence === undefined ? [] : [element("li", {}, sentence)]));
  return section(words.headings.short, element("ul", {}, list), warningOf({ words, run }));
}

/** Where the issuer's own word was taken it is said first of all. */
function warningOf({ words, run }: Pick<Page, "words" | "run">): Content {
  if (run.factsOfTheBill.length === 0) return undefined;
  const [before = "", after = ""] = words.issuersWord("\n").split("\n");
  const facts = run.factsOfTheBill.map((fact, at) => [at === 0 ? "" : words.comma, code(fact)]);
  return element("p", { class: "warning" }, before, facts, after);
}

export function readingSection({ words }: Page): Markup {
  return section(
    words.headings.reading,
    element(
      "ul",
      {},
      words.notes.map((note) => element("li", {}, note)),
    ),
  );
}

export function basisSection({ words, run }: Page): Markup {
  const { basis, columns, headings } = words;
  const file = (what: string, { name: own, sha256 }: ReportFile): readonly Content[] => [what, name(own), code(sha256)];
  const rows: readonly (readonly Content[])[] = [
    file(basis.bills, run.bills),
    ...(run.map === undefined ? [] : [file(basis.map, run.map)]),
    ...run.beside.map((each) => file(basis.beside, each)),
    [basis.rules, name(run.schedule), code(run.rules)],
    [basis.engine, code(run.engine), ""],
    [basis.currency, name(run.currency), ""],
  ];
  return section(headings.basis, table([wordColumn(columns.what), wordColumn(columns.name), wordColumn(basis.hash)], rows));
}
