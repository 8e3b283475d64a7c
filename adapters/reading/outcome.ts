// What comes of reading a text: a value, nothing where nothing was printed, or what is wrong with it and the remedy.

export type ReadingCode = "not-a-number" | "not-a-date" | "not-in-values" | "not-a-text" | "not-a-flag" | "nothing-given" | "unreadable-cell";

/** Lower case, one line each, no full stop. */
export interface Wrong {
  readonly code: ReadingCode;
  readonly problem: string;
  readonly remedy: string;
}

export type Outcome<T> = { readonly value: T } | { readonly wrong: Wrong } | { readonly nothing: true };

export const NOTHING = { nothing: true } as const;

export function wrong(code: ReadingCode, problem: string, remedy: string): { readonly wrong: Wrong } {
  return { wrong: { code, problem, remedy } };
}
