// Properties of days: standing fees over parts of a period, versions that begin inside it, before it, after it, and what was known when.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf, billOf, lineOf, scheduleOf } from "../generators/billed.ts";
import { ALMANACS, dateText } from "../generators/days.ts";
import { anyPrice } from "../generators/parts.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import type { Rational } from "../generators/rational.ts";
import { decimalText, over, plus, rational, roundTo, shown, sumOf, times, whole } from "../generators/rational.ts";
import type { Request } from "../generators/requests.ts";
import { requestJson } from "../generators/requests.ts";
import type { RateRules, Rules, VersionRules } from "../generators/rules.ts";
import { allLines, splits } from "../generators/rules.ts";
import {
  anyCalendar,
  anyLadder,
  anyPeriod,
  ENERGY,
  exactLine,
  ladderCells,
  line,
  marginal,
  PER_30_DAYS,
  smallRequest,
  smallRules,
  steady,
} from "../generators/small-rules.ts";

const RUNS = { numRuns: 12 };
const JUNE = { from: 19875, to: 19905 };

/** Figures of a result that a rule file's versions may not change. */
function outcome(rules: Rules, schedule: ReturnType<typeof scheduleOf>, request: Request): unknown {
  const result = schedule.bill(requestJson(rules, request));
  if (result.kind === "refused") return result.failures.map(({ code }) => code);
  const { lines, groups, total, payable, carried, dropped } = result.bill;
  return {
    lines: lines.map(({ name, amount, exact, printed }) => [name, exact ?? amount, printed]),
    groups: groups.map(({ name, amount, exact }) => [name, exact ?? amount]),
    sums: [total, payable, carried, dropped],
  };
}

