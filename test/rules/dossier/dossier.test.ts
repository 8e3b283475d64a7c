// A dossier as data: where the bill parts, what follows from what, the arithmetic and the sources; and its pages in both languages.
import { describe, expect, test } from "vitest";
import type { BillCase, Dossier, DossierPage } from "../../../src/index.ts";
import { dossierHash, dossierPage, findingEntry, findingRecord, isDossier, verifyChain } from "../../../src/index.ts";
import { dispute, issued, june, limits, may, request, right, tooLittle } from "./dispute.ts";

const made = (bill: BillCase, options: Parameters<typeof dispute.judging.dossier>[1] = {}): Dossier => dispute.judging.dossier(bill, options);
const whole = made(may, { neighbours: [june] });
type Block = DossierPage["sections"][number]["blocks"][number];

function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [block.text];
    case "facts":
      return block.rows.flat();
    case "table":
      return [...block.columns.map(({ head }) => head), ...block.rows.flatMap(({ cells }) => cells)];
    case "list":
      return block.items;
    case "steps":
      return block.lines.map(({ text }) => text);
  }
}

const textsOf = (page: DossierPage): readonly string[] => page.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(blockTexts)]);
const sectionOf = (page: DossierPage, name: string): readonly string[] =>
  textsOf({ ...page, sections: page.sections.filter((section) => section.name === name) });

describe("the bill side by side", () => {
  test("as issued and as it should be, figure by figure", () => {
    expect(whole).toMatchObject({ verdict: "differs", harm: "12100", bill: { id: "may", account: "a-17", tariffPrinted: "shop", tariff: { name: "home" } } });
    expect(whole.figures.map(({ name, issued: was, computed, difference, verdict }) => [name, was, computed, difference, verdict])).toEqual([
      ["energy", "31000", "20000", "11000", "differs"],
      ["fixed", "500", "500", "0", "agrees"],
      ["tax", "3150", "2050", "1100", "differs"],
      ["total", "34650", "22550", "12100", "differs"],
      ["brought_forward", "0", "0", "0", "agrees"],
      ["payable", "34600", "22500", "12100", "differs"],
      ["carried", "50", "50", "0", "agrees"],
    ]);
  });
  test("the first that parts, and what it is carried on into", () => {
    expect(whole.parting).toEqual({ name: "energy", place: 1, of: 7, carriedOn: ["tax", "total", "payable"], apart: [] });
    expect(whole.figures.find(({ name }) => name === "tax")?.reads).toEqual(["energy"]);
  });
  test.each<{ name: string; lines: Readonly<Record<string, string>>; sums: Readonly<Record<string, string>>; parting: object }>([
    {
      name: "a tax alone",
      lines: { tax: "2051" },
      sums: { total: "22551", payable: "22500", carried: "51" },
      parting: { name: "tax", place: 3, carriedOn: ["total", "carried"], apart: [] },
    },
    {
      name: "two that have nothing to do with each other",
      lines: { energy: "20001", fixed: "499" },
      sums: {},
      parting: { name: "energy", place: 1, apart: ["fixed"] },
    },
    { name: "the total alone", lines: {}, sums: { total: "22551" }, parting: { name: "total", place: 4, carriedOn: [] } },
    { name: "what is to be paid alone", lines: {}, sums: { payable: "22600", carried: "-50" }, parting: { name: "payable", place: 6, apart: ["carried"] } },
  ])("$name", ({ lines, sums, parting }) => {
    const printed = right.issued.lines.map((line) => ({ ...line, amount: lines[line.name] ?? line.amount }));
    expect(made({ ...right, issued: { ...right.issued, lines: printed, ...sums } }).parting).toMatchObject(parting);
  });
  test("a line that no rule has stands after those that rules have", () => {
    const lines = [...right.issued.lines, { name: "levy of the town", amount: "10" }];
    expect(made({ ...right, issued: { ...right.issued, lines } }).parting).toMatchObject({ name: "levy of the town", place: undefined });
  });
  test("a right bill parts nowhere", () => {
    const found = made(right);
    expect(found).toMatchObject({ verdict: "agrees", parting: undefined, cause: { answer: "no fault" }, entitlement: undefined });
    expect(found.arithmetic?.shown).toEqual([]);
  });
});

