// One register was printed rounded: the readings that give each printed line, laid over one another. What is left is every reading that gives them all, as long
// as there is one; a line that shares none with those before it is left out, and is then judged by them.
import type { Exact } from "../../values/exact.ts";
import { add, compare, subtract } from "../../values/exact.ts";
import { middleOf } from "./inside-box.ts";
import { waysOf } from "./reading-box.ts";
import type { Slot } from "./reading-tolerance.ts";
import { rulesOf } from "./statement.ts";
import type { Box } from "./true-readings.ts";
import { printedAt } from "./true-readings.ts";

/** `printed`: figures by name. Only lines of which the rules show which way they go tell anything. */
export function narrowed(box: Box, printed: ReadonlyMap<string, Exact>): Box {
  const [only, other] = box.slots;
  if (only === undefined || other !== undefined) return box;
  const names = [...rulesOf(box.tariff).flatMap(({ name, print }) => (print === undefined ? [name] : [])), "total"];
  const slot = names.reduce((left, name) => {
    const value = printed.get(name);
    return value === undefined ? left : (readingsOf(box, left, name, value) ?? left);
  }, only);
  return { ...box, slots: [slot] };
}

/** The part of the slot in which the figure is as printed; undefined where there is none, or it tells nothing. */
function readingsOf(box: Box, slot: Slot, name: string, value: Exact): Slot | undefined {
  const [way] = waysOf(box, name);
  if (way !== "up" && way !== "down") return undefined;
  const sideOf = (at: Exact): number | undefined => {
    const figure = printedAt(box, name, [at]);
    return figure === undefined ? undefined : compare(figure, value) * (way === "up" ? 1 : -1);
  };
  const [low, high] = [sideOf(slot.least), sideOf(slot.most)];
  if (low === undefined || high === undefined || low > 0 || high < 0) return undefined;
  const reached = low === 0 ? slot.least : firstWhere(slot, (at) => (sideOf(at) ?? -1) >= 0);
  const last =
    high === 0
      ? slot.most
      : subtract(
          firstWhere(slot, (at) => (sideOf(at) ?? -1) > 0),
          slot.step,
        );
  // A figure between those of two neighbouring steps lies between them.
  return compare(reached, last) <= 0 ? { ...slot, least: reached, most: last } : { ...slot, least: last, most: reached };
}

/** By halving: it does not hold at the least, and holds at the most and wherever it held before. */
function firstWhere(slot: Slot, holds: (at: Exact) => boolean): Exact {
  let [without, at] = [slot.least, slot.most];
  while (compare(subtract(at, without), slot.step) > 0) {
    const middle = middleOf(without, at, slot);
    const next = compare(middle, without) > 0 ? middle : add(without, slot.step);
    if (holds(next)) at = next;
    else without = next;
  }
  return at;
}
