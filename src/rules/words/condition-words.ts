// A condition in words for people, in the reader's language: `it is in the company's favour and the age is over 12 months`.
import type { Condition } from "../../dsl/oversight.ts";
import { amount, date, number, prose } from "../../engine/explain/written.ts";
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import { divide, exactFromText, fractionText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { ConditionWords } from "./rule-words.ts";
import type { Writer } from "./written-values.ts";
import { labelText, memberLabels, moneyText, shareText, writerFor } from "./written-values.ts";

/** In one line, to follow `when`. */
export function explainCondition(condition: Condition, language: string | undefined, plan: Plan): string {
  return conditionWords(writerFor(plan, language), condition);
}

function conditionWords(writer: Writer, condition: Condition): string {
  const { words } = writer;
  switch (condition.kind) {
    case "constant":
      return condition.holds ? words.condition.always : words.condition.never;
    case "all":
      return joined(writer, condition.of, "all");
    case "any":
      return joined(writer, condition.of, "any");
    case "not":
      return notWords(writer, condition.of);
    case "choice":
      return choiceWords(writer, condition, words.condition.choice, words.condition.inFavourOf);
    case "number":
      return words.condition.number(fieldText(writer, condition.field), condition.sign, numberText(writer, condition.field, condition.value));
  }
}

/** Of one kind inside the same kind no brackets are needed. */
function joined(writer: Writer, parts: readonly Condition[], kind: "all" | "any"): string {
  const { condition } = writer.words;
  const flat = flattened(parts, kind);
  if (flat.length === 0) return kind === "all" ? condition.always : condition.never;
  const texts = flat.map((part) => {
    const text = conditionWords(writer, part);
    return (part.kind === "all" || part.kind === "any") && flat.length > 1 && part.of.length > 1 ? `(${text})` : text;
  });
  return texts.join(kind === "all" ? condition.and : condition.or);
}

function flattened(parts: readonly Condition[], kind: "all" | "any"): readonly Condition[] {
  return parts.flatMap((part) => (part.kind === kind ? flattened(part.of, kind) : [part]));
}

/** Of a choice that it is another: `the class is not industry`. */
function notWords(writer: Writer, inner: Condition): string {
  const { condition } = writer.words;
  if (inner.kind === "choice" && inner.field !== "favour") return choiceWords(writer, inner, condition.choiceNot, {});
  return condition.not(conditionWords(writer, inner));
}

type Choice = Extract<Condition, { readonly kind: "choice" }>;

function choiceWords(writer: Writer, { field, values }: Choice, written: ConditionWords["choice"], favours: ConditionWords["inFavourOf"]): string {
  if (field === "favour") return values.map((value) => own(favours, value) ?? prose(writer.language, value)).join(writer.words.condition.or);
  return written(
    fieldText(writer, field),
    values.map((value) => labelText(writer, valueLabels(writer.plan, field, value), value)),
  );
}

function valueLabels(plan: Plan, field: string, value: string): ReturnType<typeof memberLabels> {
  if (field === "kind" || field === "cause") return memberLabels(plan, value);
  const known = own(plan.account, field.replace(/^account\./, ""));
  return known?.kind === "choice" ? known.values.find(({ name }) => name === value)?.labels : undefined;
}

function fieldText(writer: Writer, field: string): string {
  const named = own(writer.words.condition.fields, field);
  if (named !== undefined) return named;
  return labelText(writer, own(writer.plan.account, field.replace(/^account\./, ""))?.labels, field);
}

/** In the unit in which the file declares it. */
function numberText(writer: Writer, field: string, value: string): string {
  const { plan, language } = writer;
  if (field === "share") return shareText(writer, value);
  if (field === "age" || field === "span") return amount(language, value, "month");
  const known = own(plan.account, field.replace(/^account\./, ""));
  if (known === undefined) return moneyText(writer, value);
  if (known.kind === "date") return date(language, textFromDay(plan.calendar, Number(value)));
  if (known.kind !== "quantity") return number(language, value);
  const [exact, factor] = [exactFromText(value), exactFromText(known.unit.factor)];
  const written = exact === undefined || factor === undefined ? undefined : divide(exact, factor);
  return amount(language, written === undefined ? value : fractionText(written), known.unit.name);
}
