// Which whole numbers a plain fixed-point backend meets where it works an expression out from its parts, each part over the denominator that the plan
// states for it. Worked out here from the trace in fractions, with nothing of the checker's own arithmetic.
import type { Denominator, Expression } from "../../../../src/dsl/program.ts";
import type { BlockTrace, TraceNode, TraceValue } from "../../../../src/engine/trace.ts";
import type { Rational } from "../../../generators/rational.ts";
import { plus, rational, size, sumOf } from "../../../generators/rational.ts";
import { rationalOf } from "../../../properties/re-add.ts";
import type { BillSizes } from "./bill-sizes.ts";
import { commonMultiple, denominatorIn } from "./bill-sizes.ts";

export interface Stated {
  readonly denominators: Readonly<Record<number, Denominator>>;
  readonly sizes: BillSizes;
}

/** `what`: the step at which it is met. */
export interface Met {
  readonly what: string;
  readonly number: Rational;
}

/** The parts' own numbers, those of each step, and the result. Not those met on the way to a part. */
export function metIn(stated: Stated, node: TraceNode): readonly Met[] {
  const { expression } = node;
  const readsLines = expression.kind === "line" || expression.kind === "sum of tag";
  const parts = readsLines ? [] : [...node.inputs, ...(node.blocks ?? []).map(({ rate }) => rate)].flatMap((input) => own(stated, input));
  return [
    ...parts.flatMap(({ number, over }) => named("a part", [scaled(number, over)])),
    ...own(stated, node).flatMap(({ number, over }) => named("the value", [scaled(number, over)])),
    ...named(`a step of ${expression.kind}`, stepsOf(stated, node)),
  ];
}

export function scaled(number: Rational, over: bigint): Rational {
  return { top: number.top * over, bottom: number.bottom };
}

export function numbersIn(value: TraceValue): readonly Rational[] {
  if (typeof value !== "object") return [];
  if ("byDaypart" in value) return Object.values(value.byDaypart).map(rationalOf);
  return "numerator" in value ? [rationalOf(value)] : [];
}

/** Both sides of `number / step` in whole numbers, doubled to compare the rest with a half. */
export function roundingSteps(number: Rational, over: bigint, step: Rational): readonly Rational[] {
  return [scaled(number, 2n * step.bottom * over), scaled({ top: step.top, bottom: 1n }, 2n * over)];
}

export function statedFor({ denominators }: Stated, { id, kind }: Expression): Denominator {
  const found = denominators[id];
  if (found === undefined) throw new Error(`no denominator for a ${kind}`);
  return found;
}

/** What does for both: the least common multiple of the constants, the higher of the powers. */
export function wider(a: Denominator, b: Denominator): Denominator {
  const factors = { ...a.factors };
  for (const [name, power] of Object.entries(b.factors)) factors[name] = Math.max(power, factors[name] ?? 0);
  return { constant: commonMultiple([BigInt(a.constant), BigInt(b.constant)]).toString(), factors };
}

function named(what: string, numbers: readonly Rational[]): readonly Met[] {
  return numbers.map((number) => ({ what, number: size(number) }));
}

function own(stated: Stated, node: TraceNode): readonly { readonly number: Rational; readonly over: bigint }[] {
  const numbers = numbersIn(node.value);
  if (numbers.length === 0) return [];
  const over = denominatorIn(statedFor(stated, node.expression), stated.sizes);
  return numbers.map((number) => ({ number, over }));
}

function stepsOf(stated: Stated, node: TraceNode): readonly Rational[] {
  const { expression, inputs } = node;
  const together = (over: bigint): readonly Rational[] => inputs.flatMap(({ value }) => numbersIn(value)).map((number) => scaled(number, over));
  switch (expression.kind) {
    case "arithmetic":
      return arithmeticSteps(stated, expression, node);
    case "extreme":
      return together(denominatorIn(statedFor(stated, expression), stated.sizes));
    case "comparison":
      return together(denominatorIn(wider(statedFor(stated, expression.left), statedFor(stated, expression.right)), stated.sizes));
    case "rounded":
      return inputs.flatMap((input) => own(stated, input)).flatMap(({ number, over }) => roundingSteps(number, over, rational(expression.rounding.step)));
    case "power factor":
      return rootSteps(stated, expression, inputs);
    case "through":
    case "rate":
      return tableSteps(node);
    default:
      return [];
  }
}

