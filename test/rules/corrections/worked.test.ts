// Corrections worked out by hand from the rule files' own figures: what each line, the total, the payable and the carry change by, and by which documents.
import { describe, expect, test } from "vitest";
import { billOf, changes, corrected, onlyOf, scheduleIn, scheduleOfText, sums } from "./rules.ts";

const household = scheduleIn("examples/household/rules.mizan");
const HOME = { account: { class: "residential", rural: "no", households: "1" } };
const KHORDAD = { from: "1394-03-01", to: "1394-04-01" };
const used = (active: string) => ({ id: "1", ...HOME, period: KHORDAD, usage: { active } });

// 31 days: blocks of 103 1/3 kWh. 230: 103 1/3 x 409 + 103 1/3 x 477 + 23 1/3 x 1023 = 115,423 1/3; tax 9% of 116,456 = 10,481.04.
// 203: 103 1/3 x 409 + 99 2/3 x 477 = 42,263 1/3 + 47,541 = 89,804 1/3; tax 9% of 90,837 = 8,175.33.
describe("a reading with two digits changed about: 230 for 203 kWh", () => {
  const issued = billOf(household, used("230"));
  const { corrections, failures, notes } = corrected(household, { issued, facts: used("203") });
  const [correction] = corrections;
  if (correction === undefined) throw new Error("no correction");

  test("the lines, the tax on them, the total, and what is paid and carried", () => {
    expect([failures, notes, corrections.length]).toEqual([[], [], 1]);
    expect(changes(correction)).toEqual(["energy: 115423 -> 89804 (-25619)", "tax: 10481 -> 8175 (-2306)"]);
    expect(correction.delta.lines.map(({ name, delta, counts }) => [name, delta, counts])).toEqual([
      ["energy", "-25619", true],
      ["subscription", "0", true],
      ["tax", "-2306", true],
    ]);
    // -27,925 = -27,000 - 925: what is not paid now is not carried either.
    expect(sums(correction)).toEqual({ total: ["126937", "99012", "-27925"], payable: ["126000", "99000", "-27000"], carried: ["937", "12", "-925"] });
  });

  test("one document takes the bill back, line by line", () => {
    expect(correction.reverse).toEqual({
      kind: "reverse",
      bill: "1",
      original: correction.hashes.original,
      period: KHORDAD,
      currency: "IRR",
      lines: [
        { name: "energy", label: "Energy", group: null, memo: false, amount: "-115423", exact: null, printed: "-115423" },
        { name: "subscription", label: "Subscription", group: null, memo: false, amount: "-1033", exact: null, printed: "-1033" },
        { name: "tax", label: "Value added tax", group: null, memo: false, amount: "-10481", exact: null, printed: "-10481" },
      ],
      groups: [],
      total: "-126937",
      brought_forward: "0",
      payable: "-126000",
      carried: "-937",
      dropped: "0",
      exact: {},
    });
  });

  test("the other is the right bill, whole, as the library bills it", () => {
    expect(correction.reissue).toEqual({ kind: "reissue", bill: "1", original: correction.hashes.original, reissued: billOf(household, used("203")) });
  });

  test("labels are in the language that is asked for", () => {
    const persian = onlyOf(corrected(household, { issued, facts: used("203") }, { language: "fa" }));
    expect(persian.delta.lines[0]?.label).toBe("بهای انرژی");
    expect(persian.reissue.reissued.lines[0]?.label).toBe("بهای انرژی");
  });
});

