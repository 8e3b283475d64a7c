// `mizan bill`: bills for the requests of a file, one after the other, in their order.
import type { BillResult, Schedule } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import type { InputFormat, InputRow, Problem } from "./input.ts";
import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { progressOn } from "./progress.ts";
import type { BillFormat, Refusal, RefusalReason } from "./render-bills.ts";
import { billPrinter } from "./render-bills.ts";
import { assertKnownDay, placesOf } from "./request-places.ts";
import type { Language } from "./sheet-words.ts";
import { counted, shown } from "./shown.ts";

export interface BillOptions {
  /** `-`: standard input. */
  readonly input: string;
  readonly inputFormat: InputFormat | undefined;
  readonly format: BillFormat;
  readonly explain: boolean;
  readonly lang: Language;
  /** The day as known on which the rules are read, for all requests. */
  readonly asKnown: string | undefined;
  readonly progress: boolean;
}

/** 1 where the rules have errors or any row was refused: the others are billed all the same. */
export async function bill(io: Io, path: string, options: BillOptions): Promise<number> {
  const { format, explain, asKnown } = options;
  if (format === "csv" && explain) throw new CannotDo("CSV has no room for explanations", "use --format pretty, json or jsonl with --explain");
  if (asKnown !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asKnown))
    throw new CannotDo(`--as-known ${shown(asKnown)} is not a date`, "write YYYY-MM-DD in the schedule's calendar");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 1;
  if (asKnown !== undefined) assertKnownDay(schedule, asKnown);
  return billRows(io, schedule, await inputRows(io, options.input, options.inputFormat, placesOf(schedule)), options);
}

async function billRows(io: Io, schedule: Schedule, rows: AsyncIterable<InputRow>, options: BillOptions): Promise<number> {
  const progress = progressOn(io, options.progress);
  const printer = billPrinter(options.format, { language: options.lang, explain: options.explain });
  let billed = 0;
  let refused = 0;
  // Only with the first outcome: an input that cannot be read at all leaves the output empty.
  let head = printer.start();
  const print = async (text: string): Promise<void> => {
    if (head + text !== "") await io.stdout.write(head + text);
    head = "";
  };
  for await (const row of rows) {
    const outcome = outcomeOf(schedule, row, options);
    await progress.clear();
    if (outcome.kind === "bill") {
      billed += 1;
      await print(printer.bill(outcome));
    } else {
      refused += 1;
      await io.stderr.write(refusalText(outcome));
      await print(printer.refused(outcome));
    }
    await progress.tick(() => `${counted(billed, "bill")}, ${refused} refused`);
  }
  await progress.clear();
  await print(printer.end());
  if (billed + refused === 0) await io.stderr.write("the input holds no bill request\n");
  if (refused > 0) await io.stderr.write(`${counted(billed, "bill")}, ${refused} refused\n`);
  return refused > 0 ? 1 : 0;
}

function outcomeOf(schedule: Schedule, row: InputRow, { lang, asKnown }: BillOptions): Exclude<BillResult, { kind: "refused" }> | Refusal {
  if (row.kind === "broken") return { kind: "refused", row: row.row, id: row.id, failures: row.problems.map(unreadable) };
  const request = asKnown === undefined ? row.request : asKnownOn(row.request, asKnown);
  if (request === undefined) return { kind: "refused", row: row.row, id: idOf(row.request), failures: [unreadable(twoDays(asKnown ?? ""))] };
  try {
    const result = schedule.bill(request, { language: lang });
    return result.kind === "bill" ? result : { kind: "refused", row: row.row, id: result.id, failures: result.failures };
  } catch (error) {
    return { kind: "refused", row: row.row, id: idOf(request), failures: [unexpected(error)] };
  }
}

/** Undefined where the request itself names another day. What is no object is left for the library to refuse. */
function asKnownOn(request: unknown, known: string): unknown {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return request;
  return Object.hasOwn(request, "known") && "known" in request && request.known !== known ? undefined : { ...request, known };
}

function idOf(request: unknown): string | undefined {
  return typeof request === "object" && request !== null && "id" in request && typeof request.id === "string" ? request.id : undefined;
}

function twoDays(asKnown: string): Problem {
  return { message: `known: the request names another day than --as-known ${asKnown}`, help: "leave one of the two out" };
}

function unreadable({ message, help }: Problem): RefusalReason {
  return { code: "request-invalid", message, help, where: undefined };
}

/** The library does not throw: if it does, that is a bug of ours and stops this one row. */
function unexpected(error: unknown): RefusalReason {
  const message = `this should not have happened: ${shown(error instanceof Error ? error.message : String(error))}`;
  return { code: "internal-error", message, help: "report it with this request and the rule files", where: undefined };
}

function refusalText({ row, id, failures }: Refusal): string {
  const head = `row ${row}${id === undefined ? "" : ` (${shown(id)})`} refused:`;
  return `${[head, ...failures.flatMap(({ code, message, help }) => [`  ${shownLine(message)} [${code}]`, `    help: ${shownLine(help)}`])].join("\n")}\n`;
}

/** The library's messages are on one line and hold user text made safe; they may be long. */
function shownLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
