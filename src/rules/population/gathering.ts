// A population while it is being added up: maps in place of lists. Adding bills one by one and adding parts of a run are the same sums.
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, fractionText, isNegative, negate, ZERO } from "../../values/exact.ts";
import type { GatheredMarks } from "./marks.ts";
import type { CauseFault, Count, HarmBin, LineTally, NamedTally } from "./population.ts";
import type { Adding } from "./tally.ts";
import { nothingAdded, sumFrom, tallyOf } from "./tally.ts";

export interface GatheredCause {
  readonly faults: readonly CauseFault[];
  readonly tally: Adding;
  maybeChance: number;
  confirmed: number;
  readonly marks: GatheredMarks;
}

export interface GatheredLine {
  readonly verdicts: Record<"agrees" | "differs" | "missing" | "unknown" | "undecided", number>;
  overcharge: Exact;
  undercharge: Exact;
}

export interface Gathering {
  bills: number;
  broken: number;
  readonly verdicts: Map<string, Adding>;
  readonly lines: Map<string, GatheredLine>;
  readonly identities: Map<string, number>;
  readonly failures: Map<string, number>;
  readonly notes: Map<string, number>;
  readonly harm: Map<string, HarmBin>;
  readonly answers: Map<string, Adding>;
  readonly causes: Map<string, GatheredCause>;
  readonly ambiguous: Map<string, Adding>;
  readonly marks: GatheredMarks;
  readonly across: Map<string, number>;
}

export function nothingGathered(): Gathering {
  return {
    bills: 0,
    broken: 0,
    verdicts: new Map(),
    lines: new Map(),
    identities: new Map(),
    failures: new Map(),
    notes: new Map(),
    harm: new Map(),
    answers: new Map(),
    causes: new Map(),
    ambiguous: new Map(),
    marks: new Map(),
    across: new Map(),
  };
}

/** What the map has for the name, made where it has nothing yet. */
export function memberOf<T>(map: Map<string, T>, name: string, make: () => T): T {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}

export function tallyIn(map: Map<string, Adding>, name: string): Adding {
  return memberOf(map, name, nothingAdded);
}

export function lineIn(map: Map<string, GatheredLine>, name: string): GatheredLine {
  return memberOf(map, name, () => ({ verdicts: { agrees: 0, differs: 0, missing: 0, unknown: 0, undecided: 0 }, overcharge: ZERO, undercharge: ZERO }));
}

/** `difference`: issued - computed. What is no number adds nothing. */
export function addDifference(line: GatheredLine, difference: string | undefined): void {
  const value = difference === undefined ? undefined : exactFromText(difference);
  if (value === undefined) return;
  if (isNegative(value)) line.undercharge = add(line.undercharge, negate(value));
  else line.overcharge = add(line.overcharge, value);
}

export function addLine(line: GatheredLine, { agrees, differs, missing, unknown, undecided, overcharge, undercharge }: LineTally): void {
  line.verdicts.agrees += agrees;
  line.verdicts.differs += differs;
  line.verdicts.missing += missing;
  line.verdicts.unknown += unknown;
  line.verdicts.undecided += undecided;
  line.overcharge = add(line.overcharge, sumFrom(overcharge));
  line.undercharge = add(line.undercharge, sumFrom(undercharge));
}

export function addTo(map: Map<string, number>, name: string, bills: number): void {
  map.set(name, (map.get(name) ?? 0) + bills);
}

export function addToBin(map: Map<string, HarmBin>, bin: HarmBin): void {
  const name = `${bin.charged} ${bin.from}`;
  map.set(name, { ...bin, bills: bin.bills + (map.get(name)?.bills ?? 0) });
}

export function namedTallies(map: ReadonlyMap<string, Adding>): readonly NamedTally[] {
  return byName(map).map(([name, adding]) => ({ name, ...tallyOf(adding) }));
}

export function counts(map: ReadonlyMap<string, number>): readonly Count[] {
  return byName(map).map(([name, bills]) => ({ name, bills }));
}

export function lineTallies(map: ReadonlyMap<string, GatheredLine>): readonly LineTally[] {
  return byName(map).map(([name, { verdicts, overcharge, undercharge }]) => ({
    name,
    ...verdicts,
    overcharge: fractionText(overcharge),
    undercharge: fractionText(undercharge),
  }));
}

/** By code units: no language has a say in it. */
export function byName<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
