// What one version of instalments says: for whom, on which terms, when a part is due and missed, and what follows.
import type { Condition, InstalmentBody, Step } from "../../oversight.ts";
import type { UnknownBody } from "../../program.ts";
import type * as tree from "../../tree/oversight.ts";
import { unknownBody } from "../declarations/versions.ts";
import { untranslatableOf } from "../rules/check-tariff.ts";
import type { Scope } from "../scope.ts";
import type { Said } from "./clauses.ts";
import { itemsOf, optional, required } from "./clauses.ts";
import { bindCondition } from "./condition.ts";
import type { Place } from "./fields.ts";
import { instalmentFields } from "./fields.ts";
import type { Names } from "./names.ts";
import { amountAt, countOf, MOST, moneyOf, moneyRounding, ratioOf, stepOf } from "./numbers.ts";
import { bindExceptions } from "./plan-exceptions.ts";
import { bindCount, bindDown, bindLeastPart } from "./plan-terms.ts";
import type { Body } from "./proofs/plan-cases.ts";
import { refuse } from "./refuse.ts";

type Items = Said<tree.InstalmentItem>;

interface Rule {
  readonly name: string;
  readonly causes: Names;
}

/** Undefined after a report. */
export function bindInstalmentBody(scope: Scope, grades: Names, rule: Rule, said: Items): UnknownBody | Body | undefined {
  const [unknown] = itemsOf(said.items, "unknown");
  if (unknown !== undefined && said.items.length === 1) return unknownBody(unknown);
  if (unknown !== undefined) {
    const why = "it stands for all that the version would say";
    return refuse(scope, "clause-elsewhere", unknown.span, {
      clause: "`unknown because`",
      what: said.what,
      why,
      help: "leave it out, or leave out all other clauses",
    });
  }
  const place = (words: string): Place => ({ words: `${words} of ${said.what}`, fields: instalmentFields(rule.causes) });
  const fits = fitsOf(scope, place("the `for`"), said);
  const terms = termsOf(scope, grades, said);
  const dates = datesOf(scope, said);
  const money = moneyClauses(scope, said);
  const fate = fateOf(scope, said);
  const exceptions = bindExceptions(scope, grades, rule.name, place("an exception"), itemsOf(said.items, "plan exception"));
  const clauses = itemsOf(said.items, "untranslatable").map((clause) => untranslatableOf(scope, clause));
  const untranslatable = clauses.filter((clause) => clause !== undefined);
  if (fits === undefined || terms === undefined || dates === undefined || money === undefined || fate === undefined) return undefined;
  if (exceptions === undefined || untranslatable.length < clauses.length) return undefined;
  return { kind: "instalments", fits, ...terms, ...dates, ...money, ...fate, exceptions, untranslatable };
}

function fitsOf(scope: Scope, place: Place, said: Items): Condition | undefined {
  const clause = optional(scope, said, "for", "for whom it is");
  return clause === undefined ? { kind: "constant", holds: true } : bindCondition(scope, place, clause.condition);
}

type Terms = Pick<InstalmentBody, "down" | "count" | "leastPart" | "first" | "afterBroken">;

function termsOf(scope: Scope, grades: Names, said: Items): Terms | undefined {
  const { currency } = scope;
  const down = required(scope, said, "down payment", {
    clause: "what is to be paid down",
    example: `\`down payment at least 20% of debt round up to 10_000 ${currency}\` or \`no down payment\``,
  });
  const count = required(scope, said, "count", {
    clause: "how many parts a plan may have",
    example: "`count from 2 up to 6 by` and the grade that may grant it",
  });
  const leastPart = required(scope, said, "part at least", { clause: "what a part is at least", example: `\`part at least 100_000 ${currency}\`` });
  const first = required(scope, said, "first due", { clause: "when the first part is due", example: "`first due 1 month after agreement`" });
  const afterBroken = optional(scope, said, "after broken", "how long no plan follows a broken one");
  const bound = {
    down: down && bindDown(scope, said.what, down),
    count: count && bindCount(scope, grades, count),
    leastPart: leastPart && bindLeastPart(scope, leastPart),
    first: first && stepOf(scope, first, "the time to the first part"),
    afterBroken: afterBroken && stepOf(scope, afterBroken, "the time after a broken plan"),
  };
  if (bound.down === undefined || bound.count === undefined || bound.leastPart === undefined || bound.first === undefined) return undefined;
  if (afterBroken !== undefined && bound.afterBroken === undefined) return undefined;
  return { down: bound.down.value, count: bound.count, leastPart: bound.leastPart, first: bound.first, afterBroken: bound.afterBroken };
}

function datesOf(scope: Scope, said: Items): Pick<InstalmentBody, "every" | "moved"> | undefined {
  const interval = required(scope, said, "every", { clause: "how far apart the parts are due", example: "`every 1 month, month end clamped`" });
  const moved = required(scope, said, "moved", {
    clause: "whether due dates move off holidays",
    example: "`moved off holidays forward, before the next` or `not moved`",
  });
  const every = interval && intervalOf(scope, interval);
  return every === undefined || moved === undefined ? undefined : { every, moved: moved.word === "forward" };
}

