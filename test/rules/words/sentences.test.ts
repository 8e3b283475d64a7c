// Conditions in words, texts in the number of what they count, and verdicts on chains, in both languages.
import { describe, expect, test } from "vitest";
import type { Condition } from "../../../src/dsl/oversight.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import { verifyChain } from "../../../src/rules/records/verify-chain.ts";
import { explainCondition } from "../../../src/rules/words/condition-words.ts";
import { explainChain } from "../../../src/rules/words/explain-chain.ts";
import { inNumber } from "../../../src/rules/words/in-number.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { STAFF } from "../authority/records.ts";

const SPAN = { file: "", start: 0, end: 0, line: 1, column: 1 };
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, "");

const favour: Condition = { kind: "choice", field: "favour", values: ["company"], span: SPAN };
const age: Condition = { kind: "number", field: "age", sign: ">", value: "12", span: SPAN };
const month: Condition = { kind: "number", field: "age", sign: "<=", value: "1", span: SPAN };
const debt: Condition = { kind: "number", field: "debt", sign: ">=", value: "2000000", span: SPAN };
const share: Condition = { kind: "number", field: "share", sign: "<", value: "0.5", span: SPAN };
const kind: Condition = { kind: "choice", field: "kind", values: ["misread"], span: SPAN };
const cause: Condition = { kind: "choice", field: "cause", values: ["meter", "customer"], span: SPAN };

// The plan's Persian labels of kinds and causes are their names in quotation marks.
describe("a condition in words", () => {
  test.each<[Condition, string, string]>([
    [{ kind: "constant", holds: true }, "always", "همیشه"],
    [{ kind: "all", of: [] }, "always", "همیشه"],
    [{ kind: "any", of: [] }, "never", "هیچ‌گاه"],
    [favour, "it is in the company's favour", "به سود شرکت باشد"],
    [month, "the age is at most 1 month", "قدمت حداکثر ۱ ماه باشد"],
    [debt, "the debt is at least 2,000,000 IRR", "بدهی دست‌کم ۲٬۰۰۰٬۰۰۰ ریال باشد"],
    [share, "the share of the bill is under 50%", "سهم از قبض کمتر از ۵۰٪ باشد"],
    [cause, 'the cause is "METER" or "CUSTOMER"', "علت ««meter»» یا ««customer»» باشد"],
    [{ kind: "not", of: kind }, 'the kind is not "MISREAD"', "نوع ««misread»» نباشد"],
    [{ kind: "not", of: favour }, "not (it is in the company's favour)", "چنین نباشد که (به سود شرکت باشد)"],
    // `and` within `and` needs no brackets, `or` within `and` does.
    [
      {
        kind: "all",
        of: [
          { kind: "all", of: [favour, age] },
          { kind: "any", of: [month, debt] },
        ],
      },
      "it is in the company's favour and the age is over 12 months and (the age is at most 1 month or the debt is at least 2,000,000 IRR)",
      "به سود شرکت باشد و قدمت بیش از ۱۲ ماه باشد و (قدمت حداکثر ۱ ماه باشد یا بدهی دست‌کم ۲٬۰۰۰٬۰۰۰ ریال باشد)",
    ],
  ])("%j", (condition, english, persian) => {
    expect(explainCondition(condition, undefined, OFFICE)).toBe(english);
    expect(plain(explainCondition(condition, "fa", OFFICE))).toBe(persian);
  });
});

test.each([
  ["{count} parts are more than anyone may grant", { count: "1" }, "{count} part is more than anyone may grant"],
  ["{count} parts are more than anyone may grant", { count: "13" }, "{count} parts are more than anyone may grant"],
  ["{found} parts in a row were missed", { found: "1" }, "{found} part in a row was missed"],
  ["{count} more were entered after it", { count: "1" }, "{count} more was entered after it"],
  ["the {count} entries: the tail was cut", { count: "1" }, "the {count} entry: the tail was cut"],
  ["part {parts} is not as the rule divides: part {part} is", { parts: "2, 3" }, "parts {parts} are not as the rule divides: part {part} is"],
  ["part {parts} is zero or less", { parts: "2" }, "part {parts} is zero or less"],
  ["the interest of part {parts} is not the rule's", { parts: "1, 2" }, "the interest of parts {parts} is not the rule's"],
])("%s with %j", (template, values, written) => {
  expect(inNumber(template, values, "en")).toBe(written);
});

describe("a chain in words", () => {
  const [first, ...others] = appendRecords([], STAFF, "1399-01-02");

  test("of one entry, and of several", () => {
    const one = first === undefined ? [] : [first];
    expect(explainChain(verifyChain(one, first?.hash), undefined)).toBe("the chain is intact: 1 entry, up to the head given\n");
    expect(plain(explainChain(verifyChain(one, first?.hash), "fa"))).toBe("زنجیره دست‌نخورده است: ۱ ثبت، تا سری که داده شده است\n");
    expect(explainChain(verifyChain(one, undefined), undefined)).toContain("the chain of 1 entry fits together, but no head was given");
  });

  test("a break names its place and its record", () => {
    const verdict = verifyChain(others, undefined);
    expect(explainChain(verdict, undefined)).toMatch(/^entry 1 is missing: it looks dropped\n {2}take it from a copy that another keeps\n/);
    expect(plain(explainChain(verdict, "fa"))).toMatch(/^ثبت ۱ نیست: گویا حذف شده است\n {2}آن را از نسخه‌ای که دیگری نگه می‌دارد بگیرید\n/);
  });
});
