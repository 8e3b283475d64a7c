// The rule that is asked: versions on two clocks, what a ruling annulled, what is unknown; and requests that cannot be asked of any rule.
import { expect, test } from "vitest";
import type { Authority } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import { decide } from "../../../src/rules/authority/decide.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { Request } from "../../../src/rules/records/record.ts";
import { explainDecision } from "../../../src/rules/words/explain-decision.ts";
import {
  authority,
  BODY,
  body,
  CORRECTIONS,
  choice,
  compared,
  dayOf,
  members,
  NOWHERE,
  OFFICE,
  planWith,
  row,
  version,
} from "../../generators/authority-plan.ts";
import { approved, executed, request, STAFF } from "./records.ts";

const ASKED = request("r1");

function office(...versions: Authority["versions"]): Plan {
  return planWith({ authorities: { corrections: { ...CORRECTIONS, versions } } });
}

const STRICT = body([row("board", { approvers: 2 })]);

test("the version of the request's day is asked, not the latest", () => {
  const plan = office(version("1390-01-01", "1399-05-02", BODY), version("1399-05-02", undefined, STRICT));
  expect(decide(plan, ASKED, []).grade).toBe("clerk");
  expect(decide(plan, { ...ASKED, day: "1399-05-02" }, []).grade).toBe("board");
  expect(decide(plan, ASKED, []).version).toMatchObject({ from: dayOf("1390-01-01"), to: dayOf("1399-05-02"), marks: ["example"] });
});

test("a version announced later counts backward only for whoever knows it", () => {
  const late = { ...version("1399-01-01", undefined, STRICT), announced: dayOf("1399-08-01") };
  const plan = office(version("1390-01-01", undefined, BODY), late);
  expect(decide(plan, ASKED, []).grade).toBe("board");
  expect(decide(plan, ASKED, [], { asKnown: "1399-07-30" }).grade).toBe("clerk");
  expect(decide(plan, ASKED, [], { asKnown: "1399-08-01" }).grade).toBe("board");
});

test("an entry recorded later is not seen by whoever asks as known earlier", () => {
  const other = request("r2", { amount: "3000000", day: "1399-04-20" });
  const journal = appendRecords([], [...STAFF, other, approved(ASKED, "clara")], "1399-06-01");
  expect(decide(OFFICE, ASKED, journal).question?.cumulated).toBe("7000000");
  expect(decide(OFFICE, ASKED, journal, { asKnown: "1399-05-31" })).toMatchObject({ counted: [], failed: [{ code: "approvals-too-few" }] });
});

test("nothing is allowed on a journal whose entries were changed", () => {
  const chain = appendRecords([], [...STAFF, approved(ASKED, "clara")], "1399-06-01");
  const edited = chain.map((entry) => (entry.sequence === 1 ? { ...entry, recorded: "1399-05-01" } : entry));
  expect(decide(OFFICE, ASKED, chain)).toMatchObject({ allowed: true, failed: [] });
  expect(decide(OFFICE, ASKED, edited)).toMatchObject({ allowed: false, grade: "clerk", failed: [{ code: "chain-broken", values: { sequence: "1" } }] });
});

test("no version on the day, and one that a ruling annulled: a failed clause each, and the ruling is cited", () => {
  const late = office(version("1399-06-01", undefined, BODY));
  expect(decide(late, ASKED, [])).toMatchObject({ allowed: false, grade: undefined, question: undefined, failed: [{ code: "no-version-in-force" }] });
  const annulled = { on: dayOf("1399-05-01"), by: "ruling_9", reach: "from that day" } as const;
  const plan = office({ ...version("1390-01-01", undefined, BODY), annulled });
  expect(decide(plan, ASKED, []).failed).toMatchObject([
    { code: "annulled-basis", cites: [{ source: "ruling_9" }], values: { source: "corrections", on: "1399-05-01" }, marks: ["example"] },
  ]);
  expect(decide(plan, { ...ASKED, day: "1399-04-31" }, []).grade).toBe("clerk");
});

test("a ruling reaches back only where it says so, and only for whoever knows it", () => {
  const fromStart = office({ ...version("1390-01-01", undefined, BODY), annulled: { on: dayOf("1400-01-01"), by: "ruling_9", reach: "from its start" } });
  expect(decide(fromStart, ASKED, []).failed).toMatchObject([{ code: "annulled-basis" }]);
  expect(decide(fromStart, ASKED, [], { asKnown: "1399-12-30" }).grade).toBe("clerk");
});

