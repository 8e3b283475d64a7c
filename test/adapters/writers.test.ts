// Rows into files: each format read back by another program than wrote it, and no half of a file under its name.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, test } from "vitest";
import type { OutColumn, OutFormat, OutRow } from "../../adapters/index.ts";
import { OUT_FORMATS, rowsWriter } from "../../adapters/index.ts";
import { parquetWriter } from "../../adapters/out/parquet-writer.ts";
import { connection, loadDuckDb, sqlText } from "../../adapters/parquet/duckdb.ts";
import { folderWith } from "../cli/fake-io.ts";

let folder = folderWith({});
afterEach(() => {
  folder.remove();
  folder = folderWith({});
});

const COLUMNS: readonly OutColumn[] = [
  { name: "شناسه", kind: "text" },
  { name: "harm", kind: "decimal", places: 2 },
  { name: "why", kind: "text" },
];
const ROWS: readonly OutRow[] = [
  ["b1", "-12.50", 'said "no",\nthen left'],
  ["=1+2", undefined, ""],
  ["-5", "99999999999999999999.99", undefined],
];

async function written(format: OutFormat, rows: readonly OutRow[] = ROWS, columns: readonly OutColumn[] = COLUMNS): Promise<string> {
  const path = join(folder.path, `out.${format}`);
  const writer = await rowsWriter(path, format, columns);
  for (const row of rows) await writer.write(row);
  expect(existsSync(path)).toBe(false);
  await writer.end();
  expect(readdirSync(folder.path)).toEqual([`out.${format}`]);
  return path;
}

async function parquetRows(path: string): Promise<unknown> {
  const engine = await connection(loadDuckDb, "a test");
  const types = await (await engine.run(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`)).getRows();
  const rows = await (await engine.run(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${sqlText(path)})`)).getRows();
  engine.close();
  return { types: types.map(([name, type]) => [name, type]), rows };
}

test("CSV: with its mark, texts neutralised, numbers as they are", async () => {
  const text = readFileSync(await written("csv"), "utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(parse(text, { bom: true })).toEqual([
    ["شناسه", "harm", "why"],
    ["b1", "-12.50", 'said "no",\nthen left'],
    ["'=1+2", "", ""],
    ["-5", "99999999999999999999.99", ""],
  ]);
});

test("JSON lines: decimals are strings, what says nothing is left out", async () => {
  const lines = readFileSync(await written("jsonl"), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { شناسه: "b1", harm: "-12.50", why: 'said "no",\nthen left' },
    { شناسه: "=1+2", why: "" },
    { شناسه: "-5", harm: "99999999999999999999.99" },
  ]);
});

test("Parquet: decimals exact, texts as they are, the empty text and nothing are two", async () => {
  expect(await parquetRows(await written("parquet"))).toEqual({
    types: [
      ["شناسه", "VARCHAR"],
      ["harm", "DECIMAL(38,2)"],
      ["why", "VARCHAR"],
    ],
    rows: [
      ["b1", "-12.50", 'said "no",\nthen left'],
      ["=1+2", null, ""],
      ["-5", "99999999999999999999.99", null],
    ],
  });
});

test.each(OUT_FORMATS)("%s: no rows are a file too", async (format) => {
  const path = await written(format, []);
  if (format === "parquet") expect(await parquetRows(path)).toMatchObject({ rows: [] });
  else expect(readFileSync(path, "utf8").replace("\ufeff", "")).toBe(format === "csv" ? "شناسه,harm,why\r\n" : "");
});

describe.each(OUT_FORMATS)("%s", (format) => {
  test("what is abandoned leaves nothing, and what stood there before stays", async () => {
    const path = join(folder.path, "out");
    writeFileSync(path, "before");
    const writer = await rowsWriter(path, format, COLUMNS);
    for (const row of ROWS) await writer.write(row);
    await writer.abandon();
    expect(readdirSync(folder.path)).toEqual(["out"]);
    expect(readFileSync(path, "utf8")).toBe("before");
  });

  test.each([["12.345"], ["1/3"], ["abc"], ["1e5"], [`1${"0".repeat(36)}`]])("%s fits no column of two places", async (cell) => {
    const writer = await rowsWriter(join(folder.path, "out"), format, COLUMNS);
    await expect(writer.write(["b1", cell, ""])).rejects.toThrow(TypeError);
    await writer.abandon();
  });

  test("a folder that is not there is told", async () => {
    await expect(rowsWriter(join(folder.path, "none", "out"), format, COLUMNS)).rejects.toThrow("its folder is not there");
  });

  test("many rows", async () => {
    const rows = Array.from({ length: 30_000 }, (_, at): OutRow => [`b${at}`, `${at}.25`, "x".repeat(at % 50)]);
    const path = await written(format, rows);
    if (format === "parquet") expect(await parquetRows(path)).toMatchObject({ rows });
    else if (format === "csv") expect(parse(readFileSync(path), { bom: true, from_line: 2 })).toEqual(rows);
    else expect(readFileSync(path, "utf8").trimEnd().split("\n").length).toBe(30_000);
  });
});

test("Parquet without the package is told before the first row", async () => {
  const absent = async (): Promise<never> => {
    throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
  };
  await expect(parquetWriter(join(folder.path, "out.parquet"), COLUMNS, absent)).rejects.toThrow(
    /^writing .*out\.parquet needs the package @duckdb\/node-api, which is not installed$/,
  );
});
