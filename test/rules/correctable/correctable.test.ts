// Issued, lawful, correctable: the affected span re-rated line by line, and what limits allow of it on a day, at the boundary to the day.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BillCase, Correctable, FaultFamily, LimitsInput, Schedule } from "../../../src/index.ts";
import { DISPUTE, dispute, issued, june, LIMITS, limits, may, request, right, scheduleFrom, tooLittle } from "../dossier/dispute.ts";

const NONE: Omit<LimitsInput, "plan" | "on"> = { authority: undefined, kind: undefined, cause: undefined, causeOf: {}, facts: {} };
const HOUSEHOLD = { ...NONE, cause: "supplier", facts: { customer: "household" } };

interface Given {
  readonly neighbours?: readonly BillCase[];
  readonly sameCause?: readonly string[];
  readonly family?: FaultFamily;
  readonly limits?: LimitsInput;
}

function correctable(bill: BillCase, { neighbours = [], sameCause = [], family, limits: asked }: Given = {}, schedule: Schedule = dispute): Correctable {
  return schedule.judging.correctable({ bill, neighbours, sameCause: new Set(sameCause), family, limits: asked });
}

const askedOn = (on: string, about: Omit<LimitsInput, "plan" | "on"> = HOUSEHOLD): LimitsInput => ({ plan: limits.plan, on, ...about });
const limitOf = (found: Correctable, id: string = "may"): unknown => {
  const limit = found.bills.find(({ bill }) => bill === id)?.limit;
  return (
    limit && {
      may: limit.may,
      byDays: limit.byDays,
      spans: limit.spans.map(({ from, to, may: answer, clauses }) => [from, to, answer, clauses.map(({ code, name }) => name ?? code).join(" ")]),
    }
  );
};

describe("the span, re-rated", () => {
  // 20,000 - 31,000; 2,050 - 3,150; 22,550 - 34,650; 22,500 - 34,600.
  test("line by line, and the bill as issued stays as it is", () => {
    const before = JSON.stringify(may);
    const found = correctable(may);
    expect(JSON.stringify(may)).toBe(before);
    expect(found).toMatchObject({ currency: "IRR", notRated: [], limits: { kind: "not loaded" } });
    expect(found.bills).toMatchObject([{ bill: "may", isThis: true, cause: "this bill", favour: "customer", change: "-12100", limit: undefined }]);
    expect(found.bills[0]?.delta.lines.map(({ name, issued: was, recomputed, delta }) => [name, was, recomputed, delta])).toEqual([
      ["energy", "31000", "20000", "-11000"],
      ["fixed", "500", "500", "0"],
      ["tax", "3150", "2050", "-1100"],
    ]);
    expect(found.bills[0]?.delta.payable).toMatchObject({ issued: "34600", recomputed: "22500", delta: "-12100" });
    expect(found.sums).toEqual({ issued: "34650", lawful: "22550", change: "-12100", correctable: undefined, part: undefined });
  });
  test("other bills of the account count where the same cause is shown; right ones are left out", () => {
    const april = { issued: { ...right.issued, id: "april" }, request: { ...request, id: "april" } };
    const alone = correctable(may, { neighbours: [april, june] });
    expect(alone.bills.map(({ bill, cause, change }) => [bill, cause, change])).toEqual([
      ["may", "this bill", "-12100"],
      ["june", "not shown", "-6050"],
    ]);
    expect(alone.sums).toMatchObject({ issued: "34650", change: "-12100" });
    const both = correctable(may, { neighbours: [june], sameCause: ["june"] });
    expect(both.bills[1]).toMatchObject({ cause: "the same, shown" });
    // 34,650 + 17,600; 22,550 + 11,550.
    expect(both.sums).toMatchObject({ issued: "52250", lawful: "34100", change: "-18150" });
  });
  test("in order of time, whichever bill is disputed", () => {
    expect(correctable(june, { neighbours: [may], sameCause: ["may"] }).bills.map(({ bill, isThis }) => [bill, isThis])).toEqual([
      ["may", false],
      ["june", true],
    ]);
  });
  test("a bill of which neither lines nor a total were printed, and facts that give no bill", () => {
    const { total: _total, ...bare } = issued;
    expect(correctable({ issued: { ...bare, lines: [] }, request }).notRated).toMatchObject([
      { bill: "may", reasons: [{ "": "neither lines nor a total were printed" }] },
    ]);
    expect(correctable({ issued, request: { id: "may" } })).toMatchObject({ bills: [], notRated: [{ bill: "may", isThis: true }], sums: { change: "0" } });
    expect(correctable({ issued, request: null }).notRated).toHaveLength(1);
  });
  test("the ledger is what is brought forward", () => {
    const ledger = [{ id: "l", day: "2024-04-30", kind: "opening", amount: "70" }] as const;
    expect(correctable({ ...may, ledger }).bills[0]?.delta.brought_forward).toMatchObject({ issued: "0", recomputed: "70" });
  });
});

