// Files beside the bills: the office's records, the ledger, evidence; loaded, or read beside bills in their order.
import { describe, expect, test } from "vitest";
import type { Given, Read } from "./given.ts";
import { plainMap, read, refusal } from "./given.ts";

const HEAD = "Bill,Customer,From,To,Issued,Energy";
const BILLS = `${HEAD}
b1,1001,1394-03-01,1394-04-01,1394-04-05,100
b2,1001,1394-04-01,1394-05-01,1394-05-05,200
b3,1002,1394-03-01,1394-04-01,1394-04-05,300
`;
const issued = { id: "Bill", account: "Customer", issued_on: "Issued", period: { from: "From", to: "To", last_day: "excluded" } };
const map = (changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  plainMap({ issued, request: { period: "as issued" }, ...changes });

describe("records", () => {
  const request = {
    period: "as issued",
    account: { class: { column: "Class", of: "records", values: { "11": "residential" } }, households: { column: "Homes", of: "records" } },
    usage: { active: { column: "kWh", of: "records" } },
  };
  const records = { file: "accounts.csv", by: "account", key: "No", format: { delimiter: ";", decimal_mark: "," } };
  const RECORDS = "No;Class;Homes;kWh\n1001;11;2;230,5\n1002;11;1;80\n";

  test("give facts by account, in their own format", async () => {
    const { bills, problems } = await read({ bills: BILLS, map: map({ records, request }), others: { "accounts.csv": RECORDS } });
    expect(problems).toEqual([]);
    const facts = { account: { class: "residential", households: "2" }, usage: { active: "230.5" } };
    expect(bills.map((one) => one.request)).toMatchObject([facts, facts, { account: { households: "1" }, usage: { active: "80" } }]);
  });

  test("give facts by bill", async () => {
    const { bills } = await read({
      bills: BILLS,
      map: map({ records: { ...records, by: "bill" }, request }),
      others: { "accounts.csv": "No;Class;Homes;kWh\nb2;11;3;7\nb1;11;1;5\nb3;11;1;6\n" },
    });
    expect(bills.map((one) => one.request)).toMatchObject([{ usage: { active: "5" } }, { usage: { active: "7" } }, { usage: { active: "6" } }]);
  });

  test("that are missing, or stand twice, are told, and no fact is taken", async () => {
    const { cases, problems } = await read({
      bills: BILLS,
      map: map({ records, request }),
      others: { "accounts.csv": "No;Class;Homes;kWh\n1001;11;2;230\n1001;11;3;230\n" },
    });
    expect(problems).toEqual([]);
    expect(cases.map(({ notes }) => notes.map(({ code, message }) => [code, message]))).toEqual([
      [["no-record", "the records have rows 2 and 3 of account `1001`: there is no telling which holds"]],
      [["no-record", "the records have rows 2 and 3 of account `1001`: there is no telling which holds"]],
      [["no-record", "the records have no row of account `1002`"]],
    ]);
    expect(cases[0]?.case.request).toEqual({ id: "b1", period: { from: "1394-03-01", to: "1394-04-01" } });
  });

  test("whose cell is wrong refuse the bill, and name their own row", async () => {
    const { cases, problems } = await read({
      bills: BILLS,
      map: map({ records, request }),
      others: { "accounts.csv": "No;Class;Homes;kWh\n1001;12;2;230\n1002;11;1;80\n" },
    });
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b3"]);
    expect(problems[0]).toMatchObject({
      row: 2,
      id: "b1",
      problems: [{ code: "not-in-values", column: "Class", row: 2, file: expect.stringMatching(/accounts\.csv$/) }],
    });
  });

  test("rows of nobody are told", async () => {
    const { problems } = await read({ bills: BILLS, map: map({ records, request }), others: { "accounts.csv": `${RECORDS};11;1;5\n1003;11\n` } });
    expect(problems.map(({ file, row, problems: [first] }) => [file.replace(/.*\//, ""), row, first?.code])).toEqual([
      ["accounts.csv", 4, "nothing-given"],
      ["accounts.csv", 5, "broken-row"],
    ]);
  });
});

describe("a ledger", () => {
  const ledger = {
    file: "ledger.csv",
    account: "Customer",
    takes: "before the day of issue",
    day: "Date",
    kind: { column: "Kind", values: { O: "opening", B: "bill", P: "payment" } },
    amount: "Amount",
    reversed: ["payment"],
  };
  const LEDGER = `Customer,Date,Kind,Amount
1001,1394-03-01,O,50
1001,1394-04-05,B,1000
1001,1394-04-20,P,1030
1001,1394-05-05,B,2000
1002,1394-03-20,O,-7
`;
  const rowsOf = ({ bills }: Read): readonly unknown[] => bills.map((one) => one.ledger?.map(({ id, kind, amount }) => `${id} ${kind} ${amount}`));

  test("of all days before the day of issue", async () => {
    expect(rowsOf(await read({ bills: BILLS, map: map({ ledger }), others: { "ledger.csv": LEDGER } }))).toEqual([
      ["row 2 opening 50"],
      ["row 2 opening 50", "row 3 bill 1000", "row 4 payment -1030"],
      ["row 6 opening -7"],
    ]);
  });

  test("since the previous bill, whose own day is in it", async () => {
    const given = { bills: BILLS, map: map({ ledger: { ...ledger, takes: "since the previous bill" }, order: "loaded" }), others: { "ledger.csv": LEDGER } };
    expect(rowsOf(await read(given))).toEqual([["row 2 opening 50"], ["row 3 bill 1000", "row 4 payment -1030"], ["row 6 opening -7"]]);
  });

  test("of the bill that each row names, in two columns of amounts, with ids", async () => {
    const own = { ...ledger, takes: "of the bill", bill: "Before", id: "Doc", amount: { debit: "Debit", credit: "Credit" }, reversed: [] };
    const text = "Doc,Customer,Date,Kind,Debit,Credit,Before\nd1,1001,1394-03-01,O,50,,b1\nd2,1001,1394-03-09,P,0,30,b2\nd3,1001,1394-03-09,P,,,b2\n";
    expect(rowsOf(await read({ bills: BILLS, map: map({ ledger: own }), others: { "ledger.csv": text } }))).toEqual([
      ["d1 opening 50"],
      ["d2 payment -30", "d3 payment 0"],
      [],
    ]);
  });

  test("money is by its own factor, and toman is for the file", async () => {
    const text = LEDGER.replace("50\n", "50.5\n");
    const tomans = { ...ledger, format: { money: { factor: "10" } } };
    expect(rowsOf(await read({ bills: BILLS, map: map({ ledger: tomans }), others: { "ledger.csv": text } }))[0]).toEqual(["row 2 opening 505"]);
  });

  test("without a row of the account is empty, and the bill says so", async () => {
    const { cases } = await read({ bills: BILLS, map: map({ ledger }), others: { "ledger.csv": LEDGER.replace("1002,", "1009,") } });
    expect(cases[2]).toMatchObject({ case: { ledger: [] }, notes: [{ code: "no-ledger-rows", message: "the ledger has no row of account `1002`" }] });
  });

  test.each([
    ["no number", "1001,1394-04-20,P,x", "not-a-number", "Amount"],
    ["nothing", "1001,1394-04-20,P,", "nothing-given", "Amount"],
    ["an unknown kind", "1001,1394-04-20,Z,5", "not-in-values", "Kind"],
    ["no day", "1001,,P,5", "nothing-given", "Date"],
  ])("with %s in a row: no bill of that account is judged, others are", async (_, row, code, column) => {
    const { cases, problems } = await read({ bills: BILLS, map: map({ ledger }), others: { "ledger.csv": `${LEDGER}${row}\n` } });
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b3"]);
    expect(problems.map(({ file, row: at, problems: [first] }) => [file.replace(/.*\//, ""), at, first?.code])).toEqual([
      ["ledger.csv", 7, code],
      ["bills.csv", 2, "ledger-unreadable"],
      ["bills.csv", 3, "ledger-unreadable"],
    ]);
    expect(problems[0]?.problems[0]?.column).toBe(column);
    expect(problems[1]?.problems[0]?.message).toBe("the ledger of account `1001` cannot be read in row 7: what is brought forward is not known");
  });

  test.each([
    ["short of a cell", "1001,1394-04-20,P"],
    ["without an account", ",1394-04-20,P,-5"],
  ])("a row %s may be of any account: no bill is judged by that ledger", async (_, row) => {
    const { cases, problems } = await read({ bills: BILLS, map: map({ ledger }), others: { "ledger.csv": `${LEDGER}${row}\n` } });
    expect(cases).toEqual([]);
    expect(problems.map(({ id, problems: [first] }) => [id, first?.code, first?.row])).toEqual([
      [undefined, expect.stringMatching(/broken-row|nothing-given/), 7],
      ["b1", "ledger-unreadable", 7],
      ["b2", "ledger-unreadable", 7],
      ["b3", "ledger-unreadable", 7],
    ]);
    expect(problems[3]?.problems[0]?.message).toBe("the row does not say whose it is, and may be of account `1002`: what is brought forward is not known");
  });

  test("in a sorted file such a row may be of the accounts before and behind it alone", async () => {
    const bill = (id: string, account: string): string => `${id},${account},1394-03-01,1394-04-01,1394-04-05,1`;
    const head = BILLS.split("\n")[0] ?? "";
    const bills = [head, bill("b0", "1000"), bill("b1", "1001"), bill("b2", "1002"), bill("b3", "1003"), bill("b4", "1004"), ""].join("\n");
    const text = [
      "Customer,Date,Kind,Amount",
      "1000,1394-03-01,O,1",
      "1001,1394-03-01,O,1",
      ",1394-03-02,P,-1",
      "1003,1394-03-01,O,1",
      "1004,1394-03-01,O,1",
      "",
    ];
    const { cases, problems } = await read({
      bills,
      map: map({ ledger: { ...ledger, sorted: true }, order: "sorted as text" }),
      others: { "ledger.csv": text.join("\n") },
    });
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b0", "b4"]);
    expect(problems.flatMap(({ id }) => id ?? [])).toEqual(["b1", "b2", "b3"]);
  });

  test("two rows with one id leave the balance unknown: a movement may stand twice", async () => {
    const own = { ...ledger, id: "Doc" };
    const rows = ["Doc,Customer,Date,Kind,Amount", "d1,1001,1394-03-01,O,50", "d2,1002,1394-03-01,O,5", "d3,1002,1394-03-01,O,5"];
    const given = (more: readonly string[]): Given => ({
      bills: BILLS,
      map: map({ ledger: own }),
      others: { "ledger.csv": [...rows, ...more, ""].join("\n") },
    });
    expect((await read(given([]))).problems).toEqual([]);
    expect((await read(given(["d1,1002,1394-03-01,O,50"]))).problems).toEqual([]);
    const { cases, problems } = await read(given(["d1,1001,1394-03-01,O,50"]));
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b3"]);
    expect(problems[0]?.problems).toMatchObject([
      {
        code: "ledger-twice",
        row: 5,
        message: "rows 2 and 5 of the ledger of account `1001` have one id: what is brought forward is not known",
      },
    ]);
  });

  test("a row with a debit and a credit is no row", async () => {
    const own = { ...ledger, amount: { debit: "Debit", credit: "Credit" } };
    const { problems } = await read({
      bills: BILLS,
      map: map({ ledger: own }),
      others: { "ledger.csv": "Customer,Date,Kind,Debit,Credit\n1001,1394-03-01,O,50,30\n" },
    });
    expect(problems[0]?.problems[0]).toMatchObject({ column: "Debit", message: "column `Debit`: the row has a debit and a credit" });
  });

  test("a bill without its day of issue has no part in it", async () => {
    const { problems } = await read({ bills: BILLS.replace("1394-04-05,100", ",100"), map: map({ ledger }), others: { "ledger.csv": LEDGER } });
    expect(problems).toMatchObject([
      { row: 2, problems: [{ code: "no-issue-day", message: "bill `b1` has no day of issue, and its account's ledger is divided by these days" }] },
    ]);
  });

  test("sorted like the bills gives the same as loaded, with accounts that have no bill, and bills that have no row", async () => {
    const rows = ["1000,1394-03-01,O,9", ...LEDGER.trim().split("\n").slice(1), "1004,1394-03-01,O,9"];
    const bills = `${BILLS}b4,1003,1394-03-01,1394-04-01,1394-04-05,1\nb5,1004,1394-03-01,1394-04-01,1394-04-05,1\n`;
    const given = (isSorted: boolean): Given => ({
      bills,
      map: map({ ledger: { ...ledger, sorted: isSorted }, order: "sorted as text" }),
      others: { "ledger.csv": ["Customer,Date,Kind,Amount", ...rows, ""].join("\n") },
    });
    const found = await read(given(true));
    expect(rowsOf(found)).toEqual([
      ["row 3 opening 50"],
      ["row 3 opening 50", "row 4 bill 1000", "row 5 payment -1030"],
      ["row 7 opening -7"],
      [],
      ["row 8 opening 9"],
    ]);
    expect(rowsOf(await read(given(false)))).toEqual(rowsOf(found));
  });

  test("that says it is sorted and is not stops the run", async () => {
    const others = { "ledger.csv": "Customer,Date,Kind,Amount\n1002,1394-03-01,O,5\n1001,1394-03-01,O,5\n" };
    expect(await refusal({ bills: BILLS, map: map({ ledger: { ...ledger, sorted: true }, order: "sorted as text" }), others })).toEqual({
      message: "row 3 of ledger.csv is of account `1001`, after `1002`: the file is not sorted as text",
      help: "sort it, or leave `sorted` out of the map: it is then loaded",
    });
  });
});

describe("evidence", () => {
  const evidence = {
    file: "evidence.jsonl",
    account: "account",
    id: "id",
    day: "day",
    kind: { column: "kind", values: { عکس: "photo", plate: "nameplate", bank: "bank_line", test: "meter_test" } },
    says: { register: { constant: "active" }, reading: "reading", multiplier: "k", digits: "digits", payment: "payment", amount: "amount", error: "error" },
  };
  const rows = [
    { id: "e1", account: "1001", day: "1394-03-30", kind: "عکس", reading: "15051", k: "9", amount: "5" },
    { id: "e2", account: "1001", day: "1394-01-30", kind: "plate", k: "40", digits: 5 },
    { id: "e3", account: "1002", day: "1394-03-30", kind: "bank", payment: "p7", amount: "100.5" },
    { id: "e4", account: "1002", day: "1394-03-30", kind: "test", error: "0.04" },
  ];
  const text = (all: readonly unknown[]): string => all.map((row) => JSON.stringify(row)).join("\n");

  test("is what its kind says, and nothing more; money by its factor", async () => {
    const own = { ...evidence, format: { money: { factor: "10" } } };
    const { bills, problems } = await read({ bills: BILLS, map: map({ evidence: own }), others: { "evidence.jsonl": text(rows) } });
    expect(problems).toEqual([]);
    const ofFirst = [
      { id: "e1", day: "1394-03-30", kind: "photo", says: { register: "active", reading: "15051" } },
      { id: "e2", day: "1394-01-30", kind: "nameplate", says: { register: "active", multiplier: "40", digits: "5" } },
    ];
    expect(bills.map((one) => one.evidence)).toEqual([
      ofFirst,
      ofFirst,
      [
        { id: "e3", day: "1394-03-30", kind: "bank_line", says: { payment: "p7", amount: "1005" } },
        { id: "e4", day: "1394-03-30", kind: "meter_test", says: { register: "active", error: "0.04" } },
      ],
    ]);
  });

  test("that cannot be read is told, and the bill is judged without it", async () => {
    const { cases, problems } = await read({
      bills: BILLS,
      map: map({ evidence }),
      others: { "evidence.jsonl": text([{ ...rows[0], reading: "blurred" }, ...rows.slice(1)]) },
    });
    expect(problems).toMatchObject([{ row: 1, problems: [{ code: "not-a-number", column: "reading" }] }]);
    expect(cases.map(({ notes }) => notes.map(({ code, row }) => [code, row]))).toEqual([[["evidence-unreadable", 1]], [["evidence-unreadable", 1]], []]);
    expect(cases[0]?.case.evidence?.map(({ id }) => id)).toEqual(["e2"]);
  });

  test("of an unknown kind is told", async () => {
    const { problems } = await read({
      bills: BILLS,
      map: map({ evidence }),
      others: { "evidence.jsonl": text([{ ...rows[0], kind: "rumour" }, ...rows.slice(1)]) },
    });
    expect(problems).toMatchObject([{ row: 1, problems: [{ code: "not-in-values", column: "kind", found: "rumour" }] }]);
  });
});
