// What the grammar of the oversight half reads and refuses, by small texts.
import { describe, expect, test } from "vitest";
import { parse } from "../../src/dsl/syntax/parse.ts";
import type { AuthorityItem, InstalmentItem, MatrixCell } from "../../src/dsl/tree/oversight.ts";
import type { Declaration } from "../../src/dsl/tree/tree.ts";
import { OVERSIGHT } from "../format/oversight-text.ts";

function declarationsOf(text: string): readonly Declaration[] {
  const { value, diagnostics } = parse("rules.mizan", text);
  expect(diagnostics).toEqual([]);
  return value.declarations;
}

const inAuthority = (clauses: string): string => `authority a over correction {\n  from 1399-01-01\n${clauses}\n}\n`;
const inInstalments = (clauses: string): string => `instalments a {\n  from 1399-01-01\n${clauses}\n}\n`;

function authorityItems(clauses: string): readonly AuthorityItem[] {
  const [read] = declarationsOf(inAuthority(clauses));
  return read?.kind === "authority" ? (read.versions[0]?.items ?? []) : [];
}

function instalmentItems(clauses: string): readonly InstalmentItem[] {
  const [read] = declarationsOf(inInstalments(clauses));
  return read?.kind === "instalments" ? (read.versions[0]?.items ?? []) : [];
}

const amount = (text: string, unit: string | undefined): unknown => ({ number: { text }, unit: unit === undefined ? undefined : { head: unit } });

test("a whole file", () => {
  const declarations = declarationsOf(OVERSIGHT);
  expect(declarations.map(({ kind }) => kind)).toEqual([
    ...["source", "source", "source", "grades", "authority", "instalments"],
    ...["oversight test", "oversight test"],
  ]);
  expect(declarations[4]).toMatchObject({
    over: "correction",
    kinds: [{ name: { text: "misread" } }, { name: { text: "estimate_true_up" } }, { name: { text: "wrong_class" } }],
    causes: [{}, {}, {}],
    documents: [{ labels: [{ text: "Photo of the register" }] }, { labels: [] }],
    versions: [{ items: { length: 9 } }, { items: { length: 6 } }, { items: [{ kind: "unknown" }] }],
  });
});

describe("sources die", () => {
  test.each([
    ["from that day", { on: { text: "1403-12-14" }, by: { text: "r" }, reach: "from that day" }],
    ["from its start", { on: { text: "1403-12-14" }, by: { text: "r" }, reach: "from its start" }],
  ])("%s", (reach, annulled) => {
    expect(declarationsOf(`source s "S" annulled 1403-12-14 by r, ${reach} dated 1390-01-01`)).toMatchObject([{ dated: { text: "1390-01-01" }, annulled }]);
  });
  test("or do not", () => expect(declarationsOf('source s "S"')).toMatchObject([{ annulled: undefined }]));
});

