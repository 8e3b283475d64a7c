// Questions that nobody may decide and no bar forbids: of a request by itself, and of one that the account's others in the window bring too high.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Condition } from "../../../oversight.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Point } from "../../proofs/condition/space.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { greater } from "../../proofs/fraction.ts";
import { ownNumber } from "./axes.ts";
import type { Row, Side } from "./box.ts";
import { boxFormula, isWithoutLimit, SIDES } from "./box.ts";
import { ALONE, compared, settled } from "./formula.ts";
import type { Leaf } from "./leaves.ts";
import { leafFormulas } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { questionWhere } from "./matter.ts";
import { above, stepOf } from "./values.ts";
import { requestWords, sizeWords } from "./words.ts";

const MOST_TOLD = 5;

export function proveNoGap(matter: Matter, leaves: readonly Leaf[]): void {
  const gaps = gapsIn(matter, leaves, "alone", MOST_TOLD + 1);
  const [first, ...more] = gaps.slice(0, MOST_TOLD).map((gap) => requestWords(matter.ground.calendar, matter.axes, gap));
  if (first === undefined) {
    if (matter.body.cumulate !== undefined && asksAmount(matter)) proveWindowPasses(matter, leaves);
    return;
  }
  const others = [...more, ...(gaps.length > MOST_TOLD ? ["others"] : [])].map((gap) => `; nor ${gap}`).join("");
  matter.report(oversightDiagnostic("authority-gap", matter.span, { question: first, others }));
}

/** Only a bar on the request's own amount tells it from what the account's requests come to. */
function asksAmount({ body }: Matter): boolean {
  return body.bars.some(({ condition }) => asks(condition, "amount"));
}

function asks(condition: Condition, field: string): boolean {
  switch (condition.kind) {
    case "constant":
      return false;
    case "all":
    case "any":
      return condition.of.some((part) => asks(part, field));
    case "not":
      return asks(condition.of, field);
    case "choice":
    case "number":
      return condition.field === field;
  }
}

function proveWindowPasses(matter: Matter, leaves: readonly Leaf[]): void {
  const [gap] = gapsIn(matter, leaves, "beside others", 1);
  const { calendar } = matter.ground;
  const axis = matter.axes.get("cumulated");
  const cumulated = gap?.get("cumulated");
  const { cumulate } = matter.body;
  if (gap === undefined || axis?.kind !== "number" || cumulated === undefined || typeof cumulated === "string" || cumulate === undefined) return;
  const alone = new Map([...gap].filter(([key]) => key !== "cumulated"));
  const limits = matter.rows.flatMap(({ box }) => box.amount ?? []);
  matter.report(
    oversightDiagnostic("cumulation-never-passes", matter.span, {
      question: requestWords(calendar, matter.axes, alone),
      window: `${cumulate.count} ${cumulate.count === 1 ? cumulate.unit.slice(0, -1) : cumulate.unit}`,
      cumulated: sizeWords(axis, cumulated),
      limit: sizeWords(axis, limits.reduce(greater, limits[0] ?? cumulated)),
    }),
  );
}

/** The first questions that are found. */
function gapsIn(matter: Matter, leaves: readonly Leaf[], which: keyof Matter["free"], most: number): readonly Point[] {
  const gaps: Point[] = [];
  for (const leaf of leaves) {
    if (gaps.length === most) break;
    const gap = gapIn(matter, leaf, which);
    if (gap !== undefined) gaps.push(gap);
  }
  return gaps;
}

function gapIn(matter: Matter, leaf: Leaf, which: keyof Matter["free"]): Point | undefined {
  const free = settled(matter.free[which], leaf.values);
  if (leaf.rows.some(({ box }) => isWithoutLimit(box)) || (free.kind === "constant" && !free.holds)) return undefined;
  const keyOf = which === "alone" ? ALONE : matter.keyOf;
  const held = leaf.rows.map(({ box }) => not(boxFormula(box, keyOf)));
  const open = all(...leafFormulas(leaf), ...held, free);
  for (const side of SIDES) {
    const [key, beyond] = [keyOf(side === "amount" ? "cumulated" : side), beyondAll(matter, leaf.rows, side)];
    const found = beyond === undefined ? undefined : questionWhere(matter, all(compared(key, "=", beyond), open));
    if (found !== undefined) return found;
  }
  return questionWhere(matter, open);
}

/** One step over the highest limit of the side: the plainest question that no row holds. Undefined where a row has no limit there. */
function beyondAll({ axes }: Matter, rows: readonly Row[], side: Side): Fraction | undefined {
  const limits = rows.map(({ box }) => box[side]);
  const known = limits.filter((limit) => limit !== undefined);
  const [first] = known;
  const axis = ownNumber(axes, side);
  if (first === undefined || known.length < limits.length || axis === undefined) return undefined;
  return above(axis, known.reduce(greater, first), undefined, stepOf(axis, known));
}
