// What the limits say of one re-rated bill: for each of its days as the oldest that is corrected, whether a clause forbids it. The authority's own `decide` answers;
// who must approve and with which documents is another question, and passed over here.
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import { add, decimalStep, divide, exactFromText, exactFromWhole, fractionText, multiply, ONE, round, subtract, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Decider } from "../authority/decide.ts";
import type { Decision } from "../authority/decision.ts";
import type { Correction } from "../corrections/correction.ts";
import type { RequestedCorrection } from "../corrections/request-from.ts";
import { requestFrom } from "../corrections/request-from.ts";
import { changesOf, plainFact } from "../entitlement/account-values.ts";
import type { Finding } from "../finding.ts";
import type { FindingCode } from "../findings.ts";
import { findingWords } from "../words/explain-finding.ts";
import type { AskedLimits } from "./asked-limits.ts";
import { dayInLimits } from "./asked-limits.ts";
import { citedOf } from "./cited.ts";
import type { BillLimit, LimitClause, LimitSpan } from "./correctable.ts";

/** The days of the bill, `to` exclusive, and its account as the record has it. */
export interface Rated {
  readonly correction: Correction;
  readonly from: number;
  readonly to: number;
  readonly issuedOn: string | undefined;
  readonly account: string;
  readonly facts: RequestParts["account"];
}

export interface Limited {
  readonly limit: BillLimit;
  /** Of the last day asked: version and clauses that could not be put into rules. */
  readonly decision: Decision;
  /** The account's facts as they were asked. */
  readonly facts: Readonly<Record<string, string>>;
}

export function limitedBy(bills: Plan, limits: AskedLimits, decide: Decider, rated: Rated): Limited | undefined {
  const facts = accountOf(bills, limits, rated.facts);
  const asked = requestFor(bills, limits, rated, facts);
  const spans: (Omit<LimitSpan, "days" | "from" | "to"> & { from: number; to: number; key: string })[] = [];
  let decision: Decision | undefined;
  for (let day = rated.from; day < rated.to; day += 1) {
    decision = decide({ ...asked, oldest_day: dayInLimits(limits, day) }, []);
    const { may, findings } = judged(decision);
    const key = `${may} ${findings.map(nameOf).join(" ")}`;
    const last = spans.at(-1);
    if (last?.key === key) last.to = day + 1;
    else spans.push({ key, from: day, to: day + 1, may, clauses: findings.map((finding) => clauseOf(limits.plan, finding)) });
  }
  if (decision === undefined) return undefined;
  const texts = spans.map(({ from, to, may, clauses }) => ({
    from: textFromDay(bills.calendar, from),
    to: textFromDay(bills.calendar, to),
    days: to - from,
    may,
    clauses,
  }));
  return { limit: { may: wholeOf(texts), spans: texts, byDays: byDays(rated, texts) }, decision, facts };
}

/** `no` where a clause forbids it, whatever else cannot be told. */
function judged({ failed }: Decision): { readonly may: LimitSpan["may"]; readonly findings: readonly Finding[] } {
  const forbidding = failed.filter(({ code }) => FORBIDS.has(code));
  if (forbidding.length > 0) return { may: "no", findings: forbidding };
  const open = failed.filter(({ code }) => !PROCEDURE.has(code));
  return open.length > 0 ? { may: "cannot be told", findings: open } : { may: "yes", findings: [] };
}

const FORBIDS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "barred",
  "no-grade-for-case",
  "amount-beyond-all",
  "share-beyond-all",
  "bill-of-nothing",
  "age-beyond-all",
  "together-beyond-all",
]);

/** Who is to allow it, and by which papers; and that a total stays as it is. */
const PROCEDURE: ReadonlySet<FindingCode> = new Set<FindingCode>(["matrix-unknown", "documents-missing", "approvals-too-few", "zero-correction"]);

function nameOf({ code, values }: Finding): string {
  return `${code}:${values["bar"] ?? values["field"] ?? ""}`;
}

function wholeOf(spans: readonly LimitSpan[]): BillLimit["may"] {
  const answers = new Set(spans.map(({ may }) => may));
  if (answers.size === 1) return answers.has("yes") ? "all" : answers.has("no") ? "none" : "cannot be told";
  return answers.has("yes") ? "part" : "cannot be told";
}

function byDays({ correction, from, to }: Rated, spans: readonly LimitSpan[]): string | undefined {
  const free = spans.reduce((days, span) => (span.may === "yes" ? days + span.days : days), 0);
  if (free === 0 || free === to - from) return undefined;
  const change = exactFromText(correction.delta.total.exact.delta ?? correction.delta.total.delta ?? "") ?? ZERO;
  return fractionText(multiply(change, divide(exactFromWhole(free), exactFromWhole(to - from)) ?? ONE));
}

/** A request record without its oldest day. Nobody asks it: the person is a placeholder that no clause on limits looks at. */
function requestFor(bills: Plan, limits: AskedLimits, rated: Rated, facts: Limited["facts"]): Readonly<Record<string, unknown>> {
  const { correction, to } = rated;
  const { amount, lines, bill } = inCoins(limits.plan, requestFrom(correction));
  const issued = dayFromText(bills.calendar, rated.issuedOn ?? "") ?? to;
  return {
    record: "request",
    id: bill.id,
    revision: 1,
    day: dayInLimits(limits, limits.day),
    authority: limits.rule.name,
    requester: "nobody yet",
    account: { id: rated.account, facts },
    kind: limits.kind,
    cause: limits.cause,
    amount,
    bill: { ...bill, issued_on: dayInLimits(limits, issued) },
    lines,
    documents: [],
  };
}

/** A record holds nothing finer than what is paid: each figure half up, and the amount made of them. No limit turns on a part of a coin. */
function inCoins({ currencyDecimals }: Plan, asked: RequestedCorrection): RequestedCorrection {
  const step = decimalStep(currencyDecimals);
  const coins = (text: string): string => fractionText(round(exactFromText(text) ?? ZERO, step, "half up"));
  const lines = asked.lines.map((line) => ({ ...line, issued: coins(line.issued), recomputed: coins(line.recomputed) }));
  const changed = lines.filter(({ issued, recomputed }) => issued !== recomputed);
  const changes = changed.map(({ issued, recomputed }) => subtract(exactFromText(recomputed) ?? ZERO, exactFromText(issued) ?? ZERO));
  return { ...asked, lines: changed, amount: fractionText(changes.reduce(add, ZERO)), bill: { ...asked.bill, total: coins(asked.bill.total) } };
}

/** What the limits' account declares, of the bill's record as it stood at the end, and what was given for it. */
function accountOf(bills: Plan, { plan, facts }: AskedLimits, account: RequestParts["account"]): Readonly<Record<string, string>> {
  const ofRecord = Object.entries(account ?? {}).flatMap(([name, part]) => {
    if (part === undefined || own(plan.account, name) === undefined) return [];
    const value = changesOf(part).at(-1)?.value;
    return value === undefined ? [] : [[name, plainFact(bills, name, value)] as const];
  });
  return { ...Object.fromEntries(ofRecord), ...facts };
}

function clauseOf(plan: Plan, finding: Finding): LimitClause {
  const [english, persian] = [findingWords(finding, "en", plan), findingWords(finding, "fa", plan)];
  return {
    code: finding.code,
    name: finding.values["bar"],
    words: { "": english.message, fa: persian.message },
    help: { "": english.help, fa: persian.help },
    cites: finding.cites.map((cite) => citedOf(plan, cite)),
    marks: finding.marks,
  };
}
