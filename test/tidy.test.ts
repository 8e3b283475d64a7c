// The house's own rules, held by test: which way imports go, what each file opens with, and that codes, pages and failing texts are one list.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { DIAGNOSTIC_CODES } from "../src/index.ts";

const root = join(import.meta.dirname, "..");

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((name) => name.endsWith(ending))
    .sort();
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const sources = filesBelow("src", ".ts").map((path) => ({ path, text: read(path) }));
const adapters = filesBelow("adapters", ".ts").map((path) => ({ path, text: read(path) }));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf({ path, text }: { readonly path: string; readonly text: string }): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;"']*?\sfrom\s+)?["']([^"']+)["']/gm);
  return [...statements].map(([, type, target = ""]) => ({
    from: path,
    to: target.startsWith(".") ? posix.join(dirname(path), target) : target,
    typeOnly: type !== undefined,
  }));
}

const imports = sources.flatMap(importsOf);
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

describe("imports go one way", () => {
  const inside: readonly (readonly [string, readonly string[]])[] = [
    ["src/values/", ["src/values/"]],
    ["src/dsl/diagnostics/", ["src/dsl/diagnostics/", "src/dsl/tree/", "src/values/"]],
    ["src/dsl/tree/", ["src/dsl/tree/", "src/values/"]],
    ["src/dsl/syntax/", ["src/dsl/syntax/", "src/dsl/tree/", "src/dsl/diagnostics/", "src/values/"]],
    ["src/dsl/format/", ["src/dsl/format/", "src/dsl/syntax/", "src/dsl/tree/", "src/dsl/diagnostics/", "src/values/"]],
    [
      "src/dsl/check/",
      ["src/dsl/check/", "src/dsl/tree/", "src/dsl/diagnostics/", "src/dsl/program.ts", "src/dsl/oversight.ts", "src/dsl/expression-parts.ts", "src/values/"],
    ],
    ["src/dsl/expression-parts.ts", ["src/dsl/program.ts"]],
    ["src/engine/", ["src/engine/", "src/dsl/", "src/values/"]],
    ["src/rules/", ["src/rules/", "src/engine/", "src/dsl/", "src/values/"]],
    ["src/library/", ["src/library/", "src/rules/", "src/engine/", "src/dsl/", "src/values/"]],
  ];
  test.each(inside)("%s imports only what stands before it", (folder, allowed) => {
    const wrong = imports.filter(({ from, to }) => from.startsWith(folder) && to.startsWith("src/") && !allowed.some((place) => to.startsWith(place)));
    expect(wrong.map(show)).toEqual([]);
  });

  test("the engine and what stands on it see dsl by type only: a stored plan runs without the parser", () => {
    const above = ["src/engine/", "src/rules/"];
    const wrong = imports.filter(({ from, to, typeOnly }) => above.some((folder) => from.startsWith(folder)) && to.startsWith("src/dsl/") && !typeOnly);
    expect(wrong.map(show)).toEqual([]);
  });

  const only: readonly (readonly [string, readonly string[]])[] = [
    ["chevrotain", ["src/dsl/syntax/"]],
    ["src/values/dimension.ts", ["src/values/unit.ts"]],
    ["decimal.js", ["src/values/exact.ts"]],
    ["temporal-polyfill", ["src/values/zone.ts"]],
    ["jalaali-js", ["src/values/calendar.ts"]],
    ["zod", ["src/engine/request/", "src/rules/"]],
    ["@noble/hashes", ["src/engine/receipt/"]],
  ];
  test.each(only)("%s is imported only in %s", (library, places) => {
    const isAllowed = (from: string): boolean => places.some((place) => from.startsWith(place));
    const wrong = imports.filter(({ from, to, typeOnly }) => (to === library || to.startsWith(`${library}/`)) && !typeOnly && !isAllowed(from));
    expect(wrong.map(show)).toEqual([]);
  });

  const faces: readonly (readonly [string, readonly string[]])[] = [
    ["cli", ["cli/", "src/index.ts", "adapters/index.ts"]],
    ["adapters", ["adapters/", "src/index.ts"]],
  ];
  test.each(faces)("%s imports faces and nothing deeper", (folder, allowed) => {
    const found = filesBelow(folder, ".ts").flatMap((path) => importsOf({ path, text: read(path) }));
    const ours = found.filter(({ to }) => /^(src|cli|adapters|test)\//.test(to));
    expect(ours.filter(({ to }) => !allowed.some((place) => to.startsWith(place))).map(show)).toEqual([]);
  });

  const readers: readonly (readonly [string, string])[] = [
    ["csv-parse", "adapters/csv/"],
    ["saxes", "adapters/xlsx/"],
    ["@duckdb/node-api", "adapters/parquet/"],
  ];
  test.each(readers)("of the adapters, %s is imported only in %s", (library, place) => {
    const wrong = adapters.flatMap(importsOf).filter(({ from, to }) => (to === library || to.startsWith(`${library}/`)) && !from.startsWith(place));
    expect(wrong.map(show)).toEqual([]);
  });

  test("the engine of 70 MB is loaded only when a file asks for it", () => {
    const wrong = adapters.flatMap(importsOf).filter(({ to, typeOnly }) => to === "@duckdb/node-api" && !typeOnly);
    expect(wrong.map(show)).toEqual([]);
    expect(adapters.filter(({ text }) => text.includes('import("@duckdb/node-api")')).map(({ path }) => path)).toEqual(["adapters/parquet/duckdb.ts"]);
  });

  test("there is no cycle among the files of src", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) if (!typeOnly && to.startsWith("src/")) next.set(from, [...(next.get(from) ?? []), to]);
    expect(cycleIn(next)).toEqual(undefined);
  });
});

