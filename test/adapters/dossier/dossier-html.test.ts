// A dossier as HTML: the same bytes on every run, nothing in it but text, and any change of it found.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDossierData, checkDossierHtml, dossierHtml } from "../../../adapters/index.ts";
import type { BillCase, Dossier } from "../../../src/index.ts";
import { dossierHash } from "../../../src/index.ts";
import { dispute, issued, june, may, request } from "../../rules/dossier/dispute.ts";

const dossier: Dossier = dispute.judging.dossier(may, { neighbours: [june] });
const pages = { en: dossierHtml(dossier, "en"), fa: dossierHtml(dossier, "fa") };
const HASH = dossierHash(dossier);

describe("the file", () => {
  test.each(["en", "fa"] as const)("in %s is the same bytes on every run", (language) => {
    expect(dossierHtml(dispute.judging.dossier(may, { neighbours: [june] }), language)).toBe(pages[language]);
  });
  test("says its language and direction", () => {
    expect(pages.en).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">\n/);
    expect(pages.fa).toMatch(/^<!doctype html>\n<html lang="fa" dir="rtl">\n/);
  });
  test.each(["en", "fa"] as const)("in %s has no script, no link and nothing from elsewhere", (language) => {
    const tags = [...pages[language].matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name);
    expect([...new Set(tags)].sort()).toEqual([
      "body",
      "code",
      "dd",
      "div",
      "dl",
      "dt",
      "footer",
      "h1",
      "h2",
      "h3",
      "head",
      "html",
      "li",
      "main",
      "meta",
      "p",
      "pre",
      "section",
      "style",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "title",
      "tr",
      "ul",
    ]);
    expect(pages[language]).not.toMatch(/\s(src|href|on\w+)=|url\(|@import/i);
  });
  test.each(["en", "fa"] as const)("in %s each element is closed in its place", (language) => {
    const open: string[] = [];
    for (const [, slash, name = ""] of pages[language].replace(/<style>[\s\S]*?<\/style>/, "").matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (name === "meta") continue;
      if (slash === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
  test("is laid out for A4, and heads of tables stand on each page", () => {
    expect(pages.en).toContain("size: A4");
    expect(pages.en).toContain("table-header-group");
  });
});

describe("whatever stands in a case is text", () => {
  const SIGNS = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;--></pre></title>`;
  const hostile: BillCase = {
    issued: {
      ...issued,
      id: SIGNS,
      account: SIGNS,
      tariff: SIGNS,
      lines: [...issued.lines, { name: SIGNS, amount: "1" }],
      readings: [{ register: SIGNS, current: "1" }],
      marks: { [SIGNS]: SIGNS },
    },
    request,
    ledger: [{ id: SIGNS, day: "2024-05-01", kind: "opening", amount: "0" }],
    evidence: [{ id: SIGNS, day: "2024-05-01", kind: "contract", says: { [SIGNS]: SIGNS } }],
  };
  test.each(["en", "fa"] as const)("in %s no markup comes of it, and it is read back as it was", (language) => {
    const html = dossierHtml(dispute.judging.dossier(hostile, { entitlement: "always" }), language);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
    expect(html.match(/<pre /g)).toHaveLength(1);
    expect(html.match(/<\/pre>/g)).toHaveLength(1);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(checkDossierHtml(html)).toMatchObject({ kind: "intact", bill: SIGNS, pages: "same" });
  });
  test("a label of the rules that is markup stands as text", () => {
    expect(pages.en).toContain("Energy &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(pages.en).toContain("Town &amp; &lt;Country&gt;");
  });
  test("controls and marks that turn the direction do not reach the page", () => {
    const odd = dossierHtml({ ...dossier, bill: { ...dossier.bill, account: "a\u0000b\u202Ec\u001B[31m\uD800" } }, "en");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(odd).not.toMatch(/[\u0000\u202E\u001B]/);
    expect(odd).toContain("a\uFFFDb\uFFFDc\uFFFD[31m\uFFFD");
  });
});

describe("a change is found", () => {
  test.each(["en", "fa"] as const)("none was made in %s", (language) => {
    expect(checkDossierHtml(pages[language])).toEqual({ kind: "intact", hash: HASH, bill: "may", pages: "same", engine: dossier.receipt.engine });
  });
  test.each<{ name: string; html: string; found: object }>([
    { name: "a figure on the page", html: pages.en.replace("34,650", "34,651"), found: { kind: "pages changed" } },
    { name: "a figure in Persian digits", html: pages.fa.replace("۳۴٬۶۵۰", "۳۴٬۶۵۱"), found: { kind: "pages changed" } },
    { name: "a word of the verdict", html: pages.en.replace("The bill is not what", "The bill is what"), found: { kind: "pages changed" } },
    { name: "a figure hidden by style", html: pages.en.replace("</style>", "td { display: none }</style>"), found: { kind: "pages changed" } },
    { name: "a section taken out", html: pages.en.replace(/<section id="correctable">[\s\S]*?<\/section>\n/, ""), found: { kind: "pages changed" } },
    { name: "something added at the end", html: `${pages.en}<p>and more</p>\n`, found: { kind: "pages changed" } },
    { name: "a figure in the data", html: pages.en.replace("&quot;34650&quot;", "&quot;34651&quot;"), found: { kind: "data changed", carried: HASH } },
    { name: "the hash", html: pages.en.replace(HASH, "0".repeat(64)), found: { kind: "data changed", carried: "0".repeat(64), hash: HASH } },
    { name: "the language", html: pages.en.replace('lang="en"', 'lang="fa"'), found: { kind: "pages changed" } },
    { name: "the data taken out", html: pages.en.replace(/<pre [\s\S]*<\/pre>/, ""), found: { kind: "no dossier" } },
    { name: "the data twice", html: pages.en.replace(/(<pre [\s\S]*<\/pre>)/, "$1$1"), found: { kind: "no dossier" } },
    { name: "data that are no JSON", html: pages.en.replace(/(<pre [^>]*>)[^<]*/, "$1{"), found: { kind: "no dossier" } },
    { name: "another page", html: '<!doctype html>\n<html lang="en"></html>', found: { kind: "no dossier" } },
    { name: "nothing", html: "", found: { kind: "no dossier" } },
  ])("$name", ({ html, found }) => {
    expect(checkDossierHtml(html)).toMatchObject(found);
  });
  test("data spoilt and hashed anew are no dossier, and nothing is thrown", () => {
    const spoilt: object = { ...dossier, figures: "none" };
    const html = pages.en.replace(
      /(<pre [^>]*>)[^<]*/,
      `$1${JSON.stringify(spoilt).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`.replace("&#34;", "&quot;").replace("&#38;", "&amp;").replace("&#60;", "&lt;").replace("&#62;", "&gt;"))}`,
    );
    expect(["no dossier", "data changed"]).toContain(checkDossierHtml(html).kind);
  });
  test("data, hash and pages changed together are another dossier: only the hash kept elsewhere tells", () => {
    const other = { ...dossier, harm: "1" };
    expect(checkDossierHtml(dossierHtml(other, "en"))).toMatchObject({ kind: "intact", hash: dossierHash(other) });
    expect(dossierHash(other)).not.toBe(HASH);
  });
  test("of what another engine wrote the pages are not compared", () => {
    const other = { ...dossier, receipt: { ...dossier.receipt, engine: "9.9.9" } };
    expect(checkDossierHtml(dossierHtml(other, "en").replace("34,650", "34,651"))).toMatchObject({ kind: "intact", pages: "not compared", engine: "9.9.9" });
  });
  test("any character of the file taken away or put in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pages.en.length - 1 }), fc.constantFrom("", "0", "x", "<"), (at, sign) => {
        const html = pages.en.slice(0, at) + sign + pages.en.slice(at + 1);
        expect(html === pages.en || checkDossierHtml(html).kind !== "intact").toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the data by themselves", () => {
  const data: object = JSON.parse(JSON.stringify({ ...dossier, hash: HASH }));
  test("are as they were made, or are not", () => {
    expect(checkDossierData(data)).toMatchObject({ kind: "intact", hash: HASH, pages: "none" });
    expect(checkDossierData({ ...data, harm: "1" })).toMatchObject({ kind: "data changed" });
    expect(checkDossierData({ ...data, more: true })).toMatchObject({ kind: "data changed" });
  });
  test.each([[null], [[]], [{}], [{ hash: HASH }], [{ ...data, hash: 5 }], [{ ...data, form: 2 }], [{ ...data, rate: 0.1 }]])("%# is no dossier", (value) => {
    expect(checkDossierData(value)).toMatchObject({ kind: "no dossier" });
  });
});