function arithmeticSteps(stated: Stated, expression: Expression & { readonly kind: "arithmetic" }, { value, inputs }: TraceNode): readonly Rational[] {
  const [left, right] = inputs;
  if (left === undefined || right === undefined) throw new Error("arithmetic of one part");
  const result = denominatorIn(statedFor(stated, expression), stated.sizes);
  const [over, under] = [left, right].map((side) => denominatorIn(statedFor(stated, side.expression), stated.sizes));
  return pairsOf(value, left.value, right.value).flatMap(([a, b]) => {
    if (expression.sign === "+" || expression.sign === "-") return [scaled(a, result), scaled(b, result)];
    if (expression.sign === "*") return [scaled({ top: a.top * b.top, bottom: a.bottom * b.bottom }, (over ?? 1n) * (under ?? 1n))];
    // N/D divided by M/E is N E / (D M).
    const both = 2n * 10n ** BigInt(expression.places?.count ?? 0) * (over ?? 1n) * (under ?? 1n);
    return expression.places === undefined ? [] : [scaled(a, both), scaled(b, both)];
  });
}

/** Operands by daypart where either has dayparts. */
function pairsOf(result: TraceValue, left: TraceValue, right: TraceValue): readonly (readonly [Rational, Rational])[] {
  const dayparts = typeof result === "object" && "byDaypart" in result ? Object.keys(result.byDaypart) : [""];
  return dayparts.map((daypart) => [at(left, daypart), at(right, daypart)]);
}

function at(value: TraceValue, daypart: string): Rational {
  if (typeof value === "object" && "byDaypart" in value) {
    const found = value.byDaypart[daypart];
    if (found !== undefined) return rationalOf(found);
  }
  if (typeof value === "object" && "numerator" in value) return rationalOf(value);
  throw new Error(`no number for ${daypart}`);
}

// The root is compared with a half step: squares of twice the active side with its decimals, and of the step's odd half times both sides.
function rootSteps(
  stated: Stated,
  { active, reactive, places }: Expression & { readonly kind: "power factor" },
  inputs: readonly TraceNode[],
): readonly Rational[] {
  const over = denominatorIn(wider(statedFor(stated, active), statedFor(stated, reactive)), stated.sizes);
  const squares = inputs.flatMap(({ value }) => numbersIn(value)).map((number) => squared(scaled(number, over)));
  const twice = 2n * 10n ** BigInt(places.count);
  return [...squares.slice(0, 1), sumOf(squares)].map((square) => scaled(square, twice ** 2n));
}

function squared({ top, bottom }: Rational): Rational {
  return { top: top ** 2n, bottom: bottom ** 2n };
}

/** Quantities and edges brought over what they have in common at the least; a block's part shared out in proportion. */
function tableSteps({ expression, blocks = [], inputs }: TraceNode): readonly Rational[] {
  if (expression.kind !== "through") return [];
  const compared = blocks.flatMap((block) => {
    const points = [block.quantity, block.lower, ...(block.upper === undefined ? [] : [block.upper])].map(rationalOf);
    const over = commonMultiple(points.map(({ bottom }) => bottom));
    return points.map((point) => scaled(point, over));
  });
  const { joint } = expression;
  if (joint.kind !== "pro rata") return compared;
  return [
    ...compared,
    ...shareSteps(
      blocks,
      numbersIn(inputs[0]?.value ?? "").filter(({ top }) => top !== 0n),
      10n ** BigInt(joint.places.count),
    ),
  ];
}

// width x part / all, to so many decimals: both sides in whole numbers, doubled.
function shareSteps(blocks: readonly BlockTrace[], parts: readonly Rational[], decimals: bigint): readonly Rational[] {
  const over = commonMultiple(parts.map(({ bottom }) => bottom));
  const all = scaled(parts.reduce(plus, { top: 0n, bottom: 1n }), over);
  const rows = [...new Set(blocks.map(({ block }) => block))];
  return rows.flatMap((row) => {
    const width = sumOf(blocks.filter(({ block }) => block === row).map(({ quantity }) => rationalOf(quantity)));
    const products = parts.map((part) => ({ top: width.top * part.top * (over / part.bottom), bottom: 1n }));
    return [...products.map((product) => scaled(product, 2n * decimals)), scaled(all, 2n * width.bottom)];
  });
}
