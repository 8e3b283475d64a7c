// Rows of one grade that fit the same questions lie each within the next, and the larger needs at least as much: so the smallest that holds a question is one.
import type { Span } from "../../../../values/span.ts";
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Value } from "../../proofs/condition/axis.ts";
import type { Box, Row, Side } from "./box.ts";
import { isInside, needsAlike, needsAtLeast, SIDES, shared } from "./box.ts";
import type { Leaf } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { needWords, requestWords } from "./words.ts";

/** The parts in which each grade has one answer, and those in which one has two, which are reported. */
export function proveOneAnswer(matter: Matter, leaves: readonly Leaf[]): { readonly single: readonly Leaf[]; readonly torn: readonly Leaf[] } {
  const told = new Set<string>();
  const faults = leaves.map((leaf) => ({ leaf, faults: byRank(leaf.rows).flatMap(faultsOf) }));
  for (const { leaf, faults: found } of faults) for (const fault of found) report(matter, leaf, fault, told);
  const [single, torn] = [faults.filter(({ faults: found }) => found.length === 0), faults.filter(({ faults: found }) => found.length > 0)];
  return { single: single.map(({ leaf }) => leaf), torn: torn.map(({ leaf }) => leaf) };
}

/** The rows of a part by grade, from the lowest. */
export function byRank(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.rank);
    if (group === undefined) groups.set(row.rank, [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** The question at the limits of the box, with the values of the part. A side without a limit is left open. */
export function cornerOf({ values }: Leaf, box: Box): ReadonlyMap<string, Value> {
  const chosen = [...values].flatMap(([axis, [first]]) => (first === undefined ? [] : [[axis, first] as const]));
  const sizes = SIDES.flatMap((side: Side) => (box[side] === undefined ? [] : [[side, box[side]] as const]));
  return new Map<string, Value>([...chosen, ...sizes]);
}

interface Fault {
  readonly first: Row;
  readonly second: Row;
  readonly box: Box;
  readonly why: string;
}

function faultsOf(rows: readonly Row[]): readonly Fault[] {
  return rows.flatMap((second, at) => rows.slice(0, at).flatMap((first) => faultOf(first, second) ?? []));
}

function faultOf(first: Row, second: Row): Fault | undefined {
  const box = shared(first.box, second.box);
  const [isFirstInside, isSecondInside] = [isInside(first.box, second.box), isInside(second.box, first.box)];
  if (isFirstInside && isSecondInside) {
    if (needsAlike(first.row, second.row)) return undefined;
    return {
      first,
      second,
      box,
      why: `one of its rows needs ${needWords(first.row, second.row)}, another with the same limits ${needWords(second.row, first.row)}`,
    };
  }
  if (!isFirstInside && !isSecondInside) return { first, second, box, why: "two of its rows hold it, and neither lies within the other" };
  const [small, large] = isFirstInside ? [first, second] : [second, first];
  if (needsAtLeast(small.row, large.row)) return undefined;
  return {
    first,
    second,
    box,
    why: `it needs ${needWords(small.row, large.row)}, and a larger question, by a wider row, ${needWords(large.row, small.row)}`,
  };
}

function report(matter: Matter, leaf: Leaf, { first, second, box, why }: Fault, told: Set<string>): void {
  const key = `${placeOf(first.row.span)}, ${placeOf(second.row.span)}`;
  if (told.has(key)) return;
  told.add(key);
  const question = requestWords(matter.ground.calendar, matter.axes, cornerOf(leaf, box));
  const related = [{ span: first.row.span, message: "the other row" }];
  matter.report(oversightDiagnostic("authority-two-answers", second.row.span, { question, grade: second.row.grade, why }, related));
}

function placeOf({ file, start }: Span): string {
  return `${file} ${start}`;
}
