// What a bill comes to by a tariff that is given, or for an account of another class, and whether that is what was printed. The ordinary engine works it out,
// and the audit compares.
import type { EvaluationFailure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { exactFromText, fractionText, subtract } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { lineVerdicts } from "../audit/line-verdicts.ts";
import type { Statement } from "../audit/statement.ts";
import { statementOf } from "../audit/statement.ts";
import type { IssuedBill } from "../issued/case.ts";
import type { Cost } from "./entitlement.ts";
import { restsOn } from "./rests-on.ts";

export interface Costed extends Cost {
  /** The tariff that billed; undefined where none did. */
  readonly by: string | undefined;
}

/** By the tariff whatever its `for` says, on whatever day. */
export function costBy(plan: Plan, parts: RequestParts, tariff: string, issued: IssuedBill): Costed {
  return costOf(freed(plan, tariff), { ...parts, tariff }, issued);
}

/** A bill that cannot be computed says every reason, each once. */
export function costOf(plan: Plan, parts: RequestParts, issued: IssuedBill): Costed {
  const computed = statementOf(plan, parts);
  if (computed.kind === "refused") return refused(undefined, computed.failures);
  const failures = [...computed.entries.values()].flatMap((entry) => (entry.kind === "untold" ? [entry.failure] : []));
  return failures.length > 0 ? refused(computed.tariff.name, failures) : billed(plan, computed, issued);
}

/** The sum that is compared: the total where it was printed, else what was to be paid. */
export function comparedSum({ total, payable }: IssuedBill): { readonly of: "total" | "payable"; readonly amount: string } | undefined {
  if (total !== undefined) return { of: "total", amount: total };
  return payable === undefined ? undefined : { of: "payable", amount: payable };
}

function freed(plan: Plan, name: string): Plan {
  const tariff = own(plan.tariffs, name);
  if (tariff === undefined) return plan;
  return { ...plan, tariffs: { ...plan.tariffs, [name]: { ...tariff, fits: { condition: undefined, except: [], valid: plan.horizon } } } };
}

function billed(plan: Plan, computed: Statement, issued: IssuedBill): Costed {
  const unsettled = computed.trace === undefined ? [] : restsOn(plan, computed.trace);
  if (computed.tariff.items.length === 0 && unsettled.some(({ kind }) => kind === "untranslatable"))
    return { ...refused(computed.tariff.name, []), restsOn: unsettled };
  const verdicts = lineVerdicts(plan, issued, computed, undefined, undefined);
  const sum = comparedSum(issued);
  const [printed, right] = [exactFromText(sum?.amount ?? ""), exactFromText(sumOf(computed, sum?.of ?? "total") ?? "")];
  return {
    by: computed.tariff.name,
    total: sumOf(computed, "total"),
    payable: sumOf(computed, "payable"),
    difference: printed === undefined || right === undefined ? undefined : fractionText(subtract(printed, right)),
    isAsIssued: verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === "agrees"),
    restsOn: unsettled,
    failures: [],
  };
}

function sumOf({ entries }: Statement, name: "total" | "payable"): string | undefined {
  const entry = entries.get(name);
  return entry?.kind === "figure" ? fractionText(entry.amount) : undefined;
}

function refused(by: string | undefined, failures: readonly EvaluationFailure[]): Costed {
  const distinct = failures.filter(({ message }, at) => failures.findIndex((other) => other.message === message) === at);
  return { by, total: undefined, payable: undefined, difference: undefined, isAsIssued: false, restsOn: [], failures: distinct };
}
