// A correction as a sheet that people read: each line as issued, as recomputed and what it changes by, then the sums and the hashes of its documents.
import type { Correction } from "../src/index.ts";
import type { Page } from "./oversight-page.ts";
import { marksText, table, textOf } from "./oversight-page.ts";

type Figure = Correction["delta"]["total"];
type Line = Correction["delta"]["lines"][number];

export function correctionText(page: Page, { bill, amounts, known, reissue, delta, hashes }: Correction): string {
  const { words, sheet } = page;
  const { corrections } = words;
  const { period, marks } = reissue.reissued;
  const columns = [sheet.item, corrections.columns.issued, corrections.columns.recomputed, corrections.columns.change];
  const rows = [...delta.lines.map((line) => lineRow(page, line)), ...sumRows(page, delta)];
  const facts = [
    ...(amounts === "as printed" ? [corrections.asPrinted] : []),
    ...(known === null ? [] : [corrections.known(sheet.date(known))]),
    ...marks.map(({ kind, what, words: said }) => `* ${sheet.marks[kind]}: ${sheet.code(what)}${said === null ? "" : ` (${sheet.prose(said)})`}`),
  ];
  return textOf(page, [
    `${corrections.heading(sheet.code(bill))}${marks.some(({ kind }) => kind === "example") ? marksText(page, ["example"]) : ""}`,
    `${corrections.period(sheet.date(period.from), sheet.date(period.to))}${words.semicolon}${corrections.amountsIn(page.currency)}`,
    "",
    ...table(["start", "end", "end", "end"], [columns, ...rows]),
    ...(facts.length === 0 ? [] : ["", ...facts]),
    "",
    corrections.reverse(sheet.code(hashes.reverse)),
    corrections.reissue(sheet.code(hashes.reissue)),
    corrections.original(sheet.code(hashes.original)),
  ]);
}

/** What is no part of the total stands indented: in a group, or for information. */
function lineRow({ sheet, words }: Page, { name, label, memo, counts, issued, recomputed, delta }: Line): readonly string[] {
  const { notThere, sumDifference } = words.corrections;
  const text = name === "sum.difference" ? sumDifference : label === null ? sheet.code(name) : sheet.prose(label);
  const figure = (amount: string | null): string => (amount === null ? notThere : sheet.number(amount));
  return [`${counts ? "" : "  "}${text}${memo ? ` ${sheet.memo}` : ""}`, figure(issued), figure(recomputed), changeText({ sheet }, delta)];
}

/** The total and what is payable always; the others where one of the bills has some. */
function sumRows(page: Page, delta: Correction["delta"]): readonly (readonly string[])[] {
  const { sheet } = page;
  const always = new Set(["total", "payable"]);
  const sums = [
    ["total", sheet.total],
    ["brought_forward", sheet.broughtForward],
    ["payable", sheet.payable],
    ["carried", sheet.carried],
    ["dropped", sheet.dropped],
  ] as const;
  return sums.flatMap(([name, label]) => (always.has(name) || isThere(delta[name]) ? [figureRow(page, label, delta[name])] : []));
}

function isThere({ issued, recomputed }: Figure): boolean {
  return ![issued, recomputed].every((amount) => amount === null || /^-?0(\.0*)?$/.test(amount));
}

function figureRow({ sheet, words }: Page, label: string, { issued, recomputed, delta }: Figure): readonly string[] {
  const { notStated } = words.corrections;
  return [label, issued === null ? notStated : sheet.number(issued), sheet.number(recomputed), delta === null ? notStated : changeText({ sheet }, delta)];
}

function changeText({ sheet }: Pick<Page, "sheet">, delta: string): string {
  return sheet.number(delta.startsWith("-") || /^0(\.0*)?$/.test(delta) ? delta : `+${delta}`);
}
