// A hundred thousand bills: memory that does not grow with the file where its order is known, and grows by what is said of it where it is not.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseFiles, mapFrom, readCases } from "../../adapters/index.ts";
import { folderWith } from "../cli/fake-io.ts";
import { HOUSEHOLD, PLAIN_HEAD, plainMap } from "./given.ts";

const ROWS = 100_000;
const folder = folderWith({});
afterAll(folder.remove);

beforeAll(async () => {
  const stream = createWriteStream(join(folder.path, "bills.csv"));
  stream.write(`${PLAIN_HEAD},Address,Reader\n`);
  for (let at = 0; at < ROWS; at += 1) {
    const [account, month] = [String(Math.floor(at / 6)).padStart(8, "0"), String((at % 6) + 3).padStart(2, "0")];
    const next = String((at % 6) + 4).padStart(2, "0");
    const address = `"street ${at % 997}, house ${at % 31}, ${"x".repeat(60)}"`;
    if (!stream.write(`bill-${at},${account},1394-${month}-01,1394-${next}-01,115423,126937,230.${at % 1000},${address},r${at % 50}\n`))
      await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
});

/** The heap after everything that nobody holds is gone, in bytes. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

async function growth(order: string): Promise<{ readonly cases: number; readonly bytesARow: number }> {
  const reading = mapFrom(plainMap({ order, ignored_columns: ["Address"], marks: { reader: "Reader" } }), HOUSEHOLD);
  if ("faults" in reading) throw new Error("the map does not fit");
  let cases = 0;
  let early = 0;
  let late = 0;
  for await (const item of readCases(caseFiles(join(folder.path, "bills.csv"), join(folder.path, "map.json"), reading.map), reading.map, HOUSEHOLD)) {
    if (item.kind === "case" && item.notes.length === 0) cases += 1;
    if (cases === ROWS / 5) early = heap();
    if (cases === ROWS - 10) late = heap();
  }
  return { cases, bytesARow: (late - early) / (ROWS * 0.8) };
}

describe("a file of 100,000 bills", () => {
  test("takes no memory that grows with it, sorted", async () => {
    const { cases, bytesARow } = await growth("sorted as text");
    expect(cases).toBe(ROWS);
    expect(bytesARow).toBeLessThan(10);
  });

  test("takes some 120 bytes a bill in any order, for its id and its days", async () => {
    const { cases, bytesARow } = await growth("any");
    expect(cases).toBe(ROWS);
    expect(bytesARow).toBeLessThan(200);
  });
});
