// The verdict on a chain of entries in words: it needs no rules, since a chain's findings hold numbers and hashes alone.
import { wordsFor } from "../../engine/explain/words.ts";
import type { Language } from "../../engine/explain/written.ts";
import { code, number, prose } from "../../engine/explain/written.ts";
import { own } from "../../values/record.ts";
import type { Finding } from "../finding.ts";
import { FINDINGS } from "../findings.ts";
import type { ChainVerdict } from "../records/verify-chain.ts";
import { PERSIAN_FINDINGS } from "./findings-fa.ts";
import { inNumber } from "./in-number.ts";
import { ruleWordsFor } from "./rule-words.ts";

/** Lines end in a line feed: what shows, then indented what to do and the records that it is about. */
export function explainChain({ entries, findings }: ChainVerdict, language: string | undefined): string {
  const words = ruleWordsFor(language);
  const writing = { name: language, words: wordsFor(language), units: {} };
  if (findings.length === 0) return `${words.intact(words.entries(number(writing, String(entries)), entries === 1))}\n`;
  return findings.map((finding) => findingText(writing, finding)).join("");
}

function findingText(language: Language, { code: name, values, records }: Finding): string {
  const { message, help } = (language.name === "fa" ? PERSIAN_FINDINGS : FINDINGS)[name];
  const filled = (template: string): string =>
    inNumber(template, values, language.name)
      .split(/(\{\w+\})/)
      .map((part, at) => (at % 2 === 0 ? prose(language, part) : valueText(language, own(values, part.slice(1, -1)) ?? part)))
      .join("");
  const words = ruleWordsFor(language.name);
  const about = records.length === 0 ? [] : [words.records(records.map((id) => prose(language, id)).join(words.comma))];
  return [filled(message), ...[filled(help), ...about].map((line) => `  ${line}`)].map((line) => `${line}\n`).join("");
}

function valueText(language: Language, text: string): string {
  return /^\d{1,15}$/.test(text) ? number(language, text) : code(language, text);
}
