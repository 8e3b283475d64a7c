// `mizan audit --out`: a run of bills into a folder, by hand-made rules whose figures are seen at a glance.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ran } from "./fake-io.ts";
import { folderWith, mizan } from "./fake-io.ts";
import { caseLine, linesOf, monthOf, runOf } from "./population-bills.ts";
import { WHOLE } from "./rules.ts";

const folder = folderWith({ "rules.mizan": WHOLE, "run.jsonl": linesOf(runOf(40)) });
afterAll(folder.remove);

const at = (name: string): string => join(folder.path, name);

async function audited(bills: string, out: string, ...more: readonly string[]): Promise<Ran> {
  return mizan(["audit", at("rules.mizan"), "--bills", at(bills), "--out", at(out), ...more]);
}

function rows(out: string, table: string): readonly Readonly<Record<string, string>>[] {
  const found: readonly Readonly<Record<string, string>>[] = parse(readFileSync(at(`${out}/${table}`)), { bom: true, columns: true });
  return found;
}

/** All results by name; how the run was cut and stored is no result. */
function results(out: string): Readonly<Record<string, string>> {
  const names = readdirSync(at(out)).filter((name) => name !== "chunks" && name !== "manifest.json");
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(at(`${out}/${name}`), "utf8")]));
}

const RUN = ["--by", "reader,route", "--diagnose", "--workers", "1", "--chunk", "7"];

