// The explanation of a bill that `bill` gave.
import { explain as explainTrace } from "../engine/explain/explain.ts";
import type { Explanation } from "../engine/explain/explanation.ts";
import { explainAsData as explainTraceAsData } from "../engine/explain/explanation-from-trace.ts";
import type { BilledResult } from "./result.ts";

/**
 * Every figure of the bill unfolded to the rule, version, citation and inputs that it came from, as plain text. `en` and `fa` have all words; any other
 * language has English words with its own labels. Figures are in the units that the rules declare, nothing is rounded but what the rules round.
 * @public
 */
export function explain(result: BilledResult, language?: string): string {
  return explainTrace(result.trace, language, result.adjustments);
}

/** The same as plain JSON. @public */
export function explainAsData(result: BilledResult): Explanation {
  return explainTraceAsData(result.trace, result.adjustments);
}
