// Accounts and persons of one journal whose names differ only in letters that Arabic and Persian keyboards give unlike: a machine takes them for two, a reader for one.
// A name in Arabic spelling is right by itself, and is not refused: two that stand beside each other are the danger.
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import { textOrder } from "../journal.ts";
import type { JournalRecord } from "../record.ts";
import type { DayText } from "./problem.ts";
import { accountOf, problemOf } from "./problem.ts";

/** One finding for each name beside the first of its look, with the first record of either. `records` are in the journal's order. */
export function lookalikeProblems(records: readonly Dated[], dayText: DayText): readonly Finding[] {
  const [accounts, persons] = [new Map<string, Dated>(), new Map<string, Dated>()];
  for (const dated of records) {
    const account = accountOf(dated.record);
    if (account !== undefined) putFirst(accounts, account, dated);
    for (const person of personsIn(dated.record)) putFirst(persons, person, dated);
  }
  return [accounts, persons].flatMap((names) => alikeAmong(names, dayText));
}

function putFirst(names: Map<string, Dated>, name: string, dated: Dated): void {
  if (!PLAIN.test(name) && !names.has(name)) names.set(name, dated);
}

/** As most names are: none of its letters has a double. */
const PLAIN = /^[ -~]*$/;

function alikeAmong(names: ReadonlyMap<string, Dated>, dayText: DayText): readonly Finding[] {
  const firsts = new Map<string, string>();
  return [...names]
    .toSorted((a, b) => a[1].day - b[1].day || textOrder(a[0], b[0]))
    .flatMap(([named, dated]) => {
      const look = lookOf(named);
      const other = firsts.get(look);
      const before = other === undefined ? undefined : names.get(other);
      if (other === undefined || before === undefined) {
        firsts.set(look, named);
        return [];
      }
      return [problemOf("names-look-alike", before === dated ? [dated] : [dated, before], { named, other }, dayText)];
    });
}

/** Yeh, kaf and digits of Arabic as the Persian ones, and without the stroke that only stretches a word. */
function lookOf(name: string): string {
  const letters = name
    .replaceAll(/[\u064a\u0649]/g, "\u06cc")
    .replaceAll("\u0643", "\u06a9")
    .replaceAll("\u0640", "");
  return letters.replaceAll(/[\u0660-\u0669]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0x90));
}

function personsIn(record: JournalRecord): readonly string[] {
  switch (record.record) {
    case "appointment":
      return [record.person];
    case "delegation":
      return [record.giver, record.taker];
    case "request":
      return [record.requester, record.account.holder, record.bill?.reader].filter((person) => person !== undefined);
    case "approval":
    case "refusal":
      return [record.approver];
    case "plan":
      return [record.granted_by];
    case "revocation":
    case "withdrawal":
    case "execution":
    case "document":
    case "document_state":
    case "action":
    case "plan_end":
    case "payment":
      return [];
  }
}
