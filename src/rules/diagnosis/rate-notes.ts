// The price that the issued figures would come from, where one cell of one table alone was another: an interval, the prices of the table's own decimals inside it,
// and where the rules have such a price. A note on where to look, never an answer.
import type { Expression, Rate } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { TraceNode } from "../../engine/trace.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import {
  compare,
  decimalPlaces,
  decimalStep,
  decimalText,
  divide,
  equals,
  exactFromBigInt,
  exactFromText,
  exactFromWhole,
  fractionText,
  isZero,
  multiply,
  ONE,
  round,
  wholeFraction,
  ZERO,
} from "../../values/exact.ts";
import { ruleOf } from "./compared.ts";
import type { RateNote } from "./diagnosis.ts";
import type { Scene } from "./fault.ts";
import { withRates } from "./plan-variant.ts";
import type { Question } from "./question.ts";
import { solve } from "./solve.ts";
import { touchedByRate } from "./touches.ts";
import { vectorFrom } from "./vector.ts";

export function rateNotesOf(question: Question): readonly RateNote[] {
  const { bench, wanted, compared } = question;
  if (bench.scene.parts.true_up !== undefined) return [];
  return cellsOf(question).flatMap((cell) => {
    const touches = touchedByRate(bench, cell.rate.name);
    const isReached = touches === undefined || wanted.every((name) => touches.has(ruleOf(compared, name)));
    return isReached ? noteOn(question, cell) : [];
  });
}

type RateVersion = Rate["versions"][number];
type NumberCell = Expression & { readonly kind: "number" };

interface Cell {
  readonly rate: Rate;
  readonly version: RateVersion;
  readonly block: number | undefined;
  readonly cell: NumberCell;
}

/** Those that the right bill took a price from, each once. */
function cellsOf({ bench }: Question): readonly Cell[] {
  const found = new Map<Expression, Cell>();
  const seen = new Set<TraceNode>();
  const look = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const cell of cellsAt(bench.scene.plan, node)) if (!found.has(cell.cell)) found.set(cell.cell, cell);
    for (const input of [...node.inputs, ...(node.blocks ?? []).map(({ rate }) => rate)]) look(input);
  };
  for (const { segments } of bench.trace.lines) for (const { value } of segments) look(value);
  return [...found.values()];
}

function cellsAt(plan: Plan, { expression, blocks, inputs }: TraceNode): readonly Cell[] {
  if (expression.kind !== "rate" && expression.kind !== "through") return [];
  const rate = plan.rates[expression.rate];
  const used = [...(blocks ?? []).map((block) => ({ node: block.rate, block: block.block })), ...inputs.map((node) => ({ node, block: undefined }))];
  return used.flatMap(({ node, block }) => {
    const { expression: cell } = node;
    const version = rate?.versions.find((each) => cellsIn(each).includes(cell));
    return rate === undefined || version === undefined || cell.kind !== "number" ? [] : [{ rate, version, block, cell }];
  });
}

function cellsIn({ body }: RateVersion): readonly Expression[] {
  if (body.kind === "cells") return Object.values(body.cells);
  return body.kind === "blocks" ? Object.values(body.columns).flatMap(({ rows }) => rows.map(({ cell }) => cell)) : [];
}

/** Decimals beyond those of the table to which the interval is given. */
const FINER = 4;
const MOST_CANDIDATES = 5;

