// Names that stand for nothing here, or for too much: what probably was meant.

import { nearestName } from "../../../values/near.ts";
import type { Span } from "../../../values/span.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { RateHeader } from "../scope.ts";
import type { Found } from "./declared.ts";
import { declared, rateNamed, ratesInReach } from "./declared.ts";
import { listOf, showDomain } from "./describe.ts";
import { domainsWith, valuesOf } from "./domains.ts";
import type { Typing, Wanted } from "./typing.ts";
import { refuse } from "./typing.ts";

export function pathText(path: tree.Path): string {
  return path.parts.map((part) => part.text).join(".");
}

/** After `through`, where a rate alone can stand: a line or `let` of its name is not meant. Reports where the path is no rate. */
export function rateAt(typing: Typing, path: tree.Path): RateHeader | undefined {
  const name = path.parts.at(-1)?.text ?? "";
  const header = path.parts.length === 1 ? typing.scope.rates.get(foldName(name)) : rateNamed(typing, path);
  if (header !== undefined) return header;
  const near = meant(typing, path, name, () => ratesInReach(typing));
  return refuse(typing, "not-a-rate", path.span, { name: pathText(path), help: near === undefined ? `declare \`rate ${name}\`` : `did you mean \`${near}\`?` });
}

/** The nearest of many names; of a file whose errors are no longer shown nothing is looked for. */
function meant({ scope }: Pick<Typing, "scope">, at: { readonly span: Span }, word: string, names: () => Iterable<string>): string | undefined {
  return scope.isFull(at.span.file) ? undefined : nearestName(word, names());
}

export function unknownField(typing: Pick<Typing, "scope">, of: string, name: tree.Name, fields: Iterable<{ readonly name: string }>): undefined {
  const names = [...fields].map((field) => field.name);
  const near = meant(typing, name, name.text, () => names);
  const there = names.length === 0 ? `the file declares no \`${of} { ... }\`` : `declared are ${listOf(names.map((each) => `${of}.${each}`))}`;
  return refuse(typing, "no-such-field", name.span, { path: `${of}.${name.text}`, help: near === undefined ? there : `did you mean \`${of}.${near}\`?` });
}

export function ambiguous(typing: Typing, at: tree.Name | tree.Path, name: string, found: readonly Found[]): undefined {
  const ways = found.flatMap(({ kind }) => (kind === "season set" ? [] : [`${kind}.${name}`]));
  return refuse(typing, "ambiguous-name", at.span, { name, kinds: found.map(({ kind }) => `a ${kind}`).join(" and "), ways: listOf(ways, "or") });
}

export function unknownName(typing: Typing, name: tree.Name, wanted: Wanted): undefined {
  const { scope, locals } = typing;
  if (wanted.domain !== undefined) return unknownValue(typing, name, wanted.domain);
  const word = name.text;
  const folded = foldName(word);
  const fields = (["account", "usage", "history", "charges"] as const).filter((of) => scope[of].has(folded)).map((of) => `${of}.${word}`);
  const domains = domainsWith(scope, word)
    .filter((domain) => !domain.startsWith("dayparts."))
    .map(showDomain);
  const near = meant(typing, name, word, () => {
    const lines = locals.place === "rule" ? [...locals.lets.keys(), ...locals.lines.values()] : [];
    return [...lines, ...ratesInReach(typing), ...[...scope.seasons.values()].map((set) => set.name), "days", "months"];
  });
  if (word === "sum")
    return refuse(typing, "no-such-name", name.span, { name: word, help: "write `sum TAG` with the tag of the lines to add up, such as `sum taxable`" });
  if (fields.length > 0) return refuse(typing, "no-such-name", name.span, { name: word, help: `did you mean ${listOf(fields, "or")}?` });
  if (near !== undefined) return refuse(typing, "no-such-name", name.span, { name: word, help: `did you mean \`${near}\`?` });
  const comparisons = listOf(
    domains.map((domain) => `${domain} = ${word}`),
    "or",
  );
  const help = domains.length === 0 ? "declare a `let`, `rate` or `line` of this name" : `\`${word}\` is one of a list: write ${comparisons}`;
  return refuse(typing, "no-such-name", name.span, { name: word, help });
}

/** A word that should be one of a list and is not. */
export function unknownValue(typing: Pick<Typing, "scope">, name: tree.Name, domain: string): undefined {
  const values = valuesOf(typing.scope, domain);
  const near = nearestName(name.text, values);
  const help = near === undefined ? `its values are ${listOf(values)}` : `did you mean \`${near}\`?`;
  return refuse(typing, "not-a-value", name.span, { name: name.text, domain: showDomain(domain), help });
}

export function unknownPath(typing: Typing, path: tree.Path, first: tree.Name, second: tree.Name): undefined {
  const kinds = ["account", "usage", "history", "charges", "rate", "line", "let"];
  const other = declared(typing, second.text)[0];
  const near = nearestName(first.text, kinds);
  if (kinds.includes(first.text)) {
    const { lines, lets } = typing.locals;
    const like = meant(typing, path, second.text, () => (first.text === "rate" ? ratesInReach(typing) : first.text === "line" ? lines.values() : lets.keys()));
    const help =
      like !== undefined
        ? `did you mean \`${first.text}.${like}\`?`
        : other === undefined
          ? `declare \`${first.text} ${second.text}\``
          : `\`${second.text}\` is a ${other.kind}`;
    return refuse(typing, "no-such-path", path.span, { path: pathText(path), help });
  }
  const set = typing.scope.seasons.get(foldName(first.text));
  const help =
    set !== undefined
      ? `write \`${first.text} = ${second.text}\``
      : near === undefined
        ? `a path begins with ${listOf(kinds, "or")}`
        : `did you mean \`${near}.${second.text}\`?`;
  return refuse(typing, "no-such-path", path.span, { path: pathText(path), help });
}

export function longPathHelp(typing: Typing, path: tree.Path): string {
  const [first, second, third] = path.parts.map((part) => part.text);
  const field = first === "usage" ? typing.scope.usage.get(foldName(second ?? "")) : undefined;
  return field?.by === undefined ? "a path has two parts: `account.region`" : `for one daypart write \`usage.${field.name} at ${third ?? ""}\``;
}
