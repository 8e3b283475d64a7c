// The command as a process of its own: exit codes, standard input, a reader that goes away, bounded memory.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { requestsFromCsv } from "../../cli/input-csv.ts";
import { requestsFromLines } from "../../cli/input-json.ts";
import { billRequest, FIRST } from "./household.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = ["--import", "tsx", "cli/main.ts"];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function mizan(argv: readonly string[], stdin: string): Promise<Ended> {
  const child = spawn(process.execPath, [...program, ...argv], { cwd: root });
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written.err += text;
  });
  child.stdin.on("error", () => {}).end(stdin);
  const [code] = await once(child, "close");
  return { code, ...written };
}

const household = "examples/household";
const request = JSON.stringify(billRequest());

describe("the process", () => {
  test.each([
    { name: "bills", argv: ["bill", household, "--input", "-", "--format", "jsonl"], stdin: `${request}\n`, code: 0, out: '"payable":"126000"', err: "" },
    {
      name: "refuses a row",
      argv: ["bill", household, "--input", "-", "--format", "jsonl"],
      stdin: `${request}\n{}\n`,
      code: 1,
      out: '"kind":"refused"',
      err: "row 2 refused:",
    },
    { name: "cannot do it", argv: ["bill", household, "--input", "no.csv"], stdin: "", code: 2, out: "", err: "there is no file no.csv" },
    { name: "does not know a command", argv: ["chek"], stdin: "", code: 2, out: "", err: "Did you mean check?" },
  ])("$name", async ({ argv, stdin, code, out, err }) => {
    const ended = await mizan(argv, stdin);
    expect(ended.out).toContain(out);
    expect(ended.err).toContain(err);
    expect(ended.code).toBe(code);
  });

  test("ends quietly when the reader of its output goes away, though its input goes on", async () => {
    const child = spawn(process.execPath, [...program, "bill", household, "--input", "-", "--format", "jsonl"], { cwd: root });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.stdin.on("error", () => {}).write(`${request}\n`.repeat(200));
    child.stdout.once("data", () => {
      child.stdout.destroy();
      child.stdin.write(`${request}\n`.repeat(200));
    });
    const [code] = await once(child, "exit");
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  test("the first bill is written before the last request is read", async () => {
    const child = spawn(process.execPath, [...program, "bill", household, "--input", "-", "--format", "jsonl"], { cwd: root });
    child.stdin.on("error", () => {}).write(`${request}\n${request}\n`);
    const [text] = await once(child.stdout.setEncoding("utf8"), "data");
    expect(JSON.parse(String(text).split("\n")[0] ?? "")).toMatchObject(FIRST);
    child.stdin.end();
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  });
});

describe("rows are read in bounded memory", () => {
  const rows = 300_000;
  test.each([
    {
      name: "CSV",
      head: "id,period.from,period.to,account.class,usage.active\n",
      line: "x,1394-03-01,1394-04-01,residential,230\n",
      read: (source: AsyncIterable<Buffer>) => requestsFromCsv(source, "input", { fields: ["id", "period", "account", "usage"], unknownIn: () => undefined }),
    },
    { name: "JSON lines", head: "", line: `${request}\n`, read: requestsFromLines },
  ])("$name", async ({ head, line, read }) => {
    const chunk = Buffer.from(line.repeat(1_000));
    async function* source(): AsyncGenerator<Buffer> {
      yield Buffer.from(head);
      for (let at = 0; at < rows / 1_000; at += 1) yield chunk;
    }
    let count = 0;
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    for await (const row of read(source())) {
      count += row.kind === "request" ? 1 : 0;
      if (count % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(count).toBe(rows);
    // All rows kept would be hundreds of bytes each: well over 100 MB.
    expect(most).toBeLessThan(80 * 1024 * 1024);
  });
});
