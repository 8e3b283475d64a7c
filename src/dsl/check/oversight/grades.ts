// The grades, from the lowest to the highest: one list for all files.
import type { Grades } from "../../tree/oversight.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import type { Names } from "./names.ts";
import { bindNames, nameAmong } from "./names.ts";
import { refuse } from "./refuse.ts";

export function bindGrades(scope: Pick<Scope, "report">, declarations: readonly Grades[]): Names {
  const [first, ...more] = declarations;
  const related = first === undefined ? [] : [{ span: first.span, message: "the first one" }];
  for (const second of more) refuse(scope, "grades-twice", second.span, {}, related);
  return bindNames(scope, "the schedule", "grade", first?.grades ?? []);
}

/** As declared; undefined after a report. */
export function gradeNamed(scope: Pick<Scope, "report">, grades: Names, name: tree.Name): string | undefined {
  if (grades.list.length > 0) return nameAmong(scope, grades, name);
  return nameAmong(scope, grades, name, `declare the grades from the lowest to the highest: \`grades { ${name.text} }\``);
}
