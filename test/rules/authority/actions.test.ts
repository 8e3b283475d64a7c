// Late penalties and disconnections: what rests on an annulled rule, what cites none, and what a bar forbids.
import { expect, test } from "vitest";
import type { Condition } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import type { Action, JournalRecord } from "../../../src/rules/records/record.ts";
import { explainFinding } from "../../../src/rules/words/explain-finding.ts";
import { authority, body, choice, compared, dayOf, NOWHERE, OFFICE, planWith, row } from "../../generators/authority-plan.ts";
import { action, request } from "./records.ts";

/** Clause 3-50-4 was annulled on 1403-12-14, from that day. */
function annulled(reach: "from that day" | "from its start"): Plan {
  const old = OFFICE.sources["old_clause"];
  if (old === undefined) throw new Error("no clause");
  return { ...OFFICE, sources: { ...OFFICE.sources, old_clause: { ...old, annulled: { on: dayOf("1403-12-14"), by: "ruling_9", reach } } } };
}

const cites = { basis: { source: "old_clause", clause: "3-50-4" } };

test.each<[string, Action, "from that day" | "from its start", readonly string[]]>([
  ["the day before it was annulled", action("x", "disconnection", { day: "1403-12-13", ...cites }), "from that day", []],
  ["on the day", action("x", "disconnection", { day: "1403-12-14", ...cites }), "from that day", ["annulled-basis"]],
  ["before, where the ruling reaches back", action("x", "disconnection", { day: "1399-01-01", ...cites }), "from its start", ["annulled-basis"]],
  ["a penalty that cites nothing is not annulled", action("x", "late_penalty"), "from its start", ["no-cited-basis"]],
  ["a penalty that cites a rule in force", action("x", "late_penalty", { basis: { source: "board_1399" } }), "from its start", []],
  ["a penalty that cites the annulled rule", action("x", "late_penalty", cites), "from its start", ["annulled-basis"]],
  ["a penalty that cites what the rules do not name", action("x", "late_penalty", { basis: { source: "hearsay" } }), "from its start", ["basis-unknown"]],
  ["a removal that cites nothing", action("x", "removal"), "from its start", ["no-cited-basis"]],
  ["a fee and a reconnection need none", action("x", "fee"), "from its start", []],
  ["a reconnection that cites the annulled rule", action("x", "reconnection", cites), "from that day", []],
])("%s", (_, record, reach, codes) => {
  const found = auditJournal(annulled(reach), [record]);
  expect(found.map(({ code }) => code)).toEqual(record.what === "reconnection" ? ["annulled-basis"] : codes);
  for (const finding of found.filter(({ code }) => code === "annulled-basis"))
    expect(finding).toMatchObject({ records: ["x"], cites: [{ source: "ruling_9" }], account: "a1" });
});

test("a ruling is not known before it was made", () => {
  const record = action("x", "disconnection", { day: "1399-01-01", ...cites });
  expect(auditJournal(annulled("from its start"), [record], { asKnown: "1403-12-13" })).toEqual([]);
});

/** After two years nobody may cut for a debt, and never a home in need. */
const CUTTING = planWith({
  authorities: {
    cutting: authority("cutting", {
      over: "disconnection",
      body: body([row("board")], {
        bars: [
          {
            name: "old_debt",
            labels: { "": "No cutting after two years" },
            condition: compared("age", ">", "24"),
            cites: [{ source: "limit_act", clause: "56" }],
            marks: [],
            span: NOWHERE,
          },
          {
            name: "in_need",
            labels: {},
            condition: { kind: "all", of: [choice("account.income", "low"), compared("amount", "<", "1000")] },
            cites: [],
            marks: ["unverified"],
            span: NOWHERE,
          },
        ],
      }),
    }),
  },
});

const basis = { source: "board_1399" };
const cut = (parts: Partial<Action>): Action => action("x", "disconnection", { basis, ...parts });
const stated = (income: string, day = "1403-12-01"): JournalRecord => request("r", { day, authority: "cutting", account: { id: "a1", facts: { income } } });

