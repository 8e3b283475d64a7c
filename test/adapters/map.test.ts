// The map: what it may say, and that every complaint names the place, what was found and what to write.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mapping } from "../../adapters/index.ts";
import { factsOfTheBill, mapFrom } from "../../adapters/index.ts";
import type { Schedule } from "../../src/index.ts";
import { HOUSEHOLD, MEASURED, PLAIN, plainMap, refusal, WORKSHOP } from "./given.ts";

function faults(value: unknown, schedule: Schedule = HOUSEHOLD): readonly string[] {
  const reading = mapFrom(value, schedule);
  return "faults" in reading ? reading.faults.map(({ place, problem, remedy }) => `${place}: ${problem}; ${remedy}`) : [];
}

function mapped(value: unknown, schedule: Schedule = HOUSEHOLD): Mapping {
  const reading = mapFrom(value, schedule);
  if ("faults" in reading) throw new Error(faults(value, schedule).join("\n"));
  return reading.map;
}

const dates = { order: "YYYY-MM-DD" };
const issued = { id: "Bill", account: "Customer", issued_on: "Issued", period: { from: "From", to: "To", last_day: "excluded" } };
const ledger = { file: "ledger.csv", account: "Customer", takes: "before the day of issue", day: "Date", kind: "Kind", amount: "Amount" };

test("what is left out is the plainest form", () => {
  const map = mapped(plainMap());
  expect(map.format.number).toEqual({ decimalMark: ".", grouping: "none", digits: ["latin"], minus: ["leading"], empty: [], binaryDecimals: undefined });
  expect(map.format.date).toMatchObject({ calendar: "persian", twoDigitYear: undefined, dropsTime: false });
  expect(map).toMatchObject({
    order: "any",
    unmappedLines: "refuse",
    ignoredColumns: [],
    readings: [],
    records: undefined,
    ledger: undefined,
    evidence: undefined,
    marks: {},
  });
  expect(map.layout).toEqual({ file: undefined, delimiter: undefined, sheet: undefined, headerRow: 1, serial: undefined });
});

test("a file beside the bills is read as they are, but for what it says anew; its layout is its own", () => {
  const map = mapped(
    plainMap({
      format: { dates, decimal_mark: "/", digits: "persian", delimiter: ";", sheet: "Bills" },
      issued,
      ledger: { ...ledger, format: { digits: ["latin", "persian"], delimiter: "tab" } },
    }),
  );
  expect(map.ledger?.format.number).toMatchObject({ decimalMark: "/", digits: ["latin", "persian"] });
  expect(map.ledger?.layout).toMatchObject({ delimiter: "\t", sheet: undefined });
});

