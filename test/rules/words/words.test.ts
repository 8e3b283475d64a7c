// Findings and decisions in words: each code in both languages, every value written as its kind, nothing left unfilled.
import { expect, test } from "vitest";
import { decide } from "../../../src/rules/authority/decide.ts";
import type { Finding } from "../../../src/rules/finding.ts";
import { findingOf } from "../../../src/rules/finding.ts";
import type { FindingCode } from "../../../src/rules/findings.ts";
import { FINDINGS } from "../../../src/rules/findings.ts";
import { explainDecision } from "../../../src/rules/words/explain-decision.ts";
import { explainFinding, findingWords } from "../../../src/rules/words/explain-finding.ts";
import { PERSIAN_FINDINGS } from "../../../src/rules/words/findings-fa.ts";
import type { ValueKind } from "../../../src/rules/words/value-kinds.ts";
import { VALUE_KINDS } from "../../../src/rules/words/value-kinds.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { approved, request, STAFF } from "../authority/records.ts";

const ISOLATES = /[\u2066-\u2069]/g;
const CODES = Object.keys(FINDINGS).filter((code): code is FindingCode => code in FINDINGS);

const SAMPLES: Readonly<Record<ValueKind, string>> = {
  money: "1234567.5",
  share: "0.5",
  ratio: "1/14262",
  number: "12",
  months: "12",
  day: "1399-05-01",
  names: "ali, vida",
  text: "words, of a file",
  grade: "clerk, board",
  authority: "corrections",
  source: "board_1399",
  member: "photo, sheet",
  clause: "old",
  case: "kind misread, favour customer",
  word: "requester",
  sort: "document",
  complaint: "nothing is given",
};

function parameters(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name));
}

function sample(code: FindingCode): Finding {
  const { message, help } = FINDINGS[code];
  const values = [...parameters(message), ...parameters(help)].map((name) => [name, SAMPLES[kindOf(name)]]);
  return {
    code,
    records: ["r1"],
    account: "a1",
    day: "1399-05-01",
    values: Object.fromEntries(values),
    labels: { "": "Old debt", fa: "بدهی کهنه" },
    cites: [],
    marks: [],
  };
}

function kindOf(name: string): ValueKind {
  return Object.entries(VALUE_KINDS).find(([known]) => known === name)?.[1] ?? "text";
}

