// The folder of a run: its manifest, its finished chunks, and who is at work in it. Every file is put in its place whole, so that a run that is killed at any
// moment leaves finished chunks and nothing else.
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as waited } from "node:timers/promises";
import { codeOf } from "../../adapters/index.ts";
import { CannotDo } from "../io.ts";
import { shown } from "../shown.ts";
import type { JudgedChunk } from "./chunk.ts";
import { chunkFrom, rowsOf } from "./chunk.ts";
import type { Manifest } from "./manifest.ts";
import { differences, manifestText, storedManifest } from "./manifest.ts";
import { writeWhole } from "./whole-file.ts";

export interface RunFolder {
  readonly path: string;
  /** Whether the run was begun before. */
  readonly isResumed: boolean;
  /** Whether the chunk is there, whole, with so many rows. */
  readonly has: (number: number, rows: number) => Promise<boolean>;
  readonly store: (number: number, bytes: Uint8Array) => Promise<void>;
  /** Throws `CannotDo` where the chunk is no longer what was stored. */
  readonly read: (number: number) => Promise<JudgedChunk>;
  readonly close: () => Promise<void>;
}

/** A place that is taken by a file is told before any work. */
export async function assertFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isDirectory())
    throw new CannotDo(`--out ${shown(path)} is a file, and a run fills a folder`, "name a folder that is new or empty");
}

export async function openRunFolder(path: string, manifest: Manifest): Promise<RunFolder> {
  const chunks = join(path, "chunks");
  const begun = await storedManifest(join(path, MANIFEST));
  if (begun === undefined) await assertFree(path);
  const differ = begun === undefined ? [] : differences(begun, manifest);
  if (differ.length > 0)
    throw new CannotDo(`${shown(path)} holds a run of something else: ${differ.join("; ")}`, "give what that run was begun with, or name another folder");
  await mkdir(chunks, { recursive: true }).catch((error: unknown) => {
    throw new CannotDo(`${shown(path)} cannot be made: ${error instanceof Error ? shown(error.message) : ""}`, "name another folder");
  });
  const unlock = await locked(path);
  try {
    await tidied(path);
    await tidied(chunks);
    if (begun === undefined) await writeWhole(join(path, MANIFEST), manifestText(manifest));
  } catch (error) {
    await unlock();
    throw error;
  }
  const placeOf = (number: number): string => join(chunks, `${String(number).padStart(8, "0")}.jsonl`);
  return {
    path,
    isResumed: begun !== undefined,
    has: async (number, rows) => {
      const bytes = await bytesOf(placeOf(number));
      return bytes !== undefined && rowsOf(number, bytes) === rows;
    },
    store: (number, bytes) => writeWhole(placeOf(number), bytes),
    read: async (number) => {
      const bytes = await bytesOf(placeOf(number));
      const chunk = bytes === undefined ? undefined : chunkFrom(number, bytes);
      if (chunk === undefined)
        throw new CannotDo(`${shown(placeOf(number))} was altered while the run went on`, "start the run again: it judges that part anew");
      return chunk;
    },
    close: unlock,
  };
}

const MANIFEST = "manifest.json";
const LOCK = "at-work";

/** Nothing of somebody else's is written over. */
async function assertFree(path: string): Promise<void> {
  const entries = await readdir(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw new CannotDo(`${shown(path)} cannot be used: ${error instanceof Error ? shown(error.message) : ""}`, "name a folder that is new or empty");
  });
  const others = entries.filter((name) => name !== LOCK && !name.endsWith(".part") && name !== "chunks");
  if (others.length > 0) throw new CannotDo(`${shown(path)} holds other files, ${shown(others[0] ?? "")} among them`, "name a folder that is new or empty");
}

/** Two runs in one folder would write the same bytes over one another's: the second is refused. One that was killed leaves its mark, which is taken over. */
async function locked(path: string): Promise<() => Promise<void>> {
  const place = join(path, LOCK);
  for (;;) {
    const handle = await open(place, "wx").catch((error: unknown) => {
      if (codeOf(error) === "EEXIST") return undefined;
      throw new CannotDo(`${shown(place)} cannot be written: ${error instanceof Error ? shown(error.message) : ""}`, "name another folder");
    });
    if (handle !== undefined) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(place, { force: true });
    }
    const owner = await ownerOf(place);
    if (isAlive(owner))
      throw new CannotDo(`process ${owner} is at work in ${shown(path)}`, `wait for it; if it is no run of this program, delete ${shown(place)}`);
    await rm(place, { force: true });
  }
}

/** Between making its mark and writing into it a run is given a moment. */
async function ownerOf(place: string): Promise<number> {
  const told = (await bytesOf(place))?.toString("utf8") ?? "";
  if (told !== "") return Number(told);
  await waited(200);
  return Number((await bytesOf(place))?.toString("utf8"));
}

function isAlive(process_: number): boolean {
  if (!Number.isSafeInteger(process_) || process_ <= 0 || process_ === process.pid) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Takes away what a killed run was writing. */
async function tidied(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (/\.(part|rows)$/.test(name)) await rm(join(folder, name), { force: true });
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
}
