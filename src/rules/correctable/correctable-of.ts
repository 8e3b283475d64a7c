// The affected span re-rated: this bill and the account's others of the same cause, each worked out again under the versions then in force, line by line; and for
// each what the limits still allow. Corrections and authority are asked as they are: there is no second calculator here.
import type { Member } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, fractionText, isNegative, isZero, subtract, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { withLedger } from "../audit/audit-bill.ts";
import { decider } from "../authority/decide.ts";
import { corrector } from "../corrections/correct.ts";
import type { Correction } from "../corrections/correction.ts";
import { valueWords } from "../entitlement/account-values.ts";
import type { BillCase } from "../issued/case.ts";
import { findingWords } from "../words/explain-finding.ts";
import { failureWords } from "../words/failures-fa.ts";
import type { AskedLimits, FaultFamily, LimitsInput } from "./asked-limits.ts";
import { askedLimits } from "./asked-limits.ts";
import { citedOf } from "./cited.ts";
import type { Correctable, CorrectableBill, CorrectableSums, InWords, LoadedLimits, NotRated } from "./correctable.ts";
import type { Limited, Rated } from "./limited.ts";
import { limitedBy } from "./limited.ts";

export interface CorrectableInput {
  readonly bill: BillCase;
  /** The account's other bills. */
  readonly neighbours: readonly BillCase[];
  /** Ids of those that the cause of this bill was shown to explain. */
  readonly sameCause: ReadonlySet<string>;
  readonly family: FaultFamily | undefined;
  readonly limits: LimitsInput | undefined;
}

/** Prepares the plan once; what it gives never throws. */
export function correctabler(plan: Plan): (input: CorrectableInput) => Correctable {
  const rate = raterOf(plan);
  return (input) => correctableBy(plan, rate, input);
}

function correctableBy(plan: Plan, rate: Rater, { bill, neighbours, sameCause, family, limits: input }: CorrectableInput): Correctable {
  const asking = input === undefined ? undefined : askedLimits(plan, input, family);
  const limits = asking?.kind === "asked" ? asking.limits : undefined;
  const decide = limits === undefined ? undefined : decider(limits.plan);
  const bills: CorrectableBill[] = [];
  const notRated: NotRated[] = [];
  let first: Limited | undefined;
  for (const each of [bill, ...neighbours.filter(({ issued }) => issued.id !== bill.issued.id)]) {
    const [isThis, rated] = [each === bill, rate(each)];
    if ("reasons" in rated) notRated.push({ bill: each.issued.id, isThis, reasons: rated.reasons });
    else if (isThis || isChanged(rated.correction)) {
      const limited = limits === undefined || decide === undefined ? undefined : limitedBy(plan, limits, decide, rated);
      first ??= limited;
      const cause = isThis ? "this bill" : sameCause.has(each.issued.id) ? "the same, shown" : "not shown";
      bills.push(billOf(rated, isThis, cause, limited));
    }
  }
  const ordered = bills.toSorted((a, b) => (a.period.from < b.period.from ? -1 : a.period.from > b.period.from ? 1 : 0));
  const found: Correctable["limits"] =
    asking === undefined ? { kind: "not loaded" } : asking.kind === "not usable" ? asking : { kind: "loaded", ...loaded(asking.limits, first) };
  return {
    kind: "correctable",
    currency: plan.currency,
    bills: ordered,
    notRated,
    sums: sumsOf(
      ordered,
      limits !== undefined,
      notRated.some(({ isThis }) => isThis),
    ),
    limits: found,
  };
}

type Rating = Rated | { readonly reasons: readonly InWords[] };

type Rater = (bill: BillCase) => Rating;

function raterOf(plan: Plan): Rater {
  const [read, correct] = [partsReader(plan), corrector(plan, { known: undefined, carry: "as stated", language: undefined })];
  return (bill) => {
    const { issued } = bill;
    if (issued.lines.length === 0 && issued.total === undefined) return { reasons: [NOTHING_PRINTED] };
    const reading = read(bill.request);
    if (reading.kind === "refused") return { reasons: reading.failures.map(({ message }) => failureWords(message)) };
    const { corrections, failures } = correct({ issued, facts: requestOf(bill, withLedger(bill, reading.parts).brought_forward) });
    const [correction] = corrections;
    if (correction === undefined) return { reasons: failures.map((finding) => inBoth(plan, finding)) };
    const { period, account: facts } = reading.parts;
    return { correction, from: period.from, to: period.to, issuedOn: issued.issued_on, account: issued.account, facts };
  };
}

