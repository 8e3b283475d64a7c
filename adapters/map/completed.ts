// From a map as it is written to a mapping with nothing left out: what a map does not say is the plainest form, and that is said here.
import type { Calendar } from "../../src/index.ts";
import type { DateFormat, NumberFormat, TextFormat } from "../reading/format.ts";
import type { Layout } from "../table/table.ts";
import type { DatesPart, FormatPart } from "./format-schema.ts";
import type { RawMap } from "./map-schema.ts";
import type { FileSpec, LedgerSpec, LinesSpec, Mapping, ReadingSpec, RequestSpec } from "./mapping.ts";

/** `calendar`: the schedule's, in which dates are written unless the map says otherwise. */
export function completed(raw: RawMap, calendar: Calendar): Mapping {
  const format = raw.format ?? {};
  const { issued } = raw;
  return {
    format: textFormat(format, calendar),
    layout: layoutOf(format),
    order: raw.order ?? "any",
    issued: { ...NOT_PRINTED, ...issued },
    lines: linesOf(raw),
    otherLines: raw.other_lines ?? {},
    unmappedLines: raw.unmapped_lines ?? "refuse",
    isExcerpt: raw.excerpt ?? false,
    ignoredColumns: raw.ignored_columns ?? [],
    readings: raw.readings ?? [],
    request: requestOf(raw.request),
    records: raw.records === undefined ? undefined : { ...fileOf(raw.records, format, calendar), by: raw.records.by, key: raw.records.key },
    ledger: raw.ledger === undefined ? undefined : ledgerOf(raw.ledger, format, calendar),
    evidence: raw.evidence === undefined ? undefined : evidenceOf(raw.evidence, format, calendar),
    marks: raw.marks ?? {},
  };
}

const NOT_PRINTED = {
  period: undefined,
  issued_on: undefined,
  tariff: undefined,
  days: undefined,
  total: undefined,
  brought_forward: undefined,
  payable: undefined,
  carried: undefined,
} as const;

const NOT_READ = {
  daypart: undefined,
  point: undefined,
  previous: undefined,
  current: undefined,
  maximum: undefined,
  multiplier: undefined,
  digits: undefined,
  rollover: undefined,
  estimated: undefined,
  interim: undefined,
  from: undefined,
  to: undefined,
} as const;

function linesOf({ lines, line_rows }: RawMap): LinesSpec {
  if (line_rows === undefined) return { kind: "columns", lines: lines ?? {} };
  const { name, amount, quantity, rate } = line_rows;
  return { kind: "rows", name, line: { amount, quantity, rate } };
}

function requestOf(raw: RawMap["request"]): RequestSpec {
  const { readings } = raw;
  return {
    period: raw.period,
    tariff: raw.tariff,
    account: raw.account ?? {},
    readings: readings === "as issued" ? readings : (readings ?? []).map((reading): ReadingSpec => ({ ...NOT_READ, ...reading })),
    usage: raw.usage ?? {},
    history: raw.history ?? {},
    charges: raw.charges ?? {},
    brought_forward: raw.brought_forward,
    issued: raw.issued,
  };
}

function ledgerOf(raw: NonNullable<RawMap["ledger"]>, format: FormatPart, calendar: Calendar): LedgerSpec {
  const { account, takes, bill, id, day, kind, amount, reversed } = raw;
  return { ...fileOf(raw, format, calendar), account, takes, bill, id, day, kind, amount, reversed: reversed ?? [] };
}

function evidenceOf(raw: NonNullable<RawMap["evidence"]>, format: FormatPart, calendar: Calendar): NonNullable<Mapping["evidence"]> {
  const { account, id, day, kind, says } = raw;
  return { ...fileOf(raw, format, calendar), account, id, day, kind, says };
}

interface RawFile {
  readonly file: string;
  readonly format?: FormatPart | undefined;
  readonly sorted?: boolean | undefined;
}

/** How texts are read is as for the bills unless the file says it anew; how the file is laid out is its own. */
function fileOf({ file, format: own = {}, sorted }: RawFile, bills: FormatPart, calendar: Calendar): FileSpec {
  const dates = own.dates ?? bills.dates;
  return { file, format: textFormat({ ...bills, ...own }, calendar), layout: layoutOf({ ...own, dates }), isSorted: sorted ?? false };
}

function textFormat(format: FormatPart, calendar: Calendar): TextFormat {
  return {
    number: numberFormat(format),
    date: format.dates === undefined ? undefined : dateFormat(format.dates, calendar),
    moneyFactor: format.money?.factor ?? "1",
  };
}

function numberFormat(format: FormatPart): NumberFormat {
  return {
    decimalMark: format.decimal_mark ?? ".",
    grouping: format.grouping ?? "none",
    digits: format.digits ?? ["latin"],
    minus: format.minus ?? ["leading"],
    empty: format.empty ?? [],
    binaryDecimals: format.binary_decimals,
  };
}

function dateFormat({ order, two_digit_year, calendar, time }: DatesPart, own: Calendar): DateFormat {
  return { order, twoDigitYear: two_digit_year, calendar: calendar ?? own, dropsTime: time === "drop" };
}

function layoutOf({ file, delimiter, sheet, header_row, dates }: FormatPart): Layout {
  const order = dates?.order;
  return {
    file,
    delimiter: delimiter === "tab" ? "\t" : delimiter,
    sheet,
    headerRow: header_row ?? 1,
    serial: order?.kind === "serial" ? order.from : undefined,
  };
}
