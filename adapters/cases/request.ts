// The facts of record of a bill, as an ordinary bill request: from the columns that the map names for it, and from no other.
import type { IssuedBill, Schedule } from "../../src/index.ts";
import type { Mapping, NumberSpec, ReadingSpec, RequestSpec, ValueSpec } from "../map/mapping.ts";
import type { Reader, RowCells, Sources } from "./cell-readers.ts";
import { dateAt, flagAt, numberAt, textAt } from "./cell-readers.ts";
import { periodReader, readersOf, textsOf } from "./issued-bill.ts";
import type { Findings } from "./problem.ts";

type Plan = Schedule["plan"];
type Named<T> = readonly (readonly [string, Reader<T>])[];
export type RequestReader = (issued: IssuedBill, cells: RowCells, findings: Findings) => Readonly<Record<string, unknown>>;

export function requestReader(sources: Sources, { request }: Mapping, plan: Plan): RequestReader {
  const { period, tariff, brought_forward, issued, readings } = request;
  const ownPeriod = period === "as issued" ? undefined : periodReader(sources, period, "request.period");
  const single: Named<string> = [
    ...(tariff === "as issued" ? [] : readersOf("tariff", tariff, (spec) => textAt(sources, spec, "request.tariff"))),
    ...(brought_forward === "as issued"
      ? []
      : readersOf("brought_forward", brought_forward, (spec) => numberAt(sources, spec, "request.brought_forward", true))),
    ...(issued === "as issued" ? [] : readersOf("issued", issued, (spec) => dateAt(sources, spec, "request.issued"))),
  ];
  const account = accountReaders(sources, request, plan);
  const charges = chargeReaders(sources, request, plan);
  const usage = usageReader(sources, request);
  const history = historyReader(sources, request, plan);
  const ownReadings = readings === "as issued" ? undefined : readings.map((spec, at) => readingReader(sources, spec, `request.readings[${at}]`));
  return (bill, cells, findings) => {
    const found = ownPeriod === undefined ? bill.period : ownPeriod(cells, findings);
    const read = ownReadings === undefined ? asIssued(bill) : ownReadings.map((one) => one(cells, findings)).filter((one) => one !== undefined);
    return {
      id: bill.id,
      ...(found === undefined ? {} : { period: found }),
      ...textsOf(single, cells, findings),
      ...printed(request, bill),
      ...filled("account", textsOf(account, cells, findings)),
      ...filled("usage", usage(cells, findings)),
      ...(read.length === 0 ? {} : { readings: read }),
      ...filled("history", history(cells, findings)),
      ...filled("charges", textsOf(charges, cells, findings)),
    };
  };
}

/** What the map says is as issued. */
function printed({ tariff, brought_forward, issued }: RequestSpec, bill: IssuedBill): Readonly<Record<string, string>> {
  return {
    ...(tariff === "as issued" && bill.tariff !== undefined ? { tariff: bill.tariff } : {}),
    ...(brought_forward === "as issued" && bill.brought_forward !== undefined ? { brought_forward: bill.brought_forward } : {}),
    ...(issued === "as issued" && bill.issued_on !== undefined ? { issued: bill.issued_on } : {}),
  };
}

/** A register with both figures; what the bill says was used is no fact of record. */
function asIssued({ readings }: IssuedBill): readonly Readonly<Record<string, string>>[] {
  return readings.flatMap(({ register, daypart, previous, current, multiplier }) => {
    if (previous === undefined || current === undefined) return [];
    return [{ register, ...(daypart === undefined ? {} : { daypart }), previous, current, ...(multiplier === undefined ? {} : { multiplier }) }];
  });
}

function filled(name: string, members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.keys(members).length === 0 ? {} : { [name]: members };
}

function accountReaders(sources: Sources, { account }: RequestSpec, plan: Plan): Named<string> {
  return Object.entries(account).map(([name, spec]) => [name, accountReader(sources, name, spec, plan)]);
}

/** A choice is a text, a count a number: the schedule says which. */
function accountReader(sources: Sources, name: string, spec: ValueSpec, plan: Plan): Reader<string> {
  const place = `request.account.${name}`;
  const field = Object.hasOwn(plan.account, name) ? plan.account[name] : undefined;
  switch (field?.kind) {
    case "whole":
      return numberAt(sources, spec, place, false);
    case "quantity":
      return numberAt(sources, spec, place, isMoney(field.unit.dimension, plan));
    case "date":
      return dateAt(sources, spec, place);
    case "choice":
    case "iran_bill_id":
    case "iran_payment_id":
    case undefined:
      return textAt(sources, spec, place);
  }
}

