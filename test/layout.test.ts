// Every shipped rule file is in canonical layout: `mizan fmt` would change none.
import { describe, expect, test } from "vitest";
import { formatRules } from "../src/index.ts";
import { schedulesBelow } from "./rule-sets.ts";

describe.each(["tariffs", "examples"])("%s", (folder) => {
  const files = new Map(schedulesBelow(folder).flatMap((set) => set.files.map(({ path, text }) => [path, text] as const)));

  test("there are some", () => {
    expect(files.size).toBeGreaterThan(1);
  });

  test.each([...files])("%s", (path, text) => {
    expect(formatRules(path, text)).toEqual({ value: text, diagnostics: [] });
  });
});
