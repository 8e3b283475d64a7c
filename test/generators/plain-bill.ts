// A bill worked out from a generated rule file's own data, line by line, in fractions: slow, plain, and without any code of src/.
import type { Case, Span } from "./plain-versions.ts";
import {
  columnIn,
  factChanges,
  factIn,
  heatOn,
  monthsIn,
  PlainRefusal,
  readsByReadings,
  scaledEdges,
  usageIn,
  versionFor,
  versionOn,
} from "./plain-versions.ts";
import type { Rational } from "./rational.ts";
import { least, minus, most, NONE, order, over, plus, rational, roundTo, sumOf, times, whole } from "./rational.ts";
import type { FieldName, Request } from "./requests.ts";
import type { Ending, ExceptionRules, Formula, GroupRules, LineRules, RateRules, Rules, VersionRules } from "./rules.ts";
import { allLines, contentOf, rateNamed, splits } from "./rules.ts";

export interface PlainFigure {
  readonly amount: Rational;
  readonly printed: Rational;
}

export interface PlainBill {
  readonly kind: "bill";
  readonly lines: ReadonlyMap<string, PlainFigure & { readonly segments: readonly Span[] }>;
  readonly groups: ReadonlyMap<string, PlainFigure>;
  readonly total: Rational;
  readonly payable: Rational;
  readonly carried: Rational;
  readonly dropped: Rational;
}

export type PlainResult = PlainBill | { readonly kind: "refused"; readonly code: string };

export function plainBill(rules: Rules, request: Request): PlainResult {
  try {
    return workOut({ rules, request });
  } catch (problem) {
    if (problem instanceof PlainRefusal) return { kind: "refused", code: problem.code };
    throw problem;
  }
}

function workOut(about: Case): PlainBill {
  const { rules, request } = about;
  const book: Book = { about, lines: new Map(), groups: new Map() };
  for (const item of rules.items) {
    if (item.kind === "group") groupOf(book, item);
    else lineOf(book, item);
  }
  const counted = rules.items.flatMap((item) => (item.kind === "group" ? groupOf(book, item) : item.memo ? [] : lineOf(book, item)));
  const total = sumOf(counted.map(({ amount }) => amount));
  const due = plus(total, rational(request.broughtForward));
  const payable = roundTo(due, rational(rules.payable.step), rules.payable.mode);
  const rest = minus(due, payable);
  const carries = rules.payable.remainder === "carry";
  return { kind: "bill", lines: book.lines, groups: book.groups, total, payable, carried: carries ? rest : NONE, dropped: carries ? NONE : rest };
}

interface Book {
  readonly about: Case;
  readonly lines: Map<string, PlainFigure & { readonly segments: readonly Span[] }>;
  readonly groups: Map<string, PlainFigure>;
}

function groupOf(book: Book, group: GroupRules): PlainFigure {
  const known = book.groups.get(group.name);
  if (known !== undefined) return known;
  const sum = sumOf(
    group.lines
      .map((line) => lineOf(book, line))
      .filter((_, at) => group.lines[at]?.memo !== true)
      .map(({ amount }) => amount),
  );
  const figure = figureOf(sum, group.ending);
  book.groups.set(group.name, figure);
  return figure;
}

function figureOf(sum: Rational, { word, mode, step }: Ending): PlainFigure {
  const ended = roundTo(sum, rational(step), mode);
  return { amount: word === "round" ? ended : sum, printed: ended };
}

function lineOf(book: Book, line: LineRules): PlainFigure {
  const known = book.lines.get(line.name);
  if (known !== undefined) return known;
  const segments = segmentsOf(book.about, line, book.about.request);
  const sum = sumOf(segments.map((span) => amountIn(book, line, span)));
  const once = line.ending.word === "print" || line.scope !== "each segment";
  const figure = once ? figureOf(sum, line.ending) : { amount: sum, printed: sum };
  book.lines.set(line.name, { ...figure, segments });
  return figure;
}

/** The parts of the span in which nothing that the line uses changes. */
function segmentsOf(about: Case, line: LineRules, span: Span): readonly Span[] {
  if (line.scope === "over bill") return [span];
  const days: number[] = [];
  for (let day = span.from + 1; day < span.to; day += 1) if (changesOn(about, line, day)) days.push(day);
  return [span.from, ...days].map((from, at) => ({ from, to: days[at] ?? span.to }));
}

