// The declared order of a date's parts, read from its short text: `YYYY/MM/DD`, `D.M.YY`, `YYYYMMDD`, `serial 1900`.
import type { DateOrder, DatePart } from "./format.ts";

/** Undefined where the text does not say year, month and day once each, or runs parts together that have no width of their own. */
export function dateOrder(text: string): DateOrder | undefined {
  if (text === "serial 1900" || text === "serial 1904") return { kind: "serial", from: text === "serial 1900" ? "1900" : "1904" };
  const tokens = text.match(/Y+|M+|D+|[^YMD]+/g) ?? [];
  const parts = tokens.map(partOf);
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length || !eachOnce(known)) return undefined;
  return known.every((part, at) => isFixed(part) || !isPart(known[at + 1])) ? { kind: "parts", parts: known } : undefined;
}

/** `DDMMYYYY`: no sign between the parts, so that a number can be such a date. */
export function isCompact({ parts }: Extract<DateOrder, { kind: "parts" }>): boolean {
  return parts.every(isPart);
}

export function hasShortYear(order: DateOrder): boolean {
  return order.kind === "parts" && order.parts.some((part) => part.kind === "year" && part.most === 2);
}

function partOf(token: string): DatePart | undefined {
  switch (token) {
    case "YYYY":
      return { kind: "year", least: 4, most: 4 };
    case "YY":
      return { kind: "year", least: 2, most: 2 };
    case "MM":
    case "DD":
      return { kind: token === "MM" ? "month" : "day", least: 2, most: 2 };
    case "M":
    case "D":
      return { kind: token === "M" ? "month" : "day", least: 1, most: 2 };
    default:
      return /^[-/.,\u060c\u066b ]{1,3}$/.test(token) ? { kind: "sign", text: token } : undefined;
  }
}

function eachOnce(parts: readonly DatePart[]): boolean {
  return (["year", "month", "day"] as const).every((kind) => parts.filter((part) => part.kind === kind).length === 1);
}

function isFixed(part: DatePart): boolean {
  return part.kind === "sign" || part.least === part.most;
}

function isPart(part: DatePart | undefined): boolean {
  return part !== undefined && part.kind !== "sign";
}