describe("the company may charge twelve months back: May 2024, day by day", () => {
  // Asked on 1 May 2025: 1 May 2024 is just twelve months back. On 2 May it is more; on 31 May only the 31st is left; on 1 June none.
  test.each<{ on: string; may: string; byDays: string | undefined; spans: unknown }>([
    { on: "2025-04-30", may: "all", byDays: undefined, spans: [["2024-05-01", "2024-06-01", "yes", ""]] },
    { on: "2025-05-01", may: "all", byDays: undefined, spans: [["2024-05-01", "2024-06-01", "yes", ""]] },
    {
      on: "2025-05-02",
      may: "part",
      // 2,200 x 30 / 31
      byDays: "66000/31",
      spans: [
        ["2024-05-01", "2024-05-02", "no", "old"],
        ["2024-05-02", "2024-06-01", "yes", ""],
      ],
    },
    {
      on: "2025-05-31",
      may: "part",
      byDays: "2200/31",
      spans: [
        ["2024-05-01", "2024-05-31", "no", "old"],
        ["2024-05-31", "2024-06-01", "yes", ""],
      ],
    },
    { on: "2025-06-01", may: "none", byDays: undefined, spans: [["2024-05-01", "2024-06-01", "no", "old"]] },
  ])("on $on: $may", ({ on, may: answer, byDays, spans }) => {
    // 22,550 - 20,350.
    const found = correctable(tooLittle, { limits: askedOn(on) });
    expect(found.bills[0]).toMatchObject({ favour: "company", change: "2200" });
    expect(limitOf(found)).toEqual({ may: answer, byDays, spans });
    expect(found.sums).toMatchObject({ correctable: answer === "all" ? "2200" : "0", part: byDays ?? "0" });
  });
  test("by the version in force on the day of asking: until 2025 six months", () => {
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2024-11-01") }))).toMatchObject({ may: "all" });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2024-11-02") }))).toMatchObject({ may: "part" });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2024-12-31") }))).toMatchObject({ may: "none" });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2025-01-01") }))).toMatchObject({ may: "all" });
  });
  test("the clause is told with its source, its date and its marks", () => {
    const [span] = correctable(tooLittle, { limits: askedOn("2025-06-01") }).bills[0]?.limit?.spans ?? [];
    expect(span?.clauses).toMatchObject([
      { code: "barred", cites: [{ source: "act", clause: "s. 3", dated: "2018-01-01", labels: { fa: "قانون مرور زمان" } }] },
    ]);
    expect(span?.clauses[0]?.words[""]).toContain("Not more than a year back for the company");
    expect(span?.clauses[0]?.words["fa"]).toContain("شرکت تا یک سال");
  });
  test("in the customer's favour three years, in which both bars are asked", () => {
    expect(limitOf(correctable(may, { limits: askedOn("2025-06-01") }))).toMatchObject({ may: "all" });
    expect(limitOf(correctable(may, { limits: askedOn("2027-05-01") }))).toMatchObject({ may: "all" });
    expect(limitOf(correctable(may, { limits: askedOn("2027-05-02") }))).toMatchObject({
      may: "part",
      spans: [
        ["2024-05-01", "2024-05-02", "no", "ancient"],
        ["2024-05-02", "2024-06-01", "yes", ""],
      ],
    });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2027-06-01") }))).toMatchObject({ spans: [["2024-05-01", "2024-06-01", "no", "old ancient"]] });
  });
  test("each bill of the span by its own days", () => {
    const later = {
      issued: { ...tooLittle.issued, id: "june", period: june.issued.period, lines: june.issued.lines.map((line) => ({ ...line, amount: "1" })), total: "3" },
      request: june.request,
    };
    const found = correctable(tooLittle, { neighbours: [later], sameCause: ["june"], limits: askedOn("2025-06-01") });
    expect(found.bills.map(({ bill, limit }) => [bill, limit?.may])).toEqual([
      ["may", "none"],
      ["june", "all"],
    ]);
    // 11,550 - 3.
    expect(found.sums).toMatchObject({ change: "13747", correctable: "11547" });
  });
});

