// The package as it is published: built, then loaded by plain Node as an ES module and as CommonJS, running the program of the README.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import { afterAll, beforeAll, expect, test } from "vitest";
import bundles from "../tsup.config.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "mizan-package-"));

beforeAll(async () => {
  const [library] = Array.isArray(bundles) ? bundles : [];
  if (library === undefined) throw new Error("tsup.config.ts has no bundle of the library");
  mkdirSync(join(folder, "dist"));
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  // Types take longest and are no part of what Node loads; `npm test` checks them apart.
  await build({ ...library, config: false, dts: false, silent: true, outDir: join(folder, "dist") });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first program of the README, which imports the package by its name. */
function program(): string {
  const text = /```ts\n([\s\S]*?import \{[^}]*\} from "mizan";[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
  if (text === undefined) throw new Error("README.md has no program that imports mizan");
  return text;
}

function run(file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  return execFileSync(process.execPath, [path], { cwd: root, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
}

const required = (text: string): string => text.replace(/^import (\{[^}]*\}) from ("[^"]*");$/gm, "const $1 = require($2);");

// 230 kWh in 31 days are 115,423 of energy, 1,033 of subscription and 10,481 of tax: 126,937, of which whole thousands are paid.
test.each([
  ["an ES module", "program.mjs", program()],
  ["CommonJS", "program.cjs", required(program())],
])("the README's program runs as %s", (_, file, text) => {
  const lines = run(file, text).split("\n");
  expect(lines[0]).toMatch(/^126000 قبض/);
  expect(lines.length).toBeGreaterThan(20);
});

test("both forms export the same names", () => {
  const names = (file: string, text: string): unknown => JSON.parse(run(file, text));
  const asModule = names("names.mjs", 'import * as mizan from "mizan"; console.log(JSON.stringify(Object.keys(mizan).sort()));');
  const asCommonJs = names("names.cjs", 'console.log(JSON.stringify(Object.keys(require("mizan")).sort()));');
  expect(asCommonJs).toEqual(asModule);
  expect(asModule).toContain("load");
});
