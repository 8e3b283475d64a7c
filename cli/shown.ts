// Text of users and files as it may stand in a message: on one line, without characters that steer a terminal or reorder text.

/** Controls, line ends, and marks that reorder or hide text. U+200C belongs to Persian words. */
const HIDDEN = /(?!\u200C)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

export function shown(text: string): string {
  const cut = Array.from(text.slice(0, 400));
  return `${cut.slice(0, 200).join("").replace(HIDDEN, "\u{FFFD}")}${cut.length > 200 ? "..." : ""}`;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}

/** Digits in threes, of a decimal text. */
export function grouped(text: string, comma: string = ",", point: string = "."): string {
  const [whole = "", decimals] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, comma);
  return decimals === undefined ? groups : `${groups}${point}${decimals}`;
}
