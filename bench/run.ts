// `npm run bench`: parse and check of a generated 10,000-line schedule, the reference evaluator, and memory over a million bills.
// Writes bench/figures.md with the machine's name. Ratios to the target are of this run alone: machines are noisy.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { Bench } from "tinybench";
import { evaluate } from "../src/engine/evaluate.ts";
import { requestReader } from "../src/engine/request/request-reader.ts";
import { load, type Schedule } from "../src/index.ts";
import { scheduleText } from "./schedule-text.ts";

const root = join(import.meta.dirname, "..");
const CLASSES = 110;

interface Figure {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly holds: boolean;
}

const household = loaded("examples/household/rules.mizan", readFileSync(join(root, "examples/household/rules.mizan"), "utf8"));
const figures: Figure[] = [...(await parsing()), ...(await billing()), memory()];
const text = page(figures);
writeFileSync(join(root, "bench/figures.md"), text);
process.stdout.write(text);
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;

function loaded(path: string, rules: string): Schedule {
  const { schedule, diagnostics } = load([{ path, text: rules }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule;
}

async function parsing(): Promise<readonly Figure[]> {
  const rules = scheduleText(CLASSES);
  const lines = rules.split("\n").length;
  const bench = new Bench({ warmupIterations: 2, iterations: 7, time: 0 });
  bench.add("parse, check and plan", () => {
    loaded("generated.mizan", rules);
  });
  await bench.run();
  const milliseconds = median(bench, "parse, check and plan");
  return [
    {
      what: `parse, check and plan a schedule of ${lines} lines`,
      found: `${milliseconds.toFixed(0)} ms`,
      target: "under 1000 ms",
      holds: milliseconds < 1_000,
    },
  ];
}

async function billing(): Promise<readonly Figure[]> {
  const read = requestReader(household.plan);
  const bench = new Bench({ warmupTime: 500, time: 3_000 });
  const cases = [
    { name: "one segment", request: request("1394-03-01", "1394-04-01"), least: 10_000 },
    {
      name: "three segments",
      request: request("1393-12-10", "1394-02-10", [
        { from: "1393-01-01", value: "1" },
        { from: "1394-01-20", value: "2" },
      ]),
      least: 4_000,
    },
  ];
  for (const { name, request } of cases) {
    const reading = read(request);
    if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
    bench.add(`evaluate, ${name}`, () => {
      evaluate(household.plan, reading.facts);
    });
    bench.add(`bill, ${name}`, () => {
      household.bill(request);
    });
  }
  await bench.run();
  return cases.flatMap(({ name, least }) => [
    rate(bench, `evaluate, ${name}`, `facts to trace, ${name}`, least),
    rate(bench, `bill, ${name}`, `request to bill with trace and receipt, ${name}`, least),
  ]);
}

function rate(bench: Bench, task: string, what: string, least: number): Figure {
  const perSecond = 1_000 / median(bench, task);
  return {
    what,
    found: `${Math.floor(perSecond).toLocaleString("en")} a second`,
    target: `above ${least.toLocaleString("en")} a second`,
    holds: perSecond > least,
  };
}

/** Milliseconds. */
function median(bench: Bench, task: string): number {
  const result = bench.getTask(task)?.result;
  if (result === undefined || !("latency" in result)) throw new Error(`${task} was not measured`);
  return result.latency.p50;
}

function memory(): Figure {
  const bills = 1_000_000;
  const after = new Map<number, number>();
  for (let at = 1; at <= bills; at += 1) {
    const result = household.bill(request("1394-03-01", "1394-04-01", "1", `${at % 2_000}.${at % 10}`));
    if (result.kind === "refused") throw new Error("a bill of the memory run was refused");
    if (at === 100_000 || at === bills) {
      globalThis.gc?.();
      after.set(at, process.memoryUsage().heapUsed / 2 ** 20);
    }
  }
  const first = after.get(100_000) ?? 0;
  const last = after.get(bills) ?? 0;
  return {
    what: "heap after 100,000 and after 1,000,000 bills",
    found: `${first.toFixed(0)} MB and ${last.toFixed(0)} MB`,
    target: "no growth (10 MB)",
    holds: last - first < 10,
  };
}

type Households = string | readonly { readonly from: string; readonly value: string }[];

function request(from: string, to: string, households: Households = "1", active = "230.5"): object {
  return { id: "bench", account: { class: "residential", rural: "no", households }, period: { from, to }, usage: { active } };
}

function page(rows: readonly Figure[]): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const table = rows.map(({ what, found, target, holds }) => `| ${what} | ${found} | ${target} | ${holds ? "holds" : "FALLS SHORT"} |`);
  return `# Figures

${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. Medians of one run of \`npm run bench\`.

| what | found | target | |
| --- | --- | --- | --- |
${table.join("\n")}
`;
}
