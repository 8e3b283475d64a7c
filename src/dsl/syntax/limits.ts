// The limits that keep reading a file within 2 s and 512 MB whatever its text.

export const MAX_BYTES: number = 4 * 1024 * 1024;
/** Words, numbers, signs and comments of a file: about 27,000 lines. */
export const MAX_TOKENS = 300_000;
export const MAX_DIGITS = 40;
/** Braces, parentheses, `-`, `not` and `if` inside each other. */
export const MAX_DEPTH = 64;
/** Operations in one value, one after another: what walks the tree calls itself so often. */
export const MAX_OPERATIONS = 1_000;
export const MAX_ERRORS = 200;
