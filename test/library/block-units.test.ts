// What a test expects of a block is in the unit that the block comes to: the currency, or a percentage where the table gives shares.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../src/index.ts";
import { ROOT } from "../rule-sets.ts";

const kseb = readFileSync(join(ROOT, "tariffs/world/in-kseb-2020.mizan"), "utf8");

test.each<readonly [string, readonly string[]]>([
  ["157.50 INR", []],
  ["157.50 kWh", ["value-unit"]],
  ["157.50", ["value-needs-unit"]],
  ["15750%", ["value-unit"]],
])("block 1 = %s", (value, codes) => {
  expect(kseb).toContain("block 1 = 157.50 INR");
  const { diagnostics } = load([{ path: "kseb.mizan", text: kseb.replace("block 1 = 157.50 INR", `block 1 = ${value}`) }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test("blocks of a percentage are expected as percentages", () => {
  const text = readFileSync(join(ROOT, "test/language-cases/percent-units.mizan"), "utf8");
  expect(text).toContain("block 1 = 15%");
  expect(load([{ path: "percent.mizan", text }]).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
