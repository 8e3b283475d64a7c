// From the trees of grades, authorities, instalments and their tests to the oversight half of a program.
import type { Oversight, OversightTest } from "../../oversight.ts";
import type * as tree from "../../tree/oversight.ts";
import { collect } from "../declarations/collected.ts";
import { declared, NOTHING_RESERVED } from "../declarations/names.ts";
import type { Scope } from "../scope.ts";
import { bindAuthority } from "./authority.ts";
import { itemsOf } from "./clauses.ts";
import { bindGrades } from "./grades.ts";
import { bindInstalments } from "./instalments.ts";
import type { Ground } from "./proofs/axes.ts";
import { authoritySubject, instalmentsSubject } from "./subject.ts";
import { bindOversightTest } from "./test.ts";

export interface BoundOversight {
  readonly oversight: Oversight;
  readonly oversightTests: readonly OversightTest[];
}

/** What has an error is left out; it has been reported. */
export function bindOversight(scope: Scope, ground: Ground): BoundOversight {
  const collected = collect(scope.files);
  const grades = bindGrades(scope, collected.grades);
  const authorityTrees = [...declared(scope, "authority", collected.authorities, NOTHING_RESERVED).values()];
  const authorities = authorityTrees.map((one) => bindAuthority(scope, grades, one));
  const instalments = [...declared(scope, "rule for instalments", collected.instalments, NOTHING_RESERVED).values()].map((one) =>
    bindInstalments(scope, ground, grades, one),
  );
  const subjects = [
    ...authorities.map((authority, at) => authoritySubject(scope, grades, authority, barNames(authorityTrees[at]))),
    ...instalments.map((rule) => instalmentsSubject(scope, grades, rule)),
  ];
  const tests = testsIn(scope).map((test) => bindOversightTest(scope, subjects, test));
  return {
    oversight: { grades: grades.list, authorities: byName(authorities), instalments: byName(instalments) },
    oversightTests: tests.filter((test) => test !== undefined),
  };
}

function barNames(authority: tree.Authority | undefined): readonly string[] {
  return authority?.versions.flatMap(({ items }) => itemsOf(items, "bar").map(({ name }) => name.text)) ?? [];
}

function testsIn({ files }: Scope): readonly tree.OversightTest[] {
  return files.flatMap(({ declarations }) => declarations.flatMap((one) => (one.kind === "oversight test" ? [one] : [])));
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map((item) => [item.name, item]));
}
