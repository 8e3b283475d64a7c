// What the office's record holds: facts of the account, registers as printed and as recorded, the ledger, the evidence.
import type { EvidenceRow } from "../../issued/case.ts";
import type { AccountFact, Dossier, RegisterPair } from "../dossier.ts";
import type { Block, Row, Section } from "./page.ts";
import type { Writer } from "./writer.ts";
import { factText, saidText } from "./writer.ts";

export function recordSection(writer: Writer, { account, registers, factsOfTheBill, ledger, evidence }: Dossier): Section {
  const { words, prose, date, code } = writer;
  const { columns } = words;
  const onItsWord = words.onItsWord(factsOfTheBill.map(code).join(words.comma));
  const blocks: readonly Block[] = [
    ...(factsOfTheBill.length === 0 ? [] : [{ kind: "paragraph" as const, text: onItsWord, tone: "open" as const }]),
    ...titled(words.account, account.length === 0 ? undefined : { kind: "facts", rows: account.map((fact) => accountRow(writer, fact)) }),
    ...titled(
      words.registers,
      tableOf(
        [columns.register, columns.figure, columns.printed, columns.record],
        [2, 3],
        registers.flatMap((pair) => registerRows(writer, pair)),
      ),
    ),
    ...titled(
      words.ledger,
      tableOf(
        [columns.day, columns.kind, columns.reference, columns.amount],
        [3],
        ledger.map(({ id, day, kind, amount }): Row => ({ cells: [date(day), words.ledgerKind[kind], prose(id), writer.money(amount)], tone: "plain" })),
      ),
    ),
    ...titled(
      words.evidence,
      tableOf(
        [columns.day, columns.evidence, columns.reference, columns.says],
        [],
        evidence.map((row): Row => ({ cells: [date(row.day), words.evidenceKind[row.kind], prose(row.id), saysText(writer, row)], tone: "plain" })),
      ),
    ),
  ];
  return { name: "record", heading: words.headings.record, blocks };
}

function titled(text: string, block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [{ kind: "heading", text }, block];
}

function tableOf(heads: readonly string[], ends: readonly number[], rows: readonly Row[]): Block | undefined {
  if (rows.length === 0) return undefined;
  return { kind: "table", columns: heads.map((head, at) => ({ head, align: ends.includes(at) ? "end" : "start" })), rows };
}

function accountRow(writer: Writer, { field, labels, values }: AccountFact): readonly [string, string] {
  const { words, label, date } = writer;
  const texts = values.map(({ from, ...value }) => (from === undefined ? factText(writer, value) : words.since(factText(writer, value), date(from))));
  return [label(labels, field), texts.join(words.comma)];
}

const FIGURES = ["previous", "current", "maximum", "multiplier", "quantity"] as const;

/** A figure that is not as the record has it stands out. */
function registerRows(writer: Writer, { register, labels, daypart, printed, record }: RegisterPair): readonly Row[] {
  const { words, label, figure, prose } = writer;
  const name = daypart === undefined ? label(labels, register) : `${label(labels, register)} (${prose(daypart)})`;
  const texts = (of: object | undefined, part: string): string | undefined => {
    const value: unknown = of === undefined ? undefined : Object.getOwnPropertyDescriptor(of, part)?.value;
    return typeof value === "string" ? value : undefined;
  };
  return FIGURES.flatMap((part): readonly Row[] => {
    const [shown, known] = [texts(printed, part), texts(record, part)];
    if (shown === undefined && known === undefined) return [];
    const parts = shown !== undefined && known !== undefined && shown !== known;
    return [{ cells: [name, words.register[part], figure(shown), figure(known)], tone: parts ? "bad" : "plain" }];
  });
}

function saysText(writer: Writer, { says }: EvidenceRow): string {
  const texts = Object.entries(says).map(([field, value]) => saidText(writer, field, value).join(": "));
  return texts.join(writer.words.comma);
}
