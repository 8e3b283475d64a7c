// Numbers, shares and dates as a report writes them.
import { describe, expect, test } from "vitest";
import { dateText, numberText, shareText } from "../../../adapters/report/figures.ts";
import { element, escaped, inside } from "../../../adapters/report/markup.ts";

test.each([
  ["0", "0", "۰"],
  ["999", "999", "۹۹۹"],
  ["1000", "1,000", "۱٬۰۰۰"],
  ["-1234567.25", "−1,234,567.25", "−۱٬۲۳۴٬۵۶۷٫۲۵"],
  ["0.00001", "0.00001", "۰٫۰۰۰۰۱"],
  ["1274950/3", "1,274,950/3", "۱٬۲۷۴٬۹۵۰⁄۳"],
  ["99999999999999999999", "99,999,999,999,999,999,999", "۹۹٬۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹"],
])("%s is %s and %s", (text, english, persian) => {
  expect([numberText("en", text), numberText("fa", text)]).toEqual([english, persian]);
});

test.each([
  [1, 3, "33.3 %", "۳۳٫۳٪"],
  [2, 3, "66.7 %", "۶۶٫۷٪"],
  [1, 2000, "0.1 %", "۰٫۱٪"],
  [1, 2001, "0.0 %", "۰٫۰٪"],
  [0, 5, "0.0 %", "۰٫۰٪"],
  [5, 5, "100.0 %", "۱۰۰٫۰٪"],
  [0, 0, "–", "–"],
])("%i of %i are %s", (part, whole, english, persian) => {
  expect([shareText("en", part, whole), shareText("fa", part, whole)]).toEqual([english, persian]);
});

test("days", () => {
  expect([dateText("en", "1394-03-01"), dateText("fa", "1394-03-01")]).toEqual(["1394-03-01", "۱۳۹۴/۰۳/۰۱"]);
});

describe("markup", () => {
  test("texts and attributes are escaped, markup inside markup is not", () => {
    const made = element("p", { title: `"<'>&`, lang: undefined }, "a < b", [element("b", {}, "c & d"), undefined], { markup: "<i></i>" });
    expect(inside(made)).toBe(`<p title="&quot;&lt;&#39;&gt;&amp;">a &lt; b<b>c &amp; d</b><i></i></p>`);
  });

  test("nothing is escaped twice or left out", () => {
    expect(escaped("&amp;")).toBe("&amp;amp;");
    expect(inside(["", undefined, []])).toBe("");
  });
});
