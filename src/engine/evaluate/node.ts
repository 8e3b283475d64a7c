// A node of the trace.
import type { Expression } from "../../dsl/program.ts";
import type { TraceNode, TraceValue } from "../trace.ts";

export function node(expression: Expression, value: TraceValue, inputs: readonly TraceNode[]): TraceNode {
  return { expression, value, inputs, version: undefined, blocks: undefined, rows: undefined };
}
