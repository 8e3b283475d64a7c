// Findings entered into a chain in a file of JSON lines. A chain that is not as it was entered gets no further entry, and what stands in it already is not entered twice.
import type { FileHandle } from "node:fs/promises";
import { open, readFile, rm } from "node:fs/promises";
import { cannotRead, cannotWrite, codeOf, jsonFrom, textOf } from "../adapters/index.ts";
import type { Dossier, FindingEntry } from "../src/index.ts";
import { findingEntry, findingRecord, verifyChain } from "../src/index.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

/**
 * What became of it, as lines for standard error. `day`: of the entry, in the schedule's calendar. `before`: what is done once the chain was found fit for the
 * entry, and before it is entered, so that no dossier is left behind that could not be entered, and none is entered that could not be written.
 */
export async function addFinding(file: string, dossier: Dossier, day: string, before: () => Promise<void>): Promise<string> {
  return locked(file, async () => {
    const text = await textAt(file);
    const entries = entriesOf(file, text);
    const record = findingRecord(dossier);
    const known = entries.find(({ record: other }) => other.dossier === record.dossier && other.id === record.id);
    const last = entries.at(-1);
    if (known === undefined) assertInTime(file, day, dossier, last);
    await before();
    if (known !== undefined) return `${shown(file)}: stands in it as entry ${known.sequence}; head ${last?.hash ?? ""}\n`;
    const entry = findingEntry(last, record, day);
    await appended(file, `${text === "" || text.endsWith("\n") ? "" : "\n"}${JSON.stringify(entry)}\n`);
    return `${shown(file)}: entry ${entry.sequence}; head ${entry.hash}: write it down where another keeps it\n`;
  });
}

/** Days of one calendar are in the order of their texts: a chain holds findings of one calendar. */
function assertInTime(file: string, day: string, { bill }: Dossier, last: FindingEntry | undefined): void {
  if (bill.issuedOn !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(bill.issuedOn) && day < bill.issuedOn)
    throw new CannotDo(`--on ${day} is before the bill was issued, ${bill.issuedOn}`, "give the day on which the finding is entered");
  if (last !== undefined && day < last.recorded)
    throw new CannotDo(
      `--on ${day} is before the last entry of ${shown(file)}, ${last.recorded}`,
      "give the day on which the finding is entered; findings of another calendar have a chain of their own",
    );
}

/** Two runs that append at the same time would both follow the same entry. */
async function locked(file: string, work: () => Promise<string>): Promise<string> {
  const lock = `${file}.lock`;
  const handle = await open(lock, "wx").catch((error: unknown): FileHandle => {
    if (codeOf(error) === "EEXIST")
      throw new CannotDo(`${shown(file)} is being written to by another run`, `wait for it; if there is none, take ${shown(lock)} away`);
    throw cannotWrite(lock, error);
  });
  try {
    return await work();
  } finally {
    await handle.close();
    await rm(lock, { force: true });
  }
}

/** Empty where there is no file yet. */
async function textAt(file: string): Promise<string> {
  try {
    return textOf(await readFile(file), shown(file));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw cannotRead(file, error);
  }
}

function entriesOf(file: string, text: string): readonly FindingEntry[] {
  const rows = text.split("\n").filter((line) => line.trim() !== "");
  const values = rows.map((line, at) => {
    const read = jsonFrom(line, 64);
    if ("fault" in read) throw new CannotDo(`${shown(file)}, row ${at + 1}: ${read.fault.problem}`, "see what happened to the chain: `mizan verify`");
    return read.value;
  });
  const verdict = verifyChain(values, undefined);
  if (verdict.kind === "broken") throw new CannotDo(`${shown(file)} is no intact chain: ${verdict.words}`, "nothing is entered after a break");
  const entries = values.filter(isFinding);
  if (entries.length < values.length)
    throw new CannotDo(`${shown(file)} is a chain of other records than findings`, "name another file: findings have a chain of their own");
  return entries;
}

/** INVARIANT: the chain was found intact, so that it has an entry's members; of the record only its word is asked. */
function isFinding(value: unknown): value is FindingEntry {
  const record: unknown = typeof value === "object" && value !== null && "record" in value ? value.record : undefined;
  return typeof record === "object" && record !== null && "record" in record && record.record === "finding";
}

async function appended(file: string, text: string): Promise<void> {
  const handle = await open(file, "a").catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  try {
    await handle.writeFile(text, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
}
