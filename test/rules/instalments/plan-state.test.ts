// How plans stand on a day: kept, missed, broken, paid off, ended; cancelled bills inside them; what each payment settles. Figures worked out by hand.
import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import type { PlanState } from "../../../src/rules/instalments/plan-state.ts";
import { planStateAt } from "../../../src/rules/instalments/plan-state-at.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalItem } from "../../../src/rules/records/journal.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { agreed, document, payment, planEnd, planOf, shuffled, state } from "./rules.ts";

const PLAN = planOf();
const D1 = document("d-1", "2022-11-01", "2000000", "2022-12-01");
const D2 = document("d-2", "2022-12-01", "1000000", "2023-01-01");
const DUES = ["2023-02-15", "2023-03-15", "2023-04-15", "2023-05-15", "2023-06-15", "2023-07-15"];
/** 600,000 down, then six parts of 400,000. */
const P1 = agreed(
  "p-1",
  "2023-01-15",
  { "d-1": "2000000", "d-2": "1000000" },
  "600000",
  DUES.map((due) => [due, "400000"] as const),
);
const BASE: readonly JournalRecord[] = [D1, D2, P1];
const DOWN = payment("y-0", "2023-01-15", "600000", { "d-1": "600000" }, "p-1");

function at(records: readonly JournalItem[], asOf: string, plan: Plan = PLAN, asKnown?: string): PlanState {
  const answer = planStateAt(plan, records, "p-1", { asOf, asKnown });
  if (answer.kind === "none") throw new Error(answer.findings.map(({ code }) => code).join(", "));
  return answer.state;
}

const rowsOf = ({ rows }: PlanState): readonly string[] => rows.map(({ part, due, amount, paid, state: word }) => `${part} ${due} ${amount} ${paid} ${word}`);
const documentsOf = ({ documents }: PlanState): readonly string[] =>
  documents.map(({ document: id, left, due, restored }) => `${id} ${left} ${due}${restored ? " restored" : ""}`);
const parts = (of: readonly { readonly document: string; readonly amount: string }[]): string =>
  of.map(({ document: id, amount }) => `${id} ${amount}`).join(", ");

