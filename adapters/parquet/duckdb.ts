// The engine that reads and writes Parquet: an optional package of 70 MB, asked for when a file needs it.
import type * as DuckDb from "@duckdb/node-api";
import { CannotDo } from "../cannot-do.ts";
import { codeOf } from "../file-errors.ts";
import { shown } from "../shown.ts";

/** How the package is got; tests say that there is none. */
export type LoadDuckDb = () => Promise<typeof DuckDb>;

export const loadDuckDb: LoadDuckDb = () => import("@duckdb/node-api");

export interface Connection {
  readonly run: DuckDb.DuckDBConnection["run"];
  readonly stream: DuckDb.DuckDBConnection["stream"];
  readonly close: () => void;
}

/** In memory, on files alone: it installs and loads nothing by itself. `doing`: what it is needed for, for the message. */
export async function connection(load: LoadDuckDb, doing: string): Promise<Connection> {
  const { DuckDBInstance } = await load().catch((error: unknown) => {
    throw codeOf(error) === "ERR_MODULE_NOT_FOUND" || codeOf(error) === "MODULE_NOT_FOUND" ? absent(doing) : unusable(error);
  });
  const instance = await DuckDBInstance.create(":memory:", SETTINGS);
  const own = await instance.connect();
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    own.closeSync();
    instance.closeSync();
  };
  return { run: own.run.bind(own), stream: own.stream.bind(own), close };
}

/** A name or a path inside SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The first line of what the engine says: the others show the statement. */
export function firstLine(error: unknown): string {
  return shown((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
}

const VERSION = "1.5.6-r.1";
const SETTINGS = { memory_limit: "1GB", autoinstall_known_extensions: "false", autoload_known_extensions: "false" } as const;

function absent(doing: string): CannotDo {
  return new CannotDo(
    `${doing} needs the package @duckdb/node-api, which is not installed`,
    `npm install @duckdb/node-api@${VERSION} (70 MB), or use CSV or JSON lines`,
  );
}

function unusable(error: unknown): CannotDo {
  return new CannotDo(
    `the package @duckdb/node-api cannot be used here: ${firstLine(error)}`,
    `npm install @duckdb/node-api@${VERSION}, or use CSV or JSON lines`,
  );
}
