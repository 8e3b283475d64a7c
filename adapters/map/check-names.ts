// The names of a map against those of the schedule: lines, registers, dayparts, fields, choices.
import type { Schedule } from "../../src/index.ts";
import { dayFromText, nearestName } from "../../src/index.ts";
import { listed, quoted } from "../shown.ts";
import type { MapFault } from "./fault.ts";
import { fault } from "./fault.ts";
import type { Mapping, TextSpec, ValueSpec } from "./mapping.ts";
import { isDecimal, WRITE_IT } from "./spec-schema.ts";

type Plan = Schedule["plan"];

export function nameFaults(map: Mapping, { plan }: Pick<Schedule, "plan">): readonly MapFault[] {
  return [...lineFaults(map, plan), ...readingFaults(map, plan), ...accountFaults(map, plan), ...measuredFaults(map, plan), ...tariffFaults(map, plan)];
}

/** Names of lines and groups that some tariff of the schedule has. */
export function lineNames(plan: Plan): ReadonlySet<string> {
  return new Set(
    Object.values(plan.tariffs).flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "group" ? [item.name, ...item.lines.map(({ name }) => name)] : [item.name])),
    ),
  );
}

/** Names that a line cannot have: the sums of a bill have them. */
export const SUMS: ReadonlySet<string> = new Set(["total", "brought_forward", "payable", "carried"]);

function lineFaults({ lines, otherLines }: Mapping, plan: Plan): readonly MapFault[] {
  const names = lineNames(plan);
  const mapped = lines.kind === "columns" ? Object.keys(lines.lines).map((name) => [`lines.${name}`, name] as const) : valuesOf("line_rows.name", lines.name);
  const missing = mapped.filter(([, name]) => !names.has(name));
  return [
    ...missing.map(([place, name]) =>
      noSuch(place, name, `no line of ${quoted(plan.name)}`, [...names], "a line that the rules do not have belongs in `other_lines`"),
    ),
    ...Object.keys(otherLines)
      .filter((name) => names.has(name))
      .map((name) => fault(`other_lines.${name}`, `${quoted(name)} is a line of ${quoted(plan.name)}`, "move it to `lines`")),
    ...Object.keys(otherLines)
      .filter((name) => SUMS.has(name))
      .map((name) =>
        fault(`other_lines.${name}`, `${quoted(name)} is a sum of the bill, and no line`, `map the sum as \`issued.${name}\`, or name the line otherwise`),
      ),
  ];
}

function readingFaults({ readings, request }: Mapping, plan: Plan): readonly MapFault[] {
  const own = request.readings === "as issued" ? [] : request.readings;
  const all = [...readings.map((one, at) => [`readings[${at}]`, one] as const), ...own.map((one, at) => [`request.readings[${at}]`, one] as const)];
  return all.flatMap(([place, { register, daypart }]) => {
    if (!Object.hasOwn(plan.usage, register))
      return [noSuch(`${place}.register`, register, "no usage field of the schedule", Object.keys(plan.usage), undefined)];
    return daypartFaults(`${place}.daypart`, register, daypart, plan);
  });
}

/** A field by dayparts has a register for each, another has none. */
function daypartFaults(place: string, field: string, daypart: string | undefined, plan: Plan): readonly MapFault[] {
  const members = daypartsOf(field, plan);
  if (members.length === 0)
    return daypart === undefined ? [] : [fault(place, `usage ${quoted(field)} is not by dayparts, and ${quoted(daypart)} is given`, "leave the daypart out")];
  if (daypart === undefined) return [fault(place, `usage ${quoted(field)} is by dayparts, and none is given`, `name one of ${listed(members)}`)];
  return members.includes(daypart) ? [] : [noSuch(place, daypart, `no daypart of usage ${quoted(field)}`, members, undefined)];
}

function daypartsOf(field: string, plan: Plan): readonly string[] {
  const set = plan.usage[field]?.by;
  return set === undefined ? [] : (plan.dayparts[set]?.members.map(({ name }) => name) ?? []);
}

