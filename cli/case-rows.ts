// Cases from a file: as cases already (JSON lines or JSON), or an issuer's own file read by a mapping file. One that cannot be read is told and stops no other.
import type { AccountBills, RowProblem } from "../adapters/index.ts";
import { caseFiles, readCases, readMap } from "../adapters/index.ts";
import type { BillCase, IssuedBill, Schedule } from "../src/index.ts";
import type { InputRow } from "./input.ts";
import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export type CaseRow = GoodCase | { readonly kind: "broken"; readonly text: string };

export interface GoodCase {
  readonly kind: "case";
  readonly case: BillCase;
  /** To be known of the bill: it is judged all the same. */
  readonly notes: string;
  readonly previous: IssuedBill | undefined;
  readonly ofAccount: AccountBills | undefined;
}

export async function* caseRows(io: Io, schedule: Schedule, file: string, map: string | undefined): AsyncGenerator<CaseRow> {
  if (map !== undefined) yield* mapped(schedule, file, map);
  else {
    if (!/\.jsonl?$|\.ndjson$|^-$/i.test(file)) throw new CannotDo(`${shown(file)} holds no cases`, "say how to read it: --map map.json (docs/mapping.md)");
    for await (const row of await inputRows(io, file, undefined, { fields: [], unknownIn: () => undefined })) yield caseOf(schedule, row);
  }
}

async function* mapped(schedule: Schedule, file: string, mapFile: string): AsyncGenerator<CaseRow> {
  const map = await readMap(mapFile, schedule);
  for await (const item of readCases(caseFiles(file, mapFile, map), map, schedule)) {
    const where = item.row === undefined ? "" : `row ${item.row}: `;
    if (item.kind === "case") yield { ...item, notes: textOf(where, item.notes) };
    else yield { kind: "broken", text: textOf(`${shown(item.file)}, ${where}`, item.problems) };
  }
}

function caseOf({ judging }: Schedule, row: InputRow): CaseRow {
  const where = `row ${row.row}: `;
  if (row.kind === "broken") return { kind: "broken", text: row.problems.map(({ message, help }) => `${where}${message}\n  help: ${help}\n`).join("") };
  const reading = judging.readCase(row.request);
  if (reading.kind === "case") return { kind: "case", case: reading.case, notes: "", previous: undefined, ofAccount: undefined };
  const id = reading.id === undefined ? "" : `${shown(reading.id)}: `;
  return { kind: "broken", text: reading.problems.map(({ path, problem, remedy }) => `${where}${id}${path}: ${problem}\n  help: ${remedy}\n`).join("") };
}

function textOf(where: string, problems: readonly RowProblem[]): string {
  return problems.map(({ message, help }) => `${where}${message}\n  help: ${help}\n`).join("");
}
