// What a command may touch of the process: its streams, its clock, its terminal. Tests give their own.
import type { Writable } from "node:stream";

/** The run ends with 2. */
export { CannotDo } from "../adapters/index.ts";

/** Takes text. Rejects with `ClosedPipe` once the reader has gone away. */
export interface Sink {
  write(text: string): Promise<void>;
}

export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Whether standard output takes colours. */
  readonly colour: boolean;
  /** Whether standard error is a terminal: progress is then one line that is written over. */
  readonly terminal: boolean;
  /** Milliseconds, for progress alone. */
  readonly now: () => number;
  /** The URL of the folder with a page for each diagnostic, ending in `/`. */
  readonly pages: string;
}

/** The reader of the output has closed it (`mizan bill … | head`): the command ends without a word. */
export class ClosedPipe extends Error {}

/** Waits while the stream is full, so that a long run stays in bounded memory. */
export function sinkOf(stream: Writable): Sink {
  let failed: Error | undefined;
  stream.on("error", (error) => {
    failed = isClosed(error) ? new ClosedPipe() : error;
  });
  return {
    write: async (text) => {
      if (failed === undefined && !stream.write(text)) await drained(stream);
      if (failed !== undefined) throw failed;
    },
  };
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ENDS) stream.off(event, done);
      resolve();
    };
    for (const event of ENDS) stream.on(event, done);
  });
}

const ENDS = ["drain", "error", "close"] as const;

function isClosed(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