test("a version or a request that rests on a source that was annulled", () => {
  const ended = (name: string, on: string, reach: "from that day" | "from its start"): Plan => {
    const source = OFFICE.sources[name];
    if (source === undefined) throw new Error(name);
    return { ...OFFICE, sources: { ...OFFICE.sources, [name]: { ...source, annulled: { on: dayOf(on), by: "ruling_9", reach } } } };
  };
  const plan = ended("board_1399", "1399-05-02", "from that day");
  expect(decide(plan, ASKED, [...STAFF, approved(ASKED, "clara")]).allowed).toBe(true);
  const later = { ...ASKED, day: "1399-05-02" };
  expect(decide(plan, later, [...STAFF, approved(later, "clara")]).failed).toMatchObject([
    { code: "annulled-basis", values: { source: "board_1399" }, cites: [{ source: "ruling_9" }] },
  ]);
  const back = ended("board_1399", "1399-05-02", "from its start");
  expect(decide(back, ASKED, [...STAFF, approved(ASKED, "clara")]).failed).toMatchObject([{ code: "annulled-basis" }]);
  expect(decide(back, ASKED, [...STAFF, approved(ASKED, "clara")], { asKnown: "1399-05-01" }).allowed).toBe(true);
  const stated = { ...ASKED, basis: { source: "old_clause" } };
  const dead = ended("old_clause", "1399-01-01", "from that day");
  expect(decide(dead, stated, [...STAFF, approved(stated, "clara")]).failed).toMatchObject([{ code: "annulled-basis", values: { source: "old_clause" } }]);
});

test("a matrix that no source gives: the bars decide, nobody is named, and the file's words are told", () => {
  const plan = office(version("1390-01-01", undefined, { ...BODY, matrix: { kind: "unknown", because: "no rial limit is published" } }));
  const decision = decide(plan, { ...ASKED, amount: "1", oldest_day: "1398-04-31" }, [...STAFF, approved(ASKED, "clara")]);
  expect(decision).toMatchObject({ grade: undefined, approvers: undefined });
  expect(decision.failed.map(({ code, values }) => [code, values["because"]])).toEqual([
    ["barred", undefined],
    ["matrix-unknown", "no rial limit is published"],
    // The request that was approved was another.
    ["stale-approval", undefined],
  ]);
});

test("beside an unknown matrix all that does not turn on it is told: bars, pairs, and approvals that are of no use to anybody", () => {
  const plan = office(version("1390-01-01", undefined, { ...BODY, matrix: { kind: "unknown", because: "no rial limit is published" } }));
  const asked = { ...ASKED, requester: "clara" };
  const old = { ...asked, amount: "-1" };
  const journal = [...STAFF, approved(asked, "clara"), approved(old, "dina", { request: asked.id }), approved(asked, "nemo")];
  expect(decide(plan, asked, journal).failed.map(({ code }) => code)).toEqual(["matrix-unknown", "stale-approval", "approver-not-appointed", "self-approval"]);
  const found = auditJournal(plan, [...journal, asked, executed(asked, "1399-05-02")]).map(({ code }) => code);
  expect(found.toSorted()).toEqual(["approver-not-appointed", "matrix-unknown", "self-approval", "stale-approval"]);
});

test("of a kind that is not declared no grade is named, and what is wrong with its approvals is told all the same", () => {
  const asked = { ...ASKED, kind: "guess" };
  const journal = [...STAFF, approved(ASKED, "dina", { request: asked.id }), approved(asked, "nemo")];
  expect(decide(OFFICE, asked, journal)).toMatchObject({ grade: undefined, allowed: false });
  const told = ["kind-not-declared", "stale-approval", "approver-not-appointed"];
  expect(decide(OFFICE, asked, journal).failed.map(({ code }) => code)).toEqual(told);
  const found = auditJournal(OFFICE, [...journal, asked, executed(asked, "1399-05-02")]).map(({ code }) => code);
  expect(found.toSorted()).toEqual(told.toSorted());
});

test("a version that says nothing yet", () => {
  const unknown = { ...version("1390-01-01", undefined, BODY), body: { kind: "unknown", because: "the order was not found" } as const };
  expect(decide(office(unknown), ASKED, [])).toMatchObject({
    failed: [{ code: "rule-unknown", values: { because: "the order was not found" } }],
    version: { marks: ["example"] },
  });
});