// 15 Esfand 1393 to 15 Farvardin 1394: 15 days of the old rates and 14 of the new, 10 kWh a day.
// Old: 150 kWh through blocks of 50: 50 x (372 + 434 + 930) = 86,800. New: 140 through blocks of 46 2/3: 46 2/3 x (409 + 477 + 1023) = 89,086 2/3. Together 175,886 2/3.
// Fee 1,000 x 29/30 = 966 2/3. The tax is the rate of the last day, 9%: of 176,854 it is 15,916.86.
// Issued on the old rates for all 29 days: 96 2/3 x 1,736 = 167,813 1/3; tax 8% of 168,780 = 13,502.4.
test("rates that changed inside the period, and the bill stayed on the old ones", () => {
  const period = { from: "1393-12-15", to: "1394-01-15" };
  const issued = {
    id: "1",
    account: "a-1",
    period,
    lines: [
      { name: "energy", amount: "167813" },
      { name: "subscription", amount: "967" },
      { name: "tax", amount: "13502" },
    ],
    total: "182282",
    payable: "182000",
    carried: "282",
  };
  const correction = onlyOf(corrected(household, { issued, facts: { id: "1", ...HOME, period, usage: { active: "290" } } }));
  expect(correction.amounts).toBe("as printed");
  expect(changes(correction)).toEqual(["energy: 167813 -> 175887 (8074)", "tax: 13502 -> 15917 (2415)"]);
  expect(sums(correction)).toEqual({ total: ["182282", "192771", "10489"], payable: ["182000", "192000", "10000"], carried: ["282", "771", "489"] });
  expect(correction.reissue.reissued.lines[0]?.version).toEqual(["energy_price from 1393-01-01", "energy_price from 1394-01-01"]);
});

// The city's own figures: large commercial 90 + 15 + 95, small commercial 110 + 25.
test("a wrong class: a small shop billed as a large one", () => {
  const goodland = scheduleIn("tariffs/world/us-goodland.mizan");
  const facts = { id: "g", account: { class: "small_commercial" }, period: { from: "2024-05-01", to: "2024-06-01" }, usage: { active: "1000" } };
  const issued = billOf(goodland, { ...facts, account: { class: "large_commercial" }, usage: { active: "1000", demand: "10" } });
  const correction = onlyOf(corrected(goodland, { issued, facts }));
  expect(changes(correction)).toEqual(["energy: 90 -> 110 (20)", "meter: 15 -> 25 (10)", "demand: 95 -> - (-95)"]);
  expect(sums(correction)).toEqual({ total: ["200", "135", "-65"], payable: ["200", "135", "-65"], carried: ["0", "0", "0"] });
  // The other way a line comes new.
  const back = onlyOf(
    corrected(goodland, {
      issued: correction.reissue.reissued,
      facts: { ...facts, account: { class: "large_commercial" }, usage: { active: "1000", demand: "10" } },
    }),
  );
  expect(changes(back)).toEqual(["energy: 110 -> 90 (-20)", "meter: 25 -> 15 (-10)", "demand: - -> 95 (95)"]);
});

// Aban 1395, 30 days, 250 kWh in the normal zone: 100 x 450 + 100 x 525 + 50 x 1125 = 153,750; VAT 9% is 13,837.5. The duty of 30 a kWh is not for villages, and their
// insurance is 500 a month and not 1,000.
test("a village billed as a town, under the rules of Iran", () => {
  const iran = scheduleIn("tariffs/iran/iran.mizan");
  const account = { class: "residential", scheme: "block_rates", zone: "normal", area: "urban", home_meter: "single", insurance: "by_area", households: "1" };
  const request = { id: "1000", account, period: { from: "1395-08-01", to: "1395-09-01" }, usage: { energy: "250" }, charges: { subscription: "0" } };
  const facts = { ...request, account: { ...account, area: "rural" } };
  const correction = onlyOf(corrected(iran, { issued: billOf(iran, request), facts }));
  expect(changes(correction)).toEqual(["insurance: 1000 -> 500 (-500)", "duty: 7500 -> 0 (-7500)"]);
  expect(sums(correction)).toEqual({ total: ["176088", "168088", "-8000"], payable: ["176000", "168000", "-8000"], carried: ["88", "88", "0"] });
});

