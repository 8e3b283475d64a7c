// Names of one journal that only a machine tells apart: Arabic and Persian yeh, kaf and digits. One such name by itself is right.
import { expect, test } from "vitest";
import { journalProblems } from "../../../src/rules/records/journal-problems.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { appointment, PLAN, request } from "./samples.ts";

const found = (records: readonly JournalRecord[]): readonly string[] =>
  journalProblems(PLAN, records, { bills: undefined }).flatMap(({ code, records: ids, values }) =>
    code === "names-look-alike" ? [`${ids.join("+")} ${values["named"]} ${values["other"]}`] : [],
  );

const asked = (id: string, day: string, account: string): JournalRecord => request(id, day, { account: { id: account, facts: {} } });
const [ARABIC, PERSIAN] = ["\u0639\u0644\u064a", "\u0639\u0644\u06cc"];

test.each([
  ["yeh", ARABIC, PERSIAN],
  ["kaf", "\u0643\u0627", "\u06a9\u0627"],
  ["digits", "\u0661", "\u06f1"],
  ["a stretched word", "\u0639\u0640\u0644\u06cc", PERSIAN],
])("two accounts that differ in %s", (_, one, other) => {
  expect(found([asked("r1", "1394-02-01", one), asked("r2", "1394-02-02", other)])).toEqual([`r1+r2 ${other} ${one}`]);
  expect(found([asked("r2", "1394-02-02", other), asked("r1", "1394-02-01", one)])).toEqual([`r1+r2 ${other} ${one}`]);
});

test("two persons", () => {
  expect(found([appointment("p1", "1394-01-01", PERSIAN), appointment("p2", "1394-01-02", ARABIC)])).toEqual([`p1+p2 ${ARABIC} ${PERSIAN}`]);
});

test.each([
  ["one name in Arabic spelling, twice", asked("r1", "1394-02-01", ARABIC), asked("r2", "1394-02-02", ARABIC)],
  ["other letters", asked("r1", "1394-02-01", ARABIC), asked("r2", "1394-02-02", "\u0639\u0644\u0627")],
  ["an account and a person", asked("r1", "1394-02-01", ARABIC), appointment("p1", "1394-01-01", PERSIAN)],
])("%s", (_, one, other) => {
  expect(found([one, other])).toEqual([]);
});
