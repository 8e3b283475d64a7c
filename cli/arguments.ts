// The commands of `mizan` with their arguments and options, and what `--help` says of them.
import { Command, Option } from "commander";
import { ENGINE_VERSION, LANGUAGE_VERSION } from "../src/index.ts";
import type { BillOptions } from "./bill.ts";
import { bill } from "./bill.ts";
import type { CheckOptions } from "./check.ts";
import { CHECK_FORMATS, check } from "./check.ts";
import { fmt } from "./fmt.ts";
import { INPUT_FORMATS } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { addJudgingCommands } from "./judging-commands.ts";
import { addOversightCommands } from "./oversight-commands.ts";
import { plan } from "./plan.ts";
import { BILL_FORMATS } from "./render-bills.ts";
import { schema } from "./schema.ts";
import { LANGUAGES } from "./sheet-words.ts";
import { test } from "./test.ts";

/** An option that was not given is not there: what commander hands over, before the commands' own types. */
type Given<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]?: Exclude<T[P], undefined> };

/** `ended` gets the exit code of the command that ran. */
export function programOf(io: Io, ended: (code: number) => void): Command {
  const program = new Command("mizan")
    .description("Electricity tariffs as rules: checked, billed to the last unit, explained.")
    .version(`mizan ${ENGINE_VERSION}, language ${LANGUAGE_VERSION}`)
    .addHelpText(
      "after",
      "\nA PATH is a rule file, taken with all that it uses, or a folder, taken with all .mizan files below it.\nExit codes: 0 fine, 1 the rules or bills are wrong, 2 could not do it.",
    );
  addRuleCommands(program, io, ended);
  addBillCommands(program, io, ended);
  addOversightCommands(program, io, ended);
  addJudgingCommands(program, io, ended);
  return program;
}

type Ended = (code: number) => void;

function addRuleCommands(program: Command, io: Io, ended: Ended): void {
  program
    .command("check")
    .description("check rule files: errors, warnings, tests, and what is not settled")
    .argument("<path...>", "rule files or folders")
    .addOption(new Option("--format <format>", "form of the report").choices(CHECK_FORMATS).default("pretty"))
    .option("--strict", "fail also on warnings, and on what is unknown, untranslatable, unverified, example, or tested and not proved", false)
    .addOption(progressOption())
    .action(async (paths: readonly string[], options: CheckOptions) => ended(await check(io, paths, options)));
  program
    .command("fmt")
    .description("bring rule files into their canonical layout")
    .argument("<path...>", "rule files or folders")
    .option("--check", "change nothing, fail if a file is not in its layout", false)
    .action(async (paths: readonly string[], options: { readonly check: boolean }) => ended(await fmt(io, paths, options)));
  program
    .command("test")
    .description("run the test blocks of rule files")
    .argument("<path...>", "rule files or folders")
    .option("--coverage", "tell which lines, blocks, exceptions and versions the tests reach", false)
    .option("--junit <file>", "also write a report in JUnit's XML")
    .addOption(progressOption())
    .action(async (paths: readonly string[], options: Given<Parameters<typeof test>[2], "junit">) =>
      ended(await test(io, paths, { ...options, junit: options.junit })),
    );
}

function addBillCommands(program: Command, io: Io, ended: Ended): void {
  program
    .command("bill")
    .description("work out the bills of a file of requests")
    .argument("<path>", "rule file, folder with one schedule, or a plan that `mizan plan` wrote (.json)")
    .option("--input <file>", "bill requests: .json, .jsonl or .csv; - reads standard input")
    .addOption(new Option("--input-format <format>", "format of the input, whatever its name").choices(INPUT_FORMATS))
    .addOption(new Option("--format <format>", "form of the bills").choices(BILL_FORMATS).default("pretty"))
    .option("--explain", "unfold every figure to its rule, source and inputs", false)
    .addOption(new Option("--lang <language>", "language of labels and explanations").choices(LANGUAGES).default("en"))
    .option("--as-known <date>", "read the rules as known on that day: what was announced later is not seen")
    .addOption(progressOption())
    .action(async (path: string, options: Given<BillOptions, "input" | "inputFormat" | "asKnown">) => ended(await bill(io, path, complete(path, options))));
  program
    .command("schema")
    .description("print what a bill request looks like, as JSON Schema")
    .argument("<path>", "rule file, folder with one schedule, or plan")
    .option("--typescript", "as a TypeScript type instead", false)
    .action(async (path: string, options: { readonly typescript: boolean }) => ended(await schema(io, path, options)));
  program
    .command("plan")
    .description("print the compiled rules as JSON, which bill without the rule files")
    .argument("<path>", "rule file or folder with one schedule")
    .action(async (path: string) => ended(await plan(io, path)));
}

function progressOption(): Option {
  return new Option("--progress", "tell the progress of long work on standard error, also where it is no terminal").default(false);
}

function complete(path: string, options: Given<BillOptions, "input" | "inputFormat" | "asKnown">): BillOptions {
  const { input } = options;
  if (input !== undefined) return { ...options, input, inputFormat: options.inputFormat, asKnown: options.asKnown };
  throw new CannotDo(
    "`mizan bill` needs the bill requests",
    `write \`mizan bill ${path} --input requests.jsonl\` (.json, .jsonl or .csv), or --input - for standard input; \`mizan schema ${path}\` tells what a request holds`,
  );
}
