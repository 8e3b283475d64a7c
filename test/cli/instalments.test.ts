// `mizan instalments offer|schedule|audit` as a user runs them: whole pages in both languages, and why a debtor gets no plan.
import { afterAll, describe, expect, test } from "vitest";
import { mizan } from "./fake-io.ts";
import { mixedLines, office, plain } from "./oversight-office.ts";

const { at, remove } = office();
afterAll(remove);

const offer = (request: string, ...more: string[]): ReturnType<typeof mizan> =>
  mizan(["instalments", "offer", at("rules.mizan"), "--request", at(request), ...more]);
const schedule = (request: string, ...more: string[]): ReturnType<typeof mizan> =>
  mizan(["instalments", "schedule", at("rules.mizan"), "--request", at(request), ...more]);

// A fifth of 3,000,001 is 600,000.2 and its half 1,500,000.5, each rounded up to ten thousands. One month after the 31st of the first month is the 31st.
describe("mizan instalments offer", () => {
  test("what the debtor may have, and from whom", async () => {
    expect(await offer("offer.json")).toEqual({
      code: 0,
      err: "",
      out: `debt: 3,000,001 IRR

Household debt: may be offered (example figure)
  down payment: 610,000 IRR to 1,510,000 IRR
  2 to 6 parts by Manager or above
  2 to 12 parts by Board or above
  no part below 100,000 IRR
  first part due on 1400-02-31, then every month
`,
    });
  });

  test("in Persian", async () => {
    const ran = await offer("offer.json", "--lang", "fa");
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toBe(`بدهی: ۳٬۰۰۰٬۰۰۱ ریال

بدهی خانگی: می‌توان پیشنهاد کرد (عدد نمونه)
  پیش‌پرداخت: از ۶۱۰٬۰۰۰ ریال تا ۱٬۵۱۰٬۰۰۰ ریال
  از ۲ تا ۶ قسط با موافقت مدیر یا بالاتر
  از ۲ تا ۱۲ قسط با موافقت هیئت مدیره یا بالاتر
  هر قسط دست‌کم ۱۰۰٬۰۰۰ ریال
  سررسید قسط نخست ۱۴۰۰/۰۲/۳۱، سپس هر ماه
`);
  });

  test("a debt below the rule's own limit: no rule, for whom the rule is, and what to do", async () => {
    const ran = await offer("poor.json");
    expect(ran).toEqual({
      code: 1,
      err: "",
      out: `debt: 1,999,999 IRR

Household debt: not for this debtor (example figure)
  it is given where Class is "Residential" and the debt is at least 2,000,000 IRR

no rule gives instalments for this debt: it is to be paid at once, unless the account's facts, the debt or the day are other than stated
`,
    });
    const persian = await offer("poor.json", "--lang", "fa", "--explain");
    expect(mixedLines(persian.out)).toEqual([]);
    expect(plain(persian.out)).toBe(`بدهی: ۱٬۹۹۹٬۹۹۹ ریال

بدهی خانگی: برای این بدهکار نیست (عدد نمونه)
  برای وقتی است که طبقهٔ مشترک «خانگی» باشد و بدهی دست‌کم ۲٬۰۰۰٬۰۰۰ ریال باشد
  سند: مصوبهٔ ۴۱۲، «res. 412»

هیچ قاعده‌ای این بدهی را قسط‌بندی نمی‌کند: یک‌جا پرداخت می‌شود، مگر آنکه ویژگی‌های اشتراک، بدهی یا روز آن جز این باشد
`);
  });

  test("a second plan beside an active one: why not, in place of the terms", async () => {
    expect(await offer("second.json", "--journal", at("agreed.jsonl"))).toEqual({
      code: 1,
      err: "",
      out: `debt: 3,000,000 IRR

Household debt: may not be offered (example figure)
1400-02-01 p-1 [plans-too-many] the account would have 2 active plans, and Household debt allows 1 (example figure)
`,
    });
    const persian = await offer("second.json", "--journal", at("agreed.jsonl"), "--lang", "fa");
    expect(mixedLines(persian.out)).toEqual([]);
    expect(plain(persian.out)).toContain(`بدهی خانگی: نمی‌توان پیشنهاد کرد (عدد نمونه)
۱۴۰۰/۰۲/۰۱ p-1 [plans-too-many] اشتراک ۲ تقسیط برقرار خواهد داشت و بدهی خانگی بیش از ۱ تقسیط را روا نمی‌دارد (عدد نمونه)
`);
  });

  test("as data: days are dates, and why a rule is not for the debtor in words", async () => {
    expect(JSON.parse((await offer("offer.json", "--format", "json")).out).offers).toMatchObject([
      { rule: "household_debt", may: true, version: { from: "1399-01-01", to: "1405-01-01", marks: ["example"] } },
    ]);
    const { others } = JSON.parse((await offer("poor.json", "--format", "json")).out);
    expect(others).toMatchObject([{ rule: "household_debt", because: [{ code: "debtor-does-not-fit", message: "Household debt is not for this debtor" }] }]);
  });

  test("a request that cannot be read has no debt to speak of", async () => {
    expect(await offer("odd-offer.json")).toEqual({
      code: 1,
      err: "",
      out: "[request-refused] the request cannot be read: `day`: `1400-13-31` is not a date: month 13 does not exist\n",
    });
  });

  test("where a fact was not said, it is not told that the debt is due at once", async () => {
    const request = JSON.stringify({ account: { id: "a", facts: {} }, day: "1400-01-31", debt: "3000001" });
    const ran = await mizan(["instalments", "offer", at("rules.mizan"), "--request", "-"], { stdin: request });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("Household debt: gives no plan\n");
    expect(ran.out).toContain("[account-field-missing] the rule asks `account.class`, and the request does not say it");
    expect(ran.out).toContain("\nno rule gives instalments for this debt as it is asked: what is missing or not known is told above\n");
  });

  test("a day before the rules, and a rule of which a source says nothing", async () => {
    const account = { id: "a", facts: {} };
    const offerIran = (request: unknown): ReturnType<typeof mizan> =>
      mizan(["instalments", "offer", "tariffs/iran/iran.mizan", "--request", "-", "--lang", "fa"], { stdin: JSON.stringify(request) });
    const unknown = await offerIran({ account, day: "1402-06-31", debt: "30000000", cause: "summer" });
    expect(unknown.code).toBe(1);
    expect(mixedLines(unknown.out)).toEqual([]);
    expect(plain(unknown.out)).toContain("قبض پرمبلغ تابستان: تقسیطی نمی‌دهد\n");
    expect(plain(unknown.out)).toContain("هیچ قاعده‌ای این بدهی را، چنان‌که پرسیده شده، قسط‌بندی نمی‌کند");
    const known = await offerIran({ account, day: "1400-06-31", debt: "30000000", cause: "summer" });
    expect(known.code).toBe(0);
    expect(plain(known.out)).toContain("  ۳ قسط با موافقت رئیس خدمات مشترکین ناحیه یا بالاتر\n");
    // The rule holds a clause that nobody could put into it: people have to see to it.
    expect(plain(known.out)).toContain("  در قواعد نیامده: «A high bill of a summer month»، زیرا the reports name no amount and no months");
  });
});

