// The fifteen invariants of instalment plans, by number, over terms, debts, counts and dates at random in both calendars. Expected figures come from a second
// reckoning (`plain-plan.ts`) or from arithmetic in the test.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InstalmentBody } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { auditPlans } from "../../../src/rules/instalments/audit-plans.ts";
import { offer } from "../../../src/rules/instalments/offer.ts";
import type { PlanState } from "../../../src/rules/instalments/plan-state.ts";
import { planStateAt } from "../../../src/rules/instalments/plan-state-at.ts";
import type { PlanSchedule } from "../../../src/rules/instalments/schedule.ts";
import { schedule } from "../../../src/rules/instalments/schedule.ts";
import type { JournalRecord, Payment, Plan as PlanRecord } from "../../../src/rules/records/record.ts";
import type { PlainRow } from "./plain-plan.ts";
import { accrued, dateOf, dayOf, later, plainDues, plainPrincipals, plainRows, rounded, textOf } from "./plain-plan.ts";
import type { RandomPlan } from "./random-plans.ts";
import { anyPlan, anyTerms, coversOf, planFor } from "./random-plans.ts";
import { appointment, document, HOME, payment, planEnd, shuffled, state } from "./rules.ts";

const RUNS = { numRuns: 150 };

function asked(random: RandomPlan): object {
  const { terms, agreed, down, count } = random;
  const covers = coversOf(random).map(({ day: _, ...cover }) => cover);
  return { rule: "debt", account: HOME, agreed: textOf(terms.calendar, agreed), covers, down: String(down), count };
}

const plain = ({ terms, agreed, debt, down, count }: RandomPlan): readonly PlainRow[] => plainRows(terms, agreed, debt - down, count);
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const amounts = ({ rows }: PlanSchedule): readonly bigint[] => rows.map(({ amount, interest = "0" }) => BigInt(amount) - BigInt(interest));
const codes = (findings: readonly { readonly code: string }[]): readonly string[] => findings.map(({ code }) => code);

/** The journal of a plan as the rule makes it, granted by the board. */
function journalOf(random: RandomPlan, rows: PlanRecord["rows"], change: Partial<PlanRecord> = {}): readonly JournalRecord[] {
  const { terms, agreed, down } = random;
  const covers = coversOf(random);
  const first = terms.calendar === "persian" ? "1399-01-01" : "2020-01-01";
  const record: PlanRecord = {
    record: "plan",
    id: "p-1",
    day: textOf(terms.calendar, agreed),
    account: HOME,
    rule: "debt",
    covers: covers.map(({ document: id, amount }) => ({ document: id, amount })),
    down: String(down),
    rows,
    granted_by: "bo",
    ...change,
  };
  return [appointment("bo", "board", first), ...covers.map(({ document: id, day, amount, due }) => document(id, day, amount, due)), record];
}

const rowTexts = (rows: readonly PlainRow[]): PlanRecord["rows"] =>
  rows.map(({ due, principal, interest }) => ({ due, amount: String(principal + interest), ...(interest === 0n ? {} : { interest: String(interest) }) }));

function stateOf(plan: Plan, records: readonly JournalRecord[], asOf: string): PlanState {
  const answer = planStateAt(plan, records, "p-1", { asOf });
  if (answer.kind === "none") throw new Error(codes(answer.findings).join(", "));
  return answer.state;
}

describe("I1 parts and down payment add up to the debt", () => {
  test("to the last coin, and each as the second reckoning has it", () => {
    fc.assert(
      fc.property(anyPlan, (random) => {
        const found = schedule(planFor(random.terms), asked(random));
        expect(found.failed).toEqual([]);
        expect(sum(amounts(found)) + random.down).toBe(random.debt);
        expect(found.rows).toEqual(rowTexts(plain(random)));
        expect(found.interest).toBe(String(sum(plain(random).map(({ interest }) => interest))));
      }),
      RUNS,
    );
  });

  test("a plan that was made so gives an audit nothing to say; with a coin moved it does", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(20), fc.constantFrom(-1n, 1n), (random, at, coin) => {
        const plan = planFor(random.terms);
        const rows = plain(random);
        expect(auditPlans(plan, journalOf(random, rowTexts(rows)))).toEqual([]);
        const part = at % rows.length;
        const moved = rows.map((row, index) => (index === part ? { ...row, principal: row.principal + coin } : row));
        expect(codes(auditPlans(plan, journalOf(random, rowTexts(moved))))).toContain("plan-sum-differs");
      }),
      RUNS,
    );
  });
});

