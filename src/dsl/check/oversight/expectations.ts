// What a test of the oversight half expects: a grade, approvers, a bar, nobody; or a plan's down payment, grade, parts and due dates, or a refusal.
import type { OversightTest } from "../../oversight.ts";
import type * as tree from "../../tree/oversight.ts";
import type { Value } from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import { listed, nearHint } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";
import type { Names } from "./names.ts";
import { countOf, MOST, moneyOf } from "./numbers.ts";
import { refuse } from "./refuse.ts";
import type { Subject } from "./subject.ts";
import { nameIn, unfit, wholeIn } from "./subject.ts";

type Expectation = OversightTest["expectations"][number];
type Name = Expectation["name"];

const OF_AUTHORITY: readonly Name[] = ["nobody", "grade", "approvers", "barred"];
const OF_INSTALMENTS: readonly Name[] = ["down", "by", "part", "due", "refused"];

export function expectationsOf(scope: Scope, subject: Subject, test: tree.OversightTest): readonly Expectation[] {
  if (test.expectations.length === 0) {
    const example = subject.kind === "authority" ? `grade = ${subject.grades.list[0]?.name ?? "clerk"}` : `part 1 = 400_000 ${scope.currency}`;
    refuse(scope, "oversight-test-empty", test.title.span, { example });
  }
  return test.expectations.flatMap((expectation) => expectationOf(scope, subject, expectation) ?? []);
}

function expectationOf(scope: Scope, subject: Subject, expectation: tree.OversightExpectation): Expectation | undefined {
  const { span } = expectation;
  const names = subject.kind === "authority" ? OF_AUTHORITY : OF_INSTALMENTS;
  const wanted = expectation.kind === "nobody" ? "nobody" : expectation.name.text;
  const name = names.find((one) => one === wanted);
  if (name === undefined) {
    const kind = subject.kind === "authority" ? "authorities" : "instalments";
    const at = expectation.kind === "nobody" ? span : expectation.name.span;
    return refuse(scope, "expectation-unknown", at, { kind, name: wanted, hint: nearHint(wanted, names, `expect ${listed(names)}`) });
  }
  if (expectation.kind === "nobody") return { name: "nobody", index: undefined, value: "", span };
  const place = indexOf(scope, name, expectation);
  const value = expectedValue(scope, subject, name, expectation.value);
  return place === undefined || value === undefined ? undefined : { name, index: place.index, value, span };
}

/** `none`, where no bar has that name. */
function isNone(value: Value, bars: Names): boolean {
  return value.kind === "name" && value.text === "none" && !bars.list.some(({ name }) => name === "none");
}

/** A part or a due date has its number, nothing else has one. */
function indexOf(
  scope: Scope,
  name: Name,
  { index, span }: tree.OversightExpectation & { readonly kind: "value" },
): { readonly index: number | undefined } | undefined {
  if (name === "part" || name === "due") {
    if (index === undefined) return refuse(scope, "expectation-index", span, { found: `\`${name}\` does not say of which part`, example: `${name} 1 = ...` });
    const count = countOf(scope, index, `the number after \`${name}\``, 1, MOST.parts);
    return count === undefined ? undefined : { index: count };
  }
  if (index === undefined) return { index };
  return refuse(scope, "expectation-index", index.span, { found: `there is one \`${name}\`, and ${index.text} was asked for`, example: `${name} = ...` });
}

/** A name, an exact text, or a day number as text. */
function expectedValue(scope: Scope, { grades, bars }: Subject, name: Name, value: Value): string | undefined {
  switch (name) {
    case "nobody":
      return unfit(scope, value, "`nobody`", "no value");
    case "grade":
    case "by":
      return nameIn(scope, grades, value);
    case "approvers":
      return wholeIn(scope, value, "`approvers`", MOST.approvers);
    case "barred":
      return isNone(value, bars) ? "" : nameIn(scope, bars, value);
    case "down":
    case "part":
      return moneyOf(scope, value, `\`${name}\``);
    case "due":
      return value.kind === "date" ? dayOf(scope, value)?.toString() : unfit(scope, value, "`due`", "a date");
    case "refused":
      return value.kind === "name" || value.kind === "string" ? value.text : unfit(scope, value, "`refused`", "the code of a finding");
  }
}