describe("mizan instalments schedule", () => {
  test("rows from the agreement's own day of the month that add up to the debt", async () => {
    expect(await schedule("plan.json")).toEqual({
      code: 0,
      err: "",
      out: `plan: Household debt (example figure)
  debt: 3,000,001 IRR
  may be granted by Manager or above

part  due         amount, IRR
down                  610,000
1     1400-02-31      440,001
2     1400-03-31      390,000
3     1400-04-31      390,000
4     1400-05-31      390,000
5     1400-06-31      390,000
6     1400-07-30      390,000
sum                 3,000,001
`,
    });
  });

  test("in Persian", async () => {
    const ran = await schedule("plan.json", "--lang", "fa");
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toBe(`تقسیط: بدهی خانگی (عدد نمونه)
  بدهی: ۳٬۰۰۰٬۰۰۱ ریال
  با موافقت مدیر یا بالاتر

قسط        سررسید      مبلغ، ریال
پیش‌پرداخت                 ۶۱۰٬۰۰۰
۱          ۱۴۰۰/۰۲/۳۱     ۴۴۰٬۰۰۱
۲          ۱۴۰۰/۰۳/۳۱     ۳۹۰٬۰۰۰
۳          ۱۴۰۰/۰۴/۳۱     ۳۹۰٬۰۰۰
۴          ۱۴۰۰/۰۵/۳۱     ۳۹۰٬۰۰۰
۵          ۱۴۰۰/۰۶/۳۱     ۳۹۰٬۰۰۰
۶          ۱۴۰۰/۰۷/۳۰     ۳۹۰٬۰۰۰
جمع                     ۳٬۰۰۰٬۰۰۱
`);
  });

  // 2,390,001 in thirteen is 183,846 and something, down to 180,000; 2,390,001 - 12 x 180,000 = 230,001.
  test("more parts than anyone may grant: the rows all the same, and why not", async () => {
    const ran = await schedule("long-plan.json", "--explain");
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("\n1     1400-02-31      230,001\n");
    expect(ran.out).toContain(`
this plan may not be made:
1400-01-31 [count-beyond-all] 13 parts are more than anyone may grant, 12
  take fewer parts
  Source: Board resolution 412, "res. 412"
  Example figure: taken from no source
`);
    expect(plain((await schedule("long-plan.json", "--lang", "fa")).out)).toContain(
      "\nاین تقسیط مجاز نیست:\n۱۴۰۰/۰۱/۳۱ [count-beyond-all] ۱۳ قسط بیش از آن است که کسی بتواند بدهد: ۱۲ قسط (عدد نمونه)\n",
    );
  });

  test("as data", async () => {
    const ran = await schedule("plan.json", "--format", "json");
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      rows: [{ due: "1400-02-31", amount: "440001" }, {}, {}, {}, {}, { due: "1400-07-30", amount: "390000" }],
      version: { from: "1399-01-01", to: "1405-01-01", marks: ["example"] },
    });
  });

  test("a request that cannot be read has every fault told, and no table", async () => {
    const ran = await schedule("odd-plan.json");
    expect(ran.code).toBe(1);
    expect(ran.out.split("\n").filter((line) => line !== "")).toEqual(
      ["account", "agreed", "covers", "down", "count"].map((place) => expect.stringContaining(`the request cannot be read: \`${place}\`: `)),
    );
  });
});

