// `test` blocks of instalments: what holds passes, and each thing that does not is told.
import { describe, expect, test } from "vitest";
import { check } from "../../../src/dsl/check/check.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";
import { planFromProgram } from "../../../src/engine/plan-from-program.ts";
import { oversightTestProblems } from "../../../src/library/run-oversight-test.ts";
import type { Clauses, Setting } from "./rules.ts";
import { PERSIAN, rulesText } from "./rules.ts";

/** The problems of each test of the text. */
function run(tests: string, clauses: Partial<Clauses> = {}, setting: Partial<Setting> = {}): readonly (readonly string[])[] {
  const { value, diagnostics } = parse("tests.mizan", rulesText(clauses, { ...setting, more: tests }));
  const checked = check([value]);
  const wrong = [...diagnostics, ...checked.diagnostics].filter(({ severity }) => severity === "error");
  if (checked.value === undefined || wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join("\n"));
  const plan = planFromProgram(checked.value);
  return checked.value.oversightTests.map((each) => oversightTestProblems(plan, each));
}

const block = (plan: string, expectations: string, account = "class home  income other", agreed = "2023-01-31"): string =>
  `test "t" {\n  instalments debt\n  account { ${account} }\n  plan { ${plan} }\n  agreed ${agreed}\n  expect ${expectations}\n}`;

describe("tests that hold", () => {
  type Holding = readonly [string, string, Partial<Clauses>, Partial<Setting>];
  const holds = (title: string, text: string, clauses: Partial<Clauses> = {}, setting: Partial<Setting> = {}): Holding => [title, text, clauses, setting];
  const holding: readonly Holding[] = [
    holds(
      "the least down payment, the grade, parts and due dates",
      block(
        "debt 3_000_001 IRR  down 610_000 IRR  count 6",
        "down = 610_000 IRR  by = manager  part 1 = 440_001 IRR  part 6 = 390_000 IRR  due 1 = 2023-02-28  due 2 = 2023-03-31",
      ),
    ),
    holds("without a down payment the least is taken", block("debt 3_000_001 IRR  count 6", "part 1 = 440_001 IRR")),
    holds("without a count the down payment is asked", block("debt 3_000_001 IRR", "down = 610_000 IRR")),
    holds("a refusal by the code of its finding", block("debt 3_000_000 IRR  down 599_999 IRR  count 6", 'refused = "down-below-least"')),
    holds("and by its name in the language", block("debt 3_000_000 IRR  count 13", "refused = count_beyond_all")),
    holds("a debtor whom it is not for", block("debt 3_000_000 IRR", "refused = debtor_does_not_fit", "class farm")),
    holds("a debt too small", block("debt 100_000 IRR", "refused = part_below_least")),
    holds("interest is in the part", block("debt 3_000_000 IRR  count 4", "part 1 = 622_093 IRR"), {
      interest: "interest 12% per 365 days on the balance round half up to 1 IRR",
    }),
    holds("the months over which the debt arose", block("debt 3_000_000 IRR  span 8 months  count 8", "by = office"), {
      count: "count from span up to 6 by manager, up to 12 by office",
    }),
    holds(
      "Persian month ends",
      block("debt 3_000_000 IRR  count 6", "due 1 = 1401-07-30  due 6 = 1401-12-29", "class home  income other", "1401-06-31"),
      {},
      PERSIAN,
    ),
  ];
  test.each(holding)("%s", (_, text, clauses, setting) => {
    expect(run(text, clauses, setting)).toEqual([[]]);
  });
});

describe("tests that do not", () => {
  const failing: readonly (readonly [string, string, readonly string[]])[] = [
    ["another down payment", block("debt 3_000_001 IRR", "down = 600_000 IRR"), ["the least down payment was expected to be 600000, and is 610000"]],
    ["another grade", block("debt 3_000_001 IRR  count 7", "by = manager"), ["`manager` was expected to grant it, and `office` may"]],
    [
      "no grade at all",
      block("debt 9_000_000 IRR  count 13", "by = office"),
      ["the plan is refused: 13 parts are more than anyone may grant, 12", "`office` was expected to grant it, and no grade may"],
    ],
    ["another part", block("debt 3_000_000 IRR  count 6", "part 2 = 400_001 IRR"), ["part 2 was expected to be 400001, and is 400000"]],
    ["a part that is not there", block("debt 3_000_000 IRR  count 6", "part 7 = 400_000 IRR"), ["part 7 was expected to be 400000, and there is none"]],
    ["another day", block("debt 3_000_000 IRR  count 6", "due 2 = 2023-03-28"), ["part 2 was expected on 2023-03-28, and is due on 2023-03-31"]],
    [
      "a refusal that is none",
      block("debt 3_000_000 IRR  count 6", "refused = count_beyond_all"),
      ["`count-beyond-all` was expected to refuse it, and nothing does"],
    ],
    [
      "another refusal",
      block("debt 3_000_000 IRR  count 13", "refused = count_below_least"),
      ["`count-below-least` was expected to refuse it, and the reason is: 13 parts are more than anyone may grant, 12"],
    ],
  ];
  test.each(failing)("%s", (_, text, problems) => {
    expect(run(text)).toEqual([problems]);
  });
});
