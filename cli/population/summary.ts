// What a run came to: as JSON for programs, and in a few lines for who started it. Neither says in which folder, by how many threads or in what chunks.
import type { Population, Tally } from "../../src/index.ts";
import { unharmedOf } from "../../src/index.ts";
import { counted, grouped, shown } from "../shown.ts";
import type { Lists } from "./lists.ts";
import type { FileMark } from "./manifest.ts";

export interface About {
  readonly schedule: string;
  readonly rules: string;
  readonly engine: string;
  readonly currency: string;
  readonly bills: FileMark;
  readonly map: FileMark | null;
  readonly beside: readonly FileMark[];
  /** Facts that rest on the issuer's own file. */
  readonly factsOfTheBill: readonly string[];
  readonly diagnose: boolean;
  readonly by: readonly string[];
}

export function summaryText(about: About, population: Population): string {
  return `${JSON.stringify({ about, population }, undefined, 2)}\n`;
}

export function runText(about: About, population: Population, lists: Lists, folder: string): string {
  const { bills, broken, verdicts, causes, answers, across } = population;
  const differing = verdicts.find(({ name }) => name === "differs");
  const lines = [
    `${counted(bills, "bill")}: ${verdicts.map(({ name, bills: own }) => verdictText(name, own)).join(", ") || "none judged"}; ${counted(broken, "row")} could not be read`,
    ...(differing === undefined ? [] : [`bills that differ charge ${harmText(differing, about.currency)}`]),
    ...across.map(({ name, bills: own }) => `${ACROSS[name] ?? name}: ${counted(own, "bill")}`),
    ...(about.diagnose && answers.length > 0 ? [`diagnosis: ${answers.map(({ name, bills: own }) => `${grouped(String(own))} ${name}`).join(", ")}`] : []),
    ...causes
      .toSorted((a, b) => b.bills - a.bills || (a.key < b.key ? -1 : 1))
      .slice(0, MOST_CAUSES)
      .map(
        (cause) =>
          `  ${counted(cause.bills, "bill")}: ${cause.faults.map(({ name }) => name).join(" and ")} (${shown(cause.key)}), ${harmText(cause, about.currency)}`,
      ),
    ...(causes.length > MOST_CAUSES ? [`  ${counted(causes.length - MOST_CAUSES, "more cause")} in causes.csv`] : []),
    `written to ${shown(folder)}: report.en.html, report.fa.html, summary.json, tables, ${counted(lists.files.size, "list")} of accounts`,
  ];
  return `${lines.join("\n")}\n`;
}

const MOST_CAUSES = 5;

const ACROSS: Readonly<Record<string, string>> = {
  "same-id": "another row has the same id",
  "same-period": "the same account and period billed twice",
  overlap: "days billed twice",
  gap: "days before it that nothing bills",
  "gap-or-unread": "days before it that nothing readable bills",
};

function verdictText(verdict: string, bills: number): string {
  const count = grouped(String(bills));
  switch (verdict) {
    case "agrees":
      return `${count} ${bills === 1 ? "agrees" : "agree"}`;
    case "differs":
      return `${count} ${bills === 1 ? "differs" : "differ"}`;
    case "adjustment due":
      return `${count} due for an adjustment`;
    default:
      return `${count} ${verdict}`;
  }
}

function harmText(tally: Tally, currency: string): string {
  const { overcharge, overcharged, undercharge, undercharged, untold } = tally;
  const unharmed = unharmedOf(tally);
  const sides = [
    ...(overcharged > 0 ? [`${grouped(overcharge)} ${currency} too much on ${grouped(String(overcharged))}`] : []),
    ...(undercharged > 0 ? [`${grouped(undercharge)} ${currency} too little on ${grouped(String(undercharged))}`] : []),
    ...(unharmed > 0 ? [`neither on ${grouped(String(unharmed))}`] : []),
    ...(untold > 0 ? [`what cannot be told on ${grouped(String(untold))}`] : []),
  ];
  return overcharged + undercharged + untold === 0 ? "neither too much nor too little" : sides.join(", ");
}
