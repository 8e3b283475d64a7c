// The canonical layout of the oversight half: a file with each clause stands as it is, comments and other layouts of it come to the same.
import { describe, expect, test } from "vitest";
import { format } from "../../src/dsl/format/format.ts";
import { sourceTokens } from "../../src/dsl/syntax/source-tokens.ts";
import { OVERSIGHT } from "./oversight-text.ts";

function checkFormat(text: string, expected: string): void {
  const formatted = format("rules.mizan", text);
  expect(formatted.diagnostics).toEqual([]);
  expect(formatted.value).toBe(expected);
  expect(format("rules.mizan", expected).value).toBe(expected);
}

test("a file with every clause is canonical", () => checkFormat(OVERSIGHT, OVERSIGHT));

test("lines joined where a number's unit allows it are taken apart again", () => {
  const clauses = OVERSIGHT.replace(/ \|/g, "|")
    .replace(/,\n {4}/g, ", ")
    .replace(/\n {6}(when|count)/g, " $1")
    .replace(/ {2,}(?=\S)/g, " ");
  expect(clauses).not.toBe(OVERSIGHT);
  expect(format("", clauses).value?.replace(/\n+/g, "\n")).toBe(OVERSIGHT.replace(/\n+/g, "\n"));
});

test("a comment after each line and before it stays where it is", () => {
  const lines = OVERSIGHT.trimEnd().split("\n");
  const commented = lines.map((line, at) => (line === "" ? line : `# before ${at}\n${line} # after ${at}`)).join("\n");
  const formatted = format("", commented);
  expect(formatted.diagnostics).toEqual([]);
  const value = formatted.value ?? "";
  expect(format("", value).value).toBe(value);
  expect(sourceTokens(value).map(({ text }) => text)).toEqual(sourceTokens(OVERSIGHT).map(({ text }) => text));
  const kept = value.split("\n").map((line) => line.trim());
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const before = kept.indexOf(`# before ${at}`);
    expect(kept[before + 1]?.endsWith(`# after ${at}`), line).toBe(true);
  }
});

describe("layout", () => {
  test("a matrix stands in columns, numbers under each other", () => {
    checkFormat(
      `authority a over write_off { from 1399-01-01
grade|up to|age up to|approvers
clerk|5000000 IRR|3 months|1
manager|12500000.5 IRR|no limit|2 }`,
      `authority a over write_off {
  from 1399-01-01
    grade   | up to            | age up to | approvers
    clerk   |  5_000_000 IRR   | 3 months  | 1
    manager | 12_500_000.5 IRR | no limit  | 2
}
`,
    );
  });
  test("grades too wide for a line stand one a line", () => {
    const label = (text: string): string => `"${text.repeat(12)}"`;
    checkFormat(`grades { a ${label("grade a")}, b ${label("grade b")} }`, `grades {\n  a ${label("grade a")},\n  b ${label("grade b")}\n}\n`);
  });
  test("grades with a comment among them stand one a line", () => {
    checkFormat("grades { a, # the lowest\n b }", "grades {\n  a,  # the lowest\n  b\n}\n");
  });
  test("a version that is not known stands on one line", () => {
    checkFormat(
      'instalments a { from 1399-01-01 cites b\nunknown\nbecause "not published" }',
      'instalments a {\n  from 1399-01-01 cites b unknown because "not published"\n}\n',
    );
  });
  test("parts stay in their order, with the words that their numbers need", () => {
    checkFormat(
      `authority a over waiver { from 1399-01-01 count amount net documents: b cause: c
from 1400-01-01 cumulate per account over 1 months in absolute value approval expires 1 days after }`,
      `authority a over waiver {
  from 1399-01-01
    count amount net
  documents: b
  cause: c
  from 1400-01-01
    cumulate per account over 1 month in absolute value
    approval expires 1 day after
}
`,
    );
  });
  test("a condition too long for its line stands below, and its citation after it", () => {
    const field = (at: number): string => `account.a_field_with_a_long_name_${at} = yes`;
    checkFormat(
      `authority a over waiver { from 1399-01-01 bar b "Bar" when ${field(1)} and ${field(2)} and ${field(3)} cites c "article 4" }`,
      `authority a over waiver {
  from 1399-01-01
    bar b "Bar"
      when ${field(1)}
          and ${field(2)}
          and ${field(3)}
        cites c "article 4"
}
`,
    );
  });
  test("numbers keep their digits", () => {
    checkFormat(
      "authority a over waiver {\n  from ۱۳۹۹-۰۱-۰۱\n    grade | up to\n    b     | ۵۰۰۰ ریال\n}\n",
      "authority a over waiver {\n  from ۱۳۹۹-۰۱-۰۱\n    grade | up to\n    b     | ۵_۰۰۰ ریال\n}\n",
    );
  });
});
