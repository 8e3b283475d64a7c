// Names, numbers, texts, labels, citations, units and rounding as tokens.
import type { RoundingMode } from "../../values/exact.ts";
import type {
  Annulment,
  Citation,
  Label,
  Mark,
  Name,
  NumberText,
  Path,
  Places,
  Range,
  RoundClause,
  StringText,
  UnitExpression,
  Unknown,
} from "../tree/tree.ts";
import { listed, type Tok, t, tight } from "./layout.ts";

type Toks = readonly Tok[];

export function name({ text }: Name): Toks {
  return t(text);
}

export function names(list: readonly Name[]): Toks {
  return listed(list.map(name));
}

/** Thousands apart from four digits on. */
export function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const spread = whole.length < 4 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, "_");
  return fraction === undefined ? spread : `${spread}.${fraction}`;
}

/** A number with its sign, which is a token of its own. */
export function number({ text }: NumberText): Toks {
  return text.startsWith("-") ? [...t("-"), ...tight(t(grouped(text.slice(1))))] : t(grouped(text));
}

export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

export function string({ text }: StringText): Toks {
  return t(quote(text));
}

export function labels(list: readonly Label[]): Toks {
  return list.flatMap(({ language, text }) => (language === "" ? t(quote(text)) : t(language, quote(text))));
}

export function cites(list: readonly Citation[]): Toks {
  return list.flatMap(({ source, clause }) => [...t("cites"), ...name(source), ...(clause === undefined ? [] : string(clause))]);
}

export function marks(list: readonly Mark[]): Toks {
  return list.flatMap(({ word }) => t(word));
}

export function annulment({ on, by, reach }: Annulment): Toks {
  return [...t("annulled", on.text, "by"), ...name(by), ...tight(t(",")), ...t(...reach.split(" "))];
}

export function tags(list: readonly Name[]): Toks {
  return list.length === 0 ? [] : [...t("["), ...tight(names(list)), ...tight(t("]"))];
}

export function signature({
  labels: labelled,
  cites: cited,
  marks: marked,
}: {
  readonly labels: readonly Label[];
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}): Toks {
  return [...labels(labelled), ...cites(cited), ...marks(marked)];
}

export function path({ parts }: Path): Toks {
  return parts.flatMap((part, index) => (index === 0 ? name(part) : [...tight(t(".")), ...tight(name(part))]));
}

export function unit({ head, per }: UnitExpression): Toks {
  if (per === undefined) return t(head);
  return [...t(head, "per"), ...(per.count === undefined ? [] : number(per.count)), ...name(per.unit)];
}

export function range({ from, to }: Range): Toks {
  return [...number(from), ...t(".."), ...number(to)];
}

export function decimals(count: NumberText): Toks {
  return [...t("to"), ...number(count), ...t(count.text === "1" ? "decimal" : "decimals")];
}

export function places({ count, mode: rounding }: Places): Toks {
  return [...decimals(count), ...mode(rounding)];
}

export function round(word: "round" | "print", { mode: rounding, step, unit: of }: RoundClause): Toks {
  return [...t(word), ...mode(rounding), ...t("to"), ...number(step), ...(of === undefined ? [] : unit(of))];
}

export function unknown({ because }: Unknown): Toks {
  return [...t("unknown", "because"), ...string(because)];
}

export function testedNotProved(): Toks {
  return [...t("tested"), ...tight(t(",")), ...t("not", "proved")];
}

function mode(rounding: RoundingMode): Toks {
  return t(...rounding.split(" "));
}
