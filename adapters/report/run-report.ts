// The report on a run of bills: one HTML file in one language, with exact figures in tables and plots beside them. No scripts, nothing from outside.
import type { Population } from "../../src/index.ts";
import type { ReportLanguage } from "./figures.ts";
import type { Content } from "./markup.ts";
import { element, inside } from "./markup.ts";
import { basisSection, inShort, readingSection } from "./sections-about.ts";
import { causesSection } from "./sections-causes.ts";
import { acrossSection, countSection, harmSection, linesSection, verdictsSection } from "./sections-figures.ts";
import { marksSection } from "./sections-marks.ts";
import { STYLE } from "./style.ts";
import type { ReportWords } from "./words.ts";
import { ENGLISH } from "./words-en.ts";
import { PERSIAN } from "./words-fa.ts";

/** A file that the run rests on. */
export interface ReportFile {
  readonly name: string;
  readonly sha256: string;
}

export interface RunReport {
  readonly schedule: string;
  readonly rules: string;
  readonly engine: string;
  /** In the language of the report. */
  readonly currency: string;
  readonly bills: ReportFile;
  readonly map: ReportFile | undefined;
  readonly beside: readonly ReportFile[];
  /** Facts that rest on the issuer's own file. */
  readonly factsOfTheBill: readonly string[];
  readonly diagnose: boolean;
  readonly population: Population;
  /** Labels of lines in the language of the report, by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** The file of a list of accounts, by the key of the cause or the answer. */
  readonly listOf: (key: string) => string | undefined;
}

/** What each section is made from. */
export interface Page {
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly run: RunReport;
}

export async function runReport(run: RunReport, language: ReportLanguage): Promise<string> {
  const words = wordsIn(language);
  const page: Page = { language, words, run };
  const { population } = run;
  const body: readonly Content[] = [
    element("h1", {}, words.title(run.schedule)),
    inShort(page),
    await verdictsSection(page),
    await harmSection(page),
    await causesSection(page),
    await marksSection(page),
    linesSection(page),
    acrossSection(page),
    countSection(page, words.headings.identities, words.columns.identity, population.identities, words.identities),
    countSection(page, words.headings.failures, words.columns.failure, population.failures, {}),
    countSection(page, words.headings.notes, words.columns.note, population.notes, {}),
    readingSection(page),
    basisSection(page),
  ];
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("title", {}, words.title(run.schedule)),
    element("style", {}, { markup: STYLE }),
  );
  const direction = language === "fa" ? "rtl" : "ltr";
  return `<!DOCTYPE html>\n${inside(element("html", { lang: language, dir: direction }, head, element("body", {}, body)))}\n`;
}

function wordsIn(language: ReportLanguage): ReportWords {
  switch (language) {
    case "en":
      return ENGLISH;
    case "fa":
      return PERSIAN;
  }
}
