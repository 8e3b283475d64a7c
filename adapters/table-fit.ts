// How a table is fitted to its page. On a screen a table that is too wide scrolls in a box of its own; paper does not scroll, so that the letters get smaller, by
// what the columns need at least. Words are never broken inside, but those that no column could hold.

/** What both kinds of page say of their tables: after the rules of the page, since the last of two alike holds. */
export const TABLE_FIT: string = `.long, .many { min-width: 14em; }
.long { overflow-wrap: anywhere; }
@media print {
  h1, h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  table.small { font-size: 7.5pt; }
  table.smaller { font-size: 6.3pt; }
  table.smallest { font-size: 5pt; }
}
`;

/** A text of one cell or head, as people read it. */
export interface CellText {
  readonly text: string;
  /** Never broken: a figure. */
  readonly isWhole: boolean;
}

/** The class of a cell with a word that may be broken inside, for its length alone, or with many words, that would else stand one below the other. */
export function cellFit(text: string): "long" | "many" | undefined {
  if (longestWord(text) > MOST_OF_WORD) return "long";
  return Array.from(text).length > SOME_WORDS ? "many" : undefined;
}

/** The class of a table on paper; undefined where letters of the page's size do. */
export function paperFit(columns: readonly (readonly CellText[])[]): "small" | "smaller" | "smallest" | undefined {
  const letters = columns.reduce((sum, cells) => sum + Math.max(0, ...cells.map(leastOf)) + BESIDE, 0);
  if (letters <= 88) return undefined;
  if (letters <= 108) return "small";
  return letters <= 132 ? "smaller" : "smallest";
}

/** The letters of a word that a column makes room for. */
const MOST_OF_WORD = 22;
const SOME_WORDS = 44;
/** A column of words takes at least a few, though each is short. */
const FEW_WORDS = 10;
/** The room on both sides of a cell, in letters. */
const BESIDE = 2;

function leastOf({ text, isWhole }: CellText): number {
  const length = Array.from(text).length;
  return isWhole ? length : Math.min(MOST_OF_WORD, Math.max(longestWord(text), Math.min(length, FEW_WORDS)));
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s\u200B]+|(?<=\p{L}-)(?=\p{L})/u).map((word) => Array.from(word).length));
}