test.each<[string, Action, readonly JournalRecord[], readonly (readonly [string, string?])[]]>([
  ["two years old to the day", cut({ oldest_day: "1402-01-01", amount: "1000" }), [stated("low")], []],
  ["two years and a day old", cut({ oldest_day: "1401-12-29", amount: "1000" }), [stated("low")], [["barred"]]],
  ["of a home in need, for little", cut({ oldest_day: "1403-11-01", amount: "999" }), [stated("low")], [["barred"]]],
  ["of another home, for little", cut({ oldest_day: "1403-11-01", amount: "999" }), [stated("other")], []],
  ["what was stated last before counts", cut({ oldest_day: "1403-11-01", amount: "999" }), [stated("other"), { ...stated("low", "1404-01-02"), id: "s" }], []],
  ["the age is not said", cut({ amount: "1000" }), [stated("low")], [["bar-not-judged", "age"]]],
  ["nobody said what the account's income is", cut({ oldest_day: "1403-11-01", amount: "999" }), [], [["bar-not-judged", "account.income"]]],
  ["it is not needed, for the amount decides", cut({ oldest_day: "1403-11-01", amount: "1000" }), [], []],
  ["a reconnection is not barred", action("x", "reconnection", { oldest_day: "1390-01-01" }), [], []],
])("a disconnection for a debt %s", (_, record, others, finds) => {
  const found = auditJournal(CUTTING, [record, ...others]);
  expect(found.map(({ code, values }) => [code, values["field"]].filter((part) => part !== undefined))).toEqual(finds);
});

/** Two bars that turn on the cause, and one on the age. */
const BY_CAUSE = planWith({
  authorities: {
    cutting: authority("cutting", {
      over: "disconnection",
      causes: [
        { name: "debt", labels: {} },
        { name: "theft", labels: {} },
      ],
      body: body([row("board")], {
        bars: [
          {
            name: "old_debt",
            labels: { "": "Old debt", fa: "بدهی کهنه" },
            condition: barOfDebt(">", "24"),
            cites: [{ source: "limit_act", clause: "56" }],
            marks: [],
            span: NOWHERE,
          },
          {
            name: "new_debt",
            labels: { "": "New debt" },
            condition: barOfDebt("<", "1"),
            cites: [{ source: "limit_act", clause: "56" }],
            marks: [],
            span: NOWHERE,
          },
          { name: "ancient", labels: {}, condition: compared("age", ">", "600"), cites: [], marks: [], span: NOWHERE },
        ],
      }),
    }),
  },
});

function barOfDebt(sign: ">" | "<", age: string): Condition {
  return { kind: "all", of: [choice("cause", "debt"), compared("age", sign, age)] };
}

test("what bars cannot be judged for is told once for each missing fact, with all of them, and a stated cause answers", () => {
  const found = (parts: Partial<Action>): readonly string[] =>
    auditJournal(BY_CAUSE, [cut(parts)]).map(({ code, values }) => `${code} ${values["bar"] ?? values["cause"]}`);
  expect(found({})).toEqual(["bar-not-judged ancient", "bar-not-judged old_debt, new_debt"]);
  expect(found({ oldest_day: "1403-11-01" })).toEqual([]);
  expect(found({ oldest_day: "1401-11-01" })).toEqual(["bar-not-judged old_debt"]);
  expect(found({ oldest_day: "1401-11-01", cause: "debt" })).toEqual(["barred old_debt"]);
  expect(found({ oldest_day: "1401-11-01", cause: "theft" })).toEqual([]);
  expect(found({ oldest_day: "1401-11-01", cause: "thefft" })).toEqual(["cause-not-declared thefft"]);
  const [both] = auditJournal(BY_CAUSE, [cut({})]).filter(({ values }) => values["field"] === "cause");
  if (both === undefined) throw new Error("none was told");
  expect(both.cites).toEqual([{ source: "limit_act", clause: "56" }]);
  expect(explainFinding(both, "en", BY_CAUSE)).toMatch(/^whether this is forbidden by Old debt, New debt cannot be told: `cause` is not known\n/);
  expect(explainFinding(both, "fa", BY_CAUSE)).toContain("بدهی کهنه، ");
});

test("a bar with a citation of its own rests on that, with its own marks; another on the version, with both", () => {
  const [old] = auditJournal(CUTTING, [cut({ oldest_day: "1399-01-01", amount: "5000" })]);
  expect(old).toMatchObject({ cites: [{ source: "limit_act", clause: "56" }], marks: [], labels: { "": "No cutting after two years" } });
  const [need] = auditJournal(CUTTING, [cut({ oldest_day: "1403-12-01", amount: "5" }), stated("low")]);
  expect(need).toMatchObject({ cites: [{ source: "board_1399" }], marks: ["example", "unverified"], values: { bar: "in_need" } });
});
