// The report on a run: what it says in each language, that nothing of outside gets out of its place, and that it is the same bytes every time.
import { describe, expect, test } from "vitest";
import type { ReportLanguage, RunReport } from "../../../adapters/index.ts";
import { REPORT_LANGUAGES, runReport } from "../../../adapters/index.ts";
import { ENGLISH } from "../../../adapters/report/words-en.ts";
import { PERSIAN } from "../../../adapters/report/words-fa.ts";
import type { BillRecord } from "../../../src/index.ts";
import { AWAITED, acrossPopulation, FAULTS, mergedPopulations, populationOf } from "../../../src/index.ts";
import { caused, diagnosed, record, wrong } from "../../rules/population/records.ts";

const LINE = { label: "Energy", issued: "9", computed: "4", why: undefined, evidence: undefined, cites: [] };

const RECORDS: readonly BillRecord[] = [
  record({ marks: ["r1"] }),
  wrong("1234567", {
    marks: ["r1"],
    diagnosis: caused("F04", [
      ["register", "energy"],
      ["multiplier", "40"],
    ]),
    lines: [{ ...LINE, name: "energy", verdict: "differs", difference: "1234567" }],
    agreeing: ["payable"],
  }),
  wrong("-1000/3", { marks: ["r2"], diagnosis: caused("F16", [["rounding", "half up"]]), broken: [{ name: "sum of lines", about: "total", difference: "1" }] }),
  wrong("5", { marks: [""], diagnosis: diagnosed({ answer: "ambiguous", ambiguity: "F07 | F08" }) }),
  wrong(undefined, { marks: ["r2"], diagnosis: diagnosed({ answer: "unexplained" }) }),
  record({ verdict: "undecided", harm: undefined, marks: ["r1"], failures: [{ code: "fact-missing", message: "x" }] }),
];

function run(records: readonly BillRecord[] = RECORDS, changes: Partial<RunReport> = {}): RunReport {
  const beside = { broken: 2, notes: ["broken-row", "broken-row"] };
  const population = mergedPopulations([populationOf(records, ["reader"], beside), acrossPopulation([{ name: "overlap", bills: 3 }])]);
  return {
    schedule: "Town",
    rules: "a".repeat(64),
    engine: "1.2.3",
    currency: "rial",
    bills: { name: "bills.csv", sha256: "b".repeat(64) },
    map: undefined,
    beside: [],
    factsOfTheBill: [],
    diagnose: true,
    population,
    labels: new Map([["energy", "Price of energy"]]),
    listOf: (key) => `accounts-${key.slice(0, 3).toLowerCase()}.csv`,
    ...changes,
  };
}

/** The words of the page, a row of a table on a line; drawings are left out. */
function plain(html: string): string {
  return html
    .replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, "")
    .replace(/<\/(tr|li|p|h1|h2|figure|title)>/g, "\n")
    .replace(/<\/t[dh]>/g, " | ")
    .replace(/<br>/g, " / ")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("in English", () => {
  test("sentences and tables with exact figures", async () => {
    const text = plain(await runReport(run(), "en"));
    for (const line of [
      "Audit of issued bills: Town",
      "Judged: 6 bills. Amounts are in rial.",
      "Charged too much on 2 bills: 1,234,572\u00A0rial in all.",
      "Charged too little on 1 bill: 1,000/3\u00A0rial in all.",
      "By how much they differ cannot be told of 1 bill.",
      "Not read: 2 rows, listed in problems.csv; nothing is said of them here.",
      "agrees | 1 | 16.7 % |  |  |  |  |  | ",
      "differs | 4 | 66.7 % | 1,234,572 | 2 | 1,000/3 | 1 | 1 | ",
      "cannot be decided | 1 | 16.7 % |  |  |  |  |  | ",
      "too little | 200 | 500 | 1 | ",
      "too much | 1,000,000 | 2,000,000 | 1 | ",
      "F04 (register energy, multiplier 40) / F04 register energy, multiplier 40 / accounts-f04.csv | billing error | 1 | 1,234,567 | 1 | 0 | 0 | ",
      "F07 | F08 | 1 | 5 | 1 | 0 | 0 | ",
      "no fault of the catalogue fits | 1 | 0 | 0 | 0 | 0 | 1 | ",
      "r1 | 3 | 1 | 33.3 % | 1,234,567 | 1 | 0 | 0 |  | ",
      "not said | 1 | 1 | 100.0 % | 5 | 1 | 0 | 0 |  | ",
      "Price of energy | 5 | 1 | 1,234,567 | 0 | ",
      "payable | 6 |  | 0 | 0 | ",
      "the lines add up to the total | 1 | ",
      "days are billed a second time | 3 | ",
      "fact-missing | 1 | ",
      `file of bills | bills.csv | ${"b".repeat(64)} | `,
    ])
      expect(text.split("\n")).toContain(line);
  });

  test("what was not asked for, or was not found, is said", async () => {
    expect(plain(await runReport(run(RECORDS, { diagnose: false }), "en"))).toContain("The causes were not searched for.");
    expect(plain(await runReport(run([record({ marks: [""] })]), "en"))).toContain("No bill differs.");
    expect(plain(await runReport(run([record({ marks: [""] })]), "en"))).toContain("No single cause was found for any bill.");
  });

  test("the issuer's word is told before everything", async () => {
    const text = plain(await runReport(run(RECORDS, { factsOfTheBill: ["period", "usage.active"] }), "en"));
    expect(text).toContain("These facts were taken from the bills themselves, and could not be checked: period, usage.active.");
  });
});

