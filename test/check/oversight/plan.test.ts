// The oversight half in the plan: stored and read back as it was, in the hash whatever can change a decision, and counted where it is not settled.
import { describe, expect, test } from "vitest";
import { planFromJson } from "../../../src/engine/plan-from-json.ts";
import { planFromProgram } from "../../../src/engine/plan-from-program.ts";
import { unsettledOf } from "../../../src/library/unsettled.ts";
import { authority, checkText, correction, HEAD, instalments, programOf } from "./oversight-text.ts";

const ROWS = `clerk | misread | any | customer | 5_000_000 IRR | 50% | 3 months | photo | 1
board | any | any | any | no limit | no limit | no limit | photo | 2`;
const EXCEPTION = "exception poor when account.related = yes: no down payment";
const RULES = correction(ROWS, { bars: "bar old when age > 60 months" }) + instalments({}, EXCEPTION);

const planOf = (rules: string): ReturnType<typeof planFromProgram> => planFromProgram(programOf(rules));

describe("a stored plan", () => {
  test("is read back with all that it says of oversight", () => {
    const plan = planOf(RULES);
    const { value, problem } = planFromJson(JSON.stringify(plan));
    expect(problem).toBe(undefined);
    // `toEqual` takes a member that is undefined and one that is absent for the same, as every reader does.
    expect(value?.oversight).toEqual(plan.oversight);
  });

  const CHANGES: readonly (readonly [string, string, string])[] = [
    ["a limit", "5_000_000 IRR | 50%", "5_000_001 IRR | 50%"],
    ["a share", "50% | 3 months", "51% | 3 months"],
    ["documents", "3 months | photo | 1", "3 months | none | 1"],
    ["a bar", "age > 60 months", "age >= 60 months"],
    ["a clause", "approval does not expire", "approval expires 30 days after"],
    ["an exception", "account.related = yes: no", "account.related = no: no"],
    ["the order of grades", "grades { clerk, manager, board }", "grades { manager, clerk, board }"],
  ];
  test.each(CHANGES)("has another hash with another word on %s", (_what, before, after) => {
    const text = HEAD + RULES;
    expect(text).toContain(before);
    const [one, other] = [text, text.replace(before, after)].map((each) => checkText(each).program);
    if (one === undefined || other === undefined) throw new Error("the rules are wrong");
    expect(planFromProgram(other).hash).not.toBe(planFromProgram(one).hash);
  });

  test("has the same hash in another layout, and with the declarations in another order", () => {
    const moved = instalments({}, `# a comment\n${EXCEPTION}`) + correction(ROWS.replaceAll(" | ", "    |  "), { bars: "bar old when age > 60 months" });
    expect(planOf(moved).hash).toBe(planOf(RULES).hash);
  });

  test("that was changed by hand is refused", () => {
    const text = JSON.stringify(planOf(RULES));
    expect(planFromJson(text.replace('"5000000"', '"9000000"')).problem).toContain("was changed");
  });
});

describe("what is not settled is counted", () => {
  const HOLIDAYS = "holidays {\nfrom 1399-01-01 cites board_1399 01-01\n}\n";
  const counted = (rules: string): ReturnType<typeof unsettledOf> => unsettledOf(programOf(`${HOLIDAYS}${rules}`), 0);
  const nothing = { unknown: 0, untranslatable: 0, unverified: 0, example: 0, testedNotProved: 0 };

  test("settled rules count nothing", () => {
    expect(counted(RULES)).toEqual(nothing);
  });

  test("examples and unverified versions, bars and exceptions", () => {
    const bars = "bar old when age > 60 months example\nbar older when age > 70 months unverified";
    const rules = authority({ head: "from 1399-01-01 example", bars }) + instalments({}, "exception e when account.related = yes unverified: no down payment");
    expect(counted(rules)).toEqual({ ...nothing, example: 2, unverified: 2 });
  });

  test("unknown versions and matrices, each once", () => {
    const wholly = 'instalments debt_rule {\nfrom 1399-01-01\nunknown because "no copy"\n}\n';
    expect(counted(authority({ matrix: 'unknown because "no copy"' }) + wholly)).toEqual({ ...nothing, unknown: 2 });
  });

  test("clauses that cannot be said", () => {
    const clause = 'untranslatable "in the office\'s discretion" because "it names no limit" cites limit_act';
    expect(counted(authority({ bars: clause }) + instalments({}, clause))).toEqual({ ...nothing, untranslatable: 2 });
  });
});
