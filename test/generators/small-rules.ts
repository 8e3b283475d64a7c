// Rule files of one or two rates, for properties that each look at one thing; and figures for them.
import fc from "fast-check";
import type { CalendarName } from "./days.ts";
import { ALMANACS } from "./days.ts";
import { anyPrice } from "./parts.ts";
import type { Rational } from "./rational.ts";
import { decimalText, order, rational } from "./rational.ts";
import type { Piece, Request } from "./requests.ts";
import type { Ending, Formula, LineRules, RateRules, RateUnit, Rules, Scope, VersionRules, Widths } from "./rules.ts";

export const ENERGY: RateUnit = { kind: "energy" };
export const UNSCALED: Widths = { days: undefined, month: false, households: false, round: undefined };
export const PER_30_DAYS: Widths = { ...UNSCALED, days: 30 };
export const PER_MONTH: Widths = { ...UNSCALED, month: true };
export const TO_ONE: Ending = { word: "round", mode: "half up", step: "1" };

export function smallRules(parts: Partial<Rules> & Pick<Rules, "rates" | "items">): Rules {
  const calendar = parts.calendar ?? "gregorian";
  return {
    calendar,
    currency: "IRR",
    classes: ["home", "shop"],
    dayparts: undefined,
    places: 3,
    heat: [{ from: ALMANACS[calendar].from, start: { month: 4, day: 1 }, end: { month: 7, day: 1 } }],
    crossing: "split by days",
    payable: { mode: "half up", step: "1", remainder: "carry" },
    ...parts,
  };
}

/** One version for all days. `cells` as in `VersionRules`. */
export function steady(
  calendar: CalendarName,
  rate: Partial<RateRules> & Pick<RateRules, "name" | "unit">,
  cells: VersionRules["cells"],
  edges: readonly string[] = [],
): RateRules {
  return {
    keys: [],
    crossing: undefined,
    widths: undefined,
    ...rate,
    versions: [{ from: ALMANACS[calendar].from, to: undefined, announced: undefined, edges, cells }],
  };
}

export function line(name: string, formula: Formula, parts: Partial<LineRules> = {}): LineRules {
  return { kind: "line", name, memo: false, tags: [], formula, scope: "each segment, over bill", ending: TO_ONE, exceptions: [], ...parts };
}

/** Its amount is exact: a `memo` line that is printed rounded. */
export function exactLine(name: string, formula: Formula, scope: Scope = "each segment"): LineRules {
  return line(name, formula, { memo: true, scope, ending: { word: "print", mode: "half up", step: "1" } });
}

export function marginal(rate: string): Formula {
  return { kind: "through", rate, whole: false, registers: { kind: "total" } };
}

export function smallRequest(
  period: { readonly from: number; readonly to: number },
  quantity: string | readonly string[],
  parts: Partial<Request> = {},
): Request {
  const { from, to } = period;
  const steadyFact = (value: string): Request["account"]["class"] => [{ from, value }];
  const piece: Piece = { from, to, interim: false, quantities: typeof quantity === "string" ? [quantity] : quantity };
  return {
    from,
    to,
    known: undefined,
    issued: to - 1,
    account: { class: steadyFact("home"), rural: steadyFact("no"), households: steadyFact("1"), contracted: steadyFact("0") },
    pieces: [piece],
    demand: "0",
    broughtForward: "0",
    ...parts,
  };
}

export interface Ladder {
  readonly edges: readonly string[];
  /** One more than the edges. */
  readonly prices: readonly string[];
}

export function ladderCells({ prices }: Ladder): VersionRules["cells"] {
  return prices.map((price) => [price]);
}

/** 1 to 7 rows; `rising` and `falling` prices never go the other way. */
export function anyLadder(prices: "rising" | "falling" | "any", leastRows = 1): fc.Arbitrary<Ladder> {
  return fc
    .record({
      gaps: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: leastRows - 1, maxLength: 6 }),
      pool: fc.array(anyPrice, { minLength: 7, maxLength: 7 }),
    })
    .map(({ gaps, pool }) => {
      let top = 0;
      const edges = gaps.map((gap) => {
        top += gap;
        return String(top);
      });
      return { edges, prices: inOrder(pool.slice(0, edges.length + 1), prices) };
    });
}

function inOrder(prices: readonly string[], wanted: "rising" | "falling" | "any"): readonly string[] {
  if (wanted === "any") return prices;
  const rising = prices.toSorted((a, b) => order(rational(a), rational(b)));
  return wanted === "rising" ? rising : rising.toReversed();
}

export const anyCalendar: fc.Arbitrary<CalendarName> = fc.constantFrom("gregorian", "persian");

/** A period inside the almanac, often of a month's length, often at a month's edge or with the leap day. */
export function anyPeriod(calendar: CalendarName): fc.Arbitrary<{ readonly from: number; readonly to: number }> {
  const almanac = ALMANACS[calendar];
  const starts = almanac.months.map(({ start }) => start);
  return fc
    .record({
      days: fc.oneof(fc.constantFrom(1, 28, 29, 30, 31, 59, 60, 61), fc.integer({ min: 1, max: 90 })),
      start: fc.oneof(fc.constantFrom(...starts), fc.constantFrom(almanac.leap, almanac.leap - 1), fc.integer({ min: almanac.from, max: almanac.to - 1 })),
    })
    .map(({ days, start }) => {
      const from = Math.min(start, almanac.to - days);
      return { from, to: from + days };
    });
}

/** With three decimals; often at one of the edges or a thousandth beside it. */
export function anyQuantityNear(edges: readonly Rational[]): fc.Arbitrary<string> {
  const random = fc.integer({ min: 0, max: 2_000_000 }).map((thousandths) => rational(`${thousandths}/1000`));
  const near =
    edges.length === 0
      ? random
      : fc.record({ edge: fc.constantFrom(...edges), off: fc.integer({ min: -1, max: 1 }) }).map(({ edge, off }) => thousandthsBeside(edge, off));
  return fc
    .oneof(near, random, fc.constant(rational("0")), fc.constant(rational("999999.999")))
    .map((quantity) => (quantity.top < 0n ? "0" : decimalText(quantity, 3)));
}

function thousandthsBeside(edge: Rational, off: number): Rational {
  return { top: edge.top * 1000n + BigInt(off) * edge.bottom, bottom: edge.bottom * 1000n };
}
