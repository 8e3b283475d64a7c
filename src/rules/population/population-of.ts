// From judged bills to a population, and from parts of a run to the whole: both add into one gathering.
import type { BillRecord } from "./bill-record.ts";
import type { Gathering } from "./gathering.ts";
import { addDifference, addLine, addTo, addToBin, byName, counts, lineIn, lineTallies, memberOf, namedTallies, nothingGathered, tallyIn } from "./gathering.ts";
import { binOf } from "./harm-bin.ts";
import { addMarks, clustersOf, MOST_VALUES, MOST_VALUES_OF_CAUSE, valueIn } from "./marks.ts";
import type { Cause, Count, Population } from "./population.ts";
import type { Adding } from "./tally.ts";
import { addBill, addCount, addTally, nothingAdded, tallyOf } from "./tally.ts";

/** What a part of a run says beside its bills. */
export interface Beside {
  /** Rows that hold no bill. */
  readonly broken: number;
  readonly notes: readonly string[];
}

/** `by`: the marks that the records were made with, in their order. */
export function populationOf(records: readonly BillRecord[], by: readonly string[], beside: Beside): Population {
  const gathering = nothingGathered();
  gathering.broken = beside.broken;
  for (const note of beside.notes) addTo(gathering.notes, note, 1);
  for (const record of records) addRecord(gathering, record, by);
  return finished(gathering);
}

/** Associative and commutative: how a run was cut into parts changes nothing. */
export function merged(parts: readonly Population[]): Population {
  const gathering = nothingGathered();
  for (const part of parts) addPart(gathering, part);
  return finished(gathering);
}

/** What bills say of one another, as a part of a run. */
export function acrossPopulation(across: readonly Count[]): Population {
  const gathering = nothingGathered();
  for (const { name, bills } of across) addTo(gathering.across, name, bills);
  return finished(gathering);
}

function addRecord(to: Gathering, record: BillRecord, by: readonly string[]): void {
  to.bills += 1;
  addWrong(tallyIn(to.verdicts, record.verdict), record);
  for (const name of record.agreeing) lineIn(to.lines, name).verdicts.agrees += 1;
  for (const { name, verdict, difference } of record.lines) {
    const line = lineIn(to.lines, name);
    line.verdicts[verdict === "unknown line" ? "unknown" : verdict] += 1;
    addDifference(line, difference);
  }
  for (const name of new Set(record.broken.map((each) => each.name))) addTo(to.identities, name, 1);
  for (const code of new Set(record.failures.map((each) => each.code))) addTo(to.failures, code, 1);
  const bin = record.verdict === "differs" ? binOf(record.harm) : undefined;
  if (bin !== undefined) addToBin(to.harm, { ...bin, bills: 1 });
  for (const [at, mark] of by.entries()) {
    const value = valueIn(to.marks, mark, record.marks[at] ?? "", MOST_VALUES);
    if (value === undefined) continue;
    value.among += 1;
    if (record.verdict === "differs") addBill(value.tally, record.harm);
  }
  addDiagnosis(to, record, by);
}

/** The harm of a bill that differs or is due for an adjustment. */
function addWrong(to: Adding, { verdict, harm }: BillRecord): void {
  if (verdict === "differs" || verdict === "adjustment due") addBill(to, harm);
  else addCount(to);
}

function addDiagnosis(to: Gathering, record: BillRecord, by: readonly string[]): void {
  const { diagnosis, harm } = record;
  if (diagnosis === undefined) return;
  addBill(tallyIn(to.answers, diagnosis.answer), harm);
  const { ambiguity, cause } = diagnosis;
  if (ambiguity !== undefined) addBill(tallyIn(to.ambiguous, ambiguity), harm);
  if (cause === undefined) return;
  const gathered = causeIn(to, cause);
  addBill(gathered.tally, harm);
  gathered.maybeChance += diagnosis.maybeChance ? 1 : 0;
  gathered.confirmed += diagnosis.confirmed ? 1 : 0;
  for (const [at, mark] of by.entries()) {
    const value = valueIn(gathered.marks, mark, record.marks[at] ?? "", MOST_VALUES_OF_CAUSE);
    if (value === undefined) continue;
    value.among += 1;
    addBill(value.tally, harm);
  }
}

function causeIn({ causes }: Gathering, { key, faults }: Pick<Cause, "key" | "faults">): ReturnType<Gathering["causes"]["get"]> & object {
  return memberOf(causes, key, () => ({ faults, tally: nothingAdded(), maybeChance: 0, confirmed: 0, marks: new Map() }));
}

function addPart(to: Gathering, part: Population): void {
  to.bills += part.bills;
  to.broken += part.broken;
  for (const each of part.verdicts) addTally(tallyIn(to.verdicts, each.name), each);
  for (const each of part.lines) addLine(lineIn(to.lines, each.name), each);
  for (const { name, bills } of part.identities) addTo(to.identities, name, bills);
  for (const { name, bills } of part.failures) addTo(to.failures, name, bills);
  for (const { name, bills } of part.notes) addTo(to.notes, name, bills);
  for (const bin of part.harm) addToBin(to.harm, bin);
  for (const each of part.answers) addTally(tallyIn(to.answers, each.name), each);
  for (const each of part.causes) {
    const cause = causeIn(to, each);
    addTally(cause.tally, each);
    cause.maybeChance += each.maybeChance;
    cause.confirmed += each.confirmed;
    addMarks(cause.marks, each.marks, MOST_VALUES_OF_CAUSE);
  }
  for (const each of part.ambiguous) addTally(tallyIn(to.ambiguous, each.name), each);
  addMarks(to.marks, part.marks, MOST_VALUES);
  for (const { name, bills } of part.across) addTo(to.across, name, bills);
}

function finished({ bills, broken, ...gathered }: Gathering): Population {
  return {
    bills,
    broken,
    verdicts: namedTallies(gathered.verdicts),
    lines: lineTallies(gathered.lines),
    identities: counts(gathered.identities),
    failures: counts(gathered.failures),
    notes: counts(gathered.notes),
    harm: byName(gathered.harm).map(([, bin]) => bin),
    answers: namedTallies(gathered.answers),
    causes: byName(gathered.causes).map(([key, { faults, tally, maybeChance, confirmed, marks }]) => ({
      key,
      faults,
      ...tallyOf(tally),
      maybeChance,
      confirmed,
      marks: clustersOf(marks),
    })),
    ambiguous: namedTallies(gathered.ambiguous),
    marks: clustersOf(gathered.marks),
    across: counts(gathered.across),
  };
}
