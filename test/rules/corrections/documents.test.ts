// The documents of a correction: their hashes, made apart from the library; their schemas; and what a request record says of a correction.
import { createHash } from "node:crypto";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { Bill } from "../../../src/engine/bill.ts";
import type { Correction, ReissueDocument, ReverseDocument } from "../../../src/rules/corrections/correction.ts";
import { correctionJsonSchema, correctionSchema, reissueSchema, reverseSchema } from "../../../src/rules/corrections/correction-schema.ts";
import { requestFrom } from "../../../src/rules/corrections/request-from.ts";
import type { IssuedBill } from "../../../src/rules/issued/case.ts";
import { issuedJsonSchema, type issuedSchema } from "../../../src/rules/issued/issued-schema.ts";
import { issuedReader } from "../../../src/rules/issued/read-issued.ts";
import { readRecords } from "../../../src/rules/records/read-records.ts";
import type { Request } from "../../../src/rules/records/record.ts";
import { billOf, corrected, onlyOf, scheduleIn, sums } from "./rules.ts";

const household = scheduleIn("examples/household/rules.mizan");
const { plan } = household;
const PERIOD = { from: "1394-03-01", to: "1394-04-01" };
const FACTS = { id: "1", account: { class: "residential", rural: "no", households: "1" }, period: PERIOD, usage: { active: "203" } };
const ISSUED = billOf(household, { ...FACTS, usage: { active: "230" } });
const correction = onlyOf(corrected(household, { issued: ISSUED, facts: FACTS }));