describe("I2 due dates rise", () => {
  test("strictly, from the first step after the agreement on, each as the second reckoning steps it", () => {
    fc.assert(
      fc.property(anyPlan, (random) => {
        const { terms, agreed, count } = random;
        const days = schedule(planFor(terms), asked(random)).rows.map(({ due }) => due);
        const expected = plainDues(terms, agreed, count);
        expect(days).toEqual(expected.map((day) => textOf(terms.calendar, day)));
        expect((expected[0] ?? 0) >= later(terms.calendar, agreed, terms.first)).toBe(true);
        expect(days.every((day, index) => index === 0 || day > (days[index - 1] ?? ""))).toBe(true);
      }),
      RUNS,
    );
  });

  test("the day of the month is the agreement's wherever the month has it, and else the month's last", () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (random, first, every) => {
        const terms = { ...random.terms, moved: false, first: { count: first, unit: "months" as const }, every: { count: every, unit: "months" as const } };
        const agreed = dateOf(terms.calendar, random.agreed);
        const months = schedule(planFor(terms), asked({ ...random, terms })).rows.map(({ due }) => due);
        for (const [index, due] of months.entries()) {
          const month = agreed.with({ day: 1 }).add({ months: first + index * every });
          expect(due).toBe(textOf(terms.calendar, dayOf(month) + Math.min(agreed.day, month.daysInMonth) - 1));
        }
      }),
      RUNS,
    );
  });

  test("a date that is not the rule's is found, with the one that is", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(20), (random, at) => {
        const rows = plain({ ...random, terms: { ...random.terms, interest: undefined } });
        const plan = planFor({ ...random.terms, interest: undefined });
        const part = at % rows.length;
        const days = plainDues(random.terms, random.agreed, random.count);
        const wrong = (days[part] ?? 0) + 1;
        fc.pre(wrong < (days[part + 1] ?? Infinity));
        const moved = rows.map((row, index) => (index === part ? { ...row, due: textOf(random.terms.calendar, wrong) } : row));
        expect(auditPlans(plan, journalOf(random, rowTexts(moved)))).toMatchObject([
          { code: "due-not-as-stepped", values: { parts: String(part + 1), right: rows[part]?.due } },
        ]);
      }),
      RUNS,
    );
  });
});

describe("I3 and I4 sizes of parts", () => {
  test("each is above zero; two differ by one step at most, the one that takes the remainder aside", () => {
    fc.assert(
      fc.property(anyPlan, (random) => {
        const { step, remainder } = random.terms;
        const found = amounts(schedule(planFor(random.terms), asked(random)));
        expect(found.every((part) => part > 0n)).toBe(true);
        const taking = remainder === "last" ? found.length - 1 : 0;
        const others = found.filter((_, index) => index !== taking);
        const sorted = others.toSorted((a, b) => Number(a - b));
        const [least, most] = [sorted[0] ?? 0n, sorted.at(-1) ?? 0n];
        expect(most - least <= step).toBe(true);
      }),
      RUNS,
    );
  });

  test("the one that takes the remainder is below the equal part and a step for each part", () => {
    fc.assert(
      fc.property(anyPlan, (random) => {
        const { step, remainder, mode } = random.terms;
        fc.pre(mode === "down" || mode === "floor" || remainder === "spread");
        const found = amounts(schedule(planFor(random.terms), asked(random)));
        const count = BigInt(found.length);
        const part = ((random.debt - random.down) / (count * step)) * step;
        const taking = found[remainder === "last" ? found.length - 1 : 0] ?? 0n;
        expect(taking >= part).toBe(true);
        expect(taking < part + (remainder === "spread" ? 2n : count) * step).toBe(true);
      }),
      RUNS,
    );
  });

  test("where a part would be nothing there is no plan", () => {
    fc.assert(
      fc.property(anyPlan, fc.bigInt({ min: 1n, max: 100_000n }), (random, debt) => {
        const small = { ...random, debt, down: 0n };
        const found = schedule(planFor(random.terms), asked(small));
        const parts = plainPrincipals(random.terms, debt, random.count);
        const isRight = parts.every((part) => part > 0n);
        expect(found.may).toBe(isRight);
        expect(codes(found.failed)).toEqual(isRight ? [] : ["part-not-positive"]);
        expect(found.rows.length).toBe(isRight ? random.count : 0);
      }),
      RUNS,
    );
  });
});

