// How a line is worked out: `each segment` or `over bill`, as it says or as it can only be; and whether what it says can stand.

import type { CutSource, Line } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { showCut } from "./describe.ts";
import type { Finding } from "./sharing.ts";
import { refuse } from "./typing.ts";

export interface Cutting {
  readonly cuts: readonly CutSource[];
  readonly sensitive: readonly Finding[];
  readonly mixed: readonly Finding[];
}

export type Work = Pick<Line, "work" | "roundScope">;

/** Undefined after an error. */
export function workOf(scope: Scope, line: tree.Line, cutting: Cutting): Work | undefined {
  const written = writtenWork(scope, line);
  if (written === undefined) return undefined;
  if (cutting.cuts.length === 0) return { work: "over bill", roundScope: "over bill" };
  if (written === "nothing") return unsaidWork(scope, line, cutting);
  if (written.work === "over bill") return isWithoutChange(scope, line, cutting) ? written : undefined;
  return isSegmentable(scope, line, cutting) ? written : undefined;
}

function writtenWork(scope: Scope, line: tree.Line): Work | "nothing" | undefined {
  const [first, second] = line.scopes;
  if (first === undefined) return "nothing";
  if (second === undefined) return { work: first, roundScope: first };
  if (first === "each segment" && second === "over bill" && line.round !== undefined) return { work: "each segment", roundScope: "over bill" };
  const round = line.round === undefined ? " without a `round`" : "";
  return refuse({ scope }, "scope-order", line.name.span, { found: `\`${line.scopes.join(", ")}\`${round}` });
}

function unsaidWork(scope: Scope, line: tree.Line, cutting: Cutting): Work | undefined {
  const own: readonly Finding[] = line.round === undefined ? [] : [{ span: line.round.span, why: "it is rounded" }];
  const [reason] = [...cutting.sensitive, ...own];
  if (reason !== undefined) {
    const parameters = { line: line.name.text, cuts: cutsText(cutting.cuts), why: reason.why };
    return refuse({ scope }, "scope-missing", line.name.span, parameters, [{ span: reason.span, message: "here the two differ" }]);
  }
  return isSegmentable(scope, line, cutting) ? { work: "each segment", roundScope: "each segment" } : undefined;
}

function isSegmentable(scope: Scope, line: tree.Line, { cuts, mixed }: Cutting): boolean {
  const [reason] = mixed;
  if (reason === undefined) return true;
  const parameters = { line: line.name.text, cuts: cutsText(cuts), why: reason.why };
  refuse({ scope }, "mixes-shared-and-level", line.name.span, parameters, [{ span: reason.span, message: "here" }]);
  return false;
}

function isWithoutChange(scope: Scope, line: tree.Line, { cuts }: Cutting): boolean {
  const cut = cuts.find(({ kind }) => kind !== "account");
  if (cut === undefined) return true;
  const help = cut.kind === "rate" ? `write \`each segment\`, or \`crossing whole at end\` at rate \`${cut.name}\`` : "write `each segment`";
  refuse({ scope }, "over-bill-meets-change", line.name.span, { what: `line \`${line.name.text}\``, cut: showCut(cut), help });
  return false;
}

function cutsText(cuts: readonly CutSource[]): string {
  const [first, ...more] = cuts.map(showCut);
  return more.length === 0 ? (first ?? "") : `${[first, ...more.slice(0, -1)].join(", ")} or ${more.at(-1) ?? ""}`;
}
