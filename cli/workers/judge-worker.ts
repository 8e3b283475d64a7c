// What a worker thread runs: loads the plan once, then judges one chunk after the other and gives back the bytes of its file.
import { parentPort, workerData } from "node:worker_threads";
import { loadPlan } from "../../src/index.ts";
import type { Chunk } from "../population/chunk.ts";
import { chunkBytes } from "../population/chunk.ts";
import type { JudgeOptions } from "./judge-chunk.ts";
import { judgeChunk } from "./judge-chunk.ts";

export interface WorkerStart {
  readonly plan: string;
  readonly options: JudgeOptions;
}

const { plan, options }: WorkerStart = workerData;
const { schedule, problem } = loadPlan(plan);
if (schedule === undefined) throw new Error(problem);
parentPort?.on("message", (chunk: Chunk) => {
  parentPort?.postMessage(chunkBytes(chunk.number, judgeChunk(schedule, chunk, options)));
});
