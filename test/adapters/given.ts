// Files made for a test, and what comes of reading them by a map with the household example's rules.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseItem, CaseRow, ProblemRow } from "../../adapters/index.ts";
import { CannotDo, caseFiles, readCases, readMap } from "../../adapters/index.ts";
import type { BillCase, Schedule } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import { folderWith } from "../cli/fake-io.ts";
import { ROOT } from "../rule-sets.ts";

export function scheduleFrom(text: string): Schedule {
  const { schedule, diagnostics } = load([{ path: "rules.mizan", text }], { prove: false });
  if (schedule === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schedule;
}

export const HOUSEHOLD: Schedule = scheduleFrom(readFileSync(join(ROOT, "examples/household/rules.mizan"), "utf8"));

/** Rules with dayparts, a demand, history and a charge. */
export const WORKSHOP: Schedule = scheduleFrom(readFileSync(join(ROOT, "examples/workshop/rules.mizan"), "utf8"));

export interface Given {
  /** The file of bills; `.csv` where the test says nothing. */
  readonly bills: string | Uint8Array;
  readonly name?: string;
  readonly map: unknown;
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
  readonly schedule?: Schedule;
}

export interface Read {
  readonly items: readonly CaseItem[];
  readonly cases: readonly CaseRow[];
  readonly bills: readonly BillCase[];
  readonly problems: readonly ProblemRow[];
}

export async function read({ bills, name = "bills.csv", map, others = {}, schedule = HOUSEHOLD }: Given): Promise<Read> {
  const folder = folderWith({ [name]: bills, "map.json": typeof map === "string" ? map : JSON.stringify(map), ...others });
  try {
    const mapFile = join(folder.path, "map.json");
    const mapping = await readMap(mapFile, schedule);
    const items: CaseItem[] = [];
    for await (const item of readCases(caseFiles(join(folder.path, name), mapFile, mapping), mapping, schedule)) items.push(item);
    const cases = items.filter((item) => item.kind === "case");
    // Whatever comes out is a case as the library reads one.
    for (const item of cases) {
      const again = schedule.judging.readCase(item.case);
      if (again.kind === "refused") throw new Error(again.problems.map(({ path, problem }) => `${path}: ${problem}`).join("\n"));
    }
    return { items, cases, bills: cases.map((item) => item.case), problems: items.filter((item) => item.kind === "problem") };
  } finally {
    folder.remove();
  }
}

/** `message` and `help` of what ends the run; the folder's own path is cut from them. */
export async function refusal(given: Given): Promise<{ readonly message: string; readonly help: string | undefined }> {
  try {
    await read(given);
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error;
    const plain = (text: string): string => text.replace(/\S*mizan-cli-[^/]*\//g, "");
    return { message: plain(error.message), help: error.help === undefined ? undefined : plain(error.help) };
  }
  throw new Error("nothing was refused");
}

/** The plainest map of the household's bills; `changes` replace whole members. */
export function plainMap(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    format: { dates: { order: "YYYY-MM-DD" } },
    issued: { id: "Bill", account: "Customer", period: { from: "From", to: "To", last_day: "excluded" }, total: "Sum" },
    lines: { energy: "Energy" },
    request: {
      period: "as issued",
      account: { class: { constant: "residential" }, rural: { constant: "no" }, households: { constant: "1" } },
      usage: { active: "kWh" },
    },
    ...changes,
  };
}

export const PLAIN_HEAD = "Bill,Customer,From,To,Energy,Sum,kWh";
/** 230 kWh, whose bill the household's own test works out. */
export const PLAIN_ROW = "b1,1001,1394-03-01,1394-04-01,115423,126937,230";
export const PLAIN: string = `${PLAIN_HEAD}\n${PLAIN_ROW}\n`;

/** Rules with dayparts, history, charges, and account fields of each kind. */
export const MEASURED: Schedule = scheduleFrom(`schedule measured {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend friday
  horizon 2024-01-01 to 2025-01-01
}
account {
  class:      home | shop
  phases:     whole 1 .. 3
  contracted: kW 0 .. 1_000 to 1 decimal
  since:      date
}
dayparts tou: day, night {
  from 2024-01-01 example
    night = 22:00 .. 06:00
    day = otherwise
}
usage {
  active: kWh by tou 0 .. 1_000_000 to 3 decimals
}
history {
  before: kWh 3 bills 0 .. 1_000_000 to 3 decimals
}
charges {
  rent:  IRR 0 .. 1_000_000 to 0 decimals
  extra: kWh 0 .. 1_000 to 0 decimals
}
rate price: IRR/kWh { from 2024-01-01 example: 10 }
tariff all {
  for account.phases >= 1
  line energy = (usage.active * price) total round half up to 1 IRR
  payable = total + brought_forward
}
`);