describe("why", () => {
  test("the fault, the account's other bill that has it too, and the tariff that was due", () => {
    expect(whole.cause).toMatchObject({ answer: "exact-single", explanations: [{ faults: [{ fault: "F01", values: { field: "class", value: "shop" } }] }] });
    expect(whole.correctable.bills.map(({ bill, cause }) => [bill, cause])).toEqual([
      ["may", "this bill"],
      ["june", "the same, shown"],
    ]);
    expect(whole.correctable.sums).toMatchObject({ change: "-18150" });
    expect(whole.entitlement).toMatchObject({ answer: "another" });
  });
  test("which tariff is told where the class is disputed, or where it is asked for", () => {
    expect(made(right, { entitlement: "always" }).entitlement).toMatchObject({ answer: "as stated" });
    const { tariff: _tariff, ...unnamed } = issued;
    expect(made({ issued: unnamed, request }).entitlement).toMatchObject({ answer: "not stated" });
  });
  test("whose fault it is becomes the cause only by the option that says so", () => {
    const asked = { plan: limits.plan, on: "2025-06-01", authority: undefined, kind: undefined, cause: undefined, facts: { customer: "household" } };
    expect(made(tooLittle, { limits: { ...asked, causeOf: {} } }).correctable.bills[0]?.limit?.may).toBe("cannot be told");
    expect(made(tooLittle, { limits: { ...asked, causeOf: { "billing error": "supplier" } } }).correctable.bills[0]?.limit?.may).toBe("none");
  });
});

describe("what it rests on", () => {
  test("the arithmetic of what differs, down to what was given; of the others their amounts alone", () => {
    expect(whole.arithmetic?.shown).toEqual(["energy", "tax", "total", "payable"]);
    const lines = whole.arithmetic?.lines.lines ?? [];
    expect(lines.map(({ name, amount, segments }) => [name, amount, segments.length])).toEqual([
      ["energy", "20000", 1],
      ["fixed", "500", 0],
      ["tax", "2050", 1],
    ]);
  });
  test("sources with their dates, the versions of rates, marks, hashes", () => {
    expect(whole.sources.map(({ source, clause, dated, url }) => [source, clause, dated, url])).toEqual([
      ["decree", "art. 4", "2019-12-01", "https://example.org/decree?a=1&b=2"],
    ]);
    expect(whole.rates.map(({ rate, from, to, marks }) => [rate, from, to, marks])).toEqual([
      ["home_price", "2024-01-01", "2026-01-01", []],
      ["tax_rate", "2020-01-01", "2026-01-01", ["example"]],
    ]);
    expect(whole.marks).toContainEqual({ kind: "example", what: "rate tax_rate from 2020-01-01", words: undefined });
    expect(whole.marks.find(({ kind }) => kind === "unverified")).toMatchObject({ what: "source sheet" });
    expect(whole.receipt).toMatchObject({ rules: dispute.plan.hash, case: dispute.judging.auditBill(may).receipt.case });
  });
  test("facts that give no bill: what can be said is said", () => {
    const found = made({ issued, request: { ...request, account: {} } });
    expect(found).toMatchObject({ verdict: "undecided", arithmetic: undefined, parting: undefined, entitlement: { answer: "cannot be told" } });
    expect(found.noArithmetic?.[""]).toBe("account.class is needed and not given");
    expect(made({ issued, request: 5 })).toMatchObject({ verdict: "undecided", account: [] });
  });
  test("registers as printed and by the record", () => {
    const printed = { ...issued, readings: [{ register: "energy", previous: "1000", current: "1210" }] };
    expect(made({ ...may, issued: printed }).registers).toEqual([
      {
        register: "energy",
        labels: { "": "Energy", fa: "انرژی" },
        daypart: undefined,
        printed: { previous: "1000", current: "1210" },
        record: { previous: "1000", current: "1200" },
      },
    ]);
  });
});

describe("its hash", () => {
  test("is that of its JSON, read back", () => {
    const again: unknown = JSON.parse(JSON.stringify(whole));
    expect(isDossier(again) && dossierHash(again)).toBe(dossierHash(whole));
    expect(dossierHash(made(may, { neighbours: [june] }))).toBe(dossierHash(whole));
  });
  test("changes with any figure, and with nothing else than the data", () => {
    const other = { ...whole, figures: whole.figures.map((figure) => (figure.name === "tax" ? { ...figure, issued: "3151" } : figure)) };
    expect(dossierHash(other)).not.toBe(dossierHash(whole));
    const reordered = Object.fromEntries(Object.entries(whole).reverse());
    expect(isDossier(reordered) && dossierHash(reordered)).toBe(dossierHash(whole));
  });
  test.each([
    [null],
    [5],
    ["dossier"],
    [{ kind: "dossier" }],
    [{ kind: "dossier", form: 2 }],
    [{ kind: "bill", form: 1 }],
    [{ kind: "dossier", form: 1, rate: 0.5 }],
    [[]],
  ])("%j says no dossier that can be hashed", (value) => {
    expect(isDossier(value)).toBe(false);
  });
});