const NOTHING_PRINTED: InWords = { "": "neither lines nor a total were printed", fa: "نه ردیفی چاپ شده است و نه جمع کلی" };

/** The facts of record under the bill's own id, with what the ledger adds up to. */
function requestOf({ issued, request, ledger }: BillCase, broughtForward: Exact | undefined): unknown {
  if (typeof request !== "object" || request === null) return request;
  const balance = ledger === undefined || broughtForward === undefined ? {} : { brought_forward: fractionText(broughtForward) };
  return { ...request, id: issued.id, ...balance };
}

function inBoth(plan: Plan, finding: Parameters<typeof findingWords>[0]): InWords {
  return { "": findingWords(finding, "en", plan).message, fa: findingWords(finding, "fa", plan).message };
}

function isChanged({ delta }: Correction): boolean {
  return [...delta.lines, delta.total, delta.payable].some(({ delta: change, exact }) => (exact.delta ?? change ?? "0") !== "0");
}

function billOf({ correction }: Rated, isThis: boolean, cause: CorrectableBill["cause"], limited: Limited | undefined): CorrectableBill {
  const { bill, delta, hashes, reissue } = correction;
  const change = delta.total.exact.delta ?? delta.total.delta ?? "0";
  const value = exactFromText(change) ?? ZERO;
  const { from, to } = reissue.reissued.period;
  return {
    bill,
    isThis,
    cause,
    period: { from, to },
    favour: isZero(value) ? "neither" : isNegative(value) ? "customer" : "company",
    change,
    delta,
    hashes: { original: hashes.original, reverse: hashes.reverse, reissue: hashes.reissue },
    limit: limited?.limit,
  };
}

function loaded({ plan, rule, on, kind, cause, causeBy }: AskedLimits, first: Limited | undefined): LoadedLimits {
  const { version, untranslatable = [] } = first?.decision ?? {};
  const named = (members: readonly Member[], name: string | undefined): Member | undefined =>
    name === undefined ? undefined : (members.find((member) => member.name === name) ?? { name, labels: {} });
  const facts = Object.entries(first?.facts ?? {}).map(([field, value]) => {
    const known = own(plan.account, field);
    return { field, labels: known?.labels ?? {}, value, ...valueWords(known, value) };
  });
  return {
    schedule: plan.name,
    labels: plan.labels,
    plan: plan.hash,
    authority: rule.name,
    authorityLabels: rule.labels,
    on,
    about: { kind: named(rule.kinds, kind), cause: named(rule.causes, cause), causeBy, facts },
    version: version && versionOf(plan, version),
    untranslatable: untranslatable.map(({ words, because, cites }) => ({ words, because, cites: cites.map((cite) => citedOf(plan, cite)) })),
  };
}

function versionOf(plan: Plan, { from, to, cites, marks }: NonNullable<Limited["decision"]["version"]>): LoadedLimits["version"] {
  const day = (at: number | string): string => (typeof at === "number" ? textFromDay(plan.calendar, at) : at);
  return { from: day(from), to: day(to), cites: cites.map((cite) => citedOf(plan, cite)), marks };
}

/** `isOpen`: this bill itself could not be worked out. */
function sumsOf(bills: readonly CorrectableBill[], isLimited: boolean, isOpen: boolean): CorrectableSums {
  const affected = bills.filter(({ cause }) => cause !== "not shown");
  const sum = (texts: readonly (string | undefined)[]): string =>
    fractionText(texts.reduce((total, text) => add(total, exactFromText(text ?? "") ?? ZERO), ZERO));
  const lawful = sum(affected.map(({ delta: { total } }) => total.exact.recomputed ?? total.recomputed));
  const change = sum(affected.map((each) => each.change));
  const untold = affected.filter(({ limit }) => limit?.may === "cannot be told");
  const isKnown = isLimited && !isOpen && (untold.length === 0 || untold.length < affected.length);
  return {
    issued: fractionText(subtract(exactFromText(lawful) ?? ZERO, exactFromText(change) ?? ZERO)),
    lawful,
    change,
    correctable: isKnown ? sum(affected.flatMap((each) => (each.limit?.may === "all" ? [each.change] : []))) : undefined,
    part: isKnown ? sum(affected.map((each) => each.limit?.byDays)) : undefined,
    untold: untold.length === 0 ? undefined : sum(untold.map((each) => each.change)),
  };
}
