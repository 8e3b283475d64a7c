// Which other bills a diagnosis is given: of the account, earlier and later, and of other accounts on the route; by every command the same, whatever the order of rows.
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CaseRow } from "../../cli/case-rows.ts";
import { MOST_OF_ROUTE, withOthers } from "../../cli/other-bills.ts";
import { judgeChunk } from "../../cli/workers/judge-chunk.ts";
import type { BillCase, IssuedBill } from "../../src/index.ts";
import { DISPUTE, dispute, JUNE, june, MAY, may, request, right } from "../rules/dossier/dispute.ts";
import { folderWith, mizan } from "./fake-io.ts";

const given = (id: string, account: string, period: IssuedBill["period"], route?: string): BillCase => ({
  issued: { ...right.issued, id, account, period, marks: route === undefined ? {} : { route } },
  request: {},
});
const rowOf = (own: BillCase, at: number): CaseRow => ({ kind: "case", row: at, case: own, notes: "", noted: [], previous: undefined, ofAccount: undefined });

/** Of each bill the ids of its account's others, and of those of its route. */
async function beside(bills: readonly BillCase[], reach: number): Promise<Readonly<Record<string, string>>> {
  const rows = async function* (): AsyncGenerator<CaseRow> {
    yield* bills.map(rowOf);
  };
  const found: Record<string, string> = {};
  const ids = (cases: readonly BillCase[]): string => cases.map(({ issued }) => issued.id).join(" ");
  for await (const [row, { neighbours, route }] of withOthers(rows(), reach)) {
    if (row.kind === "case") found[row.case.issued.id] = `${ids(neighbours)} / ${ids(route)}`;
  }
  return found;
}

describe("the bills beside one", () => {
  const bills = [
    given("a2", "a", JUNE, "r"),
    given("b1", "b", MAY, "r"),
    given("a1", "a", MAY, "r"),
    given("c1", "c", MAY, "other"),
    given("d1", "d", MAY),
    given("e1", "e", { from: "2024-05-20", to: "2024-06-20" }, "r"),
    given("f1", "f", undefined, "r"),
  ];

  test("are the account's, earlier and later, and those of the route with days in common", async () => {
    expect(await beside(bills, 100)).toEqual({
      a1: "a2 / b1 e1",
      a2: "a1 / e1",
      b1: " / a1 e1",
      c1: " / ",
      d1: " / ",
      e1: " / a1 b1 a2",
      f1: " / ",
    });
  });

  test("within so many rows before and after", async () => {
    expect(await beside(bills, 1)).toMatchObject({ a1: " / b1", a2: " / ", b1: " / a1", e1: " / " });
    expect(await beside(bills, 0)).toMatchObject({ a1: " / ", a2: " / " });
  });

  test("of a long route are those of the very same days first", async () => {
    const same = Array.from({ length: MOST_OF_ROUTE }, (_, at) => given(`s${1000 + at}`, `s${1000 + at}`, MAY, "r"));
    const found = await beside([given("late", "x", { from: "2024-05-02", to: "2024-06-02" }, "r"), ...same, given("a1", "a", MAY, "r")], 1000);
    expect(found["a1"]?.split("/")[1]?.trim().split(" ")).toEqual(same.map(({ issued }) => issued.id));
  });
});

