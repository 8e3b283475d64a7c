// `mizan authority` and `mizan decide` as a user runs them: whole pages in both languages, and what an office without the right rules, day or request is told.
import { afterAll, describe, expect, test } from "vitest";
import { folderWith, mizan } from "./fake-io.ts";
import { linesOf, mixedLines, office, plain, REQUEST, RULES, STAFF } from "./oversight-office.ts";

const { at, remove } = office();
afterAll(remove);

const ASKED = ["decide", at("rules.mizan"), "--request", at("request.json"), "--journal", at("journal.jsonl")];

describe("mizan authority", () => {
  test("prints the matrix, its clauses and what each grade may answer", async () => {
    const ran = await mizan(["authority", at("rules.mizan")]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toBe(`Correction of issued bills: in force from 1399-01-01 up to but not including 1405-01-01 (example figure)
source: Board resolution 412, "res. 412"

grade    kind              up to           share of bill  age up to  documents  approvers
Clerk    Misread register  5,000,000 IRR   50%            3 months   Photo      1
Manager  any               50,000,000 IRR  no limit       12 months  Photo      1
Board    any               no limit        no limit       no limit   Photo      2

bar 1: Not more than a year back for the company; nobody may when it is in the company's favour and the age is over 12 months
  source: Limitation act
never the same person: who asks and who approves
one grade higher when Account of kin is "Yes"; at the top at least 3 approvers
the amount is what the total changes by
requests of one account within 12 months count together, in size
powers are delegated one step
an approval can be used for 30 days

Clerk may answer:
  kind              up to          share of bill  age up to  documents  approvers
  Misread register  5,000,000 IRR  50%            3 months   Photo      1

Manager may answer:
  kind              up to           share of bill  age up to  documents  approvers
  Misread register  50,000,000 IRR  no limit       12 months  Photo      1
  Wrong class       50,000,000 IRR  no limit       12 months  Photo      1

Board may answer:
  kind              up to     share of bill  age up to  documents  approvers  bars
  Misread register  no limit  no limit       no limit   Photo      2          bar 1 may forbid it
  Wrong class       no limit  no limit       no limit   Photo      2          bar 1 may forbid it
`);
  });

  test("the same in Persian", async () => {
    const ran = await mizan(["authority", at("rules.mizan"), "--lang", "fa"]);
    expect(ran.code).toBe(0);
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toBe(`اصلاح صورتحساب: معتبر از ۱۳۹۹/۰۱/۰۱ تا پیش از ۱۴۰۵/۰۱/۰۱ (عدد نمونه)
سند: مصوبهٔ ۴۱۲، «res. 412»

رده         نوع           تا مبلغ          سهم از قبض  تا قدمت   مدرک‌ها  تصویب‌کنندگان
کارمند      قرائت نادرست  ۵٬۰۰۰٬۰۰۰ ریال   ۵۰٪         ۳ ماه     عکس     ۱
مدیر        هر            ۵۰٬۰۰۰٬۰۰۰ ریال  بدون سقف    ۱۲ ماه    عکس     ۱
هیئت مدیره  هر            بدون سقف         بدون سقف    بدون سقف  عکس     ۲

منع ۱: شرکت بیش از یک سال به عقب بازنمی‌گردد؛ هیچ‌کس مجاز نیست وقتی به سود شرکت باشد و قدمت بیش از ۱۲ ماه باشد
  سند: قانون مرور زمان
هرگز یک شخص نباشند: درخواست‌کننده و تصویب‌کننده
یک رده بالاتر وقتی اشتراک بستگان «بلی» باشد؛ در بالاترین رده دست‌کم ۳ تصویب‌کننده
مبلغ همان تغییر جمع کل است
درخواست‌های یک اشتراک در ۱۲ ماه با هم و به قدر مطلق شمرده می‌شوند
اختیار تنها یک بار تفویض می‌شود
تصویب تا ۳۰ روز اعتبار دارد

کارمند می‌تواند دربارهٔ این‌ها تصمیم بگیرد:
  نوع           تا مبلغ         سهم از قبض  تا قدمت  مدرک‌ها  تصویب‌کنندگان
  قرائت نادرست  ۵٬۰۰۰٬۰۰۰ ریال  ۵۰٪         ۳ ماه    عکس     ۱

مدیر می‌تواند دربارهٔ این‌ها تصمیم بگیرد:
  نوع           تا مبلغ          سهم از قبض  تا قدمت  مدرک‌ها  تصویب‌کنندگان
  قرائت نادرست  ۵۰٬۰۰۰٬۰۰۰ ریال  بدون سقف    ۱۲ ماه   عکس     ۱
  تعرفهٔ نادرست  ۵۰٬۰۰۰٬۰۰۰ ریال  بدون سقف    ۱۲ ماه   عکس     ۱

هیئت مدیره می‌تواند دربارهٔ این‌ها تصمیم بگیرد:
  نوع           تا مبلغ   سهم از قبض  تا قدمت   مدرک‌ها  تصویب‌کنندگان  منع‌ها
  قرائت نادرست  بدون سقف  بدون سقف    بدون سقف  عکس     ۲             شاید منع ۱ مانع باشد
  تعرفهٔ نادرست  بدون سقف  بدون سقف    بدون سقف  عکس     ۲             شاید منع ۱ مانع باشد
`);
  });

  test("as data: the marks, and conditions as the rules write them", async () => {
    const ran = await mizan(["authority", at("rules.mizan"), "--format", "json"]);
    const [asked] = JSON.parse(ran.out);
    expect(asked.version).toMatchObject({ from: "1399-01-01", to: "1405-01-01", marks: ["example"] });
    expect(asked.bars).toEqual([
      {
        name: "too_old",
        labels: { "": "Not more than a year back for the company", fa: "شرکت بیش از یک سال به عقب بازنمی‌گردد" },
        when: "favour = company and age > 12 months",
        cites: [{ source: "limit_act" }],
        marks: [],
      },
    ]);
  });

  test("where no source gives the matrix, it says so; what nobody could put into rules is told", async () => {
    const ran = await mizan(["authority", "tariffs/world/gb-back-billing.mizan"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("who may decide is unknown: who within a supplier may decide is its own delegation, which no source gives\n");
    expect(ran.out).toContain('and Customer is "Household" or "Microbusiness" and the kind is "First act to recover the charge"');
    expect(ran.out).toContain("not in the rules: What a customer was charged too much is paid back without this limit");
  });

  test("one month, one day and one condition that is denied are written in the singular and plainly", async () => {
    const rules = RULES.replace("| 3 months ", "| 1 month  ")
      .replace("expires 30 days", "expires 1 day")
      .replace("account.related = yes", "account.related != no");
    const folder = folderWith({ "rules.mizan": rules });
    const [english, persian] = [await mizan(["authority", folder.path]), await mizan(["authority", folder.path, "--lang", "fa"])];
    folder.remove();
    expect(english.out).toMatch(/^Clerk .* 1 month {2}/m);
    expect(english.out).toContain("an approval can be used for 1 day\n");
    expect(english.out).toContain('when Account of kin is not "No"');
    expect(plain(persian.out)).toContain("وقتی اشتراک بستگان «خیر» نباشد");
  });

  test("says where no version is in force, in the language asked for", async () => {
    const ran = await mizan(["authority", at("rules.mizan"), "--on", "1398-01-01", "--lang", "fa"]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(plain(ran.err)).toContain("در ۱۳۹۸/۰۱/۰۱ هیچ نسخه‌ای از اصلاح صورتحساب معتبر نیست\n");
  });
});

describe("mizan decide", () => {
  const HEAD = `Request r1: Correction of issued bills (correction)
  Version from 1399-01-01
  Source: Board resolution 412, "res. 412"
  Example figure: taken from no source

Not allowed
  Lowest grade: Manager; approvers: 1
  Documents: Photo

Amount: 6,000,000 IRR, in the customer's favour
Share of the bill: 30%
Age of the oldest day: 3 months

What fails:
1. 0 of 1 approvals by Manager or above
`;

  test("names the lowest grade, and what fails in one line each", async () => {
    expect(await mizan(ASKED)).toEqual({ code: 1, err: "", out: HEAD });
  });

  test("with the remedies, the records and the sources", async () => {
    const ran = await mizan([...ASKED, "--explain"]);
    expect(ran.out).toBe(`${HEAD}  each by another person
  Records: r1
  Source: Board resolution 412, "res. 412"
  Example figure: taken from no source
`);
  });

  test("in Persian, with the remedies", async () => {
    const ran = await mizan([...ASKED, "--explain", "--lang", "fa"]);
    expect(ran.code).toBe(1);
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toBe(`درخواست r1: اصلاح صورتحساب (اصلاح)
  نسخهٔ معتبر از ۱۳۹۹/۰۱/۰۱
  سند: مصوبهٔ ۴۱۲، «res. 412»
  عدد نمونه است و از سندی گرفته نشده است

مجاز نیست
  پایین‌ترین رده: مدیر؛ شمار تصویب‌کنندگان: ۱
  مدرک‌ها: عکس

مبلغ: ۶٬۰۰۰٬۰۰۰ ریال، به سود مشترک
سهم از قبض: ۳۰٪
قدمت قدیمی‌ترین روز: ۳ ماه

آنچه برآورده نشده:
۱. ۰ تصویب از ۱ تصویب لازم در ردهٔ مدیر یا بالاتر ثبت شده است
  هر تصویب از شخصی دیگر
  رکوردها: r1
  سند: مصوبهٔ ۴۱۲، «res. 412»
  عدد نمونه است و از سندی گرفته نشده است
`);
  });

  test("allowed once a manager approved what was asked; what counts beside it is told, also in brief", async () => {
    const other = { ...REQUEST, id: "r0", day: "1400-04-20", amount: "1000000", bill: { ...REQUEST.bill, id: "b0" } };
    const { recordHash } = await import("../../src/index.ts");
    const approval = { record: "approval", id: "ok", day: "1400-05-02", request: "r1", request_hash: recordHash(REQUEST), approver: "p2" };
    const folder = folderWith({ "journal.jsonl": linesOf([...STAFF, other, REQUEST, approval]) });
    const ran = await mizan(["decide", at("rules.mizan"), "--request", at("request.json"), "--journal", `${folder.path}/journal.jsonl`]);
    folder.remove();
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("\nAllowed\n");
    expect(ran.out).toContain("With what counts beside it: 7,000,000 IRR\n  Request r0: 1,000,000 IRR\n");
  });

  test("as data: days are dates, each finding has its words, the example value is marked", async () => {
    const ran = await mizan([...ASKED, "--format", "json"]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      request: "r1",
      allowed: false,
      grade: "manager",
      question: { amount: "6000000", age: 3, favour: "customer" },
      version: { from: "1399-01-01", to: "1405-01-01", marks: ["example"] },
      failed: [{ code: "approvals-too-few", message: "0 of 1 approvals by Manager or above", help: "each by another person", marks: ["example"] }],
    });
  });

  test("a request that cannot be read is told place by place, and no grade is named", async () => {
    const ran = await mizan(["decide", at("rules.mizan"), "--request", at("odd.json"), "--journal", at("journal.jsonl"), "--explain"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      "the request cannot be read: `day`: `1400-13-01` is not a date: month 13 does not exist\n  give a date that exists in the persian calendar",
    );
    expect(ran.out).toContain("the request cannot be read: `amount`: `much` is not a decimal number");
    expect(ran.out).not.toContain("Lowest grade");
    const persian = await mizan(["decide", at("rules.mizan"), "--request", at("odd.json"), "--journal", at("journal.jsonl"), "--lang", "fa", "--explain"]);
    expect(mixedLines(persian.out)).toEqual([]);
    expect(plain(persian.out)).toBe(`درخواست r1: اصلاح صورتحساب (اصلاح)

مجاز نیست

آنچه برآورده نشده:
۱. درخواست خوانا نیست: «day»: «1400-13-01» تاریخ نیست: ماه ۱۳ وجود ندارد
  تاریخی بدهید که در تقویم هجری شمسی هست، به شکل YYYY-MM-DD
  رکوردها: r1
۲. درخواست خوانا نیست: «amount»: «much» عدد نیست
  رقم‌ها را با حداکثر یک ممیز بنویسید: "230", "-12.5"
  رکوردها: r1
`);
  });
});