describe("a run of 40 bills, 4 charged by a multiplier of 40 and 8 by one of 20", () => {
  let ran: Ran = { code: -1, out: "", err: "" };
  beforeAll(async () => {
    ran = await audited("run.jsonl", "run", ...RUN);
  });

  // Kilowatt hours of bill n are 7 + n mod 13. Bills 0, 10, 20, 30 have 7, 17, 14, 11: 49 kWh at 390 too much, 19,110 IRR.
  // Bills 3, 8, 13, 18, 23, 28, 33, 38 have 10, 15, 7, 12, 17, 9, 14, 19: 103 kWh at 190 too much, 19,570 IRR.
  test("ends with 1 and says what it came to", () => {
    expect(ran.code).toBe(1);
    expect(ran.err).toBe("");
    expect(ran.out).toBe(
      [
        "40 bills: 28 agree, 12 differ; 0 rows could not be read",
        "bills that differ charge 38,680 IRR too much on 12",
        "diagnosis: 12 exact-single",
        "  8 bills: wrong multiplier (F04 register active, multiplier 20), 19,570 IRR too much on 8",
        "  4 bills: wrong multiplier (F04 register active, multiplier 40), 19,110 IRR too much on 4",
        `written to ${at("run")}: report.en.html, report.fa.html, summary.json, tables, 2 lists of accounts`,
        "",
      ].join("\n"),
    );
  });

  test("verdicts have a row for each bill, in the order of the input", () => {
    const verdicts = rows("run", "verdicts.csv");
    expect(verdicts.map(({ bill }) => bill)).toEqual(runOf(40).map(({ id }) => id));
    // One small figure, which many multipliers come near: it may be chance.
    expect(verdicts[3]).toMatchObject({
      ...{ row: "4", bill: "b3", account: "a0", from: "2024-04-01", to: "2024-05-01", mark_reader: "r3", mark_route: "t0", verdict: "differs" },
      ...{ issued: "2000", computed: "100", harm: "1900", exact: "", lines: "energy differs; total differs; payable differs", findings: "" },
      ...{ answer: "exact-single", cause: "F04 register active, multiplier 20", explanations: "F04 active 20", may_be_chance: "yes" },
    });
    expect(verdicts[4]).toMatchObject({ verdict: "agrees", issued: "110", computed: "110", harm: "0", lines: "", answer: "" });
  });

  test("lines have the figures that do not agree", () => {
    const lines = rows("run", "lines.csv");
    expect(lines.length).toBe(36);
    expect(lines[3]).toMatchObject({
      row: "4",
      bill: "b3",
      kind: "line",
      name: "energy",
      verdict: "differs",
      issued: "2000",
      computed: "100",
      difference: "1900",
    });
  });

  test("causes, clusters and lists of accounts", () => {
    const [twenty, forty] = rows("run", "causes.csv");
    expect(twenty).toMatchObject({ cause: "F04 register active, multiplier 20", bills: "8", overcharged: "8", overcharge: "19570", undercharge: "0" });
    expect(forty).toMatchObject({
      cause: "F04 register active, multiplier 40",
      bills: "4",
      overcharge: "19110",
      list: "accounts-f04-register-active-multiplier-40.csv",
    });
    const clusters = rows("run", "clusters.csv");
    expect(clusters.filter(({ cause, mark }) => cause === "F04 register active, multiplier 20" && mark === "reader")).toMatchObject([
      { value: "r3", among: "8", bills: "8", overcharge: "19570" },
    ]);
    expect(clusters.filter(({ cause, mark }) => cause === "" && mark === "reader").map(({ value, among, bills }) => [value, among, bills])).toEqual([
      ["r0", "8", "4"],
      ["r1", "8", "0"],
      ["r2", "8", "0"],
      ["r3", "8", "8"],
      ["r4", "8", "0"],
    ]);
    expect(rows("run", "accounts-f04-register-active-multiplier-40.csv").map(({ account, bill, harm }) => [account, bill, harm])).toEqual([
      ["a0", "b0", "2730"],
      ["a2", "b10", "6630"],
      ["a5", "b20", "5460"],
      ["a7", "b30", "4290"],
    ]);
  });

  test("the summary has exact sums", () => {
    const { about, population } = JSON.parse(readFileSync(at("run/summary.json"), "utf8"));
    expect(about).toMatchObject({ schedule: "tiny", currency: "IRR", bills: { name: "run.jsonl" }, diagnose: true, by: ["reader", "route"] });
    expect(population).toMatchObject({
      bills: 40,
      broken: 0,
      verdicts: [
        { name: "agrees", bills: 28 },
        { name: "differs", bills: 12, overcharge: "38680" },
      ],
    });
    expect(population.lines).toContainEqual({
      name: "energy",
      agrees: 28,
      differs: 12,
      missing: 0,
      unknown: 0,
      undecided: 0,
      overcharge: "38680",
      undercharge: "0",
    });
  });

  test("started again it judges nothing anew and writes the same bytes", async () => {
    const before = results("run");
    const chunks = readdirSync(at("run/chunks"));
    expect(chunks.length).toBe(6);
    rmSync(at("run/verdicts.csv"));
    const again = await audited("run.jsonl", "run", ...RUN, "--progress");
    expect([again.code, again.out]).toEqual([ran.code, ran.out]);
    expect(results("run")).toEqual(before);
  });

  test.each([
    ["one chunk", ["--workers", "1", "--chunk", "100"]],
    ["a bill a chunk, two threads", ["--workers", "2", "--chunk", "1"]],
    ["three threads", ["--workers", "3", "--chunk", "4"]],
  ])("how it was cut and by how many it was judged changes no byte: %s", async (title, how) => {
    const out = title.replaceAll(/\W/g, "-");
    const other = await audited("run.jsonl", out, "--by", "reader,route", "--diagnose", ...how);
    expect([other.code, other.out.replace(at(out), at("run"))]).toEqual([ran.code, ran.out]);
    expect(results(out)).toEqual(results("run"));
  });
});

