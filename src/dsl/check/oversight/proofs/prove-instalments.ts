// The proofs about instalments: conditions that apply and do not meet, parts that add up to the debt, are over zero and can be missed.
import type { Instalments, Oversight } from "../../../oversight.ts";
import type { Version } from "../../../program.ts";
import type { Scope } from "../../scope.ts";
import type { Ground } from "./axes.ts";
import { debtorAxes } from "./axes.ts";
import { budget } from "./find.ts";
import type { Body } from "./plan-cases.ts";
import type { PlanMatter } from "./plan-exceptions.ts";
import { proveConditionsLive, proveExceptionsApart } from "./plan-exceptions.ts";
import { provePartsMissed, provePartsOverZero, provePlansBreak } from "./plan-parts.ts";
import { proveRemainderTaken } from "./plan-remainder.ts";

export function proveInstalments(ground: Ground, { instalments }: Oversight, report: Scope["report"]): void {
  for (const rule of Object.values(instalments)) {
    for (const { body, span } of rule.versions) if (body.kind === "instalments") proveVersion(planMatter(report, ground, rule, span, body));
  }
}

export function planMatter(report: Scope["report"], ground: Ground, rule: Pick<Instalments, "name" | "causes">, span: Version["span"], body: Body): PlanMatter {
  return { report, ground, axes: debtorAxes(ground, rule), rule: rule.name, span, body, allowed: budget() };
}

function proveVersion(matter: PlanMatter): void {
  if (!proveConditionsLive(matter)) return;
  proveExceptionsApart(matter);
  if (proveRemainderTaken(matter, matter.span)) provePartsOverZero(matter);
  provePartsMissed(matter);
  provePlansBreak(matter);
}