describe("kept, missed and broken", () => {
  test("on the day of agreement everything is open", () => {
    const found = at(BASE, "2023-01-15");
    expect(found).toMatchObject({
      status: "kept",
      paid: "0",
      left: "3000000",
      payoff: "3000000",
      unpaid: "3000000",
      brokenOn: undefined,
      rule: "debt",
      account: "a-1",
    });
    expect(rowsOf(found)).toEqual(["0 2023-01-15 600000 0 open", ...DUES.map((due, index) => `${index + 1} ${due} 400000 0 open`)]);
    expect(found.version).toMatchObject({ marks: ["example"], cites: [{ source: "act" }] });
  });

  test("payments fill the oldest rows first", () => {
    const found = at([...BASE, payment("y-0", "2023-01-15", "1100000", { "d-1": "1100000" }, "p-1")], "2023-01-20");
    expect(rowsOf(found).slice(0, 3)).toEqual(["0 2023-01-15 600000 600000 paid", "1 2023-02-15 400000 400000 paid", "2 2023-03-15 400000 100000 open"]);
    expect(found).toMatchObject({ status: "kept", paid: "1100000", left: "1900000" });
  });

  test("a part is missed at the end of the seventh day after it was due, not before", () => {
    const records = [...BASE, DOWN];
    expect(at(records, "2023-02-21")).toMatchObject({ status: "kept" });
    const found = at(records, "2023-02-22");
    expect(found.status).toBe("active");
    expect(found.rows[1]).toMatchObject({ state: "missed", missedOn: "2023-02-22" });
    // Paid on the seventh day, it is not missed.
    expect(at([...records, payment("y-1", "2023-02-22", "400000", { "d-1": "400000" }, "p-1")], "2023-03-01").rows[1]).toMatchObject({
      state: "paid",
      missedOn: undefined,
    });
    // Paid afterwards, it is paid, and was missed.
    expect(at([...records, payment("y-1", "2023-02-23", "400000", { "d-1": "400000" }, "p-1")], "2023-03-01").rows[1]).toMatchObject({
      state: "paid",
      missedOn: "2023-02-22",
    });
  });

  test("one coin short is missed where the rule tolerates none, and not where it tolerates one", () => {
    const records = [...BASE, DOWN, payment("y-1", "2023-02-15", "399999", { "d-1": "399999" }, "p-1")];
    expect(at(records, "2023-02-22").rows[1]).toMatchObject({ paid: "399999", state: "missed" });
    expect(at(records, "2023-02-22", planOf({ missed: "missed when short by more than 1 IRR 7 days after due" })).rows[1]).toMatchObject({
      paid: "399999",
      state: "open",
    });
  });

  test("two missed in a row break it, at the end of the day on which the second is missed", () => {
    const records = [...BASE, DOWN];
    expect(at(records, "2023-03-21")).toMatchObject({ status: "active", brokenOn: undefined });
    const found = at(records, "2023-03-22");
    expect(found).toMatchObject({ status: "broken", brokenOn: "2023-03-22", left: "0", payoff: undefined, unpaid: "2400000" });
    // The documents return with their own due dates.
    expect(documentsOf(found)).toEqual(["d-1 1400000 2022-12-01 restored", "d-2 1000000 2023-01-01 restored"]);
    expect(documentsOf(at(records, "2023-03-21"))).toEqual(["d-1 1400000 2022-12-01", "d-2 1000000 2023-01-01"]);
  });

  test("the down payment is a part like others", () => {
    expect(at(BASE, "2023-02-22")).toMatchObject({ status: "broken", brokenOn: "2023-02-22" });
    expect(at(BASE, "2023-02-21")).toMatchObject({ status: "active" });
  });

  test("two missed with one kept between do not break it", () => {
    const records = [
      ...BASE,
      DOWN,
      // The first part late, the second in time, the third late.
      payment("y-1", "2023-02-25", "800000", { "d-1": "800000" }, "p-1"),
    ];
    const found = at(records, "2023-05-01");
    expect(found.rows.map(({ missedOn }) => missedOn)).toEqual([undefined, "2023-02-22", undefined, "2023-04-22", undefined, undefined, undefined]);
    expect(found.status).toBe("active");
    expect(at(records, "2023-05-22")).toMatchObject({ status: "broken", brokenOn: "2023-05-22" });
  });

  test("what is paid after the break is not the plan's", () => {
    const found = at([...BASE, DOWN, payment("y-1", "2023-03-23", "2400000", { "d-1": "1400000", "d-2": "1000000" }, "p-1")], "2023-04-01");
    expect(found).toMatchObject({ status: "broken", paid: "600000", paidOffOn: undefined, unpaid: "0" });
    expect(found.payments.map(({ payment: id }) => id)).toEqual(["y-0"]);
  });

  test("paid in full on the day on which it would break, it does not", () => {
    const found = at([...BASE, DOWN, payment("y-1", "2023-03-22", "2400000", { "d-1": "1400000", "d-2": "1000000" }, "p-1")], "2023-04-01");
    expect(found).toMatchObject({ status: "paid off", paidOffOn: "2023-03-22", brokenOn: undefined, left: "0", over: "0" });
  });

  test("a declaration breaks nothing", () => {
    expect(at([...BASE, DOWN, planEnd("p-1", "2023-01-20", "declared_broken")], "2023-02-01")).toMatchObject({ status: "kept", brokenOn: undefined });
  });
});

