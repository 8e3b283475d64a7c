// A fault: a place where the text leaves the grammar, as the parser meets it. `code|detail` travels through chevrotain as its
// error message; explain.ts turns a fault into a diagnostic.
import type { IToken } from "chevrotain";

/** The codes of the catalogue that the parser itself meets. */
export const FAULT_CODES = [
  "nesting-too-deep",
  "expression-too-long",
  "expected-declaration",
  "expected-item",
  "expected-value",
  "missing-brace",
  "unclosed-parenthesis",
  "repeated-part",
  "expected-name",
  "expected-field",
  "expected-text",
  "expected-date",
  "expected-month-day",
  "expected-time",
  "expected-number",
  "expected-constant",
  "missing-equals",
  "missing-colon",
  "incomplete-phrase",
  "missing-rounding-mode",
  "unclosed-tags",
  "expected-unit",
  "expected-type",
  "missing-range",
  "missing-decimals",
  "single-choice",
  "missing-source-name",
  "missing-from",
  "missing-version-body",
  "missing-bar",
  "empty-cell",
  "row-cell-count",
  "mixed-test",
  "missing-because",
  "missing-rounding-step",
  "missing-value-of-exception",
  "missing-then",
  "missing-else",
  "expected-choice",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface Fault {
  readonly code: FaultCode;
  /** What the diagnostic needs besides the tokens: a phrase, whose name, which words. */
  readonly detail: string;
  /** The token that the item began with. */
  readonly start: IToken;
  /** The token that did not fit. */
  readonly found: IToken;
}

/** The option that gives a `CONSUME` or `OR` its fault. */
export function fault(code: FaultCode, detail = ""): { readonly ERR_MSG: string } {
  return { ERR_MSG: `${code}|${detail}` };
}

export function faultOf(message: string, start: IToken, found: IToken): Fault {
  const bar = message.indexOf("|");
  const code = FAULT_CODES.find((candidate) => candidate === message.slice(0, bar)) ?? "expected-value";
  return { code, detail: message.slice(bar + 1), start, found };
}
