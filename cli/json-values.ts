// The values of a JSON or JSON-lines file, for commands that take records: one for each object, with the row that it stands on.

import { inputRows } from "./input.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

export interface RowProblem {
  readonly row: number;
  readonly message: string;
  readonly help: string;
}

export interface Values {
  readonly values: readonly unknown[];
  /** Rows that are no JSON: the others are read all the same. */
  readonly problems: readonly RowProblem[];
}

export async function jsonValues(io: Io, file: string): Promise<Values> {
  if (file.toLowerCase().endsWith(".csv")) throw new CannotDo(`${shown(file)} is CSV`, "records are given as .json or .jsonl");
  const values: unknown[] = [];
  const problems: RowProblem[] = [];
  for await (const row of await inputRows(io, file, undefined, NO_PLACES)) {
    if (row.kind === "request") values.push(row.request);
    else problems.push(...row.problems.map(({ message, help }) => ({ row: row.row, message, help })));
  }
  return { values, problems };
}

/** A command that asks one thing takes one object. */
export async function oneValue(io: Io, file: string, what: string): Promise<unknown> {
  const { values, problems } = await jsonValues(io, file);
  const [problem] = problems;
  if (problem !== undefined) throw new CannotDo(`${shown(file)}, row ${problem.row}: ${problem.message}`, problem.help);
  if (values.length !== 1) throw new CannotDo(`${shown(file)} holds ${values.length} objects`, `give one ${what}`);
  return values[0];
}

/** Only rows of CSV have columns. */
const NO_PLACES = { fields: [], unknownIn: () => undefined };
