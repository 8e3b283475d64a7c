// Bill requests from JSON, JSON lines or CSV, one after the other with their rows; JSON lines and CSV in bounded memory.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { cannotRead } from "./files.ts";
import { requestsFromCsv } from "./input-csv.ts";
import { requestsFromJson, requestsFromLines } from "./input-json.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { markedStart } from "./lines.ts";
import type { RequestPlaces } from "./request-places.ts";
import { shown } from "./shown.ts";

export const INPUT_FORMATS = ["json", "jsonl", "csv"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** `row`: the line of the file, or the place in a JSON array, from 1. */
export type InputRow = RequestRow | BrokenRow;

export interface RequestRow {
  readonly kind: "request";
  readonly row: number;
  readonly request: unknown;
}

/** A row that holds no request at all, and every reason why. */
export interface BrokenRow {
  readonly kind: "broken";
  readonly row: number;
  readonly id: string | undefined;
  readonly problems: readonly Problem[];
}

/** As the library's own failures: what is wrong and the remedy, lower case, one line each. */
export interface Problem {
  readonly message: string;
  readonly help: string;
}

/** `-` is standard input. The format: as forced, else by the file's extension, else (standard input alone) by its content. */
export async function inputRows(io: Io, file: string, forced: InputFormat | undefined, places: RequestPlaces): Promise<AsyncIterable<InputRow>> {
  const name = file === "-" ? "standard input" : shown(file);
  if (file !== "-") await refuseFolder(file);
  const format = forced ?? (file === "-" ? undefined : formatOfName(file));
  const { start, rest } = await markedStart(file === "-" ? io.stdin() : readable(file), name);
  switch (format ?? formatOfContent(start)) {
    case "json":
      return requestsFromJson(rest, name);
    case "jsonl":
      return requestsFromLines(rest);
    case "csv":
      return requestsFromCsv(rest, name, places);
  }
}

function formatOfName(file: string): InputFormat {
  const extension = extname(file).toLowerCase();
  switch (extension) {
    case ".json":
      return "json";
    case ".jsonl":
    case ".ndjson":
      return "jsonl";
    case ".csv":
      return "csv";
    default:
      throw new CannotDo(
        `${shown(file)} does not say its format: ${extension === "" ? "it has no extension" : `${shown(extension)} is not one of .json, .jsonl, .csv`}`,
        "add --input-format json, jsonl or csv",
      );
  }
}

/** An object that ends on its first line is a row of JSON lines; one that goes on is a JSON text. */
function formatOfContent(start: Buffer): InputFormat {
  const text = start.toString("utf8").trimStart();
  if (text === "") return "jsonl";
  if (text.startsWith("[")) return "json";
  if (!text.startsWith("{")) return "csv";
  const [first = "", ...others] = text.split("\n");
  return others.length > 0 && !first.trimEnd().endsWith("}") ? "json" : "jsonl";
}

/** Before anything is said of the format: a folder has none. What cannot be looked at fails when it is read. */
async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory() === true) throw new CannotDo(`${shown(file)} is a folder`, "name a file of bill requests: .json, .jsonl or .csv");
}

async function* readable(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}
