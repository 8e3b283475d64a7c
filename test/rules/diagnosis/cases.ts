// Wrong bills for tests of the search: the right one of a bench with a variant of the catalogue made on it, printed in whole or in part, as a case to be diagnosed.
import { FAULTS } from "../../../src/rules/diagnosis/catalogue.ts";
import type { DiagnoseOptions } from "../../../src/rules/diagnosis/diagnose.ts";
import { diagnoser } from "../../../src/rules/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../../src/rules/diagnosis/diagnosis.ts";
import type { Bench, Fault, Scene, Variant } from "../../../src/rules/diagnosis/fault.ts";
import type { Vector } from "../../../src/rules/diagnosis/vector.ts";
import { differing, isSum, vectorOf } from "../../../src/rules/diagnosis/vector.ts";
import type { BillCase, IssuedBill } from "../../../src/rules/issued/case.ts";
import { textFromDay } from "../../../src/values/calendar.ts";
import { fractionText } from "../../../src/values/exact.ts";

export interface Made {
  readonly fault: Fault;
  readonly variant: Variant;
  readonly vector: Vector;
}

/** Variants that change the bill, with the bill that each gives. */
export function effectiveOn(bench: Bench): readonly Made[] {
  const right = vectorOf(bench.scene);
  if (right === undefined) throw new Error("a bench has a right bill");
  return FAULTS.flatMap((fault) =>
    fault.variants(bench).flatMap((variant) => {
      const vector = afterAll(bench, [variant]);
      return vector === undefined || differing(right, vector).length === 0 ? [] : [{ fault, variant, vector }];
    }),
  );
}

export function variantNamed(bench: Bench, key: string): Variant {
  const found = FAULTS.flatMap((fault) => fault.variants(bench)).find((variant) => variant.key === key);
  if (found === undefined) throw new Error(`no variant ${key}`);
  return found;
}

/** The bill after the variants, one after the other, worked out in full. */
export function afterAll(bench: Bench, variants: readonly Variant[]): Vector | undefined {
  const scene = variants.reduce<Scene | undefined>((changed, variant) => changed && variant.apply(changed), bench.scene);
  return scene && vectorOf(scene);
}

export function wrongBy(bench: Bench, ...keys: readonly string[]): Vector {
  const vector = afterAll(
    bench,
    keys.map((key) => variantNamed(bench, key)),
  );
  if (vector === undefined) throw new Error(`no bill after ${keys.join(" and ")}`);
  return vector;
}

/** `lines`: all lines and sums; `total`: the total alone. Undefined where a figure has no end and cannot be printed. */
export function issuedOf(bench: Bench, vector: Vector, what: "lines" | "total" = "lines"): IssuedBill | undefined {
  const figures = [...vector].filter(([name]) => vector.subtotals?.has(name) !== true).map(([name, value]) => [name, fractionText(value)] as const);
  const printed = what === "lines" ? figures : figures.filter(([name]) => name === "total");
  if (printed.some(([, text]) => text.includes("/"))) return undefined;
  const lines = printed.flatMap(([name, amount]) => (isSum(name) ? [] : [{ name, amount }]));
  const sums = Object.fromEntries(printed.filter(([name]) => isSum(name)));
  return { id: bench.facts.id, account: "own", readings: [], lines, ...sums, marks: {} };
}

export function printedIn(bench: Bench, vector: Vector): IssuedBill {
  const issued = issuedOf(bench, vector);
  if (issued === undefined) throw new Error("a figure cannot be printed");
  return issued;
}

/** With the bench's own ledger. */
export function caseWith(bench: Bench, issued: IssuedBill, more: Partial<BillCase> = {}): BillCase {
  const { calendar } = bench.scene.plan;
  const kinds = ["opening", "bill", "payment", "adjustment", "fee", "carried"] as const;
  const ledger = bench.scene.ledger?.map(({ id, kind, day, amount }) => ({
    id,
    kind: kinds.find((each) => each === kind) ?? "opening",
    day: textFromDay(calendar, day),
    amount: fractionText(amount),
  }));
  return { issued, request: bench.case.request, ledger, ...more };
}

/** With the bench's own bills beside it. */
export function diagnosed(bench: Bench, issued: IssuedBill, more: Partial<BillCase> = {}, options: DiagnoseOptions = {}): Diagnosis {
  const beside = { neighbours: bench.neighbours, ...(bench.route === undefined ? {} : { route: bench.route }) };
  return diagnoser(bench.scene.plan, FAULTS)(caseWith(bench, issued, more), { ...beside, ...options });
}

export function keysOf({ explanations }: Pick<Diagnosis, "explanations">): readonly string[] {
  return explanations.map(({ faults }) => faults.map(({ key }) => key).join(" + "));
}
