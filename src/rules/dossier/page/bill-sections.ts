// The dispute in short; the bill as issued and as it should be, side by side; where it parts; and the relations inside it.
import { own } from "../../../values/record.ts";
import type { Dossier, DossierFigure } from "../dossier.ts";
import type { ThenSaid } from "../words/words.ts";
import type { Block, Row, Section, Tone } from "./page.ts";
import type { Writer } from "./writer.ts";
import { failureText, figureName } from "./writer.ts";

export function summarySection(writer: Writer, dossier: Dossier): Section {
  const { bill, schedule, verdict, harm, knownThen, failures, neighbours, figures } = dossier;
  const { words, prose, date, label } = writer;
  const { head } = words;
  const printed = (text: string | undefined, write: (text: string) => string): string => (text === undefined ? words.nothing : write(text));
  const rows: readonly (readonly [string, string])[] = [
    [head.bill, prose(bill.id)],
    [head.account, prose(bill.account)],
    [head.period, bill.period === undefined ? words.nothing : words.period(date(bill.period.from), date(bill.period.to))],
    [head.issuedOn, printed(bill.issuedOn, date)],
    [head.tariffPrinted, printed(bill.tariffPrinted, prose)],
    ...(bill.tariff === undefined ? [] : [[head.tariff, label(bill.tariff.labels, bill.tariff.name)] as const]),
    [head.schedule, label(schedule.labels, schedule.name)],
    ...Object.entries(bill.marks).map(([name, value]) => [own<string>(words.markNames, name) ?? prose(name), prose(value)] as const),
    ...(neighbours.length === 0 ? [] : [[head.neighbours, neighbours.map(prose).join(words.comma)] as const]),
  ];
  const isOfPayable = figures.some(({ name }) => name === "payable");
  const paragraph = (text: string, tone: Tone): Block => ({ kind: "paragraph", text, tone });
  return {
    name: "summary",
    heading: words.headings.summary,
    blocks: [
      { kind: "facts", rows },
      paragraph(verdictText(writer, dossier, figures), broken(dossier) > 0 && verdict === "agrees" ? "bad" : TONES[verdict]),
      ...(harm === undefined || harm === "0"
        ? []
        : [paragraph(words.harm(writer.money(harm.replace(/^-/, "")), !harm.startsWith("-"), isOfPayable), "strong")]),
      ...(knownThen === undefined ? [] : [paragraph(words.knownThen[thenSaid(knownThen, verdict, figures)], "plain")]),
      ...failures.map((text) => paragraph(failureText(writer, text), "open")),
    ],
  };
}

/** A bill whose figures agree, and which contradicts itself or the record all the same, is not called right. */
export function verdictText({ words, number }: Writer, { verdict, identities }: Pick<Dossier, "verdict" | "identities">, figures: readonly Judged[]): string {
  const count = broken({ identities });
  if (verdict !== "agrees") return words.verdict[verdict];
  if (count > 0) return words.relationsFail(number(String(count)), count === 1);
  const isWithinRounding = figures.some(({ verdict: own, difference }) => own === "agrees" && difference !== undefined && difference !== "0");
  return isWithinRounding ? words.withinRounding : words.verdict.agrees;
}

type Judged = Pick<DossierFigure, "verdict" | "difference">;

export function thenSaid(then: "agrees" | "differs" | "undecided", verdict: Dossier["verdict"], figures: readonly DossierFigure[]): ThenSaid {
  if (verdict === "agrees") return then === "differs" ? "other" : then;
  return then === "undecided" && figures.some((figure) => figure.verdict === "differs") ? "nothing differs" : then;
}

function broken({ identities }: Pick<Dossier, "identities">): number {
  return identities.filter(({ holds }) => holds === "no").length;
}

const TONES: Readonly<Record<Dossier["verdict"], Tone>> = { agrees: "good", differs: "bad", "adjustment due": "open", undecided: "open" };

