// One bill of a file of cases, with the account's others in order of time, and those of its route. The file is read twice, so that no other bills are held.
import type { BillCase, IssuedBill, Schedule } from "../src/index.ts";
import { caseRows } from "./case-rows.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { inTime, isOfAccount, isOfRoute, nearestOfRoute } from "./other-bills.ts";
import { shown } from "./shown.ts";

export interface OneCase {
  readonly case: BillCase;
  readonly previous: IssuedBill | undefined;
  readonly neighbours: readonly BillCase[];
  /** Bills of other accounts on the bill's route, of the same days. */
  readonly route: readonly BillCase[];
  /** Rows that could not be read; each was told on standard error. */
  readonly broken: number;
}

/** Throws `CannotDo` where no bill has the id, or several have it. */
export async function oneCase(io: Io, schedule: Schedule, file: string, map: string | undefined, id: string): Promise<OneCase> {
  if (file === "-") throw new CannotDo("standard input can be read once", "write the cases to a file: the account's other bills are looked for in it");
  const found = await theCase(io, schedule, file, map, id);
  const others: BillCase[] = [];
  let route: readonly BillCase[] = [];
  for await (const row of caseRows(io, schedule, file, map)) {
    if (row.kind !== "case") continue;
    if (isOfAccount(found.case, row.case)) others.push(row.case);
    if (isOfRoute(found.case, row.case)) route = nearestOfRoute(found.case, [...route, row.case]);
  }
  const neighbours = inTime(others);
  return { ...found, previous: found.previous ?? justBefore(found.case, neighbours), neighbours, route };
}

async function theCase(io: Io, schedule: Schedule, file: string, map: string | undefined, id: string): Promise<Omit<OneCase, "neighbours" | "route">> {
  const cases: Omit<OneCase, "neighbours" | "route" | "broken">[] = [];
  let broken = 0;
  for await (const row of caseRows(io, schedule, file, map)) {
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
    } else if (row.case.issued.id === id) {
      if (row.notes !== "") await io.stderr.write(row.notes);
      cases.push({ case: row.case, previous: row.previous });
    }
  }
  const [only, ...more] = cases;
  if (only === undefined) throw new CannotDo(`${shown(file)} holds no bill ${shown(id)} that can be read`, "correct --id, or the row of that bill");
  if (more.length > 0) throw new CannotDo(`${shown(file)} holds ${cases.length} bills ${shown(id)}`, "give each bill an id of its own");
  return { ...only, broken };
}

/** The bill that ends where this one begins, if there is one. */
function justBefore({ issued }: BillCase, neighbours: readonly BillCase[]): IssuedBill | undefined {
  const before = neighbours.filter(({ issued: other }) => issued.period !== undefined && other.period?.to === issued.period.from);
  return before.length === 1 ? before[0]?.issued : undefined;
}
