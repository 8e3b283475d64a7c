// Benches for tests of the catalogue: a case with its right bill, from a rule text and a request, or from the test blocks of shipped rule files.
import { check } from "../../../src/dsl/check/check.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { planFromProgram } from "../../../src/engine/plan-from-program.ts";
import { partsReader } from "../../../src/engine/request/parts-reader.ts";
import type { RuleText } from "../../../src/index.ts";
import type { Bench, Scene } from "../../../src/rules/diagnosis/fault.ts";
import { factsOf } from "../../../src/rules/diagnosis/scene.ts";
import type { BillCase, LedgerRow } from "../../../src/rules/issued/case.ts";
import { dayFromText } from "../../../src/values/calendar.ts";
import { exactFromText, ZERO } from "../../../src/values/exact.ts";

export interface Rules {
  readonly plan: Plan;
  /** Of its test blocks. */
  readonly requests: readonly Readonly<Record<string, unknown>>[];
}

export function rulesFrom(files: readonly RuleText[]): Rules {
  const parsed = files.map(({ path, text }) => parse(path, text));
  const { value, diagnostics } = check(parsed.map((each) => each.value));
  const all = [...parsed.flatMap((each) => each.diagnostics), ...diagnostics];
  if (value === undefined) throw new Error(all.map(({ message, span }) => `${span.file}:${span.line}: ${message}`).join("\n"));
  return { plan: planFromProgram(value), requests: value.tests.map(({ request }) => request) };
}

export interface Beside {
  readonly ledger?: readonly LedgerRow[];
  readonly neighbours?: readonly BillCase[];
  readonly route?: readonly BillCase[];
}

/** A case of which nothing was printed but whose it is. */
export function caseOf(request: unknown, account = "own", id = "bill"): BillCase {
  return { issued: { id, account, readings: [], lines: [], marks: {} }, request };
}

/** Undefined where the request gives no bill. */
export function benchIn(plan: Plan, request: unknown, { ledger, neighbours = [], route }: Beside = {}): Bench | undefined {
  const reading = readerOf(plan)(request);
  if (reading.kind === "refused") return undefined;
  const rows = ledger?.map(({ day, amount, ...row }) => ({ ...row, day: dayFromText(plan.calendar, day) ?? 0, amount: exactFromText(amount) ?? ZERO }));
  const scene: Scene = { plan, parts: reading.parts, ledger: rows };
  const { facts, failures } = factsOf(scene);
  const trace = evaluate(plan, facts);
  return failures.length > 0 || trace.kind === "failure" ? undefined : { case: caseOf(request), scene, facts, trace, neighbours, route };
}

const readers = new Map<Plan, ReturnType<typeof partsReader>>();

function readerOf(plan: Plan): ReturnType<typeof partsReader> {
  const reader = readers.get(plan) ?? partsReader(plan);
  readers.set(plan, reader);
  return reader;
}