// Two months of 230 kWh; the first is corrected to 203. As issued it carried 937 into the second, as corrected it carries 12.
// The second: 126,937 + 937 = 127,874 was paid as 127,000, carried 874; with 12 it is 126,949: paid 126,000, carried 949.
describe("a correction changes what the next bill brings forward", () => {
  const TIR = { from: "1394-04-01", to: "1394-05-01" };
  const second = { ...used("230"), id: "2", period: TIR };
  const issued = [billOf(household, used("230")), billOf(household, { ...second, brought_forward: "937" })];

  test("as the facts state it, and that they do not fit is said", () => {
    const { corrections, notes } = corrected(household, { issued, facts: [used("203"), { ...second, brought_forward: "937" }] });
    expect(corrections.map(changes)).toEqual([["energy: 115423 -> 89804 (-25619)", "tax: 10481 -> 8175 (-2306)"], []]);
    expect(notes).toMatchObject([{ code: "carry-not-passed-on", records: ["1", "2"], values: { bill: "2", stated: "937", expected: "12" } }]);
  });

  test("as the facts state it, when they fit", () => {
    const { corrections, notes } = corrected(household, { issued, facts: [used("203"), { ...second, brought_forward: "12" }] });
    expect(notes).toEqual([]);
    expect(corrections[1] === undefined ? undefined : sums(corrections[1])).toEqual({
      total: ["126937", "126937", "0"],
      payable: ["127000", "126000", "-1000"],
      carried: ["874", "949", "75"],
    });
  });

  test("passed on, whatever order the bills are given in", () => {
    const facts = [used("203"), { ...second, brought_forward: "937" }];
    const { corrections, notes } = corrected(household, { issued: issued.toReversed(), facts }, { carry: "passed on" });
    expect(notes).toEqual([]);
    expect(corrections.map(({ bill }) => bill)).toEqual(["2", "1"]);
    // -27,000 - 1,000 now and 75 more later are the -27,925 of the totals.
    expect(corrections.map(({ delta }) => [delta.brought_forward.delta, delta.payable.delta, delta.carried.delta])).toEqual([
      ["-925", "-1000", "75"],
      ["0", "-27000", "-925"],
    ]);
  });
});

// 100 kWh in June: 5 as known on the 5th; 8 was announced on the 10th, and 7 in its place on 1 July.
describe("what was announced since", () => {
  const later = scheduleIn("test/language-cases/announced-later.mizan");
  const request = { id: "1", period: { from: "2024-06-01", to: "2024-07-01" }, usage: { active: "100" }, known: "2024-06-05" };
  const issued = billOf(later, request);

  test.each([
    ["as the request says, nothing changes", undefined, "500", "0", "2024-06-05"],
    ["known on the 9th, nothing is announced yet", "2024-06-09", "500", "0", "2024-06-09"],
    ["known on the 10th", "2024-06-10", "800", "300", "2024-06-10"],
    ["known on 1 July", "2024-07-01", "700", "200", "2024-07-01"],
  ])("%s", (_name, known, recomputed, delta, stated) => {
    const correction = onlyOf(corrected(later, { issued, facts: request }, { known }));
    expect(correction.delta.total).toMatchObject({ issued: "500", recomputed, delta });
    expect(correction.known).toBe(stated);
  });
});

// 1,000 IRR for 30 days: 10 days are 333 1/3, printed 333; 11 are 366 2/3, printed 367. Twice that beside it; together, rounded, 1,000 and 1,100.
describe("amounts that no decimal says", () => {
  const thirds = scheduleOfText(`
schedule thirds { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01 }
usage { active: kWh 0 .. 1_000 to 0 decimals }
rate fee: IRR per 30 days { from 2024-01-01 example: 1_000 }
tariff all {
  group service example round half up to 1 IRR {
    line once = fee * days print half up to 1 IRR
    line twice = 2 * fee * days print half up to 1 IRR
  }
  memo line half example = 50% * fee * days print half up to 1 IRR
  payable = total + brought_forward
}`);
  const request = (days: number): object => ({ id: "1", period: { from: "2024-03-01", to: `2024-03-${days + 1}` } });

  test("are fractions beside the figures shown", () => {
    const correction = onlyOf(corrected(thirds, { issued: billOf(thirds, request(10)), facts: request(11) }));
    const row = { label: "once", group: "service", memo: false, counts: false };
    expect(correction.delta.lines).toMatchObject([
      {
        ...row,
        name: "once",
        issued: "333.333333",
        recomputed: "366.666667",
        delta: "33.333333",
        exact: { issued: "1000/3", recomputed: "1100/3", delta: "100/3" },
      },
      { name: "twice", counts: false, issued: "666.666667", recomputed: "733.333333", delta: "66.666667", exact: { delta: "200/3" } },
      { name: "half", memo: true, counts: false, delta: "16.666667", exact: { issued: "500/3", recomputed: "550/3", delta: "50/3" } },
      { name: "service", group: null, counts: true, issued: "1000", recomputed: "1100", delta: "100", exact: {} },
    ]);
    expect(correction.delta.total).toEqual({ issued: "1000", recomputed: "1100", delta: "100", exact: {} });
    expect(correction.reverse.lines[0]).toMatchObject({ amount: "-333", exact: "-1000/3", printed: "-333" });
    expect(correction.reverse.groups).toEqual([{ name: "service", label: "service", amount: "-1000", exact: null, printed: "-1000" }]);
  });
});

