// Whether a formula can hold: a search that settles one axis after another and leaves a branch as soon as the formula is decided there.
import type { Formula, Value } from "./axis.ts";
import type { Effort, Point, Space } from "./space.ts";
import { openAxis, truthAt } from "./space.ts";

/** `none`: it cannot hold. `perhaps`: only if values that depend on other parts of a bill work together. */
export type Finding =
  | { readonly kind: "found"; readonly point: Point; readonly day: number | undefined }
  | { readonly kind: "none" }
  | { readonly kind: "perhaps" }
  | { readonly kind: "too many" };

/** The day on which an account so settled has the seasons so settled; undefined: never. `any`: the point asks for no season. */
export type DayOf = (point: Point) => number | "any" | undefined;

export const MOST_STEPS = 50_000;

/**
 * INVARIANT: `found` rests on free axes alone, so the point is a possible bill; `none` allows for every axis. `effort`: where the steps are counted, and
 * how many of them may be taken.
 */
export function findWhere(space: Space, formula: Formula, dayOf: DayOf, effort: Effort = { steps: 0, most: MOST_STEPS }): Finding {
  const certain = search(space, formula, dayOf, effort, (axis) => space.get(axis)?.free === true);
  if (certain !== "none") return certain === "too many" ? { kind: "too many" } : certain;
  if ([...space.values()].every((dimension) => dimension.free)) return { kind: "none" };
  const possible = search(space, formula, dayOf, effort, () => true);
  return possible === "too many" ? { kind: "too many" } : { kind: possible === "none" ? "none" : "perhaps" };
}

type Found = Finding & { readonly kind: "found" };

function search(space: Space, formula: Formula, dayOf: DayOf, effort: Effort, admits: (axis: string) => boolean): Found | "none" | "too many" {
  const point = new Map<string, Value>();
  const visit = (): Found | "none" | "too many" => {
    const truth = truthAt(formula, point, effort);
    if (effort.steps > effort.most) return "too many";
    if (truth === false) return "none";
    const day = dayOf(point);
    if (day === undefined) return "none";
    if (truth === true) return { kind: "found", point: new Map(point), day: day === "any" ? undefined : day };
    const axis = openAxis(formula, point, effort, admits);
    if (axis === undefined) return effort.steps > effort.most ? "too many" : "none";
    for (const value of space.get(axis)?.values ?? []) {
      point.set(axis, value);
      const found = visit();
      point.delete(axis);
      if (found !== "none") return found;
    }
    return "none";
  };
  return visit();
}
