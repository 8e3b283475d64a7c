// Splitting: requests of one account inside a window, each within what their approvals reach, together beyond it; whoever approved, of whatever kind.
// A request whose approvals fail only beside such small ones is told here and nowhere else. Where larger ones count beside it, allowed by a higher grade, it is
// no splitting but `over-authority-in-window`.
import type { Plan } from "../../../engine/plan.ts";
import type { Day } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, compare, fractionText, maximum, multiply, ZERO } from "../../../values/exact.ts";
import type { Finding, FindingPlace } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import { windowStart } from "../beside.ts";
import type { Piece } from "../case.ts";
import { countsOn } from "../case.ts";
import { answerTo } from "../judge.ts";
import { accountOf, billOf } from "../linked.ts";
import { listAt } from "../persons.ts";
import { shareText, withFigures } from "../question.ts";
import type { ReadyVersion } from "../ready.ts";
import { sizeBy } from "../revision.ts";
import { gradeName } from "../tally.ts";
import { besideSums } from "./beside-sums.ts";
import type { Audited, AuditGroup } from "./group.ts";
import { approversOf, byDay, requestIds, spanText, totalSize } from "./group.ts";
import { limitsOf, reachInAmount, reachInShare } from "./reach.ts";
import { windowRule } from "./window-sums.ts";

export interface Splittings {
  readonly findings: readonly Finding[];
  /** The pieces of each splitting. */
  readonly told: readonly ReadonlySet<Piece>[];
}

export function splittings(group: AuditGroup): Splittings {
  const failing = [...group.audited.values()].filter(({ isOfWindow }) => isOfWindow);
  if (failing.length === 0) return { findings: [], told: [] };
  const byBill = piecesByBill(group.pieces);
  const small = smallSums(group, failing);
  const ofAmount = new Map<string, Seed[]>();
  const ofBills = new Map<string, Seed[]>();
  const findings: Finding[] = [];
  for (const audited of failing) {
    const cause = causeOf(group, byBill, small, audited);
    if (cause.kind === "amount") listAt(ofAmount, accountOf(audited.judgement.piece)).push(cause.seed);
    else if (cause.kind === "bill") listAt(ofBills, cause.bill).push(cause.seed);
    else findings.push(...cause.findings);
  }
  const told = [
    ...eachOnce([...ofAmount.values()].flatMap((seeds) => clusters(seeds).map((cluster) => splittingOf(group, byBill, cluster)))),
    ...[...ofBills].flatMap(([bill, seeds]) => clusters(seeds).map((cluster) => splittingOfBill(group, bill, byBill.get(bill) ?? [], cluster))),
  ];
  return { findings: [...findings, ...told.map(({ finding }) => finding)], told: told.map(({ pieces }) => new Set(pieces)) };
}

/** A request that fails beside small ones. `limit`: the size up to which a request is small. */
interface Seed {
  readonly audited: Audited;
  readonly day: Day;
  /** The day before the window's first. */
  readonly start: Day;
  readonly limit: Exact;
}

type Cause =
  | { readonly kind: "amount"; readonly seed: Seed }
  | { readonly kind: "bill"; readonly bill: string; readonly seed: Seed }
  | { readonly kind: "other"; readonly findings: readonly Finding[] };

function causeOf(group: AuditGroup, byBill: ReadonlyMap<string, readonly Piece[]>, sums: SmallSums, audited: Audited): Cause {
  const { plan } = group;
  const { judgement } = audited;
  const { question, piece } = judgement;
  const inAmount = answerTo(plan, judgement, withFigures(question, { changed: question.amount }));
  if (inAmount.tally?.suffices === true) return billCause(group, byBill, audited);
  const limit = reachInAmount(plan, judgement);
  if (limit === undefined || limit === "no limit") return beyondPower(group, audited);
  const small = add(question.amount, sums(piece, limit));
  return compare(small, limit) > 0 ? { kind: "amount", seed: seedOf(plan, audited, limit) } : beyondPower(group, audited);
}

