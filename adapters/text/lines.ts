// From a stream of bytes to its lines, in bounded memory.
import { NOT_UTF8, textOrUndefined, withoutMark } from "./encoding.ts";

/** `text` undefined: the line holds no text that can be read, for the `problem`. Without its line end. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
  readonly problem: string;
}

export const LONGEST_LINE: number = 1024 * 1024;

/** Looks at the first bytes, takes a UTF-8 mark away, and refuses other encodings. `rest` is the whole without the mark. */
export async function markedStart(source: AsyncIterable<Uint8Array>, name: string): Promise<{ readonly start: Buffer; readonly rest: AsyncIterable<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < ENOUGH) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    chunks.push(Buffer.from(value));
    size += value.length;
  }
  const start = withoutMark(Buffer.concat(chunks), name);
  return { start, rest: joined(start, iterator) };
}

/** Lines end in LF or CR LF. Empty lines are given too: they count. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let kept: Buffer[] = [];
  let size = 0;
  const line = (end: Buffer): Line => {
    number += 1;
    const bytes = kept.length === 0 ? end : Buffer.concat([...kept, end]);
    const whole = lineFrom(number, bytes, size + end.length);
    kept = [];
    size = 0;
    return whole;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      yield line(chunk.subarray(from, end));
      from = end + 1;
    }
    // Of a line that is too long nothing more is kept: its length alone is told.
    if (size <= LONGEST_LINE) kept.push(chunk.subarray(from));
    size += chunk.length - from;
  }
  if (size > 0) yield line(Buffer.alloc(0));
}

function lineFrom(number: number, bytes: Buffer, size: number): Line {
  if (size > LONGEST_LINE) {
    const ends = bytes.includes(CR) ? ", and holds carriage returns: lines end in LF or CR LF, not in CR alone" : "";
    return { number, text: undefined, problem: `the line has ${size} bytes, more than ${LONGEST_LINE}${ends}` };
  }
  const text = textOrUndefined(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
  return { number, text, problem: text === undefined ? `the line is not UTF-8: ${NOT_UTF8}` : "" };
}

async function* joined(start: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield Buffer.from(next.value);
  } finally {
    await iterator.return?.();
  }
}

/** What is looked at to tell one format from another. */
const ENOUGH = 64;
const LF = 10;
const CR = 13;
