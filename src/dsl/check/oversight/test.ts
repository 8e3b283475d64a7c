// A `test` block of an authority or of instalments: a question or a plan with every value typed, and what must come out.

import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { OversightTest } from "../../oversight.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/oversight.ts";
import { dayOf } from "../declarations/dates.ts";
import { listed, nearHint } from "../declarations/names.ts";
import { accountText } from "../rules/constants.ts";
import { unknownField } from "../rules/unknown-names.ts";
import type { Scope } from "../scope.ts";
import { expectationsOf } from "./expectations.ts";
import { refuse } from "./refuse.ts";
import type { Slot, Subject, Unsaid } from "./subject.ts";

/** `subjects`: every authority and all instalments. Undefined after an error. */
export function bindOversightTest(given: Scope, subjects: readonly Subject[], test: tree.OversightTest): OversightTest | undefined {
  let failures = 0;
  const scope: Scope = {
    ...given,
    report: (diagnostic) => {
      failures += 1;
      given.report(diagnostic);
    },
  };
  const subject = subjectOf(scope, subjects, test);
  if (subject === undefined) return undefined;
  const values = valuesOf(scope, subject, test);
  const account = accountOf(scope, test);
  const day = test.day === undefined ? missing(scope, subject, test, DAY[subject.kind]) : dayOf(scope, test.day);
  const expectations = expectationsOf(scope, subject, test);
  if (failures > 0 || day === undefined) return undefined;
  return { title: test.title.text, subject: { kind: subject.kind, name: subject.name }, account, values, day, expectations, span: test.span };
}

const DAY: Readonly<Record<Subject["kind"], { readonly part: string; readonly example: string }>> = {
  authority: { part: "on which day it is asked", example: "`asked` and the day" },
  instalments: { part: "on which day the plan is agreed", example: "`agreed` and the day" },
};

function subjectOf(scope: Scope, subjects: readonly Subject[], { subject: { kind, name } }: tree.OversightTest): Subject | undefined {
  const ofKind = subjects.filter((one) => one.kind === kind);
  const found = ofKind.find((one) => foldName(one.name) === foldName(name.text));
  if (found !== undefined) return found;
  const names = ofKind.map((one) => one.name);
  const otherwise = names.length === 0 ? `declare \`${kind} ${name.text}\`` : `declared are ${listed(names)}`;
  const words = kind === "authority" ? "authority" : "rule for instalments";
  return refuse(scope, "no-such-rule", name.span, { kind: words, name: name.text, hint: nearHint(name.text, names, otherwise) });
}

function accountOf(scope: Scope, { account }: tree.OversightTest): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const { name, value } of account) {
    const field = scope.account.get(foldName(name.text));
    if (field === undefined) unknownField({ scope }, "account", name, scope.account.values());
    else {
      if (found.has(field.name)) twice(scope, name, `account.${field.name}`);
      found.set(field.name, accountText(scope, value, field) ?? "");
    }
  }
  return Object.fromEntries(found);
}

function valuesOf(scope: Scope, subject: Subject, test: tree.OversightTest): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const { name, value } of test.values) {
    const slot = subject.slots.find((one) => one.name === foldName(name.text));
    if (slot === undefined) {
      const names = subject.slots.map((one) => one.name);
      refuse(scope, "question-unknown", name.span, { rule: subject.name, name: name.text, hint: nearHint(name.text, names, `it has ${listed(names)}`) });
      continue;
    }
    const before = found.get(slot.name);
    if (before !== undefined && !slot.several) twice(scope, name, slot.name);
    const text = slot.read(scope, value) ?? "";
    found.set(slot.name, before === undefined ? text : `${before},${text}`);
  }
  for (const slot of subject.slots)
    if (isMissing(slot, found, test)) missing(scope, subject, test, { part: `\`${slot.name}\``, example: `\`${slot.example}\`` });
  return Object.fromEntries(found);
}

function isMissing({ name, needed }: Slot, found: ReadonlyMap<string, string>, { expectations }: tree.OversightTest): boolean {
  if (found.has(name) || needed === "never") return false;
  return needed === "always" || expectations.some((one) => one.kind === "value" && needed.includes(one.name.text));
}

function missing(scope: Scope, { name }: Subject, test: tree.OversightTest, unsaid: Unsaid): undefined {
  return refuse(scope, "question-missing", test.title.span, { rule: name, ...unsaid });
}

function twice(scope: Scope, { span }: { readonly span: tree.OversightTest["span"] }, name: string): void {
  scope.report(ruleDiagnostic("given-twice", span, { name }));
}
