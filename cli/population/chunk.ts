// A chunk: rows of the input that are judged together, and what comes of them as one file. The file ends with its own hash: what was cut off or altered is seen.
import { createHash } from "node:crypto";
import type { BillCase, BillRecord, IssuedBill, Population } from "../../src/index.ts";
import type { RowNote } from "../case-rows.ts";
import type { Others } from "../other-bills.ts";

/** As it goes to a worker. */
export interface Chunk {
  readonly number: number;
  /** The place of its first row among the rows of the run, from 0. */
  readonly first: number;
  readonly rows: readonly ChunkRow[];
}

export type ChunkRow = CaseToJudge | UnreadRow;

export interface CaseToJudge {
  readonly kind: "case";
  readonly row: number;
  readonly case: BillCase;
  readonly previous: IssuedBill | undefined;
  readonly others: Others;
  readonly noted: readonly RowNote[];
}

export interface UnreadRow {
  readonly kind: "unread";
  readonly file: string;
  readonly row: number | undefined;
  readonly id: string | undefined;
  readonly account: string | undefined;
  readonly problems: readonly RowNote[];
}

/** As it comes back and is stored. */
export type JudgedRow = JudgedBill | UnreadRow;

export interface JudgedBill {
  readonly kind: "bill";
  readonly row: number;
  readonly bill: BillRecord;
  readonly noted: readonly RowNote[];
}

export interface JudgedChunk {
  readonly rows: readonly JudgedRow[];
  readonly population: Population;
}

export function chunkBytes(number: number, { rows, population }: JudgedChunk): Buffer {
  const body = Buffer.from(`${rows.map((row) => `${JSON.stringify(row)}\n`).join("")}${JSON.stringify(population)}\n`);
  return Buffer.concat([body, endOf(number, rows.length, body)]);
}

/** Undefined where the bytes are not what was written as this chunk. */
export function chunkFrom(number: number, bytes: Buffer): JudgedChunk | undefined {
  const body = bodyOf(number, bytes);
  if (body === undefined) return undefined;
  const lines = body.toString("utf8").trimEnd().split("\n");
  const population = populationFrom(lines.pop() ?? "");
  return { rows: lines.map(rowFrom), population };
}

/** How many rows a whole chunk has; undefined where it is not whole. */
export function rowsOf(number: number, bytes: Buffer): number | undefined {
  const body = bodyOf(number, bytes);
  return body === undefined ? undefined : rowsIn(body);
}

/** What stands before the last line, where that line is what it would be written as. */
function bodyOf(number: number, bytes: Buffer): Buffer | undefined {
  const at = bytes.lastIndexOf(LINE_END, bytes.length - 2) + 1;
  const body = bytes.subarray(0, at);
  return at > 0 && bytes.subarray(at).equals(endOf(number, rowsIn(body), body)) ? body : undefined;
}

function endOf(chunk: number, rows: number, body: Buffer): Buffer {
  return Buffer.from(`${JSON.stringify({ chunk, rows, sha256: createHash("sha256").update(body).digest("hex") })}\n`);
}

/** The last line of the body is the part of the run that its rows make. */
function rowsIn(body: Buffer): number {
  let lines = 0;
  for (let at = body.indexOf(LINE_END); at >= 0; at = body.indexOf(LINE_END, at + 1)) lines += 1;
  return lines - 1;
}

const LINE_END = 10;

/** The hash has shown that the text is one of ours. */
function rowFrom(line: string): JudgedRow {
  const row: JudgedRow = JSON.parse(line);
  return row;
}

function populationFrom(line: string): Population {
  const population: Population = JSON.parse(line);
  return population;
}
