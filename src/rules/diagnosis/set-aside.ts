// What stands beside a bill and is set aside, whatever explains the bill: rows of the ledger that were booked after it was issued, a balance of the request that is
// not the ledger's, rows of evidence that cannot be read. Each is said: one that was passed over in silence would look like one that had been heard.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import { equals, fractionText } from "../../values/exact.ts";
import type { EvidenceRow } from "../issued/case.ts";
import { evidenceRowSchema } from "../issued/evidence-schema.ts";
import { ledgerOfBill } from "../issued/ledger-of-bill.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import type { LeftOut } from "./diagnosis.ts";
import type { Bench } from "./fault.ts";
import { balanceOf } from "./scene.ts";

export function setAside(bench: Bench): readonly LeftOut[] {
  const { case: bill, scene } = bench;
  const { plan } = scene;
  return [
    ...(ledgerOfBill(bill)?.later ?? []).map(({ id, day }) =>
      aside(`ledger row ${id}`, `it is of ${day}, after the day of issue: no part of what was brought forward`),
    ),
    ...otherBalance(bench),
    ...(bill.evidence ?? []).flatMap((row) => {
      const problem = problemOf(plan, row);
      return problem === undefined ? [] : [aside(`${row.kind} ${row.id}`, problem)];
    }),
  ];
}

function aside(name: string, why: string): LeftOut {
  return { name, kind: "set aside", why };
}

function otherBalance({ case: bill, scene: { ledger, parts } }: Bench): readonly LeftOut[] {
  const said = parts.brought_forward;
  if (said === undefined || ledger === undefined || ledgerOfBill(bill)?.open !== undefined || equals(said, balanceOf(ledger))) return [];
  return [
    aside("brought_forward of the request", `it is ${fractionText(said)}, and the ledger comes to ${fractionText(balanceOf(ledger))}: the ledger stands`),
  ];
}

export function readableEvidence({ case: { evidence = [] }, scene: { plan } }: Bench): readonly EvidenceRow[] {
  return evidence.filter((row) => problemOf(plan, row) === undefined);
}

const schemas = keptByPlan<z.ZodType<EvidenceRow>>();

/** Of its day `evidence-days.ts` says more. */
function problemOf(plan: Plan, row: EvidenceRow): string | undefined {
  const parsed = schemas(plan, "", () => z.compile(evidenceRowSchema(plan))).safeParse(row);
  if (parsed.success) return undefined;
  return complaintsFromIssues(parsed.error.issues, row, "the row")
    .map(({ path, problem }) => (path === "" ? problem : `${path}: ${problem}`))
    .join("; ");
}
