// The catalogue of what can be wrong in the text of a rule file, before any name is looked up. A table: it may be long.
// `{found}` comes as the reader sees it: a piece of the file in backticks, or `the end of the file`.
import { type DiagnosticBuilder, diagnosticsOf } from "./diagnostic.ts";

export const SYNTAX_CATALOGUE = {
  // Limits
  "file-too-large": { severity: "error", message: "the file is larger than 4 MB, and is not read", help: "split it: a file can `use` others" },
  "file-too-long": {
    severity: "error",
    message: "the file has more than 300,000 words, numbers and signs, and is not read",
    help: "split it: a file can `use` others",
  },
  "number-too-long": {
    severity: "error",
    message: "a number of {digits} digits, and at most 40 can be written",
    help: "no amount needs so many digits: check for a slip of the keyboard",
  },
  "nesting-too-deep": {
    severity: "error",
    message: "braces, parentheses, signs and `if`s stand more than 64 deep here, and reading stops",
    help: "name parts of the rule with `let`, or use a table for a chain of `if`s",
  },
  "expression-too-long": {
    severity: "error",
    message: "more than 1,000 operations in one value, and reading stops",
    help: "name parts of it with `let`, or tag the lines and add them up with `sum`",
  },
  "too-many-errors": {
    severity: "error",
    message: "more than 200 errors, and the rest of the file is not reported",
    help: "mend the first ones and check again: many may have one cause",
  },

  // Characters
  "text-direction-character": {
    severity: "error",
    message: "the invisible character {character}, which changes the direction of text, stands here",
    help: "delete it: it can make a rule look like another one",
  },
  "zero-width-character": {
    severity: "error",
    message: "the invisible character {character} stands here",
    help: "delete it: only one U+200C between two Persian letters has a meaning",
  },
  "unknown-character": {
    severity: "error",
    message: "the character {found} has no meaning here",
    help: 'delete it, or put it between `"` if it belongs to a text',
  },
  "foreign-sign": { severity: "error", message: "the sign {found} is not one of the language", help: "write {write}" },
  "unclosed-string": {
    severity: "error",
    message: 'the text that begins here has no closing `"` on its line',
    help: 'close it with `"`; a `"` inside a text is written `\\"`',
  },
  "unknown-escape": { severity: "error", message: "{found} has no meaning in a text", help: 'write `\\\\` for a backslash and `\\"` for a quotation mark' },

  // Numbers, dates and times
  "mixed-digits": { severity: "error", message: "{found} mixes digits of two scripts", help: "write it in one script: Latin, Persian or Arabic digits" },
  exponent: { severity: "error", message: "{found} has an exponent, and numbers are written out", help: "write the digits in full, such as `100_000`" },
  "thousands-separator": {
    severity: "error",
    message: "{found} has a separator between its thousands that means something else",
    help: "write `_` between thousands, such as `1_000`; the decimal sign is `.`; two numbers need a space after the comma",
  },
  "slash-between-numbers": {
    severity: "error",
    message: "{found} without spaces may be a decimal or a division",
    help: "write {write}",
  },
  "looks-like-thousands": {
    severity: "warning",
    message: "{found} is {value}, not {value} thousand: `.` is the decimal sign",
    help: "write `{value}`, or `{value}_000` if thousands are meant",
  },
  "bad-number": {
    severity: "error",
    message: "{found} is not a whole number or a decimal",
    help: "write digits, with `_` between digits and one decimal point with digits on both sides",
  },
  "bad-date": {
    severity: "error",
    message: "{found} is not a date, a month, or a month and day",
    help: "write `1394-02-01`, `1394-02` or `02-01`; put spaces around `-` to subtract",
  },
  "bad-time": { severity: "error", message: "{found} is not a time", help: "write hours and minutes with two digits each, such as `07:00`" },

  // Braces and parentheses
  "unclosed-brace": { severity: "error", message: "the brace that opens {what} is never closed", help: "add `}` where {what} ends" },
  "unopened-brace": { severity: "error", message: "a `}` that closes nothing", help: "delete it, or add the `{` that it closes" },
  "missing-brace": {
    severity: "error",
    message: "expected {brace} to open {what}, found {found}",
    help: "write {brace} here, and close it at the end of {what}",
  },
  "unclosed-parenthesis": {
    severity: "error",
    message: "the `(` that opens here is not closed: found {found} instead of `)`",
    help: "add `)` before {found}, or `,` if the list goes on",
  },
  "unclosed-tags": { severity: "error", message: "expected `,` or `]` after a tag, found {found}", help: "write tags as `[taxable, energy]`" },

  // What stands where
  "expected-declaration": {
    severity: "error",
    message: "expected a declaration, found {found}",
    help: "a declaration begins with a word such as `rate`, `tariff`, `account`, `source` or `test`",
  },
  "expected-item": { severity: "error", message: "expected {expected}, found {found}", help: "begin with one of {words}" },
  "misspelt-word": { severity: "error", message: "expected {expected}, found {found}", help: "did you mean `{suggestion}`?" },
  "misplaced-part": { severity: "error", message: "{found} stands too late", help: "{advice}" },
  "repeated-part": { severity: "error", message: "{found} is said twice in {what}", help: "keep one of the two" },
  "mixed-test": { severity: "error", message: "{found} has no place in the test of {what}", help: "{advice}" },
  "expected-name": { severity: "error", message: "expected the name of {what}, found {found}", help: "write a name: a letter, then letters, digits and `_`" },
  "expected-field": { severity: "error", message: "expected the name of {what}, found {found}", help: "write a name and then its value" },
  "expected-unit": { severity: "error", message: "expected a unit, found {found}", help: "write a unit such as `kWh`, `IRR`, `IRR/kWh` or `%`" },
  "expected-type": {
    severity: "error",
    message: "expected what the field may hold, found {found}",
    help: "write a list such as `yes | no`, a unit and a range such as `kW 30 .. 500 to 1 decimal`, `whole 1 .. 9` or `date`",
  },
  "expected-text": { severity: "error", message: "expected a text {what}, found {found}", help: 'write it between `"`, on one line' },
  "expected-date": { severity: "error", message: "expected a date {what}, found {found}", help: "write it as `1394-02-01`" },
  "expected-month-day": {
    severity: "error",
    message: "expected a month and day {what}, found {found}",
    help: "write it as `02-01`; the end is the first day after",
  },
  "expected-time": { severity: "error", message: "expected a time {what}, found {found}", help: "write it as `07:00`; the end of the day is `24:00`" },
  "expected-number": { severity: "error", message: "expected a number {what}, found {found}", help: "write a number such as `12` or `0.5`" },
  "expected-constant": {
    severity: "error",
    message: "expected a value for {what}, found {found}",
    help: "write a number with its unit, a percentage, a date, a name or a text",
  },
  "expected-value": {
    severity: "error",
    message: "expected a value, found {found}",
    help: "write a number, a name, `(`, `if`, `min`, `max` or `sum` and what belongs to it",
  },
  "expected-choice": { severity: "error", message: "expected {expected}, found {found}", help: "write {expected}" },
  "incomplete-phrase": { severity: "error", message: "the words {phrase} belong together: found {found}", help: "write {phrase} in full" },
  "missing-equals": { severity: "error", message: "expected `=` before {what}, found {found}", help: "write `=` and then {what}" },
  "missing-colon": { severity: "error", message: "expected `:` before {what}, found {found}", help: "write `:` and then {what}" },
  "missing-range": { severity: "error", message: "expected `..` between the two ends of a range, found {found}", help: "write a range as `{example}`" },
  "missing-decimals": { severity: "error", message: "expected how many decimals the field has, found {found}", help: "write `to 3 decimals` after the range" },
  "single-choice": {
    severity: "error",
    message: "a list of one name: found {found} where a second one should stand",
    help: "write the names of the list with `|` between them, such as `yes | no`",
  },
  "count-not-last": {
    severity: "error",
    message: "`{unit}` was read as the unit of `{number}`, so `{name}` has no value",
    help: "write a number without a unit last on its line",
  },
  "foreign-form": { severity: "error", message: "{found} is not how a rule file says it", help: "write {write}" },
  "unit-on-next-line": {
    severity: "error",
    message: "the unit {found} stands on another line than its number",
    help: "put the unit on the line of its number",
  },
  "unit-instead-of-value": { severity: "error", message: "{found} without spaces is a unit, not a value", help: "put spaces around `/` to divide" },

  // Citations, dates and cells
  "missing-source-name": {
    severity: "error",
    message: "expected the name of a source after `cites`, found {found}",
    help: 'name a source that the file declares, and then the place in it, such as `cites booklet "page 4"`',
  },
  "missing-from": {
    severity: "error",
    message: "expected `from` before the date {found}",
    help: "write `from`, the first day on which it holds and its source, as in `from 1394-01-01 cites SOURCE: ...`",
  },
  "missing-version-body": {
    severity: "error",
    message: "expected what holds from this day on, found {found}",
    help: 'write `:` and a value, or `blocks`, `table` or `unknown because "..."`',
  },
  "missing-bar": { severity: "error", message: "expected `|` before a cell, found {found}", help: "put `|` before each cell of a row" },
  "empty-cell": {
    severity: "error",
    message: "a cell without a value: found {found}",
    help: "fill every cell; {fill}",
  },
  "missing-because": {
    severity: "error",
    message: "expected `because` after `unknown`, found {found}",
    help: 'say why it is not known, such as `unknown because "the sheet gives no rate"`',
  },

  // Rules
  "missing-rounding-mode": {
    severity: "error",
    message: "expected how to round after `{word}`, found {found}",
    help: "write one of `half up`, `half even`, `down`, `up`, `floor`, `ceiling`, and then `to` and the step",
  },
  "missing-rounding-step": {
    severity: "error",
    message: "expected `to` and the step to round to, found {found}",
    help: "write the step, such as `round half up to 1 IRR`",
  },
  "missing-value-of-exception": {
    severity: "error",
    message: "expected `=` and what the exception gives, found {found}",
    help: "write `when`, the condition, `=` and the value, such as `when account.rural = yes = 50% * base`; put a condition that is one name in parentheses",
  },
  "missing-then": { severity: "error", message: "expected `then` after the condition of `if`, found {found}", help: "write `if ... then ... else ...`" },
  "missing-else": {
    severity: "error",
    message: "expected `else` and the other value of `if`, found {found}",
    help: "write `if ... then ... else ...`: every `if` has an `else`",
  },
  "chained-comparison": {
    severity: "error",
    message: "a second comparison, {found}, right after the first",
    help: "compare two values at a time and join the comparisons with `and`",
  },
} as const;

/** Builds each diagnostic of the syntax. */
export const syntaxDiagnostic: DiagnosticBuilder<typeof SYNTAX_CATALOGUE> = diagnosticsOf(SYNTAX_CATALOGUE);
