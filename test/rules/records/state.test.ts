// What a journal comes to on a day, as known on a day: worked out by hand, and as a fold that no order and no later record changes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalItem } from "../../../src/rules/records/journal.ts";
import { inOrder, isEntry, recordOf } from "../../../src/rules/records/journal.ts";
import { EMPTY_LEDGER, fold } from "../../../src/rules/records/ledger.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import type { JournalState } from "../../../src/rules/records/state.ts";
import { stateAt } from "../../../src/rules/records/state-at.ts";
import { anyDay, anyJournal } from "./random-journal.ts";
import { appointment, approval, delegation, document, documentState, execution, PLAN, payment, refusal, request, revocation, withdrawal } from "./samples.ts";

const at = (items: readonly JournalItem[], asOf: string, asKnown?: string): JournalState => stateAt(PLAN, items, { asOf, asKnown });

describe("who may act", () => {
  const items: readonly JournalRecord[] = [
    appointment("a1", "1394-01-01", "ali", { to: "1394-06-01" }),
    appointment("a2", "1394-03-01", "ali", { grade: "manager", from: "1394-03-10" }),
    appointment("a3", "1394-02-01", "sara", { grade: "board", from: "1393-01-01", to: "1394-05-01" }),
    appointment("a4", "1394-02-01", "omid", { grade: "king" }),
    delegation("d1", "1394-02-01", "ali", "omid", { from: "1394-03-01", to: "1394-04-01" }),
    delegation("d2", "1394-02-01", "sara", "omid", { from: "1394-03-01", to: "1394-09-01" }),
    revocation("r1", "1394-04-15", "d2"),
    revocation("r2", "1394-05-15", "d2"),
  ];
  const grades = (asOf: string): unknown => Object.fromEntries([...at(items, asOf).persons].map(([person, { grade }]) => [person, grade]));
  const acting = (asOf: string): readonly string[] => [...at(items, asOf).delegations.keys()];

  test("a grade holds from its first day to the day before its end; of several the highest counts", () => {
    expect(grades("1393-12-29")).toEqual({});
    expect(grades("1394-01-01")).toEqual({ ali: "clerk" });
    expect(grades("1394-03-09")).toEqual({ ali: "clerk", sara: "board", omid: "king" });
    expect(grades("1394-03-10")).toEqual({ ali: "manager", sara: "board", omid: "king" });
    expect(grades("1394-05-01")).toEqual({ ali: "manager", omid: "king" });
    expect(
      at(items, "1394-05-31")
        .persons.get("ali")
        ?.appointments.map(({ id }) => id),
    ).toEqual(["a1", "a2"]);
    expect(
      at(items, "1394-06-01")
        .persons.get("ali")
        ?.appointments.map(({ id }) => id),
    ).toEqual(["a2"]);
  });

  test("an appointment that reaches back gave nothing before it was made", () => {
    expect(at(items, "1394-01-31").persons.has("sara")).toBe(false);
  });

  test("a delegation is in force between its days, until the day on which it is first revoked", () => {
    expect(acting("1394-02-29")).toEqual([]);
    expect(acting("1394-03-01")).toEqual(["d1", "d2"]);
    expect(acting("1394-03-31")).toEqual(["d1", "d2"]);
    expect(acting("1394-04-01")).toEqual(["d2"]);
    expect(acting("1394-04-14")).toEqual(["d2"]);
    expect(acting("1394-04-15")).toEqual([]);
  });
});

