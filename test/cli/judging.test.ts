// `mizan audit` and `mizan diagnose` as a user runs them: each bill of the example in both languages, files that cannot be read, and what the commands end with.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../rule-sets.ts";
import { folderWith, mizan } from "./fake-io.ts";

const RULES = "examples/household/rules.mizan";
const CASES = "examples/issued-bills/cases.jsonl";
const cases = readFileSync(join(ROOT, CASES), "utf8").trim().split("\n");
/** Without the marks that set runs of one direction apart. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069\u200F]/g, "");

async function withCases<T>(lines: readonly string[], run: (file: string) => Promise<T>): Promise<T> {
  const folder = folderWith({ "cases.jsonl": `${lines.join("\n")}\n` });
  try {
    return await run(join(folder.path, "cases.jsonl"));
  } finally {
    folder.remove();
  }
}

interface Told {
  readonly code: number;
  readonly err: string;
  readonly lines: readonly unknown[];
}

interface Line {
  readonly id?: string;
  readonly row?: number;
  readonly notes?: readonly { readonly code: string }[];
  readonly unread?: readonly { readonly code: string }[];
  readonly identities?: readonly { readonly name: string }[];
}

function dataIn(out: string): readonly Line[] {
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("mizan audit", () => {
  test("a sentence for a right bill; of a wrong one the figures that differ, where it parts, and the harm", async () => {
    const { code, out, err } = await mizan(["audit", RULES, "--bills", CASES]);
    expect(code).toBe(1);
    expect(err).toContain("6 bills: 1 agree, 5 do not; 0 could not be read");
    // 23 x 409 = 9,407; 9 % of 10,440 is 939.6.
    expect(out).toContain(`right: Every figure that was printed is what the rules give.
multiplier: The bill is not what the rules give.
  Figure                    As issued, IRR  As it should be, IRR  Difference, IRR  Verdict
  Energy                             9,407               115,423         -106,016  differs
  Value added tax                      940                10,481           -9,541  differs
  Total                             11,380               126,937         -115,557  differs
  Payable                           11,000               126,000         -115,000  differs
  Carried to the next bill             380                   937             -557  differs
  The first figure that parts, in the order of calculation, is Energy (1 of 7).
  The difference is carried on into: Value added tax, Total, Payable, Carried to the next bill.
  Relation                                                  One side  Other side  Difference  May differ by rounding  Verdict
  reading printed = reading on record (Energy, multiplier)         1          10           9                       0  does not hold
  Of what was to be paid, 115,000 IRR too little was charged.
`);
    expect(out).toContain("  tax = rate × its base (Value added tax)    10,481      12,345       1,864                       0  does not hold\n");
  });
  test("the same in Persian", async () => {
    const { out } = await mizan(["audit", RULES, "--bills", CASES, "--lang", "fa"]);
    const text = bare(out);
    expect(text).toContain("right: همهٔ رقم‌های چاپ‌شده همان است که قواعد می‌دهد.");
    expect(text).toContain("از مبلغ قابل پرداخت، ۱۱۵٬۰۰۰ ریال کمتر از اندازه مطالبه شده است.");
    expect(text.replace(/[A-Za-z-]+(?=:)/g, "")).not.toMatch(/[A-Za-z0-9]/);
  });
  test("ends with 0 where all agree, and with 2 where nothing can be checked", async () => {
    const right = await withCases(cases.slice(0, 1), (file) => mizan(["audit", RULES, "--bills", file]));
    expect(right).toMatchObject({ code: 0, out: "right: Every figure that was printed is what the rules give.\n" });
    expect((await mizan(["audit", RULES, "--bills", "no-such.jsonl"])).code).toBe(2);
    expect((await mizan(["audit", RULES])).code).toBe(2);
    expect((await mizan(["audit", RULES, "--bills", "examples/household/rules.mizan"])).err).toContain("docs/mapping.md");
  });
  test("a case that cannot be read is told with its row, and stops no other", async () => {
    const broken = [cases[0] ?? "", '{"issued": {"id": "x", "total": "NaN"}}', cases[2] ?? ""];
    const { code, out, err } = await withCases(broken, (file) => mizan(["audit", RULES, "--bills", file, "--format", "jsonl"]));
    expect(code).toBe(1);
    expect(dataIn(out).map(({ id, row, unread }) => [id, row, unread?.map(({ code: what }) => what)])).toEqual([
      ["right", undefined, undefined],
      ["x", 2, expect.arrayContaining(["no-case"])],
      ["digits", undefined, undefined],
    ]);
    expect(err).toContain("row 2: ");
    expect(err).toContain("issued.account");
    expect(err).toContain("2 bills: 1 agree, 1 do not; 1 could not be read");
  });
});

describe("what cases say of one another", () => {
  const right = JSON.parse(cases[0] ?? "");
  /** The right bill again, as the bill of another time. */
  const bill = (id: string, from: string, to: string, changes: Readonly<Record<string, unknown>> = {}): string =>
    JSON.stringify({ ...right, issued: { ...right.issued, id, period: { from, to }, ...changes }, request: { ...right.request, id, period: { from, to } } });
  const [MARCH, APRIL] = [bill("m3", "1394-03-01", "1394-04-01"), bill("m4", "1394-04-01", "1394-05-01")];
  const told = async (lines: readonly string[]): Promise<Told> => {
    const { code, out, err } = await withCases(lines, (file) => mizan(["audit", RULES, "--bills", file, "--format", "jsonl"]));
    return { code, err, lines: dataIn(out).map(({ id, notes, unread }) => [id, ...[...(notes ?? []), ...(unread ?? [])].map(({ code: what }) => what)]) };
  };

  test("bills that follow one another say nothing", async () => {
    expect((await told([APRIL, MARCH])).lines).toEqual([["m4"], ["m3"]]);
  });

  test.each([
    [
      "one id twice",
      [MARCH, bill("m3", "1394-04-01", "1394-05-01")],
      [["m3"], ["m3", "same-id"]],
      "the bill has the id `m3`, as row 1 has\n  help: take one of the two away, or give each bill an id of its own",
    ],
    [
      "one period twice",
      [MARCH, bill("m3b", "1394-03-01", "1394-04-01")],
      [["m3"], ["m3b", "same-account-and-period"]],
      "has a bill of the same period in row 1",
    ],
    [
      "days that two bills have",
      [bill("m3b", "1394-03-15", "1394-04-15"), MARCH],
      [["m3b", "overlapping-period"], ["m3"]],
      "the period overlaps that of row 2, 1394-03-01 to 1394-04-01",
    ],
  ])("%s: in the data and on standard error, and the run ends with 1", async (_, lines, found, says) => {
    const ran = await told(lines);
    expect(ran.lines).toEqual(found);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(says);
  });

  test("days that no bill has are told, and are no fault", async () => {
    const ran = await told([bill("m5", "1394-05-01", "1394-06-01"), MARCH]);
    expect(ran.lines).toEqual([["m5", "gap-before"], ["m3"]]);
    expect(ran.err).toContain("has the days from 1394-04-01 up to 1394-05-01, after bill `m3`\n  help: a bill may be missing in the file, or was never issued");
    const beside = await told([bill("m5", "1394-05-01", "1394-06-01"), MARCH, "{}"]);
    expect(beside.err).toContain("after bill `m3`\n  help: rows that cannot be read may be the bill of these days");
  });

  test("days that are billed twice by bills that agree end the run with 1, and are counted", async () => {
    const ran = await told([MARCH, bill("m3b", "1394-03-01", "1394-04-01")]);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^2 bills: .*; 0 could not be read; 1 with days that another bill has$/m);
  });

  test("the opening of a register is held to the closing of the account's bill before it, wherever that stands", async () => {
    const opening = (id: string, from: string, to: string, previous: string): string => {
      const readings = right.issued.readings.map((reading: object) => ({ ...reading, previous }));
      return bill(id, from, to, { readings });
    };
    const { out } = await withCases([opening("m4", "1394-04-01", "1394-05-01", "20000"), MARCH], (file) =>
      mizan(["audit", RULES, "--bills", file, "--format", "jsonl"]),
    );
    const [first, second] = dataIn(out);
    const opens = (verdict: Line | undefined): unknown => verdict?.identities?.find(({ name }) => name === "opening is last closing");
    expect(opens(first)).toMatchObject({ holds: "no" });
    expect(opens(second)).toBeUndefined();
  });
});