test("where no grade reaches: amount, share and age each, all told, with the highest limit", () => {
  const rows = [row("clerk", { amount: "100", share: "0.1", age: 1 }), row("board", { amount: "1000", share: "0.2", age: 6 })];
  const plan = planWith({ authorities: { corrections: authority("corrections", { kinds: members("misread"), causes: members("meter"), body: body(rows) }) } });
  const asked = request("r1", { amount: "1001", bill: { id: "b", total: "5000", issued_on: "1399-04-01" }, oldest_day: "1398-10-30" });
  expect(decide(plan, asked, []).failed.map(({ code, values }) => [code, values["limit"] ?? values["mostShare"] ?? values["mostAge"]])).toEqual([
    ["amount-beyond-all", "1000"],
    ["share-beyond-all", "0.2"],
    ["age-beyond-all", "6"],
  ]);
  expect(decide(plan, { ...asked, amount: "1000", oldest_day: "1398-11-01" }, []).grade).toBe("board");
  expect(decide(plan, { ...asked, amount: "1", bill: { id: "b", total: "0", issued_on: "1399-04-01" } }, []).failed[0]?.code).toBe("bill-of-nothing");
});

test("no row is about it; and rows that hold amount and age only apart", () => {
  const rows = [
    row("clerk", { fits: { favour: ["customer"] }, amount: "100", age: 1 }),
    row("clerk", { fits: { favour: ["customer"] }, amount: "10", age: 9 }),
  ];
  const plan = planWith({ authorities: { corrections: authority("corrections", { kinds: members("misread"), causes: members("meter"), body: body(rows) }) } });
  const asked = request("r1", { amount: "50" });
  expect(decide(plan, asked, []).failed).toMatchObject([{ code: "no-grade-for-case", values: { case: "kind misread, cause meter, favour company" } }]);
  expect(decide(plan, { ...asked, amount: "-50", oldest_day: "1398-12-01" }, []).failed.map(({ code }) => code)).toEqual(["together-beyond-all"]);
});

test("a correction that leaves the total as it is favours neither, and takes what it would take in either favour", () => {
  const rows = [
    row("clerk", { fits: { favour: ["customer"] }, amount: "100", documents: ["photo"] }),
    row("district_manager", { fits: { favour: ["company"] }, amount: "100", approvers: 2, documents: ["sheet"] }),
    row("board", { approvers: 2, documents: ["photo", "sheet"] }),
  ];
  const limited = [row("clerk", { fits: { favour: ["customer"] } }), row("board", { fits: { favour: ["company"] }, amount: "10" })];
  const plan = (some: typeof rows): Plan =>
    planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: body(some, { amount: "gross" }) }) } });
  const lines = [
    { name: "energy", issued: "0", recomputed: "50" },
    { name: "tax", issued: "50", recomputed: "0" },
  ];
  const asked = { ...ASKED, amount: "0", lines };
  expect(decide(plan(rows), asked, [])).toMatchObject({
    grade: "district_manager",
    approvers: 2,
    documents: ["photo", "sheet"],
    question: { favour: undefined, amount: "100" },
  });
  expect(decide(plan(limited), asked, [])).toMatchObject({ grade: undefined, failed: [{ code: "amount-beyond-all", values: { limit: "10" } }] });
});

test("a decision says that it was carried out", () => {
  const journal = [...STAFF, approved(ASKED, "clara"), executed(ASKED, "1399-05-02")];
  expect(decide(OFFICE, ASKED, journal).executed).toBe("1399-05-02");
  expect(decide(OFFICE, ASKED, STAFF).executed).toBeUndefined();
});

test("a field of the account is asked for only where something turns on it", () => {
  const bar = {
    name: "in_need",
    labels: {},
    condition: { kind: "all", of: [compared("age", ">", "2"), choice("account.income", "low")] },
    cites: [],
    marks: [],
    span: NOWHERE,
  } as const;
  const plan = office(version("1390-01-01", undefined, { ...BODY, bars: [bar] }));
  expect(decide(plan, { ...ASKED, oldest_day: "1399-03-01" }, []).failed.map(({ code }) => code)).toEqual(["approvals-too-few"]);
  expect(decide(plan, { ...ASKED, oldest_day: "1399-02-31" }, []).failed).toMatchObject([
    { code: "account-field-missing", values: { field: "income" } },
    { code: "approvals-too-few" },
  ]);
});

