// What a test may be of: an authority or instalments, with the values that its question or plan has and what can be expected of it.

import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { Authority, Instalments } from "../../oversight.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import type { Field } from "./fields.ts";
import { authorityFields, instalmentFields } from "./fields.ts";
import type { Names } from "./names.ts";
import { fixedNames, nameAmong } from "./names.ts";
import { countOf, foundIn, MOST, moneyOf, monthsOf, shareOf } from "./numbers.ts";

/** What a test does not say, and how to write it. */
export interface Unsaid {
  readonly part: string;
  readonly example: string;
}

/** One value of a question or plan. `needed`: always, never, or where one of these is expected. */
export interface Slot {
  readonly name: string;
  readonly example: string;
  readonly several: boolean;
  readonly needed: "always" | "never" | readonly string[];
  readonly read: (scope: Scope, value: tree.Value) => string | undefined;
}

export interface Subject {
  readonly kind: "authority" | "instalments";
  readonly name: string;
  readonly slots: readonly Slot[];
  readonly grades: Names;
  /** Of an authority. */
  readonly bars: Names;
}

/** `bars`: the names of its bars, also of versions with errors. */
export function authoritySubject(scope: Scope, grades: Names, authority: Authority, bars: readonly string[]): Subject {
  const { name, over } = authority;
  const what = `authority \`${name}\``;
  const named = (word: string, members: Authority["kinds"]): Names => fixedNames(what, word, namesOf(members));
  const fields = authorityFields(over, named("kind", authority.kinds), named("cause", authority.causes));
  const own = [...fields.values()].map((field) => slotOf(scope, field, field.name === "cumulated" ? "never" : "always"));
  const documents = named("document", authority.documents);
  const [first] = documents.list;
  const papers: readonly Slot[] =
    first === undefined
      ? []
      : [
          {
            name: "documents",
            example: `documents ${first.name}`,
            several: true,
            needed: "never",
            read: (inScope, value) => nameIn(inScope, documents, value),
          },
        ];
  return { kind: "authority", name, slots: [...own, ...papers], grades, bars: fixedNames(what, "bar", bars) };
}

export function instalmentsSubject(scope: Scope, grades: Names, { name, causes }: Instalments): Subject {
  const what = `instalments \`${name}\``;
  const fields = instalmentFields(fixedNames(what, "cause", namesOf(causes)));
  const own = [...fields.values()].map((field) => slotOf(scope, field, field.name === "span" ? "never" : "always"));
  const down: Slot = { ...slotOf(scope, { kind: "money", name: "down" }, "never") };
  const count: Slot = {
    name: "count",
    example: "count 6",
    several: false,
    needed: ["by", "part", "due"],
    read: (inScope, value) => wholeIn(inScope, value, "`count`", MOST.parts),
  };
  return { kind: "instalments", name, slots: [...own, down, count], grades, bars: fixedNames(what, "bar", []) };
}

/** A whole number from 1, as text. */
export function wholeIn(scope: Scope, value: tree.Value, what: string, most: number): string | undefined {
  if (value.kind === "amount" && value.unit === undefined) return countOf(scope, value.number, what, 1, most)?.toString();
  return unfit(scope, value, what, "a whole number, without a unit");
}

export function nameIn(scope: Scope, names: Names, value: tree.Value): string | undefined {
  return value.kind === "name" ? nameAmong(scope, names, value) : unfit(scope, value, `\`${names.word}\``, "a name");
}

export function unfit(scope: Scope, value: tree.Value, what: string, wanted: string): undefined {
  scope.report(ruleDiagnostic("value-kind", value.span, { what, wanted, found: foundIn(value) }));
  return undefined;
}

/** `neither`: of a correction whose lines change and whose total does not. */
const SIDES: Names = fixedNames("a correction", "side", ["customer", "company", "neither"]);

function slotOf({ currency }: Scope, field: Field, needed: Slot["needed"]): Slot {
  const { name } = field;
  const what = `\`${name}\``;
  const slot = (example: string, read: Slot["read"]): Slot => ({ name, example: `${name} ${example}`, several: false, needed, read });
  switch (field.kind) {
    case "choice": {
      const names = name === "favour" ? SIDES : field.names;
      return slot(names.list[0]?.name ?? "", (scope, value) => nameIn(scope, names, value));
    }
    case "money":
      return slot(`5_000_000 ${currency}`, (scope, value) => moneyOf(scope, value, what));
    case "share":
      return slot("20%", (scope, value) => shareOf(scope, value, what));
    case "months":
      return slot("2 months", (scope, value) => monthsOf(scope, value, what)?.toString());
    case "quantity":
    case "date":
      // The account's fields are no part of a question: a test gives them in its `account`.
      return slot("", () => undefined);
  }
}

function namesOf(members: Authority["kinds"]): readonly string[] {
  return members.map(({ name }) => name);
}
