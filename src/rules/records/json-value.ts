// Whether a value of unknown shape can stand in a hashed record: plain JSON, whole numbers only, not nested without end.
import { z } from "zod";
import type { Complaint } from "../../engine/request/complaint.ts";
import { messageOf } from "../../engine/request/complaint.ts";

/** Deeper than any bill request goes, and shallow enough for whatever walks it. */
const DEEPEST = 64;

/** Any JSON that can be hashed: what it means is not asked here. */
export const jsonSchema: z.ZodType<unknown> = z.unknown().check((context) => {
  const problem = jsonProblem(context.value);
  if (problem !== undefined) context.issues.push({ code: "custom", input: context.value, message: messageOf(problem) });
});

/** Undefined where the value has a canonical JSON. */
export function jsonProblem(value: unknown): Complaint | undefined {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return { problem: `it nests deeper than ${DEEPEST}`, remedy: "give it as a bill request is written" };
    for (const each of level) {
      const problem = problemOfOne(each);
      if (problem !== undefined) return problem;
    }
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return undefined;
}

function problemOfOne(value: unknown): Complaint | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return undefined;
    case "number":
      if (Number.isSafeInteger(value)) return undefined;
      return { problem: `it holds the JSON number ${value}, which is not a whole number`, remedy: `write it as a string: "${value}"` };
    case "object":
      return value === null || Array.isArray(value) || isPlainObject(value)
        ? undefined
        : { problem: "it holds an object that is no plain JSON", remedy: "give JSON: objects, lists, strings, whole numbers" };
    case "bigint":
    case "symbol":
    case "function":
      return { problem: `it holds a ${typeof value}, which JSON has not`, remedy: "give JSON: objects, lists, strings, whole numbers" };
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
