// Bill requests from JSON, JSON lines or CSV, one after the other with their rows; JSON lines and CSV in bounded memory.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { codeOf } from "../adapters/index.ts";
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

/** What a file holds, for messages: `one` is one of its rows, `many` several; `formats` are those that it may have; `other` says how to give another. */
export interface InputKind {
  readonly one: string;
  readonly many: string;
  readonly formats: readonly InputFormat[];
  readonly other: string;
  /** Beside a JSON text that cannot be read: it may be JSON lines under a wrong name. */
  readonly lines: string;
}

const BILL_REQUESTS: InputKind = {
  one: "bill request",
  many: "bill requests",
  formats: INPUT_FORMATS,
  other: "add --input-format json, jsonl or csv",
  lines: "--input-format jsonl",
};

/** `-` is standard input. The format: as forced, else by the file's extension, else (standard input alone) by its content. */
export async function inputRows(
  io: Io,
  file: string,
  forced: InputFormat | undefined,
  places: RequestPlaces,
  kind: InputKind = BILL_REQUESTS,
): Promise<AsyncIterable<InputRow>> {
  const name = file === "-" ? "standard input" : shown(file);
  if (file !== "-") await refuseNoFile(file, kind);
  const format = forced ?? (file === "-" ? undefined : formatOfName(file, kind));
  const { start, rest } = await markedStart(file === "-" ? io.stdin() : readable(file), name);
  switch (format ?? formatOfContent(start, kind)) {
    case "json":
      return requestsFromJson(rest, name, kind);
    case "jsonl":
      return requestsFromLines(rest, kind);
    case "csv":
      return requestsFromCsv(rest, name, places);
  }
}

function formatOfName(file: string, { formats, other }: InputKind): InputFormat {
  const extension = extname(file).toLowerCase();
  const format = Object.hasOwn(FORMAT_OF, extension) ? FORMAT_OF[extension] : undefined;
  if (format !== undefined && formats.includes(format)) return format;
  const known = formats.map((each) => `.${each}`).join(", ");
  const why = extension === "" ? "it has no extension" : `${shown(extension)} is not one of ${known}`;
  throw new CannotDo(`${shown(file)} does not say its format: ${why}`, other);
}

const FORMAT_OF: Readonly<Record<string, InputFormat>> = { ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv" };

/** An object that ends on its first line is a row of JSON lines; one that goes on is a JSON text. */
function formatOfContent(start: Buffer, { formats }: InputKind): InputFormat {
  const text = start.toString("utf8").trimStart();
  if (text === "") return "jsonl";
  if (text.startsWith("[")) return "json";
  if (!text.startsWith("{")) return formats.includes("csv") ? "csv" : "jsonl";
  const [first = "", ...others] = text.split("\n");
  return others.length > 0 && !first.trimEnd().endsWith("}") ? "json" : "jsonl";
}

/** Before anything is said of the format: a folder has none, nor has a file that is not there. What cannot be looked at otherwise fails when it is read. */
async function refuseNoFile(file: string, { many, formats }: InputKind): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") throw cannotRead(file, error);
    return undefined;
  });
  if (found?.isDirectory() !== true) return;
  const [last, ...others] = formats.map((format) => `.${format}`).toReversed();
  throw new CannotDo(`${shown(file)} is a folder`, `name a file of ${many}: ${others.toReversed().join(", ")} or ${last}`);
}

async function* readable(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}
