// What the grammar reads and refuses, by small texts. Each accepted text is also held against the tree it gives.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { print } from "../../src/dsl/format/print.ts";
import { parse } from "../../src/dsl/syntax/parse.ts";
import { foldName } from "../../src/dsl/tree/fold-name.ts";
import type { Declaration, Expression } from "../../src/dsl/tree/tree.ts";

function declarationsOf(text: string): readonly Declaration[] {
  const { value, diagnostics } = parse("rules.mizan", text);
  expect(diagnostics).toEqual([]);
  return value.declarations;
}

/** An expression as text with every operation in brackets, so that binding shows. */
function shape(read: Expression): string {
  switch (read.kind) {
    case "error":
      return "error";
    case "amount":
      return read.unit === undefined ? read.number.text : `${read.number.text}<${read.unit.head}>`;
    case "percent":
      return `${read.text}%`;
    case "date":
      return read.text;
    case "path":
      return read.parts.map(({ text }) => text).join(".");
    case "unknown":
      return "unknown";
    case "rounded":
      return `[${shape(read.of)} ${read.round.mode}]`;
    case "parentheses":
      return `(${shape(read.of)})`;
    case "if":
      return `[if ${shape(read.condition)} ? ${shape(read.then)} : ${shape(read.otherwise)}]`;
    case "extreme":
      return `${read.which}(${read.of.map(shape).join("; ")})`;
    case "sum of tag":
      return `[sum ${[read.tag, ...read.except].map(({ text }) => text).join(" - ")}]`;
    case "power factor":
      return `[pf ${shape(read.active)} ${shape(read.reactive)}]`;
    case "by daypart":
      return `[by ${read.set.text} ${read.cases.map(({ member, value }) => `${member.text}=${shape(value)}`).join(" ")}]`;
    case "negative":
      return `[- ${shape(read.of)}]`;
    case "not":
      return `[not ${shape(read.of)}]`;
    case "arithmetic":
      return `[${shape(read.left)} ${read.sign} ${shape(read.right)}${read.places === undefined ? "" : ` to ${read.places.count.text}`}]`;
    case "comparison":
      return `[${shape(read.left)} ${read.sign} ${shape(read.right)}]`;
    case "one of":
      return `[${shape(read.left)} in ${read.names.map(({ text }) => text).join(" ")}]`;
    case "logic":
      return `[${shape(read.left)} ${read.word} ${shape(read.right)}]`;
    case "total":
      return `[${shape(read.of)} total]`;
    case "at":
      return `[${shape(read.of)} at ${read.keys.map(shape).join("; ")}]`;
    case "through":
      return `[${shape(read.quantity)} through ${shape(read.rate)}${read.keys.length > 0 ? ` at ${read.keys.map(shape).join("; ")}` : ""}${read.whole ? " whole" : ""}${read.joint === undefined ? "" : ` ${read.joint.kind}`}]`;
    case "fold":
      return `[${shape(read.of)} ${read.fold}${read.upTo ? " up to" : ""} ${read.bills.text} ${read.otherwise === undefined ? "refuse" : shape(read.otherwise)}]`;
  }
}

function checkShape(text: string, expected: string): void {
  const [read] = declarationsOf(`let value = ${text}\nlet next = 1`);
  expect(read?.kind === "let" ? shape(read.value) : read).toBe(expected);
}

describe("expressions bind", () => {
  test.each([
    ["1 + 2 * 3", "[1 + [2 * 3]]"],
    ["1 - 2 - 3", "[[1 - 2] - 3]"],
    ["a / b to 3 decimals half up * 2", "[[a / b to 3] * 2]"],
    ["-a * b", "[[- a] * b]"],
    ["a or b and not c = d", "[a or [b and [not [c = d]]]]"],
    ["a <= b + 1", "[a <= [b + 1]]"],
    ["a in (x, y) and b", "[[a in x y] and b]"],
    ["usage.active total through r at (x, y) whole", "[[usage.active total] through r at x; y whole]"],
    ["a through r joint pro rata to 3 decimals down", "[a through r pro rata]"],
    ["a through r each alone", "[a through r each alone]"],
    ["a through r joint in time order", "[a through r time order]"],
    ["r at (x)", "[r at (x)]"],
    ["history.d highest over up to 12 bills else 0 kW", "[history.d highest up to 12 0<kW>]"],
    ["history.d sum over 1 bill else refuse", "[history.d sum 1 refuse]"],
    ["if a then 1 else if b then 2 else 3 + 4", "[if a ? 1 : [if b ? 2 : [3 + 4]]]"],
    ["max(1, 2 + 3)", "max(1; [2 + 3])"],
    ["sum taxable except vat, fee", "[sum taxable - vat - fee]"],
    ["power_factor of a total, b to 10 decimals half up", "[pf [a total] b]"],
    ["by tou (peak: 2 * p, others: p)", "[by tou peak=[2 * p] others=p]"],
    ["(a round half up to 1 IRR) * 2", "[([a half up]) * 2]"],
    ["a round half even to 0.01", "[a half even]"],
    ["5 % + 5%", "[5<%> + 5%]"],
    ["1_000.5 IRR/kWh", "1000.5<IRR/kWh>"],
  ])("%s", (text, expected) => checkShape(text, expected));
});

