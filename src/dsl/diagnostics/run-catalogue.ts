// Diagnostics of `test` and `prove` blocks, which are run after a file has been checked.
import type { DiagnosticBuilder } from "./diagnostic.ts";
import { diagnosticsOf } from "./diagnostic.ts";

export const RUN_CATALOGUE = {
  "test-fails": {
    severity: "error",
    message: "test `{title}` does not hold: {problem}",
    help: "correct the rule, or what the test gives or expects; `mizan test` shows the whole bill",
  },
  "claim-refuted": {
    severity: "error",
    message: "this claim is false: {counterexample}",
    help: "correct the rule, or allow the difference with `within`, or name the point with `except at`",
  },
  "claim-not-decided": {
    severity: "error",
    message: "this claim can be neither proved nor refuted: {because}",
    help: "narrow the ranges, fix more facts, or mark it `tested, not proved`",
  },
} as const;

export const runDiagnostic: DiagnosticBuilder<typeof RUN_CATALOGUE> = diagnosticsOf(RUN_CATALOGUE);
