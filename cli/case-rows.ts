// Cases from a file: as cases already (JSON lines or JSON), or an issuer's own file read by a mapping file. One that cannot be read is told and stops no other.
import type { AccountBills } from "../adapters/index.ts";
import { caseFiles, readCases, readMap } from "../adapters/index.ts";
import type { BillCase, IssuedBill, Schedule } from "../src/index.ts";
import type { InputRow } from "./input.ts";
import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export type CaseRow = GoodCase | BrokenCase;

/** A row that holds no case. `id` and `account` where it says at least these. */
export interface BrokenCase {
  readonly kind: "broken";
  readonly text: string;
  readonly file: string;
  readonly row: number | undefined;
  readonly id: string | undefined;
  readonly account: string | undefined;
  readonly problems: readonly RowNote[];
}

/** What is wrong with a row, or to be known of it. */
export interface RowNote {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

export interface GoodCase {
  readonly kind: "case";
  readonly row: number;
  readonly case: BillCase;
  /** To be known of the bill: it is judged all the same. */
  readonly notes: string;
  readonly noted: readonly RowNote[];
  readonly previous: IssuedBill | undefined;
  readonly ofAccount: AccountBills | undefined;
}

export async function* caseRows(io: Io, schedule: Schedule, file: string, map: string | undefined): AsyncGenerator<CaseRow> {
  if (map !== undefined) yield* mapped(schedule, file, map);
  else {
    if (!/\.jsonl?$|\.ndjson$|^-$/i.test(file)) throw new CannotDo(`${shown(file)} holds no cases`, "say how to read it: --map map.json (docs/mapping.md)");
    for await (const row of await inputRows(io, file, undefined, { fields: [], unknownIn: () => undefined })) yield caseOf(schedule, shown(file), row);
  }
}

async function* mapped(schedule: Schedule, file: string, mapFile: string): AsyncGenerator<CaseRow> {
  const map = await readMap(mapFile, schedule);
  for await (const item of readCases(caseFiles(file, mapFile, map), map, schedule)) {
    const where = item.row === undefined ? "" : `row ${item.row}: `;
    if (item.kind === "case") yield { ...item, notes: textOf(where, item.notes), noted: item.notes };
    else yield { ...item, kind: "broken", text: textOf(`${shown(item.file)}, ${where}`, item.problems) };
  }
}

function caseOf({ judging }: Schedule, file: string, row: InputRow): CaseRow {
  const where = `row ${row.row}: `;
  const broken = (id: string | undefined, code: string, problems: readonly Omit<RowNote, "code">[], before: string): BrokenCase => ({
    kind: "broken",
    text: textOf(`${where}${before}`, problems),
    file,
    row: row.row,
    id,
    account: undefined,
    problems: problems.map((problem) => ({ code, ...problem })),
  });
  if (row.kind === "broken") return broken(row.id, "broken-row", row.problems, "");
  const reading = judging.readCase(row.request);
  if (reading.kind === "case") return { kind: "case", row: row.row, case: reading.case, notes: "", noted: [], previous: undefined, ofAccount: undefined };
  const problems = reading.problems.map(({ path, problem, remedy }) => ({ message: `${path}: ${problem}`, help: remedy }));
  return broken(reading.id, "no-case", problems, reading.id === undefined ? "" : `${shown(reading.id)}: `);
}

function textOf(where: string, problems: readonly Omit<RowNote, "code">[]): string {
  return problems.map(({ message, help }) => `${where}${message}\n  help: ${help}\n`).join("");
}
