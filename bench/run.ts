// `npm run bench`: parse and check of a generated 10,000-line schedule, the reference evaluator, and memory over a million bills.
// Writes bench/figures.md with the machine's name. Runs from the project's root. Machines are noisy: compare figures of one run only.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { Bench } from "tinybench";
import { check } from "../src/dsl/check/check.ts";
import { parse } from "../src/dsl/syntax/parse.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { requestReader } from "../src/engine/request/request-reader.ts";
import type { RuleText, Schedule } from "../src/index.ts";
import { load } from "../src/index.ts";
import { scheduleText } from "./schedule-text.ts";

const CLASSES = 110;

interface Figure {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly holds: boolean;
}

const household = loaded([{ path: "rules.mizan", text: readFileSync("examples/household/rules.mizan", "utf8") }]);
const figures: Figure[] = [...(await parsing()), ...(await billing()), memory()];
const text = page(figures);
writeFileSync("bench/figures.md", text);
process.stdout.write(text);
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;

function loaded(files: readonly RuleText[]): Schedule {
  const { schedule, diagnostics } = load(files, { prove: false });
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule;
}

async function parsing(): Promise<readonly Figure[]> {
  const rules = scheduleText(CLASSES);
  const bench = new Bench({ warmupIterations: 3, iterations: 9, time: 0 });
  bench.add("check", () => {
    const { value, diagnostics } = parse("generated.mizan", rules);
    if (check([value]).value === undefined || diagnostics.length > 0) throw new Error("the generated schedule does not check");
  });
  bench.add("load", () => {
    loaded([{ path: "generated.mizan", text: rules }]);
  });
  await bench.run();
  const checking = median(bench, "check");
  return [
    {
      what: `parse and check a schedule of ${rules.split("\n").length} lines`,
      found: `${checking.toFixed(0)} ms`,
      target: "under 1000 ms",
      holds: checking < 1_000,
    },
    { what: "the same with its plan and the plan's hash", found: `${median(bench, "load").toFixed(0)} ms`, target: "none stated", holds: true },
  ];
}

async function billing(): Promise<readonly Figure[]> {
  const bench = new Bench({ warmupTime: 500, time: 3_000 });
  const growing = [
    { from: "1393-01-01", value: "1" },
    { from: "1394-01-20", value: "2" },
  ];
  const cases = [
    { name: "a household, one segment", schedule: household, request: request("1394-03-01", "1394-04-01", "1"), least: 10_000 },
    { name: "a household, three segments", schedule: household, request: request("1393-12-10", "1394-02-10", growing), least: 4_000 },
    { name: "a household of tariffs/iran", ...iranian(), least: undefined },
  ];
  for (const { name, schedule, request } of cases) {
    const reading = requestReader(schedule.plan)(request);
    if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
    bench.add(`evaluate, ${name}`, () => {
      evaluate(schedule.plan, reading.facts);
    });
    bench.add(`bill, ${name}`, () => {
      schedule.bill(request);
    });
  }
  await bench.run();
  return cases.flatMap(({ name, least }) => [
    rate(bench, `evaluate, ${name}`, `facts to trace: ${name}`, least),
    rate(bench, `bill, ${name}`, `request to bill, trace and receipt: ${name}`, undefined),
  ]);
}

/** The shipped Iranian schedule, and the ordinary household of its example folder. */
function iranian(): { readonly schedule: Schedule; readonly request: object } {
  const folder = "tariffs/iran";
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".mizan"));
  const schedule = loaded(paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") })));
  const [first = ""] = readFileSync("examples/iran-customers/customers.jsonl", "utf8").split("\n");
  return { schedule, request: JSON.parse(first) };
}

/** `least`: the evaluator's target, where one is stated. */
function rate(bench: Bench, task: string, what: string, least: number | undefined): Figure {
  const perSecond = 1_000 / median(bench, task);
  const found = `${Math.floor(perSecond).toLocaleString("en")} a second`;
  if (least === undefined) return { what, found, target: "none stated", holds: true };
  return { what, found, target: `above ${least.toLocaleString("en")} a second`, holds: perSecond > least };
}

/** Milliseconds. */
function median(bench: Bench, task: string): number {
  const result = bench.getTask(task)?.result;
  if (result === undefined || !("latency" in result)) throw new Error(`${task} was not measured`);
  return result.latency.p50;
}

function memory(): Figure {
  const bills = 1_000_000;
  let first = 0;
  for (let at = 1; at <= bills; at += 1) {
    const result = household.bill(request("1394-03-01", "1394-04-01", "1", `${at % 2_000}.${at % 10}`));
    if (result.kind === "refused") throw new Error("a bill of the memory run was refused");
    if (at === 100_000) first = heap();
  }
  const last = heap();
  return {
    what: "heap after 100,000 and after 1,000,000 bills",
    found: `${first.toFixed(0)} MB and ${last.toFixed(0)} MB`,
    target: "no growth (10 MB)",
    holds: last - first < 10,
  };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

type Households = string | readonly { readonly from: string; readonly value: string }[];

function request(from: string, to: string, households: Households, active = "230.5"): object {
  return { id: "bench", account: { class: "residential", rural: "no", households }, period: { from, to }, usage: { active } };
}

function page(rows: readonly Figure[]): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const table = rows.map(({ what, found, target, holds }) => `| ${what} | ${found} | ${target} | ${holds ? "" : "falls short"} |`);
  return `# Figures

${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. Medians of one run of \`npm run bench\`.

| what | found | target | |
| --- | --- | --- | --- |
${table.join("\n")}
`;
}
