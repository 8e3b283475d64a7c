// Which tariff the facts entitle the account to, clause by clause, and what each tariff and each class would have cost.
import type { Labels } from "../../../dsl/program.ts";
import type { Clause, Cost, EntitledPart, Entitlement } from "../../entitlement/entitlement.ts";
import type { Block, Row, Section } from "./page.ts";
import type { Writer } from "./writer.ts";
import { factText, failureText, markedText } from "./writer.ts";

/**
 * For a few pages: tariffs that the facts rule out and that could not be billed are named, not told. `aside`: those left out. A tariff that could be billed stands
 * among the costs, its conditions are told only where it may hold or the bill names it.
 */
export function shortened(entitlement: Entitlement): { readonly entitlement: Entitlement; readonly aside: Entitlement["tariffs"] } {
  const { tariffs, parts, classes } = entitlement;
  const isTold = ({ standing, isStated }: Entitlement["tariffs"][number]): boolean => standing !== "fails" || isStated;
  const told = new Set([...tariffs.filter(isTold).map(({ tariff }) => tariff), ...parts.flatMap(({ entitled, open }) => [...entitled, ...open])]);
  const isKept = (each: Entitlement["tariffs"][number]): boolean => told.has(each.tariff) || each.total !== undefined;
  return {
    entitlement: {
      ...entitlement,
      parts: parts.map((part) => ({ ...part, tariffs: part.tariffs.filter(({ tariff }) => told.has(tariff)) })),
      tariffs: tariffs.filter(isKept),
      classes: classes.filter(({ isOfRecord, total }) => isOfRecord || total !== undefined),
    },
    aside: tariffs.filter((each) => !isKept(each)),
  };
}

export function entitlementSection(writer: Writer, entitlement: Entitlement, aside: Entitlement["tariffs"]): Section {
  const { words, label } = writer;
  const { answer, parts, tariffs, classes, issued, failures } = entitlement;
  const labels = new Map([...tariffs, ...aside].map((each) => [each.tariff, each.labels]));
  const heading = (text: string): Block => ({ kind: "heading", text });
  return {
    name: "entitlement",
    heading: words.headings.entitlement,
    blocks: [
      {
        kind: "paragraph",
        text: words.entitled[answer],
        tone: answer === "as stated" ? "good" : answer === "another" || answer === "part of the period" ? "bad" : "open",
      },
      ...failures.map(({ message }): Block => ({ kind: "paragraph", text: failureText(writer, message), tone: "open" })),
      ...parts.flatMap((part) => partBlocks(writer, part, labels, parts.length > 1)),
      ...(tariffs.length === 0 ? [] : [heading(words.byTariff), tariffTable(writer, entitlement)]),
      ...(aside.length === 0
        ? []
        : [
            {
              kind: "paragraph" as const,
              text: words.leftAside(aside.map((each) => label(each.labels, each.tariff)).join(words.comma)),
              tone: "plain" as const,
            },
          ]),
      ...(classes.length === 0 ? [] : [heading(words.byClass), classTable(writer, entitlement, labels)]),
      ...(issued === undefined ? [] : [{ kind: "paragraph" as const, text: words.comparedWith[issued.of], tone: "plain" as const }]),
    ],
  };
}

function partBlocks(writer: Writer, part: EntitledPart, labels: ReadonlyMap<string, Labels>, isOneOfSeveral: boolean): readonly Block[] {
  const { words, date, number, label } = writer;
  const rows = part.tariffs.flatMap(({ tariff, standing, clauses }): readonly Row[] => {
    const tone = standing === "holds" ? "good" : standing === "fails" ? "plain" : "open";
    // Of a tariff that fails, what fails says enough.
    const said = clauses.filter((clause) => standing !== "fails" || clause.standing === "fails").map((clause) => clauseText(writer, clause));
    return [{ cells: [label(labels.get(tariff) ?? {}, tariff), words.standing[standing], said.join(words.semicolon) || words.always], tone }];
  });
  const heads = [words.columns.tariff, words.columns.standing, words.columns.condition];
  const table: Block = { kind: "table", columns: heads.map((head) => ({ head, align: "start" })), rows };
  return isOneOfSeveral ? [{ kind: "heading", text: words.part(date(part.from), date(part.to), number(String(part.days))) }, table] : [table];
}

