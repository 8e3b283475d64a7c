// A dossier as pages of words, in one language: sections of tables, rows and paragraphs, every text ready to stand where it is. It knows no markup and no paper.
// Whatever came from files stands in the texts as it is: who lays them out must escape them.

export type Tone = "plain" | "good" | "bad" | "open" | "strong";

export interface Row {
  readonly cells: readonly string[];
  readonly tone: Tone;
}

export interface Column {
  readonly head: string;
  /** Numbers stand at the end of their column. */
  readonly align: "start" | "end";
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string; readonly tone: Tone }
  | { readonly kind: "heading"; readonly text: string }
  /** Names and what they are. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: "table"; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Lines of an explanation; `step`: how far each is set in. */
  | { readonly kind: "steps"; readonly lines: readonly { readonly step: number; readonly text: string }[] };

export interface Section {
  readonly name: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface DossierPage {
  readonly language: DossierLanguage;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly sections: readonly Section[];
  /** Above the hash of the data, and what it is for. */
  readonly hashLabel: string;
  readonly hashNote: string;
}

export type DossierLanguage = "en" | "fa";

export const DOSSIER_LANGUAGES: readonly DossierLanguage[] = ["en", "fa"];