describe("standing fees", () => {
  const fees = fc.constantFrom<RateRules["unit"]>({ kind: "days", days: 1 }, { kind: "days", days: 30 }, { kind: "month" }, { kind: "bill" });

  test("P11 the fees of the parts of a period add up to the fee of the whole: no day is billed twice, none is left out", () => {
    const scenario = anyCalendar.chain((calendar) =>
      fc.record({ calendar: fc.constant(calendar), unit: fees, fee: anyPrice, period: anyPeriod(calendar), cuts: fc.array(fc.nat(89), { maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(scenario, ({ calendar, unit, fee, period, cuts }) => {
        fc.pre(unit.kind !== "bill");
        const rules = smallRules({
          calendar,
          rates: [steady(calendar, { name: "fee", unit }, [[fee]])],
          items: [exactLine("standing", { kind: "fee", rate: "fee" }, undefined)],
        });
        const schedule = scheduleOf(rules);
        const cost = (from: number, to: number): Rational => amountOf(billOf(schedule, rules, smallRequest({ from, to }, "0")), "standing");
        const ends = [...new Set(cuts.map((cut) => period.from + (cut % (period.to - period.from))))].filter((day) => day > period.from).sort((a, b) => a - b);
        const parts = [period.from, ...ends].map((from, at) => cost(from, ends[at] ?? period.to));
        expect(shown(sumOf(parts))).toBe(shown(cost(period.from, period.to)));
        if (unit.kind === "days") expect(shown(sumOf(parts))).toBe(shown(times(rational(fee), over(whole(period.to - period.from), whole(unit.days)))));
      }),
      RUNS,
    );
  });
});

describe("a version that begins inside the period", () => {
  const scenario = anyCalendar.chain((calendar) =>
    fc.record({
      calendar: fc.constant(calendar),
      old: anyLadder("any"),
      fresh: anyLadder("any"),
      period: anyPeriod(calendar),
      cut: fc.nat(89),
      daily: fc.nat(100_000),
    }),
  );

  test("P12 the bill is the old version before the day and the new one from it, with the use shared by days", () => {
    fc.assert(
      fc.property(scenario, ({ calendar, old, fresh, period, cut, daily }) => {
        const days = period.to - period.from;
        fc.pre(days > 1);
        const boundary = period.from + 1 + (cut % (days - 1));
        const rate = steady(calendar, { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(old), old.edges);
        const later: VersionRules = { from: boundary, to: undefined, announced: undefined, edges: fresh.edges, cells: ladderCells(fresh) };
        const items = [exactLine("exact", marginal("price")), line("energy", marginal("price"))];
        const changing = smallRules({ calendar, rates: [{ ...rate, versions: [...rate.versions, later] }], items });
        const before = smallRules({ calendar, rates: [rate], items });
        const after = smallRules({ calendar, rates: [steady(calendar, rate, ladderCells(fresh), fresh.edges)], items });
        const cost = (rules: Rules, from: number, to: number): Rational => {
          const quantity = decimalText(over(whole(daily * (to - from)), whole(1000)), 3);
          return amountOf(billOf(scheduleOf(rules), rules, smallRequest({ from, to }, quantity)), "exact");
        };
        const parts = plus(cost(before, period.from, boundary), cost(after, boundary, period.to));
        expect(shown(cost(changing, period.from, period.to))).toBe(shown(parts));
        const quantity = decimalText(over(whole(daily * days), whole(1000)), 3);
        const bill = billOf(scheduleOf(changing), changing, smallRequest(period, quantity));
        expect(shown(amountOf(bill, "energy"))).toBe(shown(roundTo(parts, rational("1"), "half up")));
      }),
      RUNS,
    );
  });

  test("P12 one of equal content changes nothing, not even how often a line is rounded", () => {
    const bills = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(fc.tuple(anyRequest(rules), fc.nat(89)), { minLength: 3, maxLength: 3 })));
    fc.assert(
      fc.property(bills, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const [request, cut] of requests) {
          const again = withVersionAgain(rules, request.from + (cut % (request.to - request.from)));
          expect(outcome(again, scheduleOf(again), request)).toEqual(outcome(rules, schedule, request));
        }
      }),
      { numRuns: 6 },
    );
  });
});

/** Every rate's last version is said once more from that day on, in the same words. */
function withVersionAgain(rules: Rules, day: number): Rules {
  const rates = rules.rates.map((rate) => {
    const [only, ...others] = rate.versions;
    // With later announcements in between, saying the last one again would take their place.
    if (only === undefined || others.length > 0 || day <= only.from) return rate;
    return {
      ...rate,
      versions: [
        { ...only, to: day },
        // Announced with the first: as known before `day`, it is known too.
        { ...only, from: day, announced: only.announced ?? only.from },
      ],
    };
  });
  return { ...rules, rates };
}

describe("versions that have nothing to do with the period", () => {
  test("P13 one that begins after it, or that was replaced before it, changes nothing", () => {
    const bills = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 3 })));
    fc.assert(
      fc.property(bills, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const request of requests) {
          const other = withFarVersions(rules, request);
          expect(outcome(other, scheduleOf(other), request)).toEqual(outcome(rules, schedule, request));
        }
      }),
      { numRuns: 8 },
    );
  });

  test("P13 whether usage ends at interim readings is the word of the rate, not whether another version of it exists", () => {
    const { from, to } = JUNE;
    const hotFrom11June = [{ from: ALMANACS.gregorian.from, start: { month: 6, day: 11 }, end: { month: 7, day: 1 } }];
    const price = steady("gregorian", { name: "price", unit: ENERGY, keys: ["heat"], crossing: "split by readings else by days" }, [["10", "1"]]);
    const far: VersionRules = { from: ALMANACS.gregorian.to - 10, to: undefined, announced: undefined, edges: [], cells: [["7", "7"]] };
    const rules = smallRules({
      heat: hotFrom11June,
      crossing: "whole at start",
      rates: [price],
      items: [exactLine("energy", { kind: "times", rate: "price" })],
    });
    const other = { ...rules, rates: [{ ...price, versions: [...price.versions, far] }] };
    // Read on 11 June: 60 before, in the mild season, and 240 after, in the hot. 60 x 1 + 240 x 10. By days it would be 100 x 1 + 200 x 10.
    const pieces = [
      { from, to: from + 10, interim: true, quantities: ["60"] },
      { from: from + 10, to, interim: false, quantities: ["240"] },
    ];
    const request = smallRequest({ from, to }, "0", { pieces });
    expect([rules, other].map((each) => shown(amountOf(billOf(scheduleOf(each), each, request), "energy")))).toEqual(["2460", "2460"]);
  });
});

