// The commands that judge issued bills, with their arguments and options.
import type { Command } from "commander";
import { Option } from "commander";
import type { AuditBillsOptions } from "./audit.ts";
import { audit } from "./audit.ts";
import type { DiagnoseBillsOptions } from "./diagnose.ts";
import { diagnose } from "./diagnose.ts";
import type { DossierCommandOptions } from "./dossier.ts";
import { DOSSIER_FORMATS, dossier } from "./dossier.ts";
import type { WhichTariffOptions } from "./entitlement.ts";
import { whichTariff } from "./entitlement.ts";
import type { Io } from "./io.ts";
import { auditPopulation } from "./population/audit-population.ts";
import type { GivenOptions } from "./population/options.ts";
import { runOptions, withRunOptions } from "./population/options.ts";
import { LANGUAGES } from "./sheet-words.ts";

type Given<T> = { readonly [K in keyof T]?: T[K] };

const RULES = "rule file, folder with one schedule, or a plan that `mizan plan` wrote (.json)";

export function addJudgingCommands(program: Command, io: Io, ended: (code: number) => void): void {
  withRunOptions(withBills(program.command("audit").description("judge each figure of issued bills")))
    .addOption(new Option("--lang <language>", "language of labels").choices(LANGUAGES).default("en"))
    .action(async (path: string, options: Given<AuditBillsOptions> & GivenOptions) => {
      const run = runOptions(options);
      if (run !== undefined) ended(await auditPopulation(io, path, run));
      else ended(await audit(io, path, { bills: undefined, map: undefined, format: "pretty", lang: "en", progress: false, ...options }));
    });
  withBills(program.command("diagnose").description("find the mistake that made an issued bill wrong"))
    .addOption(new Option("--lang <language>", "language of the words").choices(LANGUAGES).default("en"))
    .action(async (path: string, options: Given<DiagnoseBillsOptions>) =>
      ended(await diagnose(io, path, { bills: undefined, map: undefined, format: "pretty", lang: "en", progress: false, ...options })),
    );
  addDisputeCommands(program, io, ended);
}

function addDisputeCommands(program: Command, io: Io, ended: (code: number) => void): void {
  withCases(program.command("which-tariff").description("tell which tariff the facts of record entitle to, and what each would have cost"))
    .option("--id <bill>", "one bill of the file alone")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addOption(new Option("--lang <language>", "language of the words").choices(LANGUAGES).default("en"))
    .action(async (path: string, options: Given<WhichTariffOptions>) =>
      ended(await whichTariff(io, path, { bills: undefined, map: undefined, id: undefined, format: "pretty", lang: "en", ...options })),
    );
  withCases(program.command("dossier").description("one dispute over a bill on a few pages: what is wrong, why, and what may be corrected"))
    .option("--id <bill>", "the bill; the account's other bills in the file are looked at too")
    .option("--out <file>", "where the pages go; standard output if left out")
    .addOption(new Option("--format <format>", "form of the dossier").choices(DOSSIER_FORMATS).default("html"))
    .addOption(new Option("--lang <language>", "language of the pages").choices(LANGUAGES).default("en"))
    .option("--tariffs", "also which tariff the account is entitled to, where that is not disputed", false)
    .option("--limits <rules>", "rules with an authority over corrections: what may still be corrected")
    .option("--on <date>", "the day of the correction, and of the entry of --chain, in the schedule's calendar")
    .option("--authority <name>", "with --limits: which of its authorities")
    .option("--kind <name>", "with --limits: the kind of the correction")
    .option("--cause <name>", "with --limits: its cause")
    .option("--cause-of <pair>", "with --limits: the cause where the fault found is such: billing=CAUSE or meter=CAUSE; may be repeated", collected, [])
    .option("--fact <pair>", "with --limits: a fact of the account that the limits ask, NAME=VALUE; may be repeated", collected, [])
    .option("--chain <file>", "enter the finding into this chain of findings (.jsonl)")
    .action(async (path: string, options: Given<DossierCommandOptions>) => ended(await dossier(io, path, { ...DOSSIER_OPTIONS, ...options })));
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

const DOSSIER_OPTIONS: DossierCommandOptions = {
  bills: undefined,
  map: undefined,
  id: undefined,
  limits: undefined,
  on: undefined,
  authority: undefined,
  kind: undefined,
  cause: undefined,
  causeOf: [],
  fact: [],
  tariffs: false,
  chain: undefined,
  format: "html",
  lang: "en",
  out: undefined,
};

function withBills(command: Command): Command {
  return withCases(command)
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "jsonl"]).default("pretty"))
    .option("--progress", "tell the progress of long work on standard error, also where it is no terminal", false);
}

function withCases(command: Command): Command {
  return command
    .argument("<path>", RULES)
    .option("--bills <file>", "cases: what was issued, the facts of record, ledger and evidence (.jsonl or .json)")
    .option("--map <file>", "how to read an issuer's own file: CSV, JSON lines, XLSX or Parquet (docs/mapping.md)");
}