test.each(CODES)("%s says the same things in Persian, in the manner of the catalogue", (code) => {
  const [english, persian] = [FINDINGS[code], PERSIAN_FINDINGS[code]];
  expect(parameters(persian.message)).toEqual(parameters(english.message));
  expect(parameters(persian.help)).toEqual(parameters(english.help));
  for (const text of [english.message, english.help]) expect(text).not.toMatch(/^[A-Z]|\.$|\n/);
  // Persian letters alone (no Arabic yeh or kaf) but for names of fields, no straight quotes, half-spaces between letters only.
  for (const text of [persian.message, persian.help]) {
    expect(text.replace(/(account\.)?\{\w+\}|«\w+»/g, "۱")).not.toMatch(
      /[يكA-Za-z"'`]|\.$|\n|\u200c(?![\u0600-\u06ff])|(?<![\u0600-\u06ff])\u200c|[،؛](?=\S)| {2}/,
    );
  }
});

test.each(CODES)("%s is filled in both languages", (code) => {
  for (const language of [undefined, "fa"]) {
    const text = explainFinding(sample(code), language, OFFICE);
    expect(text).not.toMatch(/\{\w+\}|undefined/);
    expect(text.endsWith("\n")).toBe(true);
    if (language === "fa") expect(text.replace(/\u2066[^\u2069]*\u2069/g, "")).not.toMatch(/[0-9A-Za-z]/);
  }
});

test("amounts, shares, days, labels and lists, in English", () => {
  const finding = findingOf(
    "splitting",
    { count: "3", from: "1399-05-01", to: "1399-05-20", total: "6000000", persons: "clara, carl", held: "clerk", limit: "5000000", grade: "district_manager" },
    { records: ["r1", "r2", "r3"], cites: [{ source: "board_1399", clause: "res. 412" }], marks: ["example"] },
  );
  expect(explainFinding(finding, "en", OFFICE)).toBe(
    [
      "3 requests from 1399-05-01 to 1399-05-20 come to 6,000,000 IRR: each within what `clara`, `carl` (Clerk) may allow, 5,000,000 IRR, together beyond it",
      "  together they take District manager",
      "  Records: r1, r2, r3",
      '  Source: Board resolution 412, "res. 412"',
      "  Example figure: taken from no source",
      "",
    ].join("\n"),
  );
});

test("the same in Persian: its digits and separators, the file's Persian labels, its quotation marks", () => {
  const finding = findingOf(
    "splitting",
    { count: "3", from: "1399-05-01", to: "1399-05-20", total: "6000000", persons: "clara, carl", held: "clerk", limit: "5000000", grade: "district_manager" },
    { records: ["r1", "r2"], cites: [{ source: "board_1399", clause: undefined }], marks: ["example"] },
  );
  expect(explainFinding(finding, "fa", OFFICE).replace(ISOLATES, "")).toBe(
    [
      "۳ درخواست از ۱۳۹۹/۰۵/۰۱ تا ۱۳۹۹/۰۵/۲۰ روی هم ۶٬۰۰۰٬۰۰۰ ریال است: هر یک در حد اختیار «clara»، «carl» (کارمند)، یعنی ۵٬۰۰۰٬۰۰۰ ریال، و روی هم بیش از آن",
      "  روی هم ردهٔ مدیر ناحیه لازم دارد",
      "  رکوردها: r1، r2",
      "  سند: مصوبهٔ ۴۱۲",
      "  عدد نمونه است و از سندی گرفته نشده است",
      "",
    ].join("\n"),
  );
});

test.each([
  [
    "share-beyond-all",
    { share: "1/3", mostShare: "0.2" },
    "33 1/3% of the bill is changed, beyond the highest limit, 20%",
    "۳۳ ۱⁄۳٪ از قبض تغییر می‌کند و این از بالاترین سقف، ۲۰٪، می‌گذرد",
  ],
  [
    "forbidden-pair",
    { person: "sam", role: "approver", otherRole: "reader" },
    "`sam` is both who approved and who read the meter",
    "«sam» هم تصویب‌کننده است و هم قرائت‌کنندهٔ کنتور",
  ],
  [
    "no-grade-for-case",
    { case: "kind misread, cause meter, favour company, account.class residential" },
    "no grade may decide here: kind MISREAD, cause METER, in the company's favour, account.class residential",
    "هیچ رده‌ای در این باره اختیار ندارد: نوع «misread»، علت «meter»، به سود شرکت، account.class residential",
  ],
  ["documents-missing", { documents: "photo, sheet" }, "documents are missing: PHOTO, SHEET", "این مدرک‌ها پیوست نشده است: «photo»، «sheet»"],
  [
    "rule-unknown",
    { authority: "corrections", day: "1399-05-01", because: "lost, it is" },
    "what Correction of issued bills says on 1399-05-01 is not known: lost, it is",
    "حکم اصلاح صورتحساب در ۱۳۹۹/۰۵/۰۱ معلوم نیست: lost, it is",
  ],
] as const)("%s", (code, values, english, persian) => {
  const finding = { code, records: [], account: undefined, day: undefined, values, labels: undefined, cites: [], marks: [] };
  expect(findingWords(finding, undefined, OFFICE).message).toBe(english);
  expect(findingWords(finding, "fa", OFFICE).message.replace(ISOLATES, "")).toBe(persian);
});

test("a value that holds braces is not filled again, and one that is absent stays to be seen", () => {
  const finding = { code: "basis-unknown", records: [], account: undefined, day: undefined, labels: undefined, cites: [], marks: [] } as const;
  expect(findingWords({ ...finding, values: { source: "{day}" } }, undefined, OFFICE).message).toBe("it cites `{day}`, which the rules do not name");
  expect(findingWords({ ...finding, values: {} }, undefined, OFFICE).message).toBe("it cites `{source}`, which the rules do not name");
});

test("what an act rests on is named by its label", () => {
  const finding = findingOf("annulled-basis", { source: "board_1399", on: "1403-12-14" }, {});
  expect(findingWords(finding, undefined, OFFICE).message).toBe("it rests on `Board resolution 412`, which was annulled on 1403-12-14");
  expect(findingWords(finding, "fa", OFFICE).message.replace(ISOLATES, "")).toBe("مبنای آن «مصوبهٔ ۴۱۲» است که در ۱۴۰۳/۱۲/۱۴ ابطال شده است");
});

const ASKED = request("r1", { amount: "-3000000", bill: { id: "b", total: "12000000", issued_on: "1399-04-01" } });
const OTHER = request("r2", { amount: "2500000", day: "1399-04-20", bill: { id: "c", total: "12000000", issued_on: "1399-04-01" } });

test("a decision in English", () => {
  expect(
    explainDecision(decide(OFFICE, ASKED, [...STAFF, OTHER, approved(ASKED, "clara")]), undefined, OFFICE),
  ).toBe(`Request r1: Correction of issued bills (correction)
  Version from 1390-01-01
  Source: Board resolution 412, "res. 412"
  Example figure: taken from no source

Not allowed
  Lowest grade: District manager; approvers: 1
  Documents: PHOTO

Amount: 3,000,000 IRR, in the customer's favour
With what counts beside it: 5,500,000 IRR
  Request r2: 2,500,000 IRR
Share of the bill: 25%
Age of the oldest day: 1 month

What fails:
1. \`clara\` (Clerk) may not allow this: it takes District manager
  ask District manager or above
  Records: r1, ok-r1-clara
  Source: Board resolution 412, "res. 412"
  Example figure: taken from no source
`);
});

test("a decision in Persian", () => {
  const text = explainDecision(decide(OFFICE, ASKED, [...STAFF, approved(ASKED, "clara")]), "fa", OFFICE);
  expect(text.replace(ISOLATES, "")).toBe(`درخواست r1: اصلاح صورتحساب (اصلاح)
  نسخهٔ معتبر از ۱۳۹۰/۰۱/۰۱
  سند: مصوبهٔ ۴۱۲، «res. 412»
  عدد نمونه است و از سندی گرفته نشده است

مجاز است
  پایین‌ترین رده: کارمند؛ شمار تصویب‌کنندگان: ۱
  مدرک‌ها: «photo»

مبلغ: ۳٬۰۰۰٬۰۰۰ ریال، به سود مشترک
سهم از قبض: ۲۵٪
قدمت قدیمی‌ترین روز: ۱ ماه
`);
});

test("a decision on what could not be asked tells what it can", () => {
  expect(explainDecision(decide(OFFICE, { ...ASKED, authority: "king" }, []), undefined, OFFICE)).toBe(`Request r1: king

Not allowed

What fails:
1. there is no authority \`king\`
  name one of: corrections
  Records: r1
`);
});
