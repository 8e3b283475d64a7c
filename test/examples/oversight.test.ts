// The example of an office's year: everything that was planted is found, and nothing else, whatever the seed. The generator shares no code with the library.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Planted } from "../../scripts/oversight-year/book.ts";
import { shippedFiles } from "../../scripts/oversight-year/files.ts";
import { yearOf } from "../../scripts/oversight-year/year.ts";
import type { Finding } from "../../src/index.ts";
import { load, verifyChain } from "../../src/index.ts";
import { ROOT } from "../rule-sets.ts";

const FOLDER = join(ROOT, "examples", "oversight");
const { schedule } = load([{ path: "rules.mizan", text: readFileSync(join(FOLDER, "rules.mizan"), "utf8") }], { prove: false });
if (schedule === undefined) throw new Error("the rules of the example are wrong");
const { oversight } = schedule;

const lineOf = ({ audit, code, records }: Planted): string => `${audit}: ${code} ${[...records].sort().join(" ")}`;
const linesOf = (findings: readonly Finding[], audit: Planted["audit"]): readonly string[] =>
  findings.map(({ code, records }) => lineOf({ audit, code, records }));

/** One line for each finding of both audits, in the order of texts. */
function foundIn(journal: readonly unknown[], bills: readonly unknown[]): readonly string[] {
  const { items, problems } = oversight.readRecords(journal);
  expect(problems).toEqual([]);
  return [...linesOf(oversight.auditCorrections(items, { bills }), "corrections"), ...linesOf(oversight.auditPlans(items), "plans")].sort();
}

describe("each planted violation is found, and nothing else", () => {
  const tens = Array.from({ length: 10 }, (_, index) => index * 10);
  test.each(tens)("in ten years from seed %i on", { timeout: 120_000 }, (first) => {
    for (let seed = first; seed < first + 10; seed += 1) {
      const { journal, bills, planted } = yearOf(seed, { accounts: 6, debtors: 4 });
      expect({ seed, found: foundIn(journal, bills) }).toEqual({ seed, found: planted.map(lineOf).sort() });
    }
  });

  test("with nothing planted nothing is found", () => {
    const { journal, bills, planted } = yearOf(7, { accounts: 60, debtors: 40 }, []);
    expect(planted).toEqual([]);
    expect(journal.length).toBeGreaterThan(600);
    expect(foundIn(journal, bills)).toEqual([]);
  });
});

describe("the shipped year", () => {
  const files = new Map(shippedFiles(1403).map(({ name, text }) => [name, text]));
  const values = (name: string): readonly unknown[] =>
    (files.get(name) ?? "")
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));

  test.each([...files.keys()])("%s is what the script writes", (name) => {
    expect(readFileSync(join(FOLDER, name), "utf8") === files.get(name)).toBe(true);
  });
  test("holds nothing else", () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...files.keys(), "README.md", "rules.mizan", "request.json", "debt.json", "plan.json"].sort());
  });
  test("is found to hold what is listed as planted", () => {
    const planted: readonly Planted[] = JSON.parse(files.get("planted.json") ?? "[]");
    expect(planted.length).toBeGreaterThan(100);
    expect(foundIn(values("journal.jsonl"), values("bills.jsonl"))).toEqual(planted.map(lineOf).sort());
  });
  test("is a chain that fits together, up to the head that the README names", () => {
    const [, head] = /`([0-9a-f]{64})`/.exec(readFileSync(join(FOLDER, "README.md"), "utf8")) ?? [];
    expect(verifyChain(values("journal.jsonl"), head)).toMatchObject({ kind: "intact", findings: [] });
  });
});

test("the generator imports nothing of the library", () => {
  const folder = join(ROOT, "scripts", "oversight-year");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const imported = names.flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/from "([^"]+)"/g)].map(([, path = ""]) => path));
  expect(imported.length).toBeGreaterThan(30);
  expect(imported.filter((path) => path.includes("src/") || (!path.startsWith(".") && path !== "node:crypto"))).toEqual([]);
});
