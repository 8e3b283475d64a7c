// What is wrong with a journal as a journal: one case for each finding with the case beside it that is right, and that the order of the records changes nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalItem } from "../../../src/rules/records/journal.ts";
import { journalProblems } from "../../../src/rules/records/journal-problems.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { anyJournal } from "./random-journal.ts";
import {
  appointment,
  approval,
  delegation,
  document,
  documentState,
  execution,
  PLAN,
  payment,
  plan,
  planEnd,
  refusal,
  request,
  revocation,
  withdrawal,
} from "./samples.ts";

const found = (items: readonly JournalItem[], bills?: ReadonlySet<string>): readonly string[] =>
  journalProblems(PLAN, items, { bills }).map(({ code, records, day }) => `${code} ${records.join("+")} ${day}`);

const ALI = appointment("ap-ali", "1394-01-01", "ali");
const SARA = appointment("ap-sara", "1394-01-01", "sara");
const PERSONS: readonly JournalRecord[] = [ALI, SARA];
const ASKED = request("rq", "1394-02-01");
const AGAIN = request("rq", "1394-02-10", { revision: 2, amount: "-900" });

/** A right journal in all that these findings ask. */
const RIGHT: readonly JournalRecord[] = [
  ...PERSONS,
  ASKED,
  AGAIN,
  approval("av", "1394-02-12", AGAIN),
  execution("ex", "1394-02-15", AGAIN),
  delegation("de", "1394-03-01", "ali", "omid"),
  revocation("re", "1394-03-20", "de"),
  document("do", "1394-01-10", "5000"),
  documentState("ds", "1394-01-20", "do", "disputed"),
  documentState("dt", "1394-01-25", "do", "undisputed"),
  plan("pl", "1394-04-01", ["do"], { delegation: "de" }),
  payment("pa", "1394-04-02", { do: "10" }, { plan: "pl" }),
  planEnd("pe", "1394-04-10", "pl"),
];

test("a journal that is right has none", () => {
  expect(found(RIGHT)).toEqual([]);
  expect(found(appendRecords([], RIGHT, "1394-05-01"))).toEqual([]);
  expect(found([])).toEqual([]);
});

