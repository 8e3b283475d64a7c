// Faults of time: rates of another version, a change of rates or seasons not split, a period of wrong length, fixed charges shared out wrongly.
import type { LineSpec, RateSpec, TimeSpec } from "../spec.ts";
import type { Facts, Span, World } from "../world.ts";
import { heldFrom } from "./account.ts";
import { linesOf, ratesOf, withLine, withLines, withRates } from "./edits.ts";
import type { Injection, Injector } from "./injection.ts";

export const TIME: readonly Injector[] = [
  { fault: "F02", name: "version of another time", stage: 5, slot: "version", injections: staleVersions },
  { fault: "F03", name: "change inside the bill not split", stage: 5, slot: "version", injections: notSplit },
  { fault: "F12", name: "wrong days", stage: 6, slot: "period", injections: wrongDays },
  { fault: "F13", name: "fixed charge not prorated, or prorated twice", stage: 6, slot: "proration", injections: prorations },
];

function staleVersions(world: World): readonly Injection[] {
  const names = ratesOf(world)
    .filter(({ versions }) => versions.length > 1)
    .map(({ name }) => name);
  const shifts = [1, 2, 3, -1].map((back) => ({ back, way: back < 0 ? "next" : `${back} back` }));
  const sets = [...(names.length > 1 ? [{ key: "all rates", names }] : []), ...names.map((name) => ({ key: name, names: [name] }))];
  return sets.flatMap((set) =>
    shifts.map(({ back, way }) => ({ key: `F02 ${set.key} ${way}`, apply: (own: World) => withRates(own, set.names, (rate) => shifted(rate, back)) })),
  );
}

/** The issuer's table of rates is so many versions behind, or one ahead. */
function shifted(rate: RateSpec, back: number): RateSpec {
  const ordered = rate.versions.toSorted((a, b) => a.from - b.from);
  return { ...rate, versions: ordered.map((version, at) => ({ ...version, body: ordered[at - back]?.body ?? version.body })) };
}

function notSplit(world: World): readonly Injection[] {
  const { from, to } = world.facts.period;
  const names = ratesOf(world)
    .filter(({ versions }) => versions.slice(1).some((version) => from < version.from && version.from < to))
    .map(({ name }) => name);
  const sets = names.length > 1 ? [names, ...names.map((name) => [name])] : names.map((name) => [name]);
  const ofRates = sets.flatMap((set) =>
    (["whole at start", "whole at end"] as const).map((crossing) => ({
      key: `F03 ${set.join(", ")} ${crossing}`,
      apply: (own: World) => withRates(own, set, (rate) => ({ ...rate, crossing })),
    })),
  );
  const hasSeasons = linesOf(world).some(({ value }) => value.kind === "season");
  return [...ofRates, ...(hasSeasons ? (["hot", "cool"] as const).map(allOfOneSeason) : [])];
}

function allOfOneSeason(taken: "hot" | "cool"): Injection {
  return {
    key: `F03 seasons heat all ${taken}`,
    apply: (world) => withLines(world, (line) => (line.value.kind === "season" ? { ...line, value: { ...line.value, taken } } : line)),
  };
}

function wrongDays({ facts: { period, trueUp } }: World): readonly Injection[] {
  const days = period.to - period.from;
  const months = monthsOf(period);
  const offs = [1, 2, 3, 4, 5, 6, 7].flatMap((by) => [by, -by]);
  const whole = [30 * months - days, 31 * months - days].filter((by) => Math.abs(by) > 7);
  const signed = (by: number): string => (by > 0 ? `+${by}` : String(by));
  return [
    ...[...offs, ...whole].map((by) => ({ key: `F12 end ${signed(by)}`, apply: withPeriod(({ from, to }) => ({ from, to: to + by })) })),
    ...(trueUp === undefined ? offs : []).map((by) => ({ key: `F12 start ${signed(by)}`, apply: withPeriod(({ from, to }) => ({ from: from + by, to })) })),
  ];
}

function monthsOf({ from, to }: Span): number {
  return Math.max(1, Math.round((to - from) / 30));
}

/** What begins or ends with the period does so with the wrong one. */
function withPeriod(change: (period: Span) => Span): Injection["apply"] {
  return (world) => {
    const { facts } = world;
    const period = change(facts.period);
    const moved = (span: Span): Span => ({
      from: span.from === facts.period.from ? period.from : span.from,
      to: span.to === facts.period.to ? period.to : span.to,
    });
    const readings = facts.readings?.map((row) => (row.span === undefined ? row : { ...row, span: moved(row.span) }));
    const isEmpty = period.from >= period.to || (readings ?? []).some(({ span }) => span !== undefined && span.from >= span.to);
    const changed: Facts = { ...facts, period, readings, account: heldFrom(facts, Math.min(period.from, facts.trueUp?.from ?? period.from)) };
    return isEmpty ? undefined : { ...world, facts: changed };
  };
}

function prorations(world: World): readonly Injection[] {
  const months = monthsOf(world.facts.period);
  const counts = months === 1 ? [1] : [1, months];
  return linesOf(world).flatMap(({ name, value }) => {
    if (value.kind !== "fixed") return [];
    const taken =
      (time: TimeSpec): Injection["apply"] =>
      (own) =>
        withLine(own, name, (line) => withTime(line, time));
    if (value.by === "bill") return [{ key: `F13 ${name} by days`, apply: taken({ kind: "by days" }) }];
    const whole = counts.flatMap((count): readonly Injection[] => {
      const apply = taken({ kind: "whole", months: count });
      const key = `F13 ${name} whole for ${count} months`;
      const uncut = (own: World): World | undefined => {
        const changed = apply(own);
        return changed && withRates(changed, [value.rate], (rate) => ({ ...rate, crossing: "whole at start" }));
      };
      return [
        { key, apply },
        { key: `${key}, not cut`, apply: uncut },
      ];
    });
    return [...whole, { key: `F13 ${name} twice`, apply: taken({ kind: "twice" }) }];
  });
}

function withTime(line: LineSpec, time: TimeSpec): LineSpec {
  return line.value.kind === "fixed" ? { ...line, value: { ...line.value, time } } : line;
}
