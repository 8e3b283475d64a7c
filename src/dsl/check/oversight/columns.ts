// The columns of a matrix: those that its noun needs, `kind`, `cause` and `documents` where the authority declares them, and any choice of the account.
import type { Noun } from "../../oversight.ts";
import type { ColumnWord, Matrix } from "../../tree/oversight.ts";
import { choiceFieldOf } from "../declarations/choice-field.ts";
import type { Choice } from "../declarations/fields.ts";
import type { Scope } from "../scope.ts";
import type { Names } from "./names.ts";
import { fixedNames } from "./names.ts";
import { refuse } from "./refuse.ts";

/** What an authority decides over, and what its requests may say. */
export interface Decided {
  /** ``authority `corrections` ``. */
  readonly what: string;
  readonly over: Noun;
  readonly kinds: Names;
  readonly causes: Names;
  readonly documents: Names;
}

export type Column =
  | { readonly kind: "word"; readonly word: ColumnWord }
  /** `name`: `account.class`. */
  | { readonly kind: "field"; readonly name: string; readonly values: Names };

/** As many as the matrix has; undefined for one that is wrong, which is reported. */
export function bindColumns(scope: Scope, decided: Decided, matrix: Matrix): readonly (Column | undefined)[] {
  const columns = matrix.columns.map((column): Column | undefined => {
    if (column.kind === "word") return { kind: "word", word: column.word };
    const field = choiceFieldOf(scope, scope.account, column.path);
    return field && fieldColumn(field);
  });
  const seen = new Set<string>();
  const checked = columns.map((column, at) => {
    const span = matrix.columns[at]?.span ?? matrix.span;
    if (column === undefined) return undefined;
    const name = columnName(column);
    const why = column.kind === "word" ? needless(decided, column.word) : undefined;
    if (why !== undefined) return refuse(scope, "column-elsewhere", span, { column: name, what: decided.what, why });
    if (seen.has(name)) return refuse(scope, "column-twice", span, { column: name });
    seen.add(name);
    return column;
  });
  for (const word of neededBy(decided)) {
    if (!seen.has(word)) refuse(scope, "column-missing", matrix.span, { what: decided.what, column: word, why: REASON[word] });
  }
  return checked;
}

export function columnName(column: Column): string {
  return column.kind === "word" ? column.word : column.name;
}

function fieldColumn({ name, values }: Choice): Column {
  const path = `account.${name}`;
  const names = values.map((value) => value.name);
  return { kind: "field", name: path, values: fixedNames(`\`${path}\``, "value", names) };
}

function neededBy({ over, kinds, causes, documents }: Decided): readonly ColumnWord[] {
  const own: readonly (readonly [ColumnWord, boolean])[] = [
    ["kind", kinds.list.length > 0],
    ["cause", causes.list.length > 0],
    ["in favour of", over === "correction"],
    ["up to", over !== "class_change"],
    ["share of bill", over === "correction"],
    ["age up to", true],
    ["documents", documents.list.length > 0],
    ["approvers", true],
  ];
  return own.flatMap(([word, isNeeded]) => (isNeeded ? [word] : []));
}

/** Why the column has no place there. */
function needless(decided: Decided, word: ColumnWord): string | undefined {
  if (neededBy(decided).includes(word)) return undefined;
  switch (word) {
    case "kind":
    case "cause":
      return `it declares no \`${word}: ...\``;
    case "documents":
      return "it declares no `documents: ...`";
    case "in favour of":
    case "share of bill":
      return `only a correction has it, and this is over \`${decided.over}\``;
    case "up to":
      return "a change of class has no amount";
    case "age up to":
    case "approvers":
      return undefined;
  }
}

const REASON: Readonly<Record<ColumnWord, string>> = {
  kind: "names of `kind: ...`, or `any`",
  cause: "names of `cause: ...`, or `any`",
  "in favour of": "`customer`, `company` or `any`",
  "up to": "an amount, or `no limit`",
  "share of bill": "a percentage, or `no limit`",
  "age up to": "a number of months, or `no limit`",
  documents: "names of `documents: ...`, or `none`",
  approvers: "how many persons must approve",
};
