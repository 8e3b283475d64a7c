// A key that stands twice in one object of a JSON text.
import { describe, expect, test } from "vitest";
import { repeatedKey } from "../../cli/json-keys.ts";

describe("no key stands twice", () => {
  test.each([
    "{}",
    '"a"',
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"a"}',
    String.raw`{"a":"\",\"a\":","b":"\\"}`,
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    JSON.stringify({ a: '\\"'.repeat(1_000_000), b: "x".repeat(1_000_000) }),
  ])("%.60s", (text) => {
    expect(repeatedKey(text)).toBeUndefined();
  });
});

describe("a key stands twice", () => {
  test.each([
    { text: '{"a":1,"a":1}', key: "a" },
    { text: '{"a" : 1 ,\n"a"\t:1}', key: "a" },
    { text: '{"x":{"b":[],"b":{}}}', key: "b" },
    { text: '[{"c":1},{"c":1,"d":[],"c":2}]', key: "c" },
    { text: '{"e":1,"\\u0065":2}', key: "e" },
    { text: '{"__proto__":1,"__proto__":2}', key: "__proto__" },
  ])("$text", ({ text, key }) => {
    expect(repeatedKey(text)).toBe(key);
  });
});
