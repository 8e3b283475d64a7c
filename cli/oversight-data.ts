// Answers of the oversight half as JSON for machines: days as dates of the schedule's calendar, each finding with its words.
import type { Finding, Plan } from "../src/index.ts";
import { textFromDay } from "../src/index.ts";
import type { Page } from "./oversight-page.ts";

type Version = { readonly from: number; readonly to: number };

/** The version with dates; `null` where none was applied. */
export function datedVersion<T extends Version>({ calendar }: Plan, version: T): Omit<T, keyof Version> & { readonly from: string; readonly to: string } {
  return { ...version, from: textFromDay(calendar, version.from), to: textFromDay(calendar, version.to) };
}

/** `message` and `help` beside the finding's code and values, in the page's language. */
export function spokenFindings(page: Page, findings: readonly Finding[]): readonly unknown[] {
  return findings.map((finding) => {
    const [message = "", help = ""] = page.schedule.oversight.explainFinding(finding, page.lang).split("\n");
    return { ...finding, message, help: help.trim() };
  });
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