/** Of every rate with one version, where its line may be cut or the rate does not split: another content before the period and after the day of issue. */
function withFarVersions(rules: Rules, request: Request): Rules {
  const almanac = ALMANACS[rules.calendar];
  const after = Math.max(request.to, request.issued + 1);
  const rates = rules.rates.map((rate): RateRules => {
    const [only, ...others] = rate.versions;
    const crossing = rate.crossing ?? rules.crossing;
    const users = allLines(rules).filter(({ formula }) => "rate" in formula && formula.rate === rate.name);
    const mayVary =
      crossing !== "split by readings else by days" && (!splits(crossing) || users.every(({ scope }) => scope?.startsWith("each segment") === true));
    if (only === undefined || others.length > 0 || !mayVary) return rate;
    const cells = only.cells.map((row) => row.map(() => "3"));
    const early = request.from > almanac.from ? [{ ...only, to: request.from, cells }] : [];
    const late = after < almanac.to ? [{ ...only, from: after, cells }] : [];
    return {
      ...rate,
      versions: [
        ...early,
        { ...only, from: early.length > 0 ? request.from : only.from, announced: only.announced ?? only.from, to: late.length > 0 ? after : undefined },
        ...late,
      ],
    };
  });
  return { ...rules, rates };
}

describe("what was known", () => {
  test("P31 a version announced after a day changes no bill as known on that day, and can change a bill as known later", () => {
    const scenario = anyCalendar.chain((calendar) =>
      fc.record({
        calendar: fc.constant(calendar),
        period: anyPeriod(calendar),
        price: anyPrice,
        other: anyPrice,
        quantity: fc.integer({ min: 1, max: 9_999 }),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ calendar, period, price, other, quantity }) => {
        const { to } = ALMANACS[calendar];
        fc.pre(period.to + 10 < to && period.from > ALMANACS[calendar].from);
        const rate = steady(calendar, { name: "price", unit: ENERGY }, [[price]]);
        const restated: VersionRules = { from: period.from, to: undefined, announced: period.to + 5, edges: [], cells: [[other]] };
        const items = [exactLine("energy", { kind: "times", rate: "price" })];
        const [plain, changed] = [
          smallRules({ calendar, rates: [rate], items }),
          smallRules({ calendar, rates: [{ ...rate, versions: [...rate.versions, restated] }], items }),
        ];
        const [before, schedule] = [scheduleOf(plain), scheduleOf(changed)];
        const on = (known: number | undefined): Request => smallRequest(period, String(quantity), { known });
        const energy = (request: Request): string => shown(amountOf(billOf(schedule, changed, request), "energy"));
        expect(energy(on(period.to + 4))).toBe(shown(amountOf(billOf(before, plain, on(period.to + 4)), "energy")));
        expect(energy(on(period.to + 4))).toBe(shown(times(rational(price), whole(quantity))));
        expect(energy(on(period.to + 5))).toBe(shown(times(rational(other), whole(quantity))));
        expect(energy(on(undefined))).toBe(shown(times(rational(other), whole(quantity))));
        const { receipt } = billOf(schedule, changed, on(period.to + 4));
        expect(receipt.known).toBe(dateText(ALMANACS[calendar], period.to + 4));
      }),
      RUNS,
    );
  });
});

test("a line that is read in parts of the bill is cut there at its own days too", () => {
  const { from, to } = JUNE;
  const changing = (rate: RateRules, day: number, cell: string): RateRules => ({
    ...rate,
    versions: [...rate.versions, { from: day, to: undefined, announced: undefined, edges: [], cells: [[cell]] }],
  });
  const price = changing(steady("gregorian", { name: "price", unit: ENERGY }, [["2"]]), from + 10, "10");
  const levy = changing(steady("gregorian", { name: "levy", unit: { kind: "percent" } }, [["50"]]), from + 20, "100");
  const items = [exactLine("energy", { kind: "times", rate: "price" }), line("tax", { kind: "percent", rate: "levy", of: { line: "energy" } })];
  const rules = smallRules({ rates: [price, levy], items });
  // 1 kWh a day. Ten days at 2 and ten at 10, half of it; ten more at 10, all of it: (20 + 100) / 2 + 100.
  expect(lineOf(billOf(scheduleOf(rules), rules, smallRequest({ from, to }, "30")), "tax").amount).toBe("160");
});

test("P08 months count by their own days: 10 days of June and 31 of July", () => {
  const rules = smallRules({
    rates: [steady("gregorian", { name: "fee", unit: { kind: "month" } }, [["300"]])],
    items: [exactLine("standing", { kind: "fee", rate: "fee" }, undefined)],
  });
  const bill = billOf(scheduleOf(rules), rules, smallRequest({ from: JUNE.from + 20, to: JUNE.to + 31 }, "0"));
  expect(bill.period).toEqual({ from: "2024-06-21", to: "2024-08-01", days: 41 });
  expect(lineOf(bill, "standing").amount).toBe("400");
});
