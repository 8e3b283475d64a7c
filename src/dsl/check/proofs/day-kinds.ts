// Kinds of day: each weekday, a holiday or not, and which names claim it.
// INVARIANT: `workday`, `weekend` and `holiday` part the week among them; a weekday's name claims it whether or not it is a holiday.

export interface DayKind {
  /** 0 Monday ... 6 Sunday. */
  readonly weekday: number;
  readonly isHoliday: boolean;
}

export const WEEKDAYS: readonly string[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export const DAY_KINDS: readonly DayKind[] = [false, true].flatMap((isHoliday) => WEEKDAYS.map((_, weekday) => ({ weekday, isHoliday })));

export function claims(weekend: readonly number[], name: string, { weekday, isHoliday }: DayKind): boolean {
  switch (name) {
    case "holiday":
      return isHoliday;
    case "weekend":
      return !isHoliday && weekend.includes(weekday);
    case "workday":
      return !isHoliday && !weekend.includes(weekday);
    default:
      return WEEKDAYS[weekday] === name;
  }
}

/** `on a friday that is a holiday`. */
export function dayKindWords({ weekday, isHoliday }: DayKind, hasHolidays: boolean): string {
  const name = `on a ${WEEKDAYS[weekday] ?? "day"}`;
  return hasHolidays ? `${name} that is ${isHoliday ? "a" : "no"} holiday` : name;
}
