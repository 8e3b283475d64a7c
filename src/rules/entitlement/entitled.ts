// Which tariff the facts of record entitle an account to on each day of a bill, whether it is the one that the issuer states, and what every tariff would
// have cost. INVARIANT: nothing printed enters what is computed; what was printed is only compared with it.
import type { AccountField, Labels, Tariff } from "../../dsl/program.ts";
import { daysToAsk } from "../../engine/evaluate/choose-tariff.ts";
import { citations } from "../../engine/explain/step-from-node.ts";
import type { Facts } from "../../engine/facts.ts";
import { failure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import { ENGINE_VERSION } from "../../engine/receipt/engine-version.ts";
import { hashOfJson } from "../../engine/receipt/hash.ts";
import { factsFromParts } from "../../engine/request/facts-from-parts.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import { withLedger } from "../audit/audit-bill.ts";
import type { BillCase, IssuedBill } from "../issued/case.ts";
import { comparedSum, costBy, costOf } from "./cost.ts";
import type { ClassCost, EntitledPart, Entitlement, EntitlementAnswer, TariffCost } from "./entitlement.ts";
import { allOf, choosingFields, fitOn } from "./standing.ts";

/** `disputed`: further fields of the account of which each value's cost is asked, beside those that choose the tariff. */
export type Entitler = (bill: BillCase, disputed?: readonly string[]) => Entitlement;

/** Prepares the plan once; what it gives never throws. */
export function entitler(plan: Plan): Entitler {
  const read = partsReader(plan);
  return (bill, disputed = []) => {
    const { issued } = bill;
    const stated = { printed: issued.tariff, tariff: namedBy(plan, issued.tariff) };
    const receipt = { engine: ENGINE_VERSION, rules: plan.hash, case: hashOfJson("mizan/case/v1", bill) };
    const base = { kind: "entitlement" as const, id: issued.id, account: issued.account, stated, issued: comparedSum(issued), receipt };
    const nothing = { ...base, answer: "cannot be told" as const, parts: [], tariffs: [], classes: [] };
    const reading = read(bill.request);
    if (reading.kind === "refused") return { ...nothing, failures: reading.failures };
    // What tariff the record names is the very question: the facts alone decide.
    const parts: RequestParts = { ...withLedger(bill, reading.parts), tariff: undefined };
    const { facts, failures } = factsFromParts(plan, parts);
    if (failures.length > 0) return { ...nothing, failures };
    const outside = outsideHorizon(plan, facts);
    if (outside !== undefined) return { ...nothing, failures: [outside] };
    const stretches = partsOf(plan, facts);
    const tariffs = Object.values(plan.tariffs).map((tariff) => tariffCost(plan, parts, issued, stretches, tariff, stated.tariff));
    return { ...base, answer: answerOf(stretches, stated), parts: stretches, tariffs, classes: classCosts(plan, parts, facts, issued, disputed), failures: [] };
  };
}

/** By its name, else by a label that one tariff alone has. */
function namedBy({ tariffs }: Plan, printed: string | undefined): string | undefined {
  if (printed === undefined) return undefined;
  if (own(tariffs, printed) !== undefined) return printed;
  const [only, ...others] = Object.values(tariffs).filter(({ labels }) => Object.values(labels).includes(printed));
  return others.length === 0 ? only?.name : undefined;
}

function outsideHorizon({ calendar, horizon }: Plan, { period: { from, to } }: Facts): ReturnType<typeof failure> | undefined {
  if (from >= horizon.from && to <= horizon.to) return undefined;
  const day = (date: number): string => textFromDay(calendar, date);
  return failure("outside-horizon", { from: day(from), to: day(to), horizon: `${day(horizon.from)} .. ${day(horizon.to)}` }, "period");
}

/** Stretches on which the same tariffs stand alike, for the same reasons, are one. */
function partsOf(plan: Plan, facts: Facts): readonly EntitledPart[] {
  const { from, to } = facts.period;
  const starts = [from, ...daysToAsk(plan, facts)];
  const parts: { from: number; to: number; tariffs: EntitledPart["tariffs"] }[] = [];
  for (const [at, start] of starts.entries()) {
    const tariffs = Object.values(plan.tariffs).map((tariff) => fitOn(plan, facts, tariff, start));
    const end = starts[at + 1] ?? to;
    const before = parts.at(-1);
    if (before !== undefined && JSON.stringify(before.tariffs) === JSON.stringify(tariffs)) before.to = end;
    else parts.push({ from: start, to: end, tariffs });
  }
  const those = (part: EntitledPart["tariffs"], wanted: string): readonly string[] =>
    part.flatMap(({ tariff, standing }) => (standing === wanted ? [tariff] : []));
  return parts.map((part) => ({
    from: textFromDay(plan.calendar, part.from),
    to: textFromDay(plan.calendar, part.to),
    days: part.to - part.from,
    entitled: those(part.tariffs, "holds"),
    open: those(part.tariffs, "cannot be told"),
    tariffs: part.tariffs,
  }));
}

function answerOf(parts: readonly EntitledPart[], { printed, tariff }: Entitlement["stated"]): EntitlementAnswer {
  // A tariff whose `for` holds is certain only where no other may hold beside it.
  const stated = parts.map(({ entitled, open }) => (tariff !== undefined && entitled.includes(tariff) ? open.length === 0 : undefined));
  if (parts.some(({ entitled }) => entitled.length > 1)) return "several fit";
  if (parts.some(({ entitled, open }) => entitled.length === 0 && open.length === 0)) return "none fits";
  if (parts.some(({ open }) => open.length > 0)) return isRuledOut(parts, tariff) ? "another" : "cannot be told";
  if (printed === undefined) return "not stated";
  if (tariff === undefined) return "unknown tariff";
  if (stated.every((fits) => fits === true)) return "as stated";
  return stated.some((fits) => fits === true) ? "part of the period" : "another";
}

/** Whatever the facts that are not known say, the stated tariff fails on every day. */
function isRuledOut(parts: readonly EntitledPart[], stated: string | undefined): boolean {
  if (stated === undefined) return false;
  return parts.every(({ tariffs }) => tariffs.find(({ tariff }) => tariff === stated)?.standing === "fails");
}

function tariffCost(
  plan: Plan,
  request: RequestParts,
  issued: IssuedBill,
  parts: readonly EntitledPart[],
  { name, labels, cites }: Tariff,
  stated: string | undefined,
): TariffCost {
  const standing = allOf(parts.flatMap(({ tariffs }) => tariffs.flatMap((fit) => (fit.tariff === name ? [fit.standing] : []))));
  const { by: _name, ...cost } = costBy(plan, request, name, issued);
  return { tariff: name, labels, cites: citations(plan, cites), standing, isStated: name === stated, ...cost };
}

function classCosts(plan: Plan, request: RequestParts, facts: Facts, issued: IssuedBill, disputed: readonly string[]): readonly ClassCost[] {
  const choosing = new Set(choosingFields(plan).map(({ name }) => name));
  const fields = Object.values(plan.account).filter(({ name }) => choosing.has(name) || disputed.includes(name));
  return fields.flatMap((field) => valuesOf(field).map(({ name, labels }) => classCost(plan, request, facts, issued, field, { name, labels })));
}

function valuesOf(field: AccountField): readonly { readonly name: string; readonly labels: Labels }[] {
  return field.kind === "choice" ? field.values : [];
}

function classCost(
  plan: Plan,
  request: RequestParts,
  facts: Facts,
  issued: IssuedBill,
  field: AccountField,
  { name: value, labels }: { readonly name: string; readonly labels: Labels },
): ClassCost {
  const of = own(facts.account, field.name) ?? [];
  const { by: tariff, ...cost } = costOf(plan, { ...request, account: { ...request.account, [field.name]: value } }, issued);
  const isOfRecord = of.length > 0 && of.every((entry) => entry.value === value);
  return { field: field.name, fieldLabels: field.labels, value, labels, isOfRecord, tariff, ...cost };
}