describe("a file without a bill", () => {
  test.each(["audit", "diagnose", "which-tariff"])("mizan %s ends with 2, and says so", async (command) => {
    const empty = await withCases([], (file) => mizan([command, RULES, "--bills", file]));
    expect(empty.code).toBe(2);
    expect(empty.err).toMatch(/^error: \S*cases\.jsonl holds no bill\nhelp: name a file with bills: nothing was checked\n$/);
  });

  test("a header alone, by a map", async () => {
    const period = { from: { constant: "1394-03-01" }, to: { constant: "1394-04-01" }, last_day: "excluded" };
    const map = {
      format: { dates: { order: "YYYY-MM-DD" } },
      issued: { id: "Bill", account: "Customer", period },
      lines: { energy: "Energy" },
      request: { period: "as issued" },
    };
    const folder = folderWith({ "bills.csv": "Bill,Customer,Energy\n", "map.json": JSON.stringify(map) });
    const { code, err } = await mizan(["audit", RULES, "--bills", join(folder.path, "bills.csv"), "--map", join(folder.path, "map.json")]);
    expect([code, err]).toEqual([2, expect.stringContaining("bills.csv holds no bill")]);
    folder.remove();
  });
});

test("what is wrong in a file beside the bills names that file", async () => {
  const map = {
    format: { dates: { order: "YYYY-MM-DD" } },
    issued: { id: "Bill", account: "Customer", period: { from: { constant: "1394-03-01" }, to: { constant: "1394-04-01" }, last_day: "excluded" } },
    lines: { energy: "Energy" },
    request: { period: "as issued", account: { class: { column: "Kind", of: "records", values: { home: "residential" } } } },
    records: { file: "accounts.csv", by: "account", key: "No" },
  };
  const files = { "bills.csv": "Bill,Customer,Energy\nb1,7,1\n", "accounts.csv": "No,Kind\n6,home\n7,shop\n", "map.json": JSON.stringify(map) };
  const folder = folderWith(files);
  const { err } = await mizan(["audit", RULES, "--bills", join(folder.path, "bills.csv"), "--map", join(folder.path, "map.json")]);
  expect(err.replaceAll(`${folder.path}/`, "")).toContain(
    "bills.csv, row 2: in accounts.csv, row 3: column `Kind`: `shop` is none of the values that the map lists\n",
  );
  folder.remove();
});

