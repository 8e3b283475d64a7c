// `which-tariff`, `dossier` and `verify` of what it wrote, run as a user runs them.
import { copyFileSync, existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Dossier } from "../../src/index.ts";
import { findingEntry, findingRecord } from "../../src/index.ts";
import { DISPUTE, june, LIMITS, may, right, tooLittle } from "../rules/dossier/dispute.ts";
import { folderWith, mizan } from "./fake-io.ts";

const RIGHT = { ...right, issued: { ...right.issued, id: "right", account: "a-18" } };
const LITTLE = { ...tooLittle, issued: { ...tooLittle.issued, id: "little", account: "a-19" } };
const lines = (cases: readonly unknown[]): string => `${cases.map((each) => JSON.stringify(each)).join("\n")}\n`;
const folder = folderWith({
  "dispute.mizan": DISPUTE,
  "limits.mizan": LIMITS,
  "cases.jsonl": lines([may, june, RIGHT, LITTLE]),
  "broken.jsonl": `${lines([may])}{"issued": {"id": "june"}}\n`,
  "bills.csv": `id,account,from,to,issued,tariff,old,new,energy,fixed,tax,total,payable
may,a-17,2024-05-01,2024-06-01,2024-06-05,shop,1000,1200,31000,500,3150,34650,34600
june,a-17,2024-06-01,2024-07-01,2024-07-05,shop,1200,1300,15500,500,1600,17600,17600
`,
  "map.json": JSON.stringify({
    format: { decimal_mark: ".", grouping: "none", dates: { order: "YYYY-MM-DD" } },
    issued: {
      id: "id",
      account: "account",
      period: { from: "from", to: "to", last_day: "excluded" },
      issued_on: "issued",
      tariff: "tariff",
      total: "total",
      payable: "payable",
    },
    lines: { energy: "energy", fixed: "fixed", tax: "tax" },
    readings: [{ register: "energy", previous: "old", current: "new" }],
    request: { period: "as issued", account: { class: { constant: "home" }, power: { constant: "30" } }, readings: "as issued" },
  }),
  "twice.jsonl": lines([may, may]),
});
afterAll(() => folder.remove());
const at = (name: string): string => join(folder.path, name);
const RULES = at("dispute.mizan");
const read = (name: string): string => readFileSync(at(name), "utf8");
/** What the figures rest on. */
const UNSETTLED = "not verified: source sheet (Sheet of charges); example figure: rate tax_rate from 2020-01-01";
const HASH = /hash ([0-9a-f]{64})/;

