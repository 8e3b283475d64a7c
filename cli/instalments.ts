// `mizan instalments`: what a debtor may have, the rows of one plan, and the audit of plans that others made.
import type { InstalmentOffers, Oversight, PlanSchedule } from "../src/index.ts";
import { ownLabel } from "../src/index.ts";
import type { AuditOptions } from "./audit-corrections.ts";
import type { Io } from "./io.ts";
import { oneValue } from "./json-values.ts";
import { journalAt, needed, oversightAt } from "./oversight-schedule.ts";
import { findingsText } from "./render-findings.ts";
import type { Language } from "./sheet-words.ts";
import { counted, grouped } from "./shown.ts";
import { tableLines } from "./table.ts";

export interface PlanOptions {
  readonly request: string | undefined;
  /** Absent: nothing is asked of other plans, documents and persons. */
  readonly journal: string | undefined;
  readonly format: "pretty" | "json";
  readonly explain: boolean;
  readonly lang: Language;
  readonly asKnown: string | undefined;
}

/** 0 where some rule offers a plan. */
export async function instalmentsOffer(io: Io, path: string, options: PlanOptions): Promise<number> {
  const file = needed(options.request, "--request", "instalments offer");
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const journal = options.journal === undefined ? { items: [], unread: 0 } : await journalAt(io, oversight, options.journal);
  const offers = oversight.offer(await oneValue(io, file, "question"), journal.items, { asKnown: options.asKnown });
  await io.stdout.write(
    options.format === "json" ? `${JSON.stringify(offers, undefined, 2)}\n` : offersText(oversight, offers, options, schedule.plan.currency),
  );
  return offers.offers.some(({ may }) => may) && journal.unread === 0 ? 0 : 1;
}

/** 0 where the plan may be made. */
export async function instalmentsSchedule(io: Io, path: string, options: PlanOptions): Promise<number> {
  const file = needed(options.request, "--request", "instalments schedule");
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const journal = options.journal === undefined ? undefined : await journalAt(io, oversight, options.journal);
  const plan = oversight.planSchedule(await oneValue(io, file, "plan"), journal?.items, { asKnown: options.asKnown });
  await io.stdout.write(options.format === "json" ? `${JSON.stringify(plan, undefined, 2)}\n` : scheduleText(oversight, plan, options, schedule.plan.currency));
  return plan.may && (journal?.unread ?? 0) === 0 ? 0 : 1;
}

/** 0 nothing found, 1 something found or the rules are wrong. */
export async function instalmentsAudit(io: Io, path: string, options: AuditOptions): Promise<number> {
  const file = needed(options.journal, "--journal", "instalments audit");
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const { items, unread } = await journalAt(io, oversight, file);
  const findings = oversight.auditPlans(items, { asKnown: options.asKnown, withRecords: true });
  await io.stdout.write(findingsText(oversight, findings, options));
  await io.stderr.write(`${counted(items.length, "record")}, ${counted(findings.length, "finding")}\n`);
  return findings.length > 0 || unread > 0 ? 1 : 0;
}

function offersText(oversight: Oversight, { debt, offers, others, failed }: InstalmentOffers, options: PlanOptions, currency: string): string {
  const view = { format: "pretty", explain: options.explain, lang: options.lang } as const;
  const blocks = offers.map(({ rule, labels, may, refused, terms, version }) => {
    const marks = version.marks.length === 0 ? "" : ` (${version.marks.join(", ")})`;
    const head = `${ownLabel(labels, options.lang) ?? rule}: ${may ? "may be offered" : "may not be offered"}${marks}\n`;
    const lines =
      terms === undefined
        ? []
        : [
            `  down payment ${grouped(terms.down.least)} to ${grouped(terms.down.most)} ${currency}`,
            ...terms.counts.map(({ by, from, upTo }) => `  ${from} to ${upTo} parts by ${by}`),
            `  no part below ${grouped(terms.leastPart)} ${currency}`,
            ...(terms.firstDue === undefined ? [] : [`  first due ${terms.firstDue}`]),
          ];
    return `${head}${lines.map((line) => `${line}\n`).join("")}${findingsText(oversight, refused, view)}`;
  });
  const rest = options.explain ? others.map(({ rule, because }) => `${rule}: not for this debtor\n${findingsText(oversight, because, view)}`) : [];
  return [`debt ${grouped(debt)} ${currency}\n`, ...blocks, ...rest, findingsText(oversight, failed, view)].filter((text) => text !== "").join("\n");
}

function scheduleText(oversight: Oversight, plan: PlanSchedule, options: PlanOptions, currency: string): string {
  const rows = [["", "due", currency], ["down", "", grouped(plan.down)], ...plan.rows.map(({ due, amount }, at) => [String(at + 1), due, grouped(amount)])];
  const marks = plan.version === undefined || plan.version.marks.length === 0 ? "" : ` (${plan.version.marks.join(", ")})`;
  const head = `${plan.rule}${marks}: debt ${grouped(plan.debt)} ${currency}${plan.by === undefined ? "" : `, by ${plan.by} or above`}\n`;
  const view = { format: "pretty", explain: options.explain, lang: options.lang } as const;
  return `${head}${tableLines(["end", "start", "end"], rows).join("\n")}\n${findingsText(oversight, plan.failed, view)}`;
}
