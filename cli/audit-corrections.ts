// `mizan audit-corrections`: all that was not in order in a journal of corrections and other requests.
import type { Io } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import type { Page } from "./oversight-page.ts";
import { pageOf, textOf } from "./oversight-page.ts";
import { assertOneInput, journalAt, needed, oversightAt } from "./oversight-schedule.ts";
import type { FindingFormat } from "./render-findings.ts";
import { findingsText } from "./render-findings.ts";
import type { Language } from "./sheet-words.ts";

export interface AuditOptions {
  readonly journal: string | undefined;
  readonly format: FindingFormat;
  readonly explain: boolean;
  readonly lang: Language;
  readonly asKnown: string | undefined;
}

/** `bills`: issued bills, so that what a correction says was issued can be held against them. */
export interface AuditCorrectionsOptions extends AuditOptions {
  readonly bills: string | undefined;
}

/** 0 nothing found, 1 something found, or the rules, records or bills are wrong. */
export async function auditCorrections(io: Io, path: string, options: AuditCorrectionsOptions): Promise<number> {
  const journalFile = needed(options.journal, "--journal", "audit-corrections");
  assertOneInput({ "--journal": journalFile, "--bills": options.bills });
  const schedule = await oversightAt(io, path, "authorities", options.asKnown);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const { items, unread } = await journalAt(io, oversight, journalFile, options.lang);
  const bills = options.bills === undefined ? undefined : await jsonValues(io, options.bills, "issued bill");
  const findings = oversight.auditCorrections(items, { bills: bills?.values, asKnown: options.asKnown });
  const page = pageOf(schedule, options.lang);
  await io.stdout.write(findingsText(page, findings, options));
  await io.stderr.write(auditedText(page, { records: items.length, unread, findings: findings.length }));
  return findings.length > 0 || unread > 0 || (bills?.unread ?? 0) > 0 ? 1 : 0;
}

/** What was judged, and what was not. */
export function auditedText({ sheet, words }: Page, counts: Parameters<Page["words"]["told"]["audited"]>[0]): string {
  return textOf({ sheet }, [words.told.audited(counts, (count) => sheet.number(String(count)))]);
}
