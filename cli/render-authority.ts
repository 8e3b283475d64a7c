// An authority as a table like the decree's, its other clauses below it, and what each grade may answer.
import type { AuthorityAnswer } from "../src/index.ts";
import { conditionIn, marksText, money, named, type Page, share, sourcesLine, table, textOf } from "./oversight-page.ts";

type Questions = Extract<AuthorityAnswer, { readonly kind: "questions" }>["questions"];
type Row = Questions["rows"][number];
type Named = Row["grade"];
type Asked = Questions["grades"][number]["may"][number];

export function authorityText(page: Page, asked: Questions): string {
  const { words, sheet } = page;
  const { version, unknown } = asked;
  const inForce = words.authority.inForce(sheet.date(version.from), sheet.date(version.to));
  const head = [`${named(page, asked.labels, asked.authority)}: ${inForce}${marksText(page, version.marks)}`, ...sourcesLine(page, version.cites)];
  const matrix = unknown === undefined ? matrixLines(page, asked) : [words.authority.unknown(sheet.prose(unknown))];
  const grades = asked.grades.map(({ grade, may }) => ["", words.authority.may(nameOf(page, grade)), ...questionLines(page, asked, may)]);
  return textOf(page, [...head, "", ...matrix, "", ...clauseLines(page, asked), ...grades.flat()]);
}

function nameOf(page: Page, { name, labels }: Named): string {
  return named(page, labels, name);
}

function matrixLines(page: Page, asked: Questions): readonly string[] {
  const { columns } = page.words.authority;
  const head = [columns.grade, ...fieldNames(page, asked), columns.amount, columns.share, columns.age, columns.documents, columns.approvers];
  const rows = asked.rows.map((row) => [
    nameOf(page, row.grade),
    ...asked.fields.map(({ field }) => fitsText(page, field, row.fits[field] ?? "any")),
    ...termCells(page, row),
  ]);
  return table(
    head.map(() => "start" as const),
    [head, ...rows],
  );
}

function fieldNames(page: Page, { fields }: Questions): readonly string[] {
  return fields.map(({ field, labels }) => page.words.authority.fields[field] ?? named(page, labels, field));
}

function fitsText(page: Page, field: string, values: readonly Named[] | "any"): string {
  if (values === "any") return page.words.authority.any;
  return values.map((value) => valueName(page, field, value)).join(page.words.comma);
}

/** Of the side that is favoured a rule file says nothing but the word. */
function valueName(page: Page, field: string, value: Named): string {
  return (field === "favour" ? page.words.authority.favours[value.name] : undefined) ?? nameOf(page, value);
}

function termCells(page: Page, { amount, share: ratio, age, documents, approvers }: Omit<Row, "grade" | "fits">): readonly string[] {
  const { noLimit, none } = page.words.authority;
  return [
    amount === undefined ? noLimit : money(page, amount),
    ratio === undefined ? noLimit : share(page, ratio),
    age === undefined ? noLimit : countOf(page, "months", age),
    documents.length === 0 ? none : documents.map((document) => nameOf(page, document)).join(page.words.comma),
    page.sheet.number(String(approvers)),
  ];
}

function countOf({ sheet, words }: Page, what: "months" | "days", count: number): string {
  return words.count(what, count, sheet.number(String(count)));
}

function clauseLines(page: Page, asked: Questions): readonly string[] {
  const { words, sheet } = page;
  const { authority } = words;
  const { cumulate, expires } = asked;
  return [
    ...asked.bars.flatMap(({ name, labels, condition, cites, marks }, at) => [
      `${authority.bar(sheet.number(String(at + 1)), named(page, labels, name), conditionIn(page, condition))}${marksText(page, marks)}`,
      ...indented(sourcesLine(page, cites)),
    ]),
    ...asked.forbids.flatMap(({ roles: [first, second], cites }) => [
      authority.forbid(authority.roles[first], authority.roles[second]),
      ...indented(sourcesLine(page, cites)),
    ]),
    ...asked.raises.flatMap(({ condition, topApprovers, cites }) => [
      authority.raise(conditionIn(page, condition), sheet.number(String(topApprovers))),
      ...indented(sourcesLine(page, cites)),
    ]),
    ...(asked.over === "correction" ? [authority.amounts[asked.amount]] : []),
    cumulate === undefined ? authority.alone : authority.window(countOf(page, cumulate.unit, cumulate.count)),
    authority.delegation[asked.delegation],
    ...(expires === undefined ? [] : [authority.expires(countOf(page, "days", expires))]),
    ...asked.untranslatable.flatMap(({ words: text, because, cites }) => [
      words.notPossible(sheet.prose(text), sheet.prose(because)),
      ...indented(sourcesLine(page, cites)),
    ]),
  ];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** Under the widest terms that the grade has in each case: what it takes there. */
function questionLines(page: Page, asked: Questions, may: readonly Asked[]): readonly string[] {
  const { columns } = page.words.authority;
  const withBars = may.some((question) => barsText(page, asked, question) !== "");
  const head = [
    ...fieldNames(page, asked),
    columns.amount,
    columns.share,
    columns.age,
    columns.documents,
    columns.approvers,
    ...(withBars ? [columns.bars] : []),
  ];
  const rows = may.map((question) => {
    const largest = question.terms.at(-1);
    const terms = largest === undefined ? [] : termCells(page, largest);
    const chosen = asked.fields.map(({ field }) => {
      const value = question.case[field];
      return value === undefined ? page.words.authority.any : valueName(page, field, value);
    });
    return [...chosen, ...terms, ...(withBars ? [barsText(page, asked, question)] : [])];
  });
  return table(
    head.map(() => "start" as const),
    [head, ...rows],
    "  ",
  );
}

function barsText({ words, sheet }: Page, asked: Questions, { bars, raised }: Asked): string {
  const { authority } = words;
  const numbers = (holds: "always" | "sometimes"): string =>
    bars
      .filter((bar) => bar.holds === holds)
      .map(({ name }) => sheet.number(String(asked.bars.findIndex((bar) => bar.name === name) + 1)))
      .join(words.comma);
  const [always, sometimes] = [numbers("always"), numbers("sometimes")];
  return [
    ...(always === "" ? [] : [authority.barred(always)]),
    ...(sometimes === "" ? [] : [authority.perhapsBarred(sometimes)]),
    ...(raised === "always" ? [authority.raised] : []),
  ].join(words.semicolon);
}
