// The canonical layout: what it is (by examples), and what it never does (by properties over random trees and random layouts).

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "../../src/dsl/format/format.ts";
import { print } from "../../src/dsl/format/print.ts";
import { parse } from "../../src/dsl/syntax/parse.ts";
import { sourceTokens } from "../../src/dsl/syntax/source-tokens.ts";
import { arbitraryTree } from "./arbitrary-tree.ts";

/** A tree without its places. */
function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => (key === "span" ? [] : [[key, withoutSpans(value)]])));
}

/** Tokens but for `_`, and for words that follow a number. */
function tokensOf(text: string): readonly string[] {
  return sourceTokens(text).map((token) => token.text.replace(/_(?=[0-9])/g, "").replace(/^(decimal|bill|day|month|plan)s$/, "$1"));
}

function checkFormat(text: string, expected: string): void {
  const formatted = format("rules.mizan", text);
  expect(formatted.diagnostics).toEqual([]);
  expect(formatted.value).toBe(expected);
  expect(format("rules.mizan", expected).value).toBe(expected);
}

describe("layout", () => {
  test("fields stand in columns", () => {
    checkFormat(
      `usage { active : kWh by tou 0..50000000 to 3 decimals reactive: kvarh 0 .. 1000 to 1 decimals "R" }`,
      `usage {
  active:   kWh by tou 0 .. 50_000_000 to 3 decimals
  reactive: kvarh      0 .. 1_000      to 1 decimal  "R"
}
`,
    );
  });
  test("edges and cells of blocks stand under each other, headings over their cells", () => {
    checkFormat(
      `rate a: IRR/kWh at account.region {
from 1393-01-01
blocks kWh | normal | hot_1
0 .. 100 | 372 | unknown because "not published"
100..1000|4340.5|7
1000 .. | 9 | 10
}`,
      `rate a: IRR/kWh at account.region {
  from 1393-01-01
    blocks kWh       | normal  | hot_1
          0 ..   100 |   372   | unknown because "not published"
        100 .. 1_000 | 4_340.5 |  7
      1_000 ..       |     9   | 10
}
`,
    );
  });
  test("sources right after each other stand in columns", () => {
    checkFormat(
      `source a "A" dated 1393-01-01\nsource longer "Longer" unverified note "n"`,
      `source a      "A"      dated 1393-01-01\nsource longer "Longer" unverified note "n"\n`,
    );
  });
  test("a rate of one value stands on one line", () => {
    checkFormat("rate a: IRR {\n from 1393-01-01 example:\n 1000\n}", "rate a: IRR { from 1393-01-01 example: 1_000 }\n");
  });
  test("a long line breaks before its clauses, then before its value, then before what binds least", () => {
    checkFormat(
      `tariff a { line overrun [taxable] = if usage.demand > account.contracted then (usage.demand - account.contracted) * demand_price * days * overrun_factor else 0 IRR each segment, over bill round half up to 1 IRR }`,
      `tariff a {
  line overrun [taxable]
      = if usage.demand > account.contracted
        then (usage.demand - account.contracted) * demand_price * days * overrun_factor
        else 0 IRR
    each segment, over bill round half up to 1 IRR
}
`,
    );
  });
  test("the hours of dayparts by account, on one line or each value on its own", () => {
    const cases = "peak = north: none south: 12:00 .. 16:00 on workday or friday in heat.hot, 19:00 .. 21:00";
    checkFormat(
      `dayparts tou:peak,low by account.region{from 1393-01-01 example ${cases}\nlow=otherwise}`,
      `dayparts tou: peak, low by account.region {\n  from 1393-01-01 example\n    ${cases}\n    low = otherwise\n}\n`,
    );
    checkFormat(
      `dayparts tou: peak, low by account.region { from 1393-01-01 example ${cases} others: 17:00 .. 21:00 on workday\n low = otherwise }`,
      `dayparts tou: peak, low by account.region {
  from 1393-01-01 example
    peak =
      north: none
      south: 12:00 .. 16:00 on workday or friday in heat.hot, 19:00 .. 21:00
      others: 17:00 .. 21:00 on workday
    low = otherwise
}
`,
    );
  });
  test("blank lines stay, one at most", () => {
    checkFormat("\n\nlet a = 1\n\n\n\nlet b = 2\nlet c = 3\n\n", "let a = 1\n\nlet b = 2\nlet c = 3\n");
  });
  test("comments stay beside what they stood beside", () => {
    checkFormat(
      `# head

   # of a
account {   # the account
# first
 class: yes|no   # choice
     # last
}
let a = 5   # five
  # in the middle
  * b
# end`,
      `# head

# of a
account {  # the account
  # first
  class: yes | no  # choice
  # last
}
let a = 5  # five
  # in the middle
  * b
# end
`,
    );
  });
  test("numbers keep their digits", () => {
    checkFormat("let a = ۱۲۳۴۵٫۵ IRR", "let a = ۱۲_۳۴۵٫۵ IRR\n");
  });
  test("a name after a bare number stays on another line", () => {
    checkFormat(
      'test "t" {\n usage { a {\n mid 5\n low 6\n} }\n account {\n a 1\n b 2 }\n}',
      'test "t" {\n  usage {\n    a { mid 5\n      low 6 }\n  }\n  account {\n    a 1\n    b 2\n  }\n}\n',
    );
  });
  test("parts stay in their order", () => {
    checkFormat('source a unverified url "u" dated 1393-01-01', 'source a unverified url "u" dated 1393-01-01\n');
    checkFormat("rate a every month crossing split by days at b { }", "rate a every month crossing split by days at b { }\n");
  });
});

