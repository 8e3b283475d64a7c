// One bill judged by the library, with the time that it took; and what its answer is, said briefly.
import type { BillCase, BillVerdict, Diagnosis, Schedule } from "../../src/index.ts";
import type { Drawn } from "./drawing.ts";
import type { PrintOptions } from "./issuer.ts";
import { caseOf, scheduleOf, statementOf } from "./issuer.ts";
import { isSameBill, remade } from "./judge.ts";
import type { RuleSpec } from "./spec.ts";
import { specText } from "./spec-text.ts";
import type { Outcome } from "./tally.ts";
import type { Beside } from "./world.ts";

export interface Judged {
  readonly verdict: BillVerdict;
  readonly diagnosis: Diagnosis;
  readonly auditTime: Times;
  readonly diagnosisTime: Times;
  readonly seen: Outcome["seen"];
}

/** In milliseconds: of all threads of this process, and on the clock, on which other processes weigh. */
interface Times {
  readonly processor: number;
  readonly clock: number;
}

/** `mostPairs`: how many pairs are tried; undefined: as many as the library tries by itself. */
export function judged(spec: RuleSpec, bill: BillCase, beside: Beside, mostPairs: number | undefined): Judged {
  const { judging } = ready(spec);
  const audit = timed(() => judging.auditBill(bill, { previous: beside.neighbours[beside.neighbours.length - 1]?.issued }));
  const options = { neighbours: beside.neighbours, route: beside.route, ...(mostPairs === undefined ? {} : { limits: { mostPairs } }) };
  const found = timed(() => judging.diagnose(bill, options));
  const seen = (): ReturnType<Outcome["seen"]> => ({ rules: specText(spec), case: bill, verdict: audit.value, diagnosis: found.value });
  return { verdict: audit.value, diagnosis: found.value, auditTime: audit.time, diagnosisTime: found.time, seen };
}

function ready(spec: RuleSpec): Schedule {
  const schedule = scheduleOf(spec);
  if (schedule === undefined) throw new Error("generated rules are refused");
  return schedule;
}

function timed<T>(work: () => T): { readonly value: T; readonly time: Times } {
  const [before, started] = [process.cpuUsage(), performance.now()];
  const value = work();
  const clock = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { value, time: { processor: (user + system) / 1_000, clock } };
}

export function timesOf(what: string, { processor, clock }: Times): Outcome["times"] {
  return { [what]: processor, [`${what} on the clock`]: clock };
}

export function caseOfDrawn({ right, wrong, issued, issuedOn }: Drawn, what: PrintOptions["what"]): BillCase {
  return caseOf(right, statementOf(wrong, issued, { account: "own", what, issuedOn }));
}

export function keysText({ explanations, nearMisses }: Diagnosis): string {
  const keys = [...explanations, ...nearMisses].slice(0, 4).map(({ faults }) => faults.map(({ key }) => key).join(" + "));
  return keys.join(" | ");
}

/** Of explanations that can be made again, whether they give what was printed. */
export function soundness(drawn: Drawn, { explanations }: Diagnosis, what: PrintOptions["what"]): readonly string[] {
  const again = explanations.slice(0, 3).flatMap(
    ({ faults }) =>
      remade(
        drawn,
        faults.map(({ key }) => key),
      ) ?? [],
  );
  if (what === "sums") return [];
  const unsound = again.filter((bill) => !isSameBill(bill, drawn.issued));
  return [...(again.length > 0 ? ["made again"] : []), ...(unsound.length > 0 ? ["unsound"] : [])];
}
