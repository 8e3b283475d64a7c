// The path of a `use`: one reading for the checker, and for the face that tells a reader of files which to fetch.
import { describe, expect, test } from "vitest";
import { plainPath, resolveUse } from "../../../src/dsl/tree/resolve-use.ts";
import { load, useTargets } from "../../../src/index.ts";

const cases: readonly (readonly [file: string, path: string, target: string])[] = [
  ["main.mizan", "rates.mizan", "rates.mizan"],
  ["rules/main.mizan", "rates.mizan", "rules/rates.mizan"],
  ["rules/main.mizan", "./rates.mizan", "rules/rates.mizan"],
  ["./rules/main.mizan", "rates.mizan", "rules/rates.mizan"],
  ["rules/main.mizan", "parts//rates.mizan", "rules/parts/rates.mizan"],
  ["rules/main.mizan", "../rates.mizan", "rates.mizan"],
  ["rules/main.mizan", "../../rates.mizan", "../rates.mizan"],
  ["../rules/main.mizan", "../../rates.mizan", "../../rates.mizan"],
  ["rules/main.mizan", "/srv/rates.mizan", "/srv/rates.mizan"],
  ["/srv/rules/main.mizan", "rates.mizan", "/srv/rules/rates.mizan"],
  ["/srv/main.mizan", "../../../rates.mizan", "/rates.mizan"],
  ["rules/main.mizan", "parts\\rates.mizan", "rules/parts\\rates.mizan"],
];

describe("a `use`", () => {
  test.each(cases)("in %s of %s is %s", (file, path, target) => {
    expect(resolveUse(file, path)).toBe(target);
    expect(plainPath(target)).toBe(target);
  });

  test.each(cases)("in %s of %s is found by the checker where the face says it is", (file, path, target) => {
    const text = `use ${JSON.stringify(path)}\n`;
    expect(useTargets(file, text)).toEqual([target]);
    const unknown = (files: readonly string[]): readonly string[] =>
      load([{ path: file, text }, ...files.map((other) => ({ path: other, text: "" }))])
        .diagnostics.filter(({ code }) => code === "unknown-file")
        .map(({ help }) => help ?? "");
    expect(unknown([target])).toEqual([]);
    expect(unknown([])).toHaveLength(1);
  });

  test("that parts folders with a backslash is told to write a stroke", () => {
    const { diagnostics } = load([{ path: "main.mizan", text: 'use "parts\\\\rates.mizan"\n' }]);
    expect(diagnostics.find(({ code }) => code === "unknown-file")?.help).toBe("write `/` between folders");
  });
});
