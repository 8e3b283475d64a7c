// `mizan verify` of a dossier: whether its data have the hash that it carries, and its pages say what its data say.
import { readFile } from "node:fs/promises";
import type { DossierCheck } from "../adapters/index.ts";
import { cannotRead, checkDossierData, checkDossierHtml, jsonFrom, textOf } from "../adapters/index.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import type { Language } from "./sheet-words.ts";
import { wordsIn } from "./sheet-words.ts";
import { shown } from "./shown.ts";

export interface VerifyDossierOptions {
  /** The hash as it stands elsewhere: in a chain of findings, or on paper. */
  readonly head: string | undefined;
  readonly format: "pretty" | "json";
  readonly lang: Language;
}

/** Undefined where the file is no dossier by its name or content: then it is a chain. */
export async function dossierAt(file: string): Promise<DossierCheck | undefined> {
  const isPage = /\.html?$/i.test(file);
  if (!isPage && !/\.json$/i.test(file)) return undefined;
  const text = textOf(await bytesOf(file), shown(file));
  if (isPage) return checkDossierHtml(text);
  const read = jsonFrom(text, DEEPEST);
  return "value" in read && saysDossier(read.value) ? checkDossierData(read.value) : undefined;
}

/** 0 as it was made, 1 not; 2 it is no dossier. */
export async function verifyDossier(io: Io, file: string, check: DossierCheck, { head, format, lang }: VerifyDossierOptions): Promise<number> {
  if (check.kind === "no dossier") throw new CannotDo(`${shown(file)} is no dossier: ${check.because}`, "name what `mizan dossier` wrote");
  const isOther = head !== undefined && check.kind === "intact" && head !== check.hash;
  const verdict = isOther ? { kind: "another dossier" as const, carried: check.hash, hash: head } : check;
  const { code } = wordsIn(lang);
  const text = format === "json" ? `${JSON.stringify(verdict, undefined, 2)}\n` : wordsOf(verdict, lang, code);
  await io.stdout.write(text);
  if (head === undefined && verdict.kind === "intact") await io.stderr.write(`${ALONE[lang]}\n`);
  return verdict.kind === "intact" ? 0 : 1;
}

type Verdict = Exclude<DossierCheck, { readonly kind: "no dossier" }> | { readonly kind: "another dossier"; readonly carried: string; readonly hash: string };

function wordsOf(verdict: Verdict, lang: Language, code: (text: string) => string): string {
  const isPersian = lang === "fa";
  switch (verdict.kind) {
    case "intact": {
      const { bill, hash, pages, engine } = verdict;
      const same = isPersian ? "صفحه‌ها همان را می‌گوید که داده‌ها می‌گوید" : "the pages say what the data say";
      const unseen = isPersian ? `صفحه‌ها مقایسه نشد (موتور ${code(engine)})` : `the pages were not compared (engine ${code(engine)})`;
      const head = isPersian ? `پروندهٔ قبض ${code(bill)} همان است که ساخته شد` : `the dossier of bill ${code(bill)} is as it was made`;
      const beside = pages === "none" ? "" : `; ${pages === "same" ? same : unseen}`;
      return `${head}${beside}\n${isPersian ? "چکیده" : "hash"} ${code(hash)}\n`;
    }
    case "data changed":
      return isPersian
        ? `داده‌ها تغییر کرده است: چکیده‌ای که همراه است ${code(verdict.carried)} و چکیدهٔ داده‌ها ${code(verdict.hash)} است\n`
        : `the data were changed: they carry the hash ${verdict.carried} and have ${verdict.hash}\n`;
    case "pages changed":
      return isPersian
        ? `صفحه‌ها تغییر کرده است: سطر ${code(String(verdict.line))} فایل آن نیست که داده‌ها می‌دهد\n`
        : `the pages were changed: line ${verdict.line} of the file is not what the data give\n`;
    case "another dossier":
      return isPersian
        ? `این پرونده‌ای دیگر است یا از نو نوشته شده است: چکیدهٔ آن ${code(verdict.carried)} است، نه ${code(verdict.hash)}\n`
        : `this is another dossier, or it was written anew: it has the hash ${verdict.carried}, not ${verdict.hash}\n`;
  }
}

const ALONE: Readonly<Record<Language, string>> = {
  en: "who changed data, hash and pages together cannot be seen here: give the hash that was written down elsewhere, --head HASH",
  fa: "کسی که داده، چکیده و صفحه‌ها را با هم عوض کرده باشد اینجا دیده نمی‌شود: چکیده‌ای را که جای دیگری نوشته شده است با \u2066--head HASH\u2069 بدهید",
};

/** What a dossier nests: an explanation unfolds each operation two or three deep. */
const DEEPEST = 4096;

function saysDossier(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "dossier";
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}
