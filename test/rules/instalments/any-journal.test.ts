// Journals at random, with few names and days, so that plans meet, clash, replace one another in circles and name what is not there: nothing throws, and the
// order of the records changes nothing.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import { auditPlans } from "../../../src/rules/instalments/audit-plans.ts";
import { offer } from "../../../src/rules/instalments/offer.ts";
import { planStateAt } from "../../../src/rules/instalments/plan-state-at.ts";
import { schedule } from "../../../src/rules/instalments/schedule.ts";
import type { JournalRecord, Plan as PlanRecord } from "../../../src/rules/records/record.ts";
import { agreed, appointment, document, HOME, payment, planEnd, planOf, shuffled, state } from "./rules.ts";

const DAYS = ["2023-01-15", "2023-01-31", "2023-02-15", "2023-02-28", "2023-03-15", "2023-03-22", "2023-04-30", "2024-02-29"];
const day = fc.constantFrom(...DAYS);
const place = fc.constantFrom("1", "2", "3", "__proto__");
const amount = fc.constantFrom("0", "1", "100000", "400000", "1000000", "2000000", "33.5");
const parts = fc.array(fc.tuple(place, amount), { maxLength: 3 });
const allocation = (of: readonly (readonly [string, string])[]): PlanRecord["covers"] => of.map(([id, sum]) => ({ document: `d-${id}`, amount: sum }));

const anyPlan: fc.Arbitrary<PlanRecord> = fc
  .record({
    id: place,
    on: day,
    covers: parts,
    down: amount,
    rows: fc.array(fc.tuple(day, amount), { maxLength: 6 }),
    replaces: fc.option(place, { nil: undefined }),
    who: fc.constantFrom("mina", "omar", "nemo"),
    rule: fc.constantFrom("debt", "other"),
  })
  .map(({ id, on, covers, down, rows, replaces, who, rule }) => ({
    ...agreed(`p-${id}`, on, {}, down, rows, { granted_by: who, rule, ...(replaces === undefined ? {} : { replaces: `p-${replaces}` }) }),
    covers: allocation(covers),
  }));

const anyRecord: fc.Arbitrary<JournalRecord> = fc.oneof(
  anyPlan,
  anyPlan,
  fc.tuple(place, day, amount, day).map(([id, on, sum, due]) => document(`d-${id}`, on, sum, due)),
  fc
    .tuple(place, day, fc.constantFrom("disputed" as const, "undisputed" as const, "written_off" as const, "cancelled" as const))
    .map(([id, on, word]) => state(`d-${id}`, on, word)),
  fc
    .tuple(fc.nat(5), day, amount, parts, fc.option(place, { nil: undefined }))
    .map(([id, on, sum, to, plan]) => ({ ...payment(`y-${id}`, on, sum, {}, plan === undefined ? undefined : `p-${plan}`), allocation: allocation(to) })),
  fc.tuple(place, day, fc.constantFrom("cancelled" as const, "declared_broken" as const)).map(([id, on, how]) => planEnd(`p-${id}`, on, how)),
  fc
    .tuple(
      day,
      fc.constantFrom("late_penalty" as const, "fee" as const, "disconnection" as const, "removal" as const, "reconnection" as const),
      fc.option(day, { nil: undefined }),
    )
    .map(
      ([on, what, oldest]): JournalRecord => ({
        record: "action",
        id: `ac-${on}-${what}`,
        day: on,
        account: "a-1",
        what,
        ...(oldest === undefined ? {} : { oldest_day: oldest }),
      }),
    ),
  fc.tuple(fc.constantFrom("mina", "omar"), fc.constantFrom("clerk", "manager", "office"), day).map(([who, grade, on]) => appointment(who, grade, on)),
);

const PLANS: readonly Plan[] = [
  planOf(),
  planOf({
    active: "at most 2 active plans per account",
    settle: "payments settle pro rata round down to 1 IRR, remainder on last",
    cancelled: "cancelled bill breaks plan",
  }),
  planOf({
    interest: "interest 24% per 30 days on the balance round half up to 1 IRR",
    moved: "moved off holidays forward, before the next",
    replan: "no replan",
    after: "",
  }),
];

test("whatever a journal holds, audit, state, offer and schedule answer, and answer alike for any order of its records", () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 25 }), fc.constantFrom(...PLANS), day, fc.nat(1000), (records, plan, asOf, seed) => {
      const other = shuffled(records, seed);
      const findings = auditPlans(plan, records);
      expect(auditPlans(plan, other)).toEqual(findings);
      expect(auditPlans(plan, [...records, ...records])).toEqual(findings);
      for (const id of ["p-1", "p-2", "p-3", "p-__proto__"]) expect(planStateAt(plan, other, id, { asOf })).toEqual(planStateAt(plan, records, id, { asOf }));
      const asked = { account: HOME, day: asOf, documents: ["d-1", "d-2"], replaces: "p-1" };
      expect(offer(plan, asked, other)).toEqual(offer(plan, asked, records));
      const covers = ["d-1", "d-3"].map((id) => ({ document: id, amount: "1000000", due: asOf }));
      const planned = { rule: "debt", account: HOME, agreed: asOf, covers, down: "400000", count: 4, replaces: "p-2", granted_by: "mina" };
      expect(schedule(plan, planned, other)).toEqual(schedule(plan, planned, records));
    }),
    { numRuns: 300 },
  );
});

test("a state of a past day is not changed by what is recorded of later days", () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 25 }), fc.constantFrom(...PLANS), day, (records, plan, asOf) => {
      const until = records.filter((record) => record.day <= asOf);
      // Of records with one id the first in the journal's order counts: an earlier one is seen on both sides.
      for (const id of ["p-1", "p-2", "p-3"]) expect(planStateAt(plan, records, id, { asOf })).toEqual(planStateAt(plan, until, id, { asOf }));
      expect(auditPlans(plan, records, { asOf })).toEqual(auditPlans(plan, until, { asOf }));
    }),
    { numRuns: 300 },
  );
});
