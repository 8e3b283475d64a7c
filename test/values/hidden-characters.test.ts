import { expect, test } from "vitest";
import { hasHidden, INVISIBLE, visibleText } from "../../src/values/hidden-characters.ts";

test("what rule files may not hold is not shown either, but for U+200C", () => {
  const invisible = new RegExp(`[${INVISIBLE}]`);
  const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => invisible.test(String.fromCharCode(code)));
  expect(codes.filter((code) => !hasHidden(String.fromCharCode(code)))).toEqual([0x200c]);
  expect(codes).toEqual(expect.arrayContaining([0x61c, 0x200e, 0x202e, 0x2066, 0xfeff]));
});

test.each([
  ["نیم‌بها", "نیم‌بها"],
  ["a\u061cb", "a�b"],
  ["\u001b[2J", "�[2J"],
  ["one\r\ntwo\tthree", "one��two�three"],
  ["half \ud83d", "half �"],
  ["whole 😀", "whole 😀"],
  ["tag \u{e0041}", "tag �"],
])("%j is shown as %j", (text, visible) => {
  expect(visibleText(text)).toBe(visible);
  expect(hasHidden(text)).toBe(text !== visible);
});
