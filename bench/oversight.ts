// `npm run bench:oversight`: the audit of 100,000 corrections against their history, for authority alone and with their facts rated again.
// Writes bench/oversight-figures.md with the machine's name. Runs from the project's root. Machines are noisy: compare figures of one run only.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import type { Plan } from "../src/engine/plan.ts";
import { load } from "../src/library/load.ts";
import { auditJournal } from "../src/rules/authority/audit/audit-journal.ts";
import { recordHash } from "../src/rules/records/chain.ts";
import { journalOf, RULES } from "./corrections-journal.ts";

const REQUESTS = 100_000;

interface Figure {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly holds: boolean;
}

const [, script = "", withFacts] = process.argv;
if (withFacts !== undefined) process.stdout.write(JSON.stringify(measured(withFacts === "facts")));
else report([...audited("for authority alone", "alone", 10), ...audited("with their facts rated again", "facts", 60)]);

/** Each audit in a process of its own, so that its memory is its own. */
function audited(how: string, mode: "alone" | "facts", most: number): readonly Figure[] {
  const { requests, accounts, approvals, seconds, processor, megabytes }: Measured = JSON.parse(
    execFileSync(process.execPath, [script, mode], { encoding: "utf8" }),
  );
  const count = (number: number): string => Math.floor(number).toLocaleString("en");
  return [
    {
      what: `${count(requests)} corrections of ${count(accounts)} accounts, ${count(approvals)} approvals, audited ${how}`,
      found: `${processor.toFixed(1)} s of processor time (${seconds.toFixed(1)} s on the clock), ${count(requests / processor)} corrections a second`,
      target: `under ${most} s`,
      holds: processor < most,
    },
    { what: `the most memory that it took, journal and all, ${how}`, found: `${count(megabytes)} MB`, target: "under 1,024 MB", holds: megabytes < 1_024 },
  ];
}

interface Measured {
  readonly requests: number;
  readonly accounts: number;
  readonly approvals: number;
  readonly seconds: number;
  /** Seconds of all threads, those that collect garbage among them: what the audit would take on a machine with nothing else to do, or more. */
  readonly processor: number;
  readonly megabytes: number;
}

function measured(isRated: boolean): Measured {
  const plan = planOf(RULES);
  const { records, requests, accounts, approvals } = journalOf(REQUESTS, recordHash, isRated);
  const [before, start] = [process.cpuUsage(), process.hrtime.bigint()];
  const findings = auditJournal(plan, records);
  const { user, system } = process.cpuUsage(before);
  const [seconds, processor] = [Number(process.hrtime.bigint() - start) / 1e9, (user + system) / 1e6];
  // Every request is approved as its rule asks: a finding would be an error of the bench or of the audit.
  if (findings.length > 0) throw new Error(`${findings.length} findings, the first: ${JSON.stringify(findings[0])}`);
  return { requests, accounts, approvals, seconds, processor, megabytes: process.resourceUsage().maxRSS / 1_024 };
}

function report(figures: readonly Figure[]): void {
  const text = page(figures);
  writeFileSync("bench/oversight-figures.md", text);
  process.stdout.write(text);
  process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
}

function planOf(rules: string): Plan {
  const { schedule, diagnostics } = load([{ path: "rules.mizan", text: rules }]);
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule.plan;
}

function page(rows: readonly Figure[]): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const table = rows.map(({ what, found, target, holds }) => `| ${what} | ${found} | ${target} | ${holds ? "" : "falls short"} |`);
  return `# Figures of the oversight half

${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. One run of \`npm run bench:oversight\`, with ${loadavg()[0]?.toFixed(0)} processes at work on the machine.

| what | found | target | |
| --- | --- | --- | --- |
${table.join("\n")}
`;
}
