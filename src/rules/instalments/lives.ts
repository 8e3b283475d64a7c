// The lives of an account's plans.
import type { Day } from "../../values/calendar.ts";
import type { FindingPlace } from "../finding.ts";
import type { PlanCase, PlanJournal } from "./plan-journal.ts";
import type { PlanLife } from "./plan-life.ts";
import { lifeOf } from "./plan-life.ts";
import type { RuleAnswer, RuleFinder } from "./plan-rule.ts";

/** By account, in the journal's order. */
export type Lives = (account: string) => readonly PlanLife[];

/** The last account's are kept: whoever asks about many goes account by account. */
export function livesOf(journal: PlanJournal, find: RuleFinder, asOf: Day): Lives {
  let last: { readonly account: string; readonly lives: readonly PlanLife[] } | undefined;
  return (account) => {
    if (last?.account === account) return last.lives;
    const lives = (journal.byAccount.get(account) ?? []).map((plan) => lifeOf(journal, plan, ruleOf(find, plan).rule, asOf));
    last = { account, lives };
    return lives;
  };
}

/** The rule that a plan of a journal names, asked as its record tells the debtor. */
export function ruleOf(find: RuleFinder, { record, day, debt }: PlanCase): RuleAnswer {
  const { account, cause, span_months: span } = record;
  return find(record.rule, { account, debt, cause, span }, day, placeOfPlan(record));
}

export function placeOfPlan({ id, account, day }: PlanCase["record"]): FindingPlace {
  return { records: [id], account: account.id, day };
}
