// What the command says to its arguments, and with which exit code.
import { describe, expect, test } from "vitest";
import { folderWith, mizan } from "./fake-io.ts";
import { billRequest } from "./household.ts";

const household = "examples/household";

describe("arguments that can be done", () => {
  test.each([
    { argv: ["--help"], out: "Exit codes: 0 fine, 1 the rules or bills are wrong, 2 could not do it." },
    { argv: ["help", "bill"], out: "--as-known <date>" },
    { argv: ["check", "--help"], out: "--strict" },
    { argv: ["--version"], out: /^mizan \d+\.\d+\.\d+, language \d+\n$/ },
    { argv: ["check", household], out: "0 errors" },
    { argv: ["schema", household], out: '"$schema": "https://json-schema.org/draft/2020-12/schema"' },
    { argv: ["schema", household, "--typescript"], out: "export type Request = BillRequest<{" },
    { argv: ["plan", household], out: '"planVersion":2' },
  ])("$argv", async ({ argv, out }) => {
    const ran = await mizan(argv);
    expect(ran.out).toMatch(out);
    expect(ran).toMatchObject({ code: 0, err: "" });
  });
});

describe("arguments that cannot be done end with 2 and say what to write", () => {
  test.each([
    { argv: [], err: "Usage: mizan" },
    { argv: ["chek", household], err: "Did you mean check?" },
    { argv: ["bil"], err: "Did you mean bill?" },
    { argv: ["check"], err: "missing required argument 'path'" },
    { argv: ["check", household, "--stric"], err: "Did you mean --strict?" },
    { argv: ["check", household, "--format", "xml"], err: "Allowed choices are pretty, json, sarif" },
    { argv: ["check", "no/such/place"], err: "there is no file or folder no/such/place" },
    { argv: ["check", "README"], err: "there is no file or folder README" },
    { argv: ["check", "package.json"], err: "package.json is not a rule file\nhelp: rule files end in .mizan" },
    { argv: ["check", "docs/decisions"], err: "there is no .mizan file below docs/decisions" },
    { argv: ["bill", household], err: "--input requests.jsonl" },
    { argv: ["bill", household, "--input", "no.jsonl"], err: "there is no file no.jsonl" },
    { argv: ["bill", household, "--input", "docs"], err: "docs is a folder" },
    { argv: ["bill", household, "--input", "docs", "--input-format", "csv"], err: "docs is a folder" },
    { argv: ["bill", household, "--input", "LICENSE"], err: "LICENSE does not say its format: it has no extension" },
    { argv: ["bill", household, "--input", "README.md"], err: ".md is not one of .json, .jsonl, .csv" },
    { argv: ["bill", household, "--input", "-", "--lang", "de"], err: "Allowed choices are fa, en" },
    { argv: ["bill", household, "--input", "-", "--format", "csv", "--explain"], err: "CSV has no room for explanations" },
    { argv: ["bill", household, "--input", "-", "--as-known", "1394"], err: "--as-known 1394 is not a date" },
    {
      argv: ["bill", household, "--input", "-", "--as-known", "1394-13-01"],
      err: "error: --as-known: `1394-13-01` is not a date: month 13 does not exist\nhelp: ",
    },
    { argv: ["bill", household, "--input", "-", "--as-known", "1300-05-01"], err: "--as-known 1300-05-01 lies more than ten years outside the horizon" },
    {
      argv: ["bill", "examples", "--input", "-"],
      err: "examples holds 3 schedules\nhelp: name one: examples/household/rules.mizan, examples/oversight/rules.mizan, examples/workshop/rules.mizan",
    },
    { argv: ["bill", "package.json", "--input", "-"], err: "package.json is no plan" },
    { argv: ["plan", household, "examples/workshop"], err: "too many arguments" },
    { argv: ["test", household, "--junit", "no/such/folder/report.xml"], err: "cannot be written" },
  ])("$argv", async ({ argv, err }) => {
    const ran = await mizan(argv, { stdin: "[]" });
    expect(ran.err).toContain(err);
    expect(ran.code).toBe(2);
  });
});

test("control characters of an argument do not reach the terminal", async () => {
  const ran = await mizan(["check", "no\u001B[31m\u202Efile"]);
  expect([...ran.err].filter((letter) => letter === "\u001B" || letter === "\u202E")).toEqual([]);
  expect(ran.code).toBe(2);
});

test("a stored plan bills as its rule files do", async () => {
  const request = JSON.stringify(billRequest());
  const [stored, own] = await Promise.all([mizan(["plan", household]), mizan(["bill", household, "--input", "-", "--format", "jsonl"], { stdin: request })]);
  const folder = folderWith({ "plan.json": stored.out, "changed.json": stored.out.replace('"IRR"', '"USD"') });
  try {
    const again = await mizan(["bill", `${folder.path}/plan.json`, "--input", "-", "--format", "jsonl"], { stdin: request });
    expect(again).toEqual(own);
    const changed = await mizan(["bill", `${folder.path}/changed.json`, "--input", "-"], { stdin: request });
    expect(changed.err).toContain("the plan was changed after it was stored");
    expect(changed.code).toBe(2);
  } finally {
    folder.remove();
  }
});
