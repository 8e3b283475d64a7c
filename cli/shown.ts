// Text of users and files as it may stand in a message: on one line, without characters that steer a terminal or reorder text.
export { shown } from "../adapters/index.ts";

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
