// The shipped examples: each schedule is without error, its tests hold, and each request of a customers' file is billed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain, load, loadPlan } from "../src/index.ts";
import { problemsOf } from "./properties/re-add.ts";
import { ROOT, schedulesBelow } from "./rule-sets.ts";

describe.each(schedulesBelow("examples").map((set) => [set.root, set] as const))("%s", (_root, { files }) => {
  const { schedule, diagnostics, tests } = load(files);

  test("has no error", () => {
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map(({ code, message, span }) => `${span.file}:${span.line}: ${code}: ${message}`),
    ).toEqual([]);
    expect(schedule).toBeDefined();
  });

  test.each(tests.map((outcome) => [`${outcome.title} (line ${outcome.span.line})`, outcome] as const))("%s", (_title, { problems, result }) => {
    expect(problems).toEqual([]);
    if (result?.kind === "bill") expect(problemsOf(result.trace)).toEqual([]);
  });
});

describe("customers in Iran", () => {
  const [iran] = schedulesBelow("tariffs").filter(({ root }) => root === "tariffs/iran/iran.mizan");
  const schedule = load(iran?.files ?? [], { prove: false }).schedule;
  const stored = loadPlan(JSON.stringify(schedule?.plan)).schedule;
  const lines = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("customers.jsonl"))
    .flatMap((name) =>
      readFileSync(join(ROOT, "examples", name), "utf8")
        .trimEnd()
        .split("\n"),
    );
  const requests: readonly { readonly id: string }[] = lines.map((line) => JSON.parse(line));

  test("are more than one", () => {
    expect(requests.length).toBeGreaterThan(1);
  });

  test.each(requests.map((request) => [request.id, request] as const))(
    "%s is billed and explained, and the stored plan gives the same bytes",
    (_id, request) => {
      const result = schedule?.bill(request);
      if (result?.kind !== "bill") throw new Error(JSON.stringify(result));
      expect(problemsOf(result.trace)).toEqual([]);
      expect(explain(result, "en")).toContain(request.id);
      expect(explain(result, "fa")).not.toBe(explain(result, "en"));
      const again = stored?.bill(request);
      expect(again?.kind === "bill" ? JSON.stringify(again.bill) : again).toBe(JSON.stringify(result.bill));
    },
  );
});
