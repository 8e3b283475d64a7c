// Lines put into many files by a number, with little memory: what belongs together comes together, and is read one file at a time.
import { createReadStream } from "node:fs";
import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { linesOf } from "../../adapters/index.ts";
import { CannotDo } from "../io.ts";
import { shown } from "../shown.ts";

export interface Scatter {
  readonly put: (file: number, value: unknown) => Promise<void>;
  /** All that was put there, in the order in which it was. `put` is at an end by then. */
  readonly read: (file: number) => Promise<readonly unknown[]>;
  readonly remove: () => Promise<void>;
}

/** Whatever stood in the folder before is taken away. */
export async function scatterIn(folder: string): Promise<Scatter> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const waiting = new Map<number, string[]>();
  let size = 0;
  const flush = async (): Promise<void> => {
    for (const [file, lines] of waiting) await appended(join(folder, String(file)), lines.join(""));
    waiting.clear();
    size = 0;
  };
  return {
    put: async (file, value) => {
      const line = `${JSON.stringify(value)}\n`;
      const lines = waiting.get(file);
      if (lines === undefined) waiting.set(file, [line]);
      else lines.push(line);
      size += line.length;
      if (size > MOST_WAITING) await flush();
    },
    read: async (file) => {
      if (size > 0) await flush();
      return valuesIn(join(folder, String(file)));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Of the texts that wait to be written, in characters. */
const MOST_WAITING = 8 * 1024 * 1024;

async function appended(path: string, text: string): Promise<void> {
  await appendFile(path, text).catch((error: unknown) => {
    throw new CannotDo(`${shown(path)} cannot be written: ${error instanceof Error ? shown(error.message) : ""}`, "make room, or name another folder");
  });
}

async function valuesIn(path: string): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  try {
    for await (const { text } of linesOf(createReadStream(path))) if (text !== undefined) values.push(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return values;
}
