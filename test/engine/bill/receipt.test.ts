// Canonical JSON, hashes, and the plan's hash: what changes it and what does not; a stored plan read back.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGE_VERSION, PLAN_VERSION } from "../../../src/engine/plan.ts";
import { planFromJson } from "../../../src/engine/plan-from-json.ts";
import { canonicalJson } from "../../../src/engine/receipt/canonical-json.ts";
import { ENGINE_VERSION } from "../../../src/engine/receipt/engine-version.ts";
import { hashOfJson, hashOfText } from "../../../src/engine/receipt/hash.ts";
import { planOf, YARD } from "../request/plan-of.ts";

describe("canonical JSON", () => {
  test.each([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ "\u20ac": 1, "\r": 2, "\ud83d\ude02": 3, "\ufb33": 4, "1": 5 }, '{"\\r":2,"1":5,"\u20ac":1,"\ud83d\ude02":3,"\ufb33":4}'],
    [{ a: undefined, b: -0 }, '{"b":0}'],
    ['\u0000"\\\u2028', '"\\u0000\\"\\\\\u2028"'],
    [[undefined], "[null]"],
    [JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])("%j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([[0.5], [Number.NaN], [2 ** 53], [Infinity]])("refuses the number %d", (value) => {
    expect(() => canonicalJson({ value })).toThrow("is not a safe whole number: write it as a decimal string");
  });

  test.each([[1n], [Symbol("x")], [() => 1], [undefined]])("refuses what JSON has not: %s", (value) => {
    expect(() => canonicalJson(value)).toThrow("JSON has no");
  });

  test("reads back as the same value, and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.array(fc.string())), { noNullPrototype: true }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
      }),
    );
  });
});

test("SHA-256 of the domain, a line feed and the text", () => {
  const text = '{"id":"قبض"}';
  expect(hashOfText("mizan/request/v1", text)).toBe(createHash("sha256").update(`mizan/request/v1\n${text}`).digest("hex"));
  expect(hashOfJson("mizan/request/v1", { id: "قبض" })).toBe(hashOfText("mizan/request/v1", text));
  expect(hashOfText("mizan/plan/v1", text)).not.toBe(hashOfText("mizan/request/v1", text));
});

test("the engine's version is the package's", () => {
  expect(ENGINE_VERSION).toBe(JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version);
});

const BASE = `
schedule s { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2020-01-01 to 2022-01-01 }
source sheet "Sheet"
account { class: a | b  rooms: whole 1 .. 9 }
usage { active: kWh 0 .. 1_000 to 0 decimals }
rate price: IRR/kWh {
  from 2020-01-01 to 2021-01-01 cites sheet: 100
  from 2021-01-01 cites sheet: 120
}
rate fee: IRR/day { from 2020-01-01 cites sheet: 10 }
tariff all {
  for account.class in (a, b)
  crossing split by days
  line energy = usage.active * price each segment, over bill round half up to 1 IRR
  line standing = fee * days round half up to 1 IRR
  payable = total + brought_forward
}
`;

const hash = (text: string, path?: string): string => planOf(text, path).hash;

describe("the plan's hash is the same", () => {
  test.each([
    ["after other layout and comments", BASE.replace("usage {", "# use\n\n\nusage   {  # kWh\n").replaceAll("  line", "\n      line")],
    ["with another test block", `${BASE}\ntest "t" { account { class a } usage { active 5 kWh } period 2021-02-01 .. 2021-03-01 expect energy = 600 IRR }`],
    ["with declarations in another order", moved(BASE, /rate fee[^\n]*\n/)],
    ["with versions in another order", BASE.replace(/( {2}from 2020-01-01 to[^\n]*\n)( {2}from 2021[^\n]*\n)/, "$2$1")],
    ["with account fields in another order", BASE.replace("class: a | b  rooms: whole 1 .. 9", "rooms: whole 1 .. 9  class: a | b")],
    ["with numbers written otherwise", BASE.replace("120", "1_20.00").replace("1_000", "۱۰۰۰")],
  ])("%s", (_, text) => {
    expect(text).not.toBe(BASE);
    expect(hash(text)).toBe(hash(BASE));
  });

  test("from a file of another name", () => {
    expect(hash(BASE, "elsewhere/other.mizan")).toBe(hash(BASE));
  });
});

