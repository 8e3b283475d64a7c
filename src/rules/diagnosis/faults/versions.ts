// Faults of time in the rules: a version of another time, a change of rates or seasons inside the bill that was not split.
import type { Rate, SeasonSet } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { BillTrace, TraceNode } from "../../../engine/trace.ts";
import { everyTariff, withLines } from "../../rewrite.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import { ofRules, planVariant, ratesOf, rateVariant, withRates } from "../plan-variant.ts";
import { touchedBy, touchedByRate, unionOf } from "../touches.ts";

const SHIFTS = [
  { back: 1, versions: "1 back" },
  { back: 2, versions: "2 back" },
  { back: 3, versions: "3 back" },
  { back: -1, versions: "next" },
] as const;

/** Of one rate, or of all rates of the bill together. */
export const STALE_VERSION: Fault = ofRules({
  id: "F02",
  name: "version of another time",
  family: "billing error",
  stage: 5,
  slot: "version",
  evidence: "other bills of the run",
  variants: (bench) => {
    const rates = ratesOf(bench).filter(({ varies }) => varies);
    const touches = unionOf(rates.map(({ name }) => touchedByRate(bench, name)));
    const all = SHIFTS.map(({ back, versions }) =>
      planVariant(`F02 all rates ${versions}`, { rates: "all", versions }, touches, (plan) => withRates(plan, (rate) => shiftedBy(rate, back))),
    );
    const each = rates.flatMap(({ name }) =>
      SHIFTS.map(({ back, versions }) => rateVariant(bench, `F02 ${name} ${versions}`, { versions }, name, (rate) => shiftedBy(rate, back))),
    );
    return [...(rates.length > 1 ? all : []), ...each];
  },
});

/** Each version speaks for the days of the one so many after it; where there is none before it, it stays. */
function shiftedBy(rate: Rate, back: number): Rate {
  if (!rate.varies) return rate;
  const ordered = rate.versions.toSorted((a, b) => a.from - b.from || a.announced - b.announced);
  const versions = ordered.map((version, at) => ({ ...version, body: ordered[at - back]?.body ?? version.body }));
  return { ...rate, versions };
}

/** The whole bill by the rates of its first day or of its last; or as if all of it lay in one of its seasons. */
export const BOUNDARY: Fault = {
  id: "F03",
  name: "change inside the bill not split",
  family: "billing error",
  stage: 5,
  slot: "version",
  evidence: "dates of the decree",
  variants: (bench) => {
    const { from, to } = bench.facts.period;
    const changing = ratesOf(bench).filter(({ varies, versions }) => varies && versions.some((version) => isInside(version, from, to)));
    const names = changing.map(({ name }) => name);
    const sets = names.length > 1 ? [names, ...names.map((name) => [name])] : names.map((name) => [name]);
    return [...sets.flatMap((set) => WORDS.map((word) => notSplit(bench, set, word))), ...seasonsNotSplit(bench)];
  },
};

const WORDS = ["whole at start", "whole at end"] as const;

function isInside(version: Rate["versions"][number], from: number, to: number): boolean {
  return [version.from, version.to, version.annulled?.on].some((day) => day !== undefined && from < day && day < to);
}

function notSplit(bench: Bench, names: readonly string[], word: (typeof WORDS)[number]): Variant {
  const rates = new Set(names);
  const touches = unionOf(names.map((name) => touchedByRate(bench, name)));
  return planVariant(`F03 ${names.join(", ")} ${word}`, { rates: names.join(", "), taken: word }, touches, (plan) =>
    uncut(
      withRates(plan, (rate) => (rates.has(rate.name) ? { ...rate, crossing: word } : rate)),
      rates,
    ),
  );
}

/** Lines are cut no more by changes of these rates. */
function uncut(plan: Plan, rates: ReadonlySet<string>): Plan {
  return everyTariff(plan, (tariff) =>
    withLines(tariff, (line) => {
      const cuts = line.cuts.filter((cut) => cut.kind !== "rate" || !rates.has(cut.name));
      return cuts.length === line.cuts.length ? line : { ...line, cuts };
    }),
  );
}

function seasonsNotSplit(bench: Bench): readonly Variant[] {
  return Object.values(bench.scene.plan.seasons).flatMap(({ name }) => {
    const met = seasonsMet(bench.trace, name);
    if (met.length < 2) return [];
    const touches = touchedBy(bench, `season|${name}`, (part) => part.kind === "season" && part.set === name);
    return met.map((season) =>
      planVariant(`F03 seasons ${name} all ${season}`, { seasons: name, taken: season }, touches, (plan) => {
        const set = plan.seasons[name];
        return set === undefined ? plan : { ...plan, seasons: { ...plan.seasons, [name]: alwaysIn(set, season) } };
      }),
    );
  });
}

/** The seasons of the set that lines of the bill met, each once. */
function seasonsMet({ lines }: BillTrace, set: string): readonly string[] {
  const met = new Set<string>();
  const look = ({ expression, value, inputs }: TraceNode): void => {
    if (expression.kind === "season" && expression.set === set && typeof value === "string") met.add(value);
    for (const input of inputs) look(input);
  };
  for (const { segments } of lines)
    for (const { value, considered } of segments) for (const node of [value, ...considered.map(({ condition }) => condition)]) look(node);
  return [...met];
}

function alwaysIn(set: SeasonSet, season: string): SeasonSet {
  const versions = set.versions.map((version) => {
    const { body } = version;
    if (body.kind === "unknown") return version;
    const spans = Object.fromEntries(Object.keys(body.spans).map((value) => [value, [{ from: { month: 1, day: 1 }, season }]]));
    return { ...version, body: { ...body, spans } };
  });
  return { ...set, versions };
}
