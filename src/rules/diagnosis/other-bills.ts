// Other bills as the engine reads them: those of the account before this one, and those of other accounts. Read once for each plan.
import type { Facts } from "../../engine/facts.ts";
import type { Plan } from "../../engine/plan.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { BillCase } from "../issued/case.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import type { Bench, Scene } from "./fault.ts";
import { factsOf } from "./scene.ts";

export interface OtherBill {
  readonly case: BillCase;
  readonly scene: Scene;
  readonly parts: RequestParts;
  readonly facts: Facts;
}

/** Undefined where its request is not valid. */
export function otherBill(plan: Plan, bill: BillCase): OtherBill | undefined {
  const known = read.get(bill);
  if (known !== undefined && known.plan === plan) return known.bill;
  const made = madeFrom(plan, bill);
  read.set(bill, { plan, bill: made });
  return made;
}

const read = new WeakMap<BillCase, { readonly plan: Plan; readonly bill: OtherBill | undefined }>();
const readers = keptByPlan<ReturnType<typeof partsReader>>();

function madeFrom(plan: Plan, bill: BillCase): OtherBill | undefined {
  const reading = readers(plan, "", () => partsReader(plan))(bill.request);
  if (reading.kind === "refused") return undefined;
  const scene: Scene = { plan, parts: reading.parts, ledger: undefined };
  const { facts, failures } = factsOf(scene);
  return failures.length > 0 ? undefined : { case: bill, scene, parts: reading.parts, facts };
}

/** The account's bills that end before this one begins, the latest first. */
export function billsBefore({ scene: { plan, parts }, neighbours }: Bench): readonly OtherBill[] {
  const before = neighbours.flatMap((bill) => {
    const other = otherBill(plan, bill);
    return other !== undefined && other.parts.period.to <= parts.period.from ? [other] : [];
  });
  return before.toSorted((a, b) => b.parts.period.to - a.parts.period.to);
}