test("a bill of which the sum is right is in the counts, and a column that says nothing is left out", async () => {
  const text = plain(await runReport(run([wrong("0", { marks: [""] }), wrong("3", { marks: [""] })]), "en"));
  expect(text).toContain("Neither on 1 bill: the sum is right, and another figure is not.");
  expect(text.split("\n")).toContain("verdict | bills | share | charged too much | on bills | charged too little | on bills | neither on | ");
  expect(text.split("\n")).toContain("differs | 2 | 100.0 % | 3 | 1 | 0 | 0 | 1 | ");
});

describe("in Persian", () => {
  test("from right to left, in Persian words and digits", async () => {
    const html = await runReport(run(RECORDS, { currency: "ریال" }), "fa");
    expect(html).toContain('<html lang="fa" dir="rtl">');
    const text = plain(html);
    for (const line of [
      "حسابرسی قبض‌های صادرشده: Town",
      "۶ قبض حسابرسی شد. مبلغ‌ها به ریال است.",
      "در ۲ قبض بیش از اندازه دریافت شده است: روی هم ۱٬۲۳۴٬۵۷۲\u00A0ریال.",
      "در ۱ قبض کمتر از اندازه دریافت شده است: روی هم ۱٬۰۰۰⁄۳\u00A0ریال.",
      "مغایر | ۴ | ۶۶٫۷٪ | ۱٬۲۳۴٬۵۷۲ | ۲ | ۱٬۰۰۰⁄۳ | ۱ | ۱ | ",
      "ضریب کنتور نادرست (شماره‌انداز energy، ضریب ۴۰) / F04 register energy, multiplier 40 / accounts-f04.csv | خطای صدور قبض | ۱ | ۱٬۲۳۴٬۵۶۷ | ۱ | ۰ | ۰ | ",
      "گرد کردن به شیوه‌ای دیگر (گرد کردن به نزدیک‌ترین، نیمه رو به بالا) / F16 rounding half up / accounts-f16.csv | خطای صدور قبض | ۱ | ۰ | ۰ | ۱٬۰۰۰⁄۳ | ۱ | ",
      "قابل پرداخت | ۶ |  | ۰ | ۰ | ",
    ])
      expect(text.split("\n")).toContain(line);
  });

  test("every fault of the catalogue has a name", () => {
    const ids = [...FAULTS, ...AWAITED].map(({ id }) => id).sort();
    expect(Object.keys(PERSIAN.faults).sort()).toEqual(ids);
  });

  test("every word is Persian, spelt with Persian letters", () => {
    const texts = (value: unknown): readonly string[] => {
      if (typeof value === "string") return [value];
      if (typeof value === "function") return [String(value("X", "X", "X"))];
      return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    const all = texts(PERSIAN);
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((text) => /\u064A|\u0643|[\u0660-\u0669]|\u200B|\u200D|\u200E|\u200F/.test(text))).toEqual([]);
    // A half-space stands between two letters, never beside a space; `SHA-256` and names of files are no words.
    expect(all.filter((text) => /(^|\s)\u200C|\u200C(\s|$)|\u200C\u200C/.test(text))).toEqual([]);
    expect(all.filter((text) => /[a-zA-Z]/.test(text.replace(/SHA-256|problems\.csv|X/g, "").replace(/undefined/g, "")))).toEqual([]);
    expect(all.filter((text) => /\bمی |ها(ی)? ‌| ها\b/.test(text))).toEqual([]);
  });

  test("has the same words as English", () => {
    const keys = (value: unknown): unknown => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).sort() : typeof value);
    for (const key of Object.keys(ENGLISH)) {
      if (["faults", "members", "values"].includes(key)) continue;
      expect([key, keys(Reflect.get(PERSIAN, key))]).toEqual([key, keys(Reflect.get(ENGLISH, key))]);
    }
    expect(PERSIAN.notes.length).toBe(ENGLISH.notes.length);
  });
});