describe("words of the language are names too", () => {
  test.each([
    ["total + from", "[total + from]"],
    ["line * unit", "[line * unit]"],
    ["line and unit", "[line and unit]"],
    ["if.x + min", "[if.x + min]"],
    ["min(min, max)", "min(min; max)"],
    ["sum + sum taxable", "[sum + [sum taxable]]"],
    ["account.total total", "[account.total total]"],
    ["not line", "[not line]"],
    ["5 round", "5<round>"],
    ["5 round half up to 1", "[5 half up]"],
    ["5 and 6", "[5 and 6]"],
    ["by + unknown", "[by + unknown]"],
    ["through through through", "[through through through]"],
  ])("%s", (text, expected) => checkShape(text, expected));

  test("in declarations", () => {
    const text = `account {
  total: from | to
  line: yes | no
  date: date
  whole: whole 1 .. 5
}
rate line: IRR at account.line { from 1393-01-01: 5 }
rate from: IRR {
  from 1393-01-01
    table
      table_1 | 5
      total | 6
      from, at | 7
}
let let = line
tariff tariff {
  line line [line] = line
  line exception = from
  exception exception to line over exception when account.line = yes = 50% * base
  payable = total
}
test "t" {
  tariff tariff
  account { total from  line yes }
  expect expect = 5 IRR  line printed = 5 IRR  total block 2 = 5 IRR
}
`;
    expect(print(parse("", text).value)).toContain("from, at | 7");
    expect(declarationsOf(text)).toHaveLength(6);
  });
});

describe("conditions of exceptions", () => {
  const conditionOf = (text: string): string => {
    const [read] = declarationsOf(`tariff t {\n  exception e to x when ${text}\n}`);
    const [item] = read?.kind === "tariff" ? read.items : [];
    return item?.kind === "exception" ? `${shape(item.condition)} => ${shape(item.value)}` : "none";
  };
  test.each([
    ["a.b = yes = 50% * base", "[a.b = yes] => [50% * base]"],
    ["a.b = yes cites vat_note = 50% * base", "[a.b = yes] => [50% * base]"],
    ["a in (b, c) = 5", "[a in b c] => 5"],
    ["(a = b or c = d) = 5 + 1 round down to 1", "([[a = b] or [c = d]]) => [[5 + 1] down]"],
    ["a = b and not (c = d) = 5", "[[a = b] and [not ([c = d])]] => 5"],
  ])("%s", (text, expected) => expect(conditionOf(text)).toBe(expected));
});

describe("Persian", () => {
  test("names and digits", () => {
    const [read] = declarationsOf("rate بهای_انرژی: ریال/kWh { from ۱۳۹۴-۰۲-۰۱: ۱۲۳٫۵ }");
    expect(read).toMatchObject({ kind: "rate", name: { text: "بهای_انرژی" }, unit: { head: "ریال/kWh" } });
    expect(read).toMatchObject({ versions: [{ head: { from: { text: "1394-02-01" } }, body: { cell: { number: { text: "123.5" } } } }] });
  });
  test("one U+200C between two letters belongs to a name", () => {
    expect(declarationsOf("let می\u200cشود = 1")).toMatchObject([{ name: { text: "می\u200cشود" } }]);
    for (const text of ["let a\u200cb = 1", "let می\u200c\u200cشود = 1", "let می\u200c = 1", "# a\u200cb"]) {
      expect(
        parse("", text).diagnostics.map(({ code }) => code),
        text,
      ).toContain("zero-width-character");
    }
  });
  test("folding", () => {
    expect(foldName("\u0643\u064a A\u200cb")).toBe("\u06a9\u06cc A\u200cb");
  });
  test.each(["\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u061c"])("no %j anywhere", (character) => {
    for (const text of [`# ${character}`, `use "${character}"`, `let a${character} = 1`]) {
      expect(parse("", text).diagnostics.map(({ code }) => code)).toEqual(["text-direction-character"]);
    }
  });
  test("a byte order mark may begin a file", () => {
    expect(declarationsOf("\ufefflet a = 1")).toHaveLength(1);
    expect(parse("", "let a = 1 \ufeff").diagnostics.map(({ code }) => code)).toEqual(["zero-width-character"]);
  });
});