describe("its pages", () => {
  const [en, fa] = [dossierPage(whole, "en"), dossierPage(whole, "fa")];
  test("have the same sections in both languages, and each its words", () => {
    expect(fa.sections.map(({ name }) => name)).toEqual(en.sections.map(({ name }) => name));
    expect(en.sections.map(({ name }) => name)).toEqual([
      "summary",
      "figures",
      "identities",
      "cause",
      "correctable",
      "entitlement",
      "arithmetic",
      "grounds",
      "marks",
      "record",
      "receipt",
    ]);
    expect([en.direction, fa.direction]).toEqual(["ltr", "rtl"]);
    expect(en.title).toBe("Dossier of bill may");
    expect(fa.title).toBe("پروندهٔ قبض \u2066may\u2069");
  });
  test("tell the whole in English", () => {
    const texts = textsOf(en);
    expect(texts).toContain("The bill is not what the rules give.");
    expect(texts).toContain("Of what was to be paid, 12,100 IRR too much was charged.");
    expect(texts).toContain("The first figure that parts, in the order of calculation, is Energy <script>alert(1)</script> (1 of 7).");
    expect(texts).toContain("Energy (usage.energy): 200 kWh");
    expect(sectionOf(en, "cause").join("\n")).toContain("wrong class (F01: field class, value shop)");
    expect(sectionOf(en, "entitlement")).toContain("its condition account.class = home (holds, Class is Household)");
    expect(sectionOf(en, "correctable")).toContain("Issued 52,250 IRR, lawful 34,100 IRR: a change of -18,150 IRR.");
    expect(sectionOf(en, "grounds")).toContain("Decree 12");
  });
  test("tell the whole in Persian: words, labels, digits and dates", () => {
    const texts = textsOf(fa);
    expect(texts).toContain("قبض با آنچه قواعد می‌دهد یکی نیست.");
    expect(texts).toContain("از مبلغ قابل پرداخت، \u2066۱۲٬۱۰۰\u2069 ریال بیش از اندازه مطالبه شده است.");
    expect(texts).toContain("نخستین رقمی که به ترتیب محاسبه جدا می‌شود «بهای انرژی» است (\u2066۱\u2069 از \u2066۷\u2069).");
    expect(sectionOf(fa, "summary")).toContain("از \u2066۲۰۲۴/۰۵/۰۱\u2069 تا پیش از \u2066۲۰۲۴/۰۶/۰۱\u2069");
    expect(sectionOf(fa, "entitlement")).toContain("شرط آن \u2066account.class = home\u2069 (برقرار، طبقه: خانگی)");
    expect(sectionOf(fa, "cause").join("\n")).toContain("طبقه یا تعرفهٔ نادرست (\u2066F01\u2069");
    expect(sectionOf(fa, "grounds")).toContain("مصوبهٔ ۱۲");
  });
  test("in Persian, whatever is Latin or an ASCII digit is set apart from the text around it", () => {
    const outside = textsOf(fa).map((text) => text.replace(/\u2066[^\u2069]*\u2069/g, ""));
    expect(outside.filter((text) => /[A-Za-z0-9]/.test(text))).toEqual([]);
  });
  test("in Persian no Arabic letters stand for Persian ones, and half-spaces stand between letters", () => {
    const texts = [...textsOf(fa), fa.hashLabel, fa.hashNote];
    expect(texts.filter((text) => /[\u064A\u0643\u0649]/.test(text))).toEqual([]);
    expect(texts.filter((text) => /\u200C(?![\u0600-\u06FF])|(?<![\u0600-\u06FF])\u200C/.test(text))).toEqual([]);
  });
  test("limits: the days that may be corrected, and the clause that forbids the others", () => {
    const found = made(tooLittle, {
      limits: { plan: limits.plan, on: "2025-05-02", authority: undefined, kind: undefined, cause: "supplier", causeOf: {}, facts: { customer: "household" } },
    });
    const texts = sectionOf(dossierPage(found, "en"), "correctable");
    expect(texts).toContain("Asked of Limits, Corrections, for a correction on 2025-05-02.");
    expect(texts).toContain("Cause: Supplier. Account: Customer is household.");
    expect(texts).toContain("From 2024-05-02 up to but not including 2024-06-01 (30 days)");
    expect(texts.some((text) => text.includes("Not more than a year back for the company") && text.includes("“s. 3”"))).toBe(true);
    expect(texts.some((text) => text.startsWith("To be seen by people"))).toBe(true);
    const persian = sectionOf(dossierPage(found, "fa"), "correctable");
    expect(persian).toContain("از \u2066۲۰۲۴/۰۵/۰۲\u2069 تا پیش از \u2066۲۰۲۴/۰۶/۰۱\u2069 (\u2066۳۰\u2069 روز)");
    expect(persian.some((text) => text.includes("شرکت تا یک سال"))).toBe(true);
  });
});

