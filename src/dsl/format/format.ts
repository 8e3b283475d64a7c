// Text to text in the canonical layout. A text with errors is not touched.
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "./print.ts";

export interface Formatted {
  /** Undefined where the text has errors. */
  readonly value: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function format(path: string, text: string): Formatted {
  const { value, diagnostics } = parse(path, text);
  if (diagnostics.some(({ severity }) => severity === "error")) return { value: undefined, diagnostics };
  return { value: print(value), diagnostics };
}
