// `mizan check` in its three forms, and its exit codes.
import { describe, expect, test } from "vitest";
import { DIAGNOSTIC_CODES } from "../../src/index.ts";
import { folderWith, mizan, type Ran } from "./fake-io.ts";
import { HEADER, RATE, TARIFF, testBlock, WHOLE } from "./rules.ts";

async function check(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Ran> {
  const { path, remove } = folderWith(files);
  try {
    const ran = await mizan(["check", path, ...options]);
    return { ...ran, out: ran.out.replaceAll(`${path}/`, "") };
  } finally {
    remove();
  }
}

const settled = WHOLE.replace(" example", "");
const sourced = settled.replace("rate price", 'source sheet "Sheet"\nrate price').replace("from 2024-01-01:", "from 2024-01-01 cites sheet:");

const excepted = sourced.replace("usage.active round", "usage.active over bill round").replace(
  "  payable",
  `  exception three to energy when account.phases = 3 = 0 IRR
  exception much to energy cites sheet when price * usage.active > 1_000 IRR = 50% * base
  payable`,
);
const marked = excepted.replace("* base", "* base tested, not proved");

describe("exit codes", () => {
  test.each([
    {
      name: "rules that are whole",
      files: { "a.mizan": WHOLE },
      options: [],
      code: 0,
      says: "a.mizan (tiny): 0 errors, 0 warnings; no tests; 0 unknown, 0 untranslatable, 0 unverified, 1 example, 0 tested but not proved",
    },
    { name: "tests that hold", files: { "a.mizan": WHOLE + testBlock("70") + testBlock("70.0", "again") }, options: [], code: 0, says: "2 of 2 tests hold" },
    { name: "--strict, all settled", files: { "a.mizan": sourced }, options: ["--strict"], code: 0, says: "0 example" },
    {
      name: "files that use one another",
      files: { "a.mizan": `use "b.mizan"\n${HEADER}${TARIFF}`, "b.mizan": RATE },
      options: [],
      code: 0,
      says: "a.mizan (tiny): 0 errors",
    },
    {
      name: "--strict and a warning",
      files: {
        "a.mizan": sourced
          .replace("IRR/kWh {", "IRR/kWh widths unscaled {")
          .replace("cites sheet: 10", "cites sheet\n    blocks kWh\n      0 .. | 1.000")
          .replace("price * usage.active", "usage.active through price"),
      },
      options: ["--strict"],
      code: 1,
      says: "1 warning (--strict allows none)",
    },
    { name: "an exception that is not proved apart", files: { "a.mizan": excepted }, options: [], code: 1, says: "error[" },
    {
      name: "the same with its mark",
      files: { "a.mizan": marked },
      options: [],
      code: 0,
      says: "0 example, 1 tested but not proved",
    },
    {
      name: "--strict and the mark",
      files: { "a.mizan": marked },
      options: ["--strict"],
      code: 1,
      says: "1 tested but not proved (--strict allows none)",
    },
    {
      name: "--strict and an example",
      files: { "a.mizan": WHOLE },
      options: ["--strict"],
      code: 1,
      says: "1 example, 0 tested but not proved (--strict allows none)",
    },
    {
      name: "an error of syntax",
      files: { "a.mizan": `${WHOLE}}` },
      options: [],
      code: 1,
      says: "a.mizan: 1 error, 0 warnings; tests and proofs wait until the errors are gone",
    },
    { name: "an error of units", files: { "a.mizan": WHOLE.replace("* usage.active ", "") }, options: [], code: 1, says: "error[" },
    {
      name: "a test that does not hold",
      files: { "a.mizan": WHOLE + testBlock("71") },
      options: [],
      code: 1,
      says: "a.mizan: 1 error, 0 warnings; 0 of 1 test hold",
    },
    { name: "a used file that is not there", files: { "a.mizan": `use "b.mizan"\n${WHOLE}` }, options: [], code: 1, says: "error[unknown-file]" },
    {
      name: "one wrong schedule among others",
      files: { "a.mizan": WHOLE, "b.mizan": "}", "c.mizan": WHOLE },
      options: [],
      code: 1,
      says: "c.mizan (tiny): 0 errors",
    },
    { name: "a file over 4 MB", files: { "a.mizan": `${WHOLE}#${"x".repeat(4 * 1024 * 1024)}` }, options: [], code: 1, says: "error[file-too-large]" },
    { name: "a file of two schedules", files: { "a.mizan": WHOLE + HEADER }, options: [], code: 1, says: "error[" },
  ])("$name", async ({ files, options, code, says }) => {
    const ran = await check(files, ...options);
    expect(ran.out).toContain(says);
    expect(ran).toMatchObject({ code, err: "" });
  });
});

test("a diagnostic shows its place, and places in other files without a line of the wrong one", async () => {
  const { out } = await check({ "a.mizan": `use "b.mizan"\n${WHOLE}`, "b.mizan": `\n\n${RATE}` });
  expect(out).toMatch(/error\[[a-z-]+\]: .*`price`/);
  expect(out).toContain("a.mizan:");
  expect(out).toMatch(/note: .*\n {2}--> (a\.mizan:16:6|b\.mizan:3:6)$/m);
});

describe("--format json", () => {
  test("has all that the text has", async () => {
    const { out, code } = await check({ "a.mizan": WHOLE + testBlock("71"), "b.mizan": WHOLE }, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      errors: 1,
      warnings: 0,
      schedules: [
        {
          root: "a.mizan",
          name: null,
          files: ["a.mizan"],
          checked: true,
          diagnostics: [{ code: "test-fails", severity: "error", span: { file: "a.mizan", line: 21, column: 1 } }],
          tests: [{ title: "seven", file: "a.mizan", line: 21, holds: false, problems: ["`energy` is 70 IRR, expected 71 IRR"] }],
          unsettled: { unknown: 0, untranslatable: 0, unverified: 0, example: 1, testedNotProved: 0 },
        },
        { root: "b.mizan", name: "tiny", checked: true, diagnostics: [], tests: [] },
      ],
    });
    expect(code).toBe(1);
  });
});

