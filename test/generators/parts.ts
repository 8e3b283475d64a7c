// Small generated pieces of rule files: figures, edges, widths, spans of the year, the course of a rate's versions.
import fc from "fast-check";
import type { Almanac } from "./days.ts";
import type { Mode } from "./rational.ts";
import { decimalText, MODES, rational } from "./rational.ts";
import type { Crossing, Ending, HeatRules, MonthDay, VersionRules, Widths } from "./rules.ts";

export const anyMode: fc.Arbitrary<Mode> = fc.constantFrom(...MODES);
export const anyCrossing: fc.Arbitrary<Crossing> = fc.constantFrom(
  "split by days",
  "split by readings else by days",
  "whole at start",
  "whole at end",
  "whole at issue",
);

/** Not negative; zero, whole and with up to three decimals. */
export const anyPrice: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constant("0") },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 2_000 }).map(String) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 99_999 }).map((thousandths) => decimalText(rational(`${thousandths}/1000`), 3)) },
);

/** Also below zero: what a rule gives back. */
export const anySignedPrice: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: anyPrice },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 500 }).map((whole) => `-${whole}`) },
);

export const anyPercent: fc.Arbitrary<string> = fc.constantFrom("0", "9", "10", "12.5", "50", "100", "7.25", "120");

/** One fewer than the rows: rising, above zero, up to two decimals. */
export function anyEdges(maxLength: number): fc.Arbitrary<readonly string[]> {
  const gap = fc.oneof(
    fc.constantFrom(1, 50, 100),
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 1, max: 40_000 }).map((hundredths) => hundredths / 100),
  );
  return fc.array(gap, { maxLength }).map((gaps) => {
    let hundredths = 0;
    return gaps.map((width) => {
      hundredths += Math.round(width * 100);
      const text = decimalText(rational(`${hundredths}/100`), 2);
      return text.replace(/\.?0+$/, "");
    });
  });
}

export const anyWidths: fc.Arbitrary<Widths> = fc
  .record({
    days: fc.constantFrom<number | "month" | undefined>(undefined, "month", 30, 30, 1, 7, 60),
    households: fc.constantFrom(false, false, true),
    round: fc.option(fc.record({ mode: anyMode, step: fc.constantFrom("1", "0.5", "10") }), { nil: undefined, freq: 2 }),
  })
  .map(({ days, households, round }) => ({
    days: days === "month" ? undefined : days,
    month: days === "month",
    households,
    round: days === undefined && !households ? undefined : round,
  }));

export const STEPS: Readonly<Record<string, readonly string[]>> = {
  IRR: ["1", "10", "0.5", "1000"],
  USD: ["0.01", "0.001", "1"],
  KWD: ["0.001", "0.005", "0.01"],
};

export function anyEnding(currency: string): fc.Arbitrary<Ending> {
  return fc.record({ word: fc.constantFrom("round", "round", "print"), mode: anyMode, step: fc.constantFrom(...(STEPS[currency] ?? ["1"])) });
}

const anyMonthDay: fc.Arbitrary<MonthDay> = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });

/** One or two versions; the hot span may wrap the year and is never empty. */
export function anyHeat(almanac: Almanac): fc.Arbitrary<readonly HeatRules[]> {
  const version = fc.record({ start: anyMonthDay, end: anyMonthDay }).filter(({ start, end }) => start.month !== end.month || start.day !== end.day);
  return fc
    .tuple(version, fc.option(fc.tuple(version, fc.integer({ min: 20, max: 700 })), { nil: undefined }))
    .map(([first, second]) => [{ from: almanac.from, ...first }, ...(second === undefined ? [] : [{ from: almanac.from + second[1], ...second[0] }])]);
}

export interface Course {
  /** Days after the version before, and whether that version ends there by its own word or because a later one takes its place. */
  readonly next: readonly { readonly gap: number; readonly closed: boolean; readonly early: number; readonly again: boolean }[];
  /** A later announcement for a part of one version's days. */
  readonly restated: { readonly which: number; readonly skip: number; readonly length: number; readonly late: number } | undefined;
}

export const anyCourse: fc.Arbitrary<Course> = fc.record({
  next: fc.array(
    fc.record({
      gap: fc.integer({ min: 5, max: 300 }),
      closed: fc.boolean(),
      early: fc.integer({ min: 0, max: 40 }),
      again: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 3 },
  ),
  restated: fc.option(fc.record({ which: fc.nat(3), skip: fc.nat(60), length: fc.integer({ min: 1, max: 90 }), late: fc.integer({ min: -20, max: 60 }) }), {
    nil: undefined,
    freq: 2,
  }),
});

export type Content = Pick<VersionRules, "edges" | "cells">;

/** Versions that answer for every day; `contents` are taken in turn. */
export function versionsOf(almanac: Almanac, { next, restated }: Course, contents: readonly Content[]): readonly VersionRules[] {
  const content = (at: number): Content => contents[at % contents.length] ?? { edges: [], cells: [] };
  let versions: readonly VersionRules[] = [{ from: almanac.from, to: undefined, announced: undefined, ...content(0) }];
  for (const { gap, closed, early, again } of next) {
    const last = versions.at(-1);
    if (last === undefined || last.from + gap >= almanac.to - 3) break;
    const from = last.from + gap;
    const announced = early === 0 ? undefined : Math.max((last.announced ?? last.from) + 1, from - early);
    const before: VersionRules = { ...last, to: closed ? from : undefined };
    const { edges, cells } = again ? before : content(versions.length);
    versions = [...versions.slice(0, -1), before, { from, to: undefined, announced, edges, cells }];
  }
  if (restated === undefined) return versions;
  const at = restated.which % versions.length;
  const base = versions[at];
  const end = versions[at + 1]?.from ?? almanac.to;
  if (base === undefined || end - base.from < 4) return versions;
  const from = base.from + 1 + (restated.skip % (end - base.from - 3));
  const to = Math.min(end, from + restated.length);
  const announced = Math.min(Math.max((base.announced ?? base.from) + 1, from + restated.late), almanac.to - 1);
  return [...versions, { from, to, announced, ...content(versions.length) }];
}
