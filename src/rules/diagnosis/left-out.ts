// The figures of a printed bill that are not compared, each with why; and what its sums say of lines that no rule has.
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, isZero, ZERO } from "../../values/exact.ts";
import { identitiesOf } from "../audit/identities.ts";
import { lineRules } from "../audit/line-rules.ts";
import { rulesOf } from "../audit/statement.ts";
import type { IssuedBill } from "../issued/case.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import type { LeftOut } from "./diagnosis.ts";
import type { OnRecord } from "./on-record.ts";
import type { Vector } from "./vector.ts";
import { isSum } from "./vector.ts";

/** Whether lines that no rule has are part of the printed total. */
export type UnknownCounts = "counts" | "does not count" | "not told";

export interface PrintedSum {
  /** Whether the printed lines make up the total, so that a line which is absent was not charged. */
  readonly isSaid: boolean;
  /** Of lines that no rule has. */
  readonly unknown: Exact;
  readonly unknownCounts: UnknownCounts;
}

/** `blocks`: names of blocks that were printed one by one. */
export function printedSumOf(issued: IssuedBill, record: OnRecord, blocks: readonly string[]): PrintedSum {
  const isUnknown = (name: string): boolean => !blocks.includes(name) && !isOfRules(record, name);
  const unknown = issued.lines.reduce((sum, { name, amount }) => (isUnknown(name) ? add(sum, exactFromText(amount) ?? ZERO) : sum), ZERO);
  const withAll = addsUp(issued, record);
  if (isZero(unknown)) return { isSaid: withAll, unknown, unknownCounts: "does not count" };
  const without = addsUp({ ...issued, lines: issued.lines.filter(({ name }) => !isUnknown(name)) }, record);
  return { isSaid: withAll || without, unknown, unknownCounts: without ? "does not count" : withAll ? "counts" : "not told" };
}

function addsUp(issued: IssuedBill, { scene, trace }: OnRecord): boolean {
  const known = { rules: lineRules(trace.tariff, issued), payable: trace.tariff.payable.round, balance: trace.facts.broughtForward, onBase: [] };
  const sum = identitiesOf(scene.plan, known, issued, undefined).find(({ name }) => name === "sum of lines");
  return sum?.holds === "yes" || sum?.holds === "within tolerance";
}

interface Beside {
  /** Lines that are charged and were not printed, of a bill that does not say that they were not. */
  readonly absent: readonly string[];
  readonly blocks: ReadonlyMap<string, Exact>;
  readonly unknownCounts: UnknownCounts;
}

export function leftOutOf(issued: IssuedBill, record: OnRecord, observed: Vector, { absent, blocks, unknownCounts }: Beside): readonly LeftOut[] {
  const { untold, scene } = record;
  const unknown = [...observed.keys()].filter((name) => !isSum(name) && !untold.has(name) && !blocks.has(name) && !isOfRules(record, name));
  const rest = (names: readonly string[], why: string): readonly LeftOut[] =>
    names.flatMap((name) => (observed.has(name) ? [{ name, kind: "rests on another" as const, why }] : []));
  const hasBalance = scene.ledger !== undefined || scene.parts.brought_forward !== undefined || isZero(observed.get("brought_forward") ?? ZERO);
  const all: readonly LeftOut[] = [
    ...[...untold].map(([name, why]) => ({ name, kind: "cannot be worked out" as const, why })),
    ...unknown.map((name) => ({ name, kind: "unknown line" as const, why: "no rule of the tariff has this line" })),
    ...rest(SUMS_BY[unknownCounts], `it may hold what no rule has: ${unknown.join(", ")}`),
    ...issued.lines.flatMap(({ name, amount }) =>
      exactFromText(amount) === undefined ? [{ name, kind: "no number" as const, why: `\`${amount}\` is no number` }] : [],
    ),
    ...absent.map((name) => ({ name, kind: "not printed" as const, why: "it was not printed, and nothing says that it was not charged" })),
    ...(hasBalance ? [] : [{ name: "brought_forward", kind: "no ledger" as const, why: "the account's ledger is not there" }]),
    ...(hasBalance ? [] : rest(["payable", "carried"], "it rests on what was brought forward, and the account's ledger is not there")),
  ];
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}

/** Of a total the lines that no rule has can be taken off; what is payable is rounded with them in it. */
const SUMS_BY: Readonly<Record<UnknownCounts, readonly string[]>> = {
  counts: ["payable", "carried"],
  "does not count": [],
  "not told": ["total", "payable", "carried"],
};

const named = keptByPlan<ReadonlySet<string>>();

/** A line that another tariff of the schedule has is no unknown one: the account may have been billed by that. */
function isOfRules({ scene: { plan } }: OnRecord, name: string): boolean {
  return name.startsWith("true_up.") || namesOf(plan).has(name);
}

function namesOf(plan: Plan): ReadonlySet<string> {
  return named(plan, "", () => new Set(Object.values(plan.tariffs).flatMap((tariff) => rulesOf(tariff).map((rule) => rule.name))));
}