describe("labels of a list", () => {
  const fieldOf = (text: string): unknown => {
    const [read] = declarationsOf(`account {\n  ${text}\n}`);
    const field = read?.kind === "account" ? read.fields[0] : undefined;
    const texts = (labels: readonly { readonly text: string }[]): readonly string[] => labels.map((label) => label.text);
    return field?.type.kind === "choice" ? [field.type.values.map((value) => texts(value.labels)), texts(field.labels)] : field;
  };
  test.each([
    [
      'rural: yes | no "Rural" fa "R"',
      [
        [[], []],
        ["Rural", "R"],
      ],
    ],
    ['rural: yes "Yes" | no "No"', [[["Yes"], ["No"]], []]],
    ['rural: yes "Yes" | no "No" "Rural"', [[["Yes"], ["No"]], ["Rural"]]],
    ['rural: yes | no "No" "Rural"', [[[], ["No"]], ["Rural"]]],
  ])("%s", (text, expected) => expect(fieldOf(text)).toEqual(expected));
});

/** The code of each diagnostic, with its line. */
function checkCodes(text: string, expected: readonly string[]): void {
  expect(parse("rules.mizan", text).diagnostics.map(({ code, span }) => `${span.line} ${code}`)).toEqual(expected);
}

describe("slips, each in the reader's words", () => {
  test.each([
    ["let a = 1394-2-1", ["1 bad-date"]],
    ["let a = ۱۳۹۴-۲-۱", ["1 bad-date"]],
    ["let a = ۱۳۹4-02-01", ["1 mixed-digits"]],
    ["let a = 1e5", ["1 exponent"]],
    ["let a = 1٬000", ["1 thousands-separator"]],
    ["let a = .5", ["1 bad-number"]],
    ["let a = 5_", ["1 bad-number"]],
    ["let a = 1.000.000", ["1 bad-number"]],
    ["let a = b == 5", ["1 foreign-sign"]],
    ["let a = max(1، 2)", ["1 foreign-sign"]],
    ["let a = “b”", ["1 foreign-sign", "1 expected-value"]],
    ["let a = 5;", ["1 foreign-sign"]],
    ["// a\nlet b = 1", ["1 foreign-sign"]],
    ["Tariff home {\n}", ["1 misspelt-word"]],
    ["tariff a {\n  lien b = 5\n}", ["2 misspelt-word"]],
    ["tariff a {\n  line b = 5 rund half up to 1\n}", ["2 misspelt-word"]],
    ["tariff a {\n  line b = 5 round haf up to 1\n}", ["2 misspelt-word"]],
    ["tariff a {\n  line b = c print 0.01\n}", ["2 missing-rounding-mode"]],
    ["tariff a {\n  line b = 5 round half up to 1\n    IRR\n}", ["3 unit-on-next-line"]],
    ['tariff a {\n  line b = 5 "label"\n}', ["2 misplaced-part"]],
    ["tariff a {\n  line b = 5 round up to 1 each segment\n}", ["2 misplaced-part"]],
    ["rate a {\n  from 1393-01-01: 5 example\n}", ["2 misplaced-part"]],
    ["rate a IRR/kWh {\n}", ["1 missing-colon"]],
    ["rate a: IRR wdths per 30 days {\n}", ["1 misspelt-word"]],
    ["let a = if b then c esle d", ["1 misspelt-word"]],
    ["source a {\n}", ["1 expected-declaration"]],
    ["prove a b falls", ["1 misspelt-word"]],
    ["prove a b 5", ["1 expected-choice"]],
    ["schedule a {\n  currency IRR to 0 decimals\n  curency USD\n}", ["3 misspelt-word"]],
    ["let a = ", ["1 expected-value"]],
    ["}", ["1 unopened-brace"]],
    ["{", ["1 unclosed-brace", "1 expected-declaration"]],
  ])("%j", (text, expected) => checkCodes(text, expected));
});