function changesOn(about: Case, line: LineRules, day: number): boolean {
  const { rules, request } = about;
  const rate = rateOf(rules, line.formula);
  // Only what the line reads counts: the columns of this customer on that day.
  const content = (on: number): string => {
    const version = rate === undefined ? undefined : versionOn(rules, rate, on, request.known);
    if (rate === undefined || version === undefined) return "";
    const columns = (rules.dayparts ?? [""]).map((daypart) => columnIn(about, rate, { from: day, to: day + 1 }, daypart));
    return contentOf({ ...version, cells: version.cells.map((row) => columns.map((column) => row[column] ?? "")) });
  };
  if (rate !== undefined && splits(rate.crossing ?? rules.crossing) && content(day) !== content(day - 1)) return true;
  if (asksHeat(line, rate) && heatOn(about, day) !== heatOn(about, day - 1)) return true;
  return fieldsAsked(line, rate).some((field) => factChanges(request, field, { from: day - 1, to: day + 1 }).includes(day));
}

export function rateOf(rules: Rules, formula: Formula): RateRules | undefined {
  return "rate" in formula ? rateNamed(rules, formula.rate) : undefined;
}

export function asksHeat({ formula }: LineRules, rate: RateRules | undefined): boolean {
  return formula.kind === "hot share" || rate?.keys.includes("heat") === true;
}

export function fieldsAsked({ formula, exceptions }: LineRules, rate: RateRules | undefined): readonly FieldName[] {
  const keys = (rate?.keys ?? []).filter((key) => key === "class" || key === "rural");
  const households = rate?.widths?.households === true ? (["households"] as const) : [];
  const contracted = formula.kind === "demand" ? (["contracted"] as const) : [];
  return [...keys, ...households, ...contracted, ...exceptions.map(({ field }) => field)];
}

/** What the line comes to in the span, weighted and rounded as it rounds there. */
function amountIn(book: Book, line: LineRules, span: Span): Rational {
  const { about } = book;
  const holding = line.exceptions.filter(({ field, value }) => factIn(about, field, span) === value);
  const beaten = holding.flatMap(({ over: names }) => names);
  const taken = holding.filter(({ name }) => !beaten.includes(name));
  if (taken.length > 1) throw new PlainRefusal("exceptions-conflict");
  const value = exceptedOf(taken[0], () => valueIn(book, line, span));
  const { request } = about;
  const share = isLevel(about.rules, line.formula) ? over(whole(span.to - span.from), whole(request.to - request.from)) : whole(1);
  const weighed = times(value, share);
  const roundsHere = line.ending.word === "round" && line.scope === "each segment";
  return roundsHere ? roundTo(weighed, rational(line.ending.step), line.ending.mode) : weighed;
}

function exceptedOf(taken: ExceptionRules | undefined, base: () => Rational): Rational {
  if (taken === undefined) return base();
  return taken.percent === undefined ? NONE : times(hundredth(taken.percent), base());
}

function hundredth(percent: string): Rational {
  return over(rational(percent), whole(100));
}

/** An amount for the bill, which a part of the bill has a part of. */
function isLevel(rules: Rules, formula: Formula): boolean {
  if (formula.kind === "band" || formula.kind === "threshold") return true;
  return formula.kind === "fee" && rateNamed(rules, formula.rate).unit.kind === "bill";
}

function valueIn(book: Book, line: LineRules, span: Span): Rational {
  const { about } = book;
  const { formula } = line;
  switch (formula.kind) {
    case "through":
      return throughIn(about, formula, span);
    case "times":
      return timesIn(about, formula.rate, span);
    case "fee":
      return feeIn(about, formula.rate, span);
    case "band": {
      const rate = rateNamed(about.rules, formula.rate);
      const version = versionFor(about, rate, span);
      const quantity = sumOf(usageIn(about, span, readsByReadings(about.rules, rate)));
      return cellOf(about, rate, version, span, rowOf(edgesOf(about, rate, version, span), quantity), "");
    }
    case "percent":
      return times(
        hundredCell(about, formula.rate, span),
        "tag" in formula.of ? taggedSum(book, line, formula.of.tag) : lineInside(book, formula.of.line, span),
      );
    case "least":
      return most(NONE, minus(feeIn(about, formula.rate, span), taggedSum(book, line, formula.tag)));
    case "hot share":
      return heatOn(about, span.from) === "hot" ? times(hundredth(formula.percent), timesIn(about, formula.rate, span)) : NONE;
    case "threshold":
      return holds(sumOf(usageIn(about, span, false)), formula.sign, rational(formula.quantity)) ? rational(formula.amount) : NONE;
    case "demand": {
      const contracted = times(hundredth(formula.percent), rational(factIn(about, "contracted", span)));
      return times(most(rational(about.request.demand), contracted), feeIn(about, formula.rate, span));
    }
  }
}

