// What of the rule file went into a line: versions, citations, marks and the blocks reached, read off its trace.
// Another line that it reads is not looked into: that line says it for itself.
import type { Citation, Version } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Plan } from "../plan.ts";
import type { BlockTrace, LineTrace, SegmentTrace, TraceNode } from "../trace.ts";

export interface UsedVersion {
  /** The rate. */
  readonly rate: string;
  readonly version: Version;
}

export interface UsedBlocks {
  readonly rate: string;
  readonly segment: SegmentTrace;
  readonly blocks: readonly BlockTrace[];
}

export interface UsedRules {
  readonly versions: readonly UsedVersion[];
  readonly blocks: readonly UsedBlocks[];
  /** What the figure rests on: of the line, exceptions taken, lets and versions, in this order of first use. */
  readonly cites: readonly Citation[];
  /** Of what the conditions of exceptions not taken were worked out from: the figure would be another if these were. */
  readonly considered: readonly Citation[];
  /** `line energy` or `let billed` or `exception rural`, with its marks. */
  readonly marked: readonly { readonly what: string; readonly marks: readonly MarkWord[] }[];
}

export function usedRules(plan: Plan, tariff: string, { line, segments }: LineTrace): UsedRules {
  const gathered: Gathered = {
    plan,
    tariff,
    segment: undefined,
    isFigure: true,
    seen: new Set(),
    versions: [],
    blocks: [],
    cites: [...line.cites],
    considered: [],
    marked: [],
  };
  if (line.marks.length > 0) gathered.marked.push({ what: `line ${line.name}`, marks: line.marks });
  for (const segment of segments) {
    gathered.segment = segment;
    if (segment.taken !== undefined) {
      gathered.cites.push(...segment.taken.cites);
      if (segment.taken.marks.length > 0) gathered.marked.push({ what: `exception ${segment.taken.name}`, marks: segment.taken.marks });
    }
    for (const { exception, condition } of segment.considered) if (exception === segment.taken) gather(gathered, condition);
    gather(gathered, segment.value);
  }
  gathered.isFigure = false;
  for (const segment of segments) {
    for (const { exception, condition } of segment.considered) if (exception !== segment.taken) gather(gathered, condition);
  }
  return gathered;
}

interface Gathered {
  readonly plan: Plan;
  readonly tariff: string;
  segment: SegmentTrace | undefined;
  /** False in the conditions of exceptions not taken. */
  isFigure: boolean;
  readonly seen: Set<TraceNode>;
  readonly versions: UsedVersion[];
  readonly blocks: UsedBlocks[];
  readonly cites: Citation[];
  readonly considered: Citation[];
  readonly marked: { readonly what: string; readonly marks: readonly MarkWord[] }[];
}

function gather(gathered: Gathered, node: TraceNode): void {
  const { expression } = node;
  if (expression.kind === "line" || expression.kind === "sum of tag") return;
  if (node.inputs.length === 0 && node.version === undefined) return;
  // A `let` that several places read is one node: it went in once.
  if (gathered.seen.has(node)) return;
  gathered.seen.add(node);
  if (expression.kind === "rate" || expression.kind === "through") gatherRate(gathered, expression.rate, node);
  if (expression.kind === "let") gatherLet(gathered, expression.name);
  for (const input of node.inputs) gather(gathered, input);
}

function gatherRate(gathered: Gathered, rate: string, { version, blocks }: TraceNode): void {
  const { segment, versions } = gathered;
  if (version !== undefined && !versions.some((used) => used.version === version)) {
    versions.push({ rate, version });
    cite(gathered, version.cites);
  }
  if (blocks === undefined || segment === undefined) return;
  if (gathered.isFigure) gathered.blocks.push({ rate, segment, blocks });
  for (const block of blocks) gather(gathered, block.rate);
}

function gatherLet(gathered: Gathered, name: string): void {
  const rule = gathered.plan.tariffs[gathered.tariff]?.lets[name];
  if (rule === undefined) return;
  cite(gathered, rule.cites);
  const what = `let ${name}`;
  if (rule.marks.length > 0 && !gathered.marked.some((marked) => marked.what === what)) gathered.marked.push({ what, marks: rule.marks });
}

function cite({ isFigure, cites, considered }: Gathered, more: readonly Citation[]): void {
  (isFigure ? cites : considered).push(...more);
}