describe("recovery", () => {
  test("every error of a file is told, and what is right around them is kept", () => {
    const text = `account {
  class: residential
  rural: yes | no
  power: kW 30 .. 500
}
rate a: IRR/kWh {
  from 1393-01-01
    blocks kWh
      0 .. 100 372
      100 .. | 434
  1394-01-01: 5
  from 1395-01-01: 6
}
tariff {
  line a 5
  line b = 6
}
tariff home {
  line a 5
  lien b = 6
  line c = 7
  group g {
    line d =
    line e = 8
  }
  payable = total
}
test "t" {
  account { class residential  rural }
  period 1394-01-01 1394-02-01
  issued 1394-03-01
  expect payable = 5
}
let a = 1
`;
    checkCodes(text, [
      "3 single-choice",
      "5 missing-decimals",
      "9 missing-bar",
      "11 missing-from",
      "14 expected-name",
      "15 missing-equals",
      "19 missing-equals",
      "20 misspelt-word",
      "24 expected-value",
      "29 expected-constant",
      "30 missing-range",
    ]);
    const { declarations } = parse("rules.mizan", text).value;
    expect(declarations.map((declaration) => declaration.kind)).toEqual(["account", "rate", "tariff", "test", "let"]);
    expect(declarations).toMatchObject([
      { fields: [{ name: { text: "rural" } }] },
      {
        versions: [
          { body: { tables: [{ rows: [{ cells: [{ kind: "amount" }] }, { lower: { number: { text: "100" } } }] }] } },
          { head: { from: { text: "1394-01-01" } }, body: { cell: { number: { text: "5" } } } },
          { body: { cell: { number: { text: "6" } } } },
        ],
      },
      {
        items: [
          { name: { text: "a" }, value: { kind: "amount" } },
          { name: { text: "b" } },
          { name: { text: "c" } },
          { name: { text: "g" }, items: [{ name: { text: "d" }, value: { kind: "error" } }, { name: { text: "e" } }] },
          { kind: "payable" },
        ],
      },
      { issued: { text: "1394-03-01" }, expectations: [{ name: { text: "payable" } }] },
      { name: { text: "a" } },
    ]);
  });

  test("a forgotten brace costs one error, wherever it is", () => {
    const text = readFileSync("examples/household/rules.mizan", "utf8");
    const whole = parse("", text).value.declarations.length;
    for (const brace of text.matchAll(/\n\s*\}/g)) {
      const without = text.slice(0, brace.index) + text.slice(brace.index + brace[0].length);
      const { value, diagnostics } = parse("", without);
      expect(diagnostics.map(({ code }) => code)).toEqual(["unclosed-brace"]);
      expect(value.declarations).toHaveLength(whole);
    }
  });

  test("any piece of a file, and a file without any of its tokens, gives a tree and never throws", () => {
    const text = readFileSync("examples/workshop/rules.mizan", "utf8");
    for (let cut = 0; cut < text.length; cut += 7) {
      expect(() => parse("", text.slice(0, cut) + text.slice(cut + 5))).not.toThrow();
      expect(() => parse("", text.slice(cut, cut + 400))).not.toThrow();
    }
  });
});

test("spans name file, line and column, and hold the text of their node", () => {
  const text = 'let a = 1\n\ttariff "x"\nlet bb = 5 IRR + 6 IRR # c\n';
  const { value, diagnostics } = parse("rules.mizan", text);
  expect(diagnostics).toMatchObject([{ span: { file: "rules.mizan", line: 2, column: 9 } }]);
  const read = value.declarations[1];
  expect(read?.span).toEqual({ file: "rules.mizan", start: 22, end: 44, line: 3, column: 1 });
  expect(read?.kind === "let" ? text.slice(read.value.span.start, read.value.span.end) : "").toBe("5 IRR + 6 IRR");
  expect(value.comments).toMatchObject([{ text: "# c", span: { line: 3, column: 24 } }]);
});