function holds(a: Rational, sign: "<" | "<=" | ">" | ">=", b: Rational): boolean {
  const found = order(a, b);
  return { "<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0 }[sign];
}

/** Price times days or months, by the unit of the price. */
function feeIn(about: Case, name: string, span: Span): Rational {
  const rate = rateNamed(about.rules, name);
  const price = singleCell(about, rate, span);
  const { unit } = rate;
  if (unit.kind === "month") return times(price, monthsIn(about.rules, span));
  return unit.kind === "days" || unit.kind === "demand" ? times(price, over(whole(span.to - span.from), whole(unit.days))) : price;
}

function hundredCell(about: Case, name: string, span: Span): Rational {
  return over(singleCell(about, rateNamed(about.rules, name), span), whole(100));
}

function singleCell(about: Case, rate: RateRules, span: Span, daypart = ""): Rational {
  return cellOf(about, rate, versionFor(about, rate, span), span, 0, daypart);
}

function cellOf(about: Case, rate: RateRules, version: VersionRules, span: Span, row: number, daypart: string): Rational {
  return rational(version.cells[row]?.[columnIn(about, rate, span, daypart)] ?? "");
}

function edgesOf(about: Case, rate: RateRules, version: VersionRules, span: Span): readonly Rational[] {
  return rate.widths === undefined ? [] : scaledEdges(about, rate.widths, version, span);
}

/** Up to and including its upper edge. */
function rowOf(edges: readonly Rational[], quantity: Rational): number {
  const found = edges.findIndex((edge) => order(quantity, edge) <= 0);
  return found < 0 ? edges.length : found;
}

function timesIn(about: Case, name: string, span: Span): Rational {
  const rate = rateNamed(about.rules, name);
  const parts = usageIn(about, span, readsByReadings(about.rules, rate));
  return sumOf(parts.map((part, register) => times(part, singleCell(about, rate, span, about.rules.dayparts?.[register]))));
}

function throughIn(about: Case, formula: Formula & { readonly kind: "through" }, span: Span): Rational {
  const { rules } = about;
  const rate = rateNamed(rules, formula.rate);
  const version = versionFor(about, rate, span);
  const edges = edgesOf(about, rate, version, span);
  const parts = usageIn(about, span, readsByReadings(rules, rate));
  const all = sumOf(parts);
  const { registers } = formula;
  const columns = (rules.dayparts ?? [""]).map((daypart) => columnIn(about, rate, span, daypart));
  const price = (row: number, register: number): Rational => rational(version.cells[row]?.[columns[register] ?? 0] ?? "");
  const alone = (quantity: Rational, register: number): Rational =>
    sumOf(rowShares(edges, quantity, formula.whole).map((part, row) => (part.top === 0n ? NONE : times(part, price(row, register)))));
  if (rules.dayparts === undefined || registers.kind === "total") return alone(all, 0);
  if (registers.kind === "each alone") return sumOf(parts.map(alone));
  const step = over(whole(1), rational(`1${"0".repeat(registers.places)}`));
  const lastUsed = parts.findLastIndex(({ top }) => top !== 0n);
  return sumOf(
    rowShares(edges, all, formula.whole).map((part, row) => {
      if (part.top === 0n) return NONE;
      let left = part;
      const shares = parts.map((own, register) => {
        if (own.top === 0n) return NONE;
        const share = register === lastUsed ? left : least(left, roundTo(over(times(part, own), all), step, registers.mode));
        left = minus(left, share);
        return share;
      });
      return sumOf(shares.map((share, register) => times(share, price(row, register))));
    }),
  );
}

/** How much of the quantity lies in each row. */
export function rowShares(edges: readonly Rational[], quantity: Rational, whole_: boolean): readonly Rational[] {
  const reached = rowOf(edges, quantity);
  return [...edges, quantity].map((_, row) => {
    if (whole_) return row === reached ? quantity : NONE;
    const lower = row === 0 ? NONE : (edges[row - 1] ?? NONE);
    const upper = edges[row];
    return most(NONE, minus(upper === undefined ? quantity : least(quantity, upper), lower));
  });
}

/** Lines outside groups and groups, as they end; never the line itself. */
function taggedSum(book: Book, self: LineRules, tag: string): Rational {
  return sumOf(
    book.about.rules.items
      .filter(({ name, tags }) => name !== self.name && tags.includes(tag))
      .map((item) => (item.kind === "group" ? groupOf(book, item) : lineOf(book, item)).amount),
  );
}

/** Another line in a part of the bill: its own parts that lie inside, added. Over the whole bill it is its final amount. */
function lineInside(book: Book, name: string, span: Span): Rational {
  const line = allLines(book.about.rules).find((other) => other.name === name);
  if (line === undefined) throw new RangeError(`no line ${name}`);
  const { request } = book.about;
  if (span.from === request.from && span.to === request.to) return lineOf(book, line).amount;
  return sumOf(segmentsOf(book.about, line, span).map((part) => amountIn(book, line, part)));
}
