// A finding in words: what is wrong, what to do, the records, the citations and the marks of the rule, in the reader's language.
import type { Citation } from "../../dsl/program.ts";
import { labelOf } from "../../engine/bill/label.ts";
import { prose } from "../../engine/explain/written.ts";
import type { Plan } from "../../engine/plan.ts";
import { own } from "../../values/record.ts";
import type { Finding } from "../finding.ts";
import { FINDINGS } from "../findings.ts";
import { PERSIAN_FINDINGS } from "./findings-fa.ts";
import { inNumber } from "./in-number.ts";
import type { ValueKind } from "./value-kinds.ts";
import { VALUE_KINDS } from "./value-kinds.ts";
import type { Writer } from "./written-values.ts";
import { valuesOf, valueText, writerFor } from "./written-values.ts";

/** One line each. */
export interface FindingWords {
  readonly message: string;
  readonly help: string;
}

/** Lines end in a line feed: the message first, what stands beside it below, indented. */
export function explainFinding(finding: Finding, language: string | undefined, plan: Plan): string {
  return `${findingLines(writerFor(plan, language), finding).join("\n")}\n`;
}

/** The words of the catalogue, filled. */
export function findingWords(finding: Finding, language: string | undefined, plan: Plan): FindingWords {
  return wordsOf(writerFor(plan, language), finding);
}

export function findingLines(writer: Writer, finding: Finding): readonly string[] {
  const { language, words } = writer;
  const { message, help } = wordsOf(writer, finding);
  const ids = finding.records.map((id) => prose(language, id)).join(words.comma);
  const below = [help, ...(ids === "" ? [] : [words.records(ids)]), ...sourceLines(writer, finding.cites), ...markLines(writer, finding.marks)];
  return [message, ...below.map((line) => `  ${line}`)];
}

export function sourceLines({ plan, language }: Writer, cites: readonly Citation[]): readonly string[] {
  return cites.map(({ source, clause }) => {
    const known = own(plan.sources, source);
    const name = prose(language, labelOf(known?.labels ?? {}, language.name, source));
    const text = language.words.source(name, clause === undefined ? undefined : prose(language, clause));
    return known?.unverified === true ? language.words.unverifiedSource(text) : text;
  });
}

export function markLines({ language: { words } }: Writer, marks: readonly string[]): readonly string[] {
  return marks.map((mark) => own(words.marks, mark) ?? mark);
}

function wordsOf(writer: Writer, finding: Finding): FindingWords {
  const { message, help } = (writer.language.name === "fa" ? PERSIAN_FINDINGS : FINDINGS)[finding.code];
  const text = (template: string): string => filledWith(writer, inNumber(template, finding.values, writer.language.name), finding);
  return { message: text(message), help: text(help) };
}

/**
 * Each `{name}` as its kind is written, with what is one word with it (`account.{field}`); the members of a list each in the quotation marks that stand round the
 * name. Names of fields in the text are set apart.
 */
function filledWith(writer: Writer, template: string, finding: Finding): string {
  const parts = template.split(/([`«]?(?:[a-z_]+\.)?\{\w+\}[`»]?)/);
  return parts.map((part, at) => (at % 2 === 0 ? prose(writer.language, part) : valueIn(writer, part, finding))).join("");
}

/** A kind that an authority does not know is a name of the request; any other is a sort of record or a state. */
function kindOf(name: string, { code }: Finding): ValueKind {
  if (name === "kind" && code === "kind-not-declared") return "names";
  return own<ValueKind>(VALUE_KINDS, name) ?? "text";
}

function valueIn(writer: Writer, part: string, finding: Finding): string {
  const [, open = "", prefix = "", name = "", close = ""] = /^([`«]?)([a-z_]+\.)?\{(\w+)\}([`»]?)$/.exec(part) ?? [];
  const value = own(finding.values, name);
  if (value === undefined) return part;
  const kind = kindOf(name, finding);
  const members = valuesOf(kind, value).map((member) => valueText(writer, kind, `${prefix}${member}`, finding));
  return `${open}${members.join(`${close}${writer.words.comma}${open}`)}${close}`;
}
