// Each failing text reports the code that it is named for. The goldens of the messages stand beside the tests of their part.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../src/index.ts";

const folder = join(import.meta.dirname, "fixtures/diagnostics");
const texts = readdirSync(folder).filter((name) => name.endsWith(".mizan"));

test.each(texts)("%s", (name) => {
  const { diagnostics } = load([{ path: name, text: readFileSync(join(folder, name), "utf8") }]);
  expect(diagnostics.map(({ code }) => code)).toContain(name.slice(0, -".mizan".length));
});
