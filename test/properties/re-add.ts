// Adds a bill up again from its trace alone, in fractions: what the trace says went in must give what it says came out.
import type { BillTrace, LineTrace, SegmentTrace, TraceNode, TraceValue } from "../../src/engine/trace.ts";
import type { Exact } from "../../src/values/exact.ts";
import type { Mode, Rational } from "../generators/rational.ts";
import { fraction, least, minus, most, NONE, order, over, plus, rational, roundTo, shown, sumOf, times, whole } from "../generators/rational.ts";

/** What does not add up: `line energy: 12 is said, its parts give 13`. */
export function problemsOf(trace: BillTrace): readonly string[] {
  const problems: string[] = [];
  const seen = new Set<TraceNode>();
  const tell = (what: string, said: string, found: string): void => {
    if (said !== found) problems.push(`${what}: ${said} is said, its parts give ${found}`);
  };
  const walk = (line: string, span: SegmentTrace | BillTrace["facts"]["period"], node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const input of node.inputs) walk(line, span, input);
    for (const block of node.blocks ?? []) {
      tell(`${line}, block ${block.block}`, text(block.amount), shown(times(rationalOf(block.quantity), numberOf(block.rate.value))));
      walk(line, span, block.rate);
    }
    for (const row of node.rows ?? []) {
      const quantity = rationalOf(row.quantity);
      const isInside =
        (row.block === 1 || order(quantity, rationalOf(row.lower)) > 0) && (row.upper === undefined || order(quantity, rationalOf(row.upper)) <= 0);
      tell(`${line}, row ${row.block}`, "inside", isInside ? "inside" : "outside");
      tell(`${line}, row ${row.block}`, text(row.quantity), shown(numberOf(node.inputs[0]?.value ?? row.quantity)));
    }
    const found = again(trace, span, node);
    if (found !== undefined) tell(`${line}, ${node.expression.kind}`, valueText(node.value), valueText(found));
  };
  for (const line of trace.lines) addLine(trace, line, walk, tell);
  for (const { group, sum, amount, printed } of trace.groups) {
    const parts = group.lines.filter(({ memo }) => !memo).map(({ name }) => rationalOf(lineNamed(trace, name).amount));
    tell(`group ${group.name}`, text(sum), shown(sumOf(parts)));
    tell(`group ${group.name} rounded`, text(amount), shown(group.round === undefined ? rationalOf(sum) : rounded(rationalOf(sum), group.round)));
    tell(`group ${group.name} printed`, text(printed), shown(group.print === undefined ? rationalOf(amount) : rounded(rationalOf(amount), group.print)));
  }
  addSums(trace, walk, tell);
  return problems;
}

type Tell = (what: string, said: string, found: string) => void;
type Walk = (line: string, span: BillTrace["facts"]["period"], node: TraceNode) => void;

function addLine(trace: BillTrace, { line, segments, sum, amount, printed }: LineTrace, walk: Walk, tell: Tell): void {
  const { period } = trace.facts;
  tell(`line ${line.name}, days`, segments.map(({ from, to }) => `${from}..${to}`).join(), tiled(period, segments));
  for (const segment of segments) {
    walk(`line ${line.name}`, segment, segment.value);
    for (const { condition } of segment.considered) walk(`line ${line.name}`, segment, condition);
    const { type } = segment.value.expression;
    const share = type.kind === "quantity" && type.share === "level" ? over(whole(segment.to - segment.from), whole(period.to - period.from)) : whole(1);
    const weighed = times(numberOf(segment.value.value), share);
    const roundsHere = line.round !== undefined && line.roundScope === "each segment";
    tell(`line ${line.name}, segment`, text(segment.amount), shown(roundsHere && line.round !== undefined ? rounded(weighed, line.round) : weighed));
    const held = segment.considered.filter((entry) => entry.held).map(({ exception }) => exception);
    const beaten = held.flatMap(({ over: names }) => names);
    tell(`line ${line.name}, exception`, segment.taken?.name ?? "none", held.find(({ name }) => !beaten.includes(name))?.name ?? "none");
    for (const entry of segment.considered) tell(`line ${line.name}, condition`, String(entry.held), String(entry.condition.value));
  }
  tell(`line ${line.name}`, text(sum), shown(sumOf(segments.map((segment) => rationalOf(segment.amount)))));
  const once = line.round !== undefined && line.roundScope !== "each segment" ? rounded(rationalOf(sum), line.round) : rationalOf(sum);
  tell(`line ${line.name} rounded`, text(amount), shown(once));
  tell(`line ${line.name} printed`, text(printed), shown(line.print === undefined ? rationalOf(amount) : rounded(rationalOf(amount), line.print)));
}

