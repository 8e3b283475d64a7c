// The bytes of a file as a stream; what goes wrong while reading is told in words.
import { createReadStream } from "node:fs";
import { cannotRead } from "../file-errors.ts";

export async function* fileBytes(path: string, span: { readonly start?: number; readonly end?: number } = {}): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, span);
  } catch (error) {
    throw cannotRead(path, error);
  }
}