describe("what is broken in the folder is made anew", () => {
  const chunk = (name: string): string => at(`broken/chunks/${name}`);
  let whole: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    await audited("run.jsonl", "broken", ...RUN);
    whole = results("broken");
  });

  test.each<[string, () => void]>([
    ["a chunk that is gone", () => rmSync(chunk("00000002.jsonl"))],
    ["one that was cut", () => writeFileSync(chunk("00000002.jsonl"), readFileSync(chunk("00000002.jsonl")).subarray(0, 900))],
    [
      "one cut at the end of a line",
      () => writeFileSync(chunk("00000000.jsonl"), `${readFileSync(chunk("00000000.jsonl"), "utf8").split("\n").slice(0, -2).join("\n")}\n`),
    ],
    [
      "one in which a figure was altered",
      () => writeFileSync(chunk("00000001.jsonl"), readFileSync(chunk("00000001.jsonl"), "utf8").replace('"verdict":"agrees"', '"verdict":"differs"')),
    ],
    ["one that is another", () => writeFileSync(chunk("00000003.jsonl"), readFileSync(chunk("00000004.jsonl")))],
    ["the last one, which has fewer rows, in the place of a full one", () => writeFileSync(chunk("00000003.jsonl"), readFileSync(chunk("00000005.jsonl")))],
    ["one of nothing", () => writeFileSync(chunk("00000005.jsonl"), "")],
    ["one of no text", () => writeFileSync(chunk("00000005.jsonl"), Buffer.from([0xff, 0xfe, 0x0a]))],
    [
      "what a killed run was writing",
      () => {
        writeFileSync(at("broken/verdicts.csv.part"), "half");
        writeFileSync(at("broken/verdicts.csv"), "half");
        writeFileSync(chunk("00000002.jsonl.part"), "half");
        mkdirSync(at("broken/across/accounts"), { recursive: true });
        writeFileSync(at("broken/across/accounts/0"), '["a0",0,"b0",0,400]\n');
        writeFileSync(at("broken/at-work"), "999999999");
      },
    ],
  ])("%s", async (_title, damage) => {
    damage();
    expect((await audited("run.jsonl", "broken", ...RUN)).code).toBe(1);
    expect(results("broken")).toEqual(whole);
  });
});

describe("a folder of something else is refused", () => {
  const base = ["--by", "reader", "--workers", "1"];
  beforeAll(async () => {
    writeFileSync(at("other.jsonl"), linesOf(runOf(41)));
    writeFileSync(at("other.mizan"), WHOLE.replace("example: 10", "example: 11"));
    mkdirSync(at("taken"));
    writeFileSync(at("taken/letters.txt"), "mine");
    await audited("run.jsonl", "first", ...base);
  });

  test.each([
    ["other bills", ["audit", "rules.mizan", "--bills", "other.jsonl", "--out", "first", ...base], "file of bills: run.jsonl ("],
    ["other rules", ["audit", "other.mizan", "--bills", "run.jsonl", "--out", "first", ...base], "rules: "],
    ["other marks", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "first", "--by", "route"], "--by: reader before, route now"],
    ["a diagnosis", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "first", ...base, "--diagnose"], "--diagnose: false before, true now"],
    ["another language of labels", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "first", ...base, "--lang", "fa"], "--lang: en before, fa now"],
    [
      "another form of tables",
      ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "first", ...base, "--tables", "parquet"],
      "--tables: csv before, parquet now",
    ],
    ["another size of chunks", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "first", ...base, "--chunk", "9"], "--chunk: 250 before, 9 now"],
    ["somebody's files", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "taken", ...base], "holds other files, letters.txt among them"],
    ["a file", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "rules.mizan", ...base], "is a file, and a run fills a folder"],
    [
      "a mark that no bill carries",
      ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "new", "--by", "reader,raeder"],
      "name marks that they carry: reader, route",
    ],
    ["verdicts one after the other", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "new", "--format", "jsonl"], "leave one of the two out"],
    ["no file of bills", ["audit", "rules.mizan", "--bills", "none.jsonl", "--out", "new", ...base], "there is no file"],
    ["standard input", ["audit", "rules.mizan", "--bills", "-", "--out", "new", ...base], "judged from a file"],
    ["no bills named", ["audit", "rules.mizan", "--out", "new"], "needs the bills"],
    ["a table that holds no cases, without a map", ["audit", "rules.mizan", "--bills", "rules.mizan", "--out", "new"], "holds no cases"],
    ["no number of threads", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "new", "--workers", "0"], "--workers is 0"],
    ["no size of chunks", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "new", "--chunk", "1e3"], "--chunk is 1e3"],
    ["a mark twice", ["audit", "rules.mizan", "--bills", "run.jsonl", "--out", "new", "--by", "reader,reader"], "names reader twice"],
    ["an option of a run without its folder", ["audit", "rules.mizan", "--bills", "run.jsonl", "--by", "reader"], "--by is of a run into a folder"],
  ])("%s", async (_title, argv, message) => {
    const named = argv.map((each) => (/^(rules|other)\.mizan$|\.jsonl$|^(first|taken|new)$/.test(each) ? at(each) : each));
    const before = existsSync(at("first/summary.json")) ? results("first") : {};
    const { code, out, err } = await mizan(named);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, ""]);
    expect(results("first")).toEqual(before);
    expect(existsSync(at("new/summary.json"))).toBe(false);
  });

  test("the same files under other names are the same run", async () => {
    writeFileSync(at("copy.jsonl"), linesOf(runOf(40)));
    expect((await audited("copy.jsonl", "first", ...base)).code).toBe(1);
  });

  test("a folder in which another process is at work", async () => {
    // The process that runs the tests has a parent, which is alive.
    writeFileSync(at("first/at-work"), String(process.ppid));
    const { code, err } = await audited("run.jsonl", "first", ...base);
    expect([code, err]).toEqual([2, expect.stringContaining(`process ${process.ppid} is at work in`)]);
    rmSync(at("first/at-work"));
  });
});

