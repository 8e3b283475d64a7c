// The judging of a run: the input is read once, cut into chunks of so many rows in its order, and each chunk that the folder does not have yet is judged and stored.
// Memory: a few chunks at a time, whatever the input.
import type { Schedule } from "../../src/index.ts";
import type { CaseRow } from "../case-rows.ts";
import type { Others } from "../other-bills.ts";
import { withOthers } from "../other-bills.ts";
import type { Judges } from "../workers/judges.ts";
import type { Chunk, ChunkRow } from "./chunk.ts";
import type { RunFolder } from "./run-folder.ts";

export interface JudgeRun {
  readonly schedule: Schedule;
  readonly rows: AsyncIterable<CaseRow>;
  readonly folder: RunFolder;
  readonly judges: Judges;
  /** Whether bills need the other bills of their account. */
  readonly diagnose: boolean;
  readonly chunk: number;
  /** Chunks that are judged or wait for it, at most. */
  readonly inFlight: number;
  readonly told: (so: SoFar) => Promise<void>;
}

export interface SoFar {
  /** Rows that are judged and stored, those of an earlier run among them. */
  readonly rows: number;
  /** Of them those that this run judged. */
  readonly judged: number;
  readonly chunks: number;
  /** The row of the file up to which it is read. */
  readonly at: number | undefined;
}

/** How many chunks the input has. */
export async function judgeRun({ rows, folder, judges, diagnose, chunk: size, inFlight, told }: JudgeRun): Promise<number> {
  const working = new Set<Promise<void>>();
  let [first, number] = [0, 0];
  let [rowsDone, judged, chunks, at]: [number, number, number, number | undefined] = [0, 0, 0, undefined];
  let waiting: ChunkRow[] = [];
  let fault: { readonly error: unknown } | undefined;
  const finish = async (chunk: Chunk): Promise<void> => {
    if (!(await folder.has(chunk.number, chunk.rows.length))) {
      await folder.store(chunk.number, await judges.judge(chunk));
      judged += chunk.rows.length;
    }
    rowsDone += chunk.rows.length;
    chunks += 1;
  };
  const begin = async (): Promise<void> => {
    const work = finish({ number, first, rows: waiting })
      .catch((error: unknown) => {
        fault ??= { error };
      })
      .finally(() => working.delete(work));
    working.add(work);
    first += waiting.length;
    number += 1;
    waiting = [];
    while (working.size >= inFlight) await Promise.race(working);
    if (fault !== undefined) throw fault.error;
    await told({ rows: rowsDone, judged, chunks, at });
  };
  try {
    for await (const [row, others] of withOthers(rows, diagnose ? REACH : 0)) {
      waiting.push(chunkRow(row, others));
      at = row.row ?? at;
      if (waiting.length === size) await begin();
    }
    if (waiting.length > 0) await begin();
    while (working.size > 0) {
      await Promise.race(working);
      await told({ rows: rowsDone, judged, chunks, at });
    }
  } finally {
    await Promise.all(working);
  }
  if (fault !== undefined) throw fault.error;
  return number;
}

/** Rows before and after a bill whose bills a diagnosis is given: what it finds rests on the input alone, not on how that is cut. */
const REACH = 1000;

function chunkRow(row: CaseRow, others: Others): ChunkRow {
  if (row.kind === "broken") {
    const { file, row: at, id, account, problems } = row;
    return { kind: "unread", file, row: at, id, account, problems: problems.map(noteOf) };
  }
  return { kind: "case", row: row.row, case: row.case, previous: row.previous, others, noted: row.noted.map(noteOf) };
}

function noteOf({ code, message, help }: ChunkNote): ChunkNote {
  return { code, message, help };
}

type ChunkNote = Extract<CaseRow, { kind: "case" }>["noted"][number];