describe("I5 the grade says how many parts", () => {
  const anyLimits = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([a, b, c]) => [a, a + b, a + b + c] as const);

  test("the lowest that may is named, nobody where none may; an audit judges who granted it", () => {
    fc.assert(
      fc.property(anyPlan, anyLimits, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }), (random, [one, two, three], from, rank) => {
        const grades = ["clerk", "manager", "office", "board"];
        const count = {
          from,
          limits: [
            { upTo: one, by: "clerk" },
            { upTo: two, by: "office" },
            { upTo: three, by: "board" },
          ],
        };
        const plan = planFor(random.terms, { count });
        const found = schedule(plan, asked(random));
        const n = random.count;
        const by = n < from || n > three ? undefined : n <= one ? "clerk" : n <= two ? "office" : "board";
        expect(found.by).toBe(by);
        expect(codes(found.failed)).toEqual(by !== undefined ? [] : [n > three ? "count-beyond-all" : "count-below-least"]);
        const first = random.terms.calendar === "persian" ? "1399-01-01" : "2020-01-01";
        const records = [...journalOf(random, rowTexts(plain(random)), { granted_by: "who" }), appointment("who", grades[rank] ?? "", first)];
        const isLow = by !== undefined && rank < grades.indexOf(by);
        expect(codes(auditPlans(plan, records))).toEqual(isLow ? ["plan-over-authority"] : codes(found.failed));
      }),
      RUNS,
    );
  });
});

