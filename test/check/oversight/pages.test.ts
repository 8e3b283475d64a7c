// Each code of the oversight half has a page and a failing fixture, and the examples of its page do what the page says.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OVERSIGHT_CATALOGUE } from "../../../src/dsl/diagnostics/oversight-catalogue.ts";
import { renderDiagnostic } from "../../../src/dsl/diagnostics/render.ts";
import { checkText } from "./oversight-text.ts";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
const CODES = Object.keys(OVERSIGHT_CATALOGUE);
const HEAD = `schedule example { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1399-01-01 to 1402-01-01 }
source board_1399 "Board resolution 412"
account { class: home | farm   related: yes | no }
`;

const codesIn = (text: string): readonly string[] => [...new Set(checkText(text).diagnostics.map(({ code }) => code))];

describe.each(CODES)("%s", (code) => {
  const page = read(`docs/diagnostics/${code}.md`);
  const [wrong, right] = [...page.matchAll(/^## (?:Wrong|Right)\n\n```mizan\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");

  test("its page says what it means and why", () => {
    expect(page).toMatch(new RegExp(`^# ${code}\\n\\n[A-Z\`][^\\n]+\\n\\n## Wrong\\n[\\s\\S]+\\n## Right\\n[\\s\\S]+\\n## Why\\n\\n[A-Z\`][^\\n]+\\n$`));
  });

  test("its fixture is the wrong example, and gives this code alone", () => {
    expect(read(`test/fixtures/diagnostics/${code}.mizan`)).toBe(HEAD + (wrong ?? ""));
    expect(codesIn(HEAD + (wrong ?? ""))).toEqual([code]);
  });

  test("its right example has nothing to report", () => {
    expect(codesIn(HEAD + (right ?? ""))).toEqual([]);
  });
});

test("the messages, as a reader sees them", async () => {
  const rendered = CODES.map((code) => {
    const text = read(`test/fixtures/diagnostics/${code}.mizan`);
    const { diagnostics } = checkText(text);
    return [`=== ${code}`, text.slice(HEAD.length).trimEnd(), "---", ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, text))].join("\n");
  });
  await expect(`${rendered.join("\n\n")}\n`).toMatchFileSnapshot("./messages.golden.txt");
});
