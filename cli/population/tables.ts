// The tables of a run: their columns, and what of a judged bill stands in each.
import type { OutColumn, OutRow } from "../../adapters/index.ts";
import type { BillRecord, Cause, MarkClusters, NamedTally, Population, Tally } from "../../src/index.ts";
import { unharmedOf } from "../../src/index.ts";
import type { RowNote } from "../case-rows.ts";
import type { Across } from "./across-run.ts";
import type { JudgedBill, UnreadRow } from "./chunk.ts";

const text = (name: string): OutColumn => ({ name, kind: "text" });
const whole = (name: string): OutColumn => ({ name, kind: "decimal", places: 0 });
const amount = (name: string): OutColumn => ({ name, kind: "decimal", places: PLACES });
/** As many as an issuer may print. */
const PLACES = 10;
const TALLY: readonly OutColumn[] = [
  ...[
    whole("bills"),
    whole("overcharged"),
    amount("overcharge"),
    whole("undercharged"),
    amount("undercharge"),
    whole("unharmed"),
    whole("untold"),
    text("exact"),
  ],
];

/** `by`: the marks that bills are grouped by. */
export function verdictColumns(by: readonly string[]): readonly OutColumn[] {
  return [
    ...[whole("row"), text("bill"), text("account"), text("from"), text("to"), text("issued_on"), ...by.map((mark) => text(`mark_${mark}`))],
    ...[text("verdict"), text("known_then"), amount("issued"), amount("computed"), amount("harm"), text("exact")],
    ...[text("lines"), text("identities"), text("findings"), text("answer"), text("cause"), text("explanations"), text("may_be_chance"), text("would_decide")],
    ...[text("failures"), text("notes"), text("case")],
  ];
}

export function verdictRow({ row, bill, noted }: JudgedBill, across: readonly Across[]): OutRow {
  const { diagnosis } = bill;
  const sums = amounts({ issued: bill.issued, computed: bill.computed, harm: bill.harm });
  const evidence = [...new Set(bill.lines.flatMap((line) => (line.verdict === "undecided" && line.evidence !== undefined ? [line.evidence] : [])))];
  return [
    ...[String(row), bill.id, bill.account, bill.period?.from, bill.period?.to, bill.issuedOn, ...bill.marks],
    ...[bill.verdict, bill.knownThen, ...sums],
    joined(bill.lines.map(({ name, verdict }) => `${name} ${verdict}`)),
    joined(bill.broken.map(({ name, about, difference }) => `${name} (${about}) off by ${difference ?? "?"}`)),
    joined(across.map(acrossText)),
    diagnosis?.answer,
    diagnosis === undefined ? undefined : (diagnosis.cause?.key ?? diagnosis.ambiguity),
    diagnosis === undefined ? undefined : joined(diagnosis.told),
    diagnosis === undefined ? undefined : diagnosis.maybeChance ? "yes" : "no",
    diagnosis?.wouldSeparate ?? joined(evidence),
    joined(bill.failures.map(({ message }) => message)),
    joined(noted.map(({ message }) => message)),
    bill.hash,
  ];
}

export function acrossText({ code, other, from, to }: Across): string {
  switch (code) {
    case "same-id":
      return `another row has the id ${other}`;
    case "same-period":
      return `the period is billed also by ${other}`;
    case "overlap":
      return `the days ${from} up to ${to} are billed also by ${other}`;
    case "gap":
      return `nothing bills the days ${from} up to ${to}, after ${other}`;
    case "gap-or-unread":
      return `nothing that could be read bills the days ${from} up to ${to}, after ${other}`;
  }
}

export const LINE_COLUMNS: readonly OutColumn[] = [
  ...[whole("row"), text("bill"), text("account"), text("kind"), text("name"), text("label"), text("verdict")],
  ...[amount("issued"), amount("computed"), amount("difference"), text("exact"), text("why"), text("evidence"), text("cites")],
];

/** Figures that do not agree, then identities that the statement broke. */
export function lineRows({ row, bill }: JudgedBill): readonly OutRow[] {
  const place = [String(row), bill.id, bill.account];
  const lines = bill.lines.map(({ name, label, verdict, issued, computed, difference, why, evidence, cites }): OutRow => {
    return [...place, "line", name, label, verdict, ...amounts({ issued, computed, difference }), why, evidence, joined(cites)];
  });
  const identities = bill.broken.map(({ name, about, difference }): OutRow => {
    return [...place, "identity", name, about, "broken", ...amounts({ issued: undefined, computed: undefined, difference }), undefined, undefined, undefined];
  });
  return [...lines, ...identities];
}

