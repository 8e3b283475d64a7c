// Worker threads that judge chunks, each with the plan of its own: as many at a time as there are threads, the others wait in line. A thread is started when
// there is something for it: a run that is done already needs none.
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Plan } from "../../src/index.ts";
import { CannotDo } from "../io.ts";
import type { Chunk } from "../population/chunk.ts";
import { shown } from "../shown.ts";
import type { JudgeOptions } from "./judge-chunk.ts";
import type { WorkerStart } from "./judge-worker.ts";

export interface Judges {
  /** The bytes of the chunk's file. Rejects with `CannotDo` where a thread has ended. */
  readonly judge: (chunk: Chunk) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly chunk: Chunk;
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

export function judgesFor(plan: Plan, options: JudgeOptions, count: number): Judges {
  const start: WorkerStart = { plan: JSON.stringify(plan), options };
  const line: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let fault: Error | undefined;
  const next = (worker: Worker): void => {
    const waiting = line.shift();
    if (waiting === undefined) {
      idle.push(worker);
      return;
    }
    busy.set(worker, waiting);
    worker.postMessage(waiting.chunk);
  };
  const fail = (error: Error): void => {
    fault ??= error;
    for (const waiting of [...busy.values(), ...line.splice(0)]) waiting.failed(fault);
    busy.clear();
  };
  const workers: Worker[] = [];
  const started = (): Worker => {
    const worker = new Worker(PROGRAM, { workerData: start, eval: IS_SOURCE, execArgv: [] });
    worker.on("message", (bytes: Uint8Array) => {
      const waiting = busy.get(worker);
      busy.delete(worker);
      next(worker);
      waiting?.done(bytes);
    });
    worker.on("error", (error) => fail(ended(error)));
    worker.on("exit", (code) => fail(new CannotDo(`a thread that judged bills ended with ${code}`, "start the run again: it goes on where it ended")));
    workers.push(worker);
    return worker;
  };
  return {
    judge: (chunk) =>
      new Promise((done, failed) => {
        if (fault !== undefined) {
          failed(fault);
          return;
        }
        line.push({ chunk, done, failed });
        const worker = idle.pop() ?? (workers.length < count ? started() : undefined);
        if (worker !== undefined) next(worker);
      }),
    close: async () => {
      for (const worker of workers) worker.removeAllListeners();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ended(error: unknown): CannotDo {
  const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (isMemory)
    return new CannotDo("a thread that judged bills ran out of memory", "start the run again with a smaller --chunk in another folder, or with more memory");
  return new CannotDo(
    `a thread that judged bills ended: ${error instanceof Error ? shown(error.message) : ""}`,
    "start the run again: it goes on where it ended",
  );
}

/** Beside the command in `dist/`. Among the sources a few words of JavaScript load it through tsx, which does not reach into threads by itself. */
const IS_SOURCE = import.meta.url.endsWith(".ts");
const PROGRAM = IS_SOURCE
  ? `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(new URL("./judge-worker.ts", import.meta.url).href)}); });`
  : fileURLToPath(new URL("./judge-worker.js", import.meta.url));
