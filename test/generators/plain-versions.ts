// What holds on a day and in a span of days, read from a generated rule file's own data: versions, seasons, facts, usage, scaled edges.
import { ALMANACS, monthAt } from "./days.ts";
import type { Rational } from "./rational.ts";
import { NONE, over, plus, rational, roundTo, shown, sumOf, times, whole } from "./rational.ts";
import type { FieldName, Piece, Request } from "./requests.ts";
import type { MonthDay, RateRules, Rules, VersionRules, Widths } from "./rules.ts";
import { combinations, splits } from "./rules.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Thrown where the rules and the request give no bill; caught by `plainBill`. */
export class PlainRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Case {
  readonly rules: Rules;
  readonly request: Request;
}

/** Announced last, of those known whose span holds the day. */
export function versionOn(rules: Rules, rate: RateRules, day: number, known: number | undefined): VersionRules | undefined {
  const end = ALMANACS[rules.calendar].to;
  const said = (version: VersionRules): number => version.announced ?? version.from;
  const holding = rate.versions.filter((version) => version.from <= day && day < (version.to ?? end) && (known === undefined || said(version) <= known));
  return holding.toSorted((a, b) => said(b) - said(a))[0];
}

export function versionFor({ rules, request }: Case, rate: RateRules, span: Span): VersionRules {
  const day = {
    "split by days": span.from,
    "split by readings else by days": span.from,
    "whole at start": request.from,
    "whole at end": request.to - 1,
    "whole at issue": request.issued,
  }[rate.crossing ?? rules.crossing];
  const found = versionOn(rules, rate, day, request.known);
  if (found === undefined) throw new PlainRefusal("not-known-yet");
  return found;
}

export function heatOn({ rules, request }: Case, day: number): string {
  const { known } = request;
  const version = rules.heat.findLast(({ from }) => from <= day && (known === undefined || from <= known));
  if (version === undefined) throw new PlainRefusal("not-known-yet");
  const { month, start } = monthAt(ALMANACS[rules.calendar], day);
  const at = rank({ month, day: day - start + 1 });
  const [first, last] = [rank(version.start), rank(version.end)];
  const inside = first < last ? first <= at && at < last : at >= first || at < last;
  return inside ? "hot" : "mild";
}

function rank({ month, day }: MonthDay): number {
  return month * 100 + day;
}

/** The field's value in the span; a change inside it is refused. */
export function factIn({ request }: Case, field: FieldName, span: Span): string {
  if (factChanges(request, field, span).length > 0) throw new PlainRefusal("fact-changes-inside");
  const entries = request.account[field];
  return (entries.findLast(({ from }) => from <= span.from) ?? entries[0])?.value ?? "";
}

export function factChanges(request: Request, field: FieldName, span: Span): readonly number[] {
  const entries = request.account[field];
  return entries.filter(({ from, value }, at) => span.from < from && from < span.to && value !== entries[at - 1]?.value).map(({ from }) => from);
}

/** Usage of the span by register, shared out by days inside each piece. */
export function usageIn({ rules, request }: Case, span: Span, byReadings: boolean): readonly Rational[] {
  const pieces = byReadings ? request.pieces : withoutInterim(request.pieces);
  return (rules.dayparts ?? [""]).map((_, register) =>
    sumOf(
      pieces.map((piece) => {
        const days = Math.min(piece.to, span.to) - Math.max(piece.from, span.from);
        return days <= 0 ? NONE : times(rational(piece.quantities[register] ?? "0"), over(whole(days), whole(piece.to - piece.from)));
      }),
    ),
  );
}

function withoutInterim(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.interim !== true) joined.push(piece);
    else {
      const quantities = piece.quantities.map((quantity, at) => shown(plus(rational(quantity), rational(last.quantities[at] ?? "0"))));
      joined[joined.length - 1] = { ...piece, from: last.from, quantities };
    }
  }
  return joined;
}

/** Whether the usage of a line with this rate ends at interim readings. */
export function readsByReadings(rules: Rules, rate: RateRules): boolean {
  return (splits(rate.crossing ?? rules.crossing) ? (rate.crossing ?? rules.crossing) : rules.crossing) === "split by readings else by days";
}

export function monthsIn(rules: Rules, span: Span): Rational {
  return sumOf(
    ALMANACS[rules.calendar].months.map(({ start, length }) => {
      const days = Math.min(start + length, span.to) - Math.max(start, span.from);
      return days <= 0 ? NONE : over(whole(days), whole(length));
    }),
  );
}

/** The version's edges as the span scales them. */
export function scaledEdges(about: Case, widths: Widths, version: VersionRules, span: Span): readonly Rational[] {
  const { days, month, households, round } = widths;
  let scale: Rational | undefined;
  const by = (factor: Rational): void => {
    scale = scale === undefined ? factor : times(scale, factor);
  };
  if (days !== undefined) by(over(whole(span.to - span.from), whole(days)));
  if (month) by(monthsIn(about.rules, span));
  if (households) by(rational(factIn(about, "households", span)));
  return version.edges.map((edge) => {
    if (scale === undefined) return rational(edge);
    const wide = times(rational(edge), scale);
    return round === undefined ? wide : roundTo(wide, rational(round.step), round.mode);
  });
}

/** Which column of the rate's versions the span and the account choose. */
export function columnIn(about: Case, rate: RateRules, span: Span, daypart: string): number {
  const values = rate.keys.map((key) => {
    if (key === "tou") return daypart;
    return key === "heat" ? heatOn(about, span.from) : factIn(about, key, span);
  });
  return combinations(about.rules, rate.keys).findIndex((column) => column.join() === values.join());
}
