// The figures of a bill side by side, as issued and as they should be, and where they first part in the order of calculation.
import type { Citation, Labels, Tariff } from "../../dsl/program.ts";
import { usedRules } from "../../engine/bill/used-rules.ts";
import type { Plan } from "../../engine/plan.ts";
import type { BillTrace } from "../../engine/trace.ts";
import { rulesOf } from "../audit/statement.ts";
import type { BillVerdict, LineVerdict } from "../audit/verdict.ts";
import type { Cited } from "../correctable/cited.ts";
import { citedOf } from "../correctable/cited.ts";
import type { DossierFigure, Parting } from "./dossier.ts";
import { readsOf } from "./reads.ts";

const SUMS = ["total", "brought_forward", "payable", "carried"];

/** `tariff`: the one that the facts of record are billed by; undefined where none could be. */
export function dossierFigures(
  plan: Plan,
  tariff: Tariff | undefined,
  trace: BillTrace | undefined,
  { lines }: Pick<BillVerdict, "lines">,
): readonly DossierFigure[] {
  const rules = new Map((tariff === undefined ? [] : rulesOf(tariff)).map((rule) => [rule.name, rule]));
  const reads = tariff === undefined ? new Map<string, ReadonlySet<string>>() : readsOf(tariff);
  const parted = new Set(lines.filter(parts).map(({ name }) => name));
  return lines.map(({ label: _label, cites: _cites, ...line }) => {
    const rule = rules.get(line.name.replace(/^true_up\./, ""));
    const isSum = SUMS.includes(line.name);
    const made = isSum ? sumReads(line.name, parted) : [...(reads.get(line.name) ?? [])];
    return {
      ...line,
      labels: rule?.labels ?? noLabels,
      isSum,
      cites: citesOf(plan, tariff, trace, line.name, rule?.cites ?? []),
      reads: made.filter((name) => name !== line.name && parted.has(name)),
    };
  });
}

const noLabels: Labels = {};

/** Whether the figure is one that the rules do not give: it differs, or was charged and not printed. */
export function parts({ verdict }: Pick<LineVerdict, "verdict">): boolean {
  return verdict === "differs" || verdict === "missing";
}

/** The total is made of the lines; what is to be paid and carried of the total and of what was brought forward. */
function sumReads(name: string, parted: ReadonlySet<string>): readonly string[] {
  if (name === "total") return [...parted].filter((other) => !SUMS.includes(other));
  return name === "brought_forward" ? [] : [...parted].filter((other) => other !== "payable" && other !== "carried");
}

function citesOf(plan: Plan, tariff: Tariff | undefined, trace: BillTrace | undefined, name: string, ofRule: readonly Citation[]): readonly Cited[] {
  const line = trace?.lines.find((each) => each.line.name === name);
  const sum = name === "payable" || name === "carried" ? tariff?.payable.cites : undefined;
  const cites = line === undefined || trace === undefined ? (sum ?? ofRule) : usedRules(plan, trace.tariff.name, line).cites;
  return eachOnce(cites.map((cite) => citedOf(plan, cite)));
}

export function eachOnce(cites: readonly Cited[]): readonly Cited[] {
  const key = ({ source, clause }: Cited): string => `${source} ${clause ?? ""}`;
  return cites.filter((cite, at) => cites.findIndex((other) => key(other) === key(cite)) === at);
}

/** Undefined where nothing parts. A line that no rule has stands after all that rules have. */
export function partingOf(tariff: Tariff | undefined, figures: readonly DossierFigure[]): Parting | undefined {
  const order = [...(tariff?.order ?? []), ...figures.flatMap(({ name, isSum }) => (isSum || tariff?.order.includes(name) ? [] : [name])), ...SUMS];
  const parted = figures.filter((figure) => parts(figure) || figure.verdict === "unknown line");
  const [first] = parted.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  if (first === undefined) return undefined;
  const place = first.verdict === "unknown line" ? undefined : order.indexOf(first.name) + 1;
  return {
    name: first.name,
    place,
    of: order.length,
    carriedOn: parted.flatMap(({ name, reads }) => (reads.includes(first.name) ? [name] : [])),
    apart: parted.flatMap(({ name, reads }) => (name === first.name || reads.length > 0 ? [] : [name])),
  };
}
