// The values of findings and decisions as they stand in a line: amounts in the currency, days, labels of what a name stands for, in the reader's language.
import type { Labels } from "../../dsl/program.ts";
import { labelOf } from "../../engine/bill/label.ts";
import { wordsFor } from "../../engine/explain/words.ts";
import type { Language } from "../../engine/explain/written.ts";
import { amount, code, date, number, prose, ratio } from "../../engine/explain/written.ts";
import type { Plan } from "../../engine/plan.ts";
import { exactFromText, exactFromWhole, fractionText, multiply } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Finding } from "../finding.ts";
import { persianComplaint } from "./complaints-fa.ts";
import type { RuleWords } from "./rule-words.ts";
import { ruleWordsFor } from "./rule-words.ts";
import type { ValueKind } from "./value-kinds.ts";

/** What writing needs, prepared once for a language. */
export interface Writer {
  readonly plan: Plan;
  readonly language: Language;
  readonly words: RuleWords;
}

export function writerFor(plan: Plan, language: string | undefined): Writer {
  const units = Object.fromEntries(plan.units.map(({ unit, labels }) => [unit.name, labels]));
  return { plan, language: { name: language, words: wordsFor(language), units }, words: ruleWordsFor(language) };
}

/** One value of a kind; `about` gives the labels of the finding's own clause. */
export function valueText(writer: Writer, kind: ValueKind, text: string, about: Pick<Finding, "labels">): string {
  const { plan, language, words } = writer;
  switch (kind) {
    case "money":
      return moneyText(writer, text);
    case "share":
      return shareText(writer, text);
    case "ratio": {
      const [top = "", bottom] = text.split("/");
      return bottom === undefined ? number(language, text) : ratio(language, top, bottom);
    }
    case "number":
      return number(language, text);
    case "months":
      return amount(language, text, "month");
    case "day":
      return date(language, text);
    case "names":
      return prose(language, text);
    case "text":
      return foreign(language, text);
    case "complaint":
      return complaintText(language, text);
    case "grade":
      return labelText(writer, plan.oversight.grades.find(({ name }) => name === text)?.labels, text);
    case "authority":
      return labelText(writer, (own(plan.oversight.authorities, text) ?? own(plan.oversight.instalments, text))?.labels, text);
    case "source":
      return labelText(writer, sourceLabels(plan, text), text);
    case "member":
      return labelText(writer, memberLabels(plan, text), text);
    case "clause":
      return labelText(writer, about.labels ?? barLabels(plan, text), text);
    case "case":
      return caseText(writer, text);
    case "word":
      return own(words.roles, text) ?? prose(language, text);
    case "sort":
      return own(words.sorts, text) ?? prose(language, text);
  }
}

/** Of a bar that the rules have under one name with one set of labels. */
function barLabels({ oversight }: Plan, name: string): Labels | undefined {
  const bodies = Object.values(oversight.authorities).flatMap(({ versions }) => versions.map(({ body }) => body));
  const labels = bodies.flatMap((body) => (body.kind === "authority" ? body.bars.flatMap((bar) => (bar.name === name ? [bar.labels] : [])) : []));
  return new Set(labels.map((each) => JSON.stringify(each))).size === 1 ? labels[0] : undefined;
}

/** Before it may stand the place that it is about: `usage.active: nothing is given`. */
export function complaintText(language: Language, text: string): string {
  if (language.name !== "fa") return prose(language, text);
  const [, place = "", said = text] = /^([\w.[\]]+): (.+)$/.exec(text) ?? [];
  const written = persianComplaint(said, (value) => (/^\d+$/.test(value) ? date(language, value) : code(language, value)));
  if (written === undefined) return foreign(language, text);
  return place === "" ? written : `«${code(language, place)}»: ${written}`;
}

/** Words of another that hold no letter of the reader's script are one run, quotation marks and all. */
function foreign(language: Language, text: string): string {
  return /[\u0600-\u06FF]/.test(text) ? prose(language, text) : code(language, text);
}

/** `, ` parts the members of every kind but `text` and `complaint`. */
export function valuesOf(kind: ValueKind, text: string): readonly string[] {
  return kind === "text" || kind === "complaint" ? [text] : text.split(", ");
}

export function moneyText({ plan, language }: Writer, text: string): string {
  return amount(language, text, plan.currency);
}

/** A ratio as a percentage. */
export function shareText({ language }: Writer, text: string): string {
  const value = exactFromText(text);
  return value === undefined ? prose(language, text) : amount(language, fractionText(multiply(value, exactFromWhole(100))), "%");
}

export function labelText({ language }: Writer, labels: Labels | undefined, name: string): string {
  return prose(language, labelOf(labels ?? {}, language.name, name));
}

/** What an act rests on: a source, or a rule itself. */
function sourceLabels({ sources, oversight }: Plan, name: string): Labels | undefined {
  return (own(sources, name) ?? own(oversight.authorities, name) ?? own(oversight.instalments, name))?.labels;
}

/** Of a kind, a cause or a document: the first authority or instalment rule that has the name. */
export function memberLabels({ oversight }: Plan, name: string): Labels | undefined {
  const members = [
    ...Object.values(oversight.authorities).flatMap(({ kinds, causes, documents }) => [...kinds, ...causes, ...documents]),
    ...Object.values(oversight.instalments).flatMap(({ causes }) => causes),
  ];
  return members.find((member) => member.name === name)?.labels;
}

/** `kind misread, account.class residential`. */
function caseText(writer: Writer, text: string): string {
  const { plan, words } = writer;
  const [field = "", value = ""] = text.split(" ");
  if (field === "favour") return own(words.inFavourOf, value) ?? prose(writer.language, value);
  if (field === "kind" || field === "cause") return `${words[field]} ${labelText(writer, memberLabels(plan, value), value)}`;
  const known = own(plan.account, field.replace(/^account\./, ""));
  const labels = known?.kind === "choice" ? known.values.find(({ name }) => name === value)?.labels : undefined;
  return `${labelText(writer, known?.labels, field)} ${labelText(writer, labels, value)}`;
}
