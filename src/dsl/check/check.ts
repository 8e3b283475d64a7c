// Checking: from the syntax trees of all files to one program, or to what is wrong with them.
// Declarations are bound, rules typed, arithmetic measured, and then what must hold for every bill is proved.
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Program } from "../program.ts";
import type { SourceFile } from "../tree/tree.ts";
import { bindDeclarations } from "./declarations/bind-declarations.ts";
import { gathered } from "./misdeclared.ts";
import { checkBases } from "./oversight/basis.ts";
import { bindOversight } from "./oversight/bind-oversight.ts";
import { proveOversight } from "./oversight/proofs/prove-oversight.ts";
import { measure } from "./proofs/measure.ts";
import { proveProgram } from "./proofs/prove-program.ts";
import { arranged } from "./reported.ts";
import { checkRules } from "./rules/check-rules.ts";
import { checkDegrees } from "./rules/degree.ts";
import { isBroken, reportingBeside } from "./told.ts";

/**
 * `value` only where no diagnostic is an error and the files have no syntax errors; of files that have some, only what does not follow from those is told.
 * Diagnostics by file and place, each once, at most 200 a file.
 */
export function check(files: readonly SourceFile[]): { readonly value: Program | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const reported: Diagnostic[] = [];
  const program = programOf(files, reported);
  const value = program === undefined || hasError(reported) ? undefined : program;
  return { value, diagnostics: arranged(files, gathered(files, reported)) };
}

function programOf(files: readonly SourceFile[], reported: Diagnostic[]): Program | undefined {
  const report = reportingBeside(files, (diagnostic) => {
    reported.push(diagnostic);
  });
  const declarations = bindDeclarations(files, report);
  if (declarations === undefined) return undefined;
  const rules = checkRules(declarations.scope, declarations.parts.rates);
  if (!declarations.isWhole || files.some(isBroken)) return undefined;
  const bound = bindOversight(declarations.scope, declarations.parts);
  checkBases({ report }, declarations.parts, bound.oversight);
  if (hasError(reported)) return undefined;
  checkDegrees({ report }, { rates: declarations.parts.rates, tariffs: rules.tariffs });
  if (hasError(reported)) return undefined;
  const unmeasured = { ...declarations.parts, ...rules, ...bound, denominators: {}, guards: {} };
  const program = { ...unmeasured, ...measure(unmeasured) };
  proveProgram(program, report);
  proveOversight(program, program.oversight, report);
  return program;
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
