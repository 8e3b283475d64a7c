// An axis: one thing that conditions ask about, with every value it may have. A condition is a formula over axes.
import type { Fraction } from "../fraction.ts";

/** A choice or season by name; a number, a date as its day number, or an order (-1, 0, 1) as a fraction. */
export type Value = string | Fraction;

/**
 * `key` tells axes apart; `words` name it to people. `number`: from `least` to `most`, undefined for no end; on the multiples of `step`, or
 * anywhere in between where `step` is undefined. `order`: two expressions compared with one another.
 */
export type Axis = { readonly key: string; readonly words: string } & (
  | { readonly kind: "choice"; readonly values: readonly string[]; readonly role: "account" | "season" }
  | {
      readonly kind: "number";
      readonly least: Fraction | undefined;
      readonly most: Fraction | undefined;
      readonly step: Fraction | undefined;
      /** What one of `unit` is in the axis's own numbers. */
      readonly unit: { readonly name: string; readonly factor: Fraction };
      /** Whether it can have each of these values whatever the other axes have. */
      readonly free: boolean;
    }
  | { readonly kind: "date"; readonly least: Fraction | undefined; readonly most: Fraction | undefined }
  | { readonly kind: "order" }
);

export type Sign = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Test = { readonly kind: "in"; readonly values: ReadonlySet<string> } | { readonly kind: "compare"; readonly sign: Sign; readonly value: Fraction };

export type Formula =
  | { readonly kind: "constant"; readonly holds: boolean }
  | { readonly kind: "test"; readonly axis: string; readonly test: Test }
  | { readonly kind: "all"; readonly of: readonly Formula[] }
  | { readonly kind: "any"; readonly of: readonly Formula[] }
  | { readonly kind: "not"; readonly of: Formula };

export function all(...of: readonly Formula[]): Formula {
  return { kind: "all", of };
}

export function not(of: Formula): Formula {
  return { kind: "not", of };
}

/** Whether a witness may rest on the axis: whether each of its values is known to be possible. */
export function isFree(axis: Axis): boolean {
  switch (axis.kind) {
    case "choice":
    case "date":
      return true;
    case "number":
      return axis.free;
    case "order":
      return false;
  }
}

/** Whether `a SIGN b` holds for `a` that stands to `b` as `order` says: under (-1), equal (0) or over (1). */
export function holdsOrder(sign: Sign, order: number): boolean {
  switch (sign) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
