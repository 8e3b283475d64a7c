// Parquet through the optional engine: exact columns, binary ones, files that are not whole, and the engine that is not there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CannotDo } from "../../adapters/index.ts";
import { connection, loadDuckDb, sqlText } from "../../adapters/parquet/duckdb.ts";
import { parquetTable } from "../../adapters/parquet/parquet-table.ts";
import type { Cell } from "../../adapters/table/cell.ts";
import type { Asked, Layout } from "../../adapters/table/table.ts";
import { folderWith } from "../cli/fake-io.ts";

const folder = folderWith({});
afterAll(folder.remove);

const LAYOUT: Layout = { file: undefined, delimiter: undefined, sheet: undefined, headerRow: 1, serial: undefined };

async function made(name: string, select: string): Promise<string> {
  const path = join(folder.path, name);
  const engine = await connection(loadDuckDb, "a test");
  await engine.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT PARQUET)`);
  engine.close();
  return path;
}

async function rowsOf(path: string, columns: readonly string[], changes: Partial<Asked> = {}): Promise<readonly (readonly [number, ...(readonly Cell[])])[]> {
  const asked: Asked = { wanted: columns.map((column) => ({ column, place: column })), ignored: [], unmapped: "ignore", ...changes };
  const table = await parquetTable(path, "bills.parquet", LAYOUT, asked);
  const rows: (readonly [number, ...(readonly Cell[])])[] = [];
  for await (const row of table.rows) if (row.kind === "row") rows.push([row.row, ...row.cells]);
  return rows;
}

describe("columns", () => {
  const exact = (text: string): Cell => ({ kind: "exact", text });
  test.each([
    ["DECIMAL", "12345678901234567890123456789012345.678::DECIMAL(38,3)", exact("12345678901234567890123456789012345.678")],
    ["a negative DECIMAL", "(-0.50)::DECIMAL(18,2)", exact("-0.50")],
    ["BIGINT", "9223372036854775807::BIGINT", exact("9223372036854775807")],
    ["UINTEGER", "4294967295::UINTEGER", exact("4294967295")],
    ["DOUBLE", "0.1::DOUBLE + 0.2::DOUBLE", 0.1 + 0.2],
    ["FLOAT of few digits", "1.5::FLOAT", 1.5],
    ["FLOAT of many", "16777217::FLOAT", { kind: "unreadable", what: "16777216.0, of a column of type FLOAT, which holds 6 digits" }],
    ["VARCHAR", "'۱۲٬۳۴۵'", "۱۲٬۳۴۵"],
    ["an empty VARCHAR", "''", undefined],
    ["a formula", "'=1+2'", "=1+2"],
    ["DATE", "DATE '2024-03-01'", { kind: "day", text: "2024-03-01", time: undefined }],
    ["TIMESTAMP", "TIMESTAMP '2024-03-01 10:00:00'", { kind: "day", text: "2024-03-01", time: "10:00:00" }],
    ["BOOLEAN", "true", "true"],
    ["NULL", "NULL::DECIMAL(18,2)", undefined],
    ["NULL of DOUBLE", "NULL::DOUBLE", undefined],
    ["a list", "[1, 2]", { kind: "unreadable", what: "a value of type INTEGER[]" }],
  ] as const)("%s", async (name, value, cell) => {
    expect(await rowsOf(await made(`${name}.parquet`.replaceAll(" ", "-"), `SELECT ${value} AS "A"`), ["A"])).toEqual([[1, cell]]);
  });
});

test("rows come in the order of the file, counted from 1, over many groups", async () => {
  const path = await made("many.parquet", "SELECT range AS id, 'x' || range AS \"نام مشترک\" FROM range(300000)");
  const rows = await rowsOf(path, ["نام مشترک"]);
  expect(rows.length).toBe(300_000);
  expect(rows.filter(([row, cell]) => cell !== `x${row - 1}`)).toEqual([]);
});

test("columns that no map names are given where they are wanted, refused, or passed over", async () => {
  const path = await made("three.parquet", 'SELECT 1 AS "A", 2 AS "B", 3 AS "it""s"');
  const asked = (unmapped: Asked["unmapped"]): Asked => ({ wanted: [{ column: "B", place: "b" }], ignored: ["A"], unmapped });
  const table = await parquetTable(path, "three.parquet", LAYOUT, asked("unknown line"));
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  expect(rows).toEqual([{ kind: "row", row: 1, cells: [{ kind: "exact", text: "2" }], others: [['it"s', { kind: "exact", text: "3" }]] }]);
  await expect(parquetTable(path, "three.parquet", LAYOUT, asked("refuse"))).rejects.toThrow('the map does not say what column `it"s` of three.parquet is');
  await expect(rowsOf(path, ["C"])).rejects.toThrow("bills.parquet has no column `C`");
});

test("a table that is not read to its end gives the file back", async () => {
  const path = await made("left.parquet", "SELECT range AS id FROM range(100000)");
  const table = await parquetTable(path, "left.parquet", LAYOUT, { wanted: [{ column: "id", place: "id" }], ignored: [], unmapped: "ignore" });
  for await (const row of table.rows) if (row.row === 5) break;
  await table.close();
  expect(await rowsOf(path, ["id"])).toHaveLength(100_000);
});