test("a row that is about another kind, or about less, asks no field of the account", () => {
  const rows = [row("clerk", { fits: { kind: ["misread"], "account.income": ["low"] }, amount: "100", age: 1 }), row("board", { documents: ["photo"] })];
  const plan = office(version("1390-01-01", undefined, body(rows)));
  const asks = (parts: Partial<Request>): readonly string[] =>
    decide(plan, { ...ASKED, amount: "-100", oldest_day: ASKED.day, ...parts }, []).failed.flatMap(({ code, values }) =>
      code === "account-field-missing" ? [values["field"] ?? ""] : [],
    );
  expect(asks({})).toEqual(["income"]);
  expect(asks({ kind: "wrong_class" })).toEqual([]);
  expect(asks({ amount: "-101" })).toEqual([]);
  expect(asks({ oldest_day: "1399-03-01" })).toEqual([]);
  // Of a kind that is not said it may be any.
  expect(asks({ kind: undefined })).toEqual(["income"]);
});

test("a bar that two facts can make hold asks for the one that it turns on", () => {
  const poor = { kind: "all", of: [compared("age", ">", "2"), choice("account.income", "low")] } as const;
  const bar = {
    name: "b",
    labels: {},
    condition: { kind: "any", of: [poor, choice("account.class", "commercial")] },
    cites: [],
    marks: [],
    span: NOWHERE,
  } as const;
  const plan = office(version("1390-01-01", undefined, body([row("board")], { bars: [bar] })));
  const asked = { ...ASKED, oldest_day: ASKED.day, account: { id: "a1", facts: {} } };
  expect(decide(plan, asked, []).failed.map(({ code, values }) => [code, values["field"]])).toEqual([
    ["account-field-missing", "class"],
    ["approvals-too-few", undefined],
  ]);
});

test("a raise on a favour holds of a correction that favours neither, whether rows ask the favour or not", () => {
  const raises = [{ condition: choice("favour", "company"), topApprovers: 3, cites: [], span: NOWHERE }];
  const plan = office(version("1390-01-01", undefined, body([row("clerk", { amount: "100" }), row("board")], { amount: "gross", raises })));
  const lines = [
    { name: "energy", issued: "0", recomputed: "10" },
    { name: "tax", issued: "10", recomputed: "0" },
  ];
  expect(decide(plan, { ...ASKED, amount: "0", lines }, []).grade).toBe("district_manager");
  expect(decide(plan, { ...ASKED, amount: "-20", lines: undefined }, []).grade).toBe("clerk");
  expect(decide(plan, { ...ASKED, amount: "20", lines: undefined }, []).grade).toBe("district_manager");
});

test("clauses that nobody could put into rules are told with the decision", () => {
  const clause = {
    words: "in cases of hardship the board may be asked",
    because: "no figure says what hardship is",
    cites: [],
    condition: undefined,
    span: NOWHERE,
  };
  const plan = office(version("1390-01-01", undefined, { ...BODY, untranslatable: [clause] }));
  const decision = decide(plan, ASKED, []);
  expect(decision.untranslatable).toEqual([{ words: clause.words, because: clause.because, cites: [] }]);
  expect(explainDecision(decision, undefined, plan)).toContain(`Not worked out: "${clause.words}", because ${clause.because}`);
});

test("the smallest row of a grade that holds the question says documents and approvers", () => {
  const rows = [
    row("clerk", { amount: "1000", documents: ["photo", "sheet"], approvers: 2 }),
    row("clerk", { amount: "100", documents: ["photo"] }),
    row("board"),
  ];
  const plan = planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: body(rows) }) } });
  expect(decide(plan, request("r1", { amount: "100" }), [])).toMatchObject({ grade: "clerk", approvers: 1, documents: ["photo"] });
  expect(decide(plan, request("r1", { amount: "101" }), [])).toMatchObject({ grade: "clerk", approvers: 2, documents: ["photo", "sheet"] });
});

