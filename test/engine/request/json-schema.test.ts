// The JSON Schema of a plan's requests says what the zod schema says, as far as JSON Schema can.
import { expect, test } from "vitest";
import { requestJsonSchema } from "../../../src/engine/request/request-schema.ts";
import { planOf, YARD } from "./plan-of.ts";

const schema = requestJsonSchema(planOf(YARD));

/** What stands at a path. */
function at(path: string, value: unknown = schema): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? Object.entries(inner).find(([name]) => name === key)?.[1] : undefined),
      value,
    );
}

test("top level: required, closed, named", () => {
  expect(at("$schema")).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(at("title")).toBe("Bill request: yard");
  expect(at("required")).toEqual(["id", "period"]);
  expect(at("additionalProperties")).toBe(false);
  expect(Object.keys(Object(at("properties")))).toEqual([
    "id",
    "tariff",
    "account",
    "period",
    "usage",
    "readings",
    "history",
    "charges",
    "brought_forward",
    "issued",
    "known",
    "true_up",
  ]);
});

test("numbers are strings with a pattern, units, range and decimals in words", () => {
  expect(at("properties.usage.properties.active.anyOf.0")).toEqual({
    type: "string",
    pattern: "^-?\\d+(\\.\\d+)?$",
    description: "usage active: a decimal string in kWh, 0 .. 50000, at most 3 decimals",
  });
});

test("choices are enumerations, dates name their calendar", () => {
  expect(at("properties.account.properties.class.anyOf.0")).toEqual({ type: "string", enum: ["home", "shop"] });
  expect(at("properties.tariff.enum")).toEqual(["home", "shop"]);
  expect(at("properties.period.properties.from.description")).toBe("first day of the bill: a date YYYY-MM-DD of the persian calendar");
});

test("a reading has the form of its register", () => {
  const found = at("properties.readings.items.oneOf");
  const forms: readonly unknown[] = Array.isArray(found) ? found : [];
  expect(forms.map((form) => at("properties.register.const", form))).toEqual(["active", "split", "big", "demand"]);
  expect(forms.map((form) => at("required", form))).toEqual([
    ["register", "previous", "current"],
    ["register", "daypart", "previous", "current"],
    ["register", "previous", "current"],
    ["register", "maximum"],
  ]);
});