describe("where a request stands", () => {
  const first = request("rq", "1394-02-01");
  const second = request("rq", "1394-02-10", { revision: 2, amount: "-900" });
  const items: readonly JournalRecord[] = [
    first,
    approval("v1", "1394-02-05", first),
    second,
    refusal("rf", "1394-02-12", "rq"),
    request("rq", "1394-02-20", { revision: 3, amount: "-800" }),
  ];
  const status = (records: readonly JournalRecord[], asOf: string): unknown => {
    const found = at(records, asOf).requests.get("rq");
    return found === undefined ? undefined : [found.status, found.current.revision, found.approvals.map(({ id }) => id), found.end?.id];
  };

  test("from being asked to being refused, and asked again", () => {
    expect(status(items, "1394-01-31")).toBeUndefined();
    expect(status(items, "1394-02-01")).toEqual(["pending", 1, [], undefined]);
    expect(status(items, "1394-02-05")).toEqual(["approved", 1, ["v1"], undefined]);
    // The approval was of another revision.
    expect(status(items, "1394-02-10")).toEqual(["pending", 2, [], undefined]);
    expect(status(items, "1394-02-12")).toEqual(["refused", 2, [], "rf"]);
    expect(status(items, "1394-02-20")).toEqual(["pending", 3, [], undefined]);
    expect(
      at(items, "1394-02-20")
        .requests.get("rq")
        ?.revisions.map(({ revision }) => revision),
    ).toEqual([1, 2, 3]);
  });

  test("what was carried out stays so, whatever is recorded afterwards", () => {
    const done = [first, approval("v1", "1394-02-05", first), execution("ex", "1394-02-06", first), withdrawal("wd", "1394-02-07", "rq"), second];
    expect(status(done, "1394-02-06")).toEqual(["executed", 1, ["v1"], "ex"]);
    expect(status(done, "1394-02-28")).toEqual(["executed", 2, [], "ex"]);
  });

  test("a withdrawal, and acts on a request that is not there", () => {
    expect(status([first, withdrawal("wd", "1394-02-01", "rq")], "1394-02-01")).toEqual(["withdrawn", 1, [], "wd"]);
    expect(at([withdrawal("wd", "1394-02-01", "rq"), approval("v", "1394-02-01", first)], "1394-12-01").requests.size).toBe(0);
  });
});

describe("what is owed on a document", () => {
  const items: readonly JournalRecord[] = [
    document("d1", "1394-01-05", "1000"),
    document("d2", "1394-01-06", "200.5"),
    payment("p1", "1394-02-01", { d1: "300", d2: "200.5" }),
    documentState("s1", "1394-02-10", "d1", "disputed"),
    payment("p2", "1394-02-20", { d1: "0.25" }),
    documentState("s2", "1394-03-01", "d1", "undisputed"),
    payment("p3", "1394-03-05", { d2: "1" }),
    documentState("s3", "1394-04-01", "d1", "written_off"),
    documentState("s4", "1394-05-01", "d1", "undisputed"),
  ];
  const owed = (asOf: string): unknown => [...at(items, asOf).documents].map(([id, { state, paid, balance }]) => [id, state, paid, balance]);

  test("the amount less what payments settled of it, and its state", () => {
    expect(owed("1394-01-04")).toEqual([]);
    expect(owed("1394-01-31")).toEqual([
      ["d1", "owed", "0", "1000"],
      ["d2", "owed", "0", "200.5"],
    ]);
    expect(owed("1394-02-01")).toEqual([
      ["d1", "owed", "300", "700"],
      ["d2", "owed", "200.5", "0"],
    ]);
    expect(owed("1394-02-20")).toEqual([
      ["d1", "disputed", "300.25", "699.75"],
      ["d2", "owed", "200.5", "0"],
    ]);
    expect(owed("1394-03-05")).toEqual([
      ["d1", "owed", "300.25", "699.75"],
      ["d2", "owed", "201.5", "-1"],
    ]);
    expect(owed("1394-05-01")).toEqual([
      ["d1", "written_off", "300.25", "699.75"],
      ["d2", "owed", "201.5", "-1"],
    ]);
  });
});

