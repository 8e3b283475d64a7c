// A plan's record read: its days as day numbers, its amounts as exact numbers. Nothing is judged here.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, subtract, ZERO } from "../../values/exact.ts";
import type { Dated } from "../records/journal.ts";
import type { Plan as InstalmentPlan, PlanRow } from "../records/record.ts";
import type { ScheduledRow } from "./schedule-rows.ts";

export interface Cover {
  readonly document: string;
  readonly amount: Exact;
}

export interface ReadPlan {
  readonly record: InstalmentPlan;
  readonly day: Day;
  readonly covers: readonly Cover[];
  /** What the covers come to. */
  readonly debt: Exact;
  readonly down: Exact;
  readonly rows: readonly ScheduledRow[];
}

/** `place`: the first field that is no day, or no number. */
export type PlanReading =
  | { readonly kind: "read"; readonly plan: ReadPlan }
  | { readonly kind: "unread"; readonly record: InstalmentPlan; readonly place: string };

export function readPlan(plan: Plan, { record, day }: Dated<InstalmentPlan>): PlanReading {
  const unread = (place: string): PlanReading => ({ kind: "unread", record, place });
  const down = exactFromText(record.down);
  const covers = allRead(record.covers, ({ document, amount }) => {
    const value = exactFromText(amount);
    return value === undefined ? undefined : { document, amount: value };
  });
  const rows = allRead(record.rows, (row) => readRow(plan, row));
  if (!Number.isFinite(day)) return unread("day");
  if (down === undefined) return unread("down");
  if (typeof covers === "number") return unread(`covers[${covers}]`);
  if (typeof rows === "number") return unread(`rows[${rows}]`);
  return { kind: "read", plan: { record, day, covers, debt: covers.reduce((sum, { amount }) => add(sum, amount), ZERO), down, rows } };
}

function readRow({ calendar }: Plan, { due, amount, interest }: PlanRow): ScheduledRow | undefined {
  const [day, whole, charged] = [dayFromText(calendar, due), exactFromText(amount), interest === undefined ? ZERO : exactFromText(interest)];
  if (day === undefined || whole === undefined || charged === undefined) return undefined;
  return { due: day, principal: subtract(whole, charged), interest: charged };
}

/** The place of the first that cannot be read, where there is one. */
function allRead<A, B>(values: readonly A[], read: (value: A) => B | undefined): readonly B[] | number {
  const found: B[] = [];
  for (const [at, value] of values.entries()) {
    const one = read(value);
    if (one === undefined) return at;
    found.push(one);
  }
  return found;
}
