// Whatever the text, reading it ends soon and within its memory; each limit has its own code.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/dsl/syntax/parse.ts";

const MB = 1024 * 1024;
const fill = (part: string, size: number): string => part.repeat(Math.floor(size / part.length));

/** The seconds of processor time, not those on the clock: other work on the machine must not fail a test. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user } = process.cpuUsage(before);
  return user / 1_000_000;
}

function checkLimit(text: string, codes: readonly string[]): void {
  let found: readonly string[] = [];
  expect(secondsOf(() => (found = parse("", text).diagnostics.map(({ code }) => code)))).toBeLessThan(4);
  expect([...new Set(found)]).toEqual(codes);
  expect(found.length).toBeLessThanOrEqual(201);
}

describe("limits", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["more than 4 MB", `${fill(" ", 4 * MB)}  `, ["file-too-large"]],
    ["more than 4 MB in bytes", fill("ب", 2 * MB + 2), ["file-too-large"]],
    ["words", fill("a ", 4 * MB), ["file-too-long"]],
    ["comments", fill("#\n", 4 * MB), ["file-too-long"]],
    ["braces", fill("{", 200_000), ["nesting-too-deep"]],
    ["unclosed declarations", fill("tariff x {\n", MB), ["nesting-too-deep"]],
    ["parentheses", `let a = ${fill("(", 200_000)}`, ["nesting-too-deep"]],
    ["parentheses in a tariff", `tariff t {\n line a = ${"(".repeat(64)}1${")".repeat(64)}\n}`, ["nesting-too-deep"]],
    ["signs", `let a = ${fill("- ", 200_000)}5`, ["nesting-too-deep"]],
    ["not", `let a = ${fill("not ", 200_000)}b`, ["nesting-too-deep"]],
    ["ifs", `let a = ${fill("if a then b else ", 200_000)}c`, ["nesting-too-deep"]],
    ["a long sum", `let a = 1${" + 1".repeat(1_001)}`, ["expression-too-long"]],
    ["a long chain of words", `let a = b${" total".repeat(1_001)}`, ["expression-too-long"]],
    ["digits", fill("1", 3 * MB), ["number-too-long", "expected-declaration"]],
    ["wrong lines", fill("let a =\n", MB / 4), ["expected-value", "too-many-errors"]],
    ["wrong characters", fill("$", 4 * MB), ["unknown-character", "too-many-errors"]],
    ["open texts", fill('"\n', MB), ["unclosed-string", "too-many-errors"]],
    ["open foreign texts", fill("‘", MB), ["foreign-sign", "too-many-errors"]],
    ["wrong dates", fill("1-1-", 2 * MB), ["bad-date", "too-many-errors"]],
    ["characters that turn the text", fill("\u202e", MB), ["text-direction-character", "too-many-errors"]],
    ["one long word", fill("a\u200cب", MB), ["expected-declaration", "zero-width-character", "too-many-errors"]],
  ])("%s", (_, text, codes) => checkLimit(text, codes));

  test("just below the limits nothing is wrong", () => {
    for (const text of [`let a = ${"(".repeat(63)}1${")".repeat(63)}`, `let a = 1${" + 1".repeat(1_000)}`, `let a = ${"1".repeat(40)}`, fill(" ", 4 * MB)]) {
      expect(parse("", text).diagnostics).toEqual([]);
    }
  });

  test("after a limit the declarations before it are kept", () => {
    const { value } = parse("", `let a = 1\nlet b = ${"(".repeat(100)}`);
    expect(value.declarations).toMatchObject([{ name: { text: "a" } }]);
  });
});

test("random texts of the language's own pieces never throw", () => {
  const pieces = [
    "tariff",
    "rate",
    "a",
    "{",
    "}",
    "(",
    ")",
    "=",
    "|",
    "..",
    "5",
    "5%",
    "1394-01-01",
    "02-01",
    '"t"',
    "from",
    "line",
    "blocks",
    "table",
    "if",
    "\n",
    ",",
    ":",
    "[",
    "]",
    "test",
    "expect",
    "account",
    "-",
    "round",
    "half",
    "up",
    "to",
    "unknown",
    '"',
    "\u202e",
    "۵",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const text = parts.join(" ");
      const { value, diagnostics } = parse("", text);
      for (const { span, message } of diagnostics) {
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
        expect(message).not.toMatch(/undefined|\{\w+\}|^expected , /);
      }
      if (diagnostics.length === 0) expect(value.comments).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test("10,000 lines are read in well under a second of processor time", () => {
  const text = `${readFileSync("examples/household/rules.mizan", "utf8")}${readFileSync("examples/workshop/rules.mizan", "utf8")}`;
  const big = text.repeat(Math.ceil(10_000 / text.split("\n").length));
  const times = Array.from({ length: 5 }, () => secondsOf(() => expect(parse("", big).diagnostics).toEqual([])));
  expect(Math.min(...times)).toBeLessThan(0.8);
});