describe("a matrix", () => {
  test("has a column for each word and field", () => {
    const header = "grade | kind | cause | in favour of | up to | share of bill | age up to | documents | approvers | account.class";
    const [read] = authorityItems(header);
    expect(read).toMatchObject({
      columns: [
        ...["kind", "cause", "in favour of", "up to", "share of bill", "age up to", "documents", "approvers"].map((word) => ({ kind: "word", word })),
        { kind: "field", path: { parts: [{ text: "account" }, { text: "class" }] } },
      ],
      rows: [],
    });
  });

  const cells: readonly (readonly [string, unknown])[] = [
    ["any", { kind: "names", names: [{ text: "any" }] }],
    ["misread, wrong_class", { kind: "names", names: [{ text: "misread" }, { text: "wrong_class" }] }],
    ["none", { kind: "none" }],
    ["none, photo", { kind: "names", names: [{ text: "none" }, { text: "photo" }] }],
    ["no limit", { kind: "no limit" }],
    ["no", { kind: "names", names: [{ text: "no" }] }],
    ["50%", { kind: "percent", text: "50" }],
    ["5_000_000 IRR", { kind: "amount", ...Object(amount("5000000", "IRR")) }],
    ["۱۲ months", { kind: "amount", ...Object(amount("12", "months")) }],
    ["2", { kind: "amount", ...Object(amount("2", undefined)) }],
  ];
  test.each(cells)("a cell may be %s, first and last in its row", (text, expected) => {
    const [read] = authorityItems(`grade | kind | up to\nclerk | ${text} | ${text}\nboard | any | ${text}\ncount amount net`);
    const rows: readonly { readonly cells: readonly MatrixCell[] }[] = read?.kind === "matrix" ? read.rows : [];
    expect(rows.map((row) => row.cells)).toMatchObject([
      [expected, expected],
      [{ kind: "names" }, expected],
    ]);
  });

  test("has rows for grades that are called as a clause begins", () => {
    const names = ["bar", "forbid", "count", "no", "unknown", "approval", "grade"];
    const [read, next] = authorityItems(`grade | up to\n${names.map((name) => `${name} | 1 IRR\n`).join("")}count amount net`);
    expect(read).toMatchObject({ rows: names.map((text) => ({ grade: { text } })) });
    expect(next).toMatchObject({ kind: "count amount" });
  });

  test("may stand on one line, as far as numbers have their units", () => {
    const [read] = authorityItems("grade | up to clerk | 1 IRR board | no limit count amount net");
    expect(read).toMatchObject({ rows: [{ grade: { text: "clerk" } }, { grade: { text: "board" } }] });
  });

  test("may stand after a matrix, so that a second one can be told", () => {
    expect(authorityItems("grade | up to\nclerk | 1 IRR\ngrade | up to\nclerk | 2 IRR").map(({ kind }) => kind)).toEqual(["matrix", "matrix"]);
  });
});

describe("clauses of an authority", () => {
  const clauses: readonly (readonly [string, unknown])[] = [
    ["bar b when age > 3 months", { kind: "bar", cites: [], condition: { right: amount("3", "months") } }],
    ['bar b "B" cites s when age > 3 months cites t example', { cites: [{ source: { text: "s" } }, { source: { text: "t" } }], marks: [{ word: "example" }] }],
    ["forbid requester = approver", { roles: ["requester", "approver"], cites: [] }],
    ["forbid delegate of requester = account holder cites s", { roles: ["delegate of requester", "account holder"], cites: [{}] }],
    ["forbid reader = approver", { roles: ["reader", "approver"] }],
    ["raise one grade when a = b, at the top 3 approvers cites s", { topApprovers: { text: "3" }, cites: [{ source: { text: "s" } }] }],
    ["raise one grade when sum energy except vat = 5, at the top 3 approvers", { condition: { left: { except: [{ text: "vat" }] } } }],
    ["count amount gross", { word: "gross" }],
    ["cumulate per account over 12 months in absolute value", { over: { count: { text: "12" }, unit: "months" } }],
    ["cumulate per account over 1 day in absolute value", { over: { count: { text: "1" }, unit: "days" } }],
    ["no cumulation", { kind: "cumulate", over: undefined }],
    ["delegation none", { word: "none" }],
    ["delegation one step", { word: "one step" }],
    ["delegation onward", { word: "onward" }],
    ["approval expires 30 days after", { days: { text: "30" } }],
    ["approval does not expire", { kind: "expiry", days: undefined }],
  ];
  test.each(clauses)("%s", (text, expected) => expect(authorityItems(`${text}\ndelegation none`)).toMatchObject([expected, { kind: "delegation" }]));
});

