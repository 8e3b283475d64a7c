// What bills of a run say of one another, found without holding them all: their accounts and days are parted into files by a hash of the account, each file is
// looked at by itself, and what is found is parted again by the place of its bill, so that it can be put beside the verdicts in their order.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { AcrossFinding, BilledDays, Calendar, Count } from "../../src/index.ts";
import { acrossAccount, dayFromText, sameIds, textFromDay } from "../../src/index.ts";
import type { JudgedRow } from "./chunk.ts";
import type { Scatter } from "./scatter.ts";
import { scatterIn } from "./scatter.ts";

/** As a table says it; days as texts. */
export interface Across {
  /** `gap-or-unread`: rows that cannot be read may be the bills of these days. */
  readonly code: AcrossFinding["code"] | "gap-or-unread";
  readonly other: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface AcrossGatherer {
  /** Each row once, in any order. */
  readonly add: (at: number, row: JudgedRow) => Promise<void>;
  readonly found: () => Promise<AcrossRun>;
}

export interface AcrossRun {
  readonly counts: readonly Count[];
  /** Of the bill in that place; asked in the order of the places. */
  readonly of: (at: number) => Promise<readonly Across[]>;
  readonly remove: () => Promise<void>;
}

/** `rows`: how many the run has, for the number of files. */
export async function gatherAcross(folder: string, rows: number, calendar: Calendar): Promise<AcrossGatherer> {
  const parts = Math.min(MOST_PARTS, Math.ceil(rows / PER_PART) || 1);
  const accounts = await scatterIn(join(folder, "accounts"));
  const ids = await scatterIn(join(folder, "ids"));
  let isUnreadOfNobody = false;
  return {
    add: async (at, row) => {
      if (row.kind === "unread") {
        if (row.account === undefined) isUnreadOfNobody = true;
        else await accounts.put(partOf(row.account, parts), [row.account]);
        return;
      }
      const { id, account, period } = row.bill;
      await ids.put(partOf(id, parts), [at, id]);
      const [from, to] = [dayFromText(calendar, period?.from ?? ""), dayFromText(calendar, period?.to ?? "")];
      if (from !== undefined && to !== undefined) await accounts.put(partOf(account, parts), [account, at, id, from, to]);
    },
    found: async () => {
      const places = await scatterIn(join(folder, "places"));
      const counted = new Map<string, number>();
      const put = async (code: Across["code"], finding: AcrossFinding): Promise<void> => {
        counted.set(code, (counted.get(code) ?? 0) + 1);
        await places.put(Math.floor(finding.at / PER_PART), [finding.at, code, finding.other, finding.from, finding.to]);
      };
      for (let part = 0; part < parts; part += 1) {
        for (const { bills, isUnread } of byAccount(await accounts.read(part)))
          for (const each of acrossAccount(bills)) await put(each.code === "gap" && (isUnread || isUnreadOfNobody) ? "gap-or-unread" : each.code, each);
        for (const each of sameIds((await ids.read(part)).flatMap(idFrom))) await put(each.code, each);
      }
      await accounts.remove();
      await ids.remove();
      return {
        counts: [...counted].map(([name, bills]) => ({ name, bills })),
        of: inPlaces(places, calendar),
        remove: () => rm(folder, { recursive: true, force: true }),
      };
    },
  };
}

/** Rows whose days, or findings, are held at one time: some 10 MB. */
const PER_PART = 50_000;
const MOST_PARTS = 1_024;

/** FNV-1a of the text's code units: the same on every machine. */
function partOf(text: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % parts;
}

interface AccountDays {
  readonly bills: BilledDays[];
  isUnread: boolean;
}

function byAccount(values: readonly unknown[]): Iterable<AccountDays> {
  const accounts = new Map<string, AccountDays>();
  for (const value of values) {
    const [account, at, id, from, to]: readonly unknown[] = Array.isArray(value) ? value : [];
    const name = String(account);
    const known = accounts.get(name) ?? { bills: [], isUnread: false };
    accounts.set(name, known);
    if (at === undefined) known.isUnread = true;
    else known.bills.push({ at: Number(at), id: String(id), from: Number(from), to: Number(to) });
  }
  return accounts.values();
}

function idFrom(value: unknown): readonly { readonly at: number; readonly id: string }[] {
  return Array.isArray(value) ? [{ at: Number(value[0]), id: String(value[1]) }] : [];
}

function inPlaces(places: Scatter, calendar: Calendar): AcrossRun["of"] {
  let open = -1;
  let found = new Map<number, Across[]>();
  return async (at) => {
    const file = Math.floor(at / PER_PART);
    if (file !== open) {
      found = foundIn(await places.read(file), calendar);
      open = file;
    }
    return found.get(at) ?? NOTHING;
  };
}

const NOTHING: readonly Across[] = [];

function foundIn(values: readonly unknown[], calendar: Calendar): Map<number, Across[]> {
  const found = new Map<number, Across[]>();
  for (const value of values) {
    const [at, code, other, from, to]: readonly unknown[] = Array.isArray(value) ? value : [];
    const across = acrossFrom(code, String(other), Number(from), Number(to), calendar);
    const known = found.get(Number(at)) ?? [];
    found.set(
      Number(at),
      [...known, across].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    );
  }
  return found;
}

function acrossFrom(code: unknown, other: string, from: number, to: number, calendar: Calendar): Across {
  const days = { from: textFromDay(calendar, from), to: textFromDay(calendar, to) };
  switch (code) {
    case "same-period":
    case "overlap":
    case "gap":
    case "gap-or-unread":
      return { code, other, ...days };
    default:
      return { code: "same-id", other, from: undefined, to: undefined };
  }
}
