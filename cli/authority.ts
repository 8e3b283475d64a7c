// `mizan authority`: the matrix of each authority on a day as a table, and every question that a grade may answer.
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { oversightAt } from "./oversight-schedule.ts";
import { authorityText } from "./render-authority.ts";
import type { Language } from "./sheet-words.ts";
import { shown } from "./shown.ts";

export interface AuthorityOptions {
  readonly on: string | undefined;
  readonly name: string | undefined;
  readonly format: "pretty" | "json";
  readonly lang: Language;
}

/** 0 where each authority asked for is in force on the day. */
export async function authority(io: Io, path: string, options: AuthorityOptions): Promise<number> {
  const schedule = await oversightAt(io, path);
  if (schedule === undefined) return 1;
  const { oversight } = schedule;
  const names = options.name === undefined ? oversight.authorities : [options.name];
  const answers = names.map((name) => oversight.authorityOn(name, options.on));
  if (answers.includes(undefined)) throw new CannotDo(`--on ${shown(options.on ?? "")} is not a date`, "write YYYY-MM-DD in the schedule's calendar");
  const found = answers.flatMap((answer) => (answer?.kind === "questions" ? [answer.questions] : []));
  for (const answer of answers) if (answer?.kind === "none") await io.stderr.write(oversight.explainFinding(answer.finding, options.lang));
  const text =
    options.format === "json"
      ? `${JSON.stringify(found, undefined, 2)}\n`
      : found.map((each) => authorityText(each, schedule.plan.currency, options.lang)).join("\n");
  await io.stdout.write(text);
  return found.length === answers.length ? 0 : 1;
}
