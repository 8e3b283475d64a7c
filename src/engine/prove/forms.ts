// What following a bill carries along, and values that are one form or one for each daypart.
import type { DaySpan, ProofPath } from "../../dsl/program.ts";
import { ZERO } from "../../values/exact.ts";
import type { Run } from "../evaluate/context.ts";
import type { LineTrace, TraceNode, TraceValue } from "../trace.ts";
import type { Form } from "./form.ts";
import { constantForm, isExact } from "./form.ts";
import type { Stretch } from "./stretch.ts";
import { undecided } from "./undecided.ts";

/** One number, or one for each daypart. What is no number is the form of zero: only its being constant counts. */
export type Forms = Form | { readonly byDaypart: Readonly<Record<string, Form>> };

export interface Following {
  readonly run: Run;
  readonly variable: ProofPath;
  readonly stretch: Stretch;
  readonly segment: DaySpan;
  readonly lines: Map<string, { readonly trace: LineTrace | undefined; readonly amount: Form }>;
  readonly total: Form | undefined;
  readonly known: Map<TraceNode, Forms>;
  /** A table of blocks `whole`: only the direction in which its amount goes, whatever rows are reached; else row by row, exactly. */
  readonly tables: "whole" | "row by row";
  /** Follows one node: handed on here, so that tables and lines need not know of all the others. */
  readonly follow: (following: Following, node: TraceNode) => Forms;
}

export function formsOf(following: Following, node: TraceNode): Forms {
  const known = following.known.get(node);
  if (known !== undefined) return known;
  const forms = following.follow(following, node);
  following.known.set(node, forms);
  return forms;
}

export function formOf(following: Following, node: TraceNode | undefined): Form {
  const forms = node === undefined ? constantForm(ZERO) : formsOf(following, node);
  return "byDaypart" in forms ? undecided("a value by daypart stands where one number belongs") : forms;
}

export function isConstant(forms: Forms): boolean {
  return partsOf(forms).every((form) => form.direction === "constant" && isExact(form));
}

export function mapForms(forms: Forms, change: (form: Form) => Form): Forms {
  if (!("byDaypart" in forms)) return change(forms);
  return { byDaypart: Object.fromEntries(Object.entries(forms.byDaypart).map(([daypart, form]) => [daypart, change(form)])) };
}

export function constantOf(value: TraceValue): Forms {
  if (typeof value !== "object" || "day" in value) return constantForm(ZERO);
  if (!("byDaypart" in value)) return constantForm(value);
  return { byDaypart: Object.fromEntries(Object.entries(value.byDaypart).map(([daypart, number]) => [daypart, constantForm(number)])) };
}

export function partsOf(forms: Forms): readonly Form[] {
  return "byDaypart" in forms ? Object.values(forms.byDaypart) : [forms];
}
