// Findings as text for people, JSON, JSON lines or CSV.
import { csvRow } from "../adapters/index.ts";
import type { Finding } from "../src/index.ts";
import { jsonText, spokenFindings } from "./oversight-data.ts";
import type { Page } from "./oversight-page.ts";
import { directed, marksText } from "./oversight-page.ts";

export const FINDING_FORMATS = ["pretty", "json", "jsonl", "csv"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

export interface FindingView {
  readonly format: FindingFormat;
  /** With the remedy, the records, the citations and the marks. */
  readonly explain: boolean;
}

export function findingsText(page: Page, findings: readonly Finding[], { format, explain }: FindingView): string {
  switch (format) {
    case "pretty":
      return findings.map((finding) => findingText(page, finding, explain)).join("");
    case "json":
      return jsonText(spokenFindings(page, findings));
    case "jsonl":
      return spokenFindings(page, findings)
        .map((finding) => `${JSON.stringify(finding)}\n`)
        .join("");
    case "csv":
      return [HEAD, ...findings.map((finding) => cells(finding, firstLine(page, finding)))].map(csvRow).join("");
  }
}

/** With its day and first record; without `explain` in one line, which says so where it rests on an example value. */
export function findingText(page: Page, finding: Finding, explain: boolean): string {
  const place = placeOf(page, finding);
  if (explain) return directed(page, `${place}${page.schedule.oversight.explainFinding(finding, page.lang)}`);
  return directed(page, `${place}${firstLine(page, finding)}${marksText(page, finding.marks)}`);
}

function firstLine({ schedule, lang }: Page, finding: Finding): string {
  return schedule.oversight.explainFinding(finding, lang).split("\n", 1)[0] ?? "";
}

const HEAD = ["code", "day", "account", "records", "message", "cites", "marks"];

function cells(finding: Finding, message: string): readonly string[] {
  const cites = finding.cites.map(({ source, clause }) => (clause === undefined ? source : `${source} "${clause}"`));
  return [finding.code, finding.day ?? "", finding.account ?? "", finding.records.join(" "), message, cites.join("; "), finding.marks.join(" ")];
}

function placeOf({ sheet }: Page, { code, day, records }: Finding): string {
  const [record] = records;
  return [...(day === undefined ? [] : [sheet.date(day)]), ...(record === undefined ? [] : [sheet.code(record)]), sheet.code(`[${code}]`), ""].join(" ");
}
