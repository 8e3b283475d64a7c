// `mizan audit-corrections`: all that was not in order in a journal of corrections and other requests.
import type { Io } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import { journalAt, needed, oversightAt } from "./oversight-schedule.ts";
import type { FindingFormat } from "./render-findings.ts";
import { findingsText } from "./render-findings.ts";
import type { Language } from "./sheet-words.ts";
import { counted } from "./shown.ts";

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

/** 0 nothing found, 1 something found or the rules are wrong. */
export async function auditCorrections(io: Io, path: string, options: AuditCorrectionsOptions): Promise<number> {
  const journalFile = needed(options.journal, "--journal", "audit-corrections");
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const { items, unread } = await journalAt(io, oversight, journalFile);
  const bills = options.bills === undefined ? undefined : await jsonValues(io, options.bills);
  for (const { row, message, help } of bills?.problems ?? []) await io.stderr.write(`bills, row ${row}: ${message}\n  help: ${help}\n`);
  const findings = oversight.auditCorrections(items, { bills: bills?.values, asKnown: options.asKnown });
  await io.stdout.write(findingsText(oversight, findings, options));
  await io.stderr.write(`${counted(items.length, "record")}, ${counted(findings.length, "finding")}\n`);
  return findings.length > 0 || unread > 0 || (bills?.problems.length ?? 0) > 0 ? 1 : 0;
}