describe("--format sarif", () => {
  test("is SARIF 2.1.0: rules with addresses, results with regions", async () => {
    const { out, code } = await check({ "a b.mizan": `# ی\n${WHOLE}${testBlock("71")}` }, "--format", "sarif");
    const log = JSON.parse(out);
    expect(log).toMatchObject({ version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
    expect(log.runs).toHaveLength(1);
    const [{ tool, results, columnKind }] = log.runs;
    expect(tool.driver.name).toBe("mizan");
    expect(tool.driver.rules.map(({ id, helpUri }: { id: string; helpUri: string }) => [id, new URL(helpUri).pathname])).toEqual(
      DIAGNOSTIC_CODES.map((code) => [code, `/docs/diagnostics/${code}.md`]),
    );
    expect(columnKind).toBe("utf16CodeUnits");
    const start = `# ی\n${WHOLE}`.length;
    expect(results).toEqual([
      {
        ruleId: "test-fails",
        ruleIndex: DIAGNOSTIC_CODES.indexOf("test-fails"),
        level: "error",
        message: { text: expect.stringContaining("test `seven` does not hold: `energy` is 70 IRR, expected 71 IRR\nhelp: ") },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: expect.stringMatching(/a%20b\.mizan$/) },
              region: { startLine: 22, startColumn: 1, endLine: 28, endColumn: 2, charOffset: start, charLength: testBlock("71").length - 1 },
            },
          },
        ],
      },
    ]);
    expect(code).toBe(1);
  });

  test("rules without a diagnostic give a run without results", async () => {
    const { out, code } = await check({ "a.mizan": WHOLE }, "--format", "sarif");
    expect(JSON.parse(out).runs[0].results).toEqual([]);
    expect(code).toBe(0);
  });
});

test("progress names the schedule at work", async () => {
  const { path, remove } = folderWith({ "a.mizan": WHOLE, "b.mizan": WHOLE });
  try {
    const { err } = await mizan(["check", path, "--progress"], { tick: 1_500 });
    expect(err.replaceAll(`${path}/`, "")).toBe("checking a.mizan, 1 of 2\nchecking b.mizan, 2 of 2\n");
  } finally {
    remove();
  }
});
