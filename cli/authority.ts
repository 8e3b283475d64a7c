// `mizan authority`: the matrix of each authority on a day as a table, and every question that a grade may answer.
import type { AuthorityAnswer } from "../src/index.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { directed, pageOf } from "./oversight-page.ts";
import { assertDay, oversightAt } from "./oversight-schedule.ts";
import { authorityText } from "./render-authority.ts";
import type { Language } from "./sheet-words.ts";
import { shown } from "./shown.ts";

export interface AuthorityOptions {
  readonly on: string | undefined;
  readonly name: string | undefined;
  readonly format: "pretty" | "json";
  readonly lang: Language;
}

/** 0 where each authority asked for is in force on the day, 1 where one is not or the rules are wrong. */
export async function authority(io: Io, path: string, options: AuthorityOptions): Promise<number> {
  const { name, on, lang } = options;
  const schedule = await oversightAt(io, path, "authorities", undefined);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  if (on !== undefined) assertDay(schedule, "--on", on);
  if (name !== undefined && !oversight.authorities.includes(name)) {
    throw new CannotDo(`${shown(path)} holds no authority ${shown(name)}`, `name one of: ${oversight.authorities.join(", ")}`);
  }
  const names = name === undefined ? oversight.authorities : [name];
  const answers = names.flatMap((each) => oversight.authorityOn(each, on) ?? []);
  const found = answers.flatMap((answer) => (answer.kind === "questions" ? [answer.questions] : []));
  const page = pageOf(schedule, lang);
  for (const answer of answers) if (answer.kind === "none") await io.stderr.write(directed(page, oversight.explainFinding(answer.finding, lang)));
  await io.stdout.write(
    options.format === "json" ? `${JSON.stringify(found.map(asData), undefined, 2)}\n` : found.map((each) => authorityText(page, each)).join("\n"),
  );
  return found.length === answers.length ? 0 : 1;
}

type Questions = Extract<AuthorityAnswer, { readonly kind: "questions" }>["questions"];

/** Conditions stand as the rule language writes them: `when`. */
function asData(asked: Questions): unknown {
  const written = <T extends { readonly condition: unknown }>({ condition: _, ...rest }: T): Omit<T, "condition"> => rest;
  return { ...asked, bars: asked.bars.map(written), raises: asked.raises.map(written) };
}