describe("I6 a document is in one active plan, and an account has no more plans than allowed", () => {
  /** Plans of an account, each of some of four documents, some cancelled some days later. */
  const anyPlans = fc.array(
    fc.record({
      start: fc.nat(60),
      documents: fc.subarray(["d-0", "d-1", "d-2", "d-3"], { minLength: 1 }),
      ends: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  test("as counted by hand, whatever the order of the records", () => {
    fc.assert(
      fc.property(anyTerms, anyPlans, fc.integer({ min: 1, max: 3 }), fc.nat(1000), (random, plans, allowed, seed) => {
        const terms = {
          ...random,
          interest: undefined,
          moved: false,
          first: { count: 200, unit: "days" as const },
          every: { count: 30, unit: "days" as const },
          step: 1n,
          mode: "down" as const,
        };
        const plan = planFor(terms, { activePlans: allowed, afterBroken: undefined });
        const begin = 19_000;
        const text = (day: number): string => textOf(terms.calendar, day);
        const records = plans.flatMap(({ start, documents, ends }, index): readonly JournalRecord[] => {
          const debt = 1_000n * BigInt(documents.length);
          const rows = rowTexts(plainRows(terms, begin + start, debt, 2));
          const covers = documents.map((id) => ({ document: id, amount: "1000" }));
          const record: PlanRecord = {
            record: "plan",
            id: `p-${index}`,
            day: text(begin + start),
            account: HOME,
            rule: "debt",
            covers,
            down: "0",
            rows,
            granted_by: "bo",
          };
          return ends === undefined ? [record] : [record, planEnd(record.id, text(begin + start + ends), "cancelled")];
        });
        const base = [
          appointment("bo", "board", text(begin - 100)),
          ...["d-0", "d-1", "d-2", "d-3"].map((id) => document(id, text(begin - 50), "1000", text(begin - 20))),
        ];
        const ordered = plans.map((each, index) => ({ ...each, index })).sort((a, b) => a.start - b.start || a.index - b.index);
        const expected = ordered.flatMap((each, at) => {
          const active = ordered.slice(0, at).filter(({ start, ends }) => ends === undefined || start + ends > each.start);
          const twice = each.documents.filter((id) => active.some(({ documents }) => documents.includes(id)));
          return [
            ...twice.map((id) => `covered-twice p-${each.index} ${id}`),
            ...(active.length + 1 > allowed ? [`plans-too-many p-${each.index} ${active.length + 1}`] : []),
          ];
        });
        const found = auditPlans(plan, shuffled([...base, ...records], seed));
        expect(found.map(({ code, records: ids, values }) => `${code} ${ids.at(-1)} ${values["document"] ?? values["count"]}`).sort()).toEqual(
          [...expected].sort(),
        );
      }),
      RUNS,
    );
  });
});

/** Payments on random days, each of a random share of the debt. */
const anyPayments = fc.array(fc.record({ after: fc.nat(400), share: fc.integer({ min: 1, max: 60 }) }), { maxLength: 8 });

type Paid = readonly { readonly after: number; readonly share: number }[];

function paidOf(random: RandomPlan, paid: Paid): readonly { readonly day: number; readonly amount: bigint }[] {
  return paid.map(({ after, share }) => ({ day: random.agreed + after, amount: (random.debt * BigInt(share)) / 100n + 1n }));
}

function paymentsOf(random: RandomPlan, paid: Paid): readonly Payment[] {
  return paidOf(random, paid).map(({ day, amount }, index) => payment(`y-${index}`, textOf(random.terms.calendar, day), String(amount), {}, "p-1"));
}

/** What must have been paid by the end of a day to end the plan then. */
function payoff(random: RandomPlan, day: number): bigint {
  const { terms, agreed, count, down } = random;
  const dues = plainDues(terms, agreed, count);
  const rows = plain(random);
  const fallen = rows.filter((_, index) => (dues[index] ?? 0) <= day);
  const rest = sum(rows.slice(fallen.length).map(({ principal }) => principal));
  const since = dues[fallen.length - 1] ?? agreed;
  return down + sum(fallen.map(({ principal, interest }) => principal + interest)) + rest + accrued(terms.interest, rest, Math.max(0, day - since));
}

/** The first day at the end of which enough parts in a row are missed, or the plan is paid off; up to `until`. */
function plainEnd(random: RandomPlan, paid: Paid, rule: { readonly days: number; readonly short: bigint; readonly broken: number }, until: number): string {
  const { terms, agreed, count, down } = random;
  const by = (day: number): bigint =>
    sum(
      paidOf(random, paid)
        .filter((each) => each.day <= day)
        .map(({ amount }) => amount),
    );
  const dues = plainDues(terms, agreed, count);
  const rows = [
    ...(down > 0n ? [{ due: agreed, amount: down }] : []),
    ...plain(random).map(({ principal, interest }, index) => ({ due: dues[index] ?? 0, amount: principal + interest })),
  ];
  let inRow = 0;
  let needed = 0n;
  let next = 0;
  for (let day = agreed; day <= until; day += 1) {
    if (paidOf(random, paid).some((each) => each.day === day) && by(day) >= payoff(random, day)) return `paid off ${day}`;
    for (let row = rows[next]; row !== undefined && row.due + rule.days === day; row = rows[next]) {
      needed += row.amount;
      next += 1;
      const isShort = needed - by(day) > rule.short && row.amount > rule.short;
      inRow = isShort ? inRow + 1 : 0;
      if (inRow >= rule.broken) return `broken ${day}`;
    }
  }
  return "none";
}

const anyBreak = fc.record({ days: fc.nat(20), short: fc.constantFrom(0n, 1n, 500n), broken: fc.integer({ min: 1, max: 3 }) });

const breakBody = ({ days, short, broken }: { readonly days: number; readonly short: bigint; readonly broken: number }): Partial<InstalmentBody> => ({
  missed: { short: String(short), days },
  broken,
});

describe("I7 what a kept plan covers is neither late nor cut, and returns with its own due dates when the plan is broken", () => {
  test("penalties and disconnections are found while the plan runs, and only then; due dates are the documents' own on every day", () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyPayments,
        anyBreak,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom("late_penalty" as const, "disconnection" as const),
        (random, paid, rule, after, what) => {
          const plan = planFor(random.terms, breakBody(rule));
          const { calendar } = random.terms;
          const day = random.agreed + after;
          const records = [
            ...journalOf(random, rowTexts(plain(random))),
            ...paymentsOf(random, paid),
            { record: "action", id: "ac", day: textOf(calendar, day), account: "a-1", what } as const,
          ];
          const end = plainEnd(random, paid, rule, day);
          const code = what === "late_penalty" ? "penalty-in-kept-plan" : "disconnection-in-kept-plan";
          expect(codes(auditPlans(plan, records)).filter((each) => each === code)).toEqual(end === "none" ? [code] : []);
          const found = stateOf(plan, records, textOf(calendar, day));
          expect(found.documents.map(({ due }) => due)).toEqual(coversOf(random).map(({ due }) => due));
          expect(found.documents.some(({ restored }) => restored)).toBe(end.startsWith("broken"));
        },
      ),
      RUNS,
    );
  });
});

