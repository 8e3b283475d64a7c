// From rule texts to a schedule, or to all that is wrong with them.
import { check } from "../dsl/check/check.ts";
import { arranged } from "../dsl/check/reported.ts";
import type { Diagnostic } from "../dsl/diagnostics/diagnostic.ts";
import { runDiagnostic } from "../dsl/diagnostics/run-catalogue.ts";
import type { OversightTest } from "../dsl/oversight.ts";
import type { Proof } from "../dsl/program.ts";
import { parse } from "../dsl/syntax/parse.ts";
import { resolveUse } from "../dsl/tree/resolve-use.ts";
import type { SourceFile } from "../dsl/tree/tree.ts";
import type { Plan } from "../engine/plan.ts";
import { planFromProgram } from "../engine/plan-from-program.ts";
import { proveClaim } from "../engine/prove/prove-claim.ts";
import type { LoadOptions, RuleText, TestOutcome, Unsettled } from "./result.ts";
import { oversightTestProblems } from "./run-oversight-test.ts";
import { runTest } from "./run-test.ts";
import type { Schedule } from "./schedule.ts";
import { scheduleOf } from "./schedule.ts";
import { unsettledOf } from "./unsettled.ts";

/** @public */
export interface Loaded {
  /** undefined where any diagnostic is an error. */
  readonly schedule: Schedule | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Zeros where the rules could not be checked. */
  readonly unsettled: Unsettled;
  readonly tests: readonly TestOutcome[];
}

const NOTHING_UNSETTLED: Unsettled = { unknown: 0, untranslatable: 0, unverified: 0, example: 0, testedNotProved: 0 };

/**
 * Checks rule files as one schedule and, unless told otherwise, runs their `test` and `prove` blocks. All files that `use` one another are given
 * together; their order does not matter. Never throws: whatever is wrong is a diagnostic with its place.
 * @public
 */
export function load(files: readonly RuleText[], options: LoadOptions = {}): Loaded {
  const parsed = files.map(({ path, text }) => parse(path, text));
  const syntax = parsed.flatMap(({ diagnostics }) => diagnostics);
  const trees = parsed.map(({ value }) => value);
  const checked = check(trees);
  if (syntax.some(isError)) return broken(besideSyntax(trees, syntax, checked.diagnostics));
  const program = checked.value;
  if (program === undefined) return broken([...syntax, ...checked.diagnostics]);
  const schedule = scheduleOf(planFromProgram(program));
  const tests =
    options.prove === false
      ? []
      : [...program.tests.map((test) => runTest(test, schedule.bill)), ...program.oversightTests.map((test) => outcomeOf(schedule.plan, test))];
  const claims = options.prove === false ? [] : program.proofs.map((proof) => claimOf(schedule.plan, proof));
  const diagnostics = [...syntax, ...checked.diagnostics, ...tests.flatMap(failedTest), ...claims.flatMap(({ diagnostic }) => diagnostic ?? [])];
  const unsettled = unsettledOf(program, claims.filter(({ tested }) => tested).length);
  return { schedule: diagnostics.some(isError) ? undefined : schedule, diagnostics, unsettled, tests };
}

/**
 * The paths that a rule file `use`s, as the checker takes them: from the file's own folder, parted by `/`. For whoever reads the files.
 * @public
 */
export function useTargets(path: string, text: string): readonly string[] {
  return parse(path, text).value.declarations.flatMap((declaration) => (declaration.kind === "use" ? [resolveUse(path, declaration.path.text)] : []));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Of a file whose reading stopped at its errors nothing else is told. */
function besideSyntax(files: readonly SourceFile[], syntax: readonly Diagnostic[], checked: readonly Diagnostic[]): readonly Diagnostic[] {
  const full = new Set(syntax.filter(({ code }) => code === "too-many-errors").map(({ span }) => span.file));
  return arranged(files, [...syntax, ...checked.filter(({ span }) => !full.has(span.file))]);
}

function broken(diagnostics: readonly Diagnostic[]): Loaded {
  return { schedule: undefined, diagnostics, unsettled: NOTHING_UNSETTLED, tests: [] };
}

function outcomeOf(plan: Plan, test: OversightTest): TestOutcome {
  return { title: test.title, span: test.span, problems: oversightTestProblems(plan, test), result: undefined };
}

function failedTest({ title, span, problems }: TestOutcome): readonly Diagnostic[] {
  return problems.map((problem) => runDiagnostic("test-fails", span, { title, problem }));
}

function claimOf(plan: Plan, proof: Proof): { readonly tested: boolean; readonly diagnostic: Diagnostic | undefined } {
  const verdict = proveClaim(plan, proof);
  switch (verdict.kind) {
    case "proved":
      return { tested: false, diagnostic: undefined };
    case "tested":
      return { tested: true, diagnostic: undefined };
    case "refuted":
      return { tested: false, diagnostic: runDiagnostic("claim-refuted", proof.span, { counterexample: verdict.counterexample }) };
    case "not decided":
      return { tested: false, diagnostic: runDiagnostic("claim-not-decided", proof.span, { because: verdict.because }) };
  }
}
