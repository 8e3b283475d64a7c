// The questions of an authority, divided by what rows tell apart: in each part the same rows fit, whatever its values are.
import type { Formula } from "../../proofs/condition/axis.ts";
import type { Axes } from "./axes.ts";
import type { Row } from "./box.ts";
import { oneOf } from "./formula.ts";

export interface Leaf {
  /** By axis, the values that the part has, where rows tell them apart from others. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The rows that fit, in the order of the file. */
  readonly rows: readonly Row[];
}

const MOST_STEPS = 20_000_000;

/** Undefined where there are too many. */
export function leavesOf(axes: Axes, rows: readonly Row[]): readonly Leaf[] | undefined {
  const choices = [...axes.values()].flatMap((axis) => (axis.kind === "choice" ? [axis] : []));
  const leaves: Leaf[] = [];
  let steps = 0;
  const divide = (at: number, fitting: readonly Row[], values: Leaf["values"]): void => {
    const axis = choices[at];
    if (steps > MOST_STEPS) return;
    if (axis === undefined) leaves.push({ values, rows: fitting });
    else if (fitting.every(({ row }) => row.fits[axis.key] === undefined)) divide(at + 1, fitting, values);
    else {
      steps += fitting.length * axis.values.length;
      const classes = classesOf(axis.key, axis.values, fitting);
      for (const { members, rows: kept } of classes) divide(at + 1, kept, classes.length === 1 ? values : new Map([...values, [axis.key, members]]));
    }
  };
  divide(0, rows, new Map());
  return steps > MOST_STEPS ? undefined : leaves;
}

/** That a question lies in the part. */
export function leafFormulas({ values }: Leaf): readonly Formula[] {
  return [...values].map(([axis, members]) => oneOf(axis, members));
}

interface Class {
  readonly members: string[];
  readonly rows: readonly Row[];
}

/** Values that fit the same rows, together. */
function classesOf(field: string, values: readonly string[], rows: readonly Row[]): readonly Class[] {
  const classes = new Map<string, Class>();
  for (const value of values) {
    const kept = rows.flatMap((row, at) => (fits(row, field, value) ? [{ row, at }] : []));
    const key = kept.map(({ at }) => at).join();
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { members: [value], rows: kept.map(({ row }) => row) });
    else known.members.push(value);
  }
  return [...classes.values()];
}

function fits({ row }: Row, field: string, value: string): boolean {
  return row.fits[field]?.includes(value) !== false;
}