/** What fails is the share of the bill, with the bill's other changes. */
function billCause(group: AuditGroup, byBill: ReadonlyMap<string, readonly Piece[]>, audited: Audited): Cause {
  const { plan } = group;
  const { question, piece } = audited.judgement;
  const [bill, reached, share] = [piece.revision.request.bill?.id, reachInShare(plan, audited.judgement), shareText(question)];
  if (bill === undefined || share === undefined || question.billed === undefined) return beyondPower(group, audited);
  if (reached !== undefined && reached !== "no limit") {
    const seed = seedOf(plan, audited, multiply(reached, question.billed));
    const small = totalSize(measureOf(seed), membersOf(byBill.get(bill) ?? [], [seed]));
    if (compare(small, seed.limit) > 0) return { kind: "bill", bill, seed };
  }
  const values = { ...approversOf(group, [piece]), share, grade: gradeText(plan, audited) };
  return { kind: "other", findings: [findingOf("share-too-large", values, placeOf(audited, [piece]))] };
}

/** Beside larger requests, or where what its approvals reach cannot be said as a limit. */
function beyondPower(group: AuditGroup, audited: Audited): Cause {
  const { question, piece } = audited.judgement;
  const values = { ...approversOf(group, [piece]), cumulated: fractionText(question.cumulated), grade: gradeText(group.plan, audited) };
  return { kind: "other", findings: [findingOf("over-authority-in-window", values, placeOf(audited, [piece]), { amount: fractionText(question.amount) })] };
}

function seedOf({ calendar }: Plan, audited: Audited, limit: Exact): Seed {
  const { ready, piece } = audited.judgement;
  const { day } = piece.revision;
  const { cumulate } = ready.body;
  return { audited, day, start: cumulate === undefined ? day - 1 : windowStart(calendar, day, cumulate), limit };
}

/** What counts beside a request and is itself within a limit of the matrix. Asked only of requests that fail: most accounts have none. */
type SmallSums = (piece: Piece, limit: Exact) => Exact;

function smallSums({ plan, pieces }: AuditGroup, failing: readonly Audited[]): SmallSums {
  const byVersion = new Map<ReadyVersion, Piece[]>();
  for (const { judgement } of failing) listAt(byVersion, judgement.ready).push(judgement.piece);
  const found = new Map<Piece, { readonly limits: readonly Exact[]; readonly within: readonly Exact[] }>();
  for (const [version, asked] of byVersion) {
    const limits = limitsOf(version.rows.map(({ amount }) => amount));
    for (const [piece, { within }] of besideSums(windowRule(plan, version, limits), pieces, asked)) found.set(piece, { limits, within });
  }
  return (piece, limit) => {
    const sums = found.get(piece);
    return sums?.within[sums.limits.findIndex((each) => compare(each, limit) === 0)] ?? ZERO;
  };
}

/** Seeds whose windows hold one another are one splitting. */
function clusters(seeds: readonly Seed[]): readonly (readonly Seed[])[] {
  const found: Seed[][] = [];
  for (const seed of seeds.toSorted((a, b) => a.day - b.day)) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && seed.start < before.day) last.push(seed);
    else found.push([seed]);
  }
  return found;
}

interface Told {
  readonly finding: Finding;
  readonly pieces: readonly Piece[];
}

/** Two accounts that name one bill show the same splitting from either side. */
function eachOnce(told: readonly Told[]): readonly Told[] {
  const keyOf = ({ finding }: Told): string => JSON.stringify(finding.records);
  return [...new Map(told.toReversed().map((each) => [keyOf(each), each])).values()].toReversed();
}

function splittingOf(group: AuditGroup, byBill: ReadonlyMap<string, readonly Piece[]>, seeds: readonly Seed[]): Told {
  const pieces = countedWith(group, byBill, seeds);
  const limit = seeds.reduce((most, seed) => maximum(most, seed.limit), ZERO);
  const measure = seeds[0] === undefined ? "net" : measureOf(seeds[0]);
  const figures = { count: String(pieces.length), total: fractionText(totalSize(measure, pieces)), limit: fractionText(limit) };
  const values = { ...figures, ...spanText(group.plan, pieces), ...approversOf(group, pieces), grade: highestNeeded(group.plan, seeds) };
  return { pieces, finding: findingOf("splitting", values, clusterPlace(seeds, pieces)) };
}

