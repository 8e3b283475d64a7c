// From the parts of a `test` block to the test of a bill, of an authority or of instalments: what it is of is said by one of its parts.
// A part that has no place in such a test is told of and left out.
import type { IToken } from "chevrotain";
import type { Span } from "../../values/span.ts";
import type { OversightExpectation, OversightTest } from "../tree/oversight.ts";
import type { DateText, Expectation, Name, NumberText, StringText, Test, TestReading, Value } from "../tree/tree.ts";
import { fault } from "./faults.ts";
import { type Part, partOf } from "./grammar-base.ts";

export type Section =
  | (Part & { readonly part: "tariff"; readonly tariff: Name })
  | (Part & { readonly part: "authority" | "instalments"; readonly name: Name })
  | (Part & { readonly part: "account"; readonly account: readonly AccountEntry[] })
  | (Part & { readonly part: "usage"; readonly usage: Test["usage"] })
  | (Part & { readonly part: "readings"; readonly readings: readonly TestReading[] })
  | (Part & { readonly part: "history"; readonly history: Test["history"] })
  | (Part & { readonly part: "charges"; readonly charges: Test["charges"] })
  | (Part & { readonly part: "question" | "plan"; readonly values: OversightTest["values"] })
  | (Part & { readonly part: "period"; readonly period: { readonly from: DateText; readonly to: DateText } })
  | (Part & { readonly part: "issued" | "known" | "asked" | "agreed"; readonly date: DateText })
  | (Part & { readonly part: "brought_forward"; readonly value: Value })
  | (Part & { readonly part: "expect"; readonly expectations: readonly ReadExpectation[] });

/** `later`: the `from` of its second value. */
export interface AccountEntry {
  readonly name: Name;
  readonly values: Test["account"][number]["values"];
  readonly later: IToken | undefined;
}

/** An expectation of any kind of test. `of`: `printed`, `block 2`, or the number of `part 2`; `token`: where that, or the whole, begins. */
export type ReadExpectation = { readonly first: boolean; readonly token: IToken; readonly span: Span } & (
  | { readonly kind: "refused"; readonly words: StringText | undefined }
  | { readonly kind: "nobody" }
  | {
      readonly kind: "value";
      readonly name: Name;
      readonly of: "amount" | "printed" | { readonly block: NumberText } | { readonly index: NumberText };
      readonly value: Value;
    }
);

type Tell = (wrong: { readonly ERR_MSG: string }, at: IToken) => void;
type Subject = "bill" | "authority" | "instalments";

const PARTS: Readonly<Record<Subject, readonly Section["part"][]>> = {
  bill: ["tariff", "account", "usage", "readings", "history", "charges", "period", "issued", "known", "brought_forward", "expect"],
  authority: ["authority", "account", "question", "asked", "expect"],
  instalments: ["instalments", "account", "plan", "agreed", "expect"],
};

/** Undefined where it does not say of which authority or instalments it is. */
export function testOf(title: StringText, sections: readonly Section[], span: Span, tell: Tell): Test | OversightTest | undefined {
  const isNamed = sections.some(({ part }) => part === "tariff" || part === "authority" || part === "instalments");
  const stray = sections.find(({ part }) => !PARTS.bill.includes(part));
  if (!isNamed && stray !== undefined) {
    tell(fault("mixed-test", "bill"), stray.token);
    return undefined;
  }
  const named = sections.flatMap((section) => (section.part === "authority" || section.part === "instalments" ? [section] : []))[0];
  const subject = named?.part ?? "bill";
  const own = sections.filter(({ part, token }) => {
    const belongs = PARTS[subject].includes(part);
    if (!belongs) tell(fault("mixed-test", subject), token);
    return belongs;
  });
  return named === undefined ? billTest(title, own, span, tell) : oversightTest(title, { kind: named.part, name: named.name }, own, span, tell);
}

function billTest(title: StringText, sections: readonly Section[], span: Span, tell: Tell): Test {
  return {
    kind: "test",
    title,
    tariff: partOf(sections, "tariff")?.tariff,
    account: (partOf(sections, "account")?.account ?? []).map(({ name, values }) => ({ name, values })),
    usage: partOf(sections, "usage")?.usage ?? [],
    readings: partOf(sections, "readings")?.readings ?? [],
    history: partOf(sections, "history")?.history ?? [],
    charges: partOf(sections, "charges")?.charges ?? [],
    period: partOf(sections, "period")?.period,
    issued: dateOf(sections, "issued"),
    known: dateOf(sections, "known"),
    broughtForward: partOf(sections, "brought_forward")?.value,
    expectations: expectationsOf(sections).flatMap((read) => billExpectation(read, tell)),
    span,
  };
}

function oversightTest(title: StringText, subject: OversightTest["subject"], sections: readonly Section[], span: Span, tell: Tell): OversightTest {
  const ofAuthority = subject.kind === "authority";
  return {
    kind: "oversight test",
    title,
    subject,
    account: (partOf(sections, "account")?.account ?? []).flatMap(({ name, values, later }) => {
      if (later !== undefined) tell(fault("mixed-test", subject.kind), later);
      return values.slice(0, 1).map(({ value }) => ({ name, value }));
    }),
    values: sections.flatMap((section) => (section.part === "question" || section.part === "plan" ? [section.values] : []))[0] ?? [],
    day: dateOf(sections, ofAuthority ? "asked" : "agreed"),
    expectations: expectationsOf(sections).flatMap((read) => oversightExpectation(subject.kind, read, tell)),
    span,
  };
}

function dateOf(sections: readonly Section[], part: "issued" | "known" | "asked" | "agreed"): DateText | undefined {
  return sections.flatMap((section) => (section.part === part && "date" in section ? [section.date] : []))[0];
}

function expectationsOf(sections: readonly Section[]): readonly ReadExpectation[] {
  return sections.flatMap((section) => (section.part === "expect" ? section.expectations : []));
}

function billExpectation(read: ReadExpectation, tell: Tell): readonly Expectation[] {
  const { first, span } = read;
  if (read.kind === "refused") return [{ kind: "refused", words: read.words, first, span }];
  if (read.kind === "value" && (typeof read.of === "string" || "block" in read.of)) {
    return [{ kind: "value", name: read.name, of: read.of, value: read.value, first, span }];
  }
  tell(read.kind === "nobody" ? fault("mixed-test", "bill") : fault("missing-equals", "the value that is expected"), read.token);
  return [];
}

function oversightExpectation(subject: OversightTest["subject"]["kind"], read: ReadExpectation, tell: Tell): readonly OversightExpectation[] {
  const { first, span } = read;
  if (read.kind === "nobody") return [{ kind: "nobody", first, span }];
  if (read.kind === "value" && (read.of === "amount" || (typeof read.of === "object" && "index" in read.of))) {
    return [{ kind: "value", name: read.name, index: read.of === "amount" ? undefined : read.of.index, value: read.value, first, span }];
  }
  tell(read.kind === "refused" ? fault("incomplete-phrase", "`refused = FINDING`") : fault("mixed-test", subject), read.token);
  return [];
}
