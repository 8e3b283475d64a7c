// The shipped rule files: each schedule is without error, each of its tests holds by name, and each bill of its tests adds up again from its trace.
import { describe, expect, test } from "vitest";
import { load } from "../src/index.ts";
import { problemsOf } from "./properties/re-add.ts";
import { schedulesBelow } from "./rule-sets.ts";

const sets = schedulesBelow("tariffs");

test("there are schedules, and each file belongs to one", () => {
  expect(sets.length).toBeGreaterThan(10);
});

describe.each(sets.map((set) => [set.root, set] as const))("%s", (_root, { files }) => {
  const { schedule, diagnostics, tests } = load(files);
  const errors = diagnostics.filter(({ severity }) => severity === "error");

  test("has no error", () => {
    expect(errors.map(({ code, message, span }) => `${span.file}:${span.line}: ${code}: ${message}`)).toEqual([]);
    expect(schedule).toBeDefined();
  });

  test("has tests", () => {
    expect(tests.length).toBeGreaterThan(0);
  });

  // Two tests may share a title: the place tells them apart.
  test.each(tests.map((outcome) => [`${outcome.title} (line ${outcome.span.line})`, outcome] as const))("%s", (_title, { problems, result }) => {
    expect(problems).toEqual([]);
    if (result?.kind === "bill") expect(problemsOf(result.trace)).toEqual([]);
  });
});
