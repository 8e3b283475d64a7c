// The commands of the oversight half with their arguments and options.
import type { Command } from "commander";
import { Option } from "commander";
import type { AuditCorrectionsOptions, AuditOptions } from "./audit-corrections.ts";
import { auditCorrections } from "./audit-corrections.ts";
import type { AuthorityOptions } from "./authority.ts";
import { authority } from "./authority.ts";
import type { CorrectOptions } from "./correct.ts";
import { correct } from "./correct.ts";
import type { DecideCommandOptions } from "./decide.ts";
import { DECISION_FORMATS, decide } from "./decide.ts";
import type { PlanOptions } from "./instalments.ts";
import { instalmentsAudit, instalmentsOffer, instalmentsSchedule } from "./instalments.ts";
import type { Io } from "./io.ts";
import { FINDING_FORMATS } from "./render-findings.ts";
import { LANGUAGES } from "./sheet-words.ts";
import type { VerifyOptions } from "./verify.ts";
import { verify } from "./verify.ts";

type Ended = (code: number) => void;
/** What commander hands over: an option that was not given is not there. */
type Given<T> = { readonly [K in keyof T]?: T[K] };

const JOURNAL = "the records (.jsonl or .json), bare or as entries of a chain; - reads standard input";
const RULES = "rule file, folder with one schedule, or a plan that `mizan plan` wrote (.json)";

export function addOversightCommands(program: Command, io: Io, ended: Ended): void {
  withView(program.command("decide").description("may this request be carried out, and who may allow it").argument("<path>", RULES), DECISION_FORMATS)
    .option("--request <file>", "one request record (.json); - reads standard input")
    .option("--journal <file>", JOURNAL)
    .action(async (path: string, options: Given<DecideCommandOptions>) => ended(await decide(io, path, { ...VIEW, ...ASKED, ...options })));
  withView(program.command("audit-corrections").description("find what was not in order in a journal of requests").argument("<path>", RULES), FINDING_FORMATS)
    .option("--journal <file>", JOURNAL)
    .option("--bills <file>", "issued bills (.jsonl or .json): what a correction says was issued is held against them")
    .action(async (path: string, options: Given<AuditCorrectionsOptions>) =>
      ended(await auditCorrections(io, path, { ...VIEW, ...ASKED, bills: undefined, ...options })),
    );
  program
    .command("authority")
    .description("print who may allow what, as a table and as questions")
    .argument("<path>", RULES)
    .option("--name <authority>", "one authority only, by its name in the rules")
    .option("--on <date>", "as it is on that day; else on the last day that the rules are for")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addOption(language())
    .action(async (path: string, options: Given<AuthorityOptions>) =>
      ended(await authority(io, path, { on: undefined, name: undefined, format: "pretty", lang: "en", ...options })),
    );
  program
    .command("correct")
    .description("reverse and reissue issued bills, line by line")
    .argument("<path>", RULES)
    .option("--issued <file>", "bills as issued (.jsonl or .json)")
    .option("--facts <file>", "the right bill requests, by the bills' ids or periods (.jsonl or .json)")
    .addOption(
      new Option("--carry <word>", "what a bill brings forward: as its request states, or as the bill before it carries once corrected")
        .choices(["as stated", "passed on"])
        .default("as stated"),
    )
    .addOption(new Option("--format <format>", "form of the documents").choices(["pretty", "json", "jsonl"]).default("pretty"))
    .addOption(language())
    .option("--as-known <date>", "read the rules as known on that day")
    .action(async (path: string, options: Given<CorrectOptions>) =>
      ended(await correct(io, path, { issued: undefined, facts: undefined, asKnown: undefined, format: "pretty", lang: "en", carry: "as stated", ...options })),
    );
  addInstalments(program, io, ended);
  program
    .command("verify")
    .description("see whether a chain of records is as it was entered")
    .argument("<file>", "chain entries (.jsonl or .json); - reads standard input")
    .option("--head <hash>", "the hash of the last entry, as it was published elsewhere: 64 digits, in either case")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addOption(language())
    .action(async (file: string, options: Given<VerifyOptions>) =>
      ended(await verify(io, file, { head: undefined, format: "pretty", lang: "en", ...options })),
    );
}

function addInstalments(program: Command, io: Io, ended: Ended): void {
  const instalments = program.command("instalments").description("instalment plans: offered, worked out, audited");
  const plans = [
    ["offer", "what a debtor may have, and from whom", "the debtor, the day and the debt (.json)", instalmentsOffer],
    [
      "schedule",
      "the rows of one plan, and whether it may be made",
      "the plan: rule, account, day, what it covers, down payment, parts (.json)",
      instalmentsSchedule,
    ],
  ] as const;
  for (const [name, description, what, run] of plans) {
    withView(instalments.command(name).description(description).argument("<path>", RULES), DECISION_FORMATS)
      .option("--request <file>", what)
      .option("--journal <file>", `${JOURNAL}; without it nothing is asked of documents, other plans and persons`)
      .action(async (path: string, options: Given<PlanOptions>) => ended(await run(io, path, { ...VIEW, ...ASKED, ...options })));
  }
  withView(instalments.command("audit").description("find what was not in order in plans and payments").argument("<path>", RULES), FINDING_FORMATS)
    .option("--journal <file>", JOURNAL)
    .action(async (path: string, options: Given<AuditOptions>) => ended(await instalmentsAudit(io, path, { ...VIEW, ...ASKED, ...options })));
}

function withView(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option("--format <format>", "form of the answer").choices(formats).default("pretty"))
    .option("--explain", "with what to do, the records and the sources", false)
    .addOption(language())
    .option("--as-known <date>", "read rules and records as known on that day");
}

function language(): Option {
  return new Option("--lang <language>", "language of the words").choices(LANGUAGES).default("en");
}

const VIEW = { format: "pretty", explain: false, lang: "en" } as const;
const ASKED = { request: undefined, journal: undefined, asKnown: undefined } as const;
