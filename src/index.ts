// The library's face: everything that a program outside may name, listed by name. What is not here may change without notice.

export type { Diagnostic, Related, Severity } from "./dsl/diagnostics/diagnostic.ts";
export { renderDiagnostic } from "./dsl/diagnostics/render.ts";
export { ownLabel } from "./engine/bill/label.ts";
export type { Bill, BillBlock, BillGroup, BillLine, BillMark, BillRegister, Receipt } from "./engine/bill.ts";
export type { Explanation } from "./engine/explain/explanation.ts";
export type { EvaluationFailure, FailureCode } from "./engine/failure.ts";
export { FAILURES } from "./engine/failure.ts";
export type { Plan } from "./engine/plan.ts";
export { LANGUAGE_VERSION, PLAN_VERSION } from "./engine/plan.ts";
export { ENGINE_VERSION } from "./engine/receipt/engine-version.ts";
export type { BillRequest, RequestNames } from "./engine/request/bill-request.ts";
export type { Coverage, CoverageCount } from "./library/coverage.ts";
export { DIAGNOSTIC_CODES } from "./library/diagnostic-codes.ts";
export { explain, explainAsData } from "./library/explain-result.ts";
export { formatRules } from "./library/format-rules.ts";
export type { Loaded } from "./library/load.ts";
export { load, useTargets } from "./library/load.ts";
export type { BilledResult, BillOptions, BillResult, LoadOptions, RefusedResult, RuleText, TestOutcome, Unsettled } from "./library/result.ts";
export type { Schedule } from "./library/schedule.ts";
export { loadPlan } from "./library/schedule.ts";
export { visibleText } from "./values/hidden-characters.ts";
export { checkIranBillId, checkIranPaymentId, iranPaymentId } from "./values/iran-identifiers.ts";
export type { Span } from "./values/span.ts";