describe("ends", () => {
  const paid = [
    DOWN,
    payment("y-1", "2023-02-15", "1400000", { "d-1": "1400000" }, "p-1"),
    payment("y-2", "2023-02-20", "1000000", { "d-2": "1000000" }, "p-1"),
  ];

  test("paid off early: nothing is left, and nothing falls due any more", () => {
    const found = at([...BASE, ...paid], "2023-12-01");
    expect(found).toMatchObject({ status: "paid off", paidOffOn: "2023-02-20", left: "0", over: "0", payoff: undefined, unpaid: "0" });
    expect(found.rows.every(({ state: word }) => word === "paid")).toBe(true);
  });

  test("more than the debt: the rest is beyond it", () => {
    const found = at([...BASE, DOWN, payment("y-1", "2023-02-15", "2400001", { "d-1": "1400000", "d-2": "1000000" }, "p-1")], "2023-03-01");
    expect(found).toMatchObject({ status: "paid off", over: "1" });
    expect(found.payments[1]).toMatchObject({
      beyond: "1",
      expected: [
        { document: "d-1", amount: "1400000" },
        { document: "d-2", amount: "1000000" },
      ],
    });
  });

  test("cancelled: nothing is missed from then on, and the documents return", () => {
    const records = [...BASE, DOWN, planEnd("p-1", "2023-02-20", "cancelled")];
    const found = at(records, "2023-12-01");
    expect(found).toMatchObject({ status: "cancelled", cancelledOn: "2023-02-20", brokenOn: undefined, left: "0" });
    expect(documentsOf(found)).toEqual(["d-1 1400000 2022-12-01 restored", "d-2 1000000 2023-01-01 restored"]);
    expect(at(records, "2023-02-19").status).toBe("kept");
  });

  test("superseded: the documents are in the plan that took its place", () => {
    const next = agreed(
      "p-2",
      "2023-02-20",
      { "d-1": "1400000", "d-2": "1000000" },
      "480000",
      [
        ["2023-03-20", "960000"],
        ["2023-04-20", "960000"],
      ],
      { replaces: "p-1" },
    );
    const found = at([...BASE, DOWN, next], "2023-12-01");
    expect(found).toMatchObject({ status: "superseded", supersededOn: "2023-02-20", brokenOn: undefined });
    expect(documentsOf(found)).toEqual(["d-1 1400000 2022-12-01", "d-2 1000000 2023-01-01"]);
    // Broken before, it was broken all the same.
    const later = { ...next, day: "2023-03-25" };
    expect(at([...BASE, DOWN, later], "2023-12-01")).toMatchObject({ status: "superseded", brokenOn: "2023-03-22", supersededOn: "2023-03-25" });
  });
});