describe("is refused for its form", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["no object", [], "the map: a list stands where an object belongs; give the map as an object with `format`"],
    ["nothing", undefined, "the map: nothing is given"],
    ["an unknown member", plainMap({ isued: {} }), "the map: unknown member `isued`; did you mean `issued`?"],
    ["no line at all", plainMap({ lines: undefined }), 'the map: the map names no line of the bill; add "lines"'],
    ["two forms of lines", plainMap({ line_rows: { name: "Line", amount: "Amount" } }), "the map: `line_rows` stands beside `lines` or `other_lines`"],
    ["no id", plainMap({ issued: { account: "Customer" } }), "issued.id: nothing is given where a text belongs; write the name of a column"],
    ["a number for a column", plainMap({ issued: { ...issued, id: 5 } }), "issued.id: `5` stands where a text belongs; write the name of a column"],
    ["an empty name", plainMap({ lines: { energy: "" } }), "lines.energy.amount.column: an empty text stands where the name of a column belongs"],
    [
      "column and constant",
      plainMap({ lines: { energy: { amount: { column: "A", constant: "1" } } } }),
      "lines.energy.amount: both a column and a constant are given",
    ],
    ["neither", plainMap({ lines: { energy: { amount: {} } } }), "lines.energy.amount: neither a column nor a constant is given"],
    [
      "a factor for a text",
      plainMap({ issued: { ...issued, account: { column: "Customer", factor: "10" } } }),
      "issued.account: `factor` is given, which says nothing of a text; leave it out",
    ],
    [
      "a period without its last day",
      plainMap({ issued: { ...issued, period: { from: "From", to: "To" } } }),
      'issued.period.last_day: nothing is given where a last day belongs; write one of "included", "excluded"',
    ],
    [
      "a mistyped way",
      plainMap({ request: { period: "as isued" } }),
      'request.period: `as isued` is no way of taking it; write "as issued", or name its columns',
    ],
    [
      "a mistyped word",
      plainMap({ unmapped_lines: "unknown lines" }),
      'unmapped_lines: `unknown lines` is no way with lines that are not mapped; did you mean "unknown line"?',
    ],
    ["an unknown decimal mark", plainMap({ format: { dates, decimal_mark: "_" } }), 'format.decimal_mark: `_` is no decimal mark; write one of ".", "/"'],
    [
      "an unknown kind of digits",
      plainMap({ format: { dates, digits: "persia" } }),
      'format.digits[0]: `persia` is no kind of digits; did you mean "persian"?',
    ],
    ["no kind of digits", plainMap({ format: { dates, digits: [] } }), "format.digits: the list is empty; name at least one kind of digits"],
    [
      "an order that is none",
      plainMap({ format: { dates: { order: "YYYY/MM" } } }),
      "format.dates.order: `YYYY/MM` is no order of a date's parts; write year, month and day once each",
    ],
    [
      "short years without their century",
      plainMap({ format: { dates: { order: "YY/MM/DD" } } }),
      "format.dates: the years have two digits, and `two_digit_year` is missing",
    ],
    [
      "a century for long years",
      plainMap({ format: { dates: { ...dates, two_digit_year: 1300 } } }),
      "format.dates: `two_digit_year` is given, and the years have four digits",
    ],
    [
      "a factor that is a JSON number",
      plainMap({ format: { dates, money: { factor: 10 } } }),
      "format.money.factor: `10` stands where what one of it is in the schedule's currency belongs; write what one of it is in the schedule's currency as a decimal string, such as \"10\"",
    ],
    ["a factor of zero", plainMap({ format: { dates, money: { factor: "0" } } }), "format.money: a factor of 0 makes no money"],
    [
      "a fractional header row",
      plainMap({ format: { dates, header_row: 1.5 } }),
      "format.header_row: `1.5` stands where the row with the names of the columns, 1 to 1000, belongs",
    ],
    [
      "ledger rows by bill without the bill",
      plainMap({ issued, ledger: { ...ledger, takes: "of the bill" } }),
      "ledger: rows are taken by their bill, and no column of the bill is named",
    ],
    [
      "a value that is no number",
      plainMap({ lines: { energy: { amount: { column: "Energy", values: { free: "none" } } } } }),
      "lines.energy.amount.values.free: `none` is no number; write it with digits",
    ],
    ["a name that would be lost", JSON.parse('{"marks": {"__proto__": "A"}}'), "marks: `__proto__` is no name"],
  ];
  test.each(cases)("%s", (_, map, complaint) => {
    expect(faults(map).some((fault) => fault.startsWith(complaint))).toBe(true);
  });
});

