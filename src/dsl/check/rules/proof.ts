// A `prove` block: names bound, ranges and values in base units, periods counted out.

import type { Exact } from "../../../values/exact.ts";
import { compare, fractionText } from "../../../values/exact.ts";
import { own } from "../../../values/record.ts";
import type { DaySpan, Proof, ProofPath, Tariff, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import type { Scope } from "../scope.ts";
import { unknownTariff } from "./amendments.ts";
import { accountText, constantOf, moneyUnit } from "./constants.ts";
import { figureNamed } from "./expectations.ts";
import { pathOf, unitOfPath } from "./proof-path.ts";
import { refuse } from "./typing.ts";
import { pathText } from "./unknown-names.ts";

const MOST_DAYS = 400;

/** Undefined after an error. `tariffs`: those without errors, by name. */
export function checkProof(scope: Scope, tariffs: Readonly<Record<string, Tariff>>, prove: tree.Prove): Proof | undefined {
  const declared = scope.tariffs.get(foldName(prove.tariff.text));
  if (declared === undefined) return unknownTariff(scope, prove.tariff);
  const tariff = own(tariffs, declared.name.text);
  if (tariff === undefined) return undefined;
  const subject = figureNamed(scope, [tariff], prove.subject);
  const claim = claimOf(scope, prove);
  const clauses = prove.clauses.map((clause) => clauseOf(scope, prove, clause));
  const read = clauses.filter((clause) => clause !== undefined);
  const periods = read.flatMap((clause) => (clause.kind === "periods" ? clause.periods : []));
  if (read.length === clauses.length && periods.length === 0) refuse({ scope }, "proof-without-period", prove.subject.span, {});
  if (subject === undefined || claim === undefined || read.length < clauses.length || periods.length === 0) return undefined;
  return {
    tariff: tariff.name,
    subject,
    claim,
    ranges: read.flatMap((clause) => (clause.kind === "range" ? [clause.range] : [])),
    fixed: read.flatMap((clause) => (clause.kind === "fixed" ? [clause.fixed] : [])),
    periods,
    within: read.flatMap((clause) => (clause.kind === "within" ? [clause.value] : []))[0] ?? "0",
    exceptAt: read.flatMap((clause) => (clause.kind === "except at" ? [clause.value] : [])),
    testedNotProved: prove.testedNotProved,
    span: prove.span,
  };
}

function claimOf(scope: Scope, { claim }: tree.Prove): Proof["claim"] | undefined {
  switch (claim.kind) {
    case "monotone": {
      const variable = pathOf(scope, claim.variable);
      if (variable === undefined) return undefined;
      if (unitOfPath(scope, variable) !== undefined) return { kind: "monotone", direction: claim.direction, variable };
      return refuse({ scope }, "proof-of-a-choice", claim.variable.span, { path: pathText(claim.variable) });
    }
    case "bound": {
      const value = constantOf(scope, claim.value, "the bound", moneyUnit(scope));
      return value === undefined ? undefined : { kind: "bound", side: claim.side, value: fractionText(value.inBase) };
    }
  }
}

type Clause =
  | { readonly kind: "range"; readonly range: Proof["ranges"][number] }
  | { readonly kind: "fixed"; readonly fixed: Proof["fixed"][number] }
  | { readonly kind: "periods"; readonly periods: readonly DaySpan[] }
  | { readonly kind: "within" | "except at"; readonly value: string };

function clauseOf(scope: Scope, prove: tree.Prove, clause: tree.ProveClause): Clause | undefined {
  switch (clause.kind) {
    case "range":
      return rangeOf(scope, clause);
    case "fixed":
      return fixedOf(scope, clause);
    case "period":
      return periodOf(scope, clause);
    case "days":
      return daysOf(scope, clause);
    case "within": {
      const value = constantOf(scope, clause.value, "`within`", moneyUnit(scope));
      return value === undefined ? undefined : { kind: "within", value: fractionText(value.inBase) };
    }
    case "except at":
      return exceptAtOf(scope, prove, clause);
  }
}

function rangeOf(scope: Scope, clause: tree.ProveClause & { readonly kind: "range" }): Clause | undefined {
  const path = pathOf(scope, clause.path);
  const unit = path === undefined ? undefined : unitOfPath(scope, path);
  if (path === undefined) return undefined;
  if (unit === undefined) return refuse({ scope }, "proof-of-a-choice", clause.path.span, { path: pathText(clause.path) });
  // One unit for both edges: if it is wrong for one it is wrong for the other, and told once.
  const least = edgeOf(scope, clause, clause.range.from, unit);
  const most = least === undefined ? undefined : edgeOf(scope, clause, clause.range.to, unit);
  if (least === undefined || most === undefined) return undefined;
  if (compare(most, least) < 0) return refuse({ scope }, "proof-range-order", clause.range.span, { from: clause.range.from.text, to: clause.range.to.text });
  return { kind: "range", range: { path, least: fractionText(least), most: fractionText(most) } };
}

function edgeOf(scope: Scope, clause: tree.ProveClause & { readonly kind: "range" }, number: tree.NumberText, unit: UnitUse): Exact | undefined {
  return constantOf(scope, { kind: "amount", number, unit: clause.unit, span: clause.span }, `\`${pathText(clause.path)}\``, unit)?.inBase;
}

function fixedOf(scope: Scope, clause: tree.ProveClause & { readonly kind: "fixed" }): Clause | undefined {
  const path = pathOf(scope, clause.path);
  if (path === undefined) return undefined;
  const unit = unitOfPath(scope, path);
  const field = path.of === "account" ? scope.account.get(foldName(path.name)) : undefined;
  if (unit === undefined && field !== undefined) {
    const text = accountText(scope, clause.value, field);
    return text === undefined ? undefined : { kind: "fixed", fixed: { path, value: text } };
  }
  const value = unit === undefined ? undefined : constantOf(scope, clause.value, `\`${pathText(clause.path)}\``, unit);
  return value === undefined ? undefined : { kind: "fixed", fixed: { path, value: fractionText(value.inBase) } };
}

function periodOf(scope: Scope, clause: tree.ProveClause & { readonly kind: "period" }): Clause | undefined {
  const from = dayOf(scope, clause.from);
  const to = dayOf(scope, clause.to);
  if (from === undefined || to === undefined) return undefined;
  return from < to
    ? { kind: "periods", periods: [{ from, to }] }
    : refuse({ scope }, "period-order", clause.to.span, { from: clause.from.text, to: clause.to.text });
}

function daysOf(scope: Scope, clause: tree.ProveClause & { readonly kind: "days" }): Clause | undefined {
  const from = dayOf(scope, clause.from);
  const fewest = Number(clause.fewest.text);
  const most = Number(clause.most.text);
  if (!Number.isInteger(fewest) || !Number.isInteger(most) || fewest < 1 || most < fewest || most > MOST_DAYS) {
    return refuse({ scope }, "proof-days", clause.span, { fewest: clause.fewest.text, most: clause.most.text, limit: String(MOST_DAYS) });
  }
  if (from === undefined) return undefined;
  return { kind: "periods", periods: Array.from({ length: most - fewest + 1 }, (_, more) => ({ from, to: from + fewest + more })) };
}

function exceptAtOf(scope: Scope, prove: tree.Prove, clause: tree.ProveClause & { readonly kind: "except at" }): Clause | undefined {
  if (prove.claim.kind !== "monotone") return refuse({ scope }, "except-at-of-nothing", clause.span, {});
  const path: ProofPath | undefined = pathOf(scope, prove.claim.variable);
  const unit = path === undefined ? undefined : unitOfPath(scope, path);
  const value = unit === undefined ? undefined : constantOf(scope, clause.value, "`except at`", unit);
  return value === undefined ? undefined : { kind: "except at", value: fractionText(value.inBase) };
}
