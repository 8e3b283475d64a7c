// Each code of the proofs has a page and a failing fixture, and the examples of its page do what the page says.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/dsl/check/check.ts";
import { PROOF_CATALOGUE } from "../../../src/dsl/diagnostics/proof-catalogue.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
const HEAD = `schedule example { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source sheet "Rate sheet"
`;

function codesIn(text: string): readonly string[] {
  const parsed = parse("rules.mizan", text);
  return [...new Set([...parsed.diagnostics, ...check([parsed.value]).diagnostics].map(({ code }) => code))];
}

describe.each(Object.keys(PROOF_CATALOGUE))("%s", (code) => {
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