describe("is refused for what the schedule does not have", () => {
  const request = { period: "as issued" };
  const cases: readonly (readonly [string, unknown, Schedule, string])[] = [
    ["a line", plainMap({ lines: { enregy: "Energy" } }), HOUSEHOLD, "lines.enregy: `enregy` is no line of `household`; did you mean `energy`?"],
    [
      "a line of rows",
      plainMap({ lines: undefined, line_rows: { name: { column: "Line", values: { E: "enregy" } }, amount: "A" } }),
      HOUSEHOLD,
      "line_rows.name.values.E: `enregy` is no line",
    ],
    [
      "a line that it has, among the others",
      plainMap({ other_lines: { energy: "Energy" } }),
      HOUSEHOLD,
      "other_lines.energy: `energy` is a line of `household`; move it to `lines`",
    ],
    [
      "a register",
      plainMap({ readings: [{ register: "activ", current: "R" }] }),
      HOUSEHOLD,
      "readings[0].register: `activ` is no usage field of the schedule; did you mean `active`?",
    ],
    [
      "a daypart of a plain field",
      plainMap({ readings: [{ register: "active", daypart: "peak", current: "R" }] }),
      HOUSEHOLD,
      "readings[0].daypart: usage `active` is not by dayparts",
    ],
    [
      "no daypart of a field by dayparts",
      plainMap({ lines: {}, request: { ...request, usage: { active: "kWh" } } }),
      WORKSHOP,
      "request.usage.active: usage `active` is by dayparts, and none is given; name one of `mid`, `peak`, `low`, `friday_peak`",
    ],
    [
      "a daypart",
      plainMap({ lines: {}, request: { ...request, usage: { active: { pek: "kWh" } } } }),
      WORKSHOP,
      "request.usage.active: `pek` is no daypart of usage `active`; did you mean `peak`?",
    ],
    [
      "an account field",
      plainMap({ request: { ...request, account: { clas: "Class" } } }),
      HOUSEHOLD,
      "request.account.clas: `clas` is no account field of the schedule; did you mean `class`?",
    ],
    [
      "a name that every object has",
      plainMap({ request: { ...request, account: { toString: "Class" } } }),
      HOUSEHOLD,
      "request.account.toString: `toString` is no account field",
    ],
    [
      "a value of a choice",
      plainMap({ request: { ...request, account: { class: { column: "Class", values: { "11": "residental" } } } } }),
      HOUSEHOLD,
      "request.account.class.values.11: `residental` is no value of account class; did you mean `residential`?",
    ],
    [
      "a constant of a choice",
      plainMap({ request: { ...request, account: { rural: { constant: "maybe" } } } }),
      HOUSEHOLD,
      "request.account.rural.constant: `maybe` is no value of account rural; there are `yes`, `no`",
    ],
    [
      "a count that is no number",
      plainMap({ lines: {}, request: { ...request, account: { phases: { column: "Phases", values: { one: "single" } } } } }),
      MEASURED,
      "request.account.phases.values.one: `single` is no number",
    ],
    [
      "a day that there is not",
      plainMap({ lines: {}, request: { ...request, account: { since: { constant: "2024-02-30" } } } }),
      MEASURED,
      "request.account.since.constant: `2024-02-30` is no day",
    ],
    [
      "values of a date",
      plainMap({ lines: {}, request: { ...request, account: { since: { column: "Since", values: { old: "2020-01-01" } } } } }),
      MEASURED,
      "request.account.since: `values` are given, which say nothing of a date",
    ],
    [
      "a tariff",
      plainMap({ request: { ...request, tariff: { constant: "home" } } }),
      HOUSEHOLD,
      "request.tariff.constant: `home` is no value of the schedule's tariffs",
    ],
    [
      "history",
      plainMap({ lines: {}, request: { ...request, history: { befor: ["A"] } } }),
      MEASURED,
      "request.history.befor: `befor` is no history field of the schedule; did you mean `before`?",
    ],
    [
      "so much history",
      plainMap({ lines: {}, request: { ...request, history: { before: ["A", "B", "C", "D"] } } }),
      MEASURED,
      "request.history.before: 4 earlier bills are named, and the schedule goes 3 back",
    ],
    [
      "a charge",
      plainMap({ request: { ...request, charges: { duty: "D" } } }),
      HOUSEHOLD,
      "request.charges.duty: `duty` is no charge of the schedule; the schedule declares none",
    ],
    [
      "a kind of ledger row",
      plainMap({ issued, ledger: { ...ledger, kind: { column: "Kind", values: { P: "paid" } } } }),
      HOUSEHOLD,
      "ledger.kind.values.P: `paid` is no kind that ledger has",
    ],
    [
      "something that evidence says",
      plainMap({ evidence: { file: "e.csv", account: "C", day: "D", kind: "K", says: { raeding: "R" } } }),
      HOUSEHOLD,
      "evidence.says.raeding: `raeding` is nothing that evidence says; did you mean `reading`?",
    ],
  ];
  test.each(cases)("%s", (_, map, schedule, complaint) => {
    expect(faults(map, schedule).some((fault) => fault.startsWith(complaint))).toBe(true);
  });
});