/** The meter of b's premises was read for a: 130 kWh, 13,000 + 500; tax 1,350; 14,850. */
const crossed: BillCase = {
  issued: {
    ...right.issued,
    id: "crossed",
    account: "b-1",
    tariff: "home",
    readings: [],
    days: undefined,
    lines: [
      { name: "energy", amount: "13000" },
      { name: "fixed", amount: "500" },
      { name: "tax", amount: "1350" },
    ],
    total: "14850",
    payable: "14800",
    carried: "50",
    marks: { route: "7" },
  },
  request: { ...request, id: "crossed", readings: [{ register: "energy", previous: "1000", current: "1200" }] },
  ledger: [],
};
/** 60,470 to 60,600: 130 kWh of a household; its own payment of 14,800 was booked. */
const theirs: BillCase = {
  issued: { ...crossed.issued, id: "theirs", account: "b-2" },
  request: { ...request, id: "theirs", readings: [{ register: "energy", previous: "60470", current: "60600" }] },
  ledger: [
    { id: "o", day: "2024-04-20", kind: "opening", amount: "14800" },
    { id: "pay-7", day: "2024-05-02", kind: "payment", amount: "-14800" },
  ],
};
/** Owes 20,000 from before, and was given the payment of b-2: 5,200 brought forward; 22,550 + 5,200 = 27,750. */
const paid: BillCase = {
  issued: { ...right.issued, id: "paid", account: "b-3", brought_forward: "5200", payable: "27700", carried: "50", marks: { route: "7" } },
  request: { ...request, id: "paid" },
  ledger: [{ id: "o3", day: "2024-04-20", kind: "opening", amount: "20000" }],
};

const lines = (cases: readonly BillCase[]): string => `${cases.map((each) => JSON.stringify(each)).join("\n")}\n`;
const CASES = [may, june, { ...right, issued: { ...right.issued, id: "right", account: "a-18" } }, crossed, theirs, paid];
const ORDERS = [
  [0, 1, 2, 3, 4, 5],
  [5, 4, 3, 2, 1, 0],
  [1, 4, 0, 5, 3, 2],
  [3, 0, 5, 2, 4, 1],
];
const folder = folderWith({
  "dispute.mizan": DISPUTE,
  ...Object.fromEntries(ORDERS.map((order, at) => [`${at}.jsonl`, lines(order.flatMap((place) => CASES[place] ?? []))])),
});
afterAll(() => folder.remove());
const at = (name: string): string => join(folder.path, name);

async function diagnosed(file: string): Promise<readonly string[]> {
  const { out } = await mizan(["diagnose", at("dispute.mizan"), "--bills", at(file), "--format", "jsonl"]);
  return out.trim().split("\n").toSorted();
}

describe("mizan diagnose", () => {
  test("finds crossed meters, and the payment of another account, by the bills of the route", async () => {
    const found = (await diagnosed("0.jsonl")).map((line) => JSON.parse(line));
    const first = (id: string): unknown => found.find((each) => each.id === id)?.explanations[0]?.faults.map(({ key }: { readonly key: string }) => key);
    expect(first("crossed")).toEqual(["F11 b-2 theirs both"]);
    expect(first("paid")).toEqual(["F28 pay-7 of account b-2"]);
  });

  test("says the same in every order of the rows: the later bill speaks as the earlier does", async () => {
    const inOrder = await diagnosed("0.jsonl");
    for (const file of ["1.jsonl", "2.jsonl", "3.jsonl"]) expect(await diagnosed(file)).toEqual(inOrder);
    const confirms = inOrder.flatMap((line) => JSON.parse(line).explanations.slice(0, 1)).flatMap((each) => each.confirms);
    expect(confirms).toContain("bill june");
    expect(confirms).toContain("bill may");
  });
});

describe("the same is found", () => {
  test("by a dossier", async () => {
    const { out } = await mizan(["dossier", at("dispute.mizan"), "--bills", at("2.jsonl"), "--id", "crossed", "--format", "json"]);
    expect(JSON.parse(out).cause.explanations[0].faults[0].key).toBe("F11 b-2 theirs both");
  });

  test("in a run of bills", () => {
    const others = { neighbours: [], route: [theirs] };
    const row = { kind: "case" as const, row: 1, case: crossed, previous: undefined, others, noted: [] };
    const { rows } = judgeChunk(dispute, { number: 0, first: 0, rows: [row] }, { diagnose: true, by: [], lang: "en" });
    expect(JSON.stringify(rows)).toContain("F11");
  });
});
