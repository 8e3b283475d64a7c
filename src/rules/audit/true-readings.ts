// The readings that registers which were printed rounded may truly have, and the bill at each; every one that was tried is worked out once.
import type { Tariff } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Exact } from "../../values/exact.ts";
import type { Slot } from "./reading-tolerance.ts";
import { shifted } from "./reading-tolerance.ts";
import type { Statement } from "./statement.ts";
import { statementOf } from "./statement.ts";

export interface Box {
  readonly plan: Plan;
  readonly tariff: Tariff;
  readonly slots: readonly Slot[];
  /** By the shifts of the slots; undefined where no bill can be worked out there. */
  readonly at: (shifts: readonly Exact[]) => Statement | undefined;
}

/** `beyond`: how far outside a true reading may still lie; undefined where nobody can tell. Zero: nowhere else. `only`: all values that there are, where each was worked out. */
export interface Range {
  readonly least: Exact;
  readonly most: Exact;
  readonly beyond: Exact | undefined;
  readonly only?: readonly Exact[] | undefined;
}

export function boxOf(plan: Plan, tariff: Tariff, parts: RequestParts, slots: readonly Slot[]): Box {
  const known = new Map<string, Statement | undefined>();
  const at = (shifts: readonly Exact[]): Statement | undefined => {
    const key = shifts.map(({ numerator, denominator }) => `${numerator.toString()}/${denominator.toString()}`).join(" ");
    if (known.has(key)) return known.get(key);
    const computed = statementOf(plan, shifted(parts, slots, shifts));
    const statement = computed.kind === "statement" && computed.tariff === tariff ? computed : undefined;
    known.set(key, statement);
    return statement;
  };
  return { plan, tariff, slots, at };
}

export function printedAt(box: Box, name: string, shifts: readonly Exact[]): Exact | undefined {
  const entry = box.at(shifts)?.entries.get(name);
  return entry?.kind === "figure" ? entry.printed : undefined;
}
