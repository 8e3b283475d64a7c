// The plots of a report as vega-lite specifications. A length on paper is no amount of money: here alone sums become binary fractions, and the tables beside
// the plots have them exactly.
import type { HarmBin, MarkCluster, NamedTally, Tally } from "../../src/index.ts";
import type { ReportLanguage } from "./figures.ts";
import { numberText } from "./figures.ts";
import type { LabelPart } from "./plot-label.ts";
import { inDirection, labelLines } from "./plot-label.ts";

/** Bars with words at their start; `parts` stand on one another, or on both sides of nothing. */
export interface BarPlot {
  readonly kind: "bars";
  readonly language: ReportLanguage;
  readonly axis: string;
  /** Whether lengths are counts: whole numbers. */
  readonly isCount: boolean;
  readonly bars: readonly Bar[];
  readonly colours: readonly (readonly [string, string])[];
}

export interface Bar {
  /** Lines, parted by line feeds. */
  readonly name: string;
  readonly part: string;
  readonly length: number;
}

const [OVER, UNDER, PLAIN] = ["#b5541c", "#2f6f9f", "#6b7280"];

export function verdictPlot(language: ReportLanguage, verdicts: readonly NamedTally[], nameOf: (verdict: string) => string, axis: string): BarPlot {
  const bars = verdicts.map(({ name, bills }) => ({ name: labelText(language, [{ kind: "own", text: nameOf(name) }]), part: axis, length: bills }));
  return { kind: "bars", language, axis, isCount: true, bars, colours: [[axis, PLAIN]] };
}

/** Bins of both sides from the greatest that was charged too little to the greatest too much. `upTo`: the word between the ends of a bin. */
export function harmPlot(language: ReportLanguage, bins: readonly HarmBin[], sides: Sides, upTo: string, axis: string): BarPlot {
  const bars = inOrder(bins).map(({ charged, from, to, bills }) => {
    const end = (text: string): LabelPart => ({ kind: "number", text: `${charged === "too little" ? "−" : ""}${numberText(language, text)}` });
    const [name = ""] = labelLines(language, [end(from), { kind: "own", text: upTo }, end(to)], Number.POSITIVE_INFINITY);
    return { name, part: sides[charged], length: bills };
  });
  return { kind: "bars", language, axis, isCount: true, bars, colours: coloursOf(sides) };
}

export function inOrder(bins: readonly HarmBin[]): readonly HarmBin[] {
  const signed = ({ charged, from }: HarmBin): number => (charged === "too little" ? -Number(from) : Number(from));
  return bins.toSorted((a, b) => signed(a) - signed(b));
}

export type Sides = Readonly<Record<HarmBin["charged"], string>>;

/** Too much to one side, too little to the other, in units of 10 to the `power`. */
export function moneyPlot(
  language: ReportLanguage,
  rows: readonly (Tally & { readonly label: readonly LabelPart[] })[],
  sides: Sides,
  power: number,
  axis: string,
): BarPlot {
  const names = labelTexts(
    language,
    rows.map((row) => row.label),
  );
  const bars = rows.flatMap(({ overcharge, undercharge }, at) => [
    { name: names[at] ?? "", part: sides["too much"], length: lengthOf(overcharge) / 10 ** power },
    { name: names[at] ?? "", part: sides["too little"], length: -lengthOf(undercharge) / 10 ** power },
  ]);
  return { kind: "bars", language, axis, isCount: false, bars, colours: coloursOf(sides) };
}

/** The power of a thousand that keeps the longest bar below a thousand. */
export function powerOf(rows: readonly Tally[]): number {
  const longest = Math.max(0, ...rows.flatMap(({ overcharge, undercharge }) => [lengthOf(overcharge), lengthOf(undercharge)]));
  return [12, 9, 6, 3].find((power) => longest >= 10 ** power) ?? 0;
}

export function markPlot(language: ReportLanguage, clusters: readonly MarkCluster[], labelOf: (value: string) => LabelPart, axis: string): BarPlot {
  const names = labelTexts(
    language,
    clusters.map(({ value }) => [labelOf(value)]),
  );
  const bars = clusters.map(({ bills }, at) => ({ name: names[at] ?? "", part: axis, length: bills }));
  return { kind: "bars", language, axis, isCount: true, bars, colours: [[axis, OVER]] };
}

function labelText(language: ReportLanguage, parts: readonly LabelPart[]): string {
  return labelLines(language, parts).join("\n");
}

/** Each still one of its own: bars of one name would become one bar. */
function labelTexts(language: ReportLanguage, labels: readonly (readonly LabelPart[])[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((parts) => {
    const lines = labelLines(language, parts);
    let own = lines.join("\n");
    for (let next = 2; taken.has(own); next += 1) {
      const last = inDirection(language, `${lines.at(-1) ?? ""} (${numberText(language, String(next))})`);
      own = [...lines.slice(0, -1), last].join("\n");
    }
    taken.add(own);
    return own;
  });
}

function coloursOf(sides: Sides): BarPlot["colours"] {
  return [
    [sides["too much"], OVER],
    [sides["too little"], UNDER],
  ];
}

function lengthOf(sum: string): number {
  const [top = "0", bottom = "1"] = sum.split("/");
  return Number(top) / Number(bottom);
}
