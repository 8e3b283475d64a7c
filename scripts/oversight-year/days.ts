// Days of the Persian calendar from 1400 to 1406 as numbers, with its months as the almanac prints them. Written for the example alone, so that it shares nothing with what it tests.

const FIRST_YEAR = 1400;
const LAST_YEAR = 1406;
/** 1 Farvardin 1400 was a Sunday; a Friday is five days later. */
const FIRST_FRIDAY = 5;

/** 1403 alone of these years has a 30th of Esfand. */
function lengthOf(year: number, month: number): number {
  if (month <= 6) return 31;
  return month < 12 || year === 1403 ? 30 : 29;
}

/** 0 is 1400-01-01. */
export function dayOf(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  let days = day - 1;
  for (let y = FIRST_YEAR; y < year; y += 1) for (let m = 1; m <= 12; m += 1) days += lengthOf(y, m);
  for (let m = 1; m < month; m += 1) days += lengthOf(year, m);
  return days;
}

export function textOf(day: number): string {
  let rest = day;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      if (rest < lengthOf(year, month)) return dateText(year, month, rest + 1);
      rest -= lengthOf(year, month);
    }
  }
  throw new RangeError(`day ${day} is after ${LAST_YEAR}`);
}

/** The same day of the month so many months on (or back), or the month's last where it has no such day. */
export function monthsOn(day: number, months: number): number {
  const [year = 0, month = 0, dayOfMonth = 0] = textOf(day).split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(dateText(y, m, Math.min(dayOfMonth, lengthOf(y, m))));
}

export function isFriday(day: number): boolean {
  return day % 7 === FIRST_FRIDAY;
}

/** `01-13` and the like. */
export function monthDay(day: number): string {
  return textOf(day).slice(5);
}

function dateText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