describe("clauses of instalments", () => {
  const clauses: readonly (readonly [string, unknown])[] = [
    ["for account.class = residential", { kind: "for", condition: { right: { parts: [{ text: "residential" }] } } }],
    ["no down payment", { atLeast: undefined, atMost: undefined, round: undefined }],
    ["down payment at most 50% of debt", { atLeast: undefined, atMost: { text: "50" }, round: undefined }],
    ["down payment at least 20% of debt round up to 10 IRR", { atLeast: { text: "20" }, atMost: undefined, round: { mode: "up", step: { text: "10" } } }],
    ["count up to 6 by a, up to 12 by b", { from: undefined, limits: [{ upTo: { text: "6" }, by: { text: "a" } }, { upTo: { text: "12" } }] }],
    ["count from span up to 6 by a", { from: "span" }],
    ["first due 10 days after agreement", { count: { text: "10" }, unit: "days" }],
    ["every 1 month", { kind: "every", unit: "months", clamped: false }],
    ["every 2 months, month end clamped", { kind: "every", count: { text: "2" }, clamped: true }],
    ["moved off holidays forward, before the next", { word: "forward" }],
    ["not moved", { kind: "moved", word: "not moved" }],
    ["equal parts round down to 10 IRR", { kind: "parts", remainder: undefined }],
    ["equal parts round half even to 10 IRR, remainder on last", { remainder: "last", round: { mode: "half even" } }],
    ["equal parts round down to 10 IRR, remainder spread", { remainder: "spread" }],
    ["part at least 100_000 IRR", { kind: "part at least", ...Object(amount("100000", "IRR")) }],
    ["at most 2 active plans per account", { kind: "active plans", count: { text: "2" } }],
    ["not after a broken plan within 90 days", { kind: "after broken", count: { text: "90" }, unit: "days" }],
    ["no interest", { kind: "interest", rate: undefined }],
    ["interest 12% per 365 days on the balance round up to 1 IRR", { rate: { percent: { text: "12" }, days: { text: "365" }, round: { mode: "up" } } }],
    ["payments settle oldest first", { kind: "settle", round: undefined, remainder: undefined }],
    ["payments settle pro rata round down to 1 IRR, remainder on first", { round: { mode: "down" }, remainder: "first" }],
    ["missed when short by more than 0 IRR 7 days after due", { ...Object(amount("0", "IRR")), days: { text: "7" } }],
    ["broken after 2 missed in a row: balance due, original due dates restored", { count: { text: "2" } }],
    ["cancelled bill breaks plan", { word: "breaks" }],
    ["no replan", { atMost: undefined, paidInRow: undefined, withinDays: undefined }],
    ["replan at most 1", { atMost: { text: "1" }, paidInRow: undefined, withinDays: undefined }],
    ["replan at most 1, within 90 days of break", { paidInRow: undefined, withinDays: { text: "90" } }],
    ["replan at most 1, after 2 paid in a row", { paidInRow: { text: "2" }, withinDays: undefined }],
    [
      "exception e over f, g when a = b cites s: part at least 5 IRR",
      { over: [{ text: "f" }, { text: "g" }], cites: [{}], terms: [{ kind: "part at least" }] },
    ],
    [
      'exception e "E" when a = b: down payment at least 10% of debt, at most 20% of debt, no down payment, count up to 2 by x, up to 3 by y, not after a broken plan within 1 day, first due 1 day after agreement',
      { terms: [{ atMost: { text: "20" } }, { atMost: undefined }, { limits: { length: 2 } }, { kind: "after broken" }, { kind: "first due" }] },
    ],
    ['untranslatable "w" because "b" when a = b', { kind: "untranslatable" }],
  ];
  test.each(clauses)("%s", (text, expected) =>
    expect(instalmentItems(`${text}\nat most 1 active plan per account`)).toMatchObject([expected, { kind: "active plans" }]),
  );

  test("a condition ends before the next clause, whichever it is", () => {
    for (const [clause] of clauses) expect(instalmentItems(`for account.class = residential\n${clause}`), clause).toHaveLength(2);
  });
});

