// What is declared under a name: lets, lines and groups in reach, rates, season sets.
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { RateHeader } from "../scope.ts";
import type { Typing } from "./typing.ts";

export type Found =
  | { readonly kind: "let" | "line" | "season set"; readonly name: string }
  | { readonly kind: "rate"; readonly name: string; readonly header: RateHeader };

export function declared(typing: Typing, text: string): readonly Found[] {
  const { scope, locals } = typing;
  const name = foldName(text);
  const header = scope.rates.get(name);
  const line = locals.lines.get(name);
  const set = scope.seasons.get(name);
  return [
    ...(locals.lets.has(name) ? [{ kind: "let", name } as const] : []),
    ...(line === undefined ? [] : [{ kind: "line", name: line } as const]),
    ...(header === undefined ? [] : [{ kind: "rate", name: header.name, header } as const]),
    ...(set === undefined ? [] : [{ kind: "season set", name: set.name } as const]),
  ];
}

/** The rate that a path names, without a word about it where there is none. */
export function rateNamed(typing: Typing, path: tree.Path): RateHeader | undefined {
  const [first, second] = path.parts;
  if (first === undefined || path.parts.length > 2) return undefined;
  if (second !== undefined) return first.text === "rate" ? typing.scope.rates.get(foldName(second.text)) : undefined;
  const found = declared(typing, first.text);
  return found.length === 1 && found[0]?.kind === "rate" ? found[0].header : undefined;
}

export function ratesInReach(typing: Typing): readonly string[] {
  return typing.locals.place === "for" ? [] : [...typing.scope.rates.values()].map((rate) => rate.name);
}
