// What of a map cannot stand together: dates that no format declares, facts "as issued" that nothing prints, one column for two figures.
import type { Calendar } from "../../src/index.ts";
import { dayFromText } from "../../src/index.ts";
import type { TextFormat } from "../reading/format.ts";
import { listed, quoted } from "../shown.ts";
import { noSuch, valuesOf } from "./check-names.ts";
import type { PlacedSpec } from "./each-spec.ts";
import { besideSpecs, issuedSpecs, markSpecs, requestSpecs } from "./each-spec.ts";
import type { MapFault } from "./fault.ts";
import { fault } from "./fault.ts";
import { EVIDENCE_SAYS, LEDGER_KINDS } from "./kinds.ts";
import type { RawMap } from "./map-schema.ts";
import type { Mapping } from "./mapping.ts";
import { isDecimal, WRITE_IT } from "./spec-schema.ts";

/** `raw`: as written, for what a mapping no longer tells. */
export function togetherFaults(map: Mapping, raw: RawMap, calendar: Calendar): readonly MapFault[] {
  return [
    ...formatFaults(map, raw, calendar),
    ...dateFaults(map),
    ...constantFaults(map, calendar),
    ...recordFaults(map),
    ...asIssuedFaults(map),
    ...twiceFaults(map),
    ...orderFaults(map),
    ...kindFaults(map),
  ];
}

function formatFaults(map: Mapping, raw: RawMap, calendar: Calendar): readonly MapFault[] {
  const own = { records: raw.records?.format, ledger: raw.ledger?.format, evidence: raw.evidence?.format };
  const parts = [
    ["format", map.format, raw.format?.dates?.convert],
    ...(["records", "ledger", "evidence"] as const).map(
      (name) => [`${name}.format`, map[name]?.format, own[name]?.dates?.convert ?? raw.format?.dates?.convert] as const,
    ),
  ] as const;
  const faults = parts.flatMap(([place, format, converts]) => (format === undefined ? [] : oneFormat(place, format, converts ?? false, calendar)));
  // A file beside the bills repeats what is wrong with their format: once is enough.
  return faults.filter(({ problem }, at) => faults.findIndex((other) => other.problem === problem) === at);
}

function oneFormat(place: string, { number, date }: TextFormat, converts: boolean, calendar: Calendar): readonly MapFault[] {
  const { decimalMark, grouping } = number;
  const marks =
    decimalMark === grouping ? [fault(`${place}.grouping`, `${quoted(grouping)} is both the decimal mark and the grouping`, "correct one of the two")] : [];
  if (date === undefined) return marks;
  if (date.order.kind === "serial" && date.calendar === "persian")
    return [
      ...marks,
      fault(`${place}.dates`, "days counted by a spreadsheet are Gregorian, and the dates are Persian", 'write "calendar": "gregorian" and "convert": true'),
    ];
  if (date.calendar === calendar || converts) return marks;
  const remedy = `write "convert": true to turn them into the schedule's, or "calendar": "${calendar}" if they are of it`;
  return [...marks, fault(`${place}.dates.calendar`, `the dates are ${date.calendar} and the schedule's calendar is ${calendar}`, remedy)];
}

function dateFaults(map: Mapping): readonly MapFault[] {
  const specs = [...issuedSpecs(map), ...requestSpecs(map), ...besideSpecs(map)];
  const undeclared = specs.find(({ place, kind }) => kind === "date" && formatAt(map, place).date === undefined);
  if (undeclared === undefined) return [];
  return [
    fault(
      "format.dates",
      `\`${undeclared.place}\` is a date, and no order of dates is declared`,
      'add "dates": {"order": "YYYY/MM/DD"} with the order that the file has',
    ),
  ];
}

function formatAt(map: Mapping, place: string): TextFormat {
  const [part = ""] = place.split(".");
  return part === "ledger" || part === "evidence" || part === "records" ? (map[part]?.format ?? map.format) : map.format;
}

/** A constant is written as the library reads it, whatever the file's format. */
function constantFaults(map: Mapping, calendar: Calendar): readonly MapFault[] {
  return [...issuedSpecs(map), ...requestSpecs(map), ...besideSpecs(map)].flatMap(({ place, kind, source }) => {
    if (source.kind === "column") return [];
    if (kind === "number" && !isDecimal(source.text)) return [fault(place, `the constant ${quoted(source.text)} is no number`, WRITE_IT)];
    if (kind === "flag" && source.text !== "true" && source.text !== "false")
      return [fault(place, `the constant ${quoted(source.text)} is neither true nor false`, 'write "true" or "false"')];
    if (kind === "date" && dayFromText(calendar, source.text) === undefined)
      return [fault(place, `the constant ${quoted(source.text)} is no day`, `write YYYY-MM-DD of the ${calendar} calendar`)];
    return [];
  });
}