describe("tests", () => {
  const expectationsOf = (kind: "authority" | "instalments", expected: string): unknown => {
    const [read] = declarationsOf(`test "t" {\n  ${kind} a\n  expect ${expected}\n}`);
    return read?.kind === "oversight test" ? read.expectations : undefined;
  };
  test.each([
    ["nobody", [{ kind: "nobody", first: true }]],
    ["nobody  barred = too_old", [{ kind: "nobody" }, { name: { text: "barred" }, index: undefined, first: false }]],
    ["barred = too_old  nobody", [{ kind: "value" }, { kind: "nobody", first: false }]],
    ["nobody = 5", [{ kind: "value", name: { text: "nobody" } }]],
    ["approvers = 1  part 2 = 3 IRR", [{ value: { unit: undefined } }, { name: { text: "part" }, index: { text: "2" } }]],
    ["refused = debt_disputed", [{ name: { text: "refused" }, value: { text: "debt_disputed" } }]],
    ["due 1 = 1400-02-31\n  expect due 2 = 1400-03-31", [{ first: true }, { first: true }]],
  ])("expect %s", (text, expected) => expect(expectationsOf("instalments", text)).toMatchObject(expected));

  test("a name with several values gives one after another", () => {
    const [read] = declarationsOf('test "t" {\n  authority a\n  question { documents photo, sheet  age 2 months }\n}');
    const given = read?.kind === "oversight test" ? read.values : [];
    expect(given).toMatchObject([
      { name: { text: "documents" }, value: { text: "photo" } },
      { name: { text: "documents" }, value: { text: "sheet" } },
      { name: { text: "age" }, value: amount("2", "months") },
    ]);
    expect(given[0]?.name).toBe(given[1]?.name);
  });

  test("a bill's test stays what it is, whatever its lines and tariff are called", () => {
    expect(
      declarationsOf(`test "t" {
  tariff authority
  account { question plan, other from 1394-01-01  authority asked }
  charges { plan 5 IRR }
  period 1394-01-01 .. 1394-02-01
  expect authority = 5 IRR  instalments printed = 5 IRR  nobody block 2 = 3 IRR
}`),
    ).toMatchObject([
      {
        kind: "test",
        tariff: { text: "authority" },
        account: [{ values: { length: 2 } }, {}],
        expectations: [{ of: "amount" }, { of: "printed" }, { of: { block: { text: "2" } } }],
      },
    ]);
  });
});

const WORDS = `a absolute active after age agreed agreement amount approval approver approvers asked authority balance bar before break breaks broken
cancelled cause class_change clamped correction count cumulate cumulation dates debt delegate delegation disconnection documents due equal expire
expires favour first forbid forward grade grades gross holder instalment instalments interest kind last limit missed months more moved net next no
nobody off oldest one onward original paid part parts payment payments plan plans question raise reader recomputes replan requester restored row
settle share short span spread step than the top value waiver write_off`.split(/\s+/);