/** Keys sorted all the way down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
const hash = (domain: string, value: unknown): string =>
  createHash("sha256")
    .update(`mizan/${domain}/v1\n${JSON.stringify(sorted(value))}`)
    .digest("hex");

describe("hashes", () => {
  test("of the bill as issued, of both documents, of the facts and of the plan", () => {
    expect(correction.hashes).toEqual({
      original: hash("bill", ISSUED),
      reverse: hash("correction", correction.reverse),
      reissue: hash("correction", correction.reissue),
      facts: hash("request", FACTS),
      plan: plan.hash,
    });
    expect(correction.reissue.reissued.receipt).toMatchObject({ plan: plan.hash, request: correction.hashes.facts });
  });

  test("of another system's bill as it was given, whatever the order of its fields", () => {
    const printed = { total: "126937", lines: [{ amount: "126937", name: "energy" }], account: "a", id: "1" };
    const { original } = onlyOf(corrected(household, { issued: printed, facts: FACTS })).hashes;
    expect(original).toBe(hash("bill", printed));
    expect(onlyOf(corrected(household, { issued: Object.fromEntries(Object.entries(printed).toReversed()), facts: FACTS })).hashes.original).toBe(original);
  });
});

describe("schemas", () => {
  const wrong: readonly (readonly [string, object])[] = [
    ["a field more", { ...correction, colour: "red" }],
    ["a field less", Object.fromEntries(Object.entries(correction).filter(([name]) => name !== "delta"))],
    ["a number for an amount", { ...correction, delta: { ...correction.delta, total: { ...correction.delta.total, delta: -27925 } } }],
    ["a hash that is none", { ...correction, hashes: { ...correction.hashes, plan: "x" } }],
    ["a reissue that is no bill", { ...correction, reissue: { ...correction.reissue, reissued: { id: "1" } } }],
  ];

  test("take a correction and each of its documents as they were written", () => {
    expect(correctionSchema(plan).parse(JSON.parse(JSON.stringify(correction)))).toEqual(correction);
    expect(reverseSchema(plan).parse(correction.reverse)).toEqual(correction.reverse);
    expect(reissueSchema(plan).parse(correction.reissue)).toEqual(correction.reissue);
  });

  test.each(wrong)("refuse %s", (_name, value) => {
    expect(correctionSchema(plan).safeParse(value).success).toBe(false);
  });

  test("have a JSON Schema each, closed and with all that the types have", () => {
    const schema = correctionJsonSchema(plan);
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["required"]).toEqual(Object.keys(correction));
    expect(schema["additionalProperties"]).toBe(false);
    const forms: unknown = issuedJsonSchema(plan)["anyOf"];
    expect((Array.isArray(forms) ? forms : []).map(({ required, additionalProperties }) => [required, additionalProperties])).toEqual([
      [Object.keys(ISSUED), false],
      [["id", "account", "lines"], false],
    ]);
  });

  test("are one with the types", () => {
    expectTypeOf<z.output<ReturnType<typeof correctionSchema>>>().toEqualTypeOf<Correction>();
    expectTypeOf<z.output<ReturnType<typeof reverseSchema>>>().toEqualTypeOf<ReverseDocument>();
    expectTypeOf<z.output<ReturnType<typeof reissueSchema>>>().toEqualTypeOf<ReissueDocument>();
    expectTypeOf<z.output<ReturnType<typeof issuedSchema>>>().toEqualTypeOf<Bill | IssuedBill>();
  });
});

describe("an issued bill", () => {
  const read = issuedReader(plan);
  const problems = (value: unknown): unknown => {
    const reading = read(value);
    return reading.kind === "read" ? [] : reading.problems.map(({ path, problem }) => `${path}: ${problem}`);
  };

  test("of the library is read as it stands", () => {
    const bills = ["230", "0", "1250.5"].map((active) => billOf(household, { ...FACTS, usage: { active } }));
    for (const bill of bills) expect(read(JSON.parse(JSON.stringify(bill)))).toEqual({ kind: "read", issued: bill, hash: hash("bill", bill) });
  });

  test("of another system may say all that an audit asks, and marks of the office's own", () => {
    const bill: IssuedBill = {
      id: "1",
      account: "a",
      period: PERIOD,
      issued_on: "1394-04-05",
      tariff: "1-alef",
      days: "31",
      readings: [{ register: "active", daypart: "peak", previous: "100", current: "330", multiplier: "1", quantity: "230", decimals: 1 }],
      lines: [{ name: "energy", amount: "115423", quantity: "230", rate: "501.84" }],
      total: "126937",
      brought_forward: "0",
      payable: "126000",
      carried: "937",
      marks: { reader: "reza", constructor: "contractor 7" },
    };
    expect(read(JSON.parse(JSON.stringify(bill)))).toMatchObject({ kind: "read", issued: bill });
    expect(read({ id: "1", account: "a", lines: [] })).toMatchObject({ kind: "read", issued: { readings: [], marks: {} } });
  });

  test.each([
    [
      "a mark called `__proto__`",
      JSON.parse('{"id": "1", "account": "a", "lines": [], "marks": {"__proto__": "x"}}'),
      "marks: `__proto__` is no name of a mark",
    ],
    ["a mark that is no text", { id: "1", account: "a", lines: [], marks: { reader: 7 } }, "marks.reader: 7 is a JSON number, not a string"],
    ["a line without an amount", { id: "1", account: "a", lines: [{ name: "energy" }] }, "lines[0].amount: nothing is given"],
    [
      "an amount with separators",
      { id: "1", account: "a", lines: [{ name: "energy", amount: "115,423" }] },
      "lines[0].amount: `115,423` may mean `115.423` or `115423`: the decimal sign is `.`",
    ],
    ["a period turned round", { id: "1", account: "a", lines: [], period: { from: "1394-04-01", to: "1394-03-01" } }, "period: `to` is before `from`"],
    ["a fraction that is none", { ...ISSUED, exact: { total: "1/0" } }, "exact.total: `1/0` is not a decimal number"],
  ])("with %s is refused", (_name, value, problem) => {
    expect(problems(value)).toEqual([problem]);
  });
});

describe("what a request says of a correction", () => {
  test("the lines of the total that change, what they come to, the bill, and the oldest day", () => {
    expect(requestFrom(correction)).toEqual({
      amount: "-27925",
      lines: [
        { name: "energy", issued: "115423", recomputed: "89804" },
        { name: "tax", issued: "10481", recomputed: "8175" },
      ],
      oldest_day: "1394-03-01",
      bill: { id: "1", hash: correction.hashes.original, total: "126937" },
    });
  });

  test("is what a record may hold", () => {
    const { amount, lines, bill, oldest_day } = requestFrom(correction);
    const request: Request = {
      record: "request",
      id: "rq",
      revision: 1,
      day: "1394-05-01",
      authority: "corrections",
      requester: "sara",
      account: { id: "a", facts: { class: "residential", rural: "no", households: 1 } },
      amount,
      lines,
      bill: { ...bill, issued_on: "1394-04-05" },
      facts: FACTS,
      oldest_day,
      documents: [],
    };
    expect(readRecords(plan, [request])).toMatchObject({ records: [request], problems: [] });
  });

  test("with a line that only one side has, and with an issued total that its lines do not come to", () => {
    const issued = {
      id: "1",
      account: "a",
      period: PERIOD,
      lines: [
        { name: "energy", amount: "115423" },
        { name: "fine", amount: "500" },
      ],
      total: "120000",
    };
    const found = onlyOf(corrected(household, { issued, facts: FACTS }));
    // 115,423 + 500 are 115,923: 4,077 more were asked for.
    expect(requestFrom(found)).toMatchObject({
      amount: "-20988",
      lines: [
        { name: "energy", issued: "115423", recomputed: "89804" },
        { name: "subscription", issued: "0", recomputed: "1033" },
        { name: "tax", issued: "0", recomputed: "8175" },
        { name: "fine", issued: "500", recomputed: "0" },
        { name: "sum.difference", issued: "4077", recomputed: "0" },
      ],
    });
    expect(sums(found)).toMatchObject({ total: ["120000", "99012", "-20988"] });
  });

  test("of a right bill: nothing", () => {
    expect(requestFrom(onlyOf(corrected(household, { issued: ISSUED, facts: { ...FACTS, usage: { active: "230" } } })))).toMatchObject({
      amount: "0",
      lines: [],
    });
  });
});
