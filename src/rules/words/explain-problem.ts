// What is wrong with a record that cannot be read, in words: the place, the problem and the remedy.
import { wordsFor } from "../../engine/explain/words.ts";
import type { Language } from "../../engine/explain/written.ts";
import { code } from "../../engine/explain/written.ts";
import { own } from "../../values/record.ts";
import type { RecordProblem } from "../records/read-records.ts";
import type { FindingWords } from "./explain-finding.ts";
import { complaintText } from "./written-values.ts";

/** One line each. */
export function explainProblem({ path, problem, remedy }: Pick<RecordProblem, "path" | "problem" | "remedy">, name: string | undefined): FindingWords {
  if (name !== "fa") return { message: path === "" ? problem : `${path}: ${problem}`, help: remedy };
  const language: Language = { name, words: wordsFor(name), units: {} };
  const place = own(WHOLES, path) ?? `«${code(language, path)}»`;
  const said = complaintText(language, problem);
  return { message: path === "" ? said : `${place}: ${said}`, help: complaintText(language, remedy) };
}

/** What is wrong with all of a thing. */
const WHOLES: Readonly<Record<string, string>> = { "the record": "رکورد", "the entry": "ثبت زنجیره" };
