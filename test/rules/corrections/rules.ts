// Schedules and bills that the tests of corrections share: rule files of the repository, billed and frozen through and through.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../src/engine/plan.ts";
import type { Bill, Schedule } from "../../../src/index.ts";
import { load } from "../../../src/index.ts";
import type { CorrectionInput, CorrectionOptions, CorrectionResult } from "../../../src/rules/corrections/correct.ts";
import { correct } from "../../../src/rules/corrections/correct.ts";
import type { Correction } from "../../../src/rules/corrections/correction.ts";
import { billIn } from "../../generators/billed.ts";
import { ROOT, schedulesBelow } from "../../rule-sets.ts";

export function scheduleIn(path: string): Schedule {
  const files = schedulesBelow(path.slice(0, path.lastIndexOf("/"))).find(({ root }) => root === path)?.files;
  return loaded(files ?? [{ path, text: readFileSync(join(ROOT, path), "utf8") }]);
}

export function scheduleOfText(text: string): Schedule {
  return loaded([{ path: "rules.mizan", text }]);
}

export function billOf(schedule: Schedule, request: unknown): Bill {
  return billIn(schedule.bill(request));
}

export const STATED: CorrectionOptions = { known: undefined, carry: "as stated", language: undefined };

/** What is given is frozen first: whoever changes it is seen. */
export function corrected({ plan }: { readonly plan: Plan }, input: CorrectionInput, options: Partial<CorrectionOptions> = {}): CorrectionResult {
  return correct(plan, frozen(input), { ...STATED, ...options });
}

/** The one correction of a bill that must be corrected. */
export function onlyOf({ corrections, failures }: CorrectionResult): Correction {
  const [only, ...others] = corrections;
  if (only === undefined || others.length > 0) throw new Error(`${corrections.length} corrections; ${JSON.stringify(failures)}`);
  return only;
}

/** `name: issued -> recomputed (delta)` of each line that changes. */
export function changes({ delta }: Correction): readonly string[] {
  return delta.lines
    .filter((line) => (line.exact.delta ?? line.delta) !== "0")
    .map(({ name, issued, recomputed, delta: by }) => `${name}: ${issued ?? "-"} -> ${recomputed ?? "-"} (${by})`);
}

export function sums({ delta }: Correction): unknown {
  const of = ({ issued, recomputed, delta: by }: { readonly issued: unknown; readonly recomputed: unknown; readonly delta: unknown }): unknown => [
    issued,
    recomputed,
    by,
  ];
  return { total: of(delta.total), payable: of(delta.payable), carried: of(delta.carried) };
}

export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

function loaded(files: Parameters<typeof load>[0]): Schedule {
  const { schedule, diagnostics } = load(files, { prove: false });
  if (schedule === undefined) throw new Error(diagnostics.map(({ message, span }) => `${span.file}:${span.line}: ${message}`).join("\n"));
  return schedule;
}