describe("two clocks", () => {
  const late = appendRecords(
    appendRecords([], [document("d1", "1394-01-05", "1000")], "1394-01-06"),
    [payment("p1", "1394-01-10", { d1: "400" })],
    "1394-03-01",
  );
  const balance = (asOf: string, asKnown?: string): string | undefined => at(late, asOf, asKnown).documents.get("d1")?.balance;

  test("what happened by one day, as known by another", () => {
    expect(balance("1394-02-01")).toBe("600");
    expect(balance("1394-02-01", "1394-02-01")).toBe("1000");
    expect(balance("1394-02-01", "1394-03-01")).toBe("600");
    expect(balance("1394-01-09", "1394-03-01")).toBe("1000");
    expect(balance("1394-02-01", "1394-01-05")).toBeUndefined();
  });

  test("a bare record is known on its own day", () => {
    expect(at(late.map(recordOf), "1394-02-01", "1394-02-01").documents.get("d1")?.balance).toBe("600");
  });

  test("a day that is none is a mistake of the caller", () => {
    expect(() => at([], "1394-13-01")).toThrow(RangeError);
    expect(() => at([], "1394-01-01", "tomorrow")).toThrow(RangeError);
  });
});

const RUNS = { numRuns: 200 };
const LAST = "1395-12-29";

describe("properties", () => {
  test("P25 records told again change nothing, and folding twice gives the same", () => {
    fc.assert(
      fc.property(anyJournal, fc.array(fc.nat(40)), (items, again) => {
        const repeated = [...items, ...again.flatMap((place) => items[place] ?? [])];
        expect(at(repeated, LAST)).toEqual(at(items, LAST));
        expect(at(items, LAST)).toEqual(at(items, LAST));
      }),
      RUNS,
    );
  });

  test("P27 the order in which records were given changes nothing", () => {
    const shuffled = anyJournal.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray([...items], { minLength: items.length })));
    fc.assert(
      fc.property(shuffled, anyDay, fc.option(anyDay, { nil: undefined }), ([items, others], asOf, asKnown) => {
        expect(at(others, asOf, asKnown)).toEqual(at(items, asOf, asKnown));
      }),
      RUNS,
    );
  });

  test("P31 what happens or becomes known later changes nothing of an earlier day", () => {
    fc.assert(
      fc.property(anyJournal, anyDay, anyDay, (items, asOf, asKnown) => {
        const known = (item: JournalItem): string => (isEntry(item) ? item.recorded : item.day);
        const seen = items.filter((item) => recordOf(item).day <= asOf && known(item) <= asKnown);
        expect(at(items, asOf, asKnown)).toEqual(at(seen, asOf, asKnown));
      }),
      RUNS,
    );
  });

  test("folding a part and then the rest is folding all, wherever it is cut", () => {
    fc.assert(
      fc.property(anyJournal, fc.nat(60), (items, cut) => {
        const records = inOrder(PLAN, items);
        const part = fold(EMPTY_LEDGER, records.slice(0, cut));
        const before = structuredClone(part.told);
        expect(fold(part, records.slice(cut))).toEqual(fold(EMPTY_LEDGER, records));
        // What was there before is as it was.
        expect(part.told).toEqual(before);
        expect(part).toEqual(fold(EMPTY_LEDGER, records.slice(0, cut)));
        expect(EMPTY_LEDGER.told.size).toBe(0);
      }),
      RUNS,
    );
  });

  test("no record is changed", () => {
    fc.assert(
      fc.property(anyJournal, (items) => {
        const copy = structuredClone(items);
        at(items, LAST);
        expect(items).toEqual(copy);
      }),
      RUNS,
    );
  });
});

test("100,000 records are folded in a walk or two", () => {
  const many = Array.from({ length: 25_000 }, (_, n): readonly JournalRecord[] => {
    const asked = request(`rq${n}`, "1394-02-01", { account: { id: `a${n % 1000}`, facts: { class: "home" } } });
    return [asked, approval(`av${n}`, "1394-02-02", asked), execution(`ex${n}`, "1394-02-03", asked), payment(`pa${n}`, "1394-03-01", { d: "1" })];
  }).flat();
  const items = [document("d", "1394-01-01", "25000"), ...many];
  const start = performance.now();
  const state = at(items, LAST);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(state.documents.get("d")?.balance).toBe("0");
  expect([...state.requests.values()].every(({ status, approvals }) => status === "executed" && approvals.length === 1)).toBe(true);
});
