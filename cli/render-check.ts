// The outcome of `mizan check` as one line a schedule, or as JSON.
import pc from "picocolors";
import type { Diagnostic, Unsettled } from "../src/index.ts";
import type { Checked } from "./checked.ts";
import { countOf } from "./checked.ts";
import { isError } from "./render-diagnostics.ts";
import { counted, shown } from "./shown.ts";

/** `tariffs/iran/iran.mizan (iran): 0 errors, 1 warning; 43 of 43 tests hold; 7 unknown, 0 untranslatable, …`. */
export function summaryLine(one: Checked, { strict, colour }: { readonly strict: boolean; readonly colour: boolean }): string {
  const { bold, red, green, yellow } = pc.createColors(colour);
  const { diagnostics, unsettled, tests, schedule } = one.loaded;
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const name = `${bold(shown(one.root))}${schedule === undefined ? "" : ` (${schedule.name})`}`;
  const warned = strict && warnings > 0 ? red(`${counted(warnings, "warning")} (--strict allows none)`) : yellow(counted(warnings, "warning"));
  const parts = [`${(errors > 0 ? red : green)(counted(errors, "error"))}, ${warnings > 0 ? warned : "0 warnings"}`];
  if (isChecked(one)) {
    const hold = tests.filter(({ problems }) => problems.length === 0).length;
    parts.push(tests.length === 0 ? "no tests" : `${hold} of ${counted(tests.length, "test")} hold`);
    const open = Object.entries(unsettledCounts(unsettled)).map(([word, count]) => `${count} ${word}`);
    parts.push(strict && countOf(unsettled) > 0 ? red(`${open.join(", ")} (--strict allows none)`) : open.join(", "));
  } else parts.push("tests and proofs wait until the errors are gone");
  return `${name}: ${parts.join("; ")}`;
}

/** Whether the rules got as far as their tests: errors of tests and claims alone leave the counts true. */
function isChecked({ loaded }: Checked): boolean {
  return loaded.diagnostics.filter(isError).every(({ code }) => RUN_CODES.has(code));
}

const RUN_CODES: ReadonlySet<string> = new Set(["test-fails", "claim-refuted", "claim-not-decided"]);

export function checkJson(checked: readonly Checked[]): unknown {
  const all = checked.flatMap(({ loaded }) => loaded.diagnostics);
  const errors = all.filter(isError).length;
  return {
    errors,
    warnings: all.length - errors,
    schedules: checked.map((one) => ({
      root: one.root,
      name: one.loaded.schedule?.name ?? null,
      files: one.files.map(({ path }) => path),
      checked: isChecked(one),
      diagnostics: one.loaded.diagnostics.map(diagnosticJson),
      tests: one.loaded.tests.map(({ title, span, problems }) => ({ title, file: span.file, line: span.line, holds: problems.length === 0, problems })),
      unsettled: one.loaded.unsettled,
    })),
  };
}

function diagnosticJson({ help, ...rest }: Diagnostic): unknown {
  return { ...rest, help: help ?? null };
}

function unsettledCounts(unsettled: Unsettled): Readonly<Record<string, number>> {
  const { unknown, untranslatable, unverified, example, testedNotProved } = unsettled;
  return { unknown, untranslatable, unverified, example, "tested but not proved": testedNotProved };
}
