// A chunk judged in the test's own thread.
import { describe, expect, test } from "vitest";
import { chunkBytes, chunkFrom, rowsOf } from "../../cli/population/chunk.ts";
import { judgeChunk } from "../../cli/workers/judge-chunk.ts";
import type { BillCase, Schedule } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import { caseLine } from "./population-bills.ts";
import { WHOLE } from "./rules.ts";

const { schedule } = load([{ path: "rules.mizan", text: WHOLE }], { prove: false });

function tiny(): Schedule {
  if (schedule === undefined) throw new Error("the rules are wrong");
  return schedule;
}

function caseOf(id: string, account: string, charged?: string): BillCase {
  return JSON.parse(caseLine({ id, account, month: 1, kwh: 7, ...(charged === undefined ? {} : { charged }) }));
}

const row = (own: BillCase) => ({ kind: "case" as const, row: 1, case: own, previous: undefined, others: { neighbours: [], route: [] }, noted: [] });
const OPTIONS = { diagnose: false, by: [], lang: "en" };

describe("a chunk", () => {
  test("a bill on which the program fails is told, and ends nothing", () => {
    const { judging, ...rest } = tiny();
    const failing: Schedule = {
      ...rest,
      judging: {
        ...judging,
        auditBill: (bill, options) => {
          if (bill.issued.id === "b1") throw new RangeError("deep inside");
          return judging.auditBill(bill, options);
        },
      },
    };
    const { rows, population } = judgeChunk(
      failing,
      { number: 0, first: 0, rows: [row(caseOf("b0", "a")), row(caseOf("b1", "a")), row(caseOf("b2", "a"))] },
      OPTIONS,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["bill", "unread", "bill"]);
    expect(rows[1]).toMatchObject({ id: "b1", account: "a", problems: [{ code: "not-judged", message: "this should not have happened: deep inside" }] });
    expect([population.bills, population.broken, population.notes]).toEqual([2, 1, [{ name: "not-judged", bills: 1 }]]);
  });

  test("only bills that differ are diagnosed", () => {
    const rows = [row(caseOf("b0", "a")), row(caseOf("b1", "a", "2800"))];
    const judged = judgeChunk(tiny(), { number: 0, first: 0, rows }, { ...OPTIONS, diagnose: true });
    expect(judged.rows.map((each) => (each.kind === "bill" ? each.bill.diagnosis?.answer : each.kind))).toEqual([undefined, "exact-single"]);
  });

  test("comes back from its bytes, and from no others", () => {
    const judged = judgeChunk(tiny(), { number: 4, first: 0, rows: [row(caseOf("b\u2028\n", "پ"))] }, OPTIONS);
    const bytes = chunkBytes(4, judged);
    expect([JSON.stringify(chunkFrom(4, bytes)), rowsOf(4, bytes)]).toEqual([JSON.stringify(judged), 1]);
    expect([chunkFrom(5, bytes), rowsOf(5, bytes)]).toEqual([undefined, undefined]);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      if (chunkFrom(4, flipped) !== undefined) throw new Error(`a changed byte at ${at} of ${bytes.length} is not seen`);
      if (chunkFrom(4, bytes.subarray(0, at)) !== undefined) throw new Error(`${at} of ${bytes.length} bytes are taken for the whole`);
    }
  });
});
