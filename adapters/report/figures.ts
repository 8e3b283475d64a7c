// How numbers, dates, codes and names of outside stand in a report, in each language. Numbers and codes run from left to right, in Persian too.
import { shown } from "../shown.ts";
import type { Markup } from "./markup.ts";
import { element } from "./markup.ts";

export const REPORT_LANGUAGES = ["en", "fa"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Digits of an exact text in threes, in the language's own digits. A fraction stays one: it is never rounded. */
export function numberText(language: ReportLanguage, text: string): string {
  return text
    .split("/")
    .map((part) => groupedText(language, part))
    .join(language === "fa" ? "⁄" : "/");
}

export function countText(language: ReportLanguage, count: number): string {
  return numberText(language, String(count));
}

/** Of whole numbers, in tenths of a percent, half up; `–` of nothing. */
export function shareText(language: ReportLanguage, part: number, whole: number): string {
  if (whole === 0) return "–";
  const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
  const text = numberText(language, `${tenths / 10n}.${tenths % 10n}`);
  return language === "fa" ? `${text}٪` : `${text} %`;
}

export function dateText(language: ReportLanguage, text: string): string {
  return language === "fa" ? persianDigits(text.replaceAll("-", "/")) : text;
}

export function numberCell(language: ReportLanguage, text: string): Markup {
  return element("span", { class: "number", dir: "ltr" }, numberText(language, text));
}

/** A name that programs use: left to right in every language. */
export function code(text: string): Markup {
  return element("code", { dir: "ltr" }, shown(text));
}

/** Words of outside, of whatever direction. */
export function name(text: string): Markup {
  return element("bdi", {}, shown(text));
}

export function persianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".charAt(Number(digit)));
}

function groupedText(language: ReportLanguage, text: string): string {
  const [, sign = "", whole = "", decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === "") return text;
  const [comma, point] = language === "fa" ? ["٬", "٫"] : [",", "."];
  const plain = `${sign === "" ? "" : "−"}${whole.replace(/\B(?=(\d{3})+$)/g, comma)}${decimals === undefined ? "" : `${point}${decimals}`}`;
  return language === "fa" ? persianDigits(plain) : plain;
}