function cycleIn(next: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (path: readonly string[]): readonly string[] | undefined => {
    const file = path.at(-1) ?? "";
    const before = path.indexOf(file);
    if (before < path.length - 1) return path.slice(before);
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const cycle = walk([...path, to]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const cycle = walk([file]);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

const commands = filesBelow("cli", ".ts").map((path) => ({ path, text: read(path) }));

describe("each file of src, cli and adapters", () => {
  test.each([...sources, ...commands, ...adapters].map(({ path, text }) => [path, text] as const))("%s opens with what it is", (_path, text) => {
    const header = text.split("\n").findIndex((line) => !line.startsWith("//"));
    expect(header).toBeGreaterThanOrEqual(1);
    expect(header).toBeLessThanOrEqual(8);
  });

  test("names nothing of clock, chance, locale or binary fractions", () => {
    const banned = /\b(new Date|Date\.now|Math\.random|Intl\.|toLocale\w+|parseFloat|performance\.|console\.|process\.)/;
    const wrong = [...sources, ...adapters].filter(({ text }) => banned.test(text.replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, ""))).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test("escapes from the type system carry a reason", () => {
    const wrong = [...sources, ...adapters].flatMap(({ path, text }) => {
      const lines = text.split("\n");
      const code = text
        .replace(/^(import|export)\b[^;]*?from "[^"]*";/gm, (found) => found.replace(/[^\n]/g, ""))
        .replace(/"[^"\n]*"|'[^'\n]*'|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/.*$/gm, (found) => found.replace(/[^\n]/g, ""))
        .split("\n");
      return code.flatMap((line, at) => {
        const escapes = /\bas (?!const\b)[A-Za-z]|: any\b|[\w)\]]!\./.test(line);
        return escapes && !/\/\/|\*\//.test(lines.slice(Math.max(0, at - 3), at + 1).join("\n")) ? [`${path}:${at + 1} ${(lines[at] ?? "").trim()}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe("diagnostic codes", () => {
  test("are kebab-case and each stands once", () => {
    expect(DIAGNOSTIC_CODES.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    expect(new Set(DIAGNOSTIC_CODES).size).toBe(DIAGNOSTIC_CODES.length);
  });

  test("have a page each, and each page has a code", () => {
    const pages = filesBelow("docs/diagnostics", ".md")
      .map((path) => path.slice("docs/diagnostics/".length, -".md".length))
      .filter((name) => name !== "README")
      .sort();
    expect(pages).toEqual([...DIAGNOSTIC_CODES].sort());
  });

  test("have a failing text each, and each text has a code", () => {
    const texts = readdirSync(join(root, "test/fixtures/diagnostics")).map((name) => name.replace(/\..*$/, ""));
    expect([...new Set(texts)].sort()).toEqual([...DIAGNOSTIC_CODES].sort());
  });

  test("have pages with the four parts", () => {
    const wrong = filesBelow("docs/diagnostics", ".md").filter(
      (path) => !path.endsWith("README.md") && !/## Wrong[\s\S]*## Right[\s\S]*## Why/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("documents", () => {
  const documents = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"];
  const known = new Set(
    ["src", "cli", "adapters", "test", "docs", "tariffs", "examples", "bench", "scripts"].flatMap((folder) => [folder, ...filesBelow(folder, "")]),
  );

  test.each(documents)("the paths that %s names in backticks are there", (document) => {
    const named = [...read(document).matchAll(/`([\w.-]+(?:\/[\w.-]*)+)`/g)].map(([, path = ""]) => path.replace(/\/$/, ""));
    expect(named.length).toBeGreaterThan(document === "README.md" ? -1 : 10);
    // `proofs/` of a table's row is a folder inside that row's.
    expect(named.filter((path) => !known.has(path) && ![...known].some((other) => !path.includes(".") && other.endsWith(`/${path}`)))).toEqual([]);
  });

  test.each(documents)("what %s links to is there, and is shipped with the package", (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const { files } = JSON.parse(read("package.json"));
    expect(links.filter((path) => !files.some((shipped: string) => path === shipped || path.startsWith(`${shipped}/`)))).toEqual([]);
  });

  test("the glossary is in alphabetical order, each word once, in both languages", () => {
    const rows = [...read("docs/glossary.md").matchAll(/^\| (?!English|---)([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)].map(([, english = "", persian = ""]) => ({
      english: english.toLowerCase(),
      persian,
    }));
    const words = rows.map(({ english }) => english);
    expect(words.length).toBeGreaterThan(90);
    expect(words).toEqual([...new Set(words)].sort());
    expect(rows.filter(({ persian }) => !/^[\u0600-\u06ff\u200c ]+$/.test(persian))).toEqual([]);
  });

  test("the licences of what is bundled are told, each with its version", () => {
    const bundled = (name: string): readonly string[] => {
      const { version, dependencies = {} } = JSON.parse(read(`node_modules/${name}/package.json`));
      return [`${name} ${version}`, ...Object.keys(dependencies).flatMap(bundled)];
    };
    const told = read("THIRD-PARTY-LICENSES");
    expect(bundled("chevrotain").filter((package_) => !told.includes(`\n${package_}: `))).toEqual([]);
    expect(told).toContain(read("node_modules/chevrotain/LICENSE.txt").trim());
    expect(told).toContain(read("node_modules/lodash-es/LICENSE").trim());
  });
});

test("no file speaks of where or by whom it was written", () => {
  const folders = ["src", "cli", "adapters", "test", "docs", "tariffs", "examples", "bench", "scripts"];
  const words = new RegExp(["\\bLLM\\b", "\\bAI (agent|assistant)\\b", "/work/", "\\bthis session\\b", "sub-?agent", "farm-(studio|bench)"].join("|"), "i");
  const wrong = folders
    .flatMap((folder) => filesBelow(folder, ""))
    .filter((path) => /\.(ts|mjs|md|mizan|json|jsonl)$/.test(path) && path !== "test/tidy.test.ts" && words.test(read(path)));
  expect(wrong).toEqual([]);
});