describe("I8 what a payment settles conserves every coin", () => {
  const anySettle: fc.Arbitrary<"oldest first" | "first" | "last"> = fc.constantFrom("oldest first", "first", "last");

  test("interest, documents and what is beyond them add up to the payment; no document gets more than is left of it", () => {
    fc.assert(
      fc.property(anyPlan, anyPayments, anySettle, (random, paid, settle) => {
        const body = planFor(random.terms).oversight.instalments["debt"]?.versions[0]?.body;
        if (body?.kind !== "instalments") throw new Error("no body");
        const round = { ...body.parts.round, step: "1", mode: "down" as const };
        const plan = planFor(random.terms, settle === "oldest first" ? {} : { settle: { kind: "pro rata", round, remainder: settle } });
        // Each payment is posted as the rule settles it, so that the next one meets what it left.
        const left = new Map(coversOf(random).map(({ document: id, amount }) => [id, BigInt(amount)]));
        const posted: Payment[] = [];
        for (const each of paymentsOf(random, paid).toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
          const records = [...journalOf(random, rowTexts(plain(random))), ...posted, each];
          const settled = stateOf(plan, records, each.day).payments.find(({ payment: id }) => id === each.id);
          if (settled === undefined) return;
          const parts = settled.expected.map(({ document: id, amount }) => ({ document: id, amount: BigInt(amount) }));
          expect(BigInt(settled.interest) + sum(parts.map(({ amount }) => amount)) + BigInt(settled.beyond)).toBe(BigInt(each.amount));
          for (const { document: id, amount } of parts) {
            expect(amount > 0n && amount <= (left.get(id) ?? 0n)).toBe(true);
            left.set(id, (left.get(id) ?? 0n) - amount);
          }
          posted.push({ ...each, allocation: settled.expected });
        }
        const findings = codes(auditPlans(plan, [...journalOf(random, rowTexts(plain(random))), ...posted]));
        expect(findings.filter((code) => code.startsWith("allocation"))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("I9 a plan is broken by events and the day alone", () => {
  test("on the day of the second reckoning; the order of records and what comes later change nothing", () => {
    fc.assert(
      fc.property(anyPlan, anyPayments, anyBreak, fc.nat(500), fc.nat(1000), (random, paid, rule, after, seed) => {
        const plan = planFor(random.terms, breakBody(rule));
        const { calendar } = random.terms;
        const day = random.agreed + after;
        const records = [...journalOf(random, rowTexts(plain(random))), ...paymentsOf(random, paid)];
        const found = stateOf(plan, records, textOf(calendar, day));
        const end = found.brokenOn !== undefined ? `broken ${found.brokenOn}` : found.paidOffOn !== undefined ? `paid off ${found.paidOffOn}` : "none";
        const [how, on] = [/\D+/.exec(plainEnd(random, paid, rule, day))?.[0] ?? "", /\d+$/.exec(plainEnd(random, paid, rule, day))?.[0]];
        expect(end).toBe(on === undefined ? "none" : `${how}${textOf(calendar, Number(on))}`);
        expect(stateOf(plan, shuffled(records, seed), textOf(calendar, day))).toEqual(found);
        const later_ = [
          ...records,
          payment("y-z", textOf(calendar, day + 1), "1", {}, "p-1"),
          planEnd("p-1", textOf(calendar, day + 1), "cancelled"),
          planEnd("p-1", textOf(calendar, random.agreed), "declared_broken"),
        ];
        expect(stateOf(plan, later_, textOf(calendar, day))).toEqual(found);
      }),
      RUNS,
    );
  });
});

describe("I10 paid off early nothing is left and interest stops", () => {
  test("what the state says on a day ends the plan on that day, and one coin less does not", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(300), (random, after) => {
        const never = { missed: { short: "0", days: 30_000 }, broken: 1 };
        const plan = planFor(random.terms, never);
        const { calendar } = random.terms;
        const day = random.agreed + after;
        const base = journalOf(random, rowTexts(plain(random)));
        const asks = stateOf(plan, base, textOf(calendar, day)).payoff ?? "";
        expect(BigInt(asks)).toBe(payoff(random, day));
        const paid = (amount: bigint): PlanState =>
          stateOf(plan, [...base, payment("y", textOf(calendar, day), String(amount), {}, "p-1")], textOf(calendar, day + 400));
        expect(paid(BigInt(asks))).toMatchObject({ status: "paid off", paidOffOn: textOf(calendar, day), left: "0", over: "0", payoff: undefined });
        expect(paid(BigInt(asks) + 3n)).toMatchObject({ status: "paid off", over: "3" });
        expect(paid(BigInt(asks) - 1n).paidOffOn).toBe(undefined);
      }),
      RUNS,
    );
  });
});

describe("I11 a re-plan covers what is unpaid of the old plan and the new debt", () => {
  test("offered so, found where a document is left out, and counted", () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 1, max: 60 }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.nat(2),
        fc.integer({ min: 1, max: 3 }),
        (random, share, fresh, out, most) => {
          const { terms, agreed } = random;
          const plan = planFor(terms, { replan: { atMost: most, paidInRow: undefined, withinDays: undefined }, afterBroken: undefined });
          const text = (day: number): string => textOf(terms.calendar, day);
          const [first] = coversOf(random);
          const part = (BigInt(first?.amount ?? "0") * BigInt(share)) / 100n;
          const day = agreed + 3;
          const base = [
            ...journalOf(random, rowTexts(plain(random))),
            payment("y", text(agreed + 1), String(part), { "d-0": String(part) }, "p-1"),
            document("d-9", text(agreed), String(fresh), text(agreed + 2)),
          ];
          const total = random.debt - part + fresh;
          const found = offer(plan, { account: HOME, day: text(day), documents: ["d-9"], replaces: "p-1" }, base);
          expect(found).toMatchObject({ debt: String(total), failed: [] });
          const record = (id: string, on: number, replaces: string, covers: PlanRecord["covers"]): PlanRecord => {
            const debt = sum(covers.map(({ amount }) => BigInt(amount)));
            return {
              record: "plan",
              id,
              day: text(on),
              account: HOME,
              rule: "debt",
              covers,
              down: "0",
              rows: rowTexts(plainRows(terms, on, debt, 1)),
              granted_by: "bo",
              replaces,
            };
          };
          const covers = found.documents.map(({ document: id, amount }) => ({ document: id, amount }));
          expect(auditPlans(plan, [...base, record("p-2", day, "p-1", covers)]).filter(({ code }) => !code.startsWith("allocation"))).toEqual([]);
          const without = covers.filter(({ document: id }) => id !== `d-${out}`);
          expect(auditPlans(plan, [...base, record("p-2", day, "p-1", without)]).filter(({ code }) => !code.startsWith("allocation"))).toMatchObject([
            { code: "replan-leaves-debt", values: { document: `d-${out}`, plan: "p-1", amount: covers.find(({ document: id }) => id === `d-${out}`)?.amount } },
          ]);
          const chain = Array.from({ length: 4 }, (_, index) => record(`p-${index + 2}`, day + index, `p-${index + 1}`, covers));
          const many = auditPlans(plan, [...base, ...chain]).filter(({ code }) => code === "replan-too-many");
          expect(many.map(({ values }) => values["count"])).toEqual([2, 3, 4].filter((count) => count > most).map(String));
        },
      ),
      RUNS,
    );
  });
});

describe("I12 the least down payment is never below its share", () => {
  test("rounded up as the rule writes; the share itself where it needs no rounding; what is one coin below is refused", () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.bigInt({ min: 0n, max: 99n }),
        fc.bigInt({ min: 0n, max: 99n }),
        fc.constantFrom(1n, 1_000n, 10_000n),
        (terms, debt, one, other, step) => {
          const [least, most] = one < other ? [one, other] : [other, one];
          const body = planFor(terms).oversight.instalments["debt"]?.versions[0]?.body;
          if (body?.kind !== "instalments") throw new Error("no body");
          const plan = planFor(terms, { down: { least: `${least}/100`, most: `${most}/100`, round: { ...body.parts.round, step: String(step), mode: "up" } } });
          const found = offer(plan, { account: HOME, day: textOf(terms.calendar, 19_500), debt: String(debt) }, []).offers[0]?.terms?.down;
          const up = (percent: bigint): bigint => rounded(debt * percent, 100n, step, "up");
          const within = (value: bigint): bigint => (value > debt ? debt : value);
          expect(found).toEqual({ least: String(within(up(least))), most: String(within(up(most))) });
          if (up(least) <= debt) expect(BigInt(found?.least ?? "0") * 100n >= debt * least).toBe(true);
          const below = within(up(least)) - 1n;
          fc.pre(below >= 0n);
          const request = {
            rule: "debt",
            account: HOME,
            agreed: textOf(terms.calendar, 19_500),
            covers: [{ document: "d", amount: String(debt), due: textOf(terms.calendar, 19_400) }],
            down: String(below),
            count: 1,
          };
          expect(codes(schedule(plan, request).failed)).toContain("down-below-least");
        },
      ),
      RUNS,
    );
  });
});