describe("mizan diagnose", () => {
  test("tells what cases say of one another as audit does", async () => {
    const { code, out, err } = await withCases([cases[0] ?? "", cases[0] ?? ""], (file) => mizan(["diagnose", RULES, "--bills", file, "--format", "jsonl"]));
    expect(code).toBe(1);
    expect(dataIn(out).map(({ id, notes, unread }) => [id, notes, unread?.map(({ code: what }) => what)])).toEqual([
      ["right", [], undefined],
      ["right", undefined, ["same-id"]],
    ]);
    expect(err).toContain("1 could not be read");
  });

  test("finds what was planted in each bill of the example", async () => {
    const { code, out } = await mizan(["diagnose", RULES, "--bills", CASES, "--format", "jsonl"]);
    expect(code).toBe(1);
    const found = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const first = ({ explanations }: { readonly explanations: readonly { readonly faults: readonly { readonly key: string }[] }[] }): unknown =>
      explanations[0]?.faults.map(({ key }) => key);
    expect(found.map((diagnosis) => [diagnosis.id, diagnosis.answer, first(diagnosis)])).toEqual([
      ["right", "no fault", undefined],
      ["multiplier", "exact-single", ["F04 active 1"]],
      ["digits", "exact-single", ["F07 active current 15500"]],
      ["last-year", "exact-single", ["F02 energy_price 1 back"]],
      ["payment", "ambiguous", ["F28 d2 missing"]],
      ["unknown", "unexplained", undefined],
    ]);
  });
  test("says it in either language, with what would decide", async () => {
    const [english, persian] = [await mizan(["diagnose", RULES, "--bills", CASES]), await mizan(["diagnose", RULES, "--bills", CASES, "--lang", "fa"])];
    expect(english.out).toContain("  What would decide: bank line of d2.\n");
    expect(english.out).toContain("confirmed by photo of the register p3");
    expect(bare(persian.out)).toContain("آنچه تکلیف را روشن می‌کند: سطر بانک (d2).");
    expect(bare(persian.out)).toContain("جابه‌جایی دو رقم");
  });
});