describe("mizan which-tariff", () => {
  test("a bill, in English: the whole sheet", async () => {
    const ran = await mizan(["which-tariff", RULES, "--bills", at("cases.jsonl"), "--id", "may"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toBe("1 bill: 0 as stated, 1 not; 0 could not be read\n");
    expect(ran.out.split("\n").map((line) => line.trimEnd())).toEqual([
      "may: shop",
      "  The facts of record do not entitle the account to the tariff that the bill names.",
      "  Tariff            By the facts  Condition",
      "  Household tariff  holds         its condition account.class = home (holds, Class is Household)",
      "  Shop tariff       fails         its condition account.class = shop (fails, Class is Household)",
      "  Farm tariff       fails         its condition account.class = farm (fails, Class is Household)",
      "  Large farm        fails         its condition account.class = farm (fails, Class is Household); its condition account.power > 50 kW (fails, Power is 30 kW)",
      "",
      "  What each tariff would have cost, for the same facts",
      "  Tariff            By the facts   Total  Payable  Difference",
      `  Household tariff  holds         22,550   22,500      12,100  ${UNSETTLED}`,
      `  Shop tariff       fails         34,650   34,600           0  named by the bill; gives exactly what was printed; ${UNSETTLED}`,
      "  Farm tariff       fails                                      no bill: usage.demand is needed and not given",
      "  Large farm        fails         31,000   31,000       3,650",
      "",
      "  What each class would have cost, all other facts the same",
      "  Fact              Tariff             Total  Payable  Difference",
      `  Class: Household  Household tariff  22,550   22,500      12,100  by the record; ${UNSETTLED}`,
      `  Class: Shop       Shop tariff       34,650   34,600           0  gives exactly what was printed; ${UNSETTLED}`,
      "  Class: Farm       Farm tariff                                    no bill: usage.demand is needed and not given",
      "  Differences are to the total as issued: positive where less would have been charged.",
      "",
      "",
    ]);
  });
  test("in Persian: words, labels, digits", async () => {
    const { out } = await mizan(["which-tariff", RULES, "--bills", at("cases.jsonl"), "--id", "may", "--lang", "fa"]);
    expect(out).toContain("بنا بر واقعیت‌های ثبت‌شده، اشتراک مشمول تعرفه‌ای که قبض نام می‌برد نیست.");
    expect(out).toMatch(/تعرفهٔ تجاری +برقرار نیست +\u2066۳۴٬۶۵۰\u2069 +\u2066۳۴٬۶۰۰\u2069 +\u2066۰\u2069 +نام‌برده در قبض؛ دقیقاً همان رقم‌های چاپ‌شده را می‌دهد/);
    expect(out).toContain("طبقه: خانگی");
  });
  test("all bills of a file, as data; a right one alone ends with 0", async () => {
    const ran = await mizan(["which-tariff", RULES, "--bills", at("cases.jsonl"), "--format", "json"]);
    const found: readonly { readonly id: string; readonly answer: string }[] = JSON.parse(ran.out);
    expect(found.map(({ id, answer }) => [id, answer])).toEqual([
      ["may", "another"],
      ["june", "another"],
      ["right", "as stated"],
      ["little", "as stated"],
    ]);
    expect(ran.code).toBe(1);
    expect(await mizan(["which-tariff", RULES, "--bills", at("cases.jsonl"), "--id", "right", "--format", "json"])).toMatchObject({ code: 0 });
  });
  test.each<{ name: string; argv: readonly string[]; says: RegExp }>([
    { name: "no bills", argv: [RULES], says: /needs --bills/ },
    { name: "no such bill", argv: [RULES, "--bills", at("cases.jsonl"), "--id", "nobody"], says: /holds no bill nobody/ },
    { name: "no file", argv: [RULES, "--bills", at("none.jsonl")], says: /there is no file/ },
    { name: "no cases", argv: [RULES, "--bills", RULES], says: /holds no cases/ },
  ])("$name ends with 2", async ({ argv, says }) => {
    const ran = await mizan(["which-tariff", ...argv]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(says);
  });
  test("a row that holds no case is told, and the others are done", async () => {
    const ran = await mizan(["which-tariff", RULES, "--bills", at("broken.jsonl")]);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.err).toContain("1 bill: 0 as stated, 1 not; 1 could not be read");
  });
});

describe("mizan dossier", () => {
  const dossier = (...argv: readonly string[]): ReturnType<typeof mizan> => mizan(["dossier", RULES, "--bills", at("cases.jsonl"), ...argv]);
  test("pages in a file: the same bytes on every run, 1 for a wrong bill and 0 for a right one", async () => {
    expect(await dossier("--id", "may", "--out", at("a.html"))).toMatchObject({ code: 1, out: "" });
    const ran = await dossier("--id", "may", "--out", at("b.html"));
    expect(read("b.html")).toBe(read("a.html"));
    expect(ran.err).toMatch(/^.*b\.html: differs, [a-z-]+; hash [0-9a-f]{64}\n$/);
    expect((await dossier("--id", "may")).out).toBe(read("a.html"));
    expect(await dossier("--id", "right", "--out", at("right.html"))).toMatchObject({ code: 0 });
  });
  test("both languages, and the data, have one hash", async () => {
    const hashes = await Promise.all(
      [
        ["--lang", "en"],
        ["--lang", "fa"],
        ["--format", "json"],
        ["--format", "pretty", "--lang", "fa"],
      ].map(async (more) => HASH.exec((await dossier("--id", "june", ...more)).err)?.[1]),
    );
    expect(new Set(hashes).size).toBe(1);
    const data: Readonly<Record<string, unknown>> = JSON.parse((await dossier("--id", "june", "--format", "json")).out);
    expect(data).toMatchObject({
      kind: "dossier",
      form: 1,
      hash: hashes[0],
      bill: { id: "june" },
      correctable: { bills: [{ bill: "may", cause: "the same, shown" }, { bill: "june" }] },
    });
  });
  test("from an issuer's own file: with the account's other bill, and whose word the readings are", async () => {
    const ran = await mizan(["dossier", RULES, "--bills", at("bills.csv"), "--map", at("map.json"), "--id", "may", "--format", "pretty"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("Issued 52,250 IRR, lawful 34,100 IRR: a change of -18,150 IRR.");
    expect(ran.out).toContain("Taken from the bill itself, on the issuer's word, since no record says them: period, readings.");
  });
  test("on a terminal, in words", async () => {
    const { out } = await dossier("--id", "may", "--format", "pretty");
    expect(out).toContain("Dossier of bill may\n");
    expect(out).toContain("\nWhat may be corrected\n");
    expect(out).toMatch(/ {2}Tax +3,150 +2,050 +1,100 {2}differs\n/);
  });
  test("limits: what may still be corrected on a day, and by which clause not", async () => {
    const asked = ["--id", "little", "--limits", at("limits.mizan"), "--cause-of", "billing=supplier", "--fact", "customer=household", "--format", "pretty"];
    const part = await dossier(...asked, "--on", "2025-05-02");
    expect(part.out).toContain("Cause: Supplier, by what the diagnosis says of whose the fault is. Account: Customer is household.");
    expect(part.out).toMatch(
      /little {2}From 2024-05-01 up to but not including 2024-05-02 \(1 days\) +no +.*Not more than a year back for the company.*“s\. 3”/,
    );
    expect((await dossier(...asked, "--on", "2025-05-01")).out).toContain("May still be corrected, of the bills that may be corrected whole: 2,200 IRR.");
    expect((await dossier(...asked, "--on", "2025-06-01")).out).toContain("May still be corrected, of the bills that may be corrected whole: 0 IRR.");
  });
  test.each<{ name: string; argv: readonly string[]; says: RegExp }>([
    { name: "no id", argv: [], says: /needs --id/ },
    { name: "no such bill", argv: ["--id", "nobody"], says: /holds no bill nobody/ },
    { name: "limits without a day", argv: ["--id", "may", "--limits", at("limits.mizan")], says: /needs --on/ },
    { name: "a day that is none", argv: ["--id", "may", "--limits", at("limits.mizan"), "--on", "2025-02-30"], says: /2025-02-30 is no day/ },
    { name: "limits without an authority", argv: ["--id", "may", "--limits", RULES, "--on", "2025-01-01"], says: /holds no authority/ },
    {
      name: "an authority that is not there",
      argv: ["--id", "may", "--limits", at("limits.mizan"), "--on", "2025-01-01", "--authority", "king"],
      says: /no authority king/,
    },
    { name: "a cause without limits", argv: ["--id", "may", "--cause", "supplier"], says: /needs limits/ },
    { name: "a fact that is no pair", argv: ["--id", "may", "--limits", at("limits.mizan"), "--on", "2025-01-01", "--fact", "household"], says: /is no pair/ },
    {
      name: "a fault family that is none",
      argv: ["--id", "may", "--limits", at("limits.mizan"), "--on", "2025-01-01", "--cause-of", "weather=supplier"],
      says: /billing=CAUSE/,
    },
    { name: "a chain without a day", argv: ["--id", "may", "--chain", at("c.jsonl")], says: /needs --on/ },
    { name: "a folder that is not there", argv: ["--id", "may", "--out", at("none/a.html")], says: /its folder is not there/ },
  ])("$name ends with 2", async ({ argv, says }) => {
    const ran = await dossier(...argv);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(says);
  });
  test.each<{ name: string; own: readonly [string, string]; argv: (file: string) => readonly string[]; says: RegExp }>([
    {
      name: "the bills",
      own: ["cases.jsonl", "own.jsonl"],
      argv: (file) => [RULES, "--bills", file, "--out", file],
      says: /is the file of --bills, which would be lost/,
    },
    {
      name: "the rules",
      own: ["dispute.mizan", "own.mizan"],
      argv: (file) => [file, "--bills", at("cases.jsonl"), "--out", file],
      says: /has the name of a rule file/,
    },
    {
      name: "a plan, by another path",
      own: ["dispute.mizan", "plan.txt"],
      argv: (file) => [
        RULES,
        "--bills",
        at("cases.jsonl"),
        "--limits",
        file,
        "--on",
        "2025-01-01",
        "--out",
        join(folder.path, "..", folder.path.split("/").at(-1) ?? "", "plan.txt"),
      ],
      says: /is the file of --limits/,
    },
    {
      name: "the map",
      own: ["map.json", "own.json"],
      argv: (file) => [RULES, "--bills", at("bills.csv"), "--map", file, "--out", file],
      says: /is the file of --map/,
    },
    {
      name: "a chain that is not there yet",
      own: ["map.json", "any"],
      argv: () => [RULES, "--bills", at("cases.jsonl"), "--chain", at("new.chain"), "--on", "2025-01-01", "--out", at("new.chain")],
      says: /is the file of --chain/,
    },
  ])("$name is not written over", async ({ own: [from, to], argv, says }) => {
    copyFileSync(at(from), at(to));
    const ran = await mizan(["dossier", ...argv(at(to)), "--id", "may"]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(says)]);
    expect(read(to)).toBe(read(from));
  });
  test.each([
    ["a link", symlinkSync],
    ["another name of the same file", linkSync],
  ])("nor through %s", async (name, link) => {
    const other = name.replaceAll(" ", "-");
    copyFileSync(at("cases.jsonl"), at(`${other}.jsonl`));
    link(at(`${other}.jsonl`), at(`${other}.html`));
    const ran = await mizan(["dossier", RULES, "--bills", at(`${other}.jsonl`), "--id", "may", "--out", at(`${other}.html`)]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining("is the file of --bills")]);
    expect(read(`${other}.jsonl`)).toBe(read("cases.jsonl"));
  });
  test("the same rules under another name, and laid out otherwise, are the same dossier", async () => {
    writeFileSync(at("other-name.mizan"), `# A note.\n\n${read("dispute.mizan")}`);
    const renamed = await mizan(["dossier", at("other-name.mizan"), "--bills", at("cases.jsonl"), "--id", "may"]);
    expect(renamed.out).toBe((await dossier("--id", "may")).out);
    expect(renamed.out).not.toContain(".mizan:");
  });
  test("two bills of one id, and standard input", async () => {
    expect(await mizan(["dossier", RULES, "--bills", at("twice.jsonl"), "--id", "may"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("holds 2 bills may"),
    });
    expect(await mizan(["dossier", RULES, "--bills", "-", "--id", "may"])).toMatchObject({ code: 2, err: expect.stringContaining("can be read once") });
  });
});

describe("the chain of findings", () => {
  const enter = (id: string, file: string, on: string): ReturnType<typeof mizan> =>
    mizan(["dossier", RULES, "--bills", at("cases.jsonl"), "--id", id, "--out", at("chained.html"), "--chain", at(file), "--on", on]);
  test("grows by a finding a bill, and verifies up to its head", async () => {
    const first = await enter("may", "chain.jsonl", "2025-01-01");
    const second = await enter("june", "chain.jsonl", "2025-01-02");
    expect(first.err).toMatch(/entry 1; head [0-9a-f]{64}: write it down/);
    const head = /entry 2; head ([0-9a-f]{64})/.exec(second.err)?.[1] ?? "";
    expect(await mizan(["verify", at("chain.jsonl"), "--head", head])).toMatchObject({ code: 0 });
    expect((await mizan(["verify", at("chain.jsonl")])).out).toContain("a cut tail");
    const [one = ""] = read("chain.jsonl").split("\n");
    writeFileSync(at("cut.jsonl"), `${one}\n`);
    expect(await mizan(["verify", at("cut.jsonl"), "--head", head])).toMatchObject({ code: 1 });
    expect(existsSync(at("chain.jsonl.lock"))).toBe(false);
  });
  test("the same finding is entered once", async () => {
    const again = await enter("may", "chain.jsonl", "2025-01-09");
    expect(again.err).toContain("stands in it as entry 1");
    expect(read("chain.jsonl").trim().split("\n")).toHaveLength(2);
  });
  test.each<{ name: string; text: (chain: string) => string; says: RegExp }>([
    { name: "edited", text: (chain) => chain.replace('"differs"', '"agrees"'), says: /no intact chain/ },
    { name: "of which a row is no JSON", text: (chain) => `${chain}{"sequence":\n`, says: /row 3/ },
    { name: "cut in a row", text: (chain) => chain.slice(0, -20), says: /row 2/ },
  ])("a chain $name gets no further entry", async ({ text, says }) => {
    writeFileSync(at("spoilt.jsonl"), text(read("chain.jsonl")));
    const before = read("spoilt.jsonl");
    const ran = await enter("right", "spoilt.jsonl", "2025-01-03");
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(says);
    expect(read("spoilt.jsonl")).toBe(before);
  });
  test("no pages are left of a finding that could not be entered", async () => {
    writeFileSync(at("broken-chain.jsonl"), read("chain.jsonl").replace('"differs"', '"agrees"'));
    const ran = await mizan([
      "dossier",
      RULES,
      "--bills",
      at("cases.jsonl"),
      "--id",
      "right",
      "--out",
      at("left.html"),
      "--chain",
      at("broken-chain.jsonl"),
      "--on",
      "2025-01-03",
    ]);
    expect(ran.code).toBe(2);
    expect(existsSync(at("left.html"))).toBe(false);
  });
  test.each([
    ["2025-01-01", /--on 2025-01-01 is before the last entry of .*, 2025-01-02/],
    ["2024-06-04", /--on 2024-06-04 is before the bill was issued, 2024-06-05/],
  ])("an entry of %s is out of time", async (on, says) => {
    const before = read("chain.jsonl");
    const ran = await enter("right", "chain.jsonl", on);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(says)]);
    expect(read("chain.jsonl")).toBe(before);
  });
  test("a chain that was dated back elsewhere is whole, and verify says so", async () => {
    const data: Dossier = JSON.parse((await mizan(["dossier", RULES, "--bills", at("cases.jsonl"), "--id", "right", "--format", "json"])).out);
    const [first, second] = [findingEntry(undefined, findingRecord(data), "2025-01-05"), { ...findingRecord(data), id: "other" }];
    writeFileSync(at("back.jsonl"), lines([first, findingEntry(first, second, "2025-01-01")]));
    const ran = await mizan(["verify", at("back.jsonl")]);
    expect([ran.code, ran.err]).toEqual([0, "entry 2 bears the day 2025-01-01, before that of the entry before it, 2025-01-05\n"]);
    expect((await mizan(["verify", at("chain.jsonl")])).err).toBe("");
  });
  test("two runs do not write to it at the same time", async () => {
    writeFileSync(at("held.jsonl.lock"), "");
    const ran = await enter("may", "held.jsonl", "2025-01-01");
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("being written to by another run") });
    expect(existsSync(at("held.jsonl"))).toBe(false);
  });
});