describe("exit codes", () => {
  test("0 where every bill agrees, also where days between them are billed by nothing", async () => {
    const bills = [
      { id: "b0", account: "a0", month: 1, kwh: 7 },
      { id: "b1", account: "a0", month: 3, kwh: 8 },
    ];
    writeFileSync(at("right.jsonl"), linesOf(bills));
    const { code, out } = await audited("right.jsonl", "right", "--workers", "1");
    expect(code).toBe(0);
    expect(out).toContain("2 bills: 2 agree; 0 rows could not be read\n");
    expect(rows("right", "verdicts.csv").map(({ findings }) => findings)).toEqual(["", "nothing bills the days 2024-02-01 up to 2024-03-01, after b0"]);
  });

  test("2 for a file of no bills, and nothing is written", async () => {
    writeFileSync(at("empty.jsonl"), "\n");
    const { code, err } = await audited("empty.jsonl", "empty", "--workers", "1", "--diagnose", "--by", "reader");
    expect([code, err]).toEqual([2, expect.stringContaining("empty.jsonl holds no bill")]);
    expect(existsSync(at("empty"))).toBe(false);
  });

  test("2 where no row can be read; each is told", async () => {
    writeFileSync(at("unread.jsonl"), '{"issued":\n[]\n');
    const { code } = await audited("unread.jsonl", "unread", "--workers", "1", "--by", "reader");
    expect(code).toBe(2);
    expect(rows("unread", "verdicts.csv")).toEqual([]);
    expect(rows("unread", "problems.csv").map(({ kind, row }) => [kind, row])).toEqual([
      ["not read", "1"],
      ["not read", "2"],
    ]);
    expect(readFileSync(at("unread/report.en.html"), "utf8")).toContain("Judged: 0 bills.");
  });

  test.each([
    [
      "days billed twice",
      [{ id: "b1", account: "a0", month: 1, kwh: 8, period: { from: "2024-01-20", to: "2024-02-20" } }],
      ["", "the days 2024-01-20 up to 2024-02-01 are billed also by b0"],
    ],
    ["a period billed twice", [{ id: "b1", account: "a0", month: 1, kwh: 7 }], ["the period is billed also by b1", "the period is billed also by b0"]],
    ["an id twice", [{ id: "b0", account: "a1", month: 1, kwh: 8 }], ["another row has the id b0", "another row has the id b0"]],
  ])("1 for %s, though each bill agrees", async (title, others, findings) => {
    const name = title.replaceAll(" ", "-");
    writeFileSync(at(`${name}.jsonl`), linesOf([{ id: "b0", account: "a0", month: 1, kwh: 7 }, ...others]));
    const { code } = await audited(`${name}.jsonl`, name, "--workers", "1");
    expect(rows(name, "verdicts.csv").map((row) => row["findings"])).toEqual(findings);
    expect(code).toBe(1);
  });
});

