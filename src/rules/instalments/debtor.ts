// Who asks for a plan, as conditions ask it: the account's facts, the debt, its cause, and over how many months it arose.
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromWhole } from "../../values/exact.ts";
import { accountAsked } from "../account-asked.ts";
import { ACCOUNT } from "../authority/ready.ts";
import type { Asked } from "../condition.ts";
import type { AccountFacts } from "../records/record.ts";

export interface Debtor {
  readonly account: AccountFacts;
  readonly debt: Exact;
  readonly cause: string | undefined;
  /** Whole months. */
  readonly span: number | undefined;
}

/** `fields`: the names of the account's fields that are asked. What is not said is not in it. */
export function debtorAsked(plan: Plan, fields: readonly string[], { account, debt, cause, span }: Debtor): Asked {
  const choices = new Map<string, string>(cause === undefined ? [] : [["cause", cause]]);
  const numbers = new Map<string, Exact>([["debt", debt]]);
  if (span !== undefined) numbers.set("span", exactFromWhole(span));
  for (const name of fields) {
    const value = accountAsked(plan, account, name);
    if (typeof value === "string") choices.set(`${ACCOUNT}${name}`, value);
    else if (value !== undefined) numbers.set(`${ACCOUNT}${name}`, value);
  }
  return { choices, numbers };
}
