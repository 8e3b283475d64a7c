// One revision of a request, read: its days as numbers, its change as exact numbers. What the request says of itself is not believed where it can be added up.
import type { Noun } from "../../dsl/oversight.ts";
import type { Calendar, Day } from "../../values/calendar.ts";
import { dayFromText, monthsAfter, partsFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, isNegative, isZero, maximum, negate, subtract, ZERO } from "../../values/exact.ts";
import type { Request } from "../records/record.ts";

export interface Revision {
  readonly request: Request;
  readonly day: Day;
  readonly oldest: Day;
  /** Signed; undefined where neither an amount nor lines are given. */
  readonly stated: Exact | undefined;
  /** What the lines come to, signed; undefined without lines. */
  readonly ofLines: Exact | undefined;
  /** Its size by `count amount net`: where amount and lines differ, the greater, so that no wrong figure hides a change. */
  readonly net: Exact;
  /** By `count amount gross`: the sizes of its lines' changes added up, and at least the net size. */
  readonly gross: Exact;
}

/** Undefined where a day or a number cannot be read: the schema of records has no such request. */
export function readRevision(calendar: Calendar, request: Request): Revision | undefined {
  const [day, oldest] = [dayFromText(calendar, request.day), dayFromText(calendar, request.oldest_day)];
  const given = request.amount === undefined ? undefined : exactFromText(request.amount);
  const changes = request.lines?.map(({ issued, recomputed }) => changeOf(issued, recomputed));
  if (day === undefined || oldest === undefined || (given === undefined && request.amount !== undefined)) return undefined;
  const known = changes?.filter((change) => change !== undefined);
  if (known?.length !== changes?.length) return undefined;
  const ofLines = known?.reduce(add, ZERO);
  const net = maximum(sizeOf(given ?? ZERO), sizeOf(ofLines ?? ZERO));
  const gross = maximum(net, known?.map(sizeOf).reduce(add, ZERO) ?? ZERO);
  return { request, day, oldest, stated: given ?? ofLines, ofLines, net, gross };
}

export function sizeBy(measure: "net" | "gross", { net, gross }: Revision): Exact {
  return measure === "net" ? net : gross;
}

export function sizeOf(value: Exact): Exact {
  return isNegative(value) ? negate(value) : value;
}

/** From the sign of a correction: lower is in the customer's favour. Undefined where nothing changes, and for other nouns. */
export function favourOf(over: Noun, { stated }: Revision): "customer" | "company" | undefined {
  if (over !== "correction" || stated === undefined || isZero(stated)) return undefined;
  return isNegative(stated) ? "customer" : "company";
}

/** The least number of whole months, by the calendar and clamped, that lead from `day` back to `oldest` or before. */
export function ageInMonths(calendar: Calendar, day: Day, oldest: Day): number {
  if (oldest >= day) return 0;
  const [late, early] = [partsFromDay(calendar, day), partsFromDay(calendar, oldest)];
  const months = (late.year - early.year) * 12 + late.month - early.month;
  return monthsAfter(calendar, day, -months) <= oldest ? months : months + 1;
}

function changeOf(issued: string, recomputed: string): Exact | undefined {
  const [before, after] = [exactFromText(issued), exactFromText(recomputed)];
  return before === undefined || after === undefined ? undefined : subtract(after, before);
}
