// A decision in words: what was asked under which version, what counts, who may, and every clause that fails, in the reader's language.
import { amount, date, number, prose } from "../../engine/explain/written.ts";
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { Decision } from "../authority/decision.ts";
import { findingLines, markLines, sourceLines } from "./explain-finding.ts";
import type { Writer } from "./written-values.ts";
import { labelText, moneyText, shareText, valueText, writerFor } from "./written-values.ts";

/** `brief`: of what fails, and of what nobody could put into rules, one line each. */
export type Detail = "brief" | "full";

/** Lines end in a line feed. */
export function explainDecision(decision: Decision, language: string | undefined, plan: Plan, detail: Detail = "full"): string {
  const writer = writerFor(plan, language);
  const { words } = writer;
  const told = (lines: readonly string[]): readonly string[] => (detail === "brief" ? lines.slice(0, 1) : lines);
  const failed = decision.failed.flatMap((finding, at) =>
    told(findingLines(writer, finding)).map((line, row) => (row === 0 ? `${numbered(writer, at)}${line}` : line)),
  );
  const blocks = [
    headLines(writer, decision),
    [decision.allowed ? words.allowed : words.notAllowed, ...takesLines(writer, decision)],
    questionLines(writer, decision),
    failed.length === 0 ? [] : [words.failed, ...failed],
    decision.untranslatable.flatMap((clause) => told(untranslatableLines(writer, clause))),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headLines(writer: Writer, { request, authority, version }: Decision): readonly string[] {
  const { plan, language, words } = writer;
  const rule = own(plan.oversight.authorities, authority);
  const noun = rule === undefined ? undefined : words.nouns[rule.over];
  const title = words.decision(prose(language, request), labelText(writer, rule?.labels, authority), noun);
  if (version === undefined) return [title];
  const from = words.version(date(language, textFromDay(plan.calendar, version.from)));
  return [title, ...[from, ...sourceLines(writer, version.cites), ...markLines(writer, version.marks)].map(indented)];
}

/** What it takes, whether or not it is there. */
function takesLines(writer: Writer, { grade, approvers, documents, question, executed }: Decision): readonly string[] {
  const { language, words } = writer;
  if (question === undefined) return [];
  const done = executed === undefined ? [] : [indented(words.executed(date(language, executed)))];
  if (grade === undefined) return [indented(words.nobody), ...done];
  const papers = documents.map((document) => valueText(writer, "member", document, { labels: undefined })).join(words.comma);
  const who = words.grade(valueText(writer, "grade", grade, { labels: undefined }), number(language, String(approvers ?? 1)));
  return [...[who, ...(papers === "" ? [] : [words.documents(papers)])].map(indented), ...done];
}

function questionLines(writer: Writer, { question, counted }: Decision): readonly string[] {
  const { language, words } = writer;
  if (question === undefined) return [];
  const favour = question.favour === undefined ? undefined : words.inFavourOf[question.favour];
  return [
    words.amount(moneyText(writer, question.amount), favour),
    ...(counted.length === 0 ? [] : [words.cumulated(moneyText(writer, question.cumulated))]),
    ...counted.map((other) => indented(words.counted(prose(language, other.request), moneyText(writer, other.amount)))),
    ...(question.share === undefined ? [] : [words.share(shareText(writer, question.share))]),
    words.age(amount(language, String(question.age), "month")),
  ];
}

function untranslatableLines(writer: Writer, { words, because, cites }: Decision["untranslatable"][number]): readonly string[] {
  const { language } = writer;
  const text = language.words.untranslatable(prose(language, words), prose(language, because));
  return [text, ...sourceLines(writer, cites).map(indented)];
}

function numbered({ language }: Writer, at: number): string {
  return `${number(language, String(at + 1))}. `;
}

function indented(line: string): string {
  return `  ${line}`;
}