export function figuresSection(writer: Writer, dossier: Pick<Dossier, "schedule" | "figures" | "parting">): Section {
  const { words } = writer;
  const { columns } = words;
  const { currency } = dossier.schedule;
  const head = [columns.figure, ...[columns.issued, columns.lawful, columns.difference].map((text) => `${text}${words.comma}${unitName(writer, currency)}`)];
  return {
    name: "figures",
    heading: words.headings.figures,
    blocks: [
      {
        kind: "table",
        columns: [
          ...head.map((text, at) => ({ head: text, align: at === 0 ? ("start" as const) : ("end" as const) })),
          { head: columns.verdict, align: "start" },
        ],
        rows: dossier.figures.map((figure) => figureRow(writer, figure)),
      },
      ...partingBlocks(writer, dossier),
    ],
  };
}

/** The currency's name alone: it stands in the head of a column. */
function unitName({ money }: Writer, currency: string): string {
  return money("1").replace(/^\S+ /, "") || currency;
}

function figureRow(writer: Writer, figure: DossierFigure): Row {
  const { words } = writer;
  const { verdict, issued, computed, difference, why, isSum } = figure;
  const said = why === undefined ? [] : [words.why(why, writer.number) ?? writer.prose(why)];
  const cells = [
    figureName(writer, figure),
    issued === undefined ? words.nothing : writer.figure(issued),
    writer.figure(computed),
    difference === "0" ? "" : writer.figure(difference),
    [words.lineVerdict[verdict], ...said].join(words.semicolon),
  ];
  return { cells, tone: verdict === "agrees" ? (isSum ? "strong" : "plain") : verdict === "differs" || verdict === "missing" ? "bad" : "open" };
}

function partingBlocks(writer: Writer, { parting, figures }: Pick<Dossier, "parting" | "figures">): readonly Block[] {
  const { words, number } = writer;
  if (parting === undefined) return [{ kind: "paragraph", text: words.nothingParts, tone: "plain" }];
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  const named = (name: string): string => figureName(writer, byName.get(name) ?? { name, labels: {}, isSum: false });
  const list = (names: readonly string[]): string => names.map(named).join(words.comma);
  const first = named(parting.name);
  const text = parting.place === undefined ? words.partingUnknown(first) : words.parting(first, number(String(parting.place)), number(String(parting.of)));
  return [
    { kind: "paragraph", text, tone: "strong" },
    ...(parting.carriedOn.length === 0 ? [] : [{ kind: "paragraph" as const, text: words.carriedOn(list(parting.carriedOn)), tone: "plain" as const }]),
    ...(parting.apart.length === 0 ? [] : [{ kind: "paragraph" as const, text: words.apart(list(parting.apart)), tone: "open" as const }]),
  ];
}

/** `active, current`: a register, and which of its figures; `period`, `tariff`: what the record says of the bill. */
function aboutText({ words, prose }: Writer, about: string): string {
  const known = (part: string): string | undefined => own<string>(words.valueWords, part) ?? own<string>(words.register, part) ?? own<string>(words.head, part);
  return about
    .split(", ")
    .map((part) => known(part) ?? prose(part))
    .join(words.comma);
}

/** Those that hold are counted; one that does not, or holds within rounding alone, is shown. */
export function identitiesSection(writer: Writer, { identities, figures }: Pick<Dossier, "identities" | "figures">): Section {
  const { words, number } = writer;
  const { columns } = words;
  const tested = identities.filter(({ holds }) => holds !== "not printed");
  const labels = new Map(figures.map((figure) => [figure.name, figure]));
  const shown = tested.filter(({ holds }) => holds !== "yes");
  const rows = shown.map(({ name, about, holds, left, right, difference, tolerance }): Row => {
    const figure = labels.get(about);
    const of = figure === undefined ? aboutText(writer, about) : figureName(writer, figure);
    const sides = [left, right, difference, tolerance].map((text) => writer.figure(text));
    return { cells: [`${words.identity[name]} (${of})`, ...sides, words.holds[holds]], tone: holds === "no" ? "bad" : "plain" };
  });
  const heads = [columns.relation, columns.left, columns.right, columns.difference, columns.tolerance, columns.verdict];
  const table: Block = { kind: "table", columns: heads.map((head, at) => ({ head, align: at > 0 && at < 5 ? "end" : "start" })), rows };
  const whole: Block = { kind: "paragraph", text: words.allHold(number(String(tested.length))), tone: "good" };
  return {
    name: "identities",
    heading: words.headings.identities,
    blocks: tested.some(({ holds }) => holds === "no") || tested.length === 0 ? [table] : rows.length === 0 ? [whole] : [whole, table],
  };
}