function splittingOfBill(group: AuditGroup, bill: string, changes: readonly Piece[], seeds: readonly Seed[]): Told {
  const { plan } = group;
  const pieces = membersOf(changes, seeds);
  const last = seeds.at(-1)?.audited.judgement;
  const reached = last === undefined ? undefined : reachInShare(plan, last);
  const mostShare = reached === undefined || reached === "no limit" ? "" : fractionText(reached);
  const total = last === undefined ? undefined : shareText(withFigures(last.question, { changed: totalSize(last.ready.body.amount, pieces) }));
  const values = { bill, count: String(pieces.length), mostShare, share: total ?? "", grade: highestNeeded(plan, seeds) };
  return {
    pieces,
    finding: findingOf("splitting-of-bill", { ...values, ...spanText(plan, pieces), ...approversOf(group, pieces) }, clusterPlace(seeds, pieces)),
  };
}

/** Of the seeds' account, and of other accounts what changes a seed's bill. */
function countedWith({ pieces }: AuditGroup, byBill: ReadonlyMap<string, readonly Piece[]>, seeds: readonly Seed[]): readonly Piece[] {
  const [first] = seeds;
  const account = first === undefined ? "" : accountOf(first.audited.judgement.piece);
  const own = pieces.filter((piece) => accountOf(piece) === account);
  if (own.length === pieces.length) return membersOf(pieces, seeds);
  const seedsOf = new Map<string, Seed[]>();
  for (const seed of seeds) {
    const bill = billOf(seed.audited.judgement.piece);
    if (bill !== undefined) listAt(seedsOf, bill).push(seed);
  }
  const others = [...seedsOf].flatMap(([bill, some]) =>
    membersOf(
      (byBill.get(bill) ?? []).filter((piece) => accountOf(piece) !== account),
      some,
    ),
  );
  return byDay([...membersOf(own, seeds), ...others]);
}

/** Small pieces that count beside a seed, and the seeds. */
function membersOf(pieces: readonly Piece[], seeds: readonly Seed[]): readonly Piece[] {
  const [first] = seeds;
  if (first === undefined) return [];
  const own = new Set(seeds.map(({ audited }) => audited.judgement.piece));
  const limit = seeds.reduce((most, seed) => maximum(most, seed.limit), ZERO);
  const measure = measureOf(first);
  const isBeside = (piece: Piece): boolean => {
    const { day } = piece.revision;
    // The first seed that can see it sees it as soon as any does, unless it counts only later, having been carried out after its end.
    const from = piece.executed !== undefined && piece.ends !== undefined && piece.ends <= piece.executed ? Math.max(day, piece.executed) : day;
    const seed = firstFrom(seeds, day);
    const later = firstFrom(seeds, from);
    return [seed, later].some((each) => each !== undefined && each.start < day && countsOn(piece, each.day));
  };
  return byDay(pieces.filter((piece) => own.has(piece) || (compare(sizeBy(measure, piece.revision), limit) <= 0 && isBeside(piece))));
}

/** The first seed on or after the day; they are in the order of their days. */
function firstFrom(seeds: readonly Seed[], day: Day): Seed | undefined {
  let [low, high] = [0, seeds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seeds[middle]?.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return seeds[low];
}

function piecesByBill(pieces: readonly Piece[]): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const bill = billOf(piece);
    if (bill !== undefined) listAt(found, bill).push(piece);
  }
  return found;
}

function measureOf({ audited }: Seed): "net" | "gross" {
  return audited.judgement.ready.body.amount;
}

function gradeText(plan: Plan, { judgement: { answer } }: Audited): string {
  return gradeName(plan, answer.needs?.rank ?? plan.oversight.grades.length - 1);
}

/** Where no grade may allow the whole, the highest. */
function highestNeeded(plan: Plan, seeds: readonly Seed[]): string {
  const top = plan.oversight.grades.length - 1;
  const ranks = seeds.map(({ audited }) => audited.judgement.answer.needs?.rank ?? top);
  return gradeName(
    plan,
    ranks.reduce((highest, rank) => Math.max(highest, rank), 0),
  );
}

function placeOf({ judgement }: Audited, pieces: readonly Piece[]): FindingPlace {
  return { ...judgement.voted.place, records: requestIds(pieces) };
}

function clusterPlace(seeds: readonly Seed[], pieces: readonly Piece[]): FindingPlace {
  const last = seeds.at(-1);
  return last === undefined ? {} : placeOf(last.audited, pieces);
}
