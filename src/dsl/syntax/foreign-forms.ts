// Forms of other languages and of prose that come to a fault of the grammar: what the reader meant, written in this language.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { placeOf } from "./balance.ts";
import type { Fault } from "./faults.ts";
import { habitAt } from "./foreign-habits.ts";
import { spanOfToken } from "./spans.ts";
import { Comma, LeftParenthesis, Name, NumberToken, Percent, PercentSign, RightParenthesis, StringToken, W } from "./tokens.ts";
import { isUnitName } from "./unit-words.ts";

interface Surroundings {
  readonly file: string;
  readonly found: IToken;
  /** The token so many places after the one found; before it where negative. */
  readonly at: (places: number) => IToken | undefined;
}

export function foreignForm(file: string, tokens: readonly IToken[], { code, found }: Fault): Diagnostic | undefined {
  const { index } = placeOf(found);
  const around: Surroundings = { file, found, at: (places) => tokens[index + places] };
  const habit = habitAt({ code, found, at: around.at });
  if (habit !== undefined) return foreign(file, habit.token, habit.found, habit.write);
  return percentOf(around) ?? sumInBrackets(around) ?? sumOf(around) ?? citesList(around) ?? (code === "expected-constant" ? countNotLast(around) : undefined);
}

/** `10% of sum x`. */
function percentOf({ file, found, at }: Surroundings): Diagnostic | undefined {
  if (found.tokenType !== W.of) return undefined;
  const share =
    at(-1)?.tokenType === Percent ? image(at(-1)) : at(-1)?.tokenType === PercentSign && at(-2)?.tokenType === NumberToken ? `${image(at(-2))}%` : "";
  if (share === "") return undefined;
  const of = at(1)?.tokenType === W.sum ? `sum ${image(at(2))}` : image(at(1));
  return foreign(file, found, `\`${share} of\``, `\`${share} * ${of}\``);
}

/** `sum(x)`, `sum(a, b)`. */
function sumInBrackets({ file, found, at }: Surroundings): Diagnostic | undefined {
  if (found.tokenType !== LeftParenthesis || at(-1)?.tokenType !== W.sum) return undefined;
  const tags: string[] = [];
  for (let places = 1; ; places += 1) {
    const token = at(places);
    if (token === undefined || token.tokenType === RightParenthesis || !isWord(token)) break;
    tags.push(`sum ${token.image}`);
    if (at(places + 1)?.tokenType === Comma) places += 1;
  }
  return foreign(file, found, "`sum(`", `\`${tags.length === 0 ? "sum x" : tags.join(" + ")}\`, without brackets`);
}

/** `sum of x`: `of` was read as the tag. */
function sumOf({ file, found, at }: Surroundings): Diagnostic | undefined {
  if (at(-1)?.tokenType !== W.of || at(-2)?.tokenType !== W.sum || !isWord(found)) return undefined;
  return foreign(file, at(-1) ?? found, "`sum of`", `\`sum ${found.image}\``);
}

/** `cites a, b`. */
function citesList({ file, found, at }: Surroundings): Diagnostic | undefined {
  if (found.tokenType !== Comma) return undefined;
  const hasClause = at(-1)?.tokenType === StringToken;
  const source = at(hasClause ? -2 : -1);
  if (source === undefined || at(hasClause ? -3 : -2)?.tokenType !== W.cites) return undefined;
  const clause = hasClause ? ` ${image(at(-1))}` : "";
  return foreign(file, found, "a list after `cites`", `\`cites ${source.image}${clause} cites ${image(at(1))}\``);
}

/** `households 1  home_meter single`: the name after the number was read as its unit, so that another one has no value. */
function countNotLast({ file, found, at }: Surroundings): Diagnostic | undefined {
  const without = at(-1);
  let places = -1;
  while (isWord(at(places))) places -= 1;
  const [number, unit] = [at(places), at(places + 1)];
  if (number?.tokenType !== NumberToken || unit === undefined || without === undefined || places > -3 || placeOf(unit).first || isUnitName(unit.image))
    return undefined;
  return syntaxDiagnostic("count-not-last", spanOfToken(file, unit), { unit: unit.image, number: number.image, name: without.image }, [
    { span: spanOfToken(file, found), message: "the value is missed here" },
  ]);
}

function foreign(file: string, token: IToken, found: string, write: string): Diagnostic {
  return syntaxDiagnostic("foreign-form", spanOfToken(file, token), { found, write });
}

function isWord(token: IToken | undefined): token is IToken {
  return token !== undefined && (token.tokenType === Name || (token.tokenType.CATEGORIES ?? []).includes(Name));
}

function image(token: IToken | undefined): string {
  return token?.image ?? "";
}
