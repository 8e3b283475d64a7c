// The cause: every explanation that fits, what speaks for and against it, what was rejected, how likely chance is, and what would decide.
import { own } from "../../../values/record.ts";
import type { ExplainedBy, Explanation } from "../../diagnosis/diagnosis.ts";
import type { Dossier } from "../dossier.ts";
import type { Block, Section, Tone } from "./page.ts";
import type { Writer } from "./writer.ts";
import { failureText, figureName, saidText } from "./writer.ts";

export function causeSection(writer: Writer, dossier: Pick<Dossier, "cause" | "figures">): Section {
  const { words, number } = writer;
  const { answer, explanations, more, wouldSeparate, possibleCoincidence, coincidence, isCut, asKnown, why } = dossier.cause;
  const when = (holds: boolean, text: () => string, tone: Tone = "plain"): readonly Block[] => (holds ? [{ kind: "paragraph", text: text(), tone }] : []);
  return {
    name: "cause",
    heading: words.headings.cause,
    blocks: [
      { kind: "paragraph", text: words.answer[answer], tone: answer === "exact-single" || answer === "no fault" ? "strong" : "open" },
      ...when(why !== undefined, () => words.because(failureText(writer, why ?? ""))),
      ...(explanations.length === 0 ? [] : [{ kind: "list" as const, items: explanations.map((each, at) => explanationText(writer, each, at)) }]),
      ...alikeBlocks(writer, explanations),
      ...when(more > 0, () => words.more(number(String(more)))),
      ...when(possibleCoincidence && explanations.length > 0, () => words.mayBeChance, "open"),
      ...when(coincidence.hypotheses > 0, () => words.coincidence(number(String(coincidence.hypotheses)), chanceText(writer, coincidence.expected))),
      ...when(wouldSeparate !== undefined, () => words.wouldSeparate(evidenceText(writer, wouldSeparate ?? "")), "strong"),
      ...rejectedBlocks(writer, dossier),
      ...inversionBlocks(writer, dossier),
      ...leftOutBlocks(writer, dossier),
      ...when(isCut, () => words.isCut),
      ...when(asKnown === "then", () => words.knownByThen),
    ],
  };
}

function explanationText(writer: Writer, { faults, confirms, refutes, onset }: Explanation, at: number): string {
  const { words, number, prose } = writer;
  const families = [...new Set(faults.map(({ family }) => words.family[family]))];
  const asked = [...new Set(faults.map(({ evidence }) => evidenceText(writer, evidence)))];
  const spoken = [...confirms.map((each) => words.confirmedBy(spokenText(writer, each))), ...refutes.map((each) => words.refutedBy(spokenText(writer, each)))];
  const beside = [...families, ...(onset === undefined ? [] : [words.onset(prose(onset))]), ...spoken, words.asksFor(asked.join(words.comma))];
  return `${words.explanation(number(String(at + 1)), faultsText(writer, faults))}${words.semicolon}${beside.join(words.semicolon)}`;
}

function faultsText(writer: Writer, faults: readonly ExplainedBy[]): string {
  const { words, code, prose } = writer;
  return faults
    .map(({ fault, name, values }) => {
      const said = Object.entries(values).map(([field, value]) => saidText(writer, field, value).join(" "));
      return words.fault(own(words.faults, fault) ?? prose(name), code(fault), said.join(words.comma));
    })
    .join(words.and);
}

/** `photo p1`, `bill march`; anything else as it is said. */
function spokenText(writer: Writer, said: string): string {
  const { words, prose } = writer;
  const [, kind = "", id = ""] = /^(\S+) (.*)$/s.exec(said) ?? [];
  if (kind === "printed") return printedText(writer, id) ?? prose(said);
  if (said.startsWith("ledger row ")) return words.spokenLedgerRow(prose(said.slice("ledger row ".length)));
  if (kind === "bill") return words.spokenBill(prose(id));
  const known = own<string>(words.evidenceKind, kind);
  return known === undefined ? prose(said) : `${known} ${prose(id)}`;
}

/** `current reading of active 15500`; undefined where the language has no words of its own for it. */
function printedText({ words, prose, figure, date }: Writer, said: string): string | undefined {
  const [, what = "", of, text = ""] = /^(.+?)(?: of (.+))? (\S+)$/s.exec(said) ?? [];
  const known = own(words.printedFacts, what);
  if (known === undefined) return undefined;
  return words.printedFact(known, of === undefined ? undefined : prose(of), /^\d{4}-/.test(text) ? date(text) : figure(text));
}

