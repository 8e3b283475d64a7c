// What a run rests on, written before its first bill: started again in the same folder, it goes on only with the same files, rules and options.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { cannotRead } from "../files.ts";
import { CannotDo } from "../io.ts";
import { shown } from "../shown.ts";

export interface FileMark {
  /** Without its folder: for people. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Ends of lines: how far a reader is in a file of text. */
  readonly lines: number;
}

export interface Manifest {
  readonly form: 1;
  readonly engine: string;
  readonly schedule: string;
  readonly rules: string;
  readonly bills: FileMark;
  readonly map: FileMark | null;
  /** Records, ledger and evidence that the map names. */
  readonly beside: readonly FileMark[];
  readonly diagnose: boolean;
  readonly by: readonly string[];
  readonly lang: string;
  readonly tables: string;
  /** Rows that are judged and stored together. */
  readonly chunk: number;
}

export async function fileMark(path: string): Promise<FileMark> {
  const hash = createHash("sha256");
  let [bytes, lines] = [0, 0];
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const buffer: Buffer = chunk;
      hash.update(buffer);
      bytes += buffer.length;
      for (let at = buffer.indexOf(LINE_END); at >= 0; at = buffer.indexOf(LINE_END, at + 1)) lines += 1;
    }
  } catch (error) {
    throw cannotRead(path, error);
  }
  return { name: basename(path), bytes, sha256: hash.digest("hex"), lines };
}

const LINE_END = 10;

/** Size and last change, to see that a file stays what it was while it is read. */
export async function stateOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path).catch((error: unknown) => {
    throw cannotRead(path, error);
  });
  return `${size} ${mtimeMs}`;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Undefined where the folder has none yet. */
export async function storedManifest(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw cannotRead(path, error);
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotDo(`${shown(path)} is no manifest of a run`, "name another folder, or empty this one");
  }
}

/** What the two differ in, a line each; names of files are for people and may differ. */
export function differences(stored: unknown, manifest: Manifest): readonly string[] {
  const before: Readonly<Record<string, unknown>> = typeof stored === "object" && stored !== null ? { ...stored } : {};
  return Object.entries(manifest).flatMap(([member, now]) => {
    const [was, is] = [comparable(before[member]), comparable(now)];
    return was === is ? [] : [`${WORDS[member] ?? member}: ${shown(said(before[member]))} before, ${shown(said(now))} now`];
  });
}

const WORDS: Readonly<Record<string, string>> = {
  form: "form of the folder",
  engine: "version of the engine",
  schedule: "name of the rules",
  rules: "rules",
  bills: "file of bills",
  map: "map",
  beside: "records, ledger and evidence",
  diagnose: "--diagnose",
  by: "--by",
  lang: "--lang",
  tables: "--tables",
  chunk: "--chunk",
};

function comparable(value: unknown): string {
  return JSON.stringify(value, (member, inner: unknown) => (member === "name" || member === "lines" ? undefined : inner)) ?? "";
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(said).join(", ");
  if (typeof value === "object" && value !== null && "name" in value && "sha256" in value)
    return `${String(value.name)} (${String(value.sha256).slice(0, 12)})`;
  if (typeof value === "string") return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value;
  return value === null || value === undefined ? "none" : String(value);
}
