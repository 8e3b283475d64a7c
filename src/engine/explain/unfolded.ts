// Which lets of a bill are unfolded already, and in which line: the same let has a node of its own in each line and each part of the period.
// Two nodes are one where all that went into them is the same, down to the versions: then what is told of the first is true of the second.
import type { Expression } from "../../dsl/program.ts";
import { equals } from "../../values/exact.ts";
import type { TraceNode, TraceValue } from "../trace.ts";

export interface Unfolded {
  readonly places: Map<string, { readonly node: TraceNode; readonly line: string }[]>;
  /** Pairs found alike. */
  readonly alike: Map<TraceNode, Set<TraceNode>>;
}

export function nothingUnfolded(): Unfolded {
  return { places: new Map(), alike: new Map() };
}

/** The line that unfolds it. */
export function unfoldedBefore(unfolded: Unfolded, name: string, node: TraceNode): string | undefined {
  return unfolded.places.get(name)?.find((place) => isAlike(unfolded, place.node, node))?.line;
}

export function noteUnfolded({ places }: Unfolded, name: string, node: TraceNode, line: string): void {
  const known = places.get(name) ?? [];
  places.set(name, known);
  known.push({ node, line });
}

function isAlike(unfolded: Unfolded, a: TraceNode, b: TraceNode): boolean {
  if (a === b || unfolded.alike.get(a)?.has(b) === true) return true;
  const isSame =
    isSameExpression(a.expression, b.expression) &&
    a.version === b.version &&
    isSameValue(a.value, b.value) &&
    isSameLength(a.inputs, b.inputs) &&
    a.inputs.every((input, at) => isAlikeOrMissing(unfolded, input, b.inputs[at])) &&
    isSameBlocks(unfolded, a.blocks ?? [], b.blocks ?? []) &&
    isSameRows(a.rows ?? [], b.rows ?? []);
  if (isSame) unfolded.alike.set(a, (unfolded.alike.get(a) ?? new Set()).add(b));
  return isSame;
}

/** Each use of a let is an expression of its own; what the let stands for is one. */
function isSameExpression(a: Expression, b: Expression): boolean {
  return a === b || (a.kind === "let" && b.kind === "let" && a.name === b.name);
}

function isAlikeOrMissing(unfolded: Unfolded, a: TraceNode, b: TraceNode | undefined): boolean {
  return b !== undefined && isAlike(unfolded, a, b);
}

type Blocks = NonNullable<TraceNode["blocks"]>;
type Rows = NonNullable<TraceNode["rows"]>;

function isSameBlocks(unfolded: Unfolded, a: Blocks, b: Blocks): boolean {
  return isSameRows(a, b) && a.every((block, at) => isAlikeOrMissing(unfolded, block.rate, b[at]?.rate));
}

function isSameRows(a: Rows, b: Rows): boolean {
  return (
    isSameLength(a, b) &&
    a.every((row, at) => {
      const other = b[at];
      if (other === undefined || row.block !== other.block || row.daypart !== other.daypart) return false;
      const isSameUpper = row.upper === undefined || other.upper === undefined ? row.upper === other.upper : equals(row.upper, other.upper);
      return isSameUpper && equals(row.lower, other.lower) && equals(row.quantity, other.quantity);
    })
  );
}

function isSameLength(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length;
}

function isSameValue(a: TraceValue, b: TraceValue): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  if ("day" in a || "day" in b) return "day" in a && "day" in b && a.day === b.day;
  if ("numerator" in a || "numerator" in b) return "numerator" in a && "numerator" in b && equals(a, b);
  return Object.entries(a.byDaypart).every(([daypart, number]) => {
    const other = b.byDaypart[daypart];
    return other !== undefined && equals(number, other);
  });
}