describe("mizan instalments audit", () => {
  test("no plan, no finding", async () => {
    expect(await mizan(["instalments", "audit", at("rules.mizan"), "--journal", at("journal.jsonl")])).toEqual({
      code: 0,
      out: "",
      err: "2 records, 0 findings\n",
    });
  });

  test("a plan as the rule has it, its down payment paid, is in order on the day", async () => {
    const argv = ["instalments", "audit", at("rules.mizan"), "--journal", at("agreed.jsonl"), "--as-known", "1400-02-01"];
    expect(await mizan(argv)).toEqual({ code: 0, out: "", err: "5 records, 0 findings\n" });
  });

  test("the district's year, in Persian: each line says that it rests on an example value", async () => {
    const argv = ["instalments", "audit", "examples/oversight", "--journal", "examples/oversight/journal.jsonl"];
    const ran = await mizan([...argv, "--lang", "fa"]);
    expect(ran.code).toBe(1);
    expect(mixedLines(ran.out)).toEqual([]);
    expect(plain(ran.out)).toContain("[due-before-agreement] سررسید قسط نخست ۱۴۰۳/۰۱/۲۹ است، پیش از توافق در ۱۴۰۳/۰۲/۲۷ (عدد نمونه)\n");
    // Two parts that are not as the rule divides are told in the plural, in both languages.
    expect(plain(ran.out)).toMatch(/\[parts-not-as-divided\] قسط‌های ۲، ۳ چنان نیست/);
    expect((await mizan(argv)).out).toMatch(/\[parts-not-as-divided\] parts 2, 3 are not as the rule divides: part 2 is /);
  });
});
