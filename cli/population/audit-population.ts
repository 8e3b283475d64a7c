// `mizan audit --out`: a run of any number of bills, judged by several threads into a folder; stopped at any moment, it goes on where it was.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { caseFiles, factsOfTheBill, readMap } from "../../adapters/index.ts";
import type { Schedule } from "../../src/index.ts";
import { ENGINE_VERSION } from "../../src/index.ts";
import { caseRows } from "../case-rows.ts";
import { scheduleAt } from "../checked.ts";
import type { Io } from "../io.ts";
import { CannotDo } from "../io.ts";
import { progressOn } from "../progress.ts";
import type { Language } from "../sheet-words.ts";
import { counted, grouped, shown } from "../shown.ts";
import { judgesFor } from "../workers/judges.ts";
import { lookedAt } from "./first-look.ts";
import type { SoFar } from "./judge-run.ts";
import { judgeRun } from "./judge-run.ts";
import type { Manifest } from "./manifest.ts";
import { fileMark, stateOf } from "./manifest.ts";
import { assertWritable, writeResults } from "./results.ts";
import type { RunFolder } from "./run-folder.ts";
import { assertFolder, openRunFolder } from "./run-folder.ts";
import type { About } from "./summary.ts";
import { runText, summaryText } from "./summary.ts";
import { writeWhole } from "./whole-file.ts";
import { writeReports } from "./write-reports.ts";

export interface PopulationOptions {
  readonly bills: string;
  readonly map: string | undefined;
  readonly out: string;
  readonly diagnose: boolean;
  readonly workers: number | undefined;
  readonly by: readonly string[];
  readonly lang: Language;
  readonly tables: "csv" | "parquet";
  readonly chunk: number;
  readonly progress: boolean;
}

/** 0 all agree, 1 some do not, or cannot be read, or bill the same days twice; 2 could not check, or no row could be read. */
export async function auditPopulation(io: Io, path: string, options: PopulationOptions): Promise<number> {
  if (options.bills === "-")
    throw new CannotDo("a run is judged from a file, which can be read again when it is resumed", "write the cases into a file and name it");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  await assertFolder(options.out);
  const states = await statesOf(schedule, options);
  await lookedAt(caseRows(io, schedule, options.bills, options.map), options.bills, options.by);
  const manifest = await manifestOf(schedule, options);
  const folder = await openRunFolder(options.out, manifest);
  try {
    await assertWritable(options.out, options.tables);
    const chunks = await judgedChunks(io, schedule, options, manifest, folder);
    await assertUnchanged(states);
    return await concluded(io, schedule, options, manifest, folder, chunks);
  } finally {
    await folder.close();
  }
}

async function inputFiles(schedule: Schedule, { bills, map }: PopulationOptions): Promise<readonly string[]> {
  if (map === undefined) return [bills];
  const { records, ledger, evidence } = caseFiles(bills, map, await readMap(map, schedule));
  return [bills, map, ...[records, ledger, evidence].filter((file) => file !== undefined)];
}

async function statesOf(schedule: Schedule, options: PopulationOptions): Promise<ReadonlyMap<string, string>> {
  const files = await inputFiles(schedule, options);
  return new Map(await Promise.all(files.map(async (file) => [file, await stateOf(file)] as const)));
}

async function assertUnchanged(states: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, state] of states)
    if ((await stateOf(file)) !== state)
      throw new CannotDo(`${shown(file)} was changed while it was read`, "judge it again in another folder, once it is complete");
}

async function manifestOf(schedule: Schedule, options: PopulationOptions): Promise<Manifest> {
  const [bills = options.bills, map, ...beside] = await inputFiles(schedule, options);
  const { diagnose, by, lang, tables, chunk } = options;
  return {
    form: 1,
    engine: ENGINE_VERSION,
    schedule: schedule.name,
    rules: schedule.plan.hash,
    bills: await fileMark(bills),
    map: map === undefined ? null : await fileMark(map),
    beside: await Promise.all(beside.map(fileMark)),
    diagnose,
    by,
    lang,
    tables,
    chunk,
  };
}

async function judgedChunks(io: Io, schedule: Schedule, options: PopulationOptions, { bills }: Manifest, folder: RunFolder): Promise<number> {
  const progress = progressOn(io, options.progress);
  const workers = options.workers ?? availableParallelism();
  const judges = judgesFor(schedule.plan, { diagnose: options.diagnose, by: options.by, lang: options.lang }, workers);
  const begun = io.now();
  try {
    return await judgeRun({
      schedule,
      rows: caseRows(io, schedule, options.bills, options.map),
      folder,
      judges,
      diagnose: options.diagnose,
      chunk: options.chunk,
      inFlight: 2 * workers,
      told: (so) => progress.tick(() => progressText(so, io.now() - begun, options.bills, bills.lines)),
    });
  } finally {
    await judges.close();
    await progress.clear();
  }
}

function progressText({ rows, judged, chunks, at }: SoFar, milliseconds: number, file: string, lines: number): string {
  const rate = milliseconds <= 0 ? 0 : Math.floor((judged * 1000) / milliseconds);
  const isText = /\.(csv|tsv|jsonl|ndjson|txt)$/i.test(file);
  const share = isText && at !== undefined && lines > 0 ? `, ${Math.min(100, Math.floor((at * 100) / lines))}% read` : "";
  return `${counted(rows, "bill")} judged${share}, ${grouped(String(rate))} a second, ${counted(chunks, "chunk")}`;
}

async function concluded(io: Io, schedule: Schedule, options: PopulationOptions, manifest: Manifest, folder: RunFolder, chunks: number): Promise<number> {
  const progress = progressOn(io, options.progress);
  const { diagnose, by, tables, map } = options;
  const told = (what: string, chunk: number): Promise<void> => progress.tick(() => `${what}: ${chunk + 1} of ${counted(chunks, "chunk")}`);
  const { population, lists } = await writeResults({ folder, chunks, calendar: schedule.plan.calendar, by, diagnose, tables, told });
  await progress.clear();
  const about: About = {
    schedule: schedule.name,
    rules: schedule.plan.hash,
    engine: ENGINE_VERSION,
    currency: schedule.plan.currency,
    bills: manifest.bills,
    map: manifest.map,
    beside: manifest.beside,
    factsOfTheBill: map === undefined ? [] : factsOfTheBill(await readMap(map, schedule)),
    diagnose,
    by,
  };
  await writeReports(folder.path, schedule, about, population, lists);
  await writeWhole(join(folder.path, "summary.json"), summaryText(about, population));
  await io.stdout.write(runText(about, population, lists, folder.path));
  return population.bills === 0 ? 2 : isClean(population) ? 0 : 1;
}

/** Days that nobody billed are told, and are nothing wrong with a bill. */
function isClean({ bills, broken, verdicts, across }: Parameters<typeof summaryText>[1]): boolean {
  const agreeing = verdicts.find(({ name }) => name === "agrees")?.bills ?? 0;
  return broken === 0 && agreeing === bills && across.every(({ name }) => name.startsWith("gap"));
}
