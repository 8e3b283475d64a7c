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
  /** Of the line, exceptions taken, lets and versions, in this order of first use. */
  readonly cites: readonly Citation[];
  /** `line energy` or `let billed` or `exception rural`, with its marks. */
  readonly marked: readonly { readonly what: string; readonly marks: readonly MarkWord[] }[];
}

export function usedRules(plan: Plan, tariff: string, { line, segments }: LineTrace): UsedRules {
  const gathered: Gathered = { plan, tariff, segment: undefined, seen: new Set(), versions: [], blocks: [], cites: [...line.cites], marked: [] };
  if (line.marks.length > 0) gathered.marked.push({ what: `line ${line.name}`, marks: line.marks });
  for (const segment of segments) {
    gathered.segment = segment;
    if (segment.taken !== undefined) {
      gathered.cites.push(...segment.taken.cites);
      if (segment.taken.marks.length > 0) gathered.marked.push({ what: `exception ${segment.taken.name}`, marks: segment.taken.marks });
    }
    for (const { condition } of segment.considered) gather(gathered, condition);
    gather(gathered, segment.value);
  }
  return gathered;
}

interface Gathered {
  readonly plan: Plan;
  readonly tariff: string;
  segment: SegmentTrace | undefined;
  readonly seen: Set<TraceNode>;
  readonly versions: UsedVersion[];
  readonly blocks: UsedBlocks[];
  readonly cites: Citation[];
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
    gathered.cites.push(...version.cites);
  }
  if (blocks === undefined || segment === undefined) return;
  gathered.blocks.push({ rate, segment, blocks });
  for (const block of blocks) gather(gathered, block.rate);
}

function gatherLet(gathered: Gathered, name: string): void {
  const rule = gathered.plan.tariffs[gathered.tariff]?.lets[name];
  if (rule === undefined) return;
  gathered.cites.push(...rule.cites);
  const what = `let ${name}`;
  if (rule.marks.length > 0 && !gathered.marked.some((marked) => marked.what === what)) gathered.marked.push({ what, marks: rule.marks });
}
