// From a checked program to the plan: tests and proofs dropped, the zone's clock changes frozen in, and a hash of all that can change a bill.
// INVARIANT: layout, comments, file names and the order of declarations whose order means nothing do not change the hash.
import type { Program } from "../dsl/program.ts";
import { transitionsIn } from "../values/zone.ts";
import type { Plan } from "./plan.ts";
import { LANGUAGE_VERSION, PLAN_VERSION } from "./plan.ts";
import { canonicalJson } from "./receipt/canonical-json.ts";
import { hashOfText } from "./receipt/hash.ts";

/** Throws a RangeError where the host does not know the program's zone: the checker has refused such a program on the same host. */
export function planFromProgram(program: Program): Plan {
  const { tests: _tests, proofs: _proofs, ...rules } = program;
  const transitions = transitionsIn(program.zone, (program.horizon.from - 1) * DAY, (program.horizon.to + 1) * DAY).value;
  if (transitions === undefined) throw new RangeError(`this host knows no time zone ${program.zone}`);
  const plan = { ...rules, planVersion: PLAN_VERSION, languageVersion: LANGUAGE_VERSION, transitions } as const;
  return { ...plan, hash: planHash(plan) };
}

/** The stored form: JSON that `planFromJson` reads back. Names keep the order of their declaration. */
export function jsonFromPlan(plan: Plan): string {
  return `${JSON.stringify(plan)}\n`;
}

/** SHA-256, hex, over everything but spans, expression ids and the hash itself. */
export function planHash(plan: Omit<Plan, "hash">): string {
  return hashOfText("mizan/plan/v1", canonicalJson(meaningOf(plan, plan.denominators, "")));
}

const DAY = 86_400;

/** Declared in any order with the same meaning. */
const UNORDERED: ReadonlySet<string> = new Set(["versions", "holidays", "units", "weekend"]);

/** The value without places: denominators, kept by expression id in the plan, stand at their expressions. */
function meaningOf(value: unknown, denominators: Plan["denominators"], under: string): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => meaningOf(member, denominators, ""));
    return UNORDERED.has(under) ? sortedByText(members) : members;
  }
  if (typeof value !== "object" || value === null) return value;
  const isPlan = "planVersion" in value;
  const id = expressionId(value);
  const meaning: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (isPlace(key, member) || (isPlan && (key === "hash" || key === "denominators"))) continue;
    if (id !== undefined && key === "id") meaning["denominator"] = denominators[id];
    else meaning[key] = meaningOf(member, denominators, key);
  }
  return meaning;
}

/** Undefined for what is no expression, such as a record with a member that a rule file calls `id`. */
function expressionId(value: object): number | undefined {
  return "id" in value && typeof value.id === "number" && "kind" in value && typeof value.kind === "string" && "type" in value ? value.id : undefined;
}

/** A span, and not something that a rule file calls `span`. */
function isPlace(key: string, member: unknown): boolean {
  return key === "span" && typeof member === "object" && member !== null && "file" in member && "column" in member;
}

function sortedByText(members: readonly unknown[]): readonly unknown[] {
  return members
    .map((member) => ({ member, text: canonicalJson(member) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ member }) => member);
}