// The same `energy` of 100 is a line of its own under one tariff, and under the other a line of a group of 110.
test("a line that counts under one tariff and stands in a group under the other", () => {
  const both = scheduleOfText(`
schedule both { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01 }
account { class: plain | grouped }
usage { active: kWh 0 .. 1_000 to 0 decimals }
rate price: IRR/kWh { from 2024-01-01 example: 1 }
tariff plain {
  for account.class = plain
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward
}
tariff grouped {
  for account.class = grouped
  group supply round half up to 1 IRR {
    line energy = price * usage.active round half up to 1 IRR
    line service example = 10 IRR round half up to 1 IRR
  }
  payable = total + brought_forward
}`);
  const facts = { id: "1", account: { class: "grouped" }, period: { from: "2024-03-01", to: "2024-04-01" }, usage: { active: "100" } };
  const correction = onlyOf(corrected(both, { issued: billOf(both, { ...facts, account: { class: "plain" } }), facts }));
  expect(correction.delta.lines.map(({ name, counts, issued, recomputed, delta }) => [name, counts, issued, recomputed, delta])).toEqual([
    ["energy", false, null, "100", "100"],
    ["service", false, null, "10", "10"],
    ["supply", true, null, "110", "110"],
    ["energy", true, "100", null, "-100"],
  ]);
  expect(correction.delta.total.delta).toBe("10");
});