describe("a file that cannot be read is told", () => {
  const spoiled = async (name: string, change: (bytes: Buffer) => Buffer): Promise<string> => {
    const path = await made(name, "SELECT range AS id, range * 7919 AS x FROM range(20000)");
    writeFileSync(path, change(readFileSync(path)));
    return path;
  };
  test.each([
    ["half written", (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)), /is no whole Parquet file: its end is missing/],
    ["without its last bytes", (bytes: Buffer) => bytes.subarray(0, bytes.length - 10), /is no whole Parquet file: its end is missing/],
    ["empty", () => Buffer.alloc(0), /is no whole Parquet file/],
    ["a text", () => Buffer.from("id,x\n1,2\n"), /is no whole Parquet file/],
    ["damaged inside", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4), Buffer.alloc(200, 0xff), bytes.subarray(204)]), /cannot be read as Parquet/],
  ])("%s", async (name, change, message) => {
    await expect(rowsOf(await spoiled(`${name.replaceAll(" ", "-")}.parquet`, change), ["id", "x"])).rejects.toThrow(message);
  });

  test("a name that would mean other files", async () => {
    writeFileSync(join(folder.path, "a[1].parquet"), "");
    await expect(rowsOf(join(folder.path, "a[1].parquet"), ["id"])).rejects.toThrow("has a sign in its name that would mean other files too");
  });
});

describe("what the engine would make another number or another name of", () => {
  /** The footer says a decimal of 60 digits: scale 3 and precision 38 or 60, as the format writes small numbers. */
  async function wide(name: string): Promise<string> {
    const path = await made(name, 'SELECT 1.5::DECIMAL(38,3) AS "Energy", 2 AS "Fee"');
    const narrow = readFileSync(path).toString("latin1");
    const changed = narrow.replaceAll("\x15\x06\x15\x4c", "\x15\x06\x15\x78");
    expect(changed).not.toBe(narrow);
    writeFileSync(path, changed, "latin1");
    return path;
  }

  test("a decimal of more than 38 digits is refused by its name, where it is asked for", async () => {
    const path = await wide("wide.parquet");
    const error = await rowsOf(path, ["Energy"]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: "column `Energy` of bills.parquet is a decimal of 60 digits, and 38 can be read exactly",
      help: "write the column anew as a decimal of at most 38 digits, or as text",
    });
    expect(await rowsOf(path, ["Fee"])).toEqual([[1, { kind: "exact", text: "2" }]]);
    await expect(rowsOf(path, ["Fee"], { unmapped: "unknown line" })).rejects.toThrow("column `Energy` of bills.parquet is a decimal of 60 digits");
  });

  test("lists and structures before a column do not move it", async () => {
    const path = await made("nested.parquet", `SELECT [1, 2] AS a, {'x': 1, 'y': [{'z': 2}]} AS b, MAP {'k': 1} AS c, 1.5::DECIMAL(38,3) AS d, 7 AS e`);
    expect(await rowsOf(path, ["e", "d"])).toEqual([[1, { kind: "exact", text: "7" }, { kind: "exact", text: "1.500" }]]);
  });

  test("two columns of one name are told as such", async () => {
    const path = await made("twice.parquet", 'SELECT 1 AS "Energy", 2 AS "Energz"');
    writeFileSync(path, readFileSync(path).toString("latin1").replaceAll("Energz", "Energy"), "latin1");
    await expect(rowsOf(path, ["Energy"])).rejects.toThrow("bills.parquet has two columns `Energy`, and the map names it at `Energy`");
  });

  test("a cell under no name", async () => {
    const path = await made("unnamed.parquet", 'SELECT 1 AS "A", 700 AS " "');
    const table = await parquetTable(path, "unnamed.parquet", LAYOUT, { wanted: [{ column: "A", place: "a" }], ignored: [], unmapped: "refuse" });
    const rows = [];
    for await (const row of table.rows) rows.push(row);
    expect(rows).toMatchObject([{ kind: "broken", row: 1, message: "cell 2 of the row holds `700`, and no column has a name there" }]);
  });

  test("a folder in the path that looks like a column", async () => {
    const own = folderWith({ "year=1394/x": "" });
    const path = join(own.path, "year=1394", "bills.parquet");
    writeFileSync(path, readFileSync(await made("plain.parquet", 'SELECT 1 AS "A"')));
    expect(await rowsOf(path, ["A"], { unmapped: "refuse" })).toEqual([[1, { kind: "exact", text: "1" }]]);
    own.remove();
  });
});

describe("without the package", () => {
  const asked: Asked = { wanted: [], ignored: [], unmapped: "ignore" };
  const absent = async (): Promise<never> => {
    throw Object.assign(new Error("Cannot find package '@duckdb/node-api'"), { code: "ERR_MODULE_NOT_FOUND" });
  };

  test("its name is told, and how to get it", async () => {
    const path = await made("any.parquet", "SELECT 1 AS id");
    const error = await parquetTable(path, "any.parquet", LAYOUT, asked, absent).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CannotDo);
    expect(error).toMatchObject({
      message: "reading any.parquet needs the package @duckdb/node-api, which is not installed",
      help: "npm install @duckdb/node-api@1.5.6-r.1 (70 MB), or use CSV or JSON lines",
    });
  });

  test("a package that does not run here is another thing", async () => {
    const path = await made("other.parquet", "SELECT 1 AS id");
    const broken = async (): Promise<never> => {
      throw new Error("invalid ELF header\nat somewhere");
    };
    await expect(parquetTable(path, "other.parquet", LAYOUT, asked, broken)).rejects.toThrow(
      "the package @duckdb/node-api cannot be used here: invalid ELF header",
    );
  });

  test("the version that is asked for is the one that is tested", () => {
    const { peerDependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(peerDependencies["@duckdb/node-api"]).toBe("1.5.6-r.1");
    expect(devDependencies["@duckdb/node-api"]).toBe("1.5.6-r.1");
  });
});