describe("what the limits ask and nobody said is not guessed", () => {
  test.each<{ name: string; about: Omit<LimitsInput, "plan" | "on">; code: string }>([
    { name: "no cause", about: { ...HOUSEHOLD, cause: undefined }, code: "cause-missing" },
    { name: "a cause that the limits do not know", about: { ...HOUSEHOLD, cause: "weather" }, code: "cause-not-declared" },
    { name: "a fact that the limits do not have", about: { ...HOUSEHOLD, facts: { customer: "household", colour: "red" } }, code: "request-refused" },
  ])("$name: cannot be told", ({ about, code }) => {
    const found = correctable(tooLittle, { limits: askedOn("2025-04-01", about) });
    expect(limitOf(found)).toMatchObject({ may: "cannot be told", spans: [["2024-05-01", "2024-06-01", "cannot be told", code]] });
    // Not known is not 0: 22,550 - 20,350 are open.
    expect(found.sums).toMatchObject({ correctable: undefined, part: undefined, untold: "2200" });
  });
  test("a fact of the account is asked only on days on which it decides", () => {
    const unsaid = { ...HOUSEHOLD, facts: {} };
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2025-05-01", unsaid) }))).toMatchObject({ may: "all" });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2025-05-02", unsaid) }))).toMatchObject({
      may: "part",
      spans: [
        ["2024-05-01", "2024-05-02", "cannot be told", "account-field-missing"],
        ["2024-05-02", "2024-06-01", "yes", ""],
      ],
    });
  });
  test("but what is barred whatever it is, is barred", () => {
    const found = correctable(tooLittle, { limits: askedOn("2028-01-01", { ...HOUSEHOLD, cause: undefined }) });
    expect(limitOf(found)).toMatchObject({ may: "none", spans: [["2024-05-01", "2024-06-01", "no", "ancient"]] });
  });
  test("before the limits begin, no version is in force", () => {
    const old = scheduleFrom(
      LIMITS.replace("from 2020-01-01 to 2025-01-01 cites act", "from 2024-09-01 to 2025-01-01 cites act").replace("horizon 2020-01-01", "horizon 2024-09-01"),
      "late.mizan",
    );
    const found = correctable(tooLittle, { limits: { ...askedOn("2024-08-31"), plan: old.plan } });
    expect(limitOf(found)).toMatchObject({ may: "cannot be told", spans: [["2024-05-01", "2024-06-01", "cannot be told", "no-version-in-force"]] });
  });
});

describe("whose fault it is stands for the cause only where an option says which", () => {
  const bySupplier = { ...HOUSEHOLD, cause: undefined, causeOf: { "billing error": "supplier", "meter error": "meter" } } as const;
  test("an error of billing", () => {
    const found = correctable(tooLittle, { family: "billing error", limits: askedOn("2025-06-01", bySupplier) });
    expect(limitOf(found)).toMatchObject({ may: "none" });
    expect(found.limits).toMatchObject({ kind: "loaded", about: { cause: { name: "supplier", labels: { "": "Supplier" } }, causeBy: "the fault found" } });
  });
  test("an error of the meter, which the bar does not name", () => {
    expect(limitOf(correctable(tooLittle, { family: "meter error", limits: askedOn("2025-06-01", bySupplier) }))).toMatchObject({ may: "all" });
  });
  test("a cause that is given stands before it; without a fault that is sure nothing is said", () => {
    const given = correctable(tooLittle, { family: "meter error", limits: askedOn("2025-06-01", { ...bySupplier, cause: "supplier" }) });
    expect(given).toMatchObject({ limits: { about: { causeBy: "given" } } });
    expect(limitOf(given)).toMatchObject({ may: "none" });
    expect(limitOf(correctable(tooLittle, { limits: askedOn("2025-06-01", bySupplier) }))).toMatchObject({ may: "cannot be told" });
  });
});

describe("limits that cannot be asked", () => {
  const second = LIMITS.replace('authority corrections "Corrections"', 'authority others "Others"').slice(LIMITS.indexOf("authority corrections"));
  test.each<{ name: string; asked: LimitsInput; because: RegExp }>([
    {
      name: "another currency",
      asked: { ...askedOn("2025-01-01"), plan: scheduleFrom(LIMITS.replace("currency IRR", "currency USD"), "usd.mizan").plan },
      because: /in USD and the bills in IRR/,
    },
    { name: "no day", asked: askedOn("2025-02-30"), because: /2025-02-30 is no date/ },
    {
      name: "an authority that is not there",
      asked: { ...askedOn("2025-01-01"), authority: "king" },
      because: /`king` is no authority over corrections: name one of corrections/,
    },
    { name: "no authority", asked: { ...askedOn("2025-01-01"), plan: dispute.plan }, because: /no authority over corrections/ },
    {
      name: "several",
      asked: { ...askedOn("2025-01-01"), plan: scheduleFrom(`${LIMITS}\n${second}`, "two.mizan").plan },
      because: /name one of corrections, others/,
    },
  ])("$name", ({ asked, because }) => {
    const found = correctable(tooLittle, { limits: asked });
    expect(found.limits).toMatchObject({ kind: "not usable" });
    expect(found.limits.kind === "not usable" && found.limits.because[""]).toMatch(because);
    expect(found.bills[0]).toMatchObject({ change: "2200", limit: undefined });
  });
  test("one of several, named", () => {
    const plan = scheduleFrom(`${LIMITS}\n${second}`, "two.mizan").plan;
    expect(correctable(tooLittle, { limits: { ...askedOn("2025-06-01"), plan, authority: "others" } })).toMatchObject({
      limits: { authority: "others" },
      bills: [{ limit: { may: "none" } }],
    });
  });
});