function chargeReaders(sources: Sources, { charges }: RequestSpec, plan: Plan): Named<string> {
  return Object.entries(charges).map(([name, spec]) => [name, numberAt(sources, spec, `request.charges.${name}`, isMoneyField(plan.charges, name, plan))]);
}

function usageReader(sources: Sources, { usage }: RequestSpec): (cells: RowCells, findings: Findings) => Readonly<Record<string, unknown>> {
  const fields = Object.entries(usage).map(([field, parts]) => {
    const readers = Object.entries(parts).map(([part, spec]) => [part, numberAt(sources, spec, `request.usage.${field}`, false)] as const);
    return [field, readers] as const;
  });
  return (cells, findings) =>
    Object.fromEntries(
      fields.flatMap(([field, readers]): (readonly [string, unknown])[] => {
        const texts = textsOf(readers, cells, findings);
        if (Object.keys(texts).length === 0) return [];
        return [[field, Object.hasOwn(texts, "") ? texts[""] : texts]];
      }),
    );
}

/** The latest bill first: what is missing can only be the oldest. */
function historyReader(sources: Sources, { history }: RequestSpec, plan: Plan): (cells: RowCells, findings: Findings) => Readonly<Record<string, unknown>> {
  const fields = Object.entries(history).map(([field, specs]) => {
    const money = isMoneyField(plan.history, field, plan);
    return [field, specs.map((spec, at) => [spec, numberAt(sources, spec, `request.history.${field}[${at}]`, money)] as const)] as const;
  });
  return (cells, findings) => {
    const members: Record<string, readonly string[]> = {};
    for (const [field, readers] of fields) {
      const texts = readers.map(([, read]) => read(cells, findings));
      const end = texts.findLastIndex((text) => text !== undefined) + 1;
      const known = texts.slice(0, end).filter((text) => text !== undefined);
      const gap = texts.indexOf(undefined);
      if (known.length === end && end > 0) members[field] = known;
      else if (end > 0) complainOfGap(field, readers[gap]?.[0], findings);
    }
    return members;
  };
}

function complainOfGap(field: string, spec: NumberSpec | undefined, { problems }: Findings): void {
  const source = spec?.source;
  const of = source?.kind === "column" ? source.of : "bills";
  // A figure that stands there and cannot be read has been told already.
  if (problems.some(({ column }) => source?.kind === "column" && column === source.column)) return;
  const column = source?.kind === "column" ? source.column : undefined;
  problems.push({
    code: "history-gap",
    of,
    column,
    found: "",
    problem: `history ${field} is empty here, and an older bill's figure is given`,
    help: "give the figures from the latest bill back, without a gap",
  });
}

function readingReader(sources: Sources, spec: ReadingSpec, place: string): Reader<Readonly<Record<string, string | boolean>>> {
  const { register, daypart } = spec;
  const figures = (["previous", "current", "maximum", "multiplier", "digits"] as const).flatMap((name) =>
    readersOf(name, spec[name], (own) => numberAt(sources, own, `${place}.${name}`, false)),
  );
  const flags = (["rollover", "estimated", "interim"] as const).flatMap((name) =>
    readersOf(name, spec[name], (own) => flagAt(sources, own, `${place}.${name}`)),
  );
  const days = (["from", "to"] as const).flatMap((name) => readersOf(name, spec[name], (own) => dateAt(sources, own, `${place}.${name}`)));
  const point = readersOf("point", spec.point, (own) => textAt(sources, own, `${place}.point`));
  return (cells, findings) => {
    const texts = textsOf(figures, cells, findings);
    if (texts["previous"] === undefined && texts["current"] === undefined && texts["maximum"] === undefined) return undefined;
    const said = flags.flatMap(([name, read]): (readonly [string, boolean])[] => {
      const value = read(cells, findings);
      return value === undefined ? [] : [[name, value]];
    });
    return { register, ...(daypart === undefined ? {} : { daypart }), ...textsOf([...point, ...days], cells, findings), ...texts, ...Object.fromEntries(said) };
  };
}

function isMoneyField(fields: Plan["charges"], name: string, plan: Plan): boolean {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field !== undefined && isMoney(field.unit.dimension, plan);
}

/** Money, or a price: so much money of something. */
function isMoney(dimension: string, { currency }: Plan): boolean {
  return dimension.split(" ").includes(currency);
}