/** A file in which `word` is the name of everything that has one. */
const named = (word: string): string => `source ${word} "S"
unit ${word} summable
account {
  ${word}: ${word} | other
  power: ${word} 0 .. 5 to 1 decimal
}
usage { ${word}: ${word} 0 .. 5 to 1 decimal }
seasons ${word}: ${word} "L", rest by account.${word} {
  from 1393-01-01
    ${word} = ${word}: 01-01 .. 02-01
    rest = otherwise
}
rate ${word}: IRR/kWh at account.${word}, ${word} {
  from 1393-01-01 cites ${word}
    table | ${word}
      ${word} | 5 ${word}
      other, ${word} | ${word} at ${word}
}
let ${word} = ${word}
let b = 5
  * ${word}
let c = ${word} at ${word} + ${word}.${word} total through ${word} at (${word}, ${word}) whole
let d = if not ${word} and ${word} in (${word}, ${word}) or not account.${word} = ${word} then min(${word}, 5 ${word}) else sum ${word} except ${word}
let e = ${word} highest over 3 bills else ${word}
tariff ${word} amends ${word} {
  for ${word} from 1393-01-01
  line ${word} [${word}] = ${word} each segment round half up to 1 ${word}
  exception ${word} to ${word} over ${word}, ${word} when ${word} = ${word} cites ${word} = ${word}
  payable = ${word}
}
grades { ${word}, other }
authority ${word} "A" over correction {
  kind: ${word} "K" | ${word}
  documents: ${word}, ${word}
  from 1399-01-01 cites ${word}
    grade | account.${word} | documents
    other | ${word}, ${word} | ${word}
    ${word} | 5 ${word} | other
    bar ${word} "B" when ${word} = ${word} and account.${word} > 3 ${word} cites ${word}
}
instalments ${word} {
  cause: ${word}
  from 1399-01-01
    for ${word} = ${word}
    count from 2 up to 6 by ${word}, up to 12 by ${word}
    exception ${word} over ${word} when ${word} = ${word}: part at least 5 ${word}
}
test "t" {
  tariff ${word}
  account { ${word} ${word}  ${word} 5 ${word} }
  usage { ${word} 5 ${word}  ${word} ${word} }
  expect ${word} = ${word}  ${word} printed = 5 ${word}  ${word} block 2 = 5 ${word}
}
test "t" {
  authority ${word}
  question { ${word} ${word}, 5 ${word}  ${word} 5 }
  expect ${word} = 5 ${word}  ${word} 2 = ${word}  nobody
}
`;

function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => (key === "span" ? [] : [[key, withoutSpans(value)]])));
}

describe("each word of the oversight half is a name too", () => {
  const plain = JSON.stringify(withoutSpans(declarationsOf(named("zzz"))));
  test.each(WORDS)("%s", (word) => {
    const expected = plain.replaceAll('"text":"zzz"', `"text":"${word}"`).replaceAll('"head":"zzz"', `"head":"${word}"`);
    expect(JSON.parse(JSON.stringify(withoutSpans(declarationsOf(named(word)))))).toEqual(JSON.parse(expected));
  });
});

/** Line, code and message of each diagnostic. */
function told(text: string): readonly string[] {
  return parse("rules.mizan", text).diagnostics.map(({ code, span, message, help }) => `${span.line} ${code}: ${message}; ${help}`);
}

function checkTold(text: string, expected: readonly (readonly [line: number, code: string, part: RegExp])[]): void {
  const diagnostics = told(text);
  expect(diagnostics.map((each) => each.split(":")[0])).toEqual(expected.map(([line, code]) => `${line} ${code}`));
  for (const [at, [, , part]] of expected.entries()) expect(diagnostics[at]).toMatch(part);
}