describe("the plan's hash is another", () => {
  test.each([
    ["after a new rate", BASE.replace("120", "121")],
    ["after another date", BASE.replace("to 2021-01-01", "to 2021-01-02").replace("from 2021-01-01", "from 2021-01-02")],
    ["after another label", BASE.replace('"Sheet"', '"Sheets"')],
    ["after another rounding", BASE.replace("half up", "half even")],
    ["with lines printed in another order", BASE.replace(/( {2}line energy[^\n]*\n)( {2}line standing[^\n]*\n)/, "$2$1")],
    ["with another zone", BASE.replace("UTC", "Asia/Tehran")],
    ["with another range", BASE.replace("1 .. 9", "1 .. 8")],
  ])("%s", (_, text) => {
    expect(text).not.toBe(BASE);
    expect(hash(text)).not.toBe(hash(BASE));
  });
});

describe("a stored plan", () => {
  const plan = planOf(YARD);
  const stored = JSON.stringify(plan);

  test("reads back as what was stored, keys left open included", () => {
    const { value, problem } = planFromJson(stored);
    expect(problem).toBeUndefined();
    expect(value?.hash).toBe(plan.hash);
    expect(value === undefined ? "" : JSON.stringify(value)).toBe(stored);
  });

  test("holds the zone's clock changes over the horizon, and no test or proof", () => {
    expect(plan.transitions[0]?.offset).toBe(12_600);
    expect(plan.transitions.length).toBeGreaterThan(4);
    expect(Object.keys(plan)).not.toContain("tests");
    expect(Object.keys(plan)).not.toContain("proofs");
  });

  test.each([
    ["{", /^the text is not a stored plan: /],
    ["3", /^the text is not a stored plan: it has no `planVersion`/],
    ["{}", /^the text is not a stored plan: it has no `planVersion`/],
    [stored.replace('"planVersion":2', '"planVersion":1'), /^plan version 1 is not 2: compile the rule files again$/],
    [stored.replace('"languageVersion":1', '"languageVersion":7'), /^language version 7 is not 1: compile the rule files again$/],
    [stored.replace('"450"', '"451"'), /^the plan was changed after it was stored: its hash is [0-9a-f]{64}, not [0-9a-f]{64}$/],
    [stored.replace('"planVersion":2', '"planVersion":2,"extra":0.5'), /^the text is not a stored plan: 0.5 is not a safe whole number/],
    [stored.replace('"planVersion":2', '"planVersion":{"toString":1}'), /^plan version a value of type object is not 2/],
    [stored.replace(/"hash":"[^"]*"/, '"hash":{"toString":1}'), /^the plan was changed after it was stored/],
    [JSON.stringify({ ...plan, denominators: null }), /^the text is not a stored plan: it has no `denominators`/],
    [JSON.stringify({ ...plan, guards: { ...plan.guards, expressions: null } }), /^the text is not a stored plan: it has no `guards`/],
    [stored.replace(/("guards":\{"distinct":.*?"constant":")/, "$17"), /^the plan was changed after it was stored/],
    [stored.replace(/("expressions":\{"\d+":)/, "$11"), /^the plan was changed after it was stored/],
    [stored.replace('"planVersion":2', `"planVersion":2,"extra":${"[".repeat(20_000)}${"]".repeat(20_000)}`), /^the text is not a stored plan: /],
    ["[".repeat(1_000_000), /^the text is not a stored plan: /],
    [stored.replace(/("denominators":\{"\d+":\{"constant":")/, "$17"), /^the plan was changed after it was stored/],
  ])("%#: refused if it is not the one that was stored", (text, problem) => {
    expect(text).not.toBe(stored);
    const result = planFromJson(text);
    expect(result.value === undefined).toBe(true);
    expect(result.problem).toMatch(problem);
  });
});

test("whatever JSON has the shape of a plan's edge is refused, not thrown at", () => {
  const edge = { planVersion: fc.constant(PLAN_VERSION), languageVersion: fc.constant(LANGUAGE_VERSION) };
  const guards = fc.oneof(fc.jsonValue(), fc.record({ expressions: fc.jsonValue(), distinct: fc.jsonValue() }));
  const anything = fc.record({ ...edge, hash: fc.jsonValue(), denominators: fc.jsonValue(), guards, rates: fc.jsonValue(), tariffs: fc.jsonValue() });
  fc.assert(fc.property(anything, (value) => planFromJson(JSON.stringify(value)).value === undefined));
});

/** The text with the first match moved to its end. */
function moved(text: string, what: RegExp): string {
  return `${text.replace(what, "")}${what.exec(text)?.[0] ?? ""}`;
}
