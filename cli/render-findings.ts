// Findings as text for people, JSON, JSON lines or CSV.
import { csvRow } from "../adapters/index.ts";
import type { Finding, Oversight } from "../src/index.ts";

export const FINDING_FORMATS = ["pretty", "json", "jsonl", "csv"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

export interface FindingView {
  readonly format: FindingFormat;
  /** With the remedy, the records, the citations and the marks. */
  readonly explain: boolean;
  readonly lang: string;
}

export function findingsText(oversight: Oversight, findings: readonly Finding[], { format, explain, lang }: FindingView): string {
  const words = (finding: Finding): string => oversight.explainFinding(finding, lang);
  const first = (finding: Finding): string => words(finding).split("\n", 1)[0] ?? "";
  const data = (finding: Finding): unknown => ({ ...finding, message: first(finding) });
  switch (format) {
    case "pretty":
      return findings.map((finding) => `${placeOf(finding)}${explain ? words(finding) : `${first(finding)}${marksOf(finding)}\n`}`).join("");
    case "json":
      return `${JSON.stringify(findings.map(data), undefined, 2)}\n`;
    case "jsonl":
      return findings.map((finding) => `${JSON.stringify(data(finding))}\n`).join("");
    case "csv":
      return [HEAD, ...findings.map((finding) => cells(finding, first(finding)))].map(csvRow).join("");
  }
}

const HEAD = ["code", "day", "account", "records", "message", "cites", "marks"];

function cells(finding: Finding, message: string): readonly string[] {
  const cites = finding.cites.map(({ source, clause }) => (clause === undefined ? source : `${source} "${clause}"`));
  return [finding.code, finding.day ?? "", finding.account ?? "", finding.records.join(" "), message, cites.join("; "), finding.marks.join(" ")];
}

function placeOf({ code, day, records }: Finding): string {
  return `${[day, records[0]].filter((part) => part !== undefined).join(" ")} [${code}] `.trimStart();
}

/** An example value is told in every form of output. */
function marksOf({ marks }: Finding): string {
  return marks.length === 0 ? "" : ` (${marks.join(", ")})`;
}
