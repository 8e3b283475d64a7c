// An object with just these fields: others are refused by name, with the name that was probably meant.
import { z } from "zod";
import { nearestName } from "../../values/near.ts";
import { kindOf, messageOf, quoted } from "./complaint.ts";

export function strictObject<S extends Record<string, z.ZodType>>(shape: S): z.ZodObject<S, z.core.$strict> {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === "unrecognized_keys") return messageOf(unknownFields(issue.keys, names));
      const problem = issue.input === undefined ? "nothing is given" : `${kindOf(issue.input)} stands where an object belongs`;
      return messageOf({ problem, remedy: names.length === 0 ? "give an empty object" : `give an object with ${listed(names)}` });
    },
  });
}

/** With names that a rule file chose. One like a member that every object inherits (`constructor`) would else be read from the prototype. */
export function strictRecord<T>(shape: Record<string, z.ZodType<T>>): z.ZodType<Readonly<Record<string, T>>> {
  const object = strictObject(shape);
  return Object.keys(shape).some((name) => name in Object.prototype) ? z.preprocess(ownMembers, object) : object;
}

/** One problem for all unknown fields of an object. */
function unknownFields(keys: readonly string[], names: readonly string[]): { problem: string; remedy: string } {
  const shown = keys.slice(0, 5);
  const problem = `unknown field${keys.length === 1 ? "" : "s"} ${shown.map(quoted).join(", ")}${keys.length > 5 ? ` and ${keys.length - 5} more` : ""}`;
  const meant = shown.map((key) => nearestName(key, names)).filter((name) => name !== undefined);
  const remedy =
    meant.length > 0
      ? `did you mean ${meant.map(quoted).join(", ")}?`
      : names.length === 0
        ? "the rules declare none here: leave it out"
        : `the fields here are ${listed(names)}`;
  return { problem, remedy };
}

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).map(quoted).join(", ");
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}

function ownMembers(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value;
}