/** `photo`; `contract of area`, where it is a row about one thing. */
function evidenceText({ words, prose }: Writer, evidence: string): string {
  const known = own(words.evidenceNames, evidence);
  const [, register] = /^the readings of (.+) on the bill$/.exec(evidence) ?? [];
  const readings = own(words.evidenceNames, "readings on the bill");
  if (register !== undefined && readings !== undefined) return `${readings} (${prose(register)})`;
  if (known !== undefined) return known;
  const [, figure] = /^the rule that the issuer rests (.+) on$/.exec(evidence) ?? [];
  const [, kind = "", of = ""] = figure === undefined ? (/^(.+?) of (.+)$/.exec(evidence) ?? []) : [evidence, "rule of the issuer", figure];
  const named = own(words.evidenceNames, kind);
  return named === undefined ? prose(evidence) : `${named} (${prose(of)})`;
}

/** What is below one is told as one in so many, rounded down: never less likely than it is. */
function chanceText({ words, number, figure }: Writer, expected: string): string {
  const [top = "0", bottom] = expected.split("/");
  if (bottom === undefined || !/^[1-9]\d*$/.test(top) || !/^[1-9]\d*$/.test(bottom)) return figure(expected);
  const count = BigInt(bottom) / BigInt(top);
  return count === 0n ? figure(expected) : words.oneIn(number(String(count)));
}

/** Explanations that no figure of the bill can tell apart. */
function alikeBlocks({ words, number }: Writer, explanations: readonly Explanation[]): readonly Block[] {
  const groups = new Map<number, number[]>();
  for (const [at, { alike }] of explanations.entries()) groups.set(alike, [...(groups.get(alike) ?? []), at + 1]);
  return [...groups.values()].flatMap((places): readonly Block[] => {
    if (places.length < 2) return [];
    return [{ kind: "paragraph", text: words.alike(places.map((place) => number(String(place))).join(words.comma)), tone: "plain" }];
  });
}

function rejectedBlocks(writer: Writer, { cause, figures }: Pick<Dossier, "cause" | "figures">): readonly Block[] {
  const { words, money } = writer;
  if (cause.nearMisses.length === 0) return [];
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  const named = (name: string): string => figureName(writer, byName.get(name) ?? { name, labels: {}, isSum: false });
  const items = cause.nearMisses.map(({ faults, left, against }) => {
    const said = against.map((each) => spokenText(writer, each)).join(words.comma);
    if (Object.keys(left).length === 0 && said !== "") return words.nearMissAgainst(faultsText(writer, faults), said);
    const rest = Object.entries(left).map(([name, amount]) => `${named(name)} ${money(amount)}`);
    return words.nearMiss(faultsText(writer, faults), rest.join(words.comma));
  });
  return [
    { kind: "paragraph", text: words.rejected, tone: "plain" },
    { kind: "list", items },
  ];
}

function inversionBlocks(writer: Writer, { cause }: Pick<Dossier, "cause">): readonly Block[] {
  const { words, prose, figure, date, number } = writer;
  const quantities = cause.inversions.map(({ field, daypart, least, most, billed, readAs }) => {
    const name = daypart === "" ? prose(field) : `${prose(field)} (${prose(daypart)})`;
    const notes = readAs.map(({ kind, value }) => `${words.readAs[kind]} ${figure(value)}`);
    return [words.inversion(name, figure(least), most === undefined ? undefined : figure(most), figure(billed)), ...notes].join(" ");
  });
  const prices = cause.rates.map(({ rate, block, from, billed, least, most, found }) => {
    const places = found.map((place) => words.rateFound(figure(place.price), prose(place.rate), date(place.from)));
    const row = block === undefined ? undefined : number(String(block));
    return [words.rateNote(prose(rate), row, date(from), figure(billed), figure(least), figure(most)), ...places].join(" ");
  });
  return [...quantities, ...prices].map((text) => ({ kind: "paragraph", text, tone: "open" }));
}

/** What was not printed is seen in the table of figures. */
function leftOutBlocks(writer: Writer, { cause }: Pick<Dossier, "cause">): readonly Block[] {
  const { words, prose } = writer;
  const aside = cause.leftOut.flatMap(({ name, kind }) => (kind === "set aside" ? [spokenText(writer, name)] : []));
  const names = cause.leftOut.flatMap(({ name, kind }) => (kind === "not printed" || kind === "set aside" ? [] : [prose(name)]));
  const said = [
    ...(names.length === 0 ? [] : [words.leftOut(names.join(words.comma))]),
    ...(aside.length === 0 ? [] : [words.setAside(aside.join(words.comma))]),
  ];
  return said.map((text) => ({ kind: "paragraph", text, tone: "open" }));
}
