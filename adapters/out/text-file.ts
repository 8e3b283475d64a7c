// A text file that is written beside its place and put there when it is whole: a run that is killed leaves no half of one under its name.
import type { FileHandle } from "node:fs/promises";
import { open, rename, rm } from "node:fs/promises";
import { CannotDo } from "../cannot-do.ts";
import { codeOf } from "../file-errors.ts";
import { shown } from "../shown.ts";

export interface TextFile {
  readonly write: (text: string) => Promise<void>;
  /** Puts the file in its place. */
  readonly end: () => Promise<void>;
  /** Takes away what was written. */
  readonly abandon: () => Promise<void>;
}

export async function textFile(path: string): Promise<TextFile> {
  const part = partOf(path);
  const handle = await open(part, "w").catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    size = 0;
    if (text !== "") await written(handle, text, path);
  };
  return {
    write: async (text) => {
      waiting.push(text);
      size += text.length;
      if (size >= ENOUGH) await flush();
    },
    end: async () => {
      await flush();
      await handle.close();
      await inPlace(part, path);
    },
    abandon: async () => {
      await handle.close();
      await rm(part, { force: true });
    },
  };
}

/** Where a file stands until it is whole. */
export function partOf(path: string): string {
  return `${path}.part`;
}

export async function inPlace(part: string, path: string): Promise<void> {
  await rename(part, path).catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
}

export function cannotWrite(path: string, error: unknown): CannotDo {
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new CannotDo(`${shown(path)} cannot be written: its folder is not there`, "make the folder, or name another");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new CannotDo(`${shown(path)} may not be written`, "change the permissions of its folder, or name another");
    case "ENOSPC":
      return new CannotDo(`${shown(path)} cannot be written: there is no space left`, "make room, or name another place");
    default:
      return new CannotDo(`${shown(path)} cannot be written: ${error instanceof Error ? shown(error.message) : "for an unknown reason"}`);
  }
}

const ENOUGH = 64 * 1024;

async function written(handle: FileHandle, text: string, path: string): Promise<void> {
  await handle.writeFile(text, "utf8").catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
}
