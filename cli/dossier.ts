// `mizan dossier`: one dispute over a bill on a few pages, and its finding in a chain.
import { caseFiles, dossierHtml, factsOfTheBill, readMap, textFile } from "../adapters/index.ts";
import type { Dossier, LimitsInput, Schedule } from "../src/index.ts";
import { dayFromText, dossierHash, dossierPage, whyNotADate } from "../src/index.ts";
import { scheduleAt } from "./checked.ts";
import { addFinding } from "./finding-chain.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { assertLimitNames } from "./limit-names.ts";
import { assertNoInput } from "./no-input.ts";
import { oneCase } from "./one-case.ts";
import { needed } from "./oversight-schedule.ts";
import { sectionText } from "./section-text.ts";
import type { Language } from "./sheet-words.ts";
import { shown } from "./shown.ts";

export const DOSSIER_FORMATS = ["html", "json", "pretty"] as const;

export interface DossierCommandOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  readonly id: string | undefined;
  /** Rules with an authority over corrections. */
  readonly limits: string | undefined;
  /** The day of the correction, and of the finding's entry. */
  readonly on: string | undefined;
  readonly authority: string | undefined;
  readonly kind: string | undefined;
  readonly cause: string | undefined;
  readonly causeOf: readonly string[];
  readonly fact: readonly string[];
  /** Which tariff is told also where the class is not disputed. */
  readonly tariffs: boolean;
  readonly chain: string | undefined;
  readonly format: (typeof DOSSIER_FORMATS)[number];
  readonly lang: Language;
  /** Undefined: standard output. */
  readonly out: string | undefined;
}

/** 0 the bill is right, 1 it is not or cannot be decided, 2 could not do it. */
export async function dossier(io: Io, path: string, options: DossierCommandOptions): Promise<number> {
  const [file, id] = [needed(options.bills, "--bills", "dossier"), needed(options.id, "--id", "dossier")];
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  if (options.out !== undefined) await assertNoInput(options.out, await inputsOf(schedule, path, file, options));
  const limits = await limitsAt(io, schedule, options);
  if (options.chain !== undefined) dayAt(schedule, neededDay(options.on, "dossier --chain"));
  const found = await oneCase(io, schedule, file, options.map, id);
  const { previous, neighbours, route } = found;
  const made = schedule.judging.dossier(found.case, {
    previous,
    neighbours,
    route,
    limits,
    factsOfTheBill: options.map === undefined ? [] : factsOfTheBill(await readMap(options.map, schedule)),
    entitlement: options.tariffs ? "always" : "where disputed",
  });
  const write = (): Promise<void> => written(io, options.out, textOf(made, options));
  const entered = options.chain === undefined ? await write().then(() => "") : await addFinding(options.chain, made, options.on ?? "", write);
  const where = options.out === undefined ? "" : `${shown(options.out)}: `;
  await io.stderr.write(`${where}${made.verdict}, ${made.cause.answer}; hash ${dossierHash(made)}\n${entered}`);
  return made.verdict === "agrees" ? 0 : 1;
}

async function inputsOf(
  schedule: Schedule,
  path: string,
  file: string,
  { map, limits, chain }: DossierCommandOptions,
): Promise<readonly (readonly [string, string | undefined])[]> {
  const beside = map === undefined ? undefined : caseFiles(file, map, await readMap(map, schedule));
  return [
    ...([
      ["the rules", path],
      ["--bills", file],
      ["--map", map],
      ["--limits", limits],
      ["--chain", chain],
    ] as const),
    ...([
      ["records", beside?.records],
      ["ledger", beside?.ledger],
      ["evidence", beside?.evidence],
    ] as const),
  ];
}

function textOf(made: Dossier, { format, lang }: DossierCommandOptions): string {
  switch (format) {
    case "html":
      return dossierHtml(made, lang);
    case "json":
      return `${JSON.stringify({ ...made, hash: dossierHash(made) }, undefined, 2)}\n`;
    case "pretty": {
      const page = dossierPage(made, lang);
      return [`${page.title}\n`, ...page.sections.map((section) => sectionText(section, lang)), `${page.hashLabel}: ${dossierHash(made)}\n`].join("\n");
    }
  }
}

async function written(io: Io, out: string | undefined, text: string): Promise<void> {
  if (out === undefined) return io.stdout.write(text);
  const file = await textFile(out);
  await file.write(text);
  await file.end();
}

/** Undefined where none are given. */
async function limitsAt(io: Io, schedule: Schedule, options: DossierCommandOptions): Promise<LimitsInput | undefined> {
  const { limits, authority, kind, cause } = options;
  if (limits === undefined) {
    const stray = (["authority", "kind", "cause"] as const).find((name) => options[name] !== undefined);
    if (stray !== undefined || options.fact.length + options.causeOf.length > 0)
      throw new CannotDo("what is asked of limits needs limits", "add --limits RULES --on DATE");
    return undefined;
  }
  const on = dayAt(schedule, neededDay(options.on, "dossier --limits"));
  const asked = await scheduleAt(io, limits);
  if (asked === undefined) throw new CannotDo(`the limits of ${shown(limits)} have errors`, "correct them, or leave --limits out");
  const known = asked.oversight.authorities;
  if (known.length === 0) throw new CannotDo(`${shown(limits)} holds no authority`, "name a rule file with an `authority` over corrections");
  if (authority !== undefined && !known.includes(authority))
    throw new CannotDo(`${shown(limits)} has no authority ${shown(authority)}`, `name one of: ${known.join(", ")}`);
  const input = { plan: asked.plan, on, authority, kind, cause, causeOf: causesOf(options.causeOf), facts: pairs("--fact", options.fact) };
  assertLimitNames(asked, input);
  return input;
}

function neededDay(day: string | undefined, command: string): string {
  if (day !== undefined) return day;
  throw new CannotDo(`\`mizan ${command}\` needs --on`, "add --on YYYY-MM-DD, the day in the schedule's calendar");
}

function dayAt({ plan }: Schedule, text: string): string {
  if (dayFromText(plan.calendar, text) !== undefined) return text;
  throw new CannotDo(`--on ${shown(text)} is no day: ${whyNotADate(plan.calendar, text)}`, "write YYYY-MM-DD in the schedule's calendar");
}

function causesOf(given: readonly string[]): LimitsInput["causeOf"] {
  const found = pairs("--cause-of", given);
  const stray = Object.keys(found).find((name) => name !== "billing" && name !== "meter");
  if (stray !== undefined) throw new CannotDo(`--cause-of ${shown(stray)}`, "say --cause-of billing=CAUSE or --cause-of meter=CAUSE");
  const { billing, meter } = found;
  return { ...(billing === undefined ? {} : { "billing error": billing }), ...(meter === undefined ? {} : { "meter error": meter }) };
}

function pairs(option: string, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw new CannotDo(`${option} ${shown(text)} is no pair`, `write ${option} NAME=VALUE`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
