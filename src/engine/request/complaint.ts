// What is wrong with one place of a request, and the remedy. Travels through zod as a message of two lines; `failures.ts` takes it apart.
import { z } from "zod";
import { hasHidden, visibleText } from "../../values/hidden-characters.ts";

/** Lower case, one line each, no full stop. */
export interface Complaint {
  readonly problem: string;
  readonly remedy: string;
}

export function messageOf({ problem, remedy }: Complaint): string {
  return `${problem}\n${remedy}`;
}

export function complaintFrom(message: string): Complaint {
  const [problem = "", remedy = "correct this field of the request"] = message.split("\n");
  return { problem, remedy };
}

/** A string that is read into something else, or complained of. `about` stands in the JSON Schema. */
export function readString<T>(
  about: { readonly description: string; readonly pattern: string },
  read: (text: string) => { readonly value: T } | Complaint,
): z.ZodType<T, string> {
  return z
    .string({ error: ({ input }) => messageOf(notAString(input)) })
    .meta(about)
    .transform((text, context) => {
      const result = read(text);
      if ("value" in result) return result.value;
      context.issues.push({ code: "custom", input: text, message: messageOf(result) });
      return z.NEVER;
    });
}

export function notAString(input: unknown): Complaint {
  if (input === undefined) return { problem: "nothing is given", remedy: "add it" };
  if (typeof input !== "number") return { problem: `${kindOf(input)} stands where a string belongs`, remedy: "give one string" };
  if (!Number.isFinite(input)) return { problem: `${input} is not a number that can be billed`, remedy: 'write a decimal string, such as "230"' };
  const text = String(input);
  // A whole number, as an id or a count of digits, loses nothing by being one: it is only not a string.
  if (/^\d{1,15}$/.test(text)) return { problem: `${text} is a JSON number, not a string`, remedy: `write it as a string: "${text}"` };
  const example = /^-?\d+(\.\d+)?$/.test(text) ? text : "230";
  return { problem: `${text} is a JSON number, which cannot hold every decimal exactly`, remedy: `write it as a string: "${example}"` };
}

/** What a value is, for messages. */
export function kindOf(input: unknown): string {
  if (input === undefined) return "nothing";
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "an object" : `a ${typeof input}`;
}

/** User text in a message: on one line, in backticks, not too long, without characters that reorder or hide text. */
export function quoted(text: string): string {
  return `\`${plainText(text.slice(0, 60))}${text.length > 60 ? "..." : ""}\``;
}

/** Whether `text` may stand between backticks as it is. */
export function isPlain(text: string): boolean {
  return !hasHidden(text) && !text.includes("`");
}

export function plainText(text: string): string {
  return visibleText(text).replaceAll("`", "\u{FFFD}");
}
