// The account's other bills: what they say of an explanation. A fault that lasts has one onset, with right bills before it and explained ones from it on; a figure
// that was read wrong stands at the beginning of the next bill; an estimate is made good by it.

import { add, exactFromText, subtract, ZERO } from "../../values/exact.ts";
import type { BillCase } from "../issued/case.ts";
import type { Compared } from "./compared.ts";
import { comparedOf, wrongIn } from "./compared.ts";
import type { Bench, Fault, Scene, Variant } from "./fault.ts";
import type { OnRecord } from "./on-record.ts";
import { usageOf, withWholeUsage } from "./quantities.ts";
import type { Spoken } from "./ranking.ts";
import { isSameRegister, withRegister } from "./registers.ts";
import type { Hypothesis } from "./singles.ts";
import { isSame, vectorOf } from "./vector.ts";

/** A bill that can be worked out, with what of it is compared. */
export interface Neighbour {
  readonly id: string;
  readonly record: OnRecord;
  readonly compared: Compared;
  readonly isRight: boolean;
}

export interface NeighboursSay extends Spoken {
  readonly onset: string | undefined;
}

/** `read` works a bill out by its facts of record; a text says why it cannot be. */
export function neighboursOf(bills: readonly BillCase[], read: (bill: BillCase) => OnRecord | string): readonly Neighbour[] {
  const found = bills.flatMap((bill) => {
    const record = read(bill);
    if (typeof record === "string") return [];
    const compared = comparedOf(bill.issued, record);
    if (compared.aims.size === 0) return [];
    return [{ id: bill.issued.id, record, compared, isRight: wrongIn(compared, record.right).length === 0 }];
  });
  return found.toSorted((a, b) => a.record.scene.parts.period.from - b.record.scene.parts.period.from);
}

export function neighboursSay(bench: Bench, { fault, variant }: Hypothesis, neighbours: readonly Neighbour[]): NeighboursSay {
  if (lasts(fault)) return ofLasting(bench, { fault, variant }, neighbours);
  return { ...ofOneBill(bench, variant, neighbours), onset: undefined };
}

const LASTING_STAGES: ReadonlySet<number> = new Set([2, 4, 5, 7, 8, 9, 10, 11]);

/** A setting of the run or of the account stays until somebody mends it; an exchange of meters happens once. */
function lasts({ stage, slot }: Fault): boolean {
  return slot === "proration" || (LASTING_STAGES.has(stage) && slot !== "exchange");
}

/** Prices that came late to one run are there in the next: right bills from then on say that it was mended. */
function isOfOneRun({ slot }: Fault): boolean {
  return slot === "version";
}

type Standing = "right" | "explained" | "silent";

function ofLasting({ case: { issued }, scene }: Bench, { fault, variant }: Hypothesis, neighbours: readonly Neighbour[]): NeighboursSay {
  const own: Standing = "explained";
  const others = neighbours.map((neighbour) => ({
    id: neighbour.id,
    from: neighbour.record.scene.parts.period.from,
    standing: standingOf(neighbour, variant),
  }));
  const bills = [...others, { id: issued.id, from: scene.parts.period.from, standing: own }]
    .toSorted((a, b) => a.from - b.from)
    .filter(({ standing }) => standing !== "silent");
  const first = bills.findIndex(({ standing }) => standing === "explained");
  const end = isOfOneRun(fault) ? bills.findLastIndex(({ standing }) => standing === "explained") : bills.length;
  const refutes = bills.slice(first, end).filter(({ standing }) => standing === "right");
  const confirms = others.filter(({ standing }) => standing === "explained");
  const onset = bills.length > 1 && refutes.length === 0 ? bills[first]?.id : undefined;
  return { confirms: refutes.length > 0 ? [] : confirms.map(billText), refutes: refutes.map(billText), onset };
}

function billText({ id }: { readonly id: string }): string {
  return `bill ${id}`;
}

/** Silent where the fault would change nothing that was printed, and where the bill is wrong in another way. */
function standingOf({ record, compared, isRight }: Neighbour, variant: Variant): Standing {
  const faulty = variant.apply(record.scene);
  return faulty === undefined ? "silent" : standingBeside({ record, compared, isRight }, faulty);
}

function standingBeside({ record, compared, isRight }: Omit<Neighbour, "id">, faulty: Scene): Standing {
  const vector = vectorOf(faulty);
  if (vector === undefined || isSame(vector, record.right)) return "silent";
  const isExplained = wrongIn(compared, vector).length === 0;
  if (isExplained === isRight) return "silent";
  return isExplained ? "explained" : "right";
}

function ofOneBill({ scene }: Bench, variant: Variant, neighbours: readonly Neighbour[]): Spoken {
  const { values } = variant;
  const { from, to } = scene.parts.period;
  const next = neighbours.find(({ record }) => record.scene.parts.period.from === to);
  const last = neighbours.find(({ record }) => record.scene.parts.period.to === from);
  if (values["end"] === "current" && next !== undefined) return mirrored(next, withFigure(next.record.scene, values, "previous"), "and refutes");
  if (values["end"] === "previous" && last !== undefined) return mirrored(last, withFigure(last.record.scene, values, "current"), "confirms only");
  // A bill before that charged its own advance was not skipped.
  const skipped = values["taken"] === undefined ? undefined : neighbours.find(({ id, isRight }) => id === values["bill"] && isRight);
  if (skipped !== undefined) return { confirms: [], refutes: [billText(skipped)] };
  const madeGood = next === undefined || values["estimate"] === undefined ? undefined : withRest(scene, next.record.scene, variant);
  return next === undefined || madeGood === undefined ? NOTHING : mirrored(next, madeGood, "confirms only");
}

const NOTHING: Spoken = { confirms: [], refutes: [] };

/** A last bill that is right refutes nothing: its figure was carried over wrong. */
function mirrored(neighbour: Neighbour, faulty: Scene | undefined, may: "and refutes" | "confirms only"): Spoken {
  const standing = faulty === undefined ? "silent" : standingBeside(neighbour, faulty);
  const text = [billText(neighbour)];
  if (standing === "explained") return { confirms: text, refutes: [] };
  return standing === "right" && may === "and refutes" ? { confirms: [], refutes: text } : NOTHING;
}

/** The neighbour with the figure that was read wrong. Undefined where it has several rows of the register. */
function withFigure(scene: Scene, values: Variant["values"], end: "previous" | "current"): Scene | undefined {
  const [read, right] = [exactFromText(values["read"] ?? ""), exactFromText(values["right"] ?? "")];
  const like = { register: values["register"] ?? "", daypart: values["daypart"], point: values["point"] };
  const rows = (scene.parts.readings ?? []).filter((row) => isSameRegister(row, like));
  const [row] = rows;
  if (read === undefined || right === undefined || row === undefined || rows.length > 1) return undefined;
  return withRegister(scene, { reading: row, nth: 0 }, () => ({ [end]: read }));
}

/** The next bill with what the estimate left uncounted, or counted too much. */
function withRest(scene: Scene, next: Scene, variant: Variant): Scene | undefined {
  const field = variant.values["register"] ?? "";
  const faulty = variant.apply(scene);
  if (faulty === undefined || scene.plan.usage[field]?.summable !== true) return undefined;
  const [right, estimated, own] = [usageOf(scene, field), usageOf(faulty, field), usageOf(next, field)];
  const rest = Object.entries(own).map(
    ([daypart, quantity]) => [daypart, add(quantity, subtract(right[daypart] ?? ZERO, estimated[daypart] ?? ZERO))] as const,
  );
  return withWholeUsage(next, field, Object.fromEntries(rest));
}