describe("interest", () => {
  const plan = planOf({
    interest: "interest 12% per 365 days on the balance round half up to 1 IRR",
    down: "no down payment",
    count: "count from 1 up to 6 by manager",
  });
  const covers = { "d-1": "1200000" };
  const debt = document("d-1", "2022-11-01", "1200000", "2022-12-01");
  const rows = [
    { due: "2023-02-28", amount: "411047", interest: "11047" },
    { due: "2023-03-31", amount: "408153", interest: "8153" },
    { due: "2023-04-30", amount: "403945", interest: "3945" },
  ];
  const P = { ...agreed("p-1", "2023-01-31", covers, "0", []), rows };

  test("of a payment the interest of its row goes first, the rest to the documents", () => {
    const found = at([debt, P, payment("y-1", "2023-02-28", "411047", { "d-1": "400000" }, "p-1")], "2023-03-01", plan);
    expect(found.payments).toMatchObject([
      { interest: "11047", expected: [{ document: "d-1", amount: "400000" }], posted: [{ document: "d-1", amount: "400000" }], beyond: "0" },
    ]);
    expect(documentsOf(found)).toEqual(["d-1 800000 2022-12-01"]);
    // A part of a row: interest before principal.
    expect(at([debt, P, payment("y-1", "2023-02-28", "11048", { "d-1": "1" }, "p-1")], "2023-03-01", plan).payments).toMatchObject([
      { interest: "11047", expected: [{ amount: "1" }] },
    ]);
    expect(at([debt, P, payment("y-1", "2023-02-28", "11000", {}, "p-1")], "2023-03-01", plan).payments).toMatchObject([{ interest: "11000", expected: [] }]);
  });

  test("what would end it on a day: what fell due, the principal of the rest, interest to the day", () => {
    // After ten days: 1,200,000 x 12% x 10/365 = 3,945.2.
    expect(at([debt, P], "2023-02-10", plan).payoff).toBe("1203945");
    const first = payment("y-1", "2023-02-28", "411047", { "d-1": "400000" }, "p-1");
    expect(at([debt, P, first], "2023-02-28", plan).payoff).toBe("800000");
    // 800,000 x 12% x 10/365 = 2,630.1.
    expect(at([debt, P, first], "2023-03-10", plan).payoff).toBe("802630");
  });

  test("paid off early the interest stops", () => {
    const records = [
      debt,
      P,
      payment("y-1", "2023-02-28", "411047", { "d-1": "400000" }, "p-1"),
      payment("y-2", "2023-03-10", "802630", { "d-1": "800000" }, "p-1"),
    ];
    const found = at(records, "2023-06-01", plan);
    expect(found).toMatchObject({ status: "paid off", paidOffOn: "2023-03-10", over: "0", unpaid: "0" });
    expect(found.payments[1]).toMatchObject({ interest: "2630", expected: [{ document: "d-1", amount: "800000" }] });
    // One coin less does not end it.
    const short = [...records.slice(0, 3), payment("y-2", "2023-03-10", "802629", { "d-1": "794476" }, "p-1")];
    expect(at(short, "2023-03-10", plan)).toMatchObject({ status: "kept", payoff: "1", paidOffOn: undefined });
  });

  test("interest that rows paid ahead had taken, and that never fell due, goes back to the documents", () => {
    const ahead = payment("y-1", "2023-02-28", "819200", { "d-1": "800000" }, "p-1");
    const found = at([debt, P, ahead, payment("y-2", "2023-03-01", "392110", { "d-1": "400000" }, "p-1")], "2023-03-02", plan);
    // The day after the first part 800,000 x 12% x 1/365 = 263 have accrued: 411,047 + 800,000 + 263 - 819,200 = 392,110 end it.
    expect(found).toMatchObject({ status: "paid off", paidOffOn: "2023-03-01", over: "0" });
    // 11,047 + 8,153 were taken, 11,047 + 263 are due.
    expect(found.payments.map(({ interest }) => interest)).toEqual(["19200", "-7890"]);
    expect(found.payments[1]).toMatchObject({ expected: [{ document: "d-1", amount: "400000" }], beyond: "0" });
  });
});

