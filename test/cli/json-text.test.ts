// What is wrong with a JSON text, and where: syntax, keys that stand twice, nesting without end.
import { describe, expect, test } from "vitest";
import { jsonFault } from "../../cli/json-text.ts";

describe("nothing is wrong, as for JSON.parse", () => {
  test.each([
    "{}",
    " [ ] ",
    '"a"',
    "-0.5e+3",
    '[true, false, null, 1, "\\u00e9\\n"]',
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"a"}',
    String.raw`{"a":"\",\"a\":","b":"\\"}`,
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    '{"a":"[[[["}',
    "[".repeat(4) + "]".repeat(4),
    JSON.stringify({ a: '\\"'.repeat(1_000_000), b: "x".repeat(1_000_000) }),
  ])("%.60s", (text) => {
    expect(jsonFault(text, 4)).toBeUndefined();
    expect(() => JSON.parse(text)).not.toThrow();
  });
});

describe("a key stands twice", () => {
  test.each([
    { text: '{"a":1,"a":1}', key: "a", line: 1, where: "column 8, at a" },
    { text: '{"a" : 1 ,\n"a"\t:1}', key: "a", line: 2, where: "column 1, at a" },
    { text: '{"x":{"b":[],"b":{}}}', key: "b", line: 1, where: "column 14, at x.b" },
    { text: '[{"c":1},{"c":1,"d":[],"c":2}]', key: "c", line: 1, where: "column 24, at 1.c" },
    { text: '{"e":1,"\\u0065":2}', key: "e", line: 1, where: "column 8, at e" },
    { text: '{"__proto__":1,"__proto__":2}', key: "__proto__", line: 1, where: "column 16, at __proto__" },
  ])("$text", ({ text, key, line, where }) => {
    expect(jsonFault(text, 64)).toEqual({ kind: "twice", problem: `\`${key}\` stands twice in one object`, line, where });
  });
});

describe("what JSON.parse refuses is refused with its place", () => {
  test.each([
    { text: "", says: "expected a value, found the end", line: 1, where: "column 1" },
    { text: '{"a": {"b": 1,}}', says: 'expected a key between `"`, found `}`', line: 1, where: "column 15, at a.b" },
    { text: '{"a":\n  x1}', says: "expected a value, found `x1`", line: 2, where: "column 3, at a" },
    { text: "[1,\n2", says: "expected `,` or the closing sign, found the end", line: 2, where: "column 2, at 1" },
    { text: "[1}", says: "expected `,` or the closing sign, found `}`", line: 1, where: "column 3, at 0" },
    { text: "[01]", says: "expected a value or `]`, found `01`", line: 1, where: "column 2, at 0" },
    { text: "{} {}", says: "expected nothing more, found `{`", line: 1, where: "column 4" },
    { text: '{"a" 1}', says: "expected `:`, found `1`", line: 1, where: "column 6, at a" },
    { text: '"a\nb"', says: "a text that is not closed on its line", line: 1, where: "column 3" },
    { text: String.raw`"a\x"`, says: "a `\\` in a text that begins no escape", line: 1, where: "column 3" },
    { text: '["a', says: "a text that is not closed", line: 1, where: "column 4, at 0" },
    { text: "[١]", says: "expected a value or `]`, found `١`", line: 1, where: "column 2, at 0" },
  ])("$text", ({ text, says, line, where }) => {
    expect(jsonFault(text, 64)).toEqual({ kind: "syntax", problem: says, line, where });
    expect(() => JSON.parse(text)).toThrow();
  });
});

describe("nesting", () => {
  test("more than the limit is refused where it begins", () => {
    expect(jsonFault("[".repeat(4_000_000), 64)).toMatchObject({ kind: "nesting", line: 1, where: `column 65, at ${Array(8).fill(0).join(".")}...` });
  });

  test("the limit itself is not", () => {
    expect(jsonFault("[".repeat(64) + "]".repeat(64), 64)).toBeUndefined();
    expect(jsonFault("[".repeat(65) + "]".repeat(65), 64)?.kind).toBe("nesting");
  });
});