test("a class change states no amount, a write-off a sum above zero", () => {
  const rows = [row("clerk", { age: 3 }), row("board")];
  const plan = planWith({
    authorities: {
      classes: authority("classes", { over: "class_change", body: body(rows) }),
      write_offs: authority("write_offs", { over: "write_off", body: body(rows) }),
    },
  });
  const asked = { ...ASKED, authority: "classes", kind: undefined, cause: undefined, amount: undefined };
  expect(decide(plan, asked, [])).toMatchObject({ grade: "clerk", failed: [{ code: "approvals-too-few" }], question: { favour: undefined } });
  const debt = { ...asked, authority: "write_offs" };
  const codes = (amount: string | undefined): readonly string[] => decide(plan, { ...debt, amount }, []).failed.map(({ code }) => code);
  expect([codes("10"), codes("-10"), codes("0"), codes(undefined)]).toEqual([
    ["approvals-too-few"],
    ["amount-not-positive", "approvals-too-few"],
    ["amount-not-positive", "approvals-too-few"],
    ["amount-missing", "approvals-too-few"],
  ]);
});

test("a field of the account in the matrix", () => {
  const rows = [
    row("clerk", { fits: { "account.class": ["residential"] }, amount: "10" }),
    row("board", { fits: { "account.class": ["residential", "commercial"] } }),
  ];
  const plan = planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: body(rows) }) } });
  const of = (facts: Readonly<Record<string, string>>): ReturnType<typeof decide> =>
    decide(plan, request("r1", { amount: "10", account: { id: "a", facts } }), []);
  expect(of({ class: "residential" }).grade).toBe("clerk");
  expect(of({ class: "commercial" }).grade).toBe("board");
  expect(of({}).failed.map(({ code }) => code)).toEqual(["account-field-missing", "no-grade-for-case"]);
  expect(of({ class: "palace" }).failed).toMatchObject([{ code: "request-refused", values: { place: "account.facts.class" } }]);
});

test.each([
  ["a request of another authority", { ...ASKED, authority: "king" }, "authority-unknown"],
  ["a name that every object inherits", { ...ASKED, authority: "toString" }, "authority-unknown"],
  ["a day that does not exist", { ...ASKED, day: "1399-12-31" }, "request-refused"],
  ["an amount with a comma", { ...ASKED, amount: "5,000,000" }, "request-refused"],
  ["an amount as a JSON number", { ...ASKED, amount: 5_000_000 }, "request-refused"],
  ["a field that no request has", { ...ASKED, colour: "red" }, "request-refused"],
  ["no object", "r1", "request-refused"],
  ["nothing", undefined, "request-refused"],
  ["a list", [ASKED], "request-refused"],
  ["another record", approved(ASKED, "clara"), "request-refused"],
])("%s gives findings and no exception", (_, value, code) => {
  const decision = decide(OFFICE, value, STAFF);
  expect(decision).toMatchObject({ allowed: false, grade: undefined, question: undefined });
  expect(new Set(decision.failed.map((finding) => finding.code))).toEqual(new Set([code]));
});

test("a clock that is no day", () => {
  expect(decide(OFFICE, ASKED, [], { asKnown: "yesterday" }).failed).toMatchObject([{ code: "request-refused", values: { place: "asKnown" } }]);
});

test("the receipt: of the plan, the request and the journal, whatever its order", () => {
  const journal = [...STAFF, request("r2"), approved(ASKED, "clara")];
  const { receipt } = decide(OFFICE, ASKED, journal);
  expect(decide(OFFICE, ASKED, journal.toReversed()).receipt).toEqual(receipt);
  expect(receipt).toMatchObject({ rules: OFFICE.hash, request: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(decide(OFFICE, { ...ASKED, amount: "-1" }, journal).receipt).toMatchObject({ journal: receipt.journal, rules: receipt.rules });
  expect(decide(OFFICE, { ...ASKED, amount: "-1" }, journal).receipt.request).not.toBe(receipt.request);
  expect(decide(OFFICE, ASKED, STAFF).receipt.journal).not.toBe(receipt.journal);
  expect(decide(OFFICE, { when: 1.5 }, STAFF).receipt.request).toBe("");
});

test("a request that the journal holds with another content is said, and judged as it was given", () => {
  const recorded = { ...ASKED, amount: "-60000000" };
  const decision = decide(OFFICE, ASKED, [...STAFF, recorded, approved(ASKED, "clara")]);
  expect(decision).toMatchObject({ grade: "clerk", failed: [{ code: "request-not-as-recorded" }], question: { cumulated: "4000000" } });
  expect(decide(OFFICE, { ...ASKED, revision: 2 }, [...STAFF, recorded]).failed.map(({ code }) => code)).toEqual(["approvals-too-few"]);
});
