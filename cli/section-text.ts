// Sections of a dossier as lines for a terminal: headings, tables aligned, lists with dashes.
import type { Block, DossierSection } from "../src/index.ts";
import type { Language } from "./sheet-words.ts";
import { wordsIn } from "./sheet-words.ts";
import { tableLines } from "./table.ts";

/** Lines end in a line feed. What came from files was set apart already; here it is put on one line. */
export function sectionText(section: DossierSection, lang: Language): string {
  const { lineStart } = wordsIn(lang);
  const blocks = section.blocks.map((block) => blockLines(block).map((line) => `  ${line}`));
  const lines = [section.heading, ...blocks.flatMap((block, at) => (at > 0 && section.blocks[at]?.kind === "heading" ? ["", ...block] : block))];
  return lines.map((line) => (line.trim() === "" ? "\n" : `${lineStart}${line}\n`)).join("");
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [plain(block.text)];
    case "facts":
      return tableLines(
        ["start", "start"],
        block.rows.map((row) => row.map(plain)),
      );
    case "table":
      return tableLines(
        block.columns.map(({ align }) => align),
        [block.columns.map(({ head }) => head), ...block.rows.map(({ cells }) => cells.map(plain))],
      );
    case "list":
      return block.items.map((item) => `- ${plain(item)}`);
    case "steps":
      return block.lines.map(({ step, text }) => `${"  ".repeat(step)}${plain(text)}`);
  }
}

/** Without what steers a terminal or breaks the line; the marks that set runs of the other direction apart stay. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/g, "\uFFFD");
}