/** What was printed is never taken from the office's records: it would be judged by itself. */
function recordFaults(map: Mapping): readonly MapFault[] {
  const fromRecords = (specs: readonly PlacedSpec[]): readonly PlacedSpec[] =>
    specs.filter(({ source }) => source.kind === "column" && source.of === "records");
  const others = fromRecords([...issuedSpecs(map), ...markSpecs(map), ...besideSpecs(map)]);
  const without = map.records === undefined ? fromRecords(requestSpecs(map)) : [];
  return [
    ...others.map(({ place }) => fault(place, "it is taken from the records", "only facts under `request` come from the records: leave `of` out")),
    ...without.map(({ place }) => fault(place, "it is taken from the records, and the map has none", 'add "records" with the file, or leave `of` out')),
  ];
}

function asIssuedFaults({ issued, readings, request }: Mapping): readonly MapFault[] {
  const asked = [
    ["period", request.period, issued.period, "issued.period"],
    ["tariff", request.tariff, issued.tariff, "issued.tariff"],
    ["readings", request.readings, readings[0], "readings"],
    ["brought_forward", request.brought_forward, issued.brought_forward, "issued.brought_forward"],
    ["issued", request.issued, issued.issued_on, "issued.issued_on"],
  ] as const;
  return asked
    .filter(([, spec, printed]) => spec === "as issued" && printed === undefined)
    .map(([name, , , where]) =>
      fault(`request.${name}`, "it is as issued, and the map names no column of what was issued", `add \`${where}\`, or name a column here`),
    );
}

function twiceFaults(map: Mapping): readonly MapFault[] {
  const places = new Map<string, string>();
  const faults: MapFault[] = [];
  for (const { place, source, isFigure } of [...issuedSpecs(map), ...besideSpecs(map)]) {
    if (!isFigure || source.kind === "constant") continue;
    const key = `${place.startsWith("ledger.") ? "ledger" : "bills"}|${source.column}`;
    const before = places.get(key);
    if (before !== undefined)
      faults.push(
        fault(place, `column ${quoted(source.column)} is given to \`${before}\` already`, "a figure is printed for one thing: correct one of the two"),
      );
    else places.set(key, place);
  }
  return faults;
}

function orderFaults(map: Mapping): readonly MapFault[] {
  const { order, issued, ledger, records } = map;
  const isSorted = order === "sorted as text" || order === "sorted as numbers";
  const faults: MapFault[] = [];
  const complain = (place: string, problem: string, remedy: string): void => {
    faults.push(fault(place, problem, remedy));
  };
  if (order !== "any" && issued.period === undefined)
    complain("order", `the order is "${order}", and no period is mapped by which an account's bills follow one another`, "map `issued.period`");
  for (const name of ["records", "ledger", "evidence"] as const)
    if (map[name]?.isSorted === true && !isSorted)
      complain(`${name}.sorted`, "the file is read beside the bills, and they are in no order", 'declare "order": "sorted as text" or "sorted as numbers"');
  if (records?.isSorted === true && records.by === "bill")
    complain("records.sorted", "records by bill are not in the order of accounts", "leave `sorted` out: they are loaded");
  if (ledger !== undefined && ledger.takes !== "of the bill" && issued.issued_on === undefined)
    complain("ledger.takes", `ledger rows are taken ${ledger.takes}, and no day of issue is mapped`, "map `issued.issued_on`, or take rows by their bill");
  if (ledger?.takes === "since the previous bill" && order === "any")
    complain(
      "ledger.takes",
      "ledger rows are taken since the previous bill, and bills in any order have none",
      'declare "order": "loaded", or one of the sorted orders',
    );
  return faults;
}

function kindFaults({ ledger, evidence }: Mapping): readonly MapFault[] {
  const evidenceKinds = Object.keys(EVIDENCE_SAYS);
  const says = [...new Set(Object.values(EVIDENCE_SAYS).flatMap((names) => Object.keys(names)))];
  return [
    ...(ledger === undefined ? [] : kindValues("ledger.kind", valuesOf("ledger.kind", ledger.kind), LEDGER_KINDS)),
    ...(ledger?.reversed ?? [])
      .filter((kind) => !isOneOf(LEDGER_KINDS, kind))
      .map((kind) => noSuch("ledger.reversed", kind, "no kind of ledger row", LEDGER_KINDS, undefined)),
    ...(evidence === undefined ? [] : kindValues("evidence.kind", valuesOf("evidence.kind", evidence.kind), evidenceKinds)),
    ...Object.keys(evidence?.says ?? {})
      .filter((name) => !says.includes(name))
      .map((name) => noSuch(`evidence.says.${name}`, name, "nothing that evidence says", says, undefined)),
  ];
}

function kindValues(place: string, values: readonly (readonly [string, string])[], kinds: readonly string[]): readonly MapFault[] {
  return values
    .filter(([, value]) => !kinds.includes(value))
    .map(([at, value]) => noSuch(at, value, `no kind that ${place.split(".")[0] ?? ""} has`, kinds, `the kinds are ${listed(kinds)}`));
}

function isOneOf(kinds: readonly string[], kind: string): boolean {
  return kinds.includes(kind);
}