/** The same segments, each from where the last ended, over the whole period. */
function tiled(period: BillTrace["facts"]["period"], segments: readonly SegmentTrace[]): string {
  return segments.map((_, at) => `${segments[at - 1]?.to ?? period.from}..${segments[at + 1]?.from ?? period.to}`).join();
}

function addSums(trace: BillTrace, walk: Walk, tell: Tell): void {
  const counted = trace.tariff.items.flatMap((item) => {
    if (item.kind === "group") return trace.groups.filter(({ group }) => group.name === item.name).map(({ amount }) => rationalOf(amount));
    return item.memo ? [] : [rationalOf(lineNamed(trace, item.name).amount)];
  });
  tell("total", text(trace.total), shown(plus(sumOf(counted), rationalOf(trace.facts.trueUp))));
  const { rule, due, payable, carried, dropped } = trace.payable;
  walk("payable", trace.facts.period, due);
  tell("payable", text(payable), shown(rule.round === undefined ? numberOf(due.value) : rounded(numberOf(due.value), rule.round)));
  tell("remainder", shown(plus(rationalOf(carried), rationalOf(dropped))), shown(minus(numberOf(due.value), rationalOf(payable))));
}

/** The node's value from its inputs; undefined for what the trace takes from the facts or from a search of its own. */
function again(trace: BillTrace, span: BillTrace["facts"]["period"], node: TraceNode): Figures | undefined {
  const { expression, inputs, blocks } = node;
  const [first, second] = inputs;
  const last = inputs.at(-1);
  switch (expression.kind) {
    case "number":
      return rational(expression.value);
    case "builtin":
      if (expression.name === "days") return whole(span.to - span.from);
      if (expression.name === "total") return rationalOf(trace.total);
      return expression.name === "brought_forward" ? rationalOf(trace.facts.broughtForward) : expression.name === "base" ? first?.value : undefined;
    case "let":
      return first?.value;
    case "rate":
      return isIndexed(node.value) ? undefined : last?.value;
    case "through":
      return blocksSum(node.value, blocks ?? []);
    case "total":
      return first === undefined ? undefined : sumOf(pointsOf(first.value).map(([, point]) => point));
    case "select":
      return first === undefined ? undefined : pointsOf(first.value).find(([daypart]) => daypart === expression.member)?.[1];
    case "negative":
      return first === undefined ? undefined : mapped(first.value, (value) => minus(NONE, value));
    case "arithmetic":
      return first === undefined || second === undefined ? undefined : joined(first.value, second.value, (a, b) => operated(expression, a, b));
    case "extreme":
      return inputs.map(({ value }): Figures => value).reduce((a, b) => joined(a, b, expression.which === "min" ? least : most));
    case "rounded":
      return first === undefined ? undefined : mapped(first.value, (value) => rounded(value, expression.rounding));
    case "if":
      return second?.value;
    case "not":
      return first?.value !== true;
    case "logic":
      return expression.word === "or" ? inputs.some(({ value }) => value === true) : inputs.every(({ value }) => value === true);
    case "comparison":
      return first === undefined || second === undefined ? undefined : compared(expression.sign, first.value, second.value);
    case "one of":
      return typeof first?.value === "string" && expression.values.includes(first.value);
    case "line":
      return isWhole(trace, span) ? readOf(trace, expression.name) : undefined;
    case "sum of tag":
      return isWhole(trace, span) ? sumOf(expression.lines.map((name) => readOf(trace, name))) : undefined;
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "choice":
    case "date":
    case "fold":
    case "by daypart":
    case "power factor":
    case "unknown":
      return undefined;
  }
}

type Figures = TraceValue | Rational;

function isWhole({ facts }: BillTrace, span: BillTrace["facts"]["period"]): boolean {
  return span.from === facts.period.from && span.to === facts.period.to;
}

function readOf(trace: BillTrace, name: string): Rational {
  const group = trace.groups.find((other) => other.group.name === name);
  return rationalOf(group === undefined ? lineNamed(trace, name).amount : group.amount);
}

