// A finding about records of a journal, as the checks of this folder make them: no clause of a rule stands behind it.
import type { Day } from "../../../values/calendar.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { FindingCode, FindingValues } from "../../findings.ts";
import type { Dated } from "../journal.ts";
import { textOrder } from "../journal.ts";
import type { JournalRecord } from "../record.ts";

export type DayText = (day: Day) => string;

/** On the day, and of the account, of the first of the records: the one that is wrong. */
export function problemOf<C extends FindingCode>(code: C, about: readonly [Dated, ...Dated[]], values: FindingValues<C>, dayText: DayText): Finding {
  const [wrong] = about;
  const records = about.toSorted((a, b) => a.day - b.day || textOrder(a.record.id, b.record.id)).map(({ record }) => record.id);
  return findingOf(code, values, { records, account: accountOf(wrong.record), day: dayText(wrong.day) });
}

export function accountOf(record: JournalRecord): string | undefined {
  switch (record.record) {
    case "request":
    case "plan":
      return record.account.id;
    case "document":
    case "action":
    case "payment":
      return record.account;
    case "appointment":
    case "delegation":
    case "revocation":
    case "approval":
    case "refusal":
    case "withdrawal":
    case "execution":
    case "document_state":
    case "plan_end":
      return undefined;
  }
}
