// `mizan verify`: whether a chain of records or findings, or a dossier, is as it was made. It needs no rules.
import { explainChain, verifyChain } from "../src/index.ts";
import type { Io } from "./io.ts";
import { CannotDo } from "./io.ts";
import { jsonRows, nameOf, problemText } from "./json-values.ts";
import { jsonText } from "./oversight-data.ts";
import { textOf } from "./oversight-page.ts";
import type { Language } from "./sheet-words.ts";
import { wordsIn } from "./sheet-words.ts";
import { shown } from "./shown.ts";
import { dossierAt, verifyDossier } from "./verify-dossier.ts";

export interface VerifyOptions {
  readonly head: string | undefined;
  readonly format: "pretty" | "json";
  readonly lang: Language;
}

/** 0 intact, 1 not: a row that is no JSON is an entry that was spoilt. */
export async function verify(io: Io, file: string, { head, format, lang }: VerifyOptions): Promise<number> {
  const stated = head?.trim().toLowerCase();
  if (stated !== undefined && !/^[0-9a-f]{64}$/.test(stated)) {
    throw new CannotDo(`--head ${shown(head ?? "")} is no hash`, "give the 64 digits (0-9, a-f) that were written down as the head");
  }
  const dossier = await dossierAt(file);
  if (dossier !== undefined) return verifyDossier(io, file, dossier, { head: stated, format, lang });
  const entries: unknown[] = [];
  // A file that was emptied is a cut chain where its head is known, and says nothing where it is not.
  for await (const row of jsonRows(io, file, "chain entry")) {
    entries.push(row.kind === "value" ? row.value : undefined);
    if (row.kind === "broken") await io.stderr.write(row.problems.map((problem) => problemText(file, problem)).join(""));
  }
  if (entries.length === 0 && stated === undefined) throw new CannotDo(`${nameOf(file)} holds no entry`, "name a file of chain entries: .json or .jsonl");
  if (entries.length > 0 && entries.every(isBareRecord)) {
    throw new CannotDo(`${nameOf(file)} holds bare records, which no chain joins`, "give the file of entries, each with `sequence`, `previous` and `hash`");
  }
  const verdict = verifyChain(entries, stated);
  const sheet = wordsIn(lang);
  const words = HEAD[lang][verdict.kind === "broken" ? "soFar" : "whole"];
  const lines = explainChain(verdict, lang).trimEnd().split("\n");
  await io.stdout.write(format === "json" ? jsonText(verdict) : textOf({ sheet }, [...lines, `${words} ${sheet.code(verdict.head)}`]));
  if (verdict.kind === "intact")
    await io.stderr.write(
      backInTime(entries)
        .map((each) => `${BACK[lang](each, sheet.code)}\n`)
        .join(""),
    );
  return verdict.kind === "intact" ? 0 : 1;
}

interface DatedBack {
  readonly sequence: string;
  readonly day: string;
  readonly before: string;
}

/** Entries of findings that bear a day before that of the entry before them: the chain is whole, and the day was not that of the entry. */
function backInTime(entries: readonly unknown[]): readonly DatedBack[] {
  const days = entries.flatMap((entry) => (isFindingEntry(entry) ? [entry] : []));
  return days.flatMap(({ sequence, recorded }, at) => {
    const before = days[at - 1]?.recorded;
    return before === undefined || before <= recorded ? [] : [{ sequence: String(sequence), day: recorded, before }];
  });
}

function isFindingEntry(value: unknown): value is { readonly sequence: number; readonly recorded: string } {
  if (typeof value !== "object" || value === null || !("record" in value && "recorded" in value && "sequence" in value)) return false;
  const { record, recorded } = value;
  return typeof recorded === "string" && typeof record === "object" && record !== null && "record" in record && record.record === "finding";
}

const BACK: Readonly<Record<Language, (entry: DatedBack, code: (text: string) => string) => string>> = {
  en: ({ sequence, day, before }) => `entry ${sequence} bears the day ${day}, before that of the entry before it, ${before}`,
  fa: ({ sequence, day, before }, code) => `روز مدخل ${code(sequence)}، ${code(day)}، پیش از روز مدخل پیشین، ${code(before)}، است`,
};

/** A record as a journal may hold it outside a chain: its `record` names its sort, where an entry holds the record itself. */
function isBareRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && "record" in value && typeof value.record === "string";
}

/** Of a broken chain that of the last entry before the break. */
const HEAD: Readonly<Record<Language, { readonly whole: string; readonly soFar: string }>> = {
  en: { whole: "head", soFar: "head up to there" },
  fa: { whole: "سر زنجیره:", soFar: "سر زنجیره تا آنجا:" },
};