function lineNamed(trace: BillTrace, name: string): LineTrace {
  const found = trace.lines.find(({ line }) => line.name === name);
  if (found === undefined) throw new RangeError(`the trace has no line ${name}`);
  return found;
}

function operated(expression: TraceNode["expression"] & { readonly kind: "arithmetic" }, a: Rational, b: Rational): Rational {
  const { sign, places } = expression;
  if (sign !== "/") return { "+": plus, "-": minus, "*": times }[sign](a, b);
  const exact = over(a, b);
  return places === undefined ? exact : roundTo(exact, fraction(1n, 10n ** BigInt(places.count)), places.mode);
}

function compared(sign: "=" | "!=" | "<" | "<=" | ">" | ">=", left: TraceValue, right: TraceValue): boolean {
  const found = typeof left === "string" || typeof right === "string" ? (left === right ? 0 : 1) : order(pointOf(left), pointOf(right));
  return { "=": found === 0, "!=": found !== 0, "<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0 }[sign];
}

/** A number or a day. */
function pointOf(value: TraceValue): Rational {
  return typeof value === "object" && "day" in value ? whole(value.day) : numberOf(value);
}

function blocksSum(value: TraceValue, blocks: NonNullable<TraceNode["blocks"]>): Figures {
  const sum = (of: readonly NonNullable<TraceNode["blocks"]>[number][]): Rational => sumOf(of.map(({ amount }) => rationalOf(amount)));
  if (!isIndexed(value)) return sum(blocks);
  return pointwise(Object.keys(value.byDaypart).map((daypart) => [daypart, sum(blocks.filter((block) => block.daypart === daypart))]));
}

interface Pointwise {
  readonly points: ReadonlyMap<string, Rational>;
}

function pointwise(points: readonly (readonly [string, Rational])[]): Rational & Pointwise {
  return { ...NONE, points: new Map(points) };
}

function isIndexed(value: Figures): value is TraceValue & { readonly byDaypart: Readonly<Record<string, Exact>> } {
  return typeof value === "object" && "byDaypart" in value;
}

function pointsOf(value: Figures): readonly (readonly [string, Rational])[] {
  if (typeof value === "object" && "points" in value && value.points instanceof Map) return [...value.points];
  if (isIndexed(value)) return Object.entries(value.byDaypart).map(([daypart, point]) => [daypart, rationalOf(point)]);
  return [["", numberOf(value)]];
}

function mapped(value: Figures, change: (point: Rational) => Rational): Figures {
  const points = pointsOf(value).map(([daypart, point]) => [daypart, change(point)] as const);
  return points.length === 1 && points[0]?.[0] === "" ? points[0][1] : pointwise(points);
}

function joined(left: Figures, right: Figures, join: (a: Rational, b: Rational) => Rational): Figures {
  const [a, b] = [pointsOf(left), pointsOf(right)];
  const single = (points: typeof a): Rational | undefined => (points.length === 1 && points[0]?.[0] === "" ? points[0][1] : undefined);
  const [one, other] = [single(a), single(b)];
  if (one !== undefined) return mapped(right, (point) => join(one, point));
  if (other !== undefined) return mapped(left, (point) => join(point, other));
  return pointwise(a.map(([daypart, point]) => [daypart, join(point, b.find(([name]) => name === daypart)?.[1] ?? NONE)]));
}

function rounded(value: Rational, { step, mode }: { readonly step: string; readonly mode: Mode }): Rational {
  return roundTo(value, rational(step), mode);
}

function numberOf(value: Figures): Rational {
  if (typeof value === "object" && "top" in value) return value;
  if (typeof value === "object" && "numerator" in value) return rationalOf(value);
  throw new TypeError(`not one number: ${JSON.stringify(value)}`);
}

export function rationalOf({ numerator, denominator }: Exact): Rational {
  return over(rational(numerator.toFixed()), rational(denominator.toFixed()));
}

function text(value: Exact): string {
  return shown(rationalOf(value));
}

function valueText(value: Figures): string {
  if (typeof value !== "object" || "day" in value) return JSON.stringify(value);
  return pointsOf(value)
    .map(([daypart, point]) => `${daypart} ${shown(point)}`)
    .join();
}