describe("what a payment settles", () => {
  test("the oldest document first, by its own due date, then by its name", () => {
    const same = document("d-0", "2022-12-01", "500000", "2022-12-01");
    const P = agreed(
      "p-1",
      "2023-01-15",
      { "d-1": "2000000", "d-2": "1000000", "d-0": "500000" },
      "700000",
      DUES.map((due) => [due, "466000"] as const),
    );
    const found = at([D1, D2, same, P, payment("y-0", "2023-01-15", "700000", {}, "p-1")], "2023-01-15");
    expect(parts(found.payments[0]?.expected ?? [])).toBe("d-0 500000, d-1 200000");
  });

  test("pro rata to what is left of each, the rest to the stated end", () => {
    const plan = planOf({ settle: "payments settle pro rata round down to 1 IRR, remainder on last" });
    const thirds = [
      document("d-1", "2022-11-01", "1000000", "2022-12-01"),
      document("d-2", "2022-12-01", "1000000", "2023-01-01"),
      document("d-3", "2022-12-01", "1000000", "2023-01-02"),
    ];
    const P = { ...P1, covers: thirds.map(({ id, amount }) => ({ document: id, amount })) };
    const found = at([...thirds, P, payment("y-0", "2023-01-15", "100000", {}, "p-1")], "2023-01-15", plan);
    expect(parts(found.payments[0]?.expected ?? [])).toBe("d-1 33333, d-2 33333, d-3 33334");
    const first = planOf({ settle: "payments settle pro rata round down to 1 IRR, remainder on first" });
    expect(parts(at([...thirds, P, payment("y-0", "2023-01-15", "100000", {}, "p-1")], "2023-01-15", first).payments[0]?.expected ?? [])).toBe(
      "d-1 33334, d-2 33333, d-3 33333",
    );
  });

  test("after a wrong posting the next payment is judged by what is left", () => {
    const records = [
      ...BASE,
      payment("y-0", "2023-01-15", "600000", { "d-2": "600000" }, "p-1"),
      payment("y-1", "2023-02-15", "1500000", { "d-1": "1500000" }, "p-1"),
      payment("y-2", "2023-02-16", "700000", {}, "p-1"),
    ];
    const found = at(records, "2023-02-16");
    expect(found.payments.map(({ expected }) => parts(expected))).toEqual(["d-1 600000", "d-1 1500000", "d-1 500000, d-2 200000"]);
  });

  test("what is put to a covered document without naming the plan counts for it", () => {
    const found = at([...BASE, DOWN, payment("y-1", "2023-02-10", "400000", { "d-2": "400000" })], "2023-03-01");
    expect(found).toMatchObject({ status: "kept", paid: "1000000" });
    expect(documentsOf(found)).toEqual(["d-1 1400000 2022-12-01", "d-2 600000 2023-01-01"]);
    // On the day of the agreement it came first: what is covered was left then.
    expect(at([...BASE, payment("y-1", "2023-01-15", "400000", { "d-2": "400000" })], "2023-01-20").paid).toBe("0");
  });
});

