// From zod's issues to failures: one for each wrong place, with its path in the request, what is wrong and the remedy.
import type { z } from "zod";
import type { EvaluationFailure } from "../failure.ts";
import { failure } from "../failure.ts";
import type { Complaint } from "./complaint.ts";
import { complaintFrom, isPlain, plainText } from "./complaint.ts";

type Path = readonly PropertyKey[];

const MOST_FAILURES = 100;

/** At most `MOST_FAILURES`, in the order of the schema. */
export function failuresFromIssues(issues: readonly z.core.$ZodIssue[], request: unknown): readonly EvaluationFailure[] {
  return complaintsFromIssues(issues, request, "the request").map(({ path, ...complaint }) => invalid(path, complaint));
}

/** The same of any value that has a schema; `whole` is what it is called where a complaint is about all of it. */
export function complaintsFromIssues(issues: readonly z.core.$ZodIssue[], value: unknown, whole: string): readonly (Complaint & { readonly path: string })[] {
  return issues
    .flatMap((issue) => leaves(issue, [], value))
    .slice(0, MOST_FAILURES)
    .map(({ path, message }) => ({ path: pathText(path, whole), ...complaintFrom(message) }));
}

export function invalid(path: string, { problem, remedy }: Complaint): EvaluationFailure {
  return failure("request-invalid", { path, problem, remedy }, path);
}

/** Of a value that may take two forms, only the complaints about the form that was meant: the list where a list stands. */
function leaves(issue: z.core.$ZodIssue, before: Path, root: unknown): readonly { readonly path: Path; readonly message: string }[] {
  const path = [...before, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ path, message: issue.message }];
  const meant = Array.isArray(valueAt(root, path)) ? issue.errors.at(-1) : issue.errors[0];
  return (meant ?? []).flatMap((inner) => leaves(inner, path, root));
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

/** `usage.active[0].quantity`. */
function pathText(path: Path, whole: string): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${shownKey(String(key))}`)).join("");
  return text === "" ? whole : text.replace(/^\./, "");
}

function shownKey(key: string): string {
  return isPlain(key) && key.length <= 60 ? key : JSON.stringify(plainText(key.slice(0, 60)));
}
