// What is said of cells, rows and tests that do not fit: parts of explain.ts with words of their own.
import type { Span } from "../../values/span.ts";
import { declarationDiagnostic } from "../diagnostics/declaration-catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";

const EMPTY: ReadonlyMap<string, string> = new Map([
  ["matrix", "write `any`, `no limit` or `none` where nothing is asked"],
  ["row end", "write no `|` after the last cell of a row"],
]);

const OF_BILL = { what: "a bill", advice: "name the authority or the instalments that the test is of, as in `authority corrections`, or leave it out" };
const OF_AUTHORITY = {
  what: "an authority",
  advice: "such a test has `account` without dates, `question`, `asked` and `expect`: test a bill in a test of its own",
};
const OF_INSTALMENTS = {
  what: "instalments",
  advice: "such a test has `account` without dates, `plan`, `agreed` and `expect`: test a bill in a test of its own",
};

/** Where it stands, `list` says: a matrix has words for what is not limited, a table for what is not known. */
export function emptyCell(span: Span, list: string, found: string): Diagnostic {
  const fill = EMPTY.get(list) ?? 'one that no source gives is `unknown because "..."`';
  return syntaxDiagnostic("empty-cell", span, { found, fill });
}

export function cellCount(span: Span, detail: string): Diagnostic {
  const [cells = "", columns = ""] = detail.split(" ");
  const count = (number: string, word: string): string => `${number} ${word}${number === "1" ? "" : "s"}`;
  return declarationDiagnostic("row-cell-count", span, { found: count(cells, "cell"), expected: `${count(columns, "column")} after \`grade\`` });
}

export function mixedTest(span: Span, subject: string, found: string): Diagnostic {
  const { what, advice } = subject === "authority" ? OF_AUTHORITY : subject === "instalments" ? OF_INSTALMENTS : OF_BILL;
  return syntaxDiagnostic("mixed-test", span, { found, what, advice });
}
