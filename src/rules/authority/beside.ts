// What counts beside a request: the account's other requests over the same noun in the window (t - window, t], at the end of the request's day, and those of any account
// to the same bill.
import type { AuthorityBody } from "../../dsl/oversight.ts";
import type { Calendar, Day } from "../../values/calendar.ts";
import { monthsAfter } from "../../values/calendar.ts";
import { add } from "../../values/exact.ts";
import type { Piece } from "./case.ts";
import { countsOn } from "./case.ts";
import type { Beside } from "./question.ts";
import { NOTHING_BESIDE } from "./question.ts";
import type { ReadyVersion } from "./ready.ts";
import { sizeBy } from "./revision.ts";

/** The day before the window's first. */
export function windowStart(calendar: Calendar, day: Day, { count, unit }: NonNullable<AuthorityBody["cumulate"]>): Day {
  return unit === "days" ? day - count : monthsAfter(calendar, day, -count);
}

/** One by one, for a single request; `pieces` are all that may count: see `countableWith`. The audit of a journal has sums that move along. */
export function countedBeside(calendar: Calendar, { body }: ReadyVersion, pieces: readonly Piece[], piece: Piece): readonly Piece[] {
  const { day } = piece.revision;
  if (body.cumulate === undefined) return [];
  const start = windowStart(calendar, day, body.cumulate);
  return pieces.filter((other) => start < other.revision.day && countsOn(other, day) && isOther(other, piece, day));
}

/** A revision takes the place of those before it, unless they were carried out: then both are changes to the account. */
export function isOther(other: Piece, piece: Piece, day: Day): boolean {
  return other !== piece && (other.case !== piece.case || (other.executed !== undefined && other.executed <= day));
}

export function besideOf({ body }: ReadyVersion, counted: readonly Piece[], bill: string | undefined): Beside {
  const sizes = counted.map((piece) => ({ size: sizeBy(body.amount, piece.revision), bill: piece.revision.request.bill?.id }));
  return sizes.reduce(
    ({ cumulated, ofBill }, each) => ({
      cumulated: add(cumulated, each.size),
      ofBill: bill !== undefined && each.bill === bill ? add(ofBill, each.size) : ofBill,
    }),
    NOTHING_BESIDE,
  );
}
