// Whatever is given: facts or failures, never an exception, and quickly.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";
import { HOME, planOf, SHOP, YARD } from "./plan-of.ts";

const plan = planOf(YARD);
const read = requestReader(plan);

function answers(request: unknown): void {
  const reading = read(request);
  if (reading.kind === "refused") expect(reading.failures.length).toBeGreaterThan(0);
  else expect(["trace", "failure"]).toContain(evaluate(plan, reading.facts).kind);
}

test("any value", () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), answers), {
    numRuns: 500,
  });
});

test("any JSON text", () => {
  fc.assert(
    fc.property(fc.json(), (text) => answers(JSON.parse(text))),
    { numRuns: 300 },
  );
});

const PATHS = [
  ["id"],
  ["tariff"],
  ["account"],
  ["account", "class"],
  ["account", "households"],
  ["account", "since"],
  ["account", "bill_id"],
  ["period"],
  ["period", "from"],
  ["period", "to"],
  ["usage"],
  ["usage", "active"],
  ["usage", "split"],
  ["usage", "split", "mid"],
  ["usage", "demand"],
  ["readings"],
  ["history"],
  ["history", "demand"],
  ["charges"],
  ["charges", "transit"],
  ["brought_forward"],
  ["issued"],
  ["known"],
  ["true_up"],
] as const;

test("a right request with one place replaced by anything", () => {
  const anything = fc.oneof(fc.anything(), fc.constantFrom("1e9", "-1", "0", "1394-02-31", "9".repeat(45), "constructor", "__proto__", [], {}, null, true));
  fc.assert(
    fc.property(fc.constantFrom(HOME, SHOP), fc.constantFrom(...PATHS), anything, (request, path, value) => answers(replaced(request, path, value))),
    { numRuns: 1_000 },
  );
});

test("rows of readings of all kinds", () => {
  const text = fc.oneof(fc.nat(20_000).map(String), fc.constantFrom("0.5", "x", "-1", "1e3"));
  const date = fc.constantFrom("1394-03-01", "1394-03-10", "1394-03-20", "1394-04-01", "1394-04-32");
  const row = fc.record(
    {
      register: fc.constantFrom("active", "split", "big", "demand", "none"),
      daypart: fc.constantFrom("mid", "peak"),
      point: fc.constantFrom("a", "b"),
      previous: text,
      current: text,
      maximum: text,
      multiplier: text,
      digits: fc.constantFrom("4", "5", "99"),
      rollover: fc.boolean(),
      interim: fc.boolean(),
      from: date,
      to: date,
    },
    { requiredKeys: ["register"] },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (readings) => answers({ ...HOME, usage: undefined, readings })),
    { numRuns: 1_000 },
  );
});

test("a list of a million rows is refused within two seconds", () => {
  const readings = Array.from({ length: 1_000_000 }, () => 0);
  const before = performance.now();
  answers({ ...HOME, usage: undefined, readings });
  expect(performance.now() - before).toBeLessThan(2_000);
});

test("JSON nested ten thousand deep is refused", () => {
  answers(JSON.parse(`{"id":"x","account":${'{"class":'.repeat(10_000)}1${"}".repeat(10_000)}}`));
});

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const object: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  return { ...object, [key]: replaced(object[key], rest, by) };
}
