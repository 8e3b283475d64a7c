// The commands that judge issued bills, with their arguments and options.
import type { Command } from "commander";
import { Option } from "commander";
import type { AuditBillsOptions } from "./audit.ts";
import { audit } from "./audit.ts";
import type { DiagnoseBillsOptions } from "./diagnose.ts";
import { diagnose } from "./diagnose.ts";
import type { Io } from "./io.ts";
import { LANGUAGES } from "./sheet-words.ts";

type Given<T> = { readonly [K in keyof T]?: T[K] };

const RULES = "rule file, folder with one schedule, or a plan that `mizan plan` wrote (.json)";

export function addJudgingCommands(program: Command, io: Io, ended: (code: number) => void): void {
  withBills(program.command("audit").description("judge each figure of issued bills"))
    .addOption(new Option("--lang <language>", "language of labels").choices(LANGUAGES).default("en"))
    .action(async (path: string, options: Given<AuditBillsOptions>) =>
      ended(await audit(io, path, { bills: undefined, map: undefined, format: "pretty", lang: "en", progress: false, ...options })),
    );
  withBills(program.command("diagnose").description("find the mistake that made an issued bill wrong")).action(
    async (path: string, options: Given<DiagnoseBillsOptions>) =>
      ended(await diagnose(io, path, { bills: undefined, map: undefined, format: "pretty", progress: false, ...options })),
  );
}

function withBills(command: Command): Command {
  return command
    .argument("<path>", RULES)
    .option("--bills <file>", "cases: what was issued, the facts of record, ledger and evidence (.jsonl or .json)")
    .option("--map <file>", "how to read an issuer's own file: CSV, JSON lines, XLSX or Parquet (docs/mapping.md)")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "jsonl"]).default("pretty"))
    .option("--progress", "tell the progress of long work on standard error, also where it is no terminal", false);
}
