// What a command writes is none of the files that it reads: a path given twice by a slip would else be the end of the rules, the bills or the chain.
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

/** `inputs`: each with how it was named. Throws `CannotDo` where `out` is one of them, by whatever path or link. */
export async function assertNoInput(out: string, inputs: readonly (readonly [named: string, path: string | undefined])[]): Promise<void> {
  if (/\.mizan$/i.test(out)) throw new CannotDo(`--out ${shown(out)} has the name of a rule file`, "name another file");
  const target = await identityOf(out);
  for (const [named, path] of inputs) {
    if (path !== undefined && (await identityOf(path)) === target)
      throw new CannotDo(`--out ${shown(out)} is the file of ${named}, which would be lost`, "name another file");
  }
}

/** The file itself where there is one; else where it would be. */
async function identityOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? resolve(path) : `${found.dev} ${found.ino}`;
}