describe("another system's bill", () => {
  const statement = (lines: Readonly<Record<string, string>>, more: object): object => ({
    id: "1",
    account: "a",
    lines: Object.entries(lines).map(([name, amount]) => ({ name, amount })),
    ...more,
  });

  // 1 kWh at 1.25 IRR twice: each is printed as 1, together 2.50.
  test("is right where it agrees with the figures as added or as printed", () => {
    const prints = scheduleOfText(`
schedule prints { currency IRR to 2 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01 }
usage { active: kWh 0 .. 1_000 to 0 decimals }
rate price: IRR/kWh { from 2024-01-01 example: 1.25 }
tariff all {
  line first = price * usage.active print half up to 1 IRR
  line second = price * usage.active print half up to 1 IRR
  memo line third = price * usage.active round half up to 1 IRR
  payable = total + brought_forward
}`);
    const facts = { id: "1", period: { from: "2024-03-01", to: "2024-04-01" }, usage: { active: "1" } };
    const of = (lines: Readonly<Record<string, string>>, total: object): unknown => {
      const { corrections, notes } = corrected(prints, { issued: statement(lines, total), facts });
      return [corrections.map(changes), corrections.map(({ delta }) => delta.total.delta), notes.map(({ code, values }) => [code, values])];
    };
    expect(of({ first: "1", second: "1" }, { total: "2.50" })).toEqual([[[]], ["0"], []]);
    expect(of({ first: "1", second: "1" }, { total: "2" })).toEqual([[[]], ["0"], []]);
    expect(of({ first: "1.25", second: "1.25" }, { total: "2.5" })).toEqual([[[]], ["0"], []]);
    expect(of({ first: "1", second: "1" }, {})).toEqual([[[]], ["0"], []]);
    // The new bill's total is 2.50: what its lines are printed short of that is changed too.
    expect(of({ first: "1", second: "0.75" }, { total: "1.75" })).toEqual([[["second: 0.75 -> 1 (0.25)", "sum.difference: 0 -> 0.5 (0.5)"]], ["0.75"], []]);
    // A total that its lines do not come to is corrected too, and said.
    expect(of({ first: "1", second: "1" }, { total: "3" })).toEqual([
      [["sum.difference: 1 -> 0.5 (-0.5)"]],
      ["-0.5"],
      [["issued-sum-differs", { bill: "1", expected: "2", stated: "3" }]],
    ]);
    // A memo that is printed is compared, and counts for nothing.
    expect(of({ first: "1", second: "1", third: "2" }, { total: "2" })).toEqual([[["third: 2 -> 1 (-1)"]], ["0"], []]);
  });

  // The published bill: its lines come to 2,674.31 under a subtotal of 2,674.30, and to 124.05 under 124.04.
  const meralco = scheduleIn("tariffs/world/ph-meralco-submeter-2016.mizan");
  const period = { from: "2016-11-10", to: "2016-12-10" };
  const facts = { id: "1", period, usage: { active: "352" }, charges: { taxed_transmission: "25.71" } };
  const charged = {
    generation: "1352.95",
    transmission: "263.44",
    system_loss: "140.84",
    distribution: "569.36",
    metering_fixed: "5.00",
    metering: "118.87",
    supply_fixed: "16.73",
    supply: "178.99",
    lifeline: "28.09",
    senior: "0.04",
  };
  const taxes = {
    franchise: "17.38",
    vat_on_generation: "148.96",
    vat_on_transmission: "3.09",
    vat_on_distribution: "106.67",
    vat_on_loss: "13.24",
    vat_on_others: "5.46",
  };
  const universal = { missionary: "54.95", environment: "0.88", stranded: "68.22" };
  const rest = { feed_in: "43.65", submeter: "100" };

  test.each([
    ["prints subtotals alone", { charged: "2674.30", taxes: "294.80", universal: "124.04", ...rest }],
    ["prints the lines alone", { ...charged, ...taxes, ...universal, ...rest }],
    ["prints both", { ...charged, charged: "2674.30", ...taxes, taxes: "294.80", ...universal, universal: "124.04", ...rest }],
    ["prints some subtotals and the lines of others", { ...charged, taxes: "294.80", ...universal, universal: "124.04", ...rest }],
  ])("of groups is right where it %s", (_name, lines) => {
    const { corrections, notes } = corrected(meralco, { issued: statement(lines, { period, total: "3236.79", payable: "3236.79" }), facts });
    expect([corrections.map(changes), notes]).toEqual([[[]], []]);
    expect(corrections.map(({ delta }) => [delta.total.delta, delta.payable.delta, delta.carried.delta])).toEqual([["0", "0", null]]);
  });

  test("of groups: a wrong line, beside subtotals that are not its lines' sum to the centavo", () => {
    const issued = statement({ ...charged, generation: "1400.00", ...taxes, ...universal, ...rest }, { period, total: "3283.84" });
    const correction = onlyOf(corrected(meralco, { issued, facts }));
    expect(changes(correction)).toEqual(["generation: 1400 -> 1352.95 (-47.05)"]);
    expect(correction.delta.total).toEqual({ issued: "3283.84", recomputed: "3236.79", delta: "-47.05", exact: {} });
  });

  test("of groups: a line that the rules do not have is taken back", () => {
    const issued = statement({ charged: "2674.30", taxes: "294.80", universal: "124.04", ...rest, late_fee: "50" }, { period, total: "3286.79" });
    const correction = onlyOf(corrected(meralco, { issued, facts }));
    expect(changes(correction)).toEqual(["late_fee: 50 -> - (-50)"]);
    expect(correction.reverse.lines.at(-1)).toEqual({ name: "late_fee", label: null, group: null, memo: false, amount: "-50", exact: null, printed: "-50" });
    expect(correction.reverse).toMatchObject({ total: "-3286.79", payable: null, carried: null, period });
  });
});