describe("a bill cancelled inside a plan", () => {
  const paid = [DOWN, payment("y-1", "2023-02-15", "400000", { "d-1": "400000" }, "p-1")];
  const cancelled = state("d-2", "2023-03-01", "cancelled");

  test("comes off the parts that are not yet due, divided anew", () => {
    // 2,000,000 - 1,000,000 in five parts: 200,000 each.
    const found = at([...BASE, ...paid, cancelled], "2023-03-01");
    expect(rowsOf(found)).toEqual([
      "0 2023-01-15 600000 600000 paid",
      "1 2023-02-15 400000 400000 paid",
      ...DUES.slice(1).map((due, index) => `${index + 2} ${due} 200000 0 open`),
    ]);
    expect(found).toMatchObject({ left: "1000000", unpaid: "1000000", cancelledBills: [{ document: "d-2", day: "2023-03-01", off: "1000000", credit: "0" }] });
    expect(found.documents[1]).toMatchObject({ document: "d-2", state: "cancelled", restored: false });
    // The day before nothing is changed.
    expect(at([...BASE, ...paid, cancelled], "2023-02-28").left).toBe("2000000");
  });

  test("what fell due and was not paid stays as it is", () => {
    const found = at([...BASE, DOWN, cancelled], "2023-03-01");
    expect(rowsOf(found).slice(1, 3)).toEqual(["1 2023-02-15 400000 0 missed", "2 2023-03-15 200000 0 open"]);
    expect(found.left).toBe("1400000");
  });

  test("the remainder goes where the rule puts it", () => {
    // 2,000,000 - 1,000,001 = 999,999 in five parts: 199,999.8, down to 190,000; 49,999 on the first of them.
    const odd = [
      { ...D1, amount: "1999999" },
      { ...D2, amount: "1000001" },
      {
        ...P1,
        covers: [
          { document: "d-1", amount: "1999999" },
          { document: "d-2", amount: "1000001" },
        ],
      },
    ];
    const found = at([...odd, ...paid, cancelled], "2023-03-01");
    expect(found.rows.slice(2).map(({ amount }) => amount)).toEqual(["239999", "190000", "190000", "190000", "190000"]);
  });

  test("fewer parts where as many would fall below the least: the last dates fall away", () => {
    // 1,600,000 is cancelled of 2,000,000 to come: 400,000 are four parts of 100,000, not five of 80,000.
    const big = document("d-2", "2022-12-01", "1600000", "2023-01-01");
    const small = document("d-1", "2022-11-01", "1400000", "2022-12-01");
    const P = {
      ...P1,
      covers: [
        { document: "d-1", amount: "1400000" },
        { document: "d-2", amount: "1600000" },
      ],
    };
    const found = at([small, big, P, ...paid, cancelled], "2023-03-01");
    expect(rowsOf(found).slice(2)).toEqual(DUES.slice(1, 5).map((due, index) => `${index + 2} ${due} 100000 0 open`));
  });

  test("where the parts to come are not enough it comes off the last that fell due", () => {
    // All but 100,000 was to be paid by now; nothing was.
    const P = agreed("p-1", "2023-01-15", { "d-1": "2000000", "d-2": "1000000" }, "0", [
      ["2023-02-15", "1500000"],
      ["2023-02-28", "1400000"],
      ["2023-03-15", "100000"],
    ]);
    const plan = planOf({ broken: "broken after 3 missed in a row: balance due, original due dates restored" });
    const found = at([D1, D2, P, cancelled], "2023-03-01", plan);
    expect(rowsOf(found)).toEqual(["1 2023-02-15 1500000 0 missed", "2 2023-02-28 500000 0 open"]);
    expect(found.left).toBe("2000000");
  });

  test("what had been paid on it is told, and comes off nothing", () => {
    // The oldest first: the younger bill gets its first 200,000 in May.
    const records = [
      ...BASE,
      ...paid,
      payment("y-2", "2023-03-10", "1200000", { "d-1": "1000000", "d-2": "200000" }, "p-1"),
      state("d-2", "2023-05-20", "cancelled"),
    ];
    const found = at(records, "2023-05-20");
    expect(found.cancelledBills).toEqual([{ document: "d-2", day: "2023-05-20", off: "800000", credit: "200000" }]);
    expect(found).toMatchObject({ paid: "2200000", left: "0", unpaid: "0" });
  });

  test("two bills cancelled on two days", () => {
    const records = [...BASE, document("d-3", "2022-12-01", "600000", "2023-01-05"), ...paid, cancelled, state("d-3", "2023-04-20", "cancelled")].map(
      (record) =>
        record.record === "plan"
          ? {
              ...record,
              covers: [
                { document: "d-1", amount: "1400000" },
                { document: "d-2", amount: "1000000" },
                { document: "d-3", amount: "600000" },
              ],
            }
          : record.id === "d-1" && record.record === "document"
            ? { ...record, amount: "1400000" }
            : record,
    );
    // In March 1,000,000 stay for five parts of 200,000; in April 600,000 are still to come in three, and all of them were the second bill's.
    expect(
      at(records, "2023-03-20")
        .rows.slice(2)
        .map(({ amount }) => amount),
    ).toEqual(Array.from({ length: 5 }, () => "200000"));
    const found = at(records, "2023-04-20");
    expect(rowsOf(found).slice(2)).toEqual(["2 2023-03-15 200000 0 missed", "3 2023-04-15 200000 0 open"]);
    expect(found.left).toBe("400000");
  });

  test("or breaks the plan, where the rule says so", () => {
    const plan = planOf({ cancelled: "cancelled bill breaks plan" });
    const found = at([...BASE, ...paid, cancelled], "2023-03-02", plan);
    expect(found).toMatchObject({ status: "broken", brokenOn: "2023-03-01", unpaid: "1000000", cancelledBills: [] });
    expect(documentsOf(found)).toEqual(["d-1 1000000 2022-12-01 restored", "d-2 1000000 2023-01-01"]);
    expect(at([...BASE, ...paid, cancelled], "2023-02-28", plan).status).toBe("kept");
  });

  test("after the plan is broken or paid off it changes nothing", () => {
    const found = at([...BASE, DOWN, state("d-2", "2023-04-01", "cancelled")], "2023-04-02");
    expect(found).toMatchObject({ status: "broken", brokenOn: "2023-03-22", cancelledBills: [], unpaid: "1400000" });
    expect(rowsOf(found).length).toBe(7);
  });

  test("interest is reckoned anew from the last part that fell due", () => {
    const plan = planOf({ interest: "interest 12% per 365 days on the balance round half up to 1 IRR" });
    const charged = ["24460", "18411", "16307", "11836", "8153", "3945"];
    const P = { ...P1, rows: DUES.map((due, index) => ({ due, amount: String(400_000 + Number(charged[index])), interest: charged[index] ?? "" })) };
    const found = at([D1, D2, P, DOWN, cancelled], "2023-03-01", plan);
    // 1,000,000 for 28 days: 9,205.5; 800,000 for 31: 8,153.4; 600,000 for 30: 5,917.8; 400,000 for 31: 4,076.7; 200,000 for 30: 1,972.6.
    expect(found.rows.slice(2).map(({ interest }) => interest)).toEqual(["9205", "8153", "5918", "4077", "1973"]);
    expect(found.rows[1]?.interest).toBe("24460");
  });
});