describe("slips in an authority", () => {
  test.each([
    ["authority a {\n}", 1, "expected-choice", /expected `over` and what is decided/],
    ["authority a over corection {\n}", 1, "misspelt-word", /did you mean `correction`/],
    ["authority a over money {\n}", 1, "expected-choice", /`write_off`, `waiver`.*found `money`/],
    ["authority a over waiver {\n  kind a | b\n}", 2, "missing-colon", /`:`/],
    ["authority a over waiver {\n  kind: a, b\n}", 2, "expected-choice", /`\|` before the next name, found `,`/],
    ["authority a over waiver {\n  documents: a | b\n}", 2, "expected-choice", /`,` before the next document/],
    ["authority a over waiver {\n  cause: a | b\n  cause: c\n}", 3, "repeated-part", /`cause` is said twice/],
    ["authority a over waiver {\n  1399-01-01 cites s\n}", 2, "missing-from", /`from` before the date `1399-01-01`/],
    ["authority a over waiver {\n  count amount net\n}", 2, "expected-item", /expected a version, found `count`.*`from`/],
    ["grades { a b }", 1, "expected-choice", /`,` and the next grade/],
    ["source s annulled 1403-12-14 by r", 1, "incomplete-phrase", /`, from its start`/],
    ["source s anulled 1403-12-14 by r, from that day", 1, "misspelt-word", /did you mean `annulled`/],
  ])("%j", (text, line, code, part) => checkTold(text, [[line, code, part]]));

  test.each([
    ["grade | aprovers\nclerk | 1", "misspelt-word", /did you mean `approvers`/],
    ["grade | region\nclerk | any", "expected-choice", /a column: `kind`.*found `region`/],
    ["grade | share | up to\nclerk | any | any", "incomplete-phrase", /`share of bill`/],
    ["grade | in favor of\nclerk | any", "misspelt-word", /did you mean `favour`/],
    ["grade kind | up to\nclerk | any | any", "missing-bar", /found `kind`/],
    ["| grade | up to\n| clerk | any", "foreign-form", /a row that begins with `\|`/],
    ["raise two grades when a = b, at the top 3 approvers", "incomplete-phrase", /`raise one grade when .*found `two`/],
    ["raise one grade when a = b", "incomplete-phrase", /, at the top 3 approvers` belong together: found `}`/],
    ["raise one grade when a = b at the top 3 approvers", "incomplete-phrase", /found `at`/],
    ["raise one grade when a = b, at the top three approvers", "expected-number", /of approvers after `at the top`/],
    ["no cumulate", "incomplete-phrase", /`no cumulation` belong together: found `cumulate`/],
    ["cumulate per account over 12 weeks in absolute value", "expected-choice", /`months` or `days`.*found `weeks`/],
    ["cumulate per account over 12 months", "incomplete-phrase", /in absolute value/],
    ["count amount nett", "misspelt-word", /did you mean `net`/],
    ["forbid requester and approver", "incomplete-phrase", /`forbid requester = approver`/],
    ["forbid requestor = approver", "misspelt-word", /did you mean `requester`/],
    ["forbid approver = owner", "expected-choice", /`account holder`.*found `owner`/],
    ["delegation two steps", "expected-choice", /`delegation one step` or `delegation onward`/],
    ["approval never expires", "expected-choice", /`approval does not expire`/],
    ["approval expires after 30 days", "expected-number", /of days after `expires`/],
    ["bar b: age > 3 months", "expected-choice", /`when` and the condition, found `:`/],
    ["bar b when age >\nforbid requester = approver", "expected-value", /found `forbid`/],
    ["aproval does not expire", "misspelt-word", /did you mean `approval`/],
    ["down payment at least 5% of debt", "expected-item", /a clause of the authority, found `down`/],
  ])("%j", (text, code, part) => {
    const diagnostics = told(inAuthority(text));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toContain(`${code}: `);
    expect(diagnostics[0]).toMatch(part);
  });

  const rows: readonly (readonly [string, readonly (readonly [line: number, code: string, part: RegExp])[]])[] = [
    ["clerk | any", [[4, "row-cell-count", /this row has 1 cell, and the header has 2 columns/]]],
    ["clerk | any | 5 IRR | 3 months", [[4, "row-cell-count", /3 cells.*2 columns/]]],
    ["clerk | | 5 IRR", [[4, "empty-cell", /write `any`, `no limit` or `none`/]]],
    ["clerk | any |", [[5, "empty-cell", /write `any`, `no limit` or `none`/]]],
    ["clerk | any | 5 IRR |", [[5, "empty-cell", /no `\|` after the last cell/]]],
    ["clerk any | 5 IRR", [[4, "missing-bar", /found `any`/]]],
    ["clerk | any 5 IRR", [[4, "missing-bar", /found `5`/]]],
    ["clerk | any | no limt", [[4, "misspelt-word", /did you mean `limit`/]]],
    ["clerk | any | -", [[4, "empty-cell", /found `-`/]]],
    ["clerk | any | -5 IRR", [[4, "expected-choice", /expected a limit that is not negative, or `no limit`, found `-`/]]],
    ["clerk | any | -5%", [[4, "expected-choice", /a limit that is not negative/]]],
    ['clerk | any | unknown because "x"', [[4, "expected-choice", /in place of the whole matrix/]]],
    ["clerk | any | 5\n  IRR", [[5, "unit-on-next-line", /`IRR` stands on another line/]]],
  ];
  test.each(rows)("the row %j, and the row and clause after it are kept", (row, expected) => {
    const text = inAuthority(`grade | kind | up to\n${row}\nboard | any | no limit\ncount amount net`);
    checkTold(text, expected);
    const [read] = parse("", text).value.declarations;
    const items = read?.kind === "authority" ? (read.versions[0]?.items ?? []) : [];
    if (row.endsWith("IRR") && row.includes("\n")) return;
    expect(items).toMatchObject([
      { kind: "matrix", rows: expect.arrayContaining([expect.objectContaining({ cells: [{}, {}].map(() => expect.anything()) })]) },
      { kind: "count amount" },
    ]);
  });
});

