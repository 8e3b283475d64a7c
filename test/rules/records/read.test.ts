// Reading a journal: every record and entry, what is refused and in which words, and that nothing is dropped without a word.
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import { billSchema } from "../../../src/rules/issued/bill-schema.ts";
import { caseReader } from "../../../src/rules/issued/case-schema.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import { readRecords, recordReader } from "../../../src/rules/records/read-records.ts";
import type { Approval, Entry, JournalRecord } from "../../../src/rules/records/record.ts";
import type { RecordSchemas } from "../../../src/rules/records/record-schema.ts";
import { entryJsonSchema, type entrySchema, RECORD_KINDS, recordJsonSchema, recordSchema, recordSchemas } from "../../../src/rules/records/record-schema.ts";
import type { Shape } from "../../../src/rules/records/text-schemas.ts";
import { FULL, KINDS, PLAN } from "./samples.ts";

const read = recordReader(PLAN);

const problemsOf = (value: unknown): readonly string[] => read([value]).problems.map(({ path, problem, remedy }) => `${path}: ${problem}; ${remedy}`);

function without(value: object, name: string): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** What the types call optional. */
const OPTIONAL: { readonly [K in JournalRecord["record"]]: readonly string[] } = {
  appointment: ["to"],
  delegation: [],
  revocation: [],
  request: ["kind", "cause", "amount", "bill", "lines", "facts", "basis"],
  approval: ["delegation"],
  refusal: [],
  withdrawal: [],
  execution: ["amount"],
  document: [],
  document_state: [],
  action: ["cause", "amount", "oldest_day", "basis"],
  plan: ["cause", "span_months", "delegation", "replaces"],
  plan_end: [],
  payment: ["plan"],
};

describe.each(KINDS)("a record of kind %s", (kind) => {
  const record = FULL[kind];

  test("is read as it stands, with all that it may hold", () => {
    const { items, records, entries, problems } = read([record]);
    expect(problems).toEqual([]);
    expect(items).toEqual([record]);
    expect(records).toEqual([record]);
    expect(entries).toEqual([]);
  });

  test("is read as a chain entry", () => {
    const chain = appendRecords([], [record], "1395-01-01");
    const { records, entries, problems } = read(chain);
    expect(problems).toEqual([]);
    expect(entries).toEqual(chain);
    expect(records).toEqual([record]);
  });

  test("needs just the fields that its type needs", () => {
    const needed = Object.keys(record).filter((name) => problemsOf(without(record, name)).length > 0);
    expect(Object.keys(record).filter((name) => !needed.includes(name))).toEqual(OPTIONAL[kind]);
  });

  test("has no field beside its own, whatever the field is called", () => {
    for (const name of ["colour", "__proto__", "constructor", "toString"]) {
      const value: unknown = JSON.parse(`{${JSON.stringify(record).slice(1, -1)}, "${name}": "x"}`);
      expect(problemsOf(value).join()).toContain(`the record: unknown field \`${name}\``);
    }
  });

  test("has a JSON Schema of its own that asks for the same fields", () => {
    const forms: unknown = recordJsonSchema(PLAN)["oneOf"];
    const form = (Array.isArray(forms) ? forms : []).find(({ properties }) => properties.record.const === kind);
    expect(Object.keys(form.properties)).toEqual(Object.keys(record));
    expect(form.required).toEqual(Object.keys(record).filter((name) => !OPTIONAL[kind].includes(name)));
    expect(form.additionalProperties).toBe(false);
  });
});

test("the list of kinds is that of the types", () => {
  expect([...RECORD_KINDS].sort()).toEqual([...KINDS].sort());
});

test("types and schemas are one: a schema that lacks or adds a field does not compile", () => {
  expectTypeOf<z.output<ReturnType<typeof recordSchema>>>().toEqualTypeOf<JournalRecord>();
  expectTypeOf<z.output<ReturnType<typeof entrySchema>>>().toEqualTypeOf<Entry>();
  expectTypeOf<z.output<RecordSchemas["approval"]>>().toEqualTypeOf<Approval>();
  expectTypeOf<keyof Shape<Approval>>().toEqualTypeOf<keyof Approval>();
  type Basis = { readonly source: string; readonly clause?: string | undefined };
  const clause = recordSchema(PLAN);
  // @ts-expect-error `clause`, which may be left out of a basis, may not be left out of its schema
  const short: Shape<Basis> = { source: clause };
  expect(Object.keys(short)).toEqual(["source"]);
});

