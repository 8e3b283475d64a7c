// Every code of the rules: a fixture that gives it and nothing else, a page whose wrong text is the fixture's and whose right text mends it.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderDiagnostic } from "../../../src/dsl/diagnostics/render.ts";
import { RULE_CATALOGUE } from "../../../src/dsl/diagnostics/rule-catalogue.ts";
import { diagnosticsIn } from "./check-text.ts";

const RULE_CODES = Object.keys(RULE_CATALOGUE);

const fixtureOf = (code: string): string => readFileSync(`test/fixtures/diagnostics/${code}.mizan`, "utf8");

function pageOf(code: string): { readonly wrong: string; readonly right: string; readonly sections: readonly string[] } {
  const path = `docs/diagnostics/${code}.md`;
  const page = existsSync(path) ? readFileSync(path, "utf8") : "";
  const [wrong = "", right = ""] = [...page.matchAll(/```mizan\n([\s\S]*?)\n```/g)].map((match) => match[1] ?? "");
  return { wrong, right, sections: [...page.matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? "") };
}

describe.each(RULE_CODES)("%s", (code) => {
  test("the fixture gives this code and no other", () => {
    expect(diagnosticsIn(fixtureOf(code)).map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  test("the page shows the wrong text, and a right one that mends it", () => {
    const { wrong, right, sections } = pageOf(code);
    expect(sections).toEqual([code, "Wrong", "Right", "Why"]);
    const fixture = fixtureOf(code);
    expect(wrong).not.toBe("");
    expect(fixture).toContain(wrong);
    expect(diagnosticsIn(fixture.replace(wrong, () => right))).toEqual([]);
  });

  test("the message is one line in the reader's words", () => {
    for (const { message, help } of diagnosticsIn(fixtureOf(code))) {
      expect(message).not.toMatch(/[\n{}]|undefined|\.$/);
      expect(message).toMatch(/^[`a-z0-9]/);
      expect(help ?? "").not.toMatch(/undefined|\.$/);
      expect(help).not.toBe("");
    }
  });
});

test("all messages, as they are shown", async () => {
  const shown = RULE_CODES.map((code) => {
    const text = fixtureOf(code);
    return diagnosticsIn(text)
      .map((diagnostic) => renderDiagnostic(diagnostic, text))
      .join("\n");
  });
  await expect(`${shown.join("\n\n")}\n`).toMatchFileSnapshot("goldens/messages.txt");
});