const cases: readonly (readonly [string, readonly JournalItem[], readonly string[]])[] = [
  ["a record told twice", [...RIGHT, { ...ALI }], ["record-told-twice ap-ali+ap-ali 1394-01-01"]],
  ["two unlike records with one id", [...RIGHT, { ...ALI, grade: "board" }], ["record-id-twice ap-ali+ap-ali 1394-01-01"]],
  ["one id for two kinds is no clash", [...RIGHT, payment("pl", "1394-04-03", { do: "1" })], []],
  ["two unlike revisions of one number", [...RIGHT, { ...AGAIN, amount: "-901" }], ["revision-twice rq+rq 1394-02-10"]],
  ["a revision skipped", [...PERSONS, ASKED, { ...AGAIN, revision: 3 }], ["revision-skipped rq 1394-02-10"]],
  ["a first revision that is not 1", [...PERSONS, AGAIN], ["revision-skipped rq 1394-02-10"]],
  ["a revision older than the one before", [...PERSONS, ASKED, { ...AGAIN, day: "1394-01-31" }], ["revision-out-of-order rq 1394-01-31"]],
  ["a revision of the same day", [...PERSONS, ASKED, { ...AGAIN, day: "1394-02-01" }], []],
  ["an approval of a request that is not there", [...PERSONS, approval("av", "1394-02-12", AGAIN)], ["reference-missing av 1394-02-12"]],
  ["a refusal of one", [...PERSONS, refusal("rf", "1394-02-12", "rq")], ["reference-missing rf 1394-02-12"]],
  ["a withdrawal of one", [...PERSONS, withdrawal("wd", "1394-02-12", "rq")], ["reference-missing wd 1394-02-12"]],
  ["an execution of one", [...PERSONS, execution("ex", "1394-02-12", AGAIN)], ["reference-missing ex 1394-02-12"]],
  [
    "an approval by a delegation that is not there",
    [...PERSONS, ASKED, approval("av", "1394-02-12", ASKED, { delegation: "de" })],
    ["reference-missing av 1394-02-12"],
  ],
  ["a revocation of one", [revocation("re", "1394-02-12", "de")], ["reference-missing re 1394-02-12"]],
  ["a state of a document that is not there", [documentState("ds", "1394-02-12", "do", "disputed")], ["reference-missing ds 1394-02-12"]],
  ["a plan over one, twice named", [...PERSONS, plan("pl", "1394-04-01", ["do", "do"])], ["reference-missing pl 1394-04-01"]],
  ["a plan in the place of one that is not there", [...PERSONS, plan("pl", "1394-04-01", [], { replaces: "p0" })], ["reference-missing pl 1394-04-01"]],
  ["an end of a plan that is not there", [planEnd("pe", "1394-04-01", "pl")], ["reference-missing pe 1394-04-01"]],
  [
    "a payment into one and to a document that is not there",
    [payment("pa", "1394-04-02", { do: "10" }, { plan: "pl" })],
    ["reference-missing pa 1394-04-02", "reference-missing pa 1394-04-02"],
  ],
  [
    "a payment of a bill that is not issued yet",
    [document("do", "1394-05-01", "10"), payment("pa", "1394-04-02", { do: "10" })],
    ["reference-later pa+do 1394-04-02"],
  ],
  ["a refusal before the request", [...PERSONS, ASKED, refusal("rf", "1394-01-30", "rq")], ["reference-later rf+rq 1394-01-30"]],
  [
    "a payment to a document of another account",
    [document("do", "1394-01-01", "10", { account: "b-2" }), payment("pa", "1394-04-02", { do: "10" })],
    ["reference-of-other-account do+pa 1394-04-02"],
  ],
  ["an approval whose hash is of no revision", [...PERSONS, ASKED, approval("av", "1394-02-12", AGAIN)], ["approval-of-no-revision av 1394-02-12"]],
  [
    "an approval older than the revision that it approves",
    [...PERSONS, ASKED, AGAIN, approval("av", "1394-02-09", AGAIN)],
    ["approval-before-revision av+rq 1394-02-09"],
  ],
  ["an approval of the revision's own day", [...PERSONS, ASKED, AGAIN, approval("av", "1394-02-10", AGAIN)], []],
  ["an approval of an earlier revision is not this file's question", [...PERSONS, ASKED, AGAIN, approval("av", "1394-02-20", ASKED)], []],
  ["an approver who does not exist", [SARA, ASKED, approval("av", "1394-02-02", ASKED)], ["person-without-grade av 1394-02-02"]],
  ["a requester who does not exist", [ALI, ASKED], ["person-without-grade rq 1394-02-01"]],
  [
    "who refuses, grants or gives, and does not exist",
    [SARA, ASKED, refusal("rf", "1394-02-03", "rq"), plan("pl", "1394-04-01", []), delegation("de", "1394-04-02", "ali", "omid")],
    ["person-without-grade rf 1394-02-03", "person-without-grade pl 1394-04-01", "person-without-grade de 1394-04-02"],
  ],
  [
    "who acts for another needs no grade of their own",
    [
      SARA,
      appointment("ap-x", "1394-01-01", "x"),
      delegation("de", "1394-01-01", "x", "ali"),
      ASKED,
      approval("av", "1394-02-02", ASKED, { delegation: "de" }),
    ],
    [],
  ],
  ["a grade that the rules do not have", [{ ...ALI, grade: "king" }], ["grade-unknown ap-ali 1394-01-01"]],
  [
    "a delegation under an authority that they do not have",
    [ALI, delegation("de", "1394-02-01", "ali", "omid", { authority: "correction" })],
    ["authority-unknown de 1394-02-01"],
  ],
  ["a request refused after it was carried out", [...RIGHT, refusal("rf", "1394-02-16", "rq")], ["refused-after-execution ex+rf 1394-02-16"]],
  ["a request refused on the day on which it was carried out", [...RIGHT, refusal("rf", "1394-02-15", "rq")], ["refused-after-execution ex+rf 1394-02-15"]],
  ["a request withdrawn after it was carried out", [...RIGHT, withdrawal("wd", "1394-03-01", "rq")], ["withdrawn-after-execution ex+wd 1394-03-01"]],
  ["one refused before is the authority's finding", [...RIGHT, refusal("rf", "1394-02-14", "rq")], []],
  ["a revision made after it was carried out", [...RIGHT, request("rq", "1394-02-16", { revision: 3 })], ["revised-after-execution ex+rq 1394-02-16"]],
  [
    "a document owed again after it was written off",
    [document("do", "1394-01-01", "5"), documentState("d1", "1394-02-01", "do", "written_off"), documentState("d2", "1394-03-01", "do", "undisputed")],
    ["state-after-end d1+d2 1394-03-01"],
  ],
  [
    "one written off and told so again",
    [document("do", "1394-01-01", "5"), documentState("d1", "1394-02-01", "do", "written_off"), documentState("d2", "1394-03-01", "do", "written_off")],
    [],
  ],
  [
    "an entry recorded before the day that it is of",
    appendRecords([], [document("do", "1394-02-02", "5")], "1394-02-01"),
    ["entry-before-its-day do 1394-02-02"],
  ],
  ["an entry recorded on its day", appendRecords([], [document("do", "1394-02-01", "5")], "1394-02-01"), []],
  [
    "entries whose days of recording fall",
    appendRecords(
      appendRecords(appendRecords([], [document("d1", "1394-01-01", "5")], "1394-03-01"), [document("d2", "1394-01-02", "5")], "1394-02-01"),
      [document("d3", "1394-01-03", "5")],
      "1394-02-15",
    ),
    ["entry-recorded-out-of-order d1+d2 1394-01-02", "entry-recorded-out-of-order d1+d3 1394-01-03"],
  ],
];

