// The values of a JSON or JSON-lines file, for commands that take records, plans or bills: one for each object, with the row that it stands on.

import type { InputFormat, InputKind } from "./input.ts";
import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

/** A row that is no JSON: the others are read all the same. */
export interface RowProblem {
  readonly row: number;
  readonly message: string;
  readonly help: string;
}

export type Row =
  | { readonly kind: "value"; readonly row: number; readonly value: unknown }
  | { readonly kind: "broken"; readonly problems: readonly RowProblem[] };

/** `one`: what a row is, such as `record`. */
export async function* jsonRows(io: Io, file: string, one: string): AsyncGenerator<Row> {
  for await (const row of await inputRows(io, file, undefined, NO_PLACES, kindOf(one))) {
    if (row.kind === "request") yield { kind: "value", row: row.row, value: row.request };
    else yield { kind: "broken", problems: row.problems.map(({ message, help }) => ({ row: row.row, message, help })) };
  }
}

/** Each value with its row. */
export interface Values {
  readonly values: readonly unknown[];
  /** The row of each value, in their order. */
  readonly rows: readonly number[];
  /** How many rows were no JSON; each was told on standard error. */
  readonly unread: number;
}

export async function jsonValues(io: Io, file: string, one: string): Promise<Values> {
  const values: unknown[] = [];
  const rows: number[] = [];
  let unread = 0;
  for await (const row of jsonRows(io, file, one)) {
    if (row.kind === "value") {
      values.push(row.value);
      rows.push(row.row);
    } else {
      unread += 1;
      await io.stderr.write(row.problems.map((problem) => problemText(file, problem)).join(""));
    }
  }
  return { values, rows, unread };
}

/** A command that asks one thing takes one object. */
export async function oneValue(io: Io, file: string, one: string): Promise<unknown> {
  const values: unknown[] = [];
  for await (const row of jsonRows(io, file, one)) {
    const [problem] = row.kind === "broken" ? row.problems : [];
    if (problem !== undefined) throw new CannotDo(`${nameOf(file)}, row ${problem.row}: ${problem.message}`, problem.help);
    if (row.kind === "value") values.push(row.value);
  }
  if (values.length !== 1) throw new CannotDo(`${nameOf(file)} holds ${values.length === 0 ? "no object" : `${values.length} objects`}`, `give one ${one}`);
  return values[0];
}

export function problemText(file: string, { row, message, help }: RowProblem): string {
  return `${nameOf(file)}, row ${row}: ${message}\n  help: ${help}\n`;
}

export function nameOf(file: string): string {
  return file === "-" ? "standard input" : shown(file);
}

const FORMATS: readonly InputFormat[] = ["json", "jsonl"];

function kindOf(one: string): InputKind {
  const many = one.endsWith("y") ? `${one.slice(0, -1)}ies` : `${one}s`;
  return { one, many, formats: FORMATS, other: `give the ${many} as .json or .jsonl`, lines: "name it .jsonl" };
}

/** Only rows of CSV have columns. */
const NO_PLACES = { fields: [], unknownIn: () => undefined };