describe("on a few pages", () => {
  test("tariffs that are ruled out and could not be billed are named alone", () => {
    const texts = sectionOf(dossierPage(whole, "en"), "entitlement");
    expect(texts).toContain("Not entitled to, and no bill can be worked out by them from the facts of record: Farm tariff.");
    // Ruled out, and billed: it stands among the costs, without its conditions.
    expect(texts.filter((text) => text === "Large farm")).toHaveLength(1);
    expect(texts.filter((text) => text === "Household tariff")).toHaveLength(3);
  });
  test("a number that only names something is not written as an amount", () => {
    const evidence = [{ id: "7000", day: "2024-06-01", kind: "bank_line", says: { payment: "123456", amount: "5000" } }] as const;
    const ledger = [{ id: "1234", day: "2024-05-02", kind: "payment", amount: "-5000" }] as const;
    const found = made({ ...may, evidence, ledger });
    expect(sectionOf(dossierPage(found, "en"), "record")).toEqual(expect.arrayContaining(["payment: 123456, amount: 5,000", "1234", "-5,000 IRR"]));
    expect(sectionOf(dossierPage(found, "fa"), "record")).toEqual(expect.arrayContaining(["پرداخت: \u2066123456\u2069، مبلغ: \u2066۵٬۰۰۰\u2069"]));
  });
  test("facts of the account: labels, numbers with their unit, and their days", () => {
    const account = {
      class: "home",
      power: [
        { from: "2024-05-01", value: "30" },
        { from: "2024-05-10", value: "1000" },
      ],
    };
    const found = made({ issued, request: { ...request, account } });
    const texts = sectionOf(dossierPage(found, "en"), "record");
    expect(texts).toEqual(expect.arrayContaining(["Class", "Household", "Power", "30 kW from 2024-05-01, 1,000 kW from 2024-05-10"]));
  });
});

describe("the chain of findings", () => {
  const first = findingEntry(undefined, findingRecord(whole), "2025-01-01");
  const second = findingEntry(first, findingRecord(made(june)), "2025-01-02");
  const third = findingEntry(second, findingRecord(made(right)), "2025-01-03");
  const chain = [first, second, third];
  test("holds the hash of the data, the verdict and the answer of each bill", () => {
    expect(first).toMatchObject({
      sequence: 1,
      record: { record: "finding", id: "may", account: "a-17", verdict: "differs", answer: "exact-single", harm: "12100", dossier: dossierHash(whole) },
    });
    expect(verifyChain(chain, third.hash)).toMatchObject({ kind: "intact", entries: 3, head: third.hash });
  });
  test.each<{ name: string; attacked: readonly unknown[]; kind: string; looks: string | undefined }>([
    { name: "a verdict edited", attacked: [first, { ...second, record: { ...second.record, verdict: "agrees" } }, third], kind: "broken", looks: "edited" },
    { name: "a hash edited", attacked: [{ ...first, record: { ...first.record, dossier: "0".repeat(64) } }, second, third], kind: "broken", looks: "edited" },
    { name: "one dropped", attacked: [first, third], kind: "broken", looks: "dropped" },
    { name: "two changed about", attacked: [first, third, second], kind: "broken", looks: "reordered" },
    { name: "one put in twice", attacked: [first, first, second, third], kind: "broken", looks: "inserted" },
    { name: "the tail cut", attacked: [first, second], kind: "cut or rewritten", looks: undefined },
    {
      name: "written wholly anew",
      attacked: [findingEntry(undefined, { ...first.record, verdict: "agrees" }, "2025-01-01")],
      kind: "cut or rewritten",
      looks: undefined,
    },
  ])("$name is found", ({ attacked, kind, looks }) => {
    expect(verifyChain(attacked, third.hash)).toMatchObject({ kind, looks });
  });
  test("without the head a cut tail is not seen, and that is said", () => {
    expect(verifyChain([first, second], undefined)).toMatchObject({ kind: "intact", findings: [{ code: "chain-head-not-given" }] });
  });
  test("a finding that is called a record of a journal has another hash", () => {
    expect(verifyChain([{ ...first, record: { ...first.record, record: "request" } }], undefined)).toMatchObject({ kind: "broken" });
  });
});
