// Whether a dossier, as a file of JSON or of HTML, is as it was made: its data have the hash that it carries, and its pages say what its data say.
// Who changes data, hash and pages together is not found here, but by the hash as it stands elsewhere: in a chain of findings whose head was published.
import type { Dossier, DossierLanguage } from "../../src/index.ts";
import { DOSSIER_LANGUAGES, dossierHash, ENGINE_VERSION, isDossier } from "../../src/index.ts";
import { dossierHtml } from "./dossier-html.ts";
import { unescaped } from "./html.ts";

export type DossierCheck =
  /** `pages`: `same`, made anew and compared; `not compared`: another engine wrote them. */
  | { readonly kind: "intact"; readonly hash: string; readonly bill: string; readonly pages: "same" | "not compared" | "none"; readonly engine: string }
  | { readonly kind: "data changed"; readonly carried: string; readonly hash: string }
  /** `line`: the first of the file that is not as the data would have it. */
  | { readonly kind: "pages changed"; readonly hash: string; readonly line: number }
  | { readonly kind: "no dossier"; readonly because: string };

/** Of the object that `mizan dossier --format json` writes: the data with their hash beside them. */
export function checkDossierData(value: unknown): DossierCheck {
  if (typeof value !== "object" || value === null || !("hash" in value)) return { kind: "no dossier", because: "it carries no hash" };
  const { hash: carried, ...data } = value;
  if (typeof carried !== "string" || !isDossier(data)) return { kind: "no dossier", because: "it is no dossier of this form" };
  return checkedHash(data, carried) ?? { kind: "intact", hash: carried, bill: data.bill.id, pages: "none", engine: data.receipt.engine };
}

export function checkDossierHtml(text: string): DossierCheck {
  const language = languageOf(text);
  const carried = only(text, /<code id="hash" dir="ltr">([0-9a-f]{64})<\/code>/g);
  const written = only(text, /<pre id="data" hidden>([^<]*)<\/pre>/g);
  if (language === undefined || carried === undefined || written === undefined) return { kind: "no dossier", because: "it has no data, or no hash of them" };
  const data = parsed(unescaped(written));
  if (!isDossier(data)) return { kind: "no dossier", because: "its data are no dossier of this form" };
  const wrong = checkedHash(data, carried);
  if (wrong !== undefined) return wrong;
  const about = { hash: carried, bill: data.bill.id, engine: data.receipt.engine };
  if (data.receipt.engine !== ENGINE_VERSION) return { kind: "intact", ...about, pages: "not compared" };
  const again = madeAgain(data, language);
  if (again === undefined) return { kind: "no dossier", because: "no pages can be made of its data" };
  return again === text ? { kind: "intact", ...about, pages: "same" } : { kind: "pages changed", hash: carried, line: firstDifference(text, again) };
}

function checkedHash(data: Dossier, carried: string): DossierCheck | undefined {
  const hash = dossierHash(data);
  return hash === carried ? undefined : { kind: "data changed", carried, hash };
}

/** Data that have the right hash and were never a dossier may be of any shape inside: no pages can be made of them, and that is all there is to say. */
function madeAgain(data: Dossier, language: DossierLanguage): string | undefined {
  try {
    return dossierHtml(data, language);
  } catch {
    return undefined;
  }
}

function languageOf(text: string): DossierLanguage | undefined {
  const [, language] = /^<!doctype html>\n<html lang="(\w+)"/.exec(text) ?? [];
  return DOSSIER_LANGUAGES.find((known) => known === language);
}

/** Undefined where it is not there, or there more than once. */
function only(text: string, pattern: RegExp): string | undefined {
  const [found, ...others] = text.matchAll(pattern);
  return others.length === 0 ? found?.[1] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Counts from 1. */
function firstDifference(a: string, b: string): number {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return (at < 0 ? left.length : at) + 1;
}
