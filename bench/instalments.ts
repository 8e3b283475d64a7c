// `npm run bench:instalments`: 100,000 schedules, and the audit of 100,000 plans with their payments.
// Writes bench/instalments-figures.md with the machine's name. Runs from the project's root. Figures are of processor time, so that what else the machine does
// counts little; compare figures of one run only.
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Plan } from "../src/engine/plan.ts";
import { load } from "../src/library/load.ts";
import { auditPlans } from "../src/rules/instalments/audit-plans.ts";
import { dueDates } from "../src/rules/instalments/due-dates.ts";
import { scheduler } from "../src/rules/instalments/schedule.ts";
import { dayFromText, textFromDay } from "../src/values/calendar.ts";
import { journalOf, RULES, requestOf, seeded } from "./plans-journal.ts";

const PLANS = 100_000;

interface Figure {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly holds: boolean;
}

const plan = planOf(RULES);
const figures: Figure[] = [scheduled(), audited(), memory()];
const text = page(figures);
writeFileSync("bench/instalments-figures.md", text);
process.stdout.write(text);
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;

function scheduled(): Figure {
  const next = seeded(7);
  const asked = Array.from({ length: PLANS }, (_, index) => requestOf(index + 1, next));
  const ask = scheduler(plan);
  const start = process.cpuUsage();
  let rows = 0;
  for (const { request, debt } of asked) {
    const found = ask(request);
    if (found.rows.reduce((sum, { amount }) => sum + Number(amount), Number(found.down)) !== debt) throw new Error(`no plan: ${JSON.stringify(found.failed)}`);
    rows += found.rows.length;
  }
  const seconds = secondsSince(start);
  return {
    what: `${PLANS.toLocaleString("en")} schedules of ${rows.toLocaleString("en")} parts in all, read, worked out, judged, each with its receipt`,
    found: `${seconds.toFixed(1)} s, ${Math.floor(PLANS / seconds).toLocaleString("en")} a second`,
    target: "under 10 s",
    holds: seconds < 10,
  };
}

function audited(): Figure {
  const { records, plans, payments } = journalOf(PLANS, duesOf);
  const start = process.cpuUsage();
  const findings = auditPlans(plan, records);
  const seconds = secondsSince(start);
  // Every plan is made and paid as its rule asks: a finding would be an error of the bench or of the audit.
  if (findings.length > 0) throw new Error(`${findings.length} findings, the first: ${JSON.stringify(findings[0])}`);
  return {
    what: `${plans.toLocaleString("en")} plans and ${payments.toLocaleString("en")} payments audited, ${records.length.toLocaleString("en")} records in all`,
    found: `${seconds.toFixed(1)} s, ${Math.floor(plans / seconds).toLocaleString("en")} plans a second`,
    target: "none stated",
    holds: true,
  };
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function memory(): Figure {
  const megabytes = process.resourceUsage().maxRSS / 1_024;
  return { what: "the most memory that both took, journal and all", found: `${megabytes.toFixed(0)} MB`, target: "none stated", holds: true };
}

function duesOf(agreed: string, count: number): readonly string[] {
  const step = { count: 1, unit: "months" as const };
  const dues = dueDates(plan, { first: step, every: step, moved: true }, dayFromText("persian", agreed) ?? 0, count, undefined);
  return dues.kind === "dates" ? dues.days.map((day) => textFromDay("persian", day)) : [];
}

function planOf(rules: string): Plan {
  const { schedule, diagnostics } = load([{ path: "rules.mizan", text: rules }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule.plan;
}

function page(rows: readonly Figure[]): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const table = rows.map(({ what, found, target, holds }) => `| ${what} | ${found} | ${target} | ${holds ? "" : "falls short"} |`);
  return `# Figures of instalments

${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. One run of \`npm run bench:instalments\`, processor time.

| what | found | target | |
| --- | --- | --- | --- |
${table.join("\n")}
`;
}