describe("I13 no plan on what is disputed, written off or cancelled", () => {
  test("neither offered nor scheduled, and found where it was made; a dispute that is settled is none", () => {
    const word = fc.constantFrom("disputed" as const, "written_off" as const, "cancelled" as const);
    fc.assert(
      fc.property(anyPlan, word, fc.nat(2), fc.nat(25), fc.boolean(), (random, state_, at, ago, settled) => {
        const plan = planFor(random.terms);
        const text = (day: number): string => textOf(random.terms.calendar, day);
        const code = `document-${state_.replace("_", "-")}`;
        const id = `d-${at}`;
        const day = text(random.agreed);
        const wrong = [state(id, text(random.agreed - ago), state_), ...(settled ? [state(id, day, "undisputed")] : [])];
        const isOpen = !(settled && state_ === "disputed");
        fc.pre(ago > 0 || !settled);
        const records = [...journalOf(random, rowTexts(plain(random))), ...wrong];
        const without = records.filter(({ record }) => record !== "plan");
        expect(codes(auditPlans(plan, records))).toEqual(isOpen ? [code] : []);
        expect(codes(schedule(plan, asked(random), without).failed)).toEqual(isOpen ? [code] : []);
        const offered = offer(plan, { account: HOME, day, documents: ["d-0", "d-1", "d-2"] }, without);
        expect(codes(offered.failed)).toEqual(isOpen ? [code] : []);
        expect(offered.offers.map(({ may }) => may)).toEqual([!isOpen]);
      }),
      RUNS,
    );
  });
});

