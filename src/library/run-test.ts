// Runs a `test` block: bills its request and compares what it expects, exactly.
import type { Test, TestExpectation } from "../dsl/program.ts";
import type { BillTrace, BlockTrace, TraceNode } from "../engine/trace.ts";
import type { Exact } from "../values/exact.ts";
import { add, divide, equals, exactFromText, fractionText, ZERO } from "../values/exact.ts";
import type { BillResult, TestOutcome } from "./result.ts";

export function runTest(test: Test, bill: (request: unknown) => BillResult): TestOutcome {
  const result = bill(test.request);
  const problems = test.expectations.flatMap((expectation) => problemOf(expectation, result) ?? []);
  if (test.expectations.length === 0) problems.push("it expects nothing");
  if (result.kind === "refused" && !test.expectations.some(({ kind }) => kind === "refused")) {
    problems.unshift(`the bill is refused: ${result.failures.map(({ message }) => message).join("; ")}`);
  }
  return { title: test.title, span: test.span, problems, result };
}

function problemOf(expectation: TestExpectation, result: BillResult): string | undefined {
  if (expectation.kind === "refused") return problemOfRefusal(expectation.words, result);
  if (result.kind === "refused") return undefined;
  const found = figureOf(expectation, result.trace);
  const wanted = exactFromText(expectation.value) ?? ZERO;
  const what = expectation.kind === "block" ? `\`${expectation.name}\` block ${expectation.block}` : `\`${expectation.name}\``;
  if (found === undefined) return `${what} is not on the bill`;
  if (equals(found, wanted)) return undefined;
  const { unit } = expectation;
  const show = (number: Exact): string => `${fractionText(divide(number, exactFromText(unit.factor) ?? ZERO) ?? number)} ${unit.name}`.trimEnd();
  return `${what} is ${show(found)}, expected ${show(wanted)}`;
}

function problemOfRefusal(words: string | undefined, result: BillResult): string | undefined {
  if (result.kind === "bill") return "the bill was expected to be refused, and it was computed";
  const said = result.failures.map(({ message }) => message).join("; ");
  return words === undefined || said.includes(words) ? undefined : `the refusal does not say "${words}", it says: ${said}`;
}

function figureOf(expectation: Exclude<TestExpectation, { kind: "refused" }>, trace: BillTrace): Exact | undefined {
  const line = trace.lines.find(({ line: { name } }) => name === expectation.name);
  const group = trace.groups.find(({ group: { name } }) => name === expectation.name);
  switch (expectation.kind) {
    case "amount":
      return (line ?? group)?.amount ?? totalOf(expectation.name, trace);
    case "printed":
      return (line ?? group)?.printed ?? totalOf(expectation.name, trace);
    case "block":
      return line === undefined ? undefined : blockAmount(line.segments, expectation.block);
  }
}

function totalOf(name: string, trace: BillTrace): Exact | undefined {
  switch (name) {
    case "total":
      return trace.total;
    case "payable":
      return trace.payable.payable;
    case "carried":
      return trace.payable.carried;
    case "dropped":
      return trace.payable.dropped;
    default:
      return undefined;
  }
}

/** The amount of one block over all segments and dayparts; undefined where no part of the quantity reaches it. */
function blockAmount(segments: BillTrace["lines"][number]["segments"], block: number): Exact | undefined {
  const amounts = segments.flatMap(({ value }) => blocksIn(value)).filter((part) => part.block === block);
  return amounts.reduce((sum: Exact | undefined, { amount }) => (sum === undefined ? amount : add(sum, amount)), undefined);
}

function blocksIn(node: TraceNode): readonly BlockTrace[] {
  return node.blocks ?? node.inputs.flatMap(blocksIn);
}
