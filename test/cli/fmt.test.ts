// `mizan fmt`: what it writes, what it leaves alone, and its exit codes.
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { formatRules } from "../../src/index.ts";
import { folderWith, mizan, type Ran } from "./fake-io.ts";
import { RATE, WHOLE } from "./rules.ts";

const neat = formatRules("a.mizan", WHOLE).value ?? "";
const untidy = neat.replaceAll("  ", " ").replaceAll("\n", "\r\n");
const broken = "tariff {";

interface Formatted extends Ran {
  readonly texts: Readonly<Record<string, string>>;
}

async function fmt(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Formatted> {
  const { path, remove } = folderWith(files);
  try {
    const ran = await mizan(["fmt", path, ...options]);
    const texts = Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(`${path}/${name}`, "utf8")]));
    return { code: ran.code, out: ran.out.replaceAll(`${path}/`, ""), err: ran.err.replaceAll(`${path}/`, ""), texts };
  } finally {
    remove();
  }
}

test.each([
  {
    name: "writes what is untidy",
    files: { "a.mizan": untidy, "b.mizan": neat },
    options: [],
    code: 0,
    out: "a.mizan\n",
    texts: { "a.mizan": neat, "b.mizan": neat },
    err: "1 file of 2 changed\n",
  },
  {
    name: "leaves alone what is in its layout",
    files: { "a.mizan": neat },
    options: [],
    code: 0,
    out: "",
    texts: { "a.mizan": neat },
    err: "0 files of 1 changed\n",
  },
  {
    name: "a byte order mark alone is no reason to write",
    files: { "a.mizan": `\uFEFF${neat}` },
    options: [],
    code: 0,
    out: "",
    texts: { "a.mizan": `\uFEFF${neat}` },
    err: "0 files",
  },
  {
    name: "formats a file that would not check",
    files: { "a.mizan": RATE },
    options: [],
    code: 0,
    out: "",
    texts: { "a.mizan": RATE },
    err: "0 files of 1 changed\n",
  },
  {
    name: "--check, all in its layout",
    files: { "a.mizan": neat },
    options: ["--check"],
    code: 0,
    out: "",
    texts: { "a.mizan": neat },
    err: "0 files of 1 would change\n",
  },
  {
    name: "--check changes nothing and tells",
    files: { "a.mizan": untidy },
    options: ["--check"],
    code: 1,
    out: "a.mizan\n",
    texts: { "a.mizan": untidy },
    err: "1 file of 1 would change; run `mizan fmt` on them\n",
  },
  {
    name: "leaves a broken file as it is, and goes on",
    files: { "a.mizan": broken, "b.mizan": untidy },
    options: [],
    code: 1,
    out: "b.mizan\n",
    texts: { "a.mizan": broken, "b.mizan": neat },
    err: "1 file with errors left alone",
  },
])("$name", async ({ files, options, code, out, texts, err }) => {
  const ran = await fmt(files, ...options);
  expect(ran.err).toContain(err);
  expect({ code: ran.code, out: ran.out, texts: ran.texts }).toEqual({ code, out, texts });
});

test("keeps the file's permissions", async () => {
  const { path, remove } = folderWith({ "a.mizan": untidy });
  try {
    chmodSync(`${path}/a.mizan`, 0o640);
    expect((await mizan(["fmt", `${path}/a.mizan`])).code).toBe(0);
    expect(statSync(`${path}/a.mizan`).mode & 0o777).toBe(0o640);
    expect(readdirSync(path)).toEqual(["a.mizan"]);
  } finally {
    remove();
  }
});

test("does not format what a file uses", async () => {
  const { path, remove } = folderWith({ "a.mizan": `use "b.mizan"\n`, "b.mizan": untidy });
  try {
    expect(await mizan(["fmt", `${path}/a.mizan`])).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(`${path}/b.mizan`, "utf8")).toBe(untidy);
  } finally {
    remove();
  }
});

test("a file that is not there ends with 2 before any other is written", async () => {
  const { path, remove } = folderWith({ "a.mizan": untidy });
  try {
    expect((await mizan(["fmt", `${path}/a.mizan`, `${path}/b.mizan`])).code).toBe(2);
    expect(readFileSync(`${path}/a.mizan`, "utf8")).toBe(untidy);
  } finally {
    remove();
  }
});
