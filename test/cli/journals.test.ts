// `mizan audit-corrections` and `mizan verify` as a user runs them: findings in each form and language, records that cannot be read, chains that were touched.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { appendRecords } from "../../src/index.ts";
import { folderWith, mizan } from "./fake-io.ts";
import { linesOf, mixedLines, office, plain, STAFF } from "./oversight-office.ts";

const { at, remove } = office();
afterAll(remove);

const audit = (journal: string, ...more: string[]): ReturnType<typeof mizan> =>
  mizan(["audit-corrections", at("rules.mizan"), "--journal", at(journal), ...more]);

describe("mizan audit-corrections", () => {
  test("nothing found", async () => {
    expect(await audit("journal.jsonl")).toEqual({ code: 0, out: "", err: "2 records, 0 findings\n" });
  });

  test("what was carried out without an approval", async () => {
    expect(await audit("self.jsonl")).toEqual({
      code: 1,
      err: "4 records, 2 findings\n",
      out: `1400-05-01 r1 [executed-without-approval] it was carried out without an approval (example figure)
1400-05-02 r1 [executed-unknown-revision] what was carried out is no revision of the request
`,
    });
  });

  test("in Persian, with the remedies", async () => {
    const ran = await audit("self.jsonl", "--lang", "fa", "--explain");
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toBe(`۱۴۰۰/۰۵/۰۱ r1 [executed-without-approval] بدون تصویب اجرا شده است
  برگردانید، یا دربارهٔ آن تصمیم بگیرید
  رکوردها: r1
  سند: مصوبهٔ ۴۱۲، «res. 412»
  عدد نمونه است و از سندی گرفته نشده است
۱۴۰۰/۰۵/۰۲ r1 [executed-unknown-revision] آنچه اجرا شده هیچ‌یک از ویرایش‌های درخواست نیست
  همان را که تصویب شده اجرا کنید
  رکوردها: r1، e1
`);
  });

  test("as data: in each form the example value is marked and the words stand beside the code", async () => {
    const csv = await audit("self.jsonl", "--format", "csv");
    expect(csv.out).toBe(
      [
        "code,day,account,records,message,cites,marks",
        'executed-without-approval,1400-05-01,acc,r1,it was carried out without an approval,"board_1399 ""res. 412""",example',
        "executed-unknown-revision,1400-05-02,acc,r1 e1,what was carried out is no revision of the request,,",
        "",
      ].join("\r\n"),
    );
    const lines = (await audit("self.jsonl", "--format", "jsonl")).out.trim().split("\n");
    const json = JSON.parse((await audit("self.jsonl", "--format", "json")).out);
    expect(lines.map((line) => JSON.parse(line))).toEqual(json);
    expect(json[0]).toMatchObject({ message: "it was carried out without an approval", help: "reverse it, or have it decided", marks: ["example"] });
  });

  test("records that cannot be read are told with their rows, and the others are judged", async () => {
    const ran = await audit("broken.jsonl");
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err.replaceAll(at(""), "")).toBe(
      `${[
        "broken.jsonl, row 2: the line is not JSON: column 1: expected a value, found `not`",
        "  help: write one record a line, each a JSON object",
        ...["day", "person", "grade", "from"].flatMap((field) => [`broken.jsonl, row 3 (x): ${field}: nothing is given`, "  help: add it"]),
        "1 record, 2 more could not be read, 0 findings",
      ].join("\n")}\n`,
    );
  });

  test("in Persian what is told of them, and what the run came to, is Persian too", async () => {
    const ran = await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("broken.jsonl"), "--lang", "fa"]);
    const lines = plain(ran.err).replaceAll(at(""), "").split("\n");
    expect(lines).toContain("broken.jsonl، سطر ۳ (x): «day»: چیزی داده نشده است");
    expect(lines).toContain("  راهنما: آن را بیاورید");
    expect(lines.at(-2)).toBe("۱ رکورد، ۲ رکورد دیگر خوانده نشد، ۰ یافته");
  });

  test("issued bills that cannot be read are told as well", async () => {
    const ran = await audit("journal.jsonl", "--bills", at("broken.jsonl"));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("broken.jsonl, row 2: the line is not JSON");
    expect(ran.err).toContain("help: write one issued bill a line");
  });

  test("the district's year in Persian: sorts of records and states of documents are Persian words", async () => {
    const ran = await mizan(["audit-corrections", "examples/oversight", "--journal", "examples/oversight/journal.jsonl", "--lang", "fa"]);
    expect(ran.code).toBe(1);
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toContain("[reference-missing] «approval-0357» به درخواست «request-0272» اشاره می‌کند که نیست\n");
    expect(plain(ran.out)).toContain("[state-after-end] وضعیت سند بدهی «document-0071» از ۱۴۰۳/۰۳/۳۰ «سوخت‌شده» است و در ۱۴۰۳/۰۴/۰۳ وضعیت دیگری ثبت شده است\n");
  });
});

