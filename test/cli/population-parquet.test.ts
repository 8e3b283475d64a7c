// The tables of a run as Parquet, read back by another program; and a machine that has no package for it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { connection, loadDuckDb, sqlText } from "../../adapters/parquet/duckdb.ts";
import { folderWith, mizan } from "./fake-io.ts";
import { linesOf, runOf } from "./population-bills.ts";
import { WHOLE } from "./rules.ts";

const installed = vi.hoisted(() => ({ is: true }));
vi.mock("../../adapters/parquet/duckdb.ts", async (original) => {
  const real: { readonly loadDuckDb: () => Promise<unknown> } = await original();
  return {
    ...real,
    loadDuckDb: async () => {
      if (installed.is) return real.loadDuckDb();
      throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
    },
  };
});

const folder = folderWith({ "rules.mizan": WHOLE, "run.jsonl": linesOf(runOf(40)) });
afterAll(folder.remove);

const at = (name: string): string => join(folder.path, name);
const command = (out: string): readonly string[] => {
  return ["audit", at("rules.mizan"), "--bills", at("run.jsonl"), "--out", at(out), "--by", "reader", "--workers", "1", "--tables", "parquet"];
};

test("verdicts and lines, with exact decimals", async () => {
  const { code, err } = await mizan(command("run"));
  expect([code, err]).toEqual([1, ""]);
  const engine = await connection(loadDuckDb, "a test");
  const asked = async (sql: string): Promise<unknown> => (await engine.run(sql)).getRows();
  const [verdicts, lines] = [sqlText(at("run/verdicts.parquet")), sqlText(at("run/lines.parquet"))];
  expect(await asked(`SELECT verdict, count(*)::VARCHAR, sum(harm)::VARCHAR FROM ${verdicts} GROUP BY verdict ORDER BY verdict`)).toEqual([
    ["agrees", "28", "0.0000000000"],
    ["differs", "12", "38680.0000000000"],
  ]);
  expect(await asked(`SELECT DISTINCT typeof(harm), typeof("row") FROM ${verdicts}`)).toEqual([["DECIMAL(38,10)", "DECIMAL(38,0)"]]);
  expect(await asked(`SELECT count(*)::VARCHAR, count(DISTINCT bill)::VARCHAR FROM ${lines}`)).toEqual([["36", "12"]]);
  engine.close();
  expect(existsSync(at("run/verdicts.csv"))).toBe(false);
});

test("without the package nothing is judged, and the package is named", async () => {
  installed.is = false;
  const { code, out, err } = await mizan(command("without"));
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^error: writing .*verdicts\.parquet needs the package @duckdb\/node-api, which is not installed\nhelp: npm install @duckdb\/node-api@/);
  expect(existsSync(at("without/chunks/00000000.jsonl"))).toBe(false);
});