function noteOn(question: Question, { rate, version, block, cell }: Cell): readonly RateNote[] {
  const { bench, compared } = question;
  const { plan } = bench.scene;
  const unit = exactFromText(rate.unit.factor) ?? ONE;
  const billed = inUnit(cell, unit);
  const places = placesOf(rate, unit);
  const step = decimalStep(places + FINER);
  const most = multiply(isZero(billed) ? greatestOf(rate, unit) : billed, exactFromWhole(10));
  const touches = touchedByRate(bench, rate.name);
  const at = (multiple: bigint): ReturnType<typeof vectorFrom> => {
    const price = multiply(multiply(exactFromBigInt(multiple), step), unit);
    const changed: Scene = { ...bench.scene, plan: withRates(plan, (own) => (own === rate ? withCell(rate, version, cell, price) : own)) };
    return vectorFrom(bench, changed, touches);
  };
  const solved = solve(compared, { low: 0n, high: wholes(most, step), known: wholes(billed, step), at });
  if (solved === undefined) return [];
  const [least, last] = [multiply(exactFromBigInt(solved.least), step), multiply(exactFromBigInt(solved.most), step)];
  const candidates = pricesIn(least, last, decimalStep(places));
  return [
    {
      rate: rate.name,
      block,
      from: textFromDay(plan.calendar, version.from),
      billed: shown(billed, places),
      least: fractionText(least),
      most: fractionText(last),
      candidates: candidates.map((price) => shown(price, places)),
      found: candidates.flatMap((price) => foundIn(plan, rate, multiply(price, unit), shown(price, places))),
    },
  ];
}

function inUnit({ value }: NumberCell, unit: Exact): Exact {
  return divide(exactFromText(value) ?? ZERO, unit) ?? ZERO;
}

function numbersIn({ versions }: Rate): readonly NumberCell[] {
  return versions.flatMap((version) => cellsIn(version).flatMap((cell) => (cell.kind === "number" ? [cell] : [])));
}

/** As many as the finest price of the table has. */
function placesOf(rate: Rate, unit: Exact): number {
  return Math.max(0, ...numbersIn(rate).map((cell) => decimalPlaces(inUnit(cell, unit)) ?? 0));
}

function greatestOf(rate: Rate, unit: Exact): Exact {
  return numbersIn(rate).reduce((most, cell) => (compare(inUnit(cell, unit), most) > 0 ? inUnit(cell, unit) : most), ONE);
}

function wholes(value: Exact, step: Exact): bigint {
  return wholeFraction(round(divide(value, step) ?? ZERO, ONE, "floor")).numerator;
}

function withCell(rate: Rate, version: RateVersion, cell: NumberCell, price: Exact): Rate {
  const put = (own: Expression): Expression => (own === cell ? { ...cell, value: fractionText(price) } : own);
  const body = bodyWith(version.body, put);
  return { ...rate, versions: rate.versions.map((each) => (each === version ? { ...each, body } : each)) };
}

function bodyWith(body: RateVersion["body"], put: (cell: Expression) => Expression): RateVersion["body"] {
  if (body.kind === "unknown") return body;
  if (body.kind === "cells") return { ...body, cells: Object.fromEntries(Object.entries(body.cells).map(([key, own]) => [key, put(own)])) };
  const columns = Object.entries(body.columns).map(([key, { rows }]) => [key, { rows: rows.map((row) => ({ ...row, cell: put(row.cell) })) }] as const);
  return { ...body, columns: Object.fromEntries(columns) };
}

/** None where they are too many to say anything. */
function pricesIn(least: Exact, most: Exact, step: Exact): readonly Exact[] {
  const first = wholeFraction(round(divide(least, step) ?? ZERO, ONE, "ceiling")).numerator;
  const count = Number(wholes(most, step) - first) + 1;
  if (count < 1 || count > MOST_CANDIDATES) return [];
  return Array.from({ length: count }, (_, at) => multiply(exactFromBigInt(first + BigInt(at)), step));
}

/** With the decimals of the table: `2.10`. */
function shown(price: Exact, places: number): string {
  const text = decimalText(price) ?? fractionText(price);
  const [whole = "", fraction = ""] = text.split(".");
  return places === 0 || text.includes("/") ? text : `${whole}.${fraction.padEnd(places, "0")}`;
}

/** Cells of any rate of the same unit, in any version, that hold the price. */
function foundIn(plan: Plan, { unit }: Rate, price: Exact, text: string): RateNote["found"] {
  return Object.values(plan.rates).flatMap((other) =>
    other.unit.dimension !== unit.dimension
      ? []
      : other.versions.flatMap((version) => {
          const has = cellsIn(version).some((cell) => cell.kind === "number" && equals(exactFromText(cell.value) ?? ZERO, price));
          return has ? [{ price: text, rate: other.name, from: textFromDay(plan.calendar, version.from) }] : [];
        }),
  );
}