describe("mizan verify", () => {
  const CHAIN = appendRecords([], STAFF, "1399-01-02");
  const [first, second] = CHAIN;
  const head = second?.hash ?? "";

  test("without the head it says what cannot be seen", async () => {
    expect(await mizan(["verify", at("chain.jsonl")])).toEqual({
      code: 0,
      err: "",
      out: `the chain of 2 entries fits together, but no head was given: a cut tail or a chain written wholly anew cannot be seen
  compare \`${head}\` with the head that was written down elsewhere
head ${head}
`,
    });
    expect(
      plain((await mizan(["verify", at("chain.jsonl"), "--lang", "fa"])).out),
    ).toBe(`زنجیرهٔ ۲ ثبت به‌هم پیوسته است، ولی سر زنجیره داده نشده: بریده‌شدن دنباله یا بازنویسی همهٔ زنجیره را نمی‌توان دید
  «${head}» را با سری که جای دیگری نوشته شده بسنجید
سر زنجیره: ${head}
`);
  });

  test("with its head, in either case", async () => {
    for (const given of [head, head.toUpperCase(), ` ${head}\n`]) {
      expect(await mizan(["verify", at("chain.jsonl"), "--head", given])).toEqual({
        code: 0,
        err: "",
        out: `the chain is intact: 2 entries, up to the head given\nhead ${head}\n`,
      });
    }
    expect(plain((await mizan(["verify", at("chain.jsonl"), "--head", head, "--lang", "fa"])).out)).toBe(
      `زنجیره دست‌نخورده است: ۲ ثبت، تا سری که داده شده است\nسر زنجیره: ${head}\n`,
    );
  });

  test.each([
    { name: "cut", text: linesOf([first]), out: "the head given is that of none of the 1 entry: the tail was cut, or the chain was written anew" },
    { name: "emptied", text: "", out: "the head given is that of none of the 0 entries: the tail was cut" },
    { name: "edited", text: linesOf(CHAIN).replace('"p1"', '"p9"'), out: "entry 1 is not as it was entered: it looks edited" },
    { name: "dropped", text: linesOf([second]), out: "entry 1 is missing: it looks dropped" },
    { name: "moved", text: linesOf([second, first]), out: "entry 1 does not stand where it was entered: it looks reordered" },
    { name: "spoilt", text: linesOf(CHAIN).replace('{"sequence":2', '{"sequence":2,'), out: "entry 2 is not as it was entered: it looks edited" },
  ])("a chain that was $name ends with 1", async ({ text, out }) => {
    const folder = folderWith({ "chain.jsonl": text });
    const ran = await mizan(["verify", `${folder.path}/chain.jsonl`, "--head", head]);
    const data = await mizan(["verify", `${folder.path}/chain.jsonl`, "--head", head, "--format", "json"]);
    folder.remove();
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(out);
    expect(JSON.parse(data.out)).toMatchObject({ kind: expect.stringMatching(/^(cut or rewritten|broken)$/) });
  });

  test("a chain that has grown since its head was written down", async () => {
    const ran = await mizan(["verify", at("chain.jsonl"), "--head", first?.hash ?? ""]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("the head given is that of entry 1: 1 more was entered after it\n  write the new head down elsewhere\n");
  });

  test("the head that the example's page names is that of its journal", async () => {
    const [, named = ""] = /--head ([0-9a-f]{64})/.exec(readFileSync("examples/oversight/README.md", "utf8")) ?? [];
    expect(await mizan(["verify", "examples/oversight/journal.jsonl", "--head", named])).toMatchObject({
      code: 0,
      out: expect.stringContaining(" entries, up to the head given\n"),
    });
  });
});
