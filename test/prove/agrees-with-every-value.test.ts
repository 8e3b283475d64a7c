import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Program, Proof, ProofPath } from "../../src/dsl/program.ts";
import { Refusal } from "../../src/engine/evaluate/refusal.ts";
import type { Plan } from "../../src/engine/plan.ts";
import { casesOf } from "../../src/engine/prove/case.ts";
import { proveCase, proveEveryValue } from "../../src/engine/prove/prove-case.ts";
import { Undecided } from "../../src/engine/prove/undecided.ts";
import { spanAt } from "../check/proofs/build.ts";
import { randomProgram } from "../check/proofs/random-bill.ts";

const path = (of: ProofPath["of"], name: string, member?: string): ProofPath => ({ of, name, member });
const INPUTS = [path("usage", "energy"), path("usage", "tou", "peak"), path("account", "contracted"), path("charges", "other"), path("usage", "demand")] as const;

/** A claim about a line, over some 200 values of one input near the edges of the tables; all else fixed. */
const claims: fc.Arbitrary<Proof> = fc
  .record({
    input: fc.constantFrom(...INPUTS),
    start: fc.constantFrom("39", "49", "74", "99", "129"),
    direction: fc.constantFrom("does not fall" as const, "does not rise" as const),
    bound: fc.option(fc.constantFrom("0", "50", "1000")),
    within: fc.constantFrom("0", "0.5", "1", "40"),
    days: fc.integer({ min: 1, max: 40 }),
    rural: fc.constantFrom("yes", "no"),
  })
  .map(({ input, start, direction, bound, within, days, rural }) => {
    const width = input.name === "energy" ? 2 : input.name === "tou" ? 0.3 : input.name === "contracted" ? 20 : input.name === "demand" ? 200 : 2;
    const fixed = [
      { path: path("usage", "energy"), value: "60.5" },
      { path: path("usage", "tou", "peak"), value: "40.125" },
      { path: path("usage", "tou", "low"), value: "33" },
      { path: path("usage", "demand"), value: "90" },
      { path: path("account", "contracted"), value: "100" },
      { path: path("account", "homes"), value: "2" },
      { path: path("account", "rural"), value: rural },
      { path: path("history", "billed"), value: "12.5" },
      { path: path("charges", "other"), value: "3" },
    ];
    const isVaried = (other: ProofPath): boolean => other.of === input.of && other.name === input.name && other.member === input.member;
    return {
      tariff: "t",
      subject: "line_0",
      claim: bound === null ? { kind: "monotone", direction, variable: input } : { kind: "bound", side: "at least", value: bound },
      ranges: [{ path: input, least: start, most: String(Number(start) + width) }],
      fixed: fixed.filter((each) => !isVaried(each.path)),
      periods: [{ from: 19_900 - Math.floor(days / 2), to: 19_900 - Math.floor(days / 2) + days }],
      within,
      exceptAt: [],
      testedNotProved: false,
      span: spanAt(),
    };
  });

function outcome(work: () => { readonly kind: string }): string {
  try {
    return work().kind;
  } catch (problem) {
    if (problem instanceof Undecided || problem instanceof Refusal) return "not decided";
    throw problem;
  }
}

function compared(program: Program, proof: Proof): "decided" | "not decided" {
  const plan: Plan = { ...program, planVersion: 1, languageVersion: 1, transitions: [], hash: "" };
  const { cases, varying } = casesOf(plan, proof);
  const [each] = cases;
  if (each === undefined || varying === undefined) throw new Error("a claim without a case");
  const followed = outcome(() => proveCase(plan, proof, each, varying, { bills: 0 }));
  if (followed === "not decided") return followed;
  expect(followed).toBe(outcome(() => proveEveryValue(plan, proof, each, varying, { bills: 0 })));
  return "decided";
}

describe("a claim followed from edge to edge", () => {
  it("has the verdict that working out every value gives", () => {
    const seen = { decided: 0, "not decided": 0 };
    fc.assert(
      fc.property(randomProgram, claims, (program, proof) => {
        seen[compared(program, proof)] += 1;
      }),
      { numRuns: Number(process.env["RUNS"] ?? 150) },
    );
    expect(seen.decided).toBeGreaterThan(seen["not decided"]);
  });
});
