// What may be corrected: issued, lawful and change of each bill of the span; and what the limits still allow, day by day, with the clause.
import type { CorrectableBill, LimitSpan } from "../../correctable/correctable.ts";
import type { Dossier } from "../dossier.ts";
import type { Block, Row, Section, Tone } from "./page.ts";
import type { Writer } from "./writer.ts";
import { citedText, factText } from "./writer.ts";

export function correctableSection(writer: Writer, { correctable }: Dossier): Section {
  const { words, money, prose, said } = writer;
  const { bills, notRated, sums } = correctable;
  const text = (paragraph: string, tone: Tone = "plain"): Block => ({ kind: "paragraph", text: paragraph, tone });
  return {
    name: "correctable",
    heading: words.headings.correctable,
    blocks: [
      ...(bills.length === 0
        ? []
        : [billsTable(writer, bills), text(words.spanSums(money(sums.issued), money(sums.lawful), money(sums.change)), "strong"), text(words.onlyShown)]),
      ...notRated.map(({ bill, reasons }) => text(words.notRated(prose(bill), reasons.map(said).join(words.semicolon)), "open")),
      ...limitBlocks(writer, correctable),
    ],
  };
}

function billsTable(writer: Writer, bills: readonly CorrectableBill[]): Block {
  const { words, prose, date, figure } = writer;
  const { columns } = words;
  const isLimited = bills.some(({ limit }) => limit !== undefined);
  const rows = bills.map(({ bill, isThis, cause, period, favour, change, delta: { total }, limit }): Row => {
    const cells = [
      prose(bill),
      words.period(date(period.from), date(period.to)),
      figure(total.issued),
      figure(total.recomputed),
      figure(change),
      words.favour[favour],
      words.billCause[cause],
    ];
    return {
      cells: isLimited ? [...cells, limit === undefined ? "" : words.limit[limit.may]] : cells,
      tone: isThis ? "strong" : cause === "not shown" ? "open" : "plain",
    };
  });
  const heads = [
    columns.bill,
    words.head.period,
    columns.issued,
    columns.lawful,
    columns.change,
    "",
    words.headings.cause,
    ...(isLimited ? [columns.may] : []),
  ];
  return { kind: "table", columns: heads.map((head, at) => ({ head, align: at >= 2 && at <= 4 ? "end" : "start" })), rows };
}

function limitBlocks(writer: Writer, { limits, bills, sums }: Dossier["correctable"]): readonly Block[] {
  const { words, label, date, prose, said, money } = writer;
  const text = (paragraph: string, tone: Tone = "plain"): Block => ({ kind: "paragraph", text: paragraph, tone });
  if (limits.kind === "not loaded") return [text(words.notLoaded)];
  if (limits.kind === "not usable") return [text(words.notUsable(said(limits.because)), "open")];
  const { version, about } = limits;
  const named = (member: typeof about.kind): string | undefined => (member === undefined ? undefined : label(member.labels, member.name));
  const facts = about.facts.map((fact) => words.said(label(fact.labels, fact.field), factText(writer, fact)));
  const asked = words.limitsCase(named(about.kind), named(about.cause), about.causeBy === "the fault found", facts.join(words.comma));
  return [
    text(words.limits(label(limits.labels, limits.schedule), label(limits.authorityLabels, limits.authority), date(limits.on))),
    ...(version === undefined
      ? []
      : [
          text(
            [
              words.limitsVersion(date(version.from), date(version.to)),
              ...version.cites.map((cite) => citedText(writer, cite)),
              ...version.marks.map((mark) => markText(writer, mark)),
            ].join(" "),
          ),
        ]),
    ...(asked === "" ? [] : [text(asked)]),
    ...bills.flatMap((bill) => spanBlocks(writer, bill)),
    ...(sums.correctable === undefined ? [] : [text(words.correctableSum(money(sums.correctable)), "strong")]),
    ...(sums.untold === undefined ? [] : [text(words.untoldSum(money(sums.untold)), "open")]),
    ...(sums.part === undefined || sums.part === "0" ? [] : [text(words.byDays(money(sums.part)))]),
    ...limits.untranslatable.map((clause) => text(words.byPeople(prose(clause.words), prose(clause.because)), "open")),
  ];
}

function markText({ words, prose }: Writer, mark: string): string {
  return mark === "example" || mark === "unverified" ? words.marks[mark] : prose(mark);
}

/** A bill that may be corrected whole has nothing to be told of its days. */
function spanBlocks(writer: Writer, { bill, limit }: CorrectableBill): readonly Block[] {
  if (limit === undefined || limit.may === "all") return [];
  const { words, prose } = writer;
  const { columns } = words;
  const heads = [columns.bill, columns.days, columns.may, columns.because];
  return [
    {
      kind: "table",
      columns: heads.map((head) => ({ head, align: "start" })),
      rows: limit.spans.map(
        (span): Row => ({
          cells: [prose(bill), daysText(writer, span), words.span[span.may], clausesText(writer, span)],
          tone: span.may === "no" ? "bad" : span.may === "yes" ? "good" : "open",
        }),
      ),
    },
  ];
}

function daysText({ words, date, number }: Writer, { from, to, days }: LimitSpan): string {
  return words.part(date(from), date(to), number(String(days)));
}

function clausesText(writer: Writer, { clauses }: LimitSpan): string {
  const { said, words } = writer;
  const texts = clauses.map((clause) => [
    said(clause.words),
    ...clause.cites.map((cite) => citedText(writer, cite)),
    ...clause.marks.map((mark) => markText(writer, mark)),
  ]);
  return texts.map((parts) => parts.join(words.semicolon)).join(" / ");
}
