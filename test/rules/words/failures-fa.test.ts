// Why there is no bill, and what parameters of faults say, in Persian: every template of failures has a form, and every phrase of the catalogue of faults.
import { describe, expect, test } from "vitest";
import { FAILURES } from "../../../src/engine/failure.ts";
import { persianFailure } from "../../../src/rules/words/failures-fa.ts";
import { persianFaultValue } from "../../../src/rules/words/fault-values.ts";

const persian = (text: string): string | undefined => persianFailure(text, (value) => value);

describe("why there is no bill", () => {
  test.each([
    ["usage.hours is needed and not given", "usage.hours لازم است و داده نشده است"],
    ["rate `fee` is unknown: nobody printed it", "نرخ «fee» معلوم نیست: nobody printed it"],
    ["there is no tariff `shop`", "تعرفه‌ای به نام «shop» نیست"],
    ["several tariffs fit this account: `a`, `b`", "چند تعرفه برای این اشتراک هست: «a»، «b»"],
    ["register active: current 100 is below previous 200", "شماره‌انداز active: قرائت کنونی 100 از قرائت پیشین 200 کمتر است"],
    ["register active: 123456 does not fit in 5 digits", "شماره‌انداز active: قرائت 123456 در 5 رقم نمی‌گنجد"],
    [
      "the period 2019-01-01 .. 2019-02-01 is not inside the horizon 2020-01-01 .. 2026-01-01",
      "دورهٔ 2019-01-01 تا 2019-02-01 در بازهٔ قواعد، 2020-01-01 .. 2026-01-01، نمی‌گنجد",
    ],
    ["division by zero in line `energy`", "در ردیف «energy» تقسیم بر صفر پیش می‌آید"],
    ["usage.active: nothing is given", "«usage.active»: چیزی داده نشده است"],
  ])("%s", (text, said) => expect(persian(text)).toBe(said));

  test.each(Object.entries(FAILURES).filter(([code]) => code !== "request-invalid"))("%s has a form, with all its values", (_, { message }) => {
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const said = persian(message.replace(/\{(\w+)\}/g, "v_$1")) ?? "";
    expect(said).toMatch(/[\u0600-\u06FF]/);
    expect(said.replace(/v_\w+|account\./g, "")).not.toMatch(/[A-Za-z{}`]/);
    expect(names.filter((name) => !said.includes(`v_${name}`) && name !== "most" && name !== "line")).toEqual([]);
  });

  test("other words stay for whoever shows them", () => {
    expect(persian("the moon is full")).toBeUndefined();
    expect(persian("usage.active: the moon is full")).toBeUndefined();
  });
});

describe("what a parameter of a fault says", () => {
  const writer = { number: (text: string): string => text, name: (text: string): string => `<${text}>` };
  test.each([
    ["1000 times", "1000 برابر"],
    ["MWh for kWh", "<MWh> به جای <kWh>"],
    ["4 back", "4 تا پیش‌تر"],
    ["average of 12 bills", "میانگین 12 قبض"],
    ["average of 3 bills, by days", "میانگین 3 قبض، به نسبت روزها"],
    ["demand average of 12", "میانگین 12 دورهٔ سابقهٔ <demand>"],
    ["demand 12 back", "12 دوره پیش‌تر در سابقهٔ <demand>"],
    ["max 1 turned round", "بیشینهٔ 1 وارونه شده"],
    ["part 2 of min 1 alone", "تنها جزء 2 از کمینهٔ 1"],
    ["condition 2 taken as not met", "شرط 2 برقرار گرفته نشده"],
    ["account b-2", "اشتراک <b-2>"],
    ["its advance and its days", "علی‌الحساب و روزهای آن"],
    ["load factor 0.4", "ضریب بار 0.4"],
  ])("%s", (value, said) => expect(persianFaultValue(value, writer)).toBe(said));

  test.each(["15500", "levy_line", "p1, p2", "a fault of ours"])("%s is no phrase of the catalogue", (value) => {
    expect(persianFaultValue(value, writer)).toBeUndefined();
  });
});
