// `mizan instalments`: what a debtor may have, the rows of one plan, and the audit of plans that others made.
import type { Schedule } from "../src/index.ts";
import type { AuditOptions } from "./audit-corrections.ts";
import { auditedText } from "./audit-corrections.ts";
import type { Io } from "./io.ts";
import { oneValue } from "./json-values.ts";
import { datedVersion, jsonText, spokenFindings } from "./oversight-data.ts";
import type { Page } from "./oversight-page.ts";
import { pageOf } from "./oversight-page.ts";
import type { Journal } from "./oversight-schedule.ts";
import { assertOneInput, journalAt, needed, oversightAt } from "./oversight-schedule.ts";
import { findingsText } from "./render-findings.ts";
import { offersText } from "./render-offers.ts";
import { scheduleText } from "./render-plan.ts";
import type { Language } from "./sheet-words.ts";

export interface PlanOptions {
  readonly request: string | undefined;
  /** Absent: nothing is asked of other plans, documents and persons. */
  readonly journal: string | undefined;
  readonly format: "pretty" | "json";
  readonly explain: boolean;
  readonly lang: Language;
  readonly asKnown: string | undefined;
}

/** 0 where some rule offers a plan, 1 where none does, or the rules or records are wrong. */
export async function instalmentsOffer(io: Io, path: string, options: PlanOptions): Promise<number> {
  const given = await asked(io, path, options, "offer", "offer request");
  if (given === undefined) return 1;
  const { schedule, page, request, journal } = given;
  const offers = schedule.oversight.offer(request, journal?.items ?? [], { asKnown: options.asKnown });
  const data = (): unknown => ({
    ...offers,
    offers: offers.offers.map((offer) => ({ ...offer, refused: spokenFindings(page, offer.refused), version: datedVersion(schedule.plan, offer.version) })),
    others: offers.others.map(({ rule, because }) => ({ rule, because: spokenFindings(page, because) })),
    failed: spokenFindings(page, offers.failed),
  });
  await io.stdout.write(options.format === "json" ? jsonText(data()) : offersText(page, offers, request, options));
  return offers.offers.some(({ may }) => may) && (journal?.unread ?? 0) === 0 ? 0 : 1;
}

/** 0 where the plan may be made, 1 where it may not, or the rules or records are wrong. */
export async function instalmentsSchedule(io: Io, path: string, options: PlanOptions): Promise<number> {
  const given = await asked(io, path, options, "schedule", "plan request");
  if (given === undefined) return 1;
  const { schedule, page, request, journal } = given;
  const plan = schedule.oversight.planSchedule(request, journal?.items, { asKnown: options.asKnown });
  const version = plan.version === undefined ? undefined : datedVersion(schedule.plan, plan.version);
  const text = options.format === "json" ? jsonText({ ...plan, failed: spokenFindings(page, plan.failed), version }) : scheduleText(page, plan, options);
  await io.stdout.write(text);
  return plan.may && (journal?.unread ?? 0) === 0 ? 0 : 1;
}

/** 0 nothing found, 1 something found, or the rules or records are wrong. */
export async function instalmentsAudit(io: Io, path: string, options: AuditOptions): Promise<number> {
  const file = needed(options.journal, "--journal", "instalments audit");
  const schedule = await oversightAt(io, path, "instalments", options.asKnown);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const { items, unread } = await journalAt(io, oversight, file, options.lang);
  const findings = oversight.auditPlans(items, { asKnown: options.asKnown, withRecords: true });
  const page = pageOf(schedule, options.lang);
  await io.stdout.write(findingsText(page, findings, options));
  await io.stderr.write(auditedText(page, { records: items.length, unread, findings: findings.length }));
  return findings.length > 0 || unread > 0 ? 1 : 0;
}

interface Asked {
  readonly schedule: Schedule;
  readonly page: Page;
  readonly request: unknown;
  readonly journal: Journal | undefined;
}

async function asked(io: Io, path: string, options: PlanOptions, command: string, one: string): Promise<Asked | undefined> {
  const file = needed(options.request, "--request", `instalments ${command}`);
  assertOneInput({ "--request": file, "--journal": options.journal });
  const schedule = await oversightAt(io, path, "instalments", options.asKnown);
  if (schedule === undefined) return undefined;
  const request = await oneValue(io, file, one);
  const journal = options.journal === undefined ? undefined : await journalAt(io, schedule.oversight, options.journal, options.lang);
  return { schedule, page: pageOf(schedule, options.lang), request, journal };
}
