// From the finished chunks of a run to its tables, lists and counts: two passes over the chunks, in the order of the input, each with one chunk in memory.
import { join } from "node:path";
import type { OutFormat, OutRow, RowsWriter } from "../../adapters/index.ts";
import { rowsWriter } from "../../adapters/index.ts";
import type { Calendar, Population } from "../../src/index.ts";
import { acrossPopulation, mergedPopulations } from "../../src/index.ts";
import type { AcrossRun } from "./across-run.ts";
import { gatherAcross } from "./across-run.ts";
import type { JudgedRow } from "./chunk.ts";
import type { Lists } from "./lists.ts";
import { listsOf } from "./lists.ts";
import type { RunFolder } from "./run-folder.ts";
import {
  accountColumns,
  accountRow,
  CAUSE_COLUMNS,
  CLUSTER_COLUMNS,
  causeRows,
  clusterRows,
  LINE_COLUMNS,
  lineRows,
  PROBLEM_COLUMNS,
  problemRows,
  verdictColumns,
  verdictRow,
} from "./tables.ts";

export interface ResultsRun {
  readonly folder: RunFolder;
  readonly chunks: number;
  readonly calendar: Calendar;
  readonly by: readonly string[];
  readonly diagnose: boolean;
  readonly tables: "csv" | "parquet";
  readonly told: (what: string, chunk: number) => Promise<void>;
}

export interface Results {
  readonly population: Population;
  readonly lists: Lists;
}

export async function writeResults(run: ResultsRun): Promise<Results> {
  const { population, across } = await gathered(run);
  const lists = listsOf(population, run.diagnose);
  try {
    await writeTables(run, lists, across);
  } finally {
    await across.remove();
  }
  await writeRows(
    join(run.folder.path, "causes.csv"),
    CAUSE_COLUMNS,
    causeRows(population, (cause) => lists.ofCause(cause)),
  );
  await writeRows(join(run.folder.path, "clusters.csv"), CLUSTER_COLUMNS, clusterRows(population));
  return { population, lists };
}

/** Whether the tables can be written, before any work is done for them. */
export async function assertWritable(folder: string, tables: "csv" | "parquet"): Promise<void> {
  const writer = await rowsWriter(tablePath(folder, "verdicts", tables), tables, LINE_COLUMNS);
  await writer.abandon();
}

async function gathered({ folder, chunks, calendar, told }: ResultsRun): Promise<{ readonly population: Population; readonly across: AcrossRun }> {
  const rows = await countedRows(folder, chunks);
  const across = await gatherAcross(join(folder.path, "across"), rows, calendar);
  let waiting: Population[] = [];
  let at = 0;
  for (let number = 0; number < chunks; number += 1) {
    const chunk = await folder.read(number);
    waiting.push(chunk.population);
    // Merging many at once saves taking the sum apart and putting it together for each.
    if (waiting.length === MERGED_AT_ONCE) waiting = [mergedPopulations(waiting)];
    for (const row of chunk.rows) {
      await across.add(at, row);
      at += 1;
    }
    await told("comparing the bills of each account", number);
  }
  const found = await across.found();
  return { population: mergedPopulations([...waiting, acrossPopulation(found.counts)]), across: found };
}

const MERGED_AT_ONCE = 64;

/** From the last chunk, since all others are full. */
async function countedRows(folder: RunFolder, chunks: number): Promise<number> {
  if (chunks === 0) return 0;
  const [first, last] = [await folder.read(0), await folder.read(chunks - 1)];
  return first.rows.length * (chunks - 1) + last.rows.length;
}

async function writeTables(run: ResultsRun, lists: Lists, across: AcrossRun): Promise<void> {
  const { folder, chunks, by, tables, told } = run;
  const open: RowsWriter[] = [];
  const opened = async (name: string, format: OutFormat, columns: Parameters<typeof rowsWriter>[2]): Promise<RowsWriter> => {
    const writer = await rowsWriter(join(folder.path, name), format, columns);
    open.push(writer);
    return writer;
  };
  try {
    const [verdicts, lines] = [
      await opened(tablePath("", "verdicts", tables), tables, verdictColumns(by)),
      await opened(tablePath("", "lines", tables), tables, LINE_COLUMNS),
    ];
    const problems = await opened("problems.csv", "csv", PROBLEM_COLUMNS);
    const accounts = new Map<string, RowsWriter>();
    for (const [key, name] of lists.files) accounts.set(key, await opened(name, "csv", accountColumns(by)));
    let at = 0;
    for (let number = 0; number < chunks; number += 1) {
      for (const row of (await folder.read(number)).rows) {
        await writeAll(problems, problemRows(row));
        if (row.kind === "bill") {
          await verdicts.write(verdictRow(row, await across.of(at)));
          await writeAll(lines, lineRows(row));
          await listed(row, lists, accounts);
        }
        at += 1;
      }
      await told("writing the tables", number);
    }
  } catch (error) {
    for (const writer of open) await writer.abandon().catch(() => undefined);
    throw error;
  }
  for (const writer of open) await writer.end();
}

async function listed(row: Extract<JudgedRow, { kind: "bill" }>, lists: Lists, accounts: ReadonlyMap<string, RowsWriter>): Promise<void> {
  const key = lists.of(row.bill);
  if (key !== undefined) await accounts.get(key)?.write(accountRow(row.bill));
}

async function writeAll(writer: RowsWriter, rows: readonly OutRow[]): Promise<void> {
  for (const row of rows) await writer.write(row);
}

async function writeRows(path: string, columns: Parameters<typeof rowsWriter>[2], rows: readonly OutRow[]): Promise<void> {
  const writer = await rowsWriter(path, "csv", columns);
  await writeAll(writer, rows);
  await writer.end();
}

function tablePath(folder: string, name: string, tables: "csv" | "parquet"): string {
  return join(folder, `${name}.${tables}`);
}
