// From the rows of one bill to its case without ledger and evidence: what was printed and what the office knows, or everything that is wrong with the rows.
import type { IssuedBill, Schedule } from "../../src/index.ts";
import { lineNames } from "../map/check-names.ts";
import type { Mapping } from "../map/mapping.ts";
import type { TableRow } from "../table/table.ts";
import type { RowCells, Sources } from "./cell-readers.ts";
import { issuedReader } from "./issued-bill.ts";
import type { CellProblem, Findings, Place, RowProblem } from "./problem.ts";
import { placed } from "./problem.ts";
import type { FoundRecord } from "./records.ts";
import { requestReader } from "./request.ts";

export type Built =
  | { readonly kind: "built"; readonly issued: IssuedBill; readonly request: Readonly<Record<string, unknown>>; readonly notes: readonly RowProblem[] }
  | { readonly kind: "refused"; readonly id: string | undefined; readonly account: string | undefined; readonly problems: readonly RowProblem[] };

/** What the issuer printed comes first: by its account or id the row of the records is found. */
export type CaseBuilder = (rows: readonly TableRow[], file: string, recordOf: (issued: IssuedBill) => Promise<FoundRecord | undefined>) => Promise<Built>;

export function caseBuilder(sources: Sources, map: Mapping, { plan }: Pick<Schedule, "plan">): CaseBuilder {
  const issued = issuedReader(sources, map, lineNames(plan));
  const request = requestReader(sources, map, plan);
  return async (rows, file, recordOf) => {
    const findings: Findings = { problems: [], notes: [] };
    const place: Place = { file, row: rows[0]?.row };
    const bill = issued(rows, findings);
    if (bill === undefined)
      return refused(
        undefined,
        findings.problems.map((each) => placed(each, place)),
      );
    const record = map.records === undefined ? undefined : await recordOf(bill);
    const cells: RowCells = { bills: rows[0]?.cells ?? [], records: record?.cells };
    const facts = request(bill, cells, findings);
    const placeOf = ({ of }: CellProblem): Place => (of === "records" ? (record?.place ?? place) : place);
    const problems = eachOnce(findings.problems).map((each) => placed(each, placeOf(each)));
    if (problems.length > 0) return refused(bill, problems);
    const notes = [...eachOnce(findings.notes).map((each) => placed(each, placeOf(each))), ...(record?.notes ?? [])];
    return { kind: "built", issued: bill, request: facts, notes };
  };
}

function refused(bill: IssuedBill | undefined, problems: readonly RowProblem[]): Built {
  return { kind: "refused", id: bill?.id, account: bill?.account, problems };
}

/** One cell may be read for several places: what is wrong with it is said once. */
function eachOnce(problems: readonly CellProblem[]): readonly CellProblem[] {
  if (problems.length < 2) return problems;
  const key = ({ code, of, column, problem }: CellProblem): string => [code, of, column ?? "", problem].join("\n");
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()];
}
