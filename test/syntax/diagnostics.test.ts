// Each code of the syntax: a fixture that fails with it and nothing else, a golden file of what the reader sees, and a page
// whose wrong example has it and whose right example has no error at all.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderDiagnostic } from "../../src/dsl/diagnostics/render.ts";
import { SYNTAX_CATALOGUE } from "../../src/dsl/diagnostics/syntax-catalogue.ts";
import { parse } from "../../src/dsl/syntax/parse.ts";
import { text as expressionTooLong } from "../fixtures/diagnostics/expression-too-long.bytes.ts";
import { text as fileTooLarge } from "../fixtures/diagnostics/file-too-large.bytes.ts";
import { text as fileTooLong } from "../fixtures/diagnostics/file-too-long.bytes.ts";
import { text as tooManyErrors } from "../fixtures/diagnostics/too-many-errors.bytes.ts";

const SYNTAX_CODES = Object.keys(SYNTAX_CATALOGUE);

/** Too large for a file that is read. */
const LARGE = {
  "file-too-large": fileTooLarge,
  "file-too-long": fileTooLong,
  "expression-too-long": expressionTooLong,
  "too-many-errors": tooManyErrors,
};
const GENERATED = Object.keys(LARGE);
const fixtureOf = (code: string): string => `test/fixtures/diagnostics/${code}.mizan`;

describe.each(SYNTAX_CODES.filter((code) => !GENERATED.includes(code)))("%s", (code) => {
  test("fixture", async () => {
    const text = readFileSync(fixtureOf(code), "utf8");
    const { diagnostics } = parse(`${code}.mizan`, text);
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(new Set([code]));
    const rendered = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, text)).join("\n\n");
    await expect(`${text}\n${"-".repeat(72)}\n\n${rendered}\n`).toMatchFileSnapshot(`../fixtures/diagnostics/${code}.golden`);
  });
});

test.each(Object.entries(LARGE))("%s, generated", (code, text) => {
  expect(parse("", text).diagnostics.at(-1)?.code).toBe(code);
});

describe.each(SYNTAX_CODES)("page of %s", (code) => {
  const path = `docs/diagnostics/${code}.md`;
  test("has its sections and true examples", () => {
    expect(existsSync(path)).toBe(true);
    const page = readFileSync(path, "utf8");
    expect(page.match(/^#+ .*$/gm)).toEqual([`# ${code}`, "## What it means", "## Wrong", "## Right", "## Why"]);
    const wrong = exampleIn(page, "Wrong");
    if (wrong !== undefined) expect(parse("page", wrong).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(wrong === undefined).toBe(GENERATED.includes(code));
    expect(parse("page", exampleIn(page, "Right") ?? "").diagnostics).toEqual([]);
    expect(exampleIn(page, "Right")).not.toBeUndefined();
  });
});

test("messages are one line, begin in lower case and end without a full stop", () => {
  for (const code of SYNTAX_CODES.filter((each) => !GENERATED.includes(each))) {
    for (const { message, help } of parse("", readFileSync(fixtureOf(code), "utf8")).diagnostics) {
      for (const text of [message, help ?? ""]) {
        expect(text).not.toMatch(/\n|\.$|^[A-Z]|\{\w+\}/);
        expect(text).not.toMatch(/unexpected token/i);
      }
    }
  }
});

function exampleIn(page: string, section: string): string | undefined {
  return new RegExp(`## ${section}\\n\\n\`\`\`mizan\\n([^]*?)\`\`\``).exec(page)?.[1];
}
