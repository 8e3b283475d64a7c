// Bill requests from JSON (an array, or one object) and from JSON lines.
import { textOf } from "./encoding.ts";
import type { BrokenRow, InputRow } from "./input.ts";
import { CannotDo } from "./io.ts";
import { repeatedKey } from "./json-keys.ts";
import { linesOf } from "./lines.ts";
import { counted, shown } from "./shown.ts";

/** The whole text is read at once: a broken one gives no row at all. */
export async function* requestsFromJson(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<InputRow> {
  const text = textOf(await whole(source, name), name);
  const read = jsonValue(text);
  if ("problem" in read)
    throw new CannotDo(`${name} is not JSON: ${read.problem}`, "correct it; a file with one request on each line is JSON lines: --input-format jsonl");
  const { value } = read;
  if (typeof value !== "object" || value === null) throw new CannotDo(`${name} holds no bill request`, "give an object, or an array of objects");
  const requests: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [at, request] of requests.entries()) yield { kind: "request", row: at + 1, request };
}

/** A line that is broken is a row that is refused; the others go on. Empty lines are passed over. */
export async function* requestsFromLines(source: AsyncIterable<Buffer>): AsyncGenerator<InputRow> {
  for await (const { number, text, problem } of linesOf(source)) {
    if (text === undefined) yield broken(number, problem, "correct the line");
    else if (text.trim() !== "") {
      const read = jsonValue(text);
      if ("problem" in read) yield broken(number, `the line is not JSON: ${read.problem}`, "write one request a line, each a JSON object");
      else yield { kind: "request", row: number, request: read.value };
    }
  }
}

function broken(row: number, message: string, help: string): BrokenRow {
  return { kind: "broken", row, id: undefined, problems: [{ message, help }] };
}

/** A key that stands twice in an object is a problem too: which of the two would count? */
function jsonValue(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    const repeated = repeatedKey(text);
    return repeated === undefined ? { value } : { problem: `\`${shown(repeated)}\` stands twice in one object` };
  } catch (error) {
    return { problem: error instanceof SyntaxError ? shown(error.message) : "it cannot be read" };
  }
}

async function whole(source: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > LARGEST_JSON)
      throw new CannotDo(
        `${name} has more than ${counted(LARGEST_JSON, "byte")} of JSON`,
        "give it as JSON lines, a request a line: those are read one by one",
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const LARGEST_JSON = 64 * 1024 * 1024;