export const PROBLEM_COLUMNS: readonly OutColumn[] = [
  ...[text("kind"), text("file"), whole("row"), text("bill"), text("account"), text("code"), text("problem"), text("remedy")],
];

/** Of rows that hold no bill, and notes on bills that are judged all the same. */
export function problemRows(row: JudgedBill | UnreadRow): readonly OutRow[] {
  const [kind, file, id, account, notes]: readonly [string, string, string | undefined, string | undefined, readonly RowNote[]] =
    row.kind === "bill" ? ["note", "", row.bill.id, row.bill.account, row.noted] : ["not read", row.file, row.id, row.account, row.problems];
  return notes.map(({ code, message, help }) => [kind, file, row.row === undefined ? undefined : String(row.row), id, account, code, message, help]);
}

export function accountColumns(by: readonly string[]): readonly OutColumn[] {
  return [
    ...[text("account"), text("bill"), text("from"), text("to"), ...by.map((mark) => text(`mark_${mark}`)), amount("harm"), text("exact")],
    ...[text("cause"), text("explanations"), text("may_be_chance"), text("confirmed")],
  ];
}

export function accountRow({ account, id, period, marks, harm, diagnosis }: BillRecord): OutRow {
  const told = diagnosis === undefined ? [undefined, undefined] : [diagnosis.maybeChance ? "yes" : "no", diagnosis.confirmed ? "yes" : "no"];
  return [
    ...[account, id, period?.from, period?.to, ...marks, ...amounts({ harm })],
    ...[diagnosis?.cause?.key ?? diagnosis?.ambiguity, diagnosis === undefined ? undefined : joined(diagnosis.told), ...told],
  ];
}

export const CAUSE_COLUMNS: readonly OutColumn[] = [
  text("kind"),
  text("cause"),
  text("name"),
  text("family"),
  ...TALLY,
  whole("may_be_chance"),
  whole("confirmed"),
  text("list"),
];

export function causeRows({ causes, ambiguous, answers }: Population, listOf: (cause: string) => string | undefined): readonly OutRow[] {
  const plain = (kind: string, { name, ...tally }: NamedTally, list: string): OutRow => [
    kind,
    name,
    "",
    "",
    ...tallied(tally),
    undefined,
    undefined,
    listOf(list),
  ];
  return [
    ...causes.map((cause): OutRow => [...causeCells(cause), listOf(cause.key)]),
    ...ambiguous.map((each) => plain("ambiguous", each, "ambiguous")),
    ...answers.filter(({ name }) => ["near-miss", "unexplained", "undecided", "no fault"].includes(name)).map((each) => plain("no cause", each, each.name)),
  ];
}

function causeCells({ key, faults, maybeChance, confirmed, ...tally }: Cause): OutRow {
  const [names, families] = [faults.map(({ name }) => name).join(" and "), [...new Set(faults.map(({ family }) => family))].join(" and ")];
  return ["cause", key, names, families, ...tallied(tally), String(maybeChance), String(confirmed)];
}

export const CLUSTER_COLUMNS: readonly OutColumn[] = [text("cause"), text("mark"), text("value"), whole("among"), ...TALLY];

/** By mark, of all bills that differ; then of each cause. */
export function clusterRows({ marks, causes }: Population): readonly OutRow[] {
  return [...marks.flatMap((each) => clusterCells("", each)), ...causes.flatMap(({ key, marks: own }) => own.flatMap((each) => clusterCells(key, each)))];
}

function clusterCells(cause: string, { mark, values }: MarkClusters): readonly OutRow[] {
  return (values ?? []).map(({ value, among, ...tally }) => [cause, mark, value, String(among), ...tallied(tally)]);
}

function tallied(tally: Tally): OutRow {
  const { bills, overcharged, overcharge, undercharged, undercharge, untold } = tally;
  const [over, under, exact] = amounts({ overcharge, undercharge });
  return [String(bills), String(overcharged), over, String(undercharged), under, String(unharmedOf(tally)), String(untold), exact];
}

/** Each amount as a decimal, and at the end, as text, those that no column of decimals holds: a third is never rounded. */
function amounts(named: Readonly<Record<string, string | undefined>>): OutRow {
  const entries = Object.entries(named);
  const fits = (value: string | undefined): boolean => value === undefined || DECIMAL.test(value);
  const exact = entries.filter(([, value]) => !fits(value)).map(([name, value]) => `${name} ${value}`);
  return [...entries.map(([, value]) => (fits(value) ? value : undefined)), joined(exact)];
}

/** What assertFits takes for a column of so many places. */
const DECIMAL = new RegExp(`^-?\\d{1,${38 - PLACES}}(\\.\\d{1,${PLACES}})?$`);

function joined(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join("; ");
}
