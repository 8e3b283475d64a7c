// For which days a row of evidence speaks: a photo for a reading of about its day, a plate until the meter is exchanged, a contract from its day on, an order of
// exchange for one of about its day, the bank for money that had come when the bill was issued. Of other days it neither confirms nor refutes.
import type { Day } from "../../values/calendar.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import type { EvidenceRow } from "../issued/case.ts";
import { dayOfIssue } from "../issued/ledger-of-bill.ts";
import type { Bench } from "./fault.ts";
import { isSameText } from "./texts.ts";

type Texts = Readonly<Record<string, string>>;

/** Why the row does not speak of a mistake with these values, in words; undefined where it does. */
export function outOfTime(bench: Bench, row: EvidenceRow, values: Texts): string | undefined {
  const day = dayOf(bench, row.day);
  if (day === undefined) return `\`${row.day}\` is no day`;
  switch (row.kind) {
    case "photo":
      return photo(bench, row, day, values);
    case "nameplate":
      return spansOf(bench, row.says, values).some((span) => plateSpeaksFor(bench, row, span)) ? undefined : `of ${row.day}, it is of another meter`;
    case "exchange_order":
      return isAbout(bench, day) ? undefined : `it is of ${row.day}, and the bill of another time`;
    case "bank_line":
      return row.day > (dayOfIssue(bench.case) ?? row.day) ? `it is of ${row.day}, after the day of issue` : undefined;
    case "contract":
      return contract(bench, row, day);
    case "meter_test":
      return isOneMeter(bench, row.says, day, bench.scene.parts.period) ? undefined : `of ${row.day}, it is of another meter`;
  }
}

function dayOf({ scene: { plan } }: Bench, text: string): Day | undefined {
  return dayFromText(plan.calendar, text);
}

/** Days by which a reading may be apart from the end of the period: readers come when they come. */
const NEAR = 5;

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Of the rows of the register; of the period, where none were given. */
export function spansOf({ scene: { parts } }: Bench, says: Texts, values: Texts): readonly Span[] {
  const [register, daypart, point] = ["register", "daypart", "point"].map((name) => values[name] ?? says[name]);
  const rows = (parts.readings ?? []).filter(
    (row) => (register ?? row.register) === row.register && (daypart ?? row.daypart) === row.daypart && (point ?? row.point) === row.point,
  );
  return rows.length === 0 ? [parts.period] : rows.map(({ from = parts.period.from, to = parts.period.to }) => ({ from, to }));
}

/** Of the figure with which a reading begins, or of the one with which it ends. */
function photo(bench: Bench, { says, day: text }: EvidenceRow, day: Day, values: Texts): string | undefined {
  const days = spansOf(bench, says, values).map(({ from, to }) => (values["end"] === "previous" ? from : to));
  if (days.some((each) => Math.abs(each - day) <= NEAR)) return undefined;
  return `it is of ${text}, and the reading of ${days.map((each) => textFromDay(bench.scene.plan.calendar, each)).join(", ")}`;
}

function isAbout({ scene: { parts } }: Bench, day: Day): boolean {
  return parts.period.from - NEAR <= day && day <= parts.period.to + NEAR;
}

/** The last plate that was seen before the reading's end, else the first one after it; and no exchange in between. */
export function plateSpeaksFor(bench: Bench, row: EvidenceRow, span: Span): boolean {
  const day = dayOf(bench, row.day);
  if (day === undefined || !isOneMeter(bench, row.says, day, span)) return false;
  const others = (bench.case.evidence ?? []).filter(
    ({ kind, says }) => kind === "nameplate" && isOfOne(says, row.says) && !isSameText(says["multiplier"] ?? "", row.says["multiplier"] ?? ""),
  );
  return !others.some((other) => {
    const seen = dayOf(bench, other.day);
    if (seen === undefined) return false;
    return day < span.to ? day < seen && seen < span.to : seen < day;
  });
}

/** Whether the meter of that day is the meter of the span: none was exchanged from the one to the other. */
function isOneMeter(bench: Bench, says: Texts, day: Day, span: Span): boolean {
  return exchangesOf(bench, says).every((exchange) => !(day < exchange && exchange <= span.from) && !(span.to <= exchange && exchange <= day));
}

/** By orders of exchange, and where a meter follows another in the readings of the bill. */
function exchangesOf(bench: Bench, says: Texts): readonly Day[] {
  const orders = (bench.case.evidence ?? []).flatMap((row) => (row.kind === "exchange_order" && isOfOne(row.says, says) ? (dayOf(bench, row.day) ?? []) : []));
  const { readings = [] } = bench.scene.parts;
  const inside = readings.flatMap(({ register, from }) => {
    const follows = readings.some((other) => other.register === register && other.to !== undefined && other.to === from && other.interim !== true);
    return follows && from !== undefined && isOfOne(says, { register }) ? [from] : [];
  });
  return inside.length > 0 ? [...orders.filter((order) => !isAbout(bench, order)), ...inside] : orders;
}

/** What names no register is of any. */
function isOfOne(a: Texts, b: Texts): boolean {
  return ["register", "point"].every((name) => a[name] === undefined || b[name] === undefined || a[name] === b[name]);
}

/** Until a later one of the same fact. */
function contract(bench: Bench, { id, says, day: text }: EvidenceRow, day: Day): string | undefined {
  const { from, to } = bench.scene.parts.period;
  if (day >= to) return `it begins on ${text}, after the bill`;
  const later = (bench.case.evidence ?? []).find((other) => {
    const begins = dayOf(bench, other.day);
    return other.kind === "contract" && other.id !== id && other.says["field"] === says["field"] && begins !== undefined && day < begins && begins <= from;
  });
  return later && `${later.kind} ${later.id} of ${later.day} took its place`;
}
