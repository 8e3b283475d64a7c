// `npm run bench:diagnosis`: bills with mistakes made by code that the diagnosis does not share, judged by it; see bench/diagnosis/. A whole run takes hours:
// it is made in parts (`--seconds 280`), and goes on where the last one stopped. `--size 0.1`: a tenth of each row; `--rows right,one`: only those that begin
// so; `--seed 2`: other bills; `--fresh`: from the start; `--show "one by lines 64"`: that bill alone, with its rules and what was answered.
// Writes bench/diagnosis-figures.md with the machine's name (`npm run format` then aligns its tables). Runs from the project's root.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { figuresPage } from "./diagnosis/figures-page.ts";
import type { Row } from "./diagnosis/rows.ts";
import { ROWS } from "./diagnosis/rows.ts";
import type { Tally } from "./diagnosis/tally.ts";
import { emptyTally, withOutcome } from "./diagnosis/tally.ts";

const { values: options } = parseArgs({
  options: {
    size: { type: "string", default: "1" },
    seconds: { type: "string", default: "100000" },
    rows: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
    fresh: { type: "boolean", default: false },
    show: { type: "string" },
    out: { type: "string", default: "bench/diagnosis-figures.md" },
    kept: { type: "string", default: "node_modules/.cache/mizan-bench/diagnosis" },
  },
});

const ends = performance.now() + 1_000 * Number(options.seconds);
const seed = Number(options.seed);
if (options.show === undefined) measure();
else show(options.show);

function measure(): void {
  if (options.fresh) rmSync(options.kept, { recursive: true, force: true });
  mkdirSync(options.kept, { recursive: true });
  const wanted = options.rows.split(",");
  const text = figuresPage(
    ROWS.map((row) => (wanted.some((name) => row.name.startsWith(name)) ? counted(row) : kept(row))),
    seed,
  );
  writeFileSync(options.out, text);
  process.stdout.write(text);
}

function show(which: string): void {
  const row = ROWS.find(({ name }) => which.startsWith(`${name} `));
  const outcome = row?.outcome(seed, Number(which.slice(row.name.length)));
  if (outcome === undefined) throw new Error(`there is no bill \`${which}\`: name a row and a number`);
  const { rules, ...seen } = outcome.seen();
  process.stdout.write(`${rules}\n${JSON.stringify({ ...outcome, ...seen }, null, 1)}\n`);
}

function counted(row: Row): Tally {
  const last = Math.ceil(row.bills * Number(options.size));
  let tally = kept(row);
  while (tally.next < last && performance.now() < ends) {
    const outcome = row.outcome(seed, tally.next);
    tally =
      outcome === undefined
        ? { ...tally, next: tally.next + 1, counts: { ...tally.counts, "cannot be": (tally.counts["cannot be"] ?? 0) + 1 } }
        : withOutcome(tally, outcome);
  }
  writeFileSync(fileOf(row), JSON.stringify(tally));
  return tally;
}

function kept(row: Row): Tally {
  return existsSync(fileOf(row)) ? JSON.parse(readFileSync(fileOf(row), "utf8")) : emptyTally(row.name);
}

function fileOf({ name }: Row): string {
  return `${options.kept}/${seed}-${name.replaceAll(/\W+/g, "-")}.json`;
}
