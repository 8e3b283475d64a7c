// Bill requests, or other objects, from JSON (an array, or one object) and from JSON lines.
import { wholeOf } from "../adapters/index.ts";
import { textOf } from "./encoding.ts";
import type { BrokenRow, InputKind, InputRow } from "./input.ts";
import { CannotDo } from "./io.ts";
import { helpOf, jsonFrom } from "./json-text.ts";
import { linesOf } from "./lines.ts";

/** The whole text is read at once: a broken one gives no row at all. */
export async function* requestsFromJson(source: AsyncIterable<Buffer>, name: string, { one, lines }: InputKind): AsyncGenerator<InputRow> {
  const text = textOf(await wholeOf(source, name), name);
  const read = jsonFrom(text, DEEPEST);
  if ("fault" in read) {
    const { kind, problem, line, where } = read.fault;
    const place = `line ${line}, ${where}: ${problem}`;
    if (kind !== "syntax") throw new CannotDo(`${name}, ${place}`, helpOf(read.fault));
    throw new CannotDo(`${name} is not JSON: ${place}`, `correct it; a file with one ${one} on each line is JSON lines: ${lines}`);
  }
  const { value } = read;
  if (typeof value !== "object" || value === null) throw new CannotDo(`${name} holds no ${one}`, "give an object, or an array of objects");
  const requests: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [at, request] of requests.entries()) yield { kind: "request", row: at + 1, request };
}

/** A line that is broken is a row that is refused; the others go on. Empty lines are passed over. */
export async function* requestsFromLines(source: AsyncIterable<Buffer>, { one }: Pick<InputKind, "one"> = { one: "bill request" }): AsyncGenerator<InputRow> {
  for await (const { number, text, problem } of linesOf(source)) {
    if (text === undefined) yield broken(number, problem, "correct the line");
    else if (text.trim() !== "") {
      const read = jsonFrom(text, DEEPEST);
      if (!("fault" in read)) yield { kind: "request", row: number, request: read.value };
      else if (read.fault.kind !== "syntax") yield broken(number, `${read.fault.where}: ${read.fault.problem}`, helpOf(read.fault));
      else yield broken(number, `the line is not JSON: ${read.fault.where}: ${read.fault.problem}`, `write one ${one} a line, each a JSON object`);
    }
  }
}

function broken(row: number, message: string, help: string): BrokenRow {
  return { kind: "broken", row, id: undefined, problems: [{ message, help }] };
}

/** A bill request is nested five deep at most. */
const DEEPEST = 64;
