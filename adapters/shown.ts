// Text of users and files as it may stand in a message: on one line, without characters that steer a terminal or reorder text.
import { visibleText } from "../src/index.ts";

export function shown(text: string): string {
  const cut = Array.from(text.slice(0, 400));
  return `${visibleText(cut.slice(0, 200).join(""))}${cut.length > 200 ? "..." : ""}`;
}

/** In backticks, and short: a cell, a name. */
export function quoted(text: string): string {
  const cut = text.slice(0, 60);
  return `\`${visibleText(cut).replaceAll("`", "\u{FFFD}")}${text.length > 60 ? "..." : ""}\``;
}

/** `a`, `b` and 3 more. */
export function listed(names: readonly string[], most: number = 12): string {
  const first = names.slice(0, most).map(quoted).join(", ");
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}
