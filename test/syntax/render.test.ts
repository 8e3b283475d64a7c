// Diagnostics as text.
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/dsl/diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../../src/dsl/diagnostics/render.ts";

function checkRendered(text: string, marked: string, expected: string, change: Partial<Diagnostic> = {}): void {
  const start = text.indexOf(marked);
  const before = text.slice(0, start).split("\n");
  const span = { file: "a.mizan", start, end: start + marked.length, line: before.length, column: (before.at(-1) ?? "").length + 1 };
  const diagnostic: Diagnostic = { code: "a-code", severity: "error", message: "a message", help: undefined, span, related: [], ...change };
  expect(renderDiagnostic(diagnostic, text)).toBe(expected);
}

test("carets stand under what is meant", () => {
  checkRendered("one\ntwo three\n", "three", "error[a-code]: a message\n  --> a.mizan:2:5\n  |\n2 | two three\n  |     ^^^^^");
});
test("a tab before it stays a tab", () => {
  checkRendered("\tone", "one", "error[a-code]: a message\n  --> a.mizan:1:2\n  |\n1 | \tone\n  | \t^^^");
});
test("Persian text and pairs of units count by code points", () => {
  checkRendered("نرخ 𝒶 = x", "x", "error[a-code]: a message\n  --> a.mizan:1:10\n  |\n1 | نرخ 𝒶 = x\n  |         ^");
});
test("characters that turn the text are not shown as such", () => {
  checkRendered("a \u202e b", "\u202e", "error[a-code]: a message\n  --> a.mizan:1:3\n  |\n1 | a \ufffd b\n  |   ^");
});
test("severity, help and related places", () => {
  checkRendered(
    "a b",
    "b",
    "warning[a-code]: a message\n  --> a.mizan:1:3\n  |\n1 | a b\n  |   ^\n  help: do this\n  note: here\n  --> a.mizan:1:1\n  |\n1 | a b\n  | ^",
    {
      severity: "warning",
      help: "do this",
      related: [{ span: { file: "a.mizan", start: 0, end: 1, line: 1, column: 1 }, message: "here" }],
    },
  );
});
test("of a very long line, what stands near", () => {
  const rendered = (() => {
    const text = `${"a".repeat(5_000)}!${"b".repeat(5_000)}`;
    return renderDiagnostic(
      { code: "c", severity: "error", message: "m", help: undefined, span: { file: "f", start: 5_000, end: 5_001, line: 1, column: 5_001 }, related: [] },
      text,
    );
  })();
  expect(rendered.split("\n").every((line) => line.length < 250)).toBe(true);
  expect(rendered).toContain("a!b");
});
