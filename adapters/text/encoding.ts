// From bytes to text: UTF-8, with or without its byte order mark. Any other encoding is refused by its name, never guessed at.
import { isUtf8 } from "node:buffer";
import { CannotDo } from "../cannot-do.ts";

/** The text of a whole file. */
export function textOf(bytes: Buffer, file: string): string {
  const text = textOrUndefined(withoutMark(bytes, file));
  if (text === undefined) throw new CannotDo(`${file} is not UTF-8: ${NOT_UTF8}`, SAVE);
  return text;
}

/** The bytes after a UTF-8 mark. The first bytes of a file say it if it is in another encoding of Unicode. */
export function withoutMark(start: Buffer, file: string): Buffer {
  const other = otherEncoding(start);
  if (other !== undefined) throw new CannotDo(`${file} is in ${other}, not in UTF-8`, SAVE);
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
}

export function textOrUndefined(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

export const NOT_UTF8 = "some bytes are of another encoding, such as Windows-1256";
const SAVE = "save it as UTF-8";

/** By its mark; without one, by the zero bytes that Latin text then has. */
function otherEncoding(start: Buffer): string | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32 (little endian)" : "UTF-16 (little endian)";
  if (a === 0xfe && b === 0xff) return "UTF-16 (big endian)";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "UTF-32 (big endian)";
  if (a === 0 && b !== undefined && b !== 0) return "UTF-16 (big endian)";
  if (b === 0 && a !== undefined && a !== 0) return c === 0 ? "UTF-32 (little endian)" : "UTF-16 (little endian)";
  return undefined;
}