describe("one finding for each thing that is wrong", () => {
  test.each(cases)("%s", (_name, items, expected) => {
    expect(found(items)).toEqual(expected);
    expect(found(items.toReversed())).toEqual(expected);
  });
});

test("a bill is looked for where the bills are at hand, and a document is one", () => {
  const about = (id: string): JournalRecord => ({ ...ASKED, id, bill: { id, total: "5", issued_on: "1394-01-15" } });
  const items = [...PERSONS, about("B1"), about("B2"), about("B3"), document("B2", "1394-01-15", "5")];
  expect(found(items)).toEqual([]);
  expect(found(items, new Set(["B1"]))).toEqual(["reference-missing B3 1394-02-01"]);
});

describe("delegations in a circle", () => {
  const chief = appointment("ap", "1394-01-01", "a");
  const people = ["b", "c", "d"].map((person) => appointment(`ap-${person}`, "1394-01-01", person));
  const circle = [
    delegation("d1", "1394-02-01", "a", "b", { to: "1394-06-01" }),
    delegation("d2", "1394-03-01", "b", "c", { to: "1394-07-01" }),
    delegation("d3", "1394-04-01", "c", "a", { to: "1394-08-01" }),
  ];
  const at = (items: readonly JournalItem[]): unknown => journalProblems(PLAN, [chief, ...people, ...items], { bills: undefined });

  test("are found on the day on which the last of them begins", () => {
    expect(at(circle)).toMatchObject([
      {
        code: "delegations-in-a-circle",
        records: ["d1", "d2", "d3"],
        day: "1394-04-01",
        values: { persons: "c, a, b, c", authority: "corrections", on: "1394-04-01" },
      },
    ]);
    expect(at(circle.toReversed())).toEqual(at(circle));
  });

  test("of one who gives to themselves", () => {
    expect(at([delegation("d1", "1394-02-01", "a", "a")])).toMatchObject([{ records: ["d1"], values: { persons: "a, a" } }]);
  });

  test("are none where the days do not meet, one is revoked in time, or the authorities differ", () => {
    const [first, second, third] = circle;
    if (first === undefined || second === undefined || third === undefined) throw new Error("three delegations");
    expect(at([first, second, { ...third, from: "1394-06-01" }])).toEqual([]);
    expect(at([...circle, revocation("re", "1394-03-31", "d2")])).toEqual([]);
    expect(at([...circle, revocation("re", "1394-04-01", "d1")])).toEqual([]);
    expect(at([...circle, revocation("re", "1394-04-02", "d1")])).toHaveLength(1);
    // Under another authority it is that authority's power; that there is no such authority is said by itself.
    expect(at([first, second, { ...third, authority: "waivers" }])).toMatchObject([{ code: "authority-unknown" }]);
  });

  test("two circles that share a person are two", () => {
    const other = [delegation("e1", "1394-02-02", "a", "d"), delegation("e2", "1394-02-03", "d", "a")];
    expect(at([...circle, ...other])).toMatchObject([
      { records: ["e1", "e2"], day: "1394-02-03" },
      { records: ["d1", "d2", "d3"], day: "1394-04-01" },
    ]);
  });

  test("of 50,000 delegations in one line there is none, and it is found out at once", () => {
    const line = Array.from({ length: 50_000 }, (_, n) => delegation(`d${n}`, "1394-01-01", `p${n}`, `p${n + 1}`));
    const start = performance.now();
    const codes = new Set(journalProblems(PLAN, line, { bills: undefined }).map(({ code }) => code));
    expect([...codes]).toEqual(["person-without-grade"]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("a chain that does not hold is told once, with the first entry at which it shows", () => {
  const CHAIN = appendRecords([], RIGHT, "1394-05-01");
  const changed = CHAIN.map((entry) => (entry.sequence === 4 ? { ...entry, recorded: "1394-05-02" } : entry));
  const edited = CHAIN.map((entry) => (entry.record.record === "document" ? { ...entry, record: { ...entry.record, amount: "1" } } : entry));
  const place = CHAIN.findIndex(({ record }) => record.record === "document") + 1;
  const broken: readonly (readonly [string, readonly JournalItem[], string])[] = [
    ["a day of entry was changed", changed, "4"],
    ["a sum was changed, and the hash left", edited, String(place)],
    ["an entry was dropped", CHAIN.filter(({ sequence }) => sequence !== place), String(place)],
    ["the first was dropped", CHAIN.slice(1), "1"],
    ["one stands twice, once with another content", [...CHAIN, ...changed.slice(3, 4)], "5"],
  ];
  test.each(broken)("%s", (_, items, sequence) => {
    const of = (some: readonly JournalItem[]): readonly unknown[] =>
      journalProblems(PLAN, some, { bills: undefined }).flatMap(({ code, values }) => (code === "chain-broken" ? [values] : []));
    expect(of(items)).toEqual([{ sequence }]);
    expect(of(items.toReversed())).toEqual([{ sequence }]);
  });

  test("a cut tail does not show, nor an entry told twice, nor the order of the list; a bare record is of no chain", () => {
    expect(found(CHAIN.slice(0, -2))).toEqual([]);
    expect(found([...CHAIN, ...CHAIN.slice(0, 1)])).toEqual(["record-told-twice ap-ali+ap-ali 1394-01-01"]);
    expect(found(CHAIN.toReversed())).toEqual([]);
    expect(found([...CHAIN, document("x", "1394-04-01", "5")])).toEqual([]);
  });
});

test("P27 the order in which the records were given changes no finding", () => {
  fc.assert(
    fc.property(
      anyJournal.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray([...items], { minLength: items.length }))),
      ([items, shuffled]) => {
        expect(journalProblems(PLAN, shuffled, { bills: undefined })).toEqual(journalProblems(PLAN, items, { bills: undefined }));
      },
    ),
    { numRuns: 200 },
  );
});