describe("clocks", () => {
  const late = payment("y-1", "2023-02-15", "400000", { "d-1": "400000" }, "p-1");
  const chain = appendRecords(appendRecords([], [...BASE, DOWN], "2023-01-15"), [late], "2023-04-01");

  test("what became known later is not seen by who looks from before", () => {
    expect(at(chain, "2023-03-01").status).toBe("kept");
    expect(at(chain, "2023-03-01", PLAN, "2023-03-31").status).toBe("active");
    expect(at(chain, "2023-03-22", PLAN, "2023-03-31").brokenOn).toBe("2023-03-22");
    expect(at(chain, "2023-03-22").brokenOn).toBe(undefined);
  });

  test("what happened later changes nothing, nor does the order of the records", () => {
    const records = [...BASE, DOWN, late, payment("y-2", "2023-05-01", "1", { "d-1": "1" }, "p-1"), state("d-2", "2023-06-01", "cancelled")];
    const found = at(records, "2023-03-01");
    expect(found).toEqual(at([...BASE, DOWN, late], "2023-03-01"));
    for (const seed of [1, 2, 3, 4]) expect(at(shuffled(records, seed), "2023-07-01")).toEqual(at(records, "2023-07-01"));
  });

  test("a plan that is not there, not yet there, or unreadable; days that are none", () => {
    const none = (records: readonly JournalItem[], asOf: string, asKnown?: string): readonly string[] => {
      const answer = planStateAt(PLAN, records, "p-1", { asOf, asKnown });
      return answer.kind === "none" ? answer.findings.map(({ code }) => code) : ["state"];
    };
    expect(none([], "2023-03-01")).toEqual(["plan-not-there"]);
    expect(none(BASE, "2023-01-14")).toEqual(["plan-not-there"]);
    expect(none(BASE, "2023-01-15")).toEqual(["state"]);
    expect(none([D1, { ...P1, down: "many" }], "2023-03-01")).toEqual(["plan-unreadable"]);
    expect(none(BASE, "today", "2023-13-01")).toEqual(["request-refused", "request-refused"]);
  });

  test("without a rule nothing is missed, and the reason is told", () => {
    const found = at([D1, D2, { ...P1, rule: "other" }, DOWN], "2023-12-01");
    expect(found).toMatchObject({ status: "kept", left: "2400000", payments: [], version: undefined, findings: [{ code: "plan-rule-unknown" }] });
  });
});