function clauseText(writer: Writer, { of, text, standing, asks }: Clause): string {
  const { words, code, label } = writer;
  const facts = asks.map(({ field, labels, value, ...about }) => {
    const name = label(labels, field);
    return value === undefined ? words.unsaid(name) : words.said(name, factText(writer, { value, ...about }));
  });
  const beside = [words.standing[standing], ...facts].join(words.comma);
  return `${words.clauseOf[of]} ${text === "always" ? words.always : code(text)} (${beside})`;
}

function tariffTable(writer: Writer, { tariffs }: Entitlement): Block {
  const { words, label } = writer;
  const rows = tariffs.map((each): Row => {
    const marks = [...(each.isStated ? [words.statedMark] : []), ...(each.isAsIssued ? [words.asIssued] : [])];
    return {
      cells: [label(each.labels, each.tariff), words.standing[each.standing], ...costCells(writer, each, marks)],
      tone: each.standing === "holds" ? "good" : each.isStated ? "bad" : "plain",
    };
  });
  return costTable(writer, [words.columns.tariff, words.columns.standing], rows);
}

function classTable(writer: Writer, { classes }: Entitlement, labels: ReadonlyMap<string, Labels>): Block {
  const { words, label } = writer;
  const rows = classes.map((each): Row => {
    const marks = [...(each.isOfRecord ? [words.ofRecord] : []), ...(each.isAsIssued ? [words.asIssued] : [])];
    const tariff = each.tariff === undefined ? "" : label(labels.get(each.tariff) ?? {}, each.tariff);
    return {
      cells: [`${label(each.fieldLabels, each.field)}: ${label(each.labels, each.value)}`, tariff, ...costCells(writer, each, marks)],
      tone: each.isOfRecord ? "good" : "plain",
    };
  });
  return costTable(writer, [words.columns.field, words.columns.tariff], rows);
}

function costTable({ words }: Writer, firsts: readonly string[], rows: readonly Row[]): Block {
  const heads = [...firsts, words.columns.total, words.columns.payable, words.columns.difference, ""];
  return { kind: "table", columns: heads.map((head, at) => ({ head, align: at >= 2 && at <= 4 ? "end" : "start" })), rows };
}

function costCells(writer: Writer, { total, payable, difference, failures, restsOn }: Cost, marks: readonly string[]): readonly string[] {
  const { words, figure } = writer;
  const reasons = failures.length === 0 ? [] : [words.cannotBill(failures.map(({ message }) => failureText(writer, message)).join(words.semicolon))];
  const isUntold = total === undefined && failures.length === 0 && restsOn.length > 0;
  const clauses = restsOn.filter(({ kind }) => kind === "untranslatable").map((each) => restText(writer, each));
  const rests = isUntold ? [words.cannotTell(clauses.join(words.semicolon))] : restTexts(writer, restsOn);
  return [figure(total), figure(payable), figure(difference), [...marks, ...reasons, ...rests].join(words.semicolon)];
}

/** Each kind once, with all that is of it. */
function restTexts(writer: Writer, rests: Cost["restsOn"]): readonly string[] {
  const kinds = [...new Set(rests.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const those = rests.filter((each) => each.kind === kind).map((each) => restText(writer, each));
    return `${writer.words.marks[kind]}: ${those.join(writer.words.comma)}`;
  });
}

/** Of a clause that could not be put into rules, its own words. */
function restText(writer: Writer, { kind, what, words: own }: Cost["restsOn"][number]): string {
  const { words, said, prose } = writer;
  const name = kind === "untranslatable" ? words.quoted(prose(what)) : markedText(writer, what);
  return words.mark(name, own === undefined ? undefined : said(own));
}
