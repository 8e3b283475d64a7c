// The chain of findings: what was found of each bill, entered one after the other, each over the hash of the one before. `verifyChain` reads it as any chain.
import { CHAIN_START, entryHash } from "../records/chain.ts";
import type { Dossier } from "./dossier.ts";
import { dossierHash } from "./dossier-hash.ts";

/** What a dossier found. `dossier`: the hash of its data; `rules`, `case`: of the plan and of the case it rests on. */
export interface FindingRecord {
  readonly record: "finding";
  /** The bill's id. */
  readonly id: string;
  readonly account: string;
  readonly verdict: Dossier["verdict"];
  readonly answer: Dossier["cause"]["answer"];
  readonly harm: string | undefined;
  readonly dossier: string;
  readonly rules: string;
  readonly case: string;
}

/** One link. `recorded`: the day on which it was entered. `hash` is SHA-256 in the domain `mizan/finding/v1` of the canonical JSON of all the rest. */
export interface FindingEntry {
  readonly sequence: number;
  readonly recorded: string;
  readonly record: FindingRecord;
  readonly previous: string;
  readonly hash: string;
}

export function findingRecord(dossier: Dossier): FindingRecord {
  const { bill, verdict, cause, harm, receipt } = dossier;
  return {
    record: "finding",
    id: bill.id,
    account: bill.account,
    verdict,
    answer: cause.answer,
    harm,
    dossier: dossierHash(dossier),
    rules: receipt.rules,
    case: receipt.case,
  };
}

/** After `last`, the last entry of a chain; undefined: the first of a new one. */
export function findingEntry(last: { readonly sequence: number; readonly hash: string } | undefined, record: FindingRecord, recorded: string): FindingEntry {
  const content = { sequence: (last?.sequence ?? 0) + 1, recorded, record, previous: last?.hash ?? CHAIN_START };
  return { ...content, hash: entryHash(content) };
}