describe("is refused for what cannot stand together", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["dates without an order", plainMap({ format: {} }), "format.dates: `issued.period.from` is a date, and no order of dates is declared"],
    [
      "another calendar",
      plainMap({ format: { dates: { ...dates, calendar: "gregorian" } } }),
      'format.dates.calendar: the dates are gregorian and the schedule\'s calendar is persian; write "convert": true',
    ],
    [
      "counted days that are Persian",
      plainMap({ format: { dates: { order: "serial 1900" } } }),
      "format.dates: days counted by a spreadsheet are Gregorian, and the dates are Persian",
    ],
    [
      "one mark for two things",
      plainMap({ format: { dates, decimal_mark: ",", grouping: "," } }),
      "format.grouping: `,` is both the decimal mark and the grouping",
    ],
    ["one column for two figures", plainMap({ lines: { energy: "Sum" } }), "lines.energy.amount: column `Sum` is given to `issued.total` already"],
    [
      "one column for two lines",
      plainMap({ lines: { energy: "Energy", tax: "Energy" } }),
      "lines.tax.amount: column `Energy` is given to `lines.energy.amount` already",
    ],
    [
      "readings as issued, and none",
      plainMap({ request: { period: "as issued", readings: "as issued" } }),
      "request.readings: it is as issued, and the map names no column of what was issued; add `readings`",
    ],
    ["a period as issued, and none", plainMap({ issued: { id: "Bill", account: "Customer" } }), "request.period: it is as issued"],
    [
      "what was printed, from the records",
      plainMap({ issued: { ...issued, total: { column: "Sum", of: "records" } } }),
      "issued.total: it is taken from the records; only facts under `request` come from the records",
    ],
    [
      "records that are not there",
      plainMap({ request: { period: "as issued", usage: { active: { column: "kWh", of: "records" } } } }),
      "request.usage.active: it is taken from the records, and the map has none",
    ],
    [
      "a constant that is no number",
      plainMap({ request: { period: "as issued", usage: { active: { constant: "many" } } } }),
      "request.usage.active: the constant `many` is no number",
    ],
    [
      "a constant that is no day",
      plainMap({ issued: { ...issued, issued_on: { constant: "1394-13-01" } } }),
      "issued.issued_on: the constant `1394-13-01` is no day",
    ],
    [
      "a constant that is no flag",
      plainMap({ request: { period: "as issued", readings: [{ register: "active", previous: "A", current: "B", rollover: { constant: "yes" } }] } }),
      "request.readings[0].rollover: the constant `yes` is neither true nor false",
    ],
    [
      "a ledger by days of issue that are not mapped",
      plainMap({ ledger }),
      "ledger.takes: ledger rows are taken before the day of issue, and no day of issue is mapped",
    ],
    [
      "the previous bill of bills in any order",
      plainMap({ issued, ledger: { ...ledger, takes: "since the previous bill" } }),
      "ledger.takes: ledger rows are taken since the previous bill, and bills in any order have none",
    ],
    [
      "a sorted ledger beside bills in any order",
      plainMap({ issued, ledger: { ...ledger, sorted: true } }),
      "ledger.sorted: the file is read beside the bills, and they are in no order",
    ],
    [
      "records by bill that are sorted",
      plainMap({ order: "sorted as text", records: { file: "r.csv", by: "bill", key: "Bill", sorted: true } }),
      "records.sorted: records by bill are not in the order of accounts",
    ],
    [
      "an order without a period",
      plainMap({ order: "loaded", issued: { id: "Bill", account: "Customer" }, request: { period: { from: "F", to: "T", last_day: "excluded" } } }),
      'order: the order is "loaded", and no period is mapped',
    ],
  ];
  test.each(cases)("%s", (_, map, complaint) => {
    expect(faults(map).filter((fault) => fault.startsWith(complaint))).toHaveLength(1);
  });
});

test("all faults are told at once", () => {
  expect(faults(plainMap({ lines: { enregy: "Energy" }, request: { period: "as issued", account: { clas: "Class" }, tariff: "as issued" } }))).toHaveLength(3);
});

test("a map is read from its file, and what is wrong with the file is told", async () => {
  expect(await refusal({ bills: PLAIN, map: '{"issued": {}, "issued": {}}' })).toMatchObject({
    message: expect.stringMatching(/^map\.json, line 1, column 16.*`issued` stands twice/),
  });
  expect(await refusal({ bills: PLAIN, map: "{" })).toMatchObject({ message: expect.stringMatching(/^map\.json, line 1/) });
  expect(await refusal({ bills: PLAIN, map: plainMap({ lines: { enregy: "Energy" } }) })).toEqual({
    message:
      "map.json cannot be used:\n  lines.enregy: `enregy` is no line of `household`\n    did you mean `energy`?; a line that the rules do not have belongs in `other_lines`",
    help: "correct the map; docs/mapping.md tells what it may hold",
  });
});

test("no value makes it throw", () => {
  fc.assert(
    fc.property(
      fc.object({ key: fc.constantFrom("format", "issued", "lines", "request", "id", "period", "column", "values", "ledger", "a"), maxDepth: 4 }),
      (value) => {
        expect(faults(value).length).toBeGreaterThan(0);
      },
    ),
  );
});

test("facts that rest on the issuer's own file are told", () => {
  expect(factsOfTheBill(mapped(plainMap()))).toEqual(["period", "usage.active"]);
  const records = { file: "r.csv", by: "account", key: "Customer" };
  const request = {
    period: { from: { column: "From", of: "records" }, to: { column: "To", of: "records" }, last_day: "excluded" },
    account: { class: "Class" },
    usage: { active: { column: "kWh", of: "records" } },
  };
  expect(factsOfTheBill(mapped(plainMap({ records, request })))).toEqual(["account.class"]);
});
