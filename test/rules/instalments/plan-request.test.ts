// JSON Schemas of what is asked of instalment rules: one for each form, with every field, made from the validator itself.
import { describe, expect, test } from "vitest";
import {
  offerRequestJsonSchema,
  offerRequestSchema,
  scheduleRequestJsonSchema,
  scheduleRequestSchema,
} from "../../../src/rules/instalments/plan-request-schema.ts";
import { HOME, PERSIAN, planOf } from "./rules.ts";

const PLAN = planOf();

describe("the question which plans a debtor may have", () => {
  const schema = offerRequestJsonSchema(PLAN);

  test("its fields, and which of them are needed", () => {
    expect(schema).toMatchObject({ title: "Instalment offer request: tests", type: "object", additionalProperties: false });
    expect(Object.keys(Object(schema["properties"]))).toEqual(["account", "day", "documents", "debt", "cause", "span_months", "replaces"]);
    expect(schema["required"]).toEqual(["account", "day"]);
  });

  test("the account's facts are the schedule's own", () => {
    expect(schema).toMatchObject({
      properties: { account: { properties: { facts: { properties: { class: { enum: ["home", "farm"] } }, additionalProperties: false } } } },
    });
  });

  test("days say their calendar", () => {
    expect(JSON.stringify(schema)).toContain("YYYY-MM-DD of the gregorian calendar");
    expect(JSON.stringify(offerRequestJsonSchema(planOf({}, PERSIAN)))).toContain("YYYY-MM-DD of the persian calendar");
  });
});

describe("the question for one plan", () => {
  const schema = scheduleRequestJsonSchema(PLAN);

  test("its fields, and which of them are needed", () => {
    expect(schema).toMatchObject({ title: "Instalment schedule request: tests", type: "object", additionalProperties: false });
    const fields = ["rule", "account", "agreed", "covers", "down", "count", "cause", "span_months", "replaces", "granted_by", "delegation"];
    expect(Object.keys(Object(schema["properties"]))).toEqual(fields);
    expect(schema["required"]).toEqual(fields.slice(0, 6));
    expect(schema).toMatchObject({
      properties: { count: { minimum: 1, maximum: 1000 }, covers: { maxItems: 1000, items: { required: ["document", "amount", "due"] } } },
    });
  });
});

describe("what is read is what was written", () => {
  test("texts are kept, not turned into numbers", () => {
    const asked = { account: HOME, day: "2023-01-31", debt: "0012", cause: "meter", span_months: 3 };
    expect(offerRequestSchema(PLAN).parse(asked)).toEqual(asked);
    const planned = { rule: "debt", account: HOME, agreed: "2023-01-31", covers: [{ document: "d", amount: "1.0", due: "2023-01-01" }], down: "0", count: 2 };
    expect(scheduleRequestSchema(PLAN).parse(planned)).toEqual(planned);
  });

  test.each([
    ["a fraction of a part", { count: 2.5 }],
    ["more parts than a journal may hold", { count: 1001 }],
    ["a sum in exponent notation", { down: "1e6" }],
    ["Persian digits", { agreed: "۱۴۰۲-۰۱-۰۱" }],
    ["an empty id", { granted_by: "" }],
  ])("%s is refused", (_, change) => {
    const planned = { rule: "debt", account: HOME, agreed: "2023-01-31", covers: [], down: "0", count: 2 };
    expect(scheduleRequestSchema(PLAN).safeParse(planned).success).toBe(true);
    expect(scheduleRequestSchema(PLAN).safeParse({ ...planned, ...change }).success).toBe(false);
  });
});