test("a text with errors is not formatted", () => {
  const { value, diagnostics } = format("rules.mizan", "tarif a {}");
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(["misspelt-word"]);
});

test.each(["household", "workshop"])("example %s keeps its tokens and comments, and is stable", (example) => {
  const text = readFileSync(`examples/${example}/rules.mizan`, "utf8");
  const formatted = format("rules.mizan", text).value ?? "";
  expect(tokensOf(formatted)).toEqual(tokensOf(text));
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
  expect(format("rules.mizan", formatted).value).toBe(formatted);
});

const RUNS = { numRuns: 400 };

test("what is printed parses to the tree that was printed", () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const { value, diagnostics } = parse("", print(tree));
      expect(diagnostics).toEqual([]);
      expect(withoutSpans(value.declarations)).toEqual(withoutSpans(tree.declarations));
    }),
    RUNS,
  );
});

test("any layout of a text is formatted to the same tokens and comments, and formatting again changes nothing", () => {
  fc.assert(
    fc.property(arbitraryTree, fc.infiniteStream(fc.nat(11)), (tree, choices) => {
      const text = otherLayout(print(tree), () => choices.next().value ?? 0);
      const formatted = format("", text);
      expect(formatted.diagnostics).toEqual([]);
      const value = formatted.value ?? "";
      expect(tokensOf(value)).toEqual(tokensOf(text));
      expect(commentsOf(value)).toEqual(commentsOf(text));
      expect(format("", value).value).toBe(value);
      expect(withoutSpans(parse("", value).value.declarations)).toEqual(withoutSpans(tree.declarations));
    }),
    RUNS,
  );
});

/** Each comment with the number of tokens before it, and whether it stands on a line of its own. */
function commentsOf(text: string): readonly unknown[] {
  const tokens = sourceTokens(text);
  return parse("", text).value.comments.map(({ text: comment, span }) => {
    const before = tokens.filter(({ start }) => start < span.start);
    return { comment, tokens: before.length, trails: before.at(-1)?.line === span.line };
  });
}

/** The same tokens with other spaces, lines and comments. What stands on the line of a number stays there, and what a line end would make another thing. */
function otherLayout(text: string, choose: () => number): string {
  const tokens = sourceTokens(text);
  let count = 0;
  return tokens
    .map((token, index) => {
      const next = tokens[index + 1];
      if (next === undefined) return token.text;
      const end = token.start + token.text.length;
      const gap = text.slice(end, next.start);
      const isFixed = gap === "" || /^[0-9۰-۹]/.test(token.text) || token.text === "|" || ["total", "at", "printed"].includes(next.text);
      count += 1;
      const comment = `# ${count} "`;
      if (gap.includes("\n")) return token.text + ["\n", "\n\n\n", ` ${comment}\n`, `\n${comment}\n`, `\n\n${comment}\n\n`][Math.min(4, choose())];
      if (isFixed) return token.text + gap;
      return token.text + [" ", "   ", "\t", "\n", ` ${comment}\n`, `\n ${comment}\n`][Math.max(0, choose() - 6)];
    })
    .join("");
}