describe("mizan verify of a dossier", () => {
  const write = async (name: string, ...argv: readonly string[]): Promise<string> => {
    const ran = await mizan(["dossier", RULES, "--bills", at("cases.jsonl"), "--id", "may", "--out", at(name), ...argv]);
    return HASH.exec(ran.err)?.[1] ?? "";
  };
  test("as it was made, in either form and language", async () => {
    const hash = await write("v.html", "--lang", "fa");
    await write("v.json", "--format", "json");
    for (const name of ["v.html", "v.json"]) {
      expect(await mizan(["verify", at(name), "--head", hash])).toMatchObject({ code: 0, err: "", out: expect.stringContaining(hash) });
      expect((await mizan(["verify", at(name)])).err).toContain("cannot be seen here");
    }
    expect((await mizan(["verify", at("v.html"), "--lang", "fa"])).out).toContain("همان است که ساخته شد");
  });
  test.each<{ name: string; change: (html: string) => string; says: RegExp }>([
    { name: "a figure on the page", change: (html) => html.replace("34,650", "34,651"), says: /the pages were changed: line \d+/ },
    { name: "a figure in the data", change: (html) => html.replace("&quot;34650&quot;", "&quot;34651&quot;"), says: /the data were changed/ },
  ])("$name is found", async ({ change, says }) => {
    await write("x.html");
    writeFileSync(at("y.html"), change(read("x.html")));
    const ran = await mizan(["verify", at("y.html")]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(says);
    expect(JSON.parse((await mizan(["verify", at("y.html"), "--format", "json"])).out)).toHaveProperty("kind");
  });
  test("another dossier than the one whose hash was written down", async () => {
    await write("z.html");
    expect(await mizan(["verify", at("z.html"), "--head", "0".repeat(64)])).toMatchObject({ code: 1, out: expect.stringContaining("another dossier") });
  });
  test("a page that is no dossier, and no file, end with 2", async () => {
    writeFileSync(at("page.html"), "<p>no</p>");
    expect(await mizan(["verify", at("page.html")])).toMatchObject({ code: 2, err: expect.stringContaining("is no dossier") });
    expect(await mizan(["verify", at("none.html")])).toMatchObject({ code: 2 });
  });
});

describe("names that the limits do not have", () => {
  const asked = ["dossier", RULES, "--bills", at("cases.jsonl"), "--id", "may", "--limits", "tariffs/world/gb-back-billing.mizan", "--on", "2024-08-01"];
  test.each([
    [["--kind", "frst_action"], "--kind frst_action: the limits have no such kind of correction", "did you mean first_action?"],
    [["--cause", "suplier"], "--cause suplier: the limits have no such cause", "did you mean supplier?"],
    [["--cause-of", "billing=suplier"], "--cause-of suplier: the limits have no such cause", "did you mean supplier?"],
    [["--fact", "custmer=domestic"], "--fact custmer: the limits have no such fact of the account", "did you mean customer?"],
    [["--fact", "customer=farm"], "--fact customer farm: the limits have no such value of customer", "name one of: domestic, microbusiness, larger"],
  ])("%s is an error of the arguments", async (options, message, help) => {
    const { code, out, err } = await mizan([...asked, ...options]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(`error: ${message}\nhelp: ${help}\n`);
  });
  test("names that they have are asked", async () => {
    const { code, err } = await mizan([...asked, "--kind", "first_action", "--cause", "supplier", "--fact", "customer=domestic", "--format", "json"]);
    expect(err).not.toContain("error");
    expect(code).toBe(1);
  });
});
