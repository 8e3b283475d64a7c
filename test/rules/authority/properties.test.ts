// What holds of every rule that passes decision 0007 and of every journal: splitting gains nothing, offsetting hides nothing, more never takes less, order is nothing.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import { windowSums } from "../../../src/rules/authority/audit/window-sums.ts";
import { authorityJournal } from "../../../src/rules/authority/authority-journal.ts";
import { besideOf, countedBeside } from "../../../src/rules/authority/beside.ts";
import { decider } from "../../../src/rules/authority/decide.ts";
import type { Decision } from "../../../src/rules/authority/decision.ts";
import { readyVersion } from "../../../src/rules/authority/ready.ts";
import { sizeBy } from "../../../src/rules/authority/revision.ts";
import type { JournalRecord, Request } from "../../../src/rules/records/record.ts";
import { add, compare, exactFromWhole, fractionText, ZERO } from "../../../src/values/exact.ts";
import { GRADES, OFFICE } from "../../generators/authority-plan.ts";
import { arbitraryJournal, arbitraryPlan, arbitraryRequest, dayText } from "./arbitrary.ts";
import { approved, executed, request, STAFF } from "./records.ts";

const RANKS = new Map(GRADES.map(({ name }, rank) => [name, rank]));

/** Nobody is above every grade. */
function rankOf({ grade }: Decision): number {
  return grade === undefined ? GRADES.length : (RANKS.get(grade) ?? GRADES.length);
}

test("splitting a correction in any way, over any persons and days of a window, never lowers the highest grade, approvers or documents needed", () => {
  const part = fc.record({ size: fc.integer({ min: 1, max: 60 }), day: fc.integer({ min: 0, max: 39 }), person: fc.constantFrom("ali", "vida", "omid") });
  fc.assert(
    fc.property(
      arbitraryPlan,
      arbitraryRequest,
      fc.array(part, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 0, max: 5 }),
      (plan, parts, split, oldest) => {
        const decide = decider(plan);
        const total = split.reduce((sum, { size }) => sum + size, 0);
        const start = Math.min(...split.map(({ day }) => day));
        const common = { ...parts, lines: undefined, documents: [], account: { ...parts.account, id: "a1" } };
        const whole = request("whole", { ...common, day: dayText(start), oldest_day: dayText(-100), amount: String(-total) });
        const pieces = split.map(({ size, day, person }, at) =>
          // One part alone goes back to the oldest day; the others are as young as can be.
          request(`p${at}`, {
            ...common,
            requester: person,
            day: dayText(day),
            oldest_day: at === oldest % split.length ? dayText(-100) : dayText(day),
            amount: String(-size),
          }),
        );
        const one = decide(whole, []);
        const many = pieces.map((piece) => decide(piece, pieces));
        const highest = Math.max(...many.map(rankOf));
        expect(highest).toBeGreaterThanOrEqual(rankOf(one));
        if (highest > rankOf(one)) return;
        expect(Math.max(...many.map(({ approvers }) => approvers ?? 0))).toBeGreaterThanOrEqual(one.approvers ?? 0);
        expect([...new Set(many.flatMap(({ documents }) => documents))]).toEqual(expect.arrayContaining([...one.documents]));
      },
    ),
    { numRuns: 300 },
  );
});

test("offsetting entries hide nothing: what is added, in either favour, only raises what a request takes", () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryRequest, arbitraryRequest, (plan, asked, other) => {
      const decide = decider(plan);
      const of = { id: "r", ...asked };
      const alone = decide(of, []);
      const beside = decide(of, [{ id: "other", ...other, account: asked.account, day: asked.day }]);
      expect(rankOf(beside)).toBeGreaterThanOrEqual(rankOf(alone));
      const [both, one] = [beside, alone].map(({ question }) => Number(question?.cumulated));
      expect(both).toBe((one ?? 0) + sizeOf(measureOf(plan), other));
      if (rankOf(beside) === rankOf(alone)) expect(beside.approvers ?? 0).toBeGreaterThanOrEqual(alone.approvers ?? 0);
    }),
  );
});

test("a greater amount or a greater age never takes a lower grade, fewer approvers or fewer documents", () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryRequest, fc.nat(50), fc.nat(100), (plan, asked, more, older) => {
      const decide = decider(plan);
      const size = Math.abs(Number(asked.amount));
      const of = (amount: number, back: number): Decision =>
        decide({ id: "r", ...asked, lines: undefined, amount: String(-amount), day: dayText(150), oldest_day: dayText(150 - back) }, []);
      const [less, greater] = [of(size + 1, 10), of(size + 1 + more, 10 + older)];
      expect(rankOf(greater)).toBeGreaterThanOrEqual(rankOf(less));
      if (greater.grade === undefined || greater.grade !== less.grade) return;
      expect(greater.approvers).toBeGreaterThanOrEqual(less.approvers ?? 0);
      expect(greater.documents).toEqual(expect.arrayContaining([...less.documents]));
    }),
    { numRuns: 300 },
  );
});

function measureOf({ oversight }: Plan): "net" | "gross" {
  const body = oversight.authorities["corrections"]?.versions[0]?.body;
  return body?.kind === "authority" ? body.amount : "net";
}

/** The change of a request as its own figures say it: of the total, or of each line. */
function sizeOf(measure: "net" | "gross", { amount, lines }: Omit<Request, "id">): number {
  const net = Math.abs(Number(amount));
  if (measure === "net" || lines === undefined) return net;
  return lines.reduce((sum, { issued, recomputed }) => sum + Math.abs(Number(recomputed) - Number(issued)), 0);
}

