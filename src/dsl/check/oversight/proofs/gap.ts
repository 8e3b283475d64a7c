// Questions that nobody may decide and no bar forbids: of a request by itself, of one that the account's others in the window bring too high, and of a
// correction that leaves the total as it is: it favours neither, takes what it would take in either favour, and no bar on a favour forbids it.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Condition } from "../../../oversight.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Point } from "../../proofs/condition/space.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { greater, NOTHING } from "../../proofs/fraction.ts";
import { ownNumber } from "./axes.ts";
import type { Row, Side } from "./box.ts";
import { boxFormula, isWithoutLimit, SIDES } from "./box.ts";
import type { KeyOf } from "./formula.ts";
import { ALONE, compared, settled } from "./formula.ts";
import type { Leaf } from "./leaves.ts";
import { leafFormulas } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { questionWhere } from "./matter.ts";
import { above, stepOf } from "./values.ts";
import { NEITHER, requestWords, sizeWords } from "./words.ts";

const MOST_TOLD = 5;

export function proveNoGap(matter: Matter, leaves: readonly Leaf[]): void {
  const gaps = gapsIn(matter, leaves, "alone", MOST_TOLD + 1);
  if (gaps.length > 0) tellGaps(matter, gaps);
  else if (matter.body.cumulate === undefined || !asks(matter, "amount") || doesWindowPass(matter, leaves)) proveNeither(matter, leaves);
}

function tellGaps(matter: Matter, gaps: readonly Point[]): void {
  const [first, ...more] = gaps.slice(0, MOST_TOLD).map((gap) => requestWords(matter.ground.calendar, matter.axes, gap));
  if (first === undefined) return;
  const others = [...more, ...(gaps.length > MOST_TOLD ? ["others"] : [])].map((gap) => `; nor ${gap}`).join("");
  matter.report(oversightDiagnostic("authority-gap", matter.span, { question: first, others }));
}

/** Whether a bar does. Only one on the request's own amount tells it from what the account's requests come to. */
function asks({ body }: Matter, field: string): boolean {
  return body.bars.some(({ condition }) => isAskedIn(condition, field));
}

function isAskedIn(condition: Condition, field: string): boolean {
  switch (condition.kind) {
    case "constant":
      return false;
    case "all":
    case "any":
      return condition.of.some((part) => isAskedIn(part, field));
    case "not":
      return isAskedIn(condition.of, field);
    case "choice":
    case "number":
      return condition.field === field;
  }
}

/** Where it does not, that is reported. */
function doesWindowPass(matter: Matter, leaves: readonly Leaf[]): boolean {
  const [gap] = gapsIn(matter, leaves, "beside others", 1);
  const { calendar } = matter.ground;
  const axis = matter.axes.get("cumulated");
  const cumulated = gap?.get("cumulated");
  const { cumulate } = matter.body;
  if (gap === undefined || axis?.kind !== "number" || cumulated === undefined || typeof cumulated === "string" || cumulate === undefined) return true;
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
  return false;
}

/** By `count amount net` such a correction is of nothing, and alone of no share; by `gross` of what its lines change. */
function proveNeither(matter: Matter, leaves: readonly Leaf[]): void {
  const { authority, body, keyOf } = matter;
  if (authority.over !== "correction" || !(asks(matter, "favour") || leaves.some(({ values }) => values.has("favour")))) return;
  const zero = body.amount === "gross" ? [] : body.cumulate === undefined ? ["amount", "share"] : ["amount"];
  const nothing = all(...zero.map((axis) => compared(axis, "=", NOTHING)));
  for (const leaf of leaves) {
    const free = settled(matter.free["beside others"], new Map([...leaf.values, ["favour", [NEITHER]]]));
    const values = new Map([...leaf.values].filter(([axis]) => axis !== "favour"));
    const gap = gapAmong(matter, { ...leaf, values }, { free: all(free, nothing), keyOf });
    if (gap === undefined) continue;
    tellGaps(matter, [new Map([...[...gap].filter(([axis]) => !zero.includes(axis)), ["favour", NEITHER]])]);
    return;
  }
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
  return gapAmong(matter, leaf, { free: settled(matter.free[which], leaf.values), keyOf: which === "alone" ? ALONE : matter.keyOf });
}

/** `free`: that no bar forbids a question of the part. */
function gapAmong(matter: Matter, leaf: Leaf, { free, keyOf }: { readonly free: Formula; readonly keyOf: KeyOf }): Point | undefined {
  if (leaf.rows.some(({ box }) => isWithoutLimit(box)) || (free.kind === "constant" && !free.holds)) return undefined;
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
