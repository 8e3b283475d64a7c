// Characters that a reader does not see or that move others about: which they are, and text that may be shown without them.

/** Inside `[...]` of an expression: marks of direction, and characters without width. Rule files hold none, but for U+200C inside Persian words. */
export const INVISIBLE = "\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff";

/** Controls, ends of lines, halves of a pair, and all that only formats; not U+200C, which belongs to Persian words. */
const HIDDEN = /(?!\u200c)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN.source, "gu");

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/**
 * Text of users and files as it may stand in a message or on a terminal: each hidden character, tabs and ends of lines included, is shown as U+FFFD.
 * @public
 */
export function visibleText(text: string): string {
  return text.replace(EACH_HIDDEN, "\u{FFFD}");
}
