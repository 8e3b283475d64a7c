// What counts beside each of an account's requests, for all of them in one walk along the days: what enters the window is added, what leaves it is taken off.
import type { AuthorityBody } from "../../../dsl/oversight.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { Calendar, Day } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, compare, subtract, ZERO } from "../../../values/exact.ts";
import { isOther, windowStart } from "../beside.ts";
import type { Piece } from "../case.ts";
import { listAt } from "../persons.ts";
import type { Beside } from "../question.ts";
import type { ReadyVersion } from "../ready.ts";
import { sizeBy } from "../revision.ts";

export interface WindowSums extends Beside {
  /** For each of the limits asked about, the sum of what counts beside it and is itself within that limit. */
  readonly within: readonly Exact[];
}

export interface WindowRule {
  readonly calendar: Calendar;
  readonly cumulate: AuthorityBody["cumulate"];
  readonly measure: AuthorityBody["amount"];
  readonly limits: readonly Exact[];
}

export function windowRule({ calendar }: Plan, { body: { cumulate, amount: measure } }: ReadyVersion, limits: readonly Exact[]): WindowRule {
  return { calendar, cumulate, measure, limits };
}

/** `pieces`: all of the account under the noun. `asked`: some of them. */
export function windowSums(rule: WindowRule, pieces: readonly Piece[], asked: readonly Piece[]): ReadonlyMap<Piece, WindowSums> {
  const found = new Map<Piece, WindowSums>();
  const { cumulate } = rule;
  const sorted = pieces.toSorted((a, b) => a.revision.day - b.revision.day);
  const walk = startWalk(rule, sorted);
  for (const piece of asked.toSorted((a, b) => a.revision.day - b.revision.day)) {
    const { day } = piece.revision;
    if (cumulate !== undefined) moveTo(walk, day, windowStart(rule.calendar, day, cumulate));
    found.set(piece, sumsFor(walk, piece, day));
  }
  return found;
}

/** What stands in the window now. It alone changes while walking. */
interface Walk {
  readonly rule: WindowRule;
  readonly pieces: readonly Piece[];
  readonly sizes: readonly Exact[];
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly changes: readonly Change[];
  readonly counts: boolean[];
  readonly byBill: Map<string, Exact>;
  readonly within: Exact[];
  total: Exact;
  /** How many of `changes` have been made, and how many of `pieces` have left the window. */
  made: number;
  left: number;
}

/** On the day the piece at the place begins to count, or ceases to. */
interface Change {
  readonly day: Day;
  readonly place: number;
  readonly counts: boolean;
}

function startWalk(rule: WindowRule, pieces: readonly Piece[]): Walk {
  const places = new Map<string, number[]>();
  for (const [place, piece] of pieces.entries()) listAt(places, piece.case).push(place);
  return {
    rule,
    pieces,
    sizes: pieces.map(({ revision }) => sizeBy(rule.measure, revision)),
    places,
    changes: pieces.flatMap(changesOf).sort((a, b) => a.day - b.day || a.place - b.place),
    counts: pieces.map(() => false),
    byBill: new Map(),
    within: rule.limits.map(() => ZERO),
    total: ZERO,
    made: 0,
    left: 0,
  };
}

/** The days on which `countsOn` of the piece changes. */
function changesOf({ revision: { day }, ends, executed }: Piece, place: number): readonly Change[] {
  if (ends === undefined || (executed !== undefined && executed <= ends)) return [{ day, place, counts: true }];
  const stands =
    ends > day
      ? [
          { day, place, counts: true },
          { day: ends, place, counts: false },
        ]
      : [];
  return executed === undefined ? stands : [...stands, { day: Math.max(day, executed), place, counts: true }];
}

function moveTo(walk: Walk, day: Day, start: Day): void {
  for (let change = walk.changes[walk.made]; change !== undefined && change.day <= day; change = walk.changes[walk.made]) {
    if (change.place >= walk.left) setCounts(walk, change.place, change.counts);
    walk.made += 1;
  }
  for (let piece = walk.pieces[walk.left]; piece !== undefined && piece.revision.day <= start; piece = walk.pieces[walk.left]) {
    setCounts(walk, walk.left, false);
    walk.left += 1;
  }
}

function setCounts(walk: Walk, place: number, counts: boolean): void {
  if (walk.counts[place] === counts) return;
  walk.counts[place] = counts;
  const [size, bill] = [sizeAt(walk, place), walk.pieces[place]?.revision.request.bill?.id];
  const moved = counts ? add : subtract;
  walk.total = moved(walk.total, size);
  if (bill !== undefined) walk.byBill.set(bill, moved(walk.byBill.get(bill) ?? ZERO, size));
  for (const [at, limit] of walk.rule.limits.entries()) {
    if (compare(size, limit) <= 0) walk.within[at] = moved(walk.within[at] ?? ZERO, size);
  }
}

/** The sums without the request itself and the revisions in whose place it stands. */
function sumsFor(walk: Walk, piece: Piece, day: Day): WindowSums {
  const bill = piece.revision.request.bill?.id;
  const own = (walk.places.get(piece.case) ?? []).filter((place) => {
    const other = walk.pieces[place];
    return walk.counts[place] === true && other !== undefined && !isOther(other, piece, day);
  });
  const less = (sum: Exact, isIn: (place: number) => boolean): Exact => own.filter(isIn).reduce((rest, place) => subtract(rest, sizeAt(walk, place)), sum);
  return {
    cumulated: less(walk.total, () => true),
    ofBill: bill === undefined ? ZERO : less(walk.byBill.get(bill) ?? ZERO, (place) => walk.pieces[place]?.revision.request.bill?.id === bill),
    within: walk.rule.limits.map((limit, at) => less(walk.within[at] ?? ZERO, (place) => compare(sizeAt(walk, place), limit) <= 0)),
  };
}

function sizeAt({ sizes }: Walk, place: number): Exact {
  return sizes[place] ?? ZERO;
}
