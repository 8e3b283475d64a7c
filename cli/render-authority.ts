// An authority as a table like the decree's, its other clauses below it, and what each grade may answer.
import type { AuthorityAnswer } from "../src/index.ts";
import { ownLabel } from "../src/index.ts";
import { OVERSIGHT_WORDS } from "./oversight-words.ts";
import type { Language } from "./sheet-words.ts";
import { grouped } from "./shown.ts";
import { tableLines } from "./table.ts";

type Questions = Extract<AuthorityAnswer, { readonly kind: "questions" }>["questions"];
type Row = Questions["rows"][number];
type Named = Row["grade"];

export function authorityText(asked: Questions, currency: string, lang: Language): string {
  const words = OVERSIGHT_WORDS[lang];
  const name = ({ name: plain, labels }: Named): string => ownLabel(labels, lang) ?? plain;
  const { version } = asked;
  const marks = version.marks.length === 0 ? "" : ` (${version.marks.join(", ")})`;
  const head = [`${ownLabel(asked.labels, lang) ?? asked.authority}: ${words.from(version.from, version.to)}${marks}`, ...sourceLine(version.cites, lang)];
  const matrix = asked.unknown === undefined ? matrixLines(asked, currency, lang) : [words.unknown(asked.unknown)];
  const clauses = [
    ...asked.bars.map((bar) => words.bar(ownLabel(bar.labels, lang) ?? bar.name, bar.when)),
    ...asked.raises.map((raise) => words.raise(raise.when, raise.topApprovers)),
    ...asked.forbids.map(({ roles: [first, second] }) => words.forbid(first, second)),
    asked.cumulate === undefined ? words.alone : words.window(asked.cumulate.count, asked.cumulate.unit),
    words.delegation[asked.delegation],
    ...(asked.expires === undefined ? [] : [words.expires(asked.expires)]),
  ];
  const grades = asked.grades.flatMap(({ grade, may }) => [
    words.may(name(grade)),
    ...may.map((question) => {
      const chosen = Object.values(question.case).map(name).join(", ");
      const largest = question.terms.at(-1);
      const limits = largest === undefined ? "" : limitCells(largest, currency, lang).join(", ");
      const bars = question.bars.length === 0 ? "" : words.asked(question.bars.map((bar) => bar.name).join(", "));
      return `  ${chosen === "" ? words.any : chosen}: ${limits}${bars}`;
    }),
  ]);
  return `${[...head, "", ...matrix, "", ...clauses, ...(grades.length === 0 ? [] : ["", ...grades])].join("\n")}\n`;
}

function matrixLines(asked: Questions, currency: string, lang: Language): readonly string[] {
  const words = OVERSIGHT_WORDS[lang];
  const { columns } = words;
  const name = ({ name: plain, labels }: Named): string => ownLabel(labels, lang) ?? plain;
  const fields = asked.fields.map(({ field, labels }) => ownLabel(labels, lang) ?? words.fields[field] ?? field);
  const head = [columns.grade, ...fields, columns.amount, columns.share, columns.age, columns.documents, columns.approvers];
  const rows = asked.rows.map((row) => [
    name(row.grade),
    ...asked.fields.map(({ field }) => {
      const values = row.fits[field];
      return values === undefined || values === "any" ? words.any : values.map(name).join(", ");
    }),
    ...limitCells(row, currency, lang),
    row.documents.length === 0 ? words.none : row.documents.map(name).join(", "),
    String(row.approvers),
  ]);
  return tableLines(
    head.map(() => "start" as const),
    [head, ...rows],
  );
}

function limitCells({ amount, share, age }: Pick<Row, "amount" | "share" | "age">, currency: string, lang: Language): readonly string[] {
  const words = OVERSIGHT_WORDS[lang];
  return [
    amount === undefined ? words.noLimit : `${grouped(amount)} ${currency}`,
    share === undefined ? words.noLimit : percentOf(share),
    age === undefined ? words.noLimit : words.months(age),
  ];
}

/** A ratio as so many of a hundred, exactly: `0.5` is 50%. */
function percentOf(ratio: string): string {
  const [top = "", bottom] = ratio.split("/");
  if (bottom !== undefined) return `${top}/${bottom}`;
  const [whole = "0", decimals = ""] = top.split(".");
  const digits = `${whole}${decimals.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = decimals.slice(2);
  return `${digits}${rest === "" ? "" : `.${rest}`}%`;
}

function sourceLine(cites: Questions["version"]["cites"], lang: Language): readonly string[] {
  if (cites.length === 0) return [];
  return [OVERSIGHT_WORDS[lang].source(cites.map(({ source, clause }) => (clause === undefined ? source : `${source} "${clause}"`)).join("; "))];
}