function accountFaults({ request }: Mapping, plan: Plan): readonly MapFault[] {
  return Object.entries(request.account).flatMap(([name, spec]) => {
    const place = `request.account.${name}`;
    const field = Object.hasOwn(plan.account, name) ? plan.account[name] : undefined;
    if (field === undefined) return [noSuch(place, name, "no account field of the schedule", Object.keys(plan.account), undefined)];
    return valueFaults(place, spec, field, plan);
  });
}

/** What the map itself says of a fact, before there is a row. */
function valueFaults(place: string, spec: ValueSpec, field: Plan["account"][string], plan: Plan): readonly MapFault[] {
  const wrong = (is: (text: string) => boolean, what: string, remedy: string): readonly MapFault[] =>
    valuesOf(place, spec).flatMap(([at, text]) => (is(text) ? [] : [fault(at, `${quoted(text)} is ${what}`, remedy)]));
  switch (field.kind) {
    case "choice":
      return choiceFaults(
        place,
        spec,
        field.values.map(({ name }) => name),
        `account ${field.name}`,
      );
    case "whole":
    case "quantity":
      return wrong(isDecimal, "no number", WRITE_IT);
    case "date":
      if (spec.values !== undefined) return [fault(place, "`values` are given, which say nothing of a date", "leave them out")];
      return wrong((text) => dayFromText(plan.calendar, text) !== undefined, "no day", `write YYYY-MM-DD of the ${plan.calendar} calendar`);
    case "iran_bill_id":
    case "iran_payment_id":
      return [];
  }
}

function tariffFaults({ request }: Mapping, plan: Plan): readonly MapFault[] {
  const { tariff } = request;
  return tariff === undefined || tariff === "as issued" ? [] : choiceFaults("request.tariff", tariff, Object.keys(plan.tariffs), "the schedule's tariffs");
}

/** Only what the map itself says can be checked before there is a row. */
function choiceFaults(place: string, spec: TextSpec, names: readonly string[], what: string): readonly MapFault[] {
  return valuesOf(place, spec)
    .filter(([, value]) => !names.includes(value))
    .map(([at, value]) => noSuch(at, value, `no value of ${what}`, names, undefined));
}

/** What a spec can give, as far as the map says it. */
export function valuesOf(place: string, { source, values }: Pick<TextSpec, "source" | "values">): readonly (readonly [string, string])[] {
  const mapped = Object.entries(values ?? {}).map(([written, value]) => [`${place}.values.${written}`, value] as const);
  if (source.kind === "column") return mapped;
  return values === undefined ? [[`${place}.constant`, source.text] as const] : mapped;
}

function measuredFaults({ request }: Mapping, plan: Plan): readonly MapFault[] {
  const { usage, history, charges } = request;
  return [
    ...Object.entries(usage).flatMap(([field, parts]) => {
      if (!Object.hasOwn(plan.usage, field))
        return [noSuch(`request.usage.${field}`, field, "no usage field of the schedule", Object.keys(plan.usage), undefined)];
      return Object.keys(parts).flatMap((part) => daypartFaults(`request.usage.${field}`, field, part === "" ? undefined : part, plan));
    }),
    ...Object.entries(history).flatMap(([field, specs]) => {
      const place = `request.history.${field}`;
      if (!Object.hasOwn(plan.history, field)) return [noSuch(place, field, "no history field of the schedule", Object.keys(plan.history), undefined)];
      const most = plan.history[field]?.bills ?? 0;
      return specs.length <= most
        ? []
        : [fault(place, `${specs.length} earlier bills are named, and the schedule goes ${most} back`, "name the latest ones only")];
    }),
    ...Object.keys(charges)
      .filter((field) => !Object.hasOwn(plan.charges, field))
      .map((field) => noSuch(`request.charges.${field}`, field, "no charge of the schedule", Object.keys(plan.charges), undefined)),
  ];
}

export function noSuch(place: string, name: string, what: string, names: readonly string[], more: string | undefined): MapFault {
  const near = nearestName(name, names);
  const known = names.length === 0 ? "the schedule declares none" : `there are ${listed(names)}`;
  const remedy = near === undefined ? known : `did you mean ${quoted(near)}?`;
  return fault(place, `${quoted(name)} is ${what}`, more === undefined ? remedy : `${remedy}; ${more}`);
}
