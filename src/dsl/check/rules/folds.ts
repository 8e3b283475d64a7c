// What runs over several things: bills of the history, and the lines that carry a tag.
import { exactFromText } from "../../../values/exact.ts";
import { nearestName } from "../../../values/near.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { listOf, showOperand } from "./describe.ts";
import { isSameUnit, isUnknown } from "./join.ts";
import { isRulePlace } from "./place.ts";
import type { Quantity, Typing } from "./typing.ts";
import { begin, NOTHING_WANTED, quantity, refuse } from "./typing.ts";
import { pathText, unknownField } from "./unknown-names.ts";

type Fold = tree.Expression & { readonly kind: "fold" };

export function typeFold(typing: Typing, fold: Fold): Expression | undefined {
  const path = fold.of;
  const [first, name] = path.kind === "path" && path.parts.length === 2 ? path.parts : [];
  if (path.kind !== "path" || name === undefined || first?.text !== "history") {
    return refuse(typing, "fold-needs-history", path.span, { fold: fold.fold });
  }
  if (!isRulePlace(typing, path.span, pathText(path))) return undefined;
  const field = typing.scope.history.get(foldName(name.text));
  if (field === undefined) return unknownField(typing, "history", name, typing.scope.history.values());
  const bills = wholeNumber(fold.bills);
  const depth = field.bills ?? 1;
  if (bills === undefined || bills < 1) return refuse(typing, "fold-needs-a-count", fold.bills.span, { found: fold.bills.text });
  if (bills > depth) return refuse(typing, "history-too-shallow", fold.span, { field: field.name, asked: String(bills), declared: String(depth) });
  const type = quantity(field.unit.dimension, "level");
  const node = { ...begin(typing, fold.span, type), kind: "fold", field: field.name, fold: fold.fold, bills, upTo: fold.upTo } as const;
  if (fold.otherwise === undefined) return { ...node, otherwise: undefined };
  const otherwise = otherwiseOf(typing, fold.otherwise, node, type);
  return otherwise === undefined ? undefined : { ...node, otherwise };
}

function wholeNumber(number: tree.NumberText): number | undefined {
  const value = Number(number.text);
  return exactFromText(number.text) !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

function otherwiseOf(
  typing: Typing,
  expression: tree.Expression,
  fold: Omit<Expression & { kind: "fold" }, "otherwise">,
  type: Quantity,
): Expression | undefined {
  const value = typing.type(expression, NOTHING_WANTED);
  if (value === undefined) return undefined;
  if (isUnknown(value)) return { ...value, type };
  if (value.type.kind !== "quantity" || value.type.index !== undefined) {
    return refuse(typing, "not-alike", value.span, { left: `history.${fold.field}`, right: showOperand(typing.scope, value), what: "given for each other" });
  }
  const like: Expression = { ...fold, otherwise: undefined };
  return isSameUnit(typing, like, value, "given for each other") ? value : undefined;
}

export function typeSumOfTag(typing: Typing, sum: tree.Expression & { readonly kind: "sum of tag" }): Expression | undefined {
  if (!isRulePlace(typing, sum.span, `sum ${sum.tag.text}`)) return undefined;
  const { tags, self, lines } = typing.locals;
  const tagged = tags.get(foldName(sum.tag.text));
  if (tagged === undefined) {
    const near = nearestName(sum.tag.text, tags.keys());
    const help = near === undefined ? `write \`[${sum.tag.text}]\` after the name of each line that belongs in the sum` : `did you mean \`${near}\`?`;
    return refuse(typing, "no-such-tag", sum.tag.span, { tag: sum.tag.text, help });
  }
  const left = new Set<string>();
  for (const name of sum.except) {
    const line = lines.get(foldName(name.text));
    if (line === undefined || (line !== self && !tagged.includes(line))) {
      return refuse(typing, "except-not-summed", name.span, { name: name.text, tag: sum.tag.text, lines: listOf(tagged) });
    }
    left.add(line);
  }
  const summed = tagged.filter((line) => line !== self && !left.has(line));
  const type = quantity(typing.scope.currency, "shared");
  return { ...begin(typing, sum.span, type), kind: "sum of tag", tag: sum.tag.text, lines: summed };
}
