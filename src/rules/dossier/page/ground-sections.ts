// The arithmetic of what differs, unfolded to what was given; the sources and versions that it rests on; what is not settled; and how the dossier was made.
import { partsFromExplanation } from "../../../engine/explain/explain.ts";
import type { Cited } from "../../correctable/cited.ts";
import type { Dossier } from "../dossier.ts";
import type { Block, Row, Section } from "./page.ts";
import type { Writer } from "./writer.ts";
import { citedText, markedText } from "./writer.ts";

export function arithmeticSection({ words, name, said }: Writer, { arithmetic, noArithmetic }: Dossier): Section {
  const heading = words.headings.arithmetic;
  if (arithmetic === undefined)
    return { name: "arithmetic", heading, blocks: [paragraph(words.noArithmetic(noArithmetic === undefined ? "" : said(noArithmetic)))] };
  const shown = partsFromExplanation(arithmetic.lines, name).filter((part) => arithmetic.shown.includes(part.name));
  if (shown.length === 0) return { name: "arithmetic", heading, blocks: [paragraph(words.nothingDiffers)] };
  return { name: "arithmetic", heading, blocks: shown.map(({ lines: texts }): Block => ({ kind: "steps", lines: texts.map(stepOf) })) };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text, tone: "plain" };
}

/** Two spaces for each step down. */
function stepOf(text: string): { readonly step: number; readonly text: string } {
  const [indent = ""] = /^ */.exec(text) ?? [];
  return { step: indent.length / 2, text: text.trimStart() };
}

export function groundsSection(writer: Writer, { sources, rates }: Dossier): Section {
  const { words, label, date } = writer;
  const { columns } = words;
  const versions = rates.map(({ rate, labels, from, to, announced, cites, marks }): Row => {
    const cells = [
      label(labels, rate),
      date(from),
      date(to),
      date(announced),
      [...cites.map((cite) => citedText(writer, cite)), ...marks.map((mark) => markName(writer, mark))].join(words.semicolon),
    ];
    return { cells, tone: marks.length > 0 ? "open" : "plain" };
  });
  const heads = [columns.rate, columns.from, columns.until, columns.announced, columns.source];
  return {
    name: "grounds",
    heading: words.headings.grounds,
    blocks: [
      sources.length === 0 ? paragraph(words.noSources) : sourcesTable(writer, sources),
      ...(versions.length === 0 ? [] : [{ kind: "table" as const, columns: heads.map((head) => ({ head, align: "start" as const })), rows: versions }]),
    ],
  };
}

export function sourcesTable({ words, label, date, prose, code }: Writer, sources: readonly Cited[]): Block {
  const { columns } = words;
  const rows = sources.map(({ source, labels, clause, dated, url, note, unverified, annulled }): Row => {
    const beside = [
      ...(url === null ? [] : [code(url)]),
      ...(note === null ? [] : [prose(note)]),
      ...(unverified ? [words.unverified] : []),
      ...(annulled === null ? [] : [words.annulled(date(annulled))]),
    ];
    return {
      cells: [label(labels, source), clause === null ? "" : prose(clause), dated === null ? "" : date(dated), beside.join(words.semicolon)],
      tone: unverified || annulled !== null ? "open" : "plain",
    };
  });
  const heads = [columns.source, columns.clause, columns.dated, ""];
  return { kind: "table", columns: heads.map((head) => ({ head, align: "start" })), rows };
}

function markName({ words, prose }: Writer, mark: string): string {
  return mark === "example" || mark === "unverified" ? words.marks[mark] : prose(mark);
}

/** Of the lawful bill as a whole, by kind. Undefined where all is settled. */
export function marksSection(writer: Writer, { marks }: Dossier): Section | undefined {
  if (marks.length === 0) return undefined;
  const { words, said } = writer;
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  const items = kinds.map((kind) => {
    const ofKind = marks.filter((mark) => mark.kind === kind);
    return `${words.marks[kind]}: ${ofKind.map(({ what, words: own }) => words.mark(markedText(writer, what), own === undefined ? undefined : said(own))).join(words.comma)}`;
  });
  return { name: "marks", heading: words.headings.marks, blocks: [{ kind: "list", items }] };
}

export function receiptSection({ words, code }: Writer, { receipt, correctable }: Dossier): Section {
  const own = correctable.bills.find(({ isThis }) => isThis);
  const { limits } = correctable;
  const rows: readonly (readonly [string, string])[] = [
    [words.receipt.engine, code(receipt.engine)],
    [words.receipt.language, code(String(receipt.language))],
    [words.receipt.rules, code(receipt.rules)],
    [words.receipt.case, code(receipt.case)],
    ...(limits.kind === "loaded" ? [[words.receipt.limits, code(limits.plan)] as const] : []),
    ...(own === undefined
      ? []
      : [
          [words.receipt.original, code(own.hashes.original)] as const,
          [words.receipt.reverse, code(own.hashes.reverse)] as const,
          [words.receipt.reissue, code(own.hashes.reissue)] as const,
        ]),
  ];
  return { name: "receipt", heading: words.headings.receipt, blocks: [{ kind: "facts", rows }] };
}
