// `mizan verify`: whether a chain of records is as it was entered. It needs no rules.
import { verifyChain } from "../src/index.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { jsonValues } from "./json-values.ts";
import { shown } from "./shown.ts";

export interface VerifyOptions {
  readonly head: string | undefined;
  readonly format: "pretty" | "json";
}

/** 0 intact, 1 not; a row that is no JSON breaks the chain. */
export async function verify(io: Io, file: string, { head, format }: VerifyOptions): Promise<number> {
  const { values, problems } = await jsonValues(io, file);
  const [problem] = problems;
  if (problem !== undefined) throw new CannotDo(`${shown(file)}, row ${problem.row}: ${problem.message}`, problem.help);
  const verdict = verifyChain(values, head);
  await io.stdout.write(format === "json" ? `${JSON.stringify(verdict, undefined, 2)}\n` : `${verdict.words}\nhead ${verdict.head}\n`);
  return verdict.kind === "intact" ? 0 : 1;
}
