// Progress of long work on standard error: nothing in the first second, then a line each second.
import type { Io } from "./io.ts";

export interface Progress {
  /** Says it if a second has passed since the last word. */
  tick(text: () => string): Promise<void>;
  /** Takes the line of a terminal away before something else is written. */
  clear(): Promise<void>;
}

/** `asked`: also where standard error is no terminal. */
export function progressOn(io: Io, asked: boolean): Progress {
  if (!asked && !io.terminal) return SILENT;
  let last = io.now();
  let standing = false;
  return {
    tick: async (text) => {
      const now = io.now();
      if (now - last < SECOND) return;
      last = now;
      standing = io.terminal;
      await io.stderr.write(io.terminal ? `\r\u001B[K${text()}` : `${text()}\n`);
    },
    clear: async () => {
      if (!standing) return;
      standing = false;
      await io.stderr.write("\r\u001B[K");
    },
  };
}

const SECOND = 1_000;

const SILENT: Progress = { tick: async () => {}, clear: async () => {} };
