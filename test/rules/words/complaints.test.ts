// What readers of requests and records complain of, in Persian: every form by its text, and what real readers say of bad records.
import { expect, test } from "vitest";
import { recordReader } from "../../../src/rules/records/read-records.ts";
import { persianComplaint } from "../../../src/rules/words/complaints-fa.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { request } from "../authority/records.ts";

const persian = (text: string): string | undefined => persianComplaint(text, (value) => value)?.replace(/[\u2066-\u2069]/g, "");

test.each([
  ["nothing is given", "چیزی داده نشده است"],
  ["nothing stands where a list of covered documents belongs", "چیزی داده نشده است"],
  ["a list stands where the number of parts belongs", "در اینجا فهرست آمده است که جای آن نیست"],
  ["`1400-13-01` is not a date: month 13 does not exist", "«1400-13-01» تاریخ نیست: ماه 13 وجود ندارد"],
  ["`1400-12-30` is not a date: Esfand 1400 has 29 days", "«1400-12-30» تاریخ نیست: اسفند سال 1400 29 روز دارد"],
  ["`x` is not a date: a date is written YYYY-MM-DD", "«x» تاریخ نیست: تاریخ به شکل YYYY-MM-DD نوشته می‌شود"],
  [
    "`2024-01-01` is not a date: year 2024 is outside 1200 to 1600 of the persian calendar",
    "«2024-01-01» تاریخ نیست: سال 2024 در بازهٔ 1200 تا 1600 تقویم هجری شمسی نیست",
  ],
  ["`much` is not a decimal number", "«much» عدد نیست"],
  ["`sold` is none of `yes`, `no`", "«sold» هیچ‌یک از این‌ها نیست: «yes»، «no»"],
  ["unknown fields `a`, `b`", "ویژگی ناشناخته: «a»، «b»"],
  ["230 is a JSON number, not a string", "230 عدد JSON است، نه رشته"],
  ["no debt is given", "بدهی داده نشده است"],
  ["add it", "آن را بیاورید"],
  ["did you mean `amount`?", "شاید منظور «amount» است"],
  ["give a date that exists in the persian calendar, as YYYY-MM-DD", "تاریخی بدهید که در تقویم هجری شمسی هست، به شکل YYYY-MM-DD"],
  ["give a whole number 1 .. 1000, without quotes", "عدد صحیحی از 1 تا 1000 بدهید، بی‌گیومه"],
  ["`plan` stands where `request` belongs", "در اینجا «plan» آمده است که جای آن نیست"],
  ["`0` is no payment", "«0» پرداخت نیست"],
  ["give what was paid, above zero, or leave the record out", "مبلغ پرداخت‌شده را که بیش از صفر است بدهید، یا این رکورد را نیاورید"],
  ["give a `request` here", "در اینجا «request» بدهید"],
  ["give an object of names with their texts", "شیئی از نام‌ها با متن هریک بدهید"],
  ["give `documents`, `replaces` or `debt`", "یکی از این‌ها را بدهید: «documents»، «replaces»، «debt»"],
])("%s", (english, written) => {
  expect(persian(english)).toBe(written);
});

test("a text of no known form is left to stand as it is", () => {
  expect(persian("the moon is full")).toBeUndefined();
});

test.each([
  ["a day that is none", { day: "1400-13-01" }],
  ["an amount that is none", { amount: "much" }],
  ["a revision of another sort", { revision: "1" }],
  ["documents that are no list", { documents: "photo" }],
  ["a field that nobody knows", { amuont: "5" }],
  ["no requester", { requester: undefined }],
])("all that a reader says of %s has Persian words", (_, change) => {
  const { problems } = recordReader(OFFICE)([{ ...request("r1", {}), ...change }]);
  expect(problems.length).toBeGreaterThan(0);
  for (const { problem, remedy } of problems) expect([problem, persian(problem), remedy, persian(remedy)]).not.toContain(undefined);
});