describe("I14 a part short by the tolerance is paid in time, by one coin more it is missed", () => {
  test("at the end of the last day of grace", () => {
    fc.assert(
      fc.property(anyPlan, fc.bigInt({ min: 0n, max: 50n }), fc.nat(15), fc.boolean(), (random, short, days, over) => {
        const free = { ...random, down: 0n, debt: random.debt - random.down };
        const plan = planFor(free.terms, { missed: { short: String(short), days }, broken: 1 });
        const { calendar } = free.terms;
        const rows = plain(free);
        const [first] = rows;
        const due = plainDues(free.terms, free.agreed, free.count)[0] ?? 0;
        const pays = (first?.principal ?? 0n) + (first?.interest ?? 0n) - short - (over ? 1n : 0n);
        fc.pre(pays > 0n && free.count > 1);
        const records = [...journalOf(free, rowTexts(rows)), payment("y", textOf(calendar, due), String(pays), {}, "p-1")];
        expect(stateOf(plan, records, textOf(calendar, due + days)).status).toBe(over ? "broken" : "kept");
        if (days > 0) expect(stateOf(plan, records, textOf(calendar, due + days - 1)).brokenOn).toBe(undefined);
      }),
      RUNS,
    );
  });
});

describe("I15 a bill cancelled inside a plan makes it smaller by just what was unpaid of it, in words, or breaks it", () => {
  test("rows that fell due stay; those to come are divided anew as the rule divides", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(2), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100 }), fc.boolean(), (random, at, after, share, breaks) => {
        const never = { missed: { short: "0", days: 30_000 }, broken: 1 };
        const plan = planFor(random.terms, { ...never, cancelledBill: breaks ? "breaks" : "recomputes" });
        const { calendar } = random.terms;
        const day = random.agreed + after;
        const covers = coversOf(random);
        const bill = covers[at];
        if (bill === undefined) throw new Error("no bill");
        // What was paid on it before.
        const credit = (BigInt(bill.amount) * BigInt(share)) / 200n;
        const rows = plain(random);
        const records = [
          ...journalOf(random, rowTexts(rows)),
          payment("y", textOf(calendar, random.agreed + 1), String(credit), { [bill.document]: String(credit) }, "p-1"),
          state(bill.document, textOf(calendar, day), "cancelled"),
        ];
        const before = stateOf(plan, records, textOf(calendar, day - 1));
        const found = stateOf(plan, records, textOf(calendar, day));
        if (breaks) return void expect(found).toMatchObject({ status: "broken", brokenOn: textOf(calendar, day), cancelledBills: [] });
        const off = BigInt(bill.amount) - credit;
        expect(found.cancelledBills).toEqual([{ document: bill.document, day: textOf(calendar, day), off: String(off), credit: String(credit) }]);
        const principal = ({ rows: all }: PlanState): bigint => sum(all.map(({ amount, interest }) => BigInt(amount) - BigInt(interest)));
        expect(principal(before) - principal(found)).toBe(off);
        expect(found.rows.every(({ amount }) => BigInt(amount) > 0n)).toBe(true);
        const dues = plainDues(random.terms, random.agreed, random.count);
        const fallen = dues.filter((due) => due <= day).length;
        const left = sum(rows.slice(fallen).map(({ principal: part }) => part)) - off;
        if (left <= 0n) return;
        const shift = random.down > 0n ? 1 : 0;
        const open = found.rows.slice(fallen + shift).map(({ amount, interest }) => BigInt(amount) - BigInt(interest));
        // As many parts as there are dates to come, or fewer where one would be nothing.
        const counts = Array.from({ length: random.count - fallen }, (_, index) => random.count - fallen - index);
        const count = counts.find((n) => plainPrincipals(random.terms, left, n).every((part) => part > 0n)) ?? 1;
        expect(open).toEqual(plainPrincipals(random.terms, left, count));
        expect(found.rows.slice(shift, fallen + shift)).toEqual(before.rows.slice(shift, fallen + shift));
      }),
      RUNS,
    );
  });
});
