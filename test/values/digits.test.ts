import { expect, test } from "vitest";
import { asciiDigits } from "../../src/values/digits.ts";

test.each([
  ["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["0123456789", "0123456789"],
  ["۱۴۰۳-12-٣٠", "1403-12-30"],
  ["۱۲٫۵ کیلووات", "12٫5 کیلووات"],
  ["०१२", "०१२"],
  ["", ""],
])("%s in ASCII digits is %s", (text, ascii) => {
  expect(asciiDigits(text)).toBe(ascii);
});