test("a matrix limits by age as well: beyond its last row nobody may; who must approve is another question", () => {
  const matrix = LIMITS.replace(/authority[\s\S]*$/, "").concat(`grades { office "Office" }
authority corrections over correction {
  from 2020-01-01 cites act
    grade  | in favour of | up to       | share of bill | age up to | approvers
    office | any          | no limit    | no limit      | 12 months | 2
    bar older "Older" when age > 12 months cites act
    count amount net
    no cumulation
    delegation none
    approval does not expire
}
`);
  const { plan } = scheduleFrom(matrix, "matrix.mizan");
  expect(limitOf(correctable(tooLittle, { limits: { plan, on: "2025-05-01", ...NONE } }))).toMatchObject({ may: "all" });
  expect(limitOf(correctable(tooLittle, { limits: { plan, on: "2025-05-02", ...NONE } }))).toMatchObject({
    may: "part",
    spans: [
      ["2024-05-01", "2024-05-02", "no", "older age-beyond-all"],
      ["2024-05-02", "2024-06-01", "yes", ""],
    ],
  });
});

// 1404-02-12 is 2 May 2025; twelve Persian months before it is 1403-02-12, 1 May 2024: a day later than by the Gregorian calendar.
test("limits in another calendar count their own months", () => {
  const persian = LIMITS.replace("calendar gregorian", "calendar persian")
    .replace("2020-01-01 to 2030-01-01", "1399-01-01 to 1409-01-01")
    .replace("dated 2018-01-01", "dated 1396-10-11")
    .replace("from 2020-01-01 to 2025-01-01", "from 1399-01-01 to 1403-10-12")
    .replace("from 2025-01-01", "from 1403-10-12");
  const { plan } = scheduleFrom(persian, "persian.mizan");
  expect(limitOf(correctable(tooLittle, { limits: { ...askedOn("2025-05-02"), plan } }))).toMatchObject({ may: "all" });
  expect(limitOf(correctable(tooLittle, { limits: { ...askedOn("2025-05-03"), plan } }))).toMatchObject({
    may: "part",
    spans: [
      ["2024-05-01", "2024-05-02", "no", "old"],
      ["2024-05-02", "2024-06-01", "yes", ""],
    ],
  });
});

// 200 x 100 / 300 is 66.6667 to four decimals; issued as 60. Limits know whole rials only, and are asked all the same.
test("figures finer than what is paid are asked in whole coins", () => {
  const fine = DISPUTE.replace(
    "usage.energy * home_price each segment, over bill round half up to 1 IRR",
    "usage.energy * home_price / 300 to 4 decimals half up each segment, over bill round half up to 0.0001 IRR",
  )
    .replace(/line tax .*\n/, "")
    .replaceAll("carry remainder", "drop remainder");
  const lines = [
    { name: "energy", amount: "60" },
    { name: "fixed", amount: "500" },
  ];
  const cheap = { issued: { ...right.issued, lines, total: "560", payable: "500", carried: "0" }, request };
  const found = correctable(cheap, { limits: askedOn("2025-05-02") }, scheduleFrom(fine, "fine.mizan"));
  expect(found.bills[0]).toMatchObject({ change: "6.6667", favour: "company" });
  expect(limitOf(found)).toMatchObject({ may: "part", byDays: "200001/31000" });
});

test("the licence condition of Great Britain, as it is shipped: a household charged too little, first act on 2 May 2025", () => {
  const british = scheduleFrom(DISPUTE.replaceAll("IRR", "GBP"), "gbp.mizan");
  const gb = scheduleFrom(readFileSync(join(import.meta.dirname, "../../../tariffs/world/gb-back-billing.mizan"), "utf8"), "gb.mizan");
  const about = { ...NONE, kind: "first_action", cause: "supplier", facts: { customer: "domestic" } };
  const found = correctable(tooLittle, { limits: { plan: gb.plan, on: "2025-05-02", ...about } }, british);
  expect(limitOf(found)).toMatchObject({
    may: "part",
    spans: [
      ["2024-05-01", "2024-05-02", "no", "twelve_months"],
      ["2024-05-02", "2024-06-01", "yes", ""],
    ],
  });
  expect(found.limits).toMatchObject({ kind: "loaded", schedule: "gb_back_billing", untranslatable: [{ words: expect.stringContaining("six years") }] });
  const larger = { ...about, facts: { customer: "larger" } };
  expect(limitOf(correctable(tooLittle, { limits: { plan: gb.plan, on: "2026-05-02", ...larger } }, british))).toMatchObject({ may: "all" });
});
