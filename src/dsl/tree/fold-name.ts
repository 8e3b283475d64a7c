// Folding of names: the Arabic ي, ى and ك are written for the Persian ی and ک on many keyboards, and look the same.

/** The form under which names are compared. Nothing else is folded: case and the U+200C inside a word count. */
export function foldName(text: string): string {
  return text.replace(/[\u064a\u0649]/g, "\u06cc").replace(/\u0643/g, "\u06a9");
}
