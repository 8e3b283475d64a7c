// Correcting issued bills: each is worked out again from its right facts, under the versions in force for the days of use, and set against what was issued.
// INVARIANT: what was issued is not changed, nothing is thrown whatever is given, and a bill that cannot be corrected does not stop the others.
import type { Bill } from "../../engine/bill.ts";
import { biller } from "../../engine/biller.ts";
import type { Plan } from "../../engine/plan.ts";
import { hashOfJson } from "../../engine/receipt/hash.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { issuedReader } from "../issued/read-issued.ts";
import { carriesOf, carryNotes } from "./carry.ts";
import type { Correction } from "./correction.ts";
import { deltaOf } from "./delta.ts";
import type { IssuedRead } from "./issued-bills.ts";
import { firstDay, issuedBills, listOf } from "./issued-bills.ts";
import { notesOf, refusalOf } from "./notes.ts";
import type { Pairing } from "./pairing.ts";
import { paired } from "./pairing.ts";
import { reverseOf } from "./reverse.ts";

/** One bill or request, or a list of them: bills of one account. Of any shape: what is no bill is said. */
export interface CorrectionInput {
  readonly issued: unknown;
  readonly facts: unknown;
}

export interface CorrectionOptions {
  /** The day as known on which the rules are read, for all requests; undefined: as each request says. On the day of the correction, what was announced since is seen. */
  readonly known: string | undefined;
  /** `passed on`: what a bill as corrected carries is what the next one brings forward, whatever its request says. */
  readonly carry: "as stated" | "passed on";
  readonly language: string | undefined;
}

/** Each finding names its bill. `failures`: why a bill has no correction. `notes`: what to look at in one that has. */
export interface CorrectionResult {
  /** In the order of the issued bills. */
  readonly corrections: readonly Correction[];
  readonly failures: readonly Finding[];
  readonly notes: readonly Finding[];
}

export function correct(plan: Plan, input: CorrectionInput, options: CorrectionOptions): CorrectionResult {
  return corrector(plan, options)(input);
}

/** Prepares the plan once, for many corrections. */
export function corrector(plan: Plan, options: CorrectionOptions): (input: CorrectionInput) => CorrectionResult {
  const [read, bill] = [issuedReader(plan), biller(plan)];
  return ({ issued, facts }) => {
    const { bills, failures, ids } = issuedBills(plan, listOf(issued).map(read));
    const { pairs, unused } = paired(bills, listOf(facts), ids);
    const done = new Map<string, Correction>();
    const refused: Finding[] = [];
    const carries = carriesOf(options.carry);
    // In order of time, so that what a bill carries is there for the next.
    for (const pair of inTime(pairs)) {
      const request = requestOf(pair, options, carries.before);
      const billed = request === undefined ? undefined : bill(request, options.language);
      const refusals = refusalOf(pair, billed);
      if (refusals.length > 0 || billed?.kind !== "bill") refused.push(...refusals);
      else {
        const correction = correctionOf(plan, pair.issued, billed.bill);
        done.set(pair.issued.bill.id, correction);
        carries.add(correction);
      }
    }
    const unusedFacts = unused.map((at) => findingOf("facts-unused", { place: String(at + 1) }, {}));
    const corrections = bills.flatMap((each) => done.get(each.bill.id) ?? []);
    return { corrections, failures: [...failures, ...refused, ...unusedFacts], notes: [...corrections.flatMap(notesOf), ...carryNotes(corrections)] };
  };
}

function inTime(pairs: readonly Pairing[]): readonly Pairing[] {
  return pairs.toSorted((a, b) => (firstDay(a.issued) < firstDay(b.issued) ? -1 : firstDay(a.issued) > firstDay(b.issued) ? 1 : 0));
}

/** The request as it is rated: read on the day asked for, with the carry passed on where that is asked for. */
function requestOf({ request }: Pairing, { known }: CorrectionOptions, broughtForward: (request: object) => string | undefined): unknown {
  if (request.kind !== "found") return undefined;
  const { value } = request;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value ?? null;
  const brought = broughtForward(value);
  return { ...value, ...(known === undefined ? {} : { known }), ...(brought === undefined ? {} : { brought_forward: brought }) };
}

function correctionOf(plan: Plan, issued: IssuedRead, reissued: Bill): Correction {
  const { bill, hash: original, amounts } = issued;
  const reverse = reverseOf(bill, original, plan.currency);
  const reissue = { kind: "reissue", bill: bill.id, original, reissued } as const;
  const { request: facts, known } = reissued.receipt;
  return {
    kind: "correction",
    bill: bill.id,
    currency: plan.currency,
    amounts,
    known,
    reverse,
    reissue,
    delta: deltaOf(bill, reissued),
    hashes: { original, reverse: documentHash(reverse), reissue: documentHash(reissue), facts, plan: plan.hash },
  };
}

/** SHA-256, lower-case hex, of the canonical JSON of a reverse or reissue document. */
export function documentHash(document: Correction["reverse"] | Correction["reissue"]): string {
  return hashOfJson("mizan/correction/v1", document);
}
