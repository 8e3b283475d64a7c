// How numbers, days, names and labels of a dossier stand in a line of its language.
import type { Labels } from "../../../dsl/program.ts";
import { labelOf } from "../../../engine/bill/label.ts";
import { wordsFor } from "../../../engine/explain/words.ts";
import type { Language } from "../../../engine/explain/written.ts";
import { amount, code, date, number, prose } from "../../../engine/explain/written.ts";
import { own } from "../../../values/record.ts";
import type { Cited } from "../../correctable/cited.ts";
import type { InWords } from "../../correctable/correctable.ts";
import type { ValueWords } from "../../entitlement/account-values.ts";
import { persianFailure } from "../../words/failures-fa.ts";
import { persianFaultValue } from "../../words/fault-values.ts";
import type { Dossier } from "../dossier.ts";
import type { DossierWords } from "../words/words.ts";
import { DOSSIER_WORDS_EN } from "../words/words-en.ts";
import { DOSSIER_WORDS_FA } from "../words/words-fa.ts";
import type { DossierLanguage } from "./page.ts";

export interface Writer {
  readonly words: DossierWords;
  readonly language: Language;
  readonly name: DossierLanguage;
  readonly number: (text: string) => string;
  /** In the currency; nothing for what is not there. */
  readonly money: (text: string | undefined | null) => string;
  /** A number alone, for columns of the currency. */
  readonly figure: (text: string | undefined | null) => string;
  readonly date: (text: string) => string;
  readonly code: (text: string) => string;
  /** Words of files and people. */
  readonly prose: (text: string) => string;
  readonly label: (labels: Labels, name: string) => string;
  readonly said: (words: InWords) => string;
}

export function writerOf({ schedule }: Pick<Dossier, "schedule">, name: DossierLanguage): Writer {
  const language: Language = { name, words: wordsFor(name), units: schedule.units };
  return {
    words: wordsIn(name),
    language,
    name,
    number: (text) => number(language, text),
    money: (text) => (text === undefined || text === null ? "" : amount(language, text, schedule.currency)),
    figure: (text) => (text === undefined || text === null ? "" : isNumber(text) ? number(language, text) : prose(language, text)),
    date: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? date(language, text) : prose(language, text)),
    code: (text) => code(language, text),
    prose: (text) => prose(language, text),
    label: (labels, plain) => prose(language, labelOf(labels, name, plain)),
    said: (words) => own(words, name) ?? prose(language, words[""] ?? ""),
  };
}

function wordsIn(name: DossierLanguage): DossierWords {
  switch (name) {
    case "en":
      return DOSSIER_WORDS_EN;
    case "fa":
      return DOSSIER_WORDS_FA;
  }
}

/** A decimal or a fraction; what was printed may be neither. */
export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+|\/[1-9]\d*)?$/.test(text);
}

export function figureName(
  { words, label, prose: said }: Writer,
  { name, labels, isSum }: { readonly name: string; readonly labels: Labels; readonly isSum: boolean },
): string {
  if (isSum) return own<string>(words.sums, name) ?? said(name);
  return name.startsWith("true_up.") ? words.trueUp(label(labels, name.slice("true_up.".length))) : label(labels, name);
}

/** `Decree of 1404, “clause 3”, not verified`. */
export function citedText({ words, label, prose: said, date: day }: Writer, { source, labels, clause, unverified, annulled }: Cited): string {
  return [
    label(labels, source),
    ...(clause === null || clause === undefined ? [] : [words.quoted(said(clause))]),
    ...(unverified ? [words.unverified] : []),
    ...(annulled === null || annulled === undefined ? [] : [words.annulled(day(annulled))]),
  ].join(words.comma);
}

/** A fact of the account: a label of its list, a date, a number with its unit, or an identifier as it is. */
export function factText(writer: Writer, { value, valueLabels, unit, isNumber: counts }: ValueWords & { readonly value: string }): string {
  const { words, label, date, figure, prose: said, language } = writer;
  if (Object.keys(valueLabels).length > 0) return label(valueLabels, value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  if (!counts || !isNumber(value)) return own(words.valueWords, value) ?? said(value);
  return unit === "" ? figure(value) : amount(language, value, unit);
}

/** What a row of evidence or a fault says under a name: numbers as such, but for those that only name something. */
export function saidText(writer: Writer, field: string, value: string): readonly [string, string] {
  const { words, prose: said } = writer;
  const phrase = own(words.valueWords, value) === undefined ? phraseText(writer, value) : undefined;
  return [own(words.evidenceField, field) ?? said(field), phrase ?? (NAMES.has(field) ? nameText(writer, value) : valueText(writer, value))];
}

function valueText(writer: Writer, value: string): string {
  return own(writer.words.valueWords, value) ?? (isNumber(value) ? writer.figure(value) : nameText(writer, value));
}

/** `average of 12 bills`: a phrase of the catalogue in a language that has words of its own for it. */
function phraseText({ name, number: figure, code: apart }: Writer, value: string): string | undefined {
  return name === "fa" ? persianFaultValue(value, { number: figure, name: apart }) : undefined;
}

/** A name of the rules or of the outside runs in its own direction. */
function nameText({ name, code: apart, prose: said }: Writer, value: string): string {
  return name === "fa" && !/[\u0600-\u06FF]/.test(value) ? apart(value) : said(value);
}

/** Why something could not be worked out, as the engine says it. */
export function failureText({ name, code: apart, date: day, prose: said }: Writer, message: string): string {
  const set = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : apart(value));
  return (name === "fa" ? persianFailure(message, set) : undefined) ?? said(message);
}

/** `source booklet_1394`, `rate vat from 1393-01-01`: the sort in words, where the language has them, and the name as the rules have it. */
export function markedText({ words, code, date }: Writer, what: string): string {
  const [, sort = "", name = "", from] = /^(\w+) (\S+)(?: from (\d{4}-\d{2}-\d{2}))?$/.exec(what) ?? [];
  const known = own(words.markedSorts, sort);
  if (known === undefined) return code(what);
  return from === undefined ? `${known} ${code(name)}` : words.since(`${known} ${code(name)}`, date(from));
}

const NAMES: ReadonlySet<string> = new Set(["payment", "bill", "account", "point", "register", "of", "charge", "field"]);
