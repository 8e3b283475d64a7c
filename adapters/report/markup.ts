// HTML from data. A text is always escaped, and characters that reorder or hide others are made visible; markup is only what these functions made, or what a plot was drawn as.
import { visibleText } from "../../src/index.ts";

export interface Markup {
  readonly markup: string;
}

export type Content = string | Markup | undefined | readonly Content[];

export type Attributes = Readonly<Record<string, string | undefined>>;

export function element(name: string, attributes: Attributes, ...content: readonly Content[]): Markup {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]));
  const head = `<${name}${given.join("")}>`;
  return { markup: EMPTY.has(name) ? head : `${head}${inside(content)}</${name}>` };
}

export function inside(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return escaped(content);
  return "markup" in content ? content.markup : content.map(inside).join("");
}

export function escaped(text: string): string {
  return visibleText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

const EMPTY: ReadonlySet<string> = new Set(["meta", "br"]);