describe("slips in instalments", () => {
  test.each([
    ["down payment 20%", "incomplete-phrase", /`down payment at least 20% of debt.*found `20%`/],
    ["down payment at least 20 of debt", "expected-choice", /a percentage such as `20%`, found `20`/],
    ["down payment at least 20% of debt at most 50% of debt", "incomplete-phrase", /found `at`/],
    ["count 6 by b", "incomplete-phrase", /`count from 2 up to 6 by.*found `6`/],
    ["count from 2 to 6 by b", "incomplete-phrase", /found `to`/],
    ["count from 2 up to 6 by b, 12 by c", "incomplete-phrase", /found `12`/],
    ["first due one month", "expected-number", /found `one`/],
    ["first due 1 month", "incomplete-phrase", /after agreement/],
    ["every month", "expected-number", /of months or days after `every`, found `month`/],
    ["every 1 month clamped", "incomplete-phrase", /`every 1 month, month end clamped`.*found `clamped`/],
    ["moved off holidays backward", "incomplete-phrase", /forward, before the next` belong together: found `backward`/],
    ["not shifted", "expected-choice", /`not moved` or `not after a broken plan/],
    ["equal parts, remainder on first", "incomplete-phrase", /round down to 10_000 IRR/],
    ["equal parts round down to 10 IRR remainder on first", "incomplete-phrase", /found `remainder`/],
    ["equal parts round down to 10 IRR, remainder on second", "expected-choice", /`remainder on last`, found `second`/],
    ["part 100 IRR", "incomplete-phrase", /`part at least 100_000 IRR`/],
    ["at most one active plan per account", "expected-number", /of active plans after `at most`/],
    ["no intrest", "misspelt-word", /did you mean `interest`/],
    ["interest 12 per 365 days on the balance round up to 1 IRR", "expected-choice", /a percentage such as `12%`/],
    ["payments settle newest first", "expected-choice", /`oldest first` or `pro rata`/],
    ["missed when short by more than 0 IRR after 7 days", "expected-number", /of days after which a part is missed/],
    ["broken after 2 missed in a row", "incomplete-phrase", /balance due, original due dates restored/],
    ["cancelled bill cancels plan", "expected-choice", /`cancelled bill breaks plan`/],
    ["replan at most 1, within 90 days of break, after 2 paid in a row", "incomplete-phrase", /`replan at most 1, after 2 paid in a row, within/],
    ["for account.class =\ndown payment at most 5% of debt", "expected-value", /found `down`/],
    ["for account.class = home from 1400-01-01", "expected-choice", /`for` without dates/],
    ["exception e when a = b count up to 2 by c", "missing-colon", /the terms of the exception/],
    ["exception e when a = b: every 1 month", "expected-choice", /a term: `count`.*found `every`/],
    ["exception e when a = b: count up to 2 by c part at least 5 IRR", "expected-choice", /`,` before the next term/],
    ["delegation none", "expected-item", /a clause of the instalments/],
  ])("%j", (text, code, part) => {
    const diagnostics = told(inInstalments(text));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toContain(`${code}: `);
    expect(diagnostics[0]).toMatch(part);
  });
});

describe("slips in tests", () => {
  const inTest = (parts: string): string => `test "t" {\n${parts}\n}\n`;
  test.each([
    ["authority a\ntariff b", 3, "mixed-test", /`tariff` has no place in the test of an authority/],
    ["authority a\ninstalments b", 3, "mixed-test", /`instalments` has no place in the test of an authority/],
    ["authority a\nplan { debt 5 IRR }", 3, "mixed-test", /such a test has .*`question`/],
    ["instalments a\nasked 1399-01-01", 3, "mixed-test", /of instalments.*`agreed`/],
    ["authority a\naccount { class b, c from 1399-01-01 }", 3, "mixed-test", /`from` has no place/],
    ["authority a\nexpect x printed = 5", 3, "mixed-test", /`printed` has no place/],
    ["authority a\nexpect refused", 3, "incomplete-phrase", /`refused = FINDING`/],
    ["authority a\nquestion { }", 3, "expected-field", /a field in the question/],
    ["authority a\nexpect grade clerk", 3, "missing-equals", /found `clerk`/],
    ["asked 1399-01-01\nquestion { kind b }\nexpect grade = clerk", 2, "mixed-test", /name the authority/],
    ["tariff a\nexpect nobody", 3, "mixed-test", /`nobody` has no place in the test of a bill/],
    ["tariff a\nexpect part 1 = 5 IRR", 3, "missing-equals", /found `1`/],
    ["autority a", 2, "misspelt-word", /did you mean `authority`/],
  ])("%j", (text, line, code, part) => checkTold(inTest(text), [[line, code, part]]));
});

describe("recovery", () => {
  test("every error is told, and what is right around them is kept", () => {
    const text = `authority a over correction {
  kind misread
  documents: photo
  from 1399-01-01
    grade | kind | up to
    clerk | any
    board | any | no limit
    forbid requester = nobody
    count amount net
  from 1400-01-01
    raise two grades
    delegation none
}
instalments b {
  from 1399-01-01
    count 6
    no interest
    exception e when: no down payment
    no replan
}
`;
    expect(told(text).map((each) => each.split(":")[0])).toEqual([
      "2 missing-colon",
      "6 row-cell-count",
      "8 expected-choice",
      "11 incomplete-phrase",
      "16 incomplete-phrase",
      "18 expected-value",
    ]);
    expect(parse("", text).value.declarations).toMatchObject([
      {
        documents: [{}],
        versions: [{ items: [{ rows: [{ grade: { text: "board" } }] }, { kind: "count amount" }] }, { items: [{ kind: "delegation" }] }],
      },
      { versions: [{ items: [{ kind: "interest" }, { kind: "replan" }] }] },
    ]);
  });

  test("a forgotten brace costs one error, wherever it is", () => {
    const whole = declarationsOf(OVERSIGHT).length;
    for (const brace of OVERSIGHT.matchAll(/\n\s*\}/g)) {
      const { value, diagnostics } = parse("", OVERSIGHT.slice(0, brace.index) + OVERSIGHT.slice(brace.index + brace[0].length));
      expect(diagnostics.map(({ code }) => code)).toEqual(["unclosed-brace"]);
      expect(value.declarations).toHaveLength(whole);
    }
  });

  test("any piece of a file, and a file without any of its tokens, gives a tree and never throws", () => {
    for (let cut = 0; cut < OVERSIGHT.length; cut += 17) {
      expect(() => parse("", OVERSIGHT.slice(0, cut) + OVERSIGHT.slice(cut + 5))).not.toThrow();
      expect(() => parse("", OVERSIGHT.slice(cut, cut + 300))).not.toThrow();
    }
  });
});