describe("what is wrong with the input", () => {
  test("broken rows are listed and lost nowhere; what they leave open is no gap", async () => {
    const lines = linesOf([
      { id: "b0", account: "a0", month: 1, kwh: 7 },
      { id: "b2", account: "a0", month: 3, kwh: 7 },
    ]).split("\n");
    writeFileSync(at("bad.jsonl"), [lines[0], '{"issued":', "[]", '{"issued":{"id":"x"},"request":{}}', lines[1], ""].join("\n"));
    const { code, out } = await audited("bad.jsonl", "bad", "--workers", "1");
    expect(code).toBe(1);
    expect(out).toContain("2 bills: 2 agree; 3 rows could not be read\n");
    const problems = rows("bad", "problems.csv");
    expect([...new Set(problems.map(({ kind, row, bill }) => `${kind} ${row} ${bill}`))]).toEqual(["not read 2 ", "not read 3 ", "not read 4 x"]);
    expect(problems.every(({ problem, remedy }) => problem !== "" && remedy !== "")).toBe(true);
    expect(rows("bad", "verdicts.csv").map(({ findings }) => findings)).toEqual([
      "",
      "nothing that could be read bills the days 2024-02-01 up to 2024-03-01, after b0",
    ]);
  });

  test("what a spreadsheet would run is neutralised in every table", async () => {
    const dangerous = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\uff1d1"];
    const bills = dangerous.map((text, n) => ({ id: text, account: text, month: 1, kwh: 7 + n, charged: "999", marks: { reader: text } }));
    writeFileSync(at("formulas.jsonl"), linesOf(bills));
    await audited("formulas.jsonl", "formulas", "--workers", "1", "--by", "reader", "--diagnose");
    const found = readdirSync(at("formulas"))
      .filter((name) => name.endsWith(".csv"))
      .flatMap((name) => rows("formulas", name).flatMap((row) => Object.values(row)));
    expect(found.filter((cell) => /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([]);
    for (const text of dangerous) expect(found).toContain(`'${text}`);
  });
});

test("bills of a map: notes, facts of the issuer's word, neighbours, rows that cannot be read", async () => {
  const map = {
    format: { dates: { order: "YYYY-MM-DD" } },
    order: "sorted as text",
    issued: { id: "Bill", account: "Customer", period: { from: "From", to: "To", last_day: "excluded" }, total: "Sum" },
    lines: { energy: "Energy" },
    request: { period: "as issued", account: { phases: { constant: "1" } }, usage: { active: "kWh" } },
    marks: { reader: "Reader" },
  };
  const month = (n: number): string => `${monthOf(n).from},${monthOf(n).to}`;
  const table = [
    "Bill,Customer,From,To,Energy,Sum,kWh,Reader",
    `m1,a,${month(1)},70,70,7,r1`,
    `m2,a,${month(2)},x,70,7,r1`,
    `m3,a,${month(3)},80,80,7,r1`,
    `m4,b,,,70,70,7,r2`,
  ];
  writeFileSync(at("map.json"), JSON.stringify(map));
  writeFileSync(at("bills.csv"), `${table.join("\n")}\n`);
  const { code } = await audited("bills.csv", "mapped", "--map", at("map.json"), "--workers", "1", "--by", "reader");
  expect(code).toBe(1);
  expect(rows("mapped", "verdicts.csv").map(({ bill, verdict, findings }) => [bill, verdict, findings])).toEqual([
    ["m1", "agrees", ""],
    ["m3", "differs", "nothing that could be read bills the days 2024-02-01 up to 2024-03-01, after m1"],
    ["m4", "undecided", ""],
  ]);
  expect(rows("mapped", "problems.csv").map(({ kind, row, bill, account }) => [kind, row, bill, account])).toEqual([
    ["not read", "3", "m2", "a"],
    ["note", "5", "m4", "b"],
  ]);
  expect(readFileSync(at("mapped/report.en.html"), "utf8")).toContain("These facts were taken from the bills themselves");
  writeFileSync(at("map.json"), JSON.stringify({ ...map, request: { ...map.request, account: { phases: { constant: "3" } } } }));
  const other = await audited("bills.csv", "mapped", "--map", at("map.json"), "--workers", "1", "--by", "reader");
  expect([other.code, other.err]).toEqual([2, expect.stringContaining("map: map.json (")]);
});

test("a file that is not in the order that its map declares ends the run, and what was judged before stays", async () => {
  const map = {
    format: { dates: { order: "YYYY-MM-DD" } },
    order: "sorted as text",
    issued: { id: "Bill", account: "Customer", period: { from: "From", to: "To", last_day: "excluded" }, total: "Sum" },
    lines: { energy: "Energy" },
    request: { period: "as issued", account: { phases: { constant: "1" } }, usage: { active: "kWh" } },
  };
  const row = (account: string): string => `m-${account},${account},2024-01-01,2024-02-01,70,70,7`;
  writeFileSync(at("order.json"), JSON.stringify(map));
  writeFileSync(at("order.csv"), `${["Bill,Customer,From,To,Energy,Sum,kWh", row("a"), row("b"), row("d"), row("c")].join("\n")}\n`);
  const { code, err } = await audited("order.csv", "order", "--map", at("order.json"), "--workers", "1", "--chunk", "1");
  expect([code, err]).toEqual([2, expect.stringContaining("the bills are not sorted as text")]);
  expect(readdirSync(at("order")).sort()).toEqual(["chunks", "manifest.json"]);
});

test("a bill of which the sum is right and a figure wrong is told as such, so that the counts add up", async () => {
  const bill = (id: string, energy: string, sum: string): string =>
    caseLine({ id, account: id, month: 1, kwh: 7, charged: sum }).replace(`"amount":"${sum}"`, `"amount":"${energy}"`);
  writeFileSync(at("sums.jsonl"), [bill("even", "60", "70"), bill("over", "80", "80"), bill("under", "60", "60"), ""].join("\n"));
  const { out } = await audited("sums.jsonl", "sums", "--workers", "1", "--diagnose");
  expect(out).toContain("bills that differ charge 10 IRR too much on 1, 10 IRR too little on 1, neither on 1\n");
  expect(readFileSync(at("sums/report.en.html"), "utf8")).toContain("Neither on 1 bill: the sum is right, and another figure is not.");
  const told = rows("sums", "causes.csv").map(({ bills, overcharged, undercharged, unharmed, untold }) =>
    [bills, overcharged, undercharged, unharmed, untold].map(Number),
  );
  expect(told.length).toBeGreaterThan(0);
  for (const [bills, ...parts] of told) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(bills);
});

test("progress says how far it is, at what rate", async () => {
  const { err } = await mizan(["audit", at("rules.mizan"), "--bills", at("run.jsonl"), "--out", at("slow"), "--workers", "1", "--chunk", "5", "--progress"], {
    tick: 400,
  });
  expect(err).toMatch(/^\d+ bills? judged, \d+% read, \d+ a second, \d+ chunks?$/m);
  expect(err).toMatch(/^writing the tables: \d of 8 chunks$/m);
});