/** Without the marks of direction that isolate parts of a label. */
function visible(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

const HOSTILE = `<script>alert("x")</script>&amp;'"\`\${1+1}\u202e</svg></title>]]>`;

describe.each(REPORT_LANGUAGES)("%s", (language: ReportLanguage) => {
  test("the same run is the same bytes", async () => {
    const [first, second] = [await runReport(run(), language), await runReport(run(), language)];
    expect(second).toBe(first);
  });

  test("no script, and nothing from outside", async () => {
    const html = await runReport(run(), language);
    expect(html).not.toMatch(/<script|<link|<iframe|<img|<object|@import|javascript:|\son\w+=/i);
    const addresses = [...html.matchAll(/(?:href|src|url)\s*[=(]\s*"?([^"\s)>]+)/g)].map(([, address = ""]) => address);
    expect(addresses.filter((address) => !/^accounts-[\w-]+\.csv$/.test(address))).toEqual([]);
    expect([...html.matchAll(/https?:\/\/[^"]+/g)].map(([address]) => address).filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
    expect(html).toContain("default-src &#39;none&#39;");
  });

  test("whatever texts are, they stay texts", async () => {
    const records = [
      wrong("7", {
        marks: [HOSTILE],
        lines: [{ ...LINE, name: HOSTILE, verdict: "unknown line", difference: "7" }],
        failures: [{ code: HOSTILE, message: HOSTILE }],
        diagnosis: caused(HOSTILE, [[HOSTILE, HOSTILE]]),
      }),
      wrong("8", { marks: [`${HOSTILE} other`], diagnosis: diagnosed({ answer: "ambiguous", ambiguity: HOSTILE }) }),
      wrong("8", { marks: ["datum.x + 1"] }),
    ];
    const file = { name: HOSTILE, sha256: HOSTILE };
    const hostile = {
      schedule: HOSTILE,
      currency: HOSTILE,
      engine: HOSTILE,
      rules: HOSTILE,
      bills: file,
      map: file,
      beside: [file],
      factsOfTheBill: [HOSTILE],
    };
    const html = await runReport(run(records, { ...hostile, listOf: () => HOSTILE, labels: new Map([[HOSTILE, HOSTILE]]) }), language);
    expect(html).not.toContain("<script");
    expect(html.match(/<\/svg>/g)?.length).toBe(html.match(/<svg/g)?.length);
    expect(html.match(/<\/title>/g)?.length).toBe(1);
    expect(wellFormed(html)).toEqual([]);
    expect(html).not.toContain("\u202e");
  });

  test("is well-formed", async () => {
    expect(wellFormed(await runReport(run(), language))).toEqual([]);
  });

  test("each table has a box to scroll in, figures under figures, and a head for each page; words are broken only where the cell says so", async () => {
    const html = await runReport(run(), language);
    expect(html.match(/<table/g)?.length).toBe(html.match(/<div class="scroll"><table/g)?.length);
    expect(html).toMatch(/\.scroll \{ overflow-x: auto;/);
    expect(html).toMatch(/td\.figure, th\.figure \{ text-align: right;/);
    expect(html).toMatch(/td\.figure \{ white-space: nowrap;/);
    expect(html).not.toMatch(/th\.figure \{[^}]*nowrap/);
    expect(html).toContain("thead { display: table-header-group; }");
    expect([...html.matchAll(/([^{}]*)\{[^}]*overflow-wrap: anywhere/g)].map(([, selector = ""]) => selector.trim())).toEqual([".long"]);
  });

  test("in a drawing, words are set in the direction of the page, and names of outside apart from them", async () => {
    const records = [
      wrong("7", {
        marks: ["reader 7 شمال"],
        diagnosis: caused("F04", [
          ["register", "active"],
          ["multiplier", "40"],
        ]),
      }),
    ];
    const html = await runReport(run(records, { currency: "ریال" }), language);
    const lines = [...html.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text = ""]) => text);
    const mark = language === "fa" ? "\u2067" : "\u2066";
    const labels = lines.filter((text) => /\p{L}/u.test(text) && text !== PERSIAN.charged["too much"] && text !== PERSIAN.charged["too little"]);
    expect(labels.length).toBeGreaterThan(3);
    for (const text of labels.filter((each) => !Object.values(ENGLISH.charged).includes(each)))
      expect(text.startsWith(mark) && text.endsWith("\u2069")).toBe(true);
    expect(html).toContain("\u2068reader 7 شمال\u2069");
    if (language === "fa")
      expect(labels.map((text) => text.replace(/[\u2066\u2068][^\u2069]*\u2069/g, "")).filter((text) => /[A-Za-z]/.test(text))).toEqual([]);
  });

  test("no plot is drawn of nothing", async () => {
    expect(await runReport(run([]), language)).not.toContain("<svg");
  });

  test("names too long for a bar, and alike, stay bars of their own", async () => {
    const records = ["a", "b"].map((end) => wrong("7", { marks: [`${"reader ".repeat(20)}${end}`] }));
    const html = await runReport(run(records), language);
    const drawing = html.slice(html.lastIndexOf("<svg"), html.lastIndexOf("</svg>"));
    expect(visible(drawing)).toContain(language === "fa" ? "… (۲)" : "… (2)");
    expect(drawing.match(/<path d="[^"]*" fill="#b5541c"/g)?.length).toBe(2);
  });
});

/** Elements that are not closed in their order. */
function wellFormed(html: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name = "", rest = ""] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*\s*\/?)>/g)) {
    if (["meta", "br"].includes(name) || rest.endsWith("/")) continue;
    if (end === "") open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  const left = html.replace(/<style>.*?<\/style>|<!DOCTYPE html>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*\s*\/?)>/gs, "");
  return [...open, ...(left.match(/[<>]/g) ?? [])];
}