test("an entry has a closed JSON Schema", () => {
  const schema = entryJsonSchema(PLAN);
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema["required"]).toEqual(["sequence", "recorded", "record", "previous", "hash"]);
  expect(schema["additionalProperties"]).toBe(false);
});

const request = FULL.request;

const TOO_FINE = "is finer than declared: no decimals; give a whole number";

test("a name may hold a plain space, and U+200C between Persian letters; the change of a bill's lines may be finer than what is paid", () => {
  for (const person of ["ali amini", "علی\u200cاکبر", "هیئت مدیره", "Ren\u00e9"]) expect(problemsOf({ ...FULL.appointment, person })).toEqual([]);
  const lines = [{ name: "energy", issued: "10.0005", recomputed: "10" }];
  expect(problemsOf({ ...request, amount: "-0.0005", lines })).toEqual([]);
  expect(problemsOf({ ...FULL.document, amount: "100.0" })).toEqual([]);
});

describe("what is refused, and in which words", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      "a number for an amount",
      { ...request, amount: -250000.5 },
      'amount: -250000.5 is a JSON number, which cannot hold every decimal exactly; write it as a string: "-250000.5"',
    ],
    ["a payment of nothing", { ...FULL.payment, amount: "0" }, "amount: `0` is no payment; give what was paid, above zero, or leave the record out"],
    ["an exponent", { ...request, amount: "1e6" }, "amount: `1e6` is in exponent notation; write all digits out"],
    ["Persian digits", { ...request, amount: "۱۰۰۰" }, 'amount: `۱۰۰۰` has Persian or Arabic digits; write the digits 0 to 9 and `.`: "230"'],
    [
      "more digits than a bill request takes",
      { ...request, amount: "1".repeat(41) },
      `amount: \`${"1".repeat(41)}\` has more than 40 digits; write at most 40 digits`,
    ],
    [
      "a figure finer than ten decimals",
      { ...request, amount: "0.00000000001" },
      "amount: `0.00000000001` is finer than declared: at most 10 decimals; give it to 10 decimals",
    ],
    ["a negative payment", { ...FULL.payment, amount: "-1" }, "amount: `-1` is negative; give 0 IRR or more"],
    [
      "a day that is not there",
      { ...request, day: "1394-12-30" },
      "day: `1394-12-30` is not a date: Esfand 1394 has 29 days; give a date that exists in the persian calendar, as YYYY-MM-DD",
    ],
    [
      "a day of another calendar",
      { ...request, oldest_day: "2015-05-01" },
      "oldest_day: `2015-05-01` is not a date: year 2015 is outside 1200 to 1600 of the persian calendar; give a date that exists in the persian calendar, as YYYY-MM-DD",
    ],
    [
      "a revision 0",
      { ...request, revision: 0 },
      "revision: 0 stands where the number of a revision belongs; give a whole number 1 .. 1000000, without quotes",
    ],
    [
      "a revision as text",
      { ...request, revision: "1" },
      "revision: `1` stands where the number of a revision belongs; give a whole number 1 .. 1000000, without quotes",
    ],
    [
      "a fact that the rules do not declare",
      { ...request, account: { id: "a", facts: { clas: "home" } } },
      "account.facts: unknown field `clas`; did you mean `class`?",
    ],
    [
      "a fact called `__proto__`",
      { ...request, account: { id: "a", facts: JSON.parse('{"__proto__": "home"}') } },
      "account.facts: unknown field `__proto__`; the fields here are `class`, `households`, `contracted`, `since`, `bill_id`, `payment_id`",
    ],
    [
      "a choice that is none",
      { ...request, account: { id: "a", facts: { class: "hom" } } },
      "account.facts.class: `hom` is none of `home`, `shop`; did you mean `home`?",
    ],
    [
      "a count out of range",
      { ...request, account: { id: "a", facts: { households: 21 } } },
      "account.facts.households: 21 stands where a count 1 .. 20 belongs; give a whole number 1 .. 20, without quotes",
    ],
    [
      "a count as text out of range",
      { ...request, account: { id: "a", facts: { households: "21" } } },
      "account.facts.households: `21` is above 20; give a value 1 .. 20",
    ],
    [
      "a binary fraction deep in the facts of a bill",
      { ...request, facts: { usage: { active: [1, { x: 230.5 }] } } },
      'facts: it holds the JSON number 230.5, which is not a whole number; write it as a string: "230.5"',
    ],
    ["a short hash", { ...FULL.approval, request_hash: "abc" }, "request_hash: `abc` is not a hash; give the 64 digits 0 to 9, a to f"],
    [
      "a hash in capitals",
      { ...FULL.approval, request_hash: "A".repeat(64) },
      `request_hash: \`${"A".repeat(60)}...\` is not a hash; give the 64 digits 0 to 9, a to f`,
    ],
    [
      "a state that is none",
      { ...FULL.document_state, state: "lost" },
      "state: `lost` is none of `disputed`, `undisputed`, `written_off`, `cancelled`; write one of these",
    ],
    ["an empty id", { ...FULL.withdrawal, id: "" }, "id: it is empty; give 1 to 200 visible characters"],
    [
      "an id that turns text round",
      { ...FULL.withdrawal, id: "a\u202Eb" },
      "id: `a\u{FFFD}b` holds a control or an invisible character; give 1 to 200 visible characters",
    ],
    ["a person with a blank behind", { ...FULL.appointment, person: "ali " }, "person: `ali ` has blanks around it; write `ali`"],
    ["an approver with a blank before", { ...FULL.approval, approver: " ali" }, "approver: ` ali` has blanks around it; write `ali`"],
    ["an id of a blank", { ...FULL.withdrawal, id: " " }, "id: ` ` has blanks around it; give visible characters"],
    [
      "a holder with two blanks in a row",
      { ...request, account: { id: "a", facts: {}, holder: "ali  amini" } },
      "account.holder: `ali  amini` holds several blanks in a row, or one that is no plain space; write `ali amini`",
    ],
    [
      "a giver with a blank that does not break",
      { ...FULL.delegation, giver: "ali\u00a0amini" },
      "giver: `ali\u00a0amini` holds several blanks in a row, or one that is no plain space; write `ali amini`",
    ],
    [
      "a joiner of Persian letters at the end of an id",
      { ...FULL.withdrawal, request: "rq-1\u200c" },
      "request: `rq-1\u200c` holds U+200C where it joins no Persian letters; write `rq-1`",
    ],
    [
      "a person written with a combining accent",
      { ...FULL.refusal, approver: "Rene\u0301" },
      "approver: `Rene\u0301` is written with combining characters where one character says the same; write `Ren\u00e9`",
    ],
    ["an authority with a blank behind", { ...request, authority: "corrections " }, "authority: `corrections ` has blanks around it; write `corrections`"],
    ["half a rial of a document", { ...FULL.document, amount: "100.5" }, `amount: \`100.5\` ${TOO_FINE}`],
    ["half a rial of a payment", { ...FULL.payment, amount: "100.5" }, `amount: \`100.5\` ${TOO_FINE}`],
    ["half a rial put to a document", { ...FULL.payment, allocation: [{ document: "d", amount: "0.5" }] }, `allocation[0].amount: \`0.5\` ${TOO_FINE}`],
    ["half a rial of a cover", { ...FULL.plan, covers: [{ document: "d", amount: "0.5" }] }, `covers[0].amount: \`0.5\` ${TOO_FINE}`],
    ["half a rial down", { ...FULL.plan, down: "0.5" }, `down: \`0.5\` ${TOO_FINE}`],
    ["half a rial of a part", { ...FULL.plan, rows: [{ due: "1394-07-01", amount: "0.5" }] }, `rows[0].amount: \`0.5\` ${TOO_FINE}`],
    ["half a rial of interest", { ...FULL.plan, rows: [{ due: "1394-07-01", amount: "1", interest: "0.5" }] }, `rows[0].interest: \`0.5\` ${TOO_FINE}`],
    ["half a rial of a fee", { ...FULL.action, amount: "0.5" }, `amount: \`0.5\` ${TOO_FINE}`],
    ["half a rial to be given up", { ...request, authority: "write_offs", amount: "0.5" }, `amount: \`0.5\` ${TOO_FINE}`],
    [
      "an appointment that ends before it begins",
      { ...FULL.appointment, to: "1393-01-01" },
      "the record: `to` is before `from`; `to` is the day after the last: give a later one",
    ],
    [
      "a delegation of no day",
      { ...FULL.delegation, to: "1394-02-01" },
      "the record: `to` is the same day as `from`; `to` is the day after the last: give a later one",
    ],
    [
      "documents that are no list",
      { ...request, documents: "photo" },
      "documents: a string stands where a list of documents belongs; give a list; an empty one where there are none",
    ],
    ["a kind that is none", { ...request, record: "requst" }, "record: there is no record `requst`; did you mean `request`?"],
    ["no kind", without(request, "record"), `record: it does not say which record it is; name one of ${RECORD_KINDS.map((kind) => `\`${kind}\``).join(", ")}`],
    ["a number", 5, "the record: a number stands where a record belongs; give an object with `record`"],
    ["nothing", null, "the record: null stands where a record belongs; give an object with `record`"],
  ];
  test.each(cases)("%s", (_name, value, problem) => {
    expect(problemsOf(value)).toEqual([problem]);
  });

  test("a field beside an entry's own: the hash would not hold it", () => {
    const [entry] = appendRecords([], [FULL.withdrawal], "1394-06-01");
    expect(problemsOf({ ...entry, note: "x" })).toEqual([
      "the entry: unknown field `note`; the fields here are `sequence`, `recorded`, `record`, `previous`, `hash`",
    ]);
    expect(problemsOf({ ...entry, record: { ...FULL.withdrawal, day: "1394-06" } })).toEqual([
      "record.day: `1394-06` is not a date: a date is written YYYY-MM-DD; give a date that exists in the persian calendar, as YYYY-MM-DD",
    ]);
    expect(problemsOf({ ...entry, sequence: 0 })).toEqual([
      "sequence: 0 stands where the number of an entry belongs; give a whole number 1 .. 9007199254740991, without quotes",
    ]);
  });
});

test("no text of the validator itself reaches a reader: a record of another kind, a bill or evidence of another form", () => {
  const schemas = recordSchemas(PLAN);
  const messages = (error: { readonly issues: readonly { readonly message: string }[] } | undefined): readonly string[] =>
    (error?.issues ?? []).map(({ message }) => message);
  const said = KINDS.flatMap((kind) => [...KINDS, "nothing"].flatMap((other) => messages(schemas[kind].safeParse({ record: other }).error)));
  expect(said).toContain("`plan` stands where `request` belongs\ngive a `request` here");
  const bills = [{ kind: "note" }, { kind: 7 }, {}, undefined].flatMap((value) => messages(billSchema(PLAN).safeParse(value).error));
  expect(bills).toContain("`note` stands where `bill` belongs\ngive a `bill` here");
  const read = caseReader(PLAN)({ issued: { marks: "none" }, evidence: [{ id: "e", day: "1394-01-01", kind: "photo", says: "230" }] });
  const cases = read.kind === "refused" ? read.problems.map(({ problem, remedy }) => `${problem}\n${remedy}`) : [];
  expect(cases).toContain("a string stands where an object belongs\ngive an object with `register`, `daypart`, `point`, `reading`");
  for (const text of [...said, ...bills, ...cases]) expect(text).toMatch(/^(?!Invalid).+\n.+$/);
});

test("a wrong record stops no other, and each is named by its number and id", () => {
  const given = [FULL.document, { ...request, amount: 5, day: "soon" }, FULL.payment, 7, { record: "payment", id: "x" }];
  const { records, problems } = readRecords(PLAN, given);
  expect(records).toEqual([FULL.document, FULL.payment]);
  expect(problems.map(({ number, id, path }) => [number, id, path])).toEqual([
    [2, "rq-1", "day"],
    [2, "rq-1", "amount"],
    [4, undefined, "the record"],
    [5, "x", "day"],
    [5, "x", "account"],
    [5, "x", "amount"],
    [5, "x", "allocation"],
  ]);
});

test("whatever is given, it is read or named, and nothing is thrown", () => {
  const anyValue = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withObjectString: true }),
    fc
      .constantFrom(...KINDS)
      .chain((kind) =>
        fc.tuple(fc.constantFrom(...Object.keys(FULL[kind])), fc.anything({ maxDepth: 3 })).map(([name, value]) => ({ ...FULL[kind], [name]: value })),
      ),
  );
  fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 5 }), (values) => {
      const { items, problems } = read(values);
      const named = new Set(problems.map(({ number }) => number));
      expect(items.length + named.size).toBe(values.length);
    }),
    { numRuns: 500 },
  );
});

test("facts that nest without end are refused", () => {
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], "x");
  expect(problemsOf({ ...request, facts: deep })).toEqual(["facts: it nests deeper than 64; give it as a bill request is written"]);
});
