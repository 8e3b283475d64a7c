// The whole check: a program where nothing is wrong, and never one with an error.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/dsl/check/check.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";
import { SCHEDULE } from "./declare.ts";

const checkText = (text: string): ReturnType<typeof check> => check([parse("rules.mizan", text).value]);
const EXAMPLES = new URL("../../../examples/", import.meta.url);

test.each(readdirSync(EXAMPLES).filter((name) => existsSync(new URL(`${name}/rules.mizan`, EXAMPLES))))("example %s becomes a program", (name) => {
  const { value, diagnostics } = checkText(readFileSync(new URL(`${name}/rules.mizan`, EXAMPLES), "utf8"));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(Object.keys(value?.tariffs ?? {}).length).toBeGreaterThan(0);
});

describe("with errors there is no program", () => {
  test("in a declaration", () => {
    const { value, diagnostics } = checkText(`${SCHEDULE}rate vat: % { from 1394-01-01 cites sheet: 9% }`);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["version-gap"]);
  });
  test("in a cell and in a version at once: both are told", () => {
    const { value, diagnostics } = checkText(`${SCHEDULE}rate vat: % {\nfrom 1393-01-01 cites nobody: 9%\nfrom 1394-01-01 cites sheet: 9\n}`);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ span }) => span.line)).toEqual([4, 5]);
  });
  test("without a file at all", () => {
    expect(check([]).diagnostics.map(({ code, span }) => [code, span.file])).toEqual([["schedule-missing", ""]]);
  });
});

test("at most 200 diagnostics of a file, and one that counts the rest", () => {
  const days = Array.from({ length: 251 }, () => "01-01").join(" ");
  const { diagnostics } = checkText(`${SCHEDULE}holidays { from 1393-01-01 cites sheet ${days} }`);
  expect(diagnostics.length).toBe(201);
  expect(diagnostics.at(-1)).toMatchObject({ code: "too-many-diagnostics", message: "more than 200 errors in this file: 50 more are not shown" });
});
