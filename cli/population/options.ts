// The options of a run of bills into a folder, and what is wrong with them.
import type { Command } from "commander";
import { Option } from "commander";
import { CannotDo } from "../io.ts";
import type { Language } from "../sheet-words.ts";
import { shown } from "../shown.ts";
import type { PopulationOptions } from "./audit-population.ts";

/** As the command line gives them. */
export interface GivenOptions {
  readonly bills?: string | undefined;
  readonly map?: string | undefined;
  readonly format?: "pretty" | "jsonl" | undefined;
  readonly lang?: Language | undefined;
  readonly progress?: boolean | undefined;
  readonly out?: string | undefined;
  readonly diagnose?: boolean | undefined;
  readonly workers?: string | undefined;
  readonly by?: string | undefined;
  readonly tables?: "csv" | "parquet" | undefined;
  readonly chunk?: string | undefined;
}

export function withRunOptions(command: Command): Command {
  return command
    .option("--out <folder>", "judge a whole run into a folder: tables, lists of accounts, a report; started again, it goes on (docs/population.md)")
    .option("--diagnose", "with --out: also find the mistake behind each bill that differs")
    .option("--workers <count>", "with --out: how many threads judge; all cores if left out")
    .option("--by <marks>", "with --out: what bills are grouped by, parted by commas: reader,route,contractor,release")
    .addOption(new Option("--tables <format>", "with --out: form of the tables of verdicts and lines").choices(["csv", "parquet"]))
    .option("--chunk <bills>", "with --out: how many bills are judged and stored together");
}

/** Undefined where no run into a folder is asked for. */
export function runOptions(given: GivenOptions): PopulationOptions | undefined {
  const { out, bills, map, lang = "en", progress = false, diagnose = false, tables = "csv" } = given;
  if (out === undefined) {
    const stray = (["diagnose", "workers", "by", "tables", "chunk"] as const).find((name) => given[name] !== undefined);
    if (stray !== undefined)
      throw new CannotDo(`--${stray} is of a run into a folder`, `name the folder: --out DIR${stray === "diagnose" ? "; or use `mizan diagnose`" : ""}`);
    return undefined;
  }
  if (given.format === "jsonl")
    throw new CannotDo(
      "--format jsonl is of verdicts one after the other, and --out writes tables",
      "leave one of the two out: with --out, verdicts.csv and lines.csv hold them",
    );
  if (bills === undefined) throw new CannotDo("`mizan audit` needs the bills", "name their file: --bills FILE");
  const workers = given.workers === undefined ? undefined : wholeFrom("--workers", given.workers, MOST_WORKERS);
  const chunk = given.chunk === undefined ? CHUNK : wholeFrom("--chunk", given.chunk, MOST_OF_CHUNK);
  return { bills, map, out, diagnose, workers, by: marksFrom(given.by), lang, tables, chunk, progress };
}

/** Little is lost with a chunk that is killed, and a million bills make 4,000 files. */
const CHUNK = 250;
const MOST_WORKERS = 256;
const MOST_OF_CHUNK = 10_000;

function wholeFrom(option: string, text: string, most: number): number {
  const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw new CannotDo(`${option} is ${shown(text)}`, `give a whole number from 1 to ${most}`);
  return value;
}

function marksFrom(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const marks = text.split(",").map((mark) => mark.trim());
  const wrong = marks.find((mark, at) => mark === "" || marks.indexOf(mark) !== at);
  if (wrong !== undefined)
    throw new CannotDo(wrong === "" ? "--by names an empty mark" : `--by names ${shown(wrong)} twice`, "name each mark once: --by reader,route");
  return marks;
}