function intervalOf(scope: Scope, { count, unit, clamped, span }: tree.Interval): Step | undefined {
  const step = stepOf(scope, { count, unit }, "the time between parts");
  const words = `every ${count.text} ${count.text === "1" ? unit.slice(0, -1) : unit}`;
  if (unit === "months" && !clamped) {
    const why = "does not say what becomes of day 31 in a shorter month";
    return refuse(scope, "month-end", span, { found: `\`${words}\``, why, example: `${words}, month end clamped` });
  }
  if (unit === "days" && clamped) {
    return refuse(scope, "month-end", span, { found: `\`${words}, month end clamped\``, why: "counts days, and meets no month's end", example: words });
  }
  return step;
}

function moneyClauses(scope: Scope, said: Items): Pick<Body, "parts" | "interest" | "settle"> | undefined {
  const { currency } = scope;
  const parts = required(scope, said, "parts", {
    clause: "how the debt is divided",
    example: `\`equal parts round down to 10_000 ${currency}, remainder on first\``,
  });
  const interest = required(scope, said, "interest", {
    clause: "whether there is interest",
    example: `\`no interest\` or \`interest 12% per 365 days on the balance round half up to 1 ${currency}\``,
  });
  const settle = required(scope, said, "settle", {
    clause: "which documents a payment settles",
    example: `\`payments settle oldest first\` or \`payments settle pro rata round down to 1 ${currency}, remainder on last\``,
  });
  const round = parts && moneyRounding(scope, parts.round);
  const rate = interest?.rate && interestOf(scope, interest.rate);
  const order = settle && settleOf(scope, settle);
  if (round === undefined || interest === undefined || order === undefined || (interest.rate !== undefined && rate === undefined)) return undefined;
  return { parts: { round, remainder: parts?.remainder }, interest: rate, settle: order };
}

function interestOf(scope: Scope, { percent, days, round }: NonNullable<tree.Interest["rate"]>): InstalmentBody["interest"] {
  const [length, rounding] = [countOf(scope, days, "the days that the interest is for", 1, MOST.days), moneyRounding(scope, round)];
  return length === undefined || rounding === undefined ? undefined : { rate: ratioOf(percent), days: length, round: rounding };
}

function settleOf(scope: Scope, { round, remainder }: tree.Settle): InstalmentBody["settle"] | undefined {
  if (round === undefined) return { kind: "oldest first" };
  const rounding = moneyRounding(scope, round);
  return rounding && { kind: "pro rata", round: rounding, remainder: remainder ?? "last" };
}

type Fate = Pick<InstalmentBody, "activePlans" | "missed" | "broken" | "cancelledBill" | "replan">;

function fateOf(scope: Scope, said: Items): Fate | undefined {
  const active = required(scope, said, "active plans", {
    clause: "how many plans an account may have at once",
    example: "`at most 1 active plan per account`",
  });
  const missed = required(scope, said, "missed", {
    clause: "when a part is missed",
    example: `\`missed when short by more than 0 ${scope.currency} 7 days after due\``,
  });
  const broken = required(scope, said, "broken", {
    clause: "when a plan is broken",
    example: "`broken after 2 missed in a row: balance due, original due dates restored`",
  });
  const cancelled = required(scope, said, "cancelled bill", {
    clause: "what becomes of a plan whose bill is cancelled",
    example: "`cancelled bill recomputes plan` or `cancelled bill breaks plan`",
  });
  const again = required(scope, said, "replan", {
    clause: "whether a broken plan may be replaced",
    example: "`replan at most 1, after 2 paid in a row, within 90 days of break` or `no replan`",
  });
  const activePlans = active && countOf(scope, active.count, "the number of active plans", 1, MOST.plans);
  const shortfall = missed && missedOf(scope, missed);
  const afterMissed = broken && countOf(scope, broken.count, "the number of parts missed", 1, MOST.parts);
  const replan = again && replanOf(scope, again);
  if (activePlans === undefined || shortfall === undefined || afterMissed === undefined || cancelled === undefined || replan === undefined) return undefined;
  return { activePlans, missed: shortfall, broken: afterMissed, cancelledBill: cancelled.word, replan: replan.value };
}

function missedOf(scope: Scope, { number, unit, days, span }: tree.Missed): InstalmentBody["missed"] | undefined {
  const short = moneyOf(scope, amountAt(number, unit, span), "what may be short");
  const late = countOf(scope, days, "the days after which a part is missed", 0, MOST.days);
  return short === undefined || late === undefined ? undefined : { short, days: late };
}

function replanOf(scope: Scope, { atMost, paidInRow, withinDays }: tree.Replan): { readonly value: InstalmentBody["replan"] } | undefined {
  if (atMost === undefined) return { value: undefined };
  const most = countOf(scope, atMost, "the number of plans after a broken one", 1, MOST.plans);
  const paid = paidInRow && countOf(scope, paidInRow, "the number of parts paid in a row", 1, MOST.parts);
  const within = withinDays && countOf(scope, withinDays, "the days within which a broken plan may be replaced", 1, MOST.days);
  const isWhole = (paidInRow === undefined || paid !== undefined) && (withinDays === undefined || within !== undefined);
  return most === undefined || !isWhole ? undefined : { value: { atMost: most, paidInRow: paid, withinDays: within } };
}