test("within a day each request counts against each other, whichever was asked or stands first", () => {
  fc.assert(
    fc.property(arbitraryPlan, fc.array(arbitraryRequest, { minLength: 2, maxLength: 5 }), (plan, several) => {
      const decide = decider(plan);
      const measure = measureOf(plan);
      const named = (name: (at: number) => string): readonly Request[] =>
        several.map((parts, at) => ({ ...parts, id: name(at), day: dayText(100), oldest_day: dayText(90), account: { ...parts.account, id: "a1" } }));
      const [first, second] = [named((at) => `r${at}`), named((at) => `r${several.length - at}`)];
      const sum = several.reduce((total, parts) => total + sizeOf(measure, parts), 0);
      for (const [at, asked] of first.entries()) {
        const [one, other] = [decide(asked, first), decide(second[at], second.toReversed())];
        expect(one.question?.cumulated).toBe(String(sum));
        const said = ({ grade, approvers, documents, question }: Decision): unknown => ({ grade, approvers, documents, question });
        expect(said(other)).toEqual(said(one));
      }
    }),
    { numRuns: 150 },
  );
});

test("parts of one correction that no window joins are told together from one rial over a clerk's limit on, and not before", () => {
  const limit = 5_000_000;
  const part = fc.integer({ min: 1, max: limit });
  const parts = fc.oneof(
    fc.array(part, { minLength: 2, maxLength: 4 }),
    fc.tuple(fc.integer({ min: 1, max: limit - 1 }), fc.constantFrom(0, 1)).map(([size, over]) => [size, limit - size + over]),
  );
  fc.assert(
    fc.property(parts, fc.integer({ min: 370, max: 450 }), (sizes, apart) => {
      const records = sizes.flatMap((size, at): readonly JournalRecord[] => {
        const day = dayText(at * apart - 1000);
        const bill = { id: "b", total: "900000000", issued_on: dayText(-1001) };
        const asked = request(`r${at}`, { day, oldest_day: day, amount: String(-size), bill });
        return [asked, approved(asked, "clara"), executed(asked, day)];
      });
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const found = auditJournal(OFFICE, [...STAFF, ...records]);
      expect(found.map(({ code, values, records: ids }) => [code, values["total"], ids])).toEqual(
        total > limit ? [["split-over-time", String(total), sizes.map((_, at) => `r${at}`)]] : [],
      );
    }),
  );
});

test("a decision and an audit do not turn on the order in which a journal is written", () => {
  fc.assert(
    fc.property(arbitraryPlan, shuffledTwice(arbitraryJournal), (plan, [journal, shuffled]) => {
      const decide = decider(plan);
      for (const asked of requestsIn(journal)) expect(decide(asked, shuffled)).toEqual(decide(asked, journal));
      expect(auditJournal(plan, shuffled)).toEqual(auditJournal(plan, journal));
    }),
    { numRuns: 60 },
  );
});

test("sums that move along the days are those of each window by itself", () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryJournal, (plan, journal) => {
      const rule = plan.oversight.authorities["corrections"];
      const version = rule?.versions[0];
      if (rule === undefined || version === undefined || version.body.kind !== "authority") throw new Error("no rule");
      const ready = readyVersion(plan, rule, version, version.body);
      const { groups } = authorityJournal(plan, journal, { asOf: undefined, asKnown: undefined });
      const limits = [ZERO, exactFromWhole(20), exactFromWhole(50)];
      for (const pieces of groups.values()) {
        const { cumulate, amount: measure } = version.body;
        const moved = windowSums({ calendar: plan.calendar, cumulate, measure, limits }, pieces, pieces);
        for (const piece of pieces) {
          const counted = countedBeside(plan.calendar, ready, pieces, piece);
          const alone = besideOf(ready, counted, piece.revision.request.bill?.id);
          const sums = moved.get(piece);
          expect(fractionText(sums?.cumulated ?? ZERO)).toBe(fractionText(alone.cumulated));
          expect(fractionText(sums?.ofBill ?? ZERO)).toBe(fractionText(alone.ofBill));
          const sizes = counted.map(({ revision }) => sizeBy(measure, revision));
          const within = limits.map((limit) => fractionText(sizes.filter((size) => compare(size, limit) <= 0).reduce(add, ZERO)));
          expect(sums?.within.map(fractionText)).toEqual(within);
        }
      }
    }),
  );
});

/** What concerns several requests, or something else than whether each was allowed. */
const OTHER_CODES: ReadonlySet<string> = new Set([
  "splitting",
  "splitting-of-bill",
  "split-over-time",
  "split-over-time-of-bill",
  "shopping",
  "bill-total-differs",
]);

test("an audit finds what was carried out and a decision would not have allowed, and nothing wrong with the rest", () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryJournal, (plan, journal) => {
      const decide = decider(plan);
      const findings = auditJournal(plan, journal);
      for (const asked of latestIn(journal)) {
        const isDone = journal.some((record) => record.record === "execution" && record.request === asked.id);
        const about = findings.filter(({ records }) => records.includes(asked.id));
        if (!isDone) continue;
        const decision = decide(asked, journal);
        if (decision.allowed) expect(about.filter(({ code }) => !OTHER_CODES.has(code))).toEqual([]);
        else expect(about.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

function requestsIn(journal: readonly JournalRecord[]): readonly Request[] {
  return journal.filter((record) => record.record === "request");
}

/** The last revision of each request. */
function latestIn(journal: readonly JournalRecord[]): readonly Request[] {
  return [...new Map(requestsIn(journal).map((each) => [each.id, each])).values()];
}

function shuffledTwice(journals: fc.Arbitrary<readonly JournalRecord[]>): fc.Arbitrary<readonly [readonly JournalRecord[], readonly JournalRecord[]]> {
  return journals.chain((journal) => fc.tuple(fc.constant(journal), fc.shuffledSubarray([...journal], { minLength: journal.length })));
}
