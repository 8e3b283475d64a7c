// The bytes of a whole stream, up to a size that fits well into memory.
import { CannotDo } from "../cannot-do.ts";

/** Throws `CannotDo` for a larger one. */
export async function wholeOf(source: AsyncIterable<Uint8Array>, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > LARGEST)
      throw new CannotDo(`${name} has more than 67,108,864 bytes of JSON`, "give it as JSON lines, one object a line: those are read one by one");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const LARGEST = 64 * 1024 * 1024;
