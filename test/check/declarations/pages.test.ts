// Each code of the declarations has a page and a failing fixture, and the examples of its page do what the page says.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DECLARATION_CATALOGUE } from "../../../src/dsl/diagnostics/declaration-catalogue.ts";
import { renderDiagnostic } from "../../../src/dsl/diagnostics/render.ts";
import { declareFiles, SCHEDULE, withSchedule } from "./declare.ts";

const DECLARATION_CODES = Object.keys(DECLARATION_CATALOGUE);

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

/** The example under `## Wrong`, and the one under `## Right`. */
function examplesOf(code: string): { readonly wrong: string; readonly right: string } {
  const page = read(`docs/diagnostics/${code}.md`);
  const [wrong, right] = [...page.matchAll(/^## (?:Wrong|Right)\n\n```mizan\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");
  if (wrong === undefined || right === undefined) throw new Error(`the page of ${code} lacks an example`);
  return { wrong, right };
}

const codesIn = (text: string): readonly string[] => declareFiles({ "rules.mizan": text }).diagnostics.map(({ code }) => code);

describe.each(DECLARATION_CODES)("%s", (code) => {
  const fixture = `test/fixtures/diagnostics/${code}.mizan`;

  test("its page says what it means and why", () => {
    const page = read(`docs/diagnostics/${code}.md`);
    expect(page).toMatch(new RegExp(`^# ${code}\\n\\n[A-Z\`][^\\n]+\\n\\n## Wrong\\n[\\s\\S]+\\n## Right\\n[\\s\\S]+\\n## Why\\n\\n[A-Z\`][^\\n]+\\n$`));
  });

  test("its fixture is the wrong example, and gives this code alone", () => {
    const { wrong } = examplesOf(code);
    const text = read(fixture);
    expect(text.endsWith(wrong)).toBe(true);
    const found = new Set(codesIn(text));
    if (code === "too-many-diagnostics") expect(found).toEqual(new Set(["holiday-twice", code]));
    else expect(found).toEqual(new Set([code]));
  });

  test("its right example has no error", () => {
    expect(codesIn(withSchedule(examplesOf(code).right))).toEqual([]);
  });
});

test("the messages, as a reader sees them", async () => {
  const rendered = DECLARATION_CODES.filter((code) => code !== "too-many-diagnostics").map((code) => {
    const text = read(`test/fixtures/diagnostics/${code}.mizan`);
    const { diagnostics } = declareFiles({ [`${code}.mizan`]: text });
    const body = text.startsWith(SCHEDULE) ? text.slice(SCHEDULE.length) : text;
    return [`=== ${code}`, body.trimEnd(), "---", ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, text))].join("\n");
  });
  await expect(`${rendered.join("\n\n")}\n`).toMatchFileSnapshot("./messages.golden.txt");
});
