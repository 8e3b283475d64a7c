// The cause of a wrong bill as far as others share it. A fault's parameters are of two kinds: what of the rules, registers and facts it is about (a rate, a
// multiplier), which a whole route may have, and figures, rows and other bills, which belong to one bill. The first make the cause, the second are left out.
import type { Diagnosis, ExplainedBy } from "../diagnosis/diagnosis.ts";
import type { Cause, CauseFault } from "./population.ts";

/** Undefined where no cause is known, or more than one fits. */
export function causeOf({ answer, explanations }: Diagnosis): Pick<Cause, "key" | "faults"> | undefined {
  if (answer !== "exact-single" && answer !== "exact-pair") return undefined;
  const faults = explanations[0]?.faults ?? [];
  const [only, second] = faults;
  if (only === undefined) return undefined;
  // Pairs of faults with their parameters are too many to be clusters: two faults together are told by their kinds.
  if (second !== undefined) return { key: idsOf(faults), faults: faults.map((each) => ({ ...faultOf(each), about: [] })) };
  const fault = faultOf(only);
  return { key: keyOf(fault), faults: [fault] };
}

/** `F07 | F08`: the kinds of fault that fit, in the order of their names; undefined where not more than one fits. */
export function ambiguityOf({ answer, explanations }: Diagnosis): string | undefined {
  if (answer !== "ambiguous") return undefined;
  return [...new Set(explanations.map(({ faults }) => idsOf(faults)))].sort().join(" | ");
}

function idsOf(faults: readonly ExplainedBy[]): string {
  return faults.map(({ fault }) => fault).join(" + ");
}

function faultOf({ fault, name, family, values }: ExplainedBy): CauseFault {
  return { fault, name, family, about: Object.entries(values).filter(([member, value]) => isShared(member, value)) };
}

/** `F04 register energy, multiplier 40`: the members too, so that no two causes have one key. */
function keyOf({ fault, about }: CauseFault): string {
  return about.length === 0 ? fault : `${fault} ${about.map((each) => each.join(" ")).join(", ")}`;
}

function isShared(member: string, value: string): boolean {
  return SHARED.has(member) || (SHARED_WORDS.has(member) && !NUMBER.test(value));
}

const SHARED: ReadonlySet<string> = new Set([
  ...["tariff", "field", "rate", "rates", "versions", "seasons", "line", "exception", "charge", "register", "daypart", "multiplier", "ratio", "taken"],
  ...["unit", "way", "rounding", "with", "without", "only", "again", "estimate", "end", "days", "left_out", "factor"],
]);

/** Where these hold a number it is the bill's own: a contracted power, the base of a fee. */
const SHARED_WORDS: ReadonlySet<string> = new Set(["value", "base"]);
const NUMBER = /^-?[\d./]+$/;
