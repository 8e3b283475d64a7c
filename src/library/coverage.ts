// What a file's tests reached: lines with an amount, blocks, exceptions taken, versions used.
import type { Line, Program, Tariff } from "../dsl/program.ts";
import type { TraceNode } from "../engine/trace.ts";
import { isZero } from "../values/exact.ts";
import type { Span } from "../values/span.ts";
import type { TestOutcome } from "./result.ts";

export interface CoverageCount {
  readonly total: number;
  readonly covered: number;
  readonly missed: readonly { readonly what: string; readonly span: Span }[];
}

export interface Coverage {
  readonly lines: CoverageCount;
  readonly blocks: CoverageCount;
  readonly exceptions: CoverageCount;
  readonly versions: CoverageCount;
}

/** A line is covered by a bill on which it is not zero; a block by one that reaches its cell; an exception by one that takes it. */
export function coverageOf(program: Pick<Program, "tariffs" | "rates">, outcomes: readonly TestOutcome[]): Coverage {
  const reached = new Set<string>();
  // A `let` that several places read is one node: unfolded at each of them, lets upon lets would double the work at every step.
  const seen = new Set<TraceNode>();
  const visit = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    reached.add(placeOf(node.expression.span));
    if (node.version !== undefined) reached.add(placeOf(node.version.span));
    for (const { rate } of node.blocks ?? []) visit(rate);
    for (const input of node.inputs) visit(input);
  };
  for (const { result } of outcomes) {
    if (result === undefined || result.kind === "refused") continue;
    for (const { line, amount, segments } of result.trace.lines) {
      if (!isZero(amount)) reached.add(placeOf(line.span));
      for (const { value, taken, considered } of segments) {
        if (taken !== undefined) reached.add(placeOf(taken.span));
        for (const { condition } of considered) visit(condition);
        visit(value);
      }
    }
    visit(result.trace.payable.due);
  }
  const lines = Object.values(program.tariffs).flatMap(linesOf);
  return {
    lines: count(
      lines.map(({ tariff, line }) => ({ what: `line ${line.name} of ${tariff.name}`, span: line.span, seen: line.span })),
      reached,
    ),
    blocks: count(blocksOf(program), reached),
    exceptions: count(
      lines.flatMap(({ line }) => line.exceptions.map(({ name, span }) => ({ what: `exception ${name} to ${line.name}`, span, seen: span }))),
      reached,
    ),
    versions: count(versionsOf(program), reached),
  };
}

interface Item {
  readonly what: string;
  readonly span: Span;
  readonly seen: Span;
}

function count(items: readonly Item[], reached: ReadonlySet<string>): CoverageCount {
  const distinct = [...new Map(items.map((item) => [placeOf(item.span), item])).values()];
  const missed = distinct.filter(({ seen }) => !reached.has(placeOf(seen)));
  return { total: distinct.length, covered: distinct.length - missed.length, missed: missed.map(({ what, span }) => ({ what, span })) };
}

function linesOf(tariff: Tariff): readonly { readonly tariff: Tariff; readonly line: Line }[] {
  return tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item])).map((line) => ({ tariff, line }));
}

function blocksOf(program: Pick<Program, "rates">): readonly Item[] {
  return Object.values(program.rates).flatMap((rate) =>
    rate.versions.flatMap(({ body }) =>
      body.kind !== "blocks"
        ? []
        : Object.entries(body.columns).flatMap(([key, column]) =>
            column.rows.map(({ cell }, at) => ({
              what: `block ${at + 1} of ${rate.name}${key === "" ? "" : ` at ${key.replaceAll("|", ", ")}`}`,
              span: cell.span,
              seen: cell.span,
            })),
          ),
    ),
  );
}

function versionsOf(program: Pick<Program, "rates">): readonly Item[] {
  return Object.values(program.rates).flatMap((rate) =>
    rate.versions.filter(({ body }) => body.kind !== "unknown").map(({ span }, at) => ({ what: `version ${at + 1} of ${rate.name}`, span, seen: span })),
  );
}

function placeOf(span: Span): string {
  return `${span.file}:${span.start}`;
}
