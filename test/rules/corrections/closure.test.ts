// P29 over generated rules and bills: issued + delta = recomputed, exactly and line by line; a right bill has no delta; correcting twice is correcting once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { biller } from "../../../src/engine/biller.ts";
import type { Bill } from "../../../src/index.ts";
import { corrector } from "../../../src/rules/corrections/correct.ts";
import type { Correction, DeltaFigure, DeltaLine } from "../../../src/rules/corrections/correction.ts";
import { correctionSchema } from "../../../src/rules/corrections/correction-schema.ts";
import { requestFrom } from "../../../src/rules/corrections/request-from.ts";
import { planOf, YARD } from "../../engine/request/plan-of.ts";
import { scheduleOf } from "../../generators/billed.ts";
import { anyRequest } from "../../generators/random-requests.ts";
import { anyRules } from "../../generators/random-rules.ts";
import type { Rational } from "../../generators/rational.ts";
import { minus, NONE, plus, rational, sumOf } from "../../generators/rational.ts";
import type { Request } from "../../generators/requests.ts";
import { requestJson, withFact } from "../../generators/requests.ts";
import type { Rules } from "../../generators/rules.ts";
import { frozen, STATED } from "./rules.ts";

/** Rules, a request as it was billed, and the right one of the same period. */
const scenario = anyRules.chain((rules) =>
  anyRequest(rules).chain((request) => fc.tuple(fc.constant(rules), fc.constant(request), anyMistake(rules, request))),
);

function anyMistake(rules: Rules, request: Request): fc.Arbitrary<Request> {
  const quantity = fc.constantFrom("0", "17", "99.5", "1000");
  return fc.oneof(
    fc.constantFrom(...rules.classes).map((value) => withFact(request, "class", value)),
    fc.constantFrom("1", "7").map((value) => withFact(request, "households", value)),
    fc.constantFrom("0", "12.5", "430").map((demand) => ({ ...request, demand })),
    quantity.map((value) => ({ ...request, pieces: request.pieces.map((piece) => ({ ...piece, quantities: piece.quantities.map(() => value) })) })),
    fc.constantFrom("0", "640").map((broughtForward) => ({ ...request, broughtForward })),
  );
}

const RUNS = { numRuns: 60 };
const FIGURES = ["total", "brought_forward", "payable", "carried", "dropped"] as const;

type Side = "issued" | "recomputed" | "delta";
const side = (row: DeltaLine | DeltaFigure, name: Side): Rational => rational(row.exact[name] ?? row[name] ?? "0");
const isNone = (value: Rational): boolean => value.top === 0n;

/** What each line and group of a bill is added as, from the bill's own JSON. */
function amounts(bill: Bill): ReadonlyMap<string, Rational> {
  return new Map([...bill.lines, ...bill.groups].map(({ name, amount, exact }) => [name, rational(exact ?? amount)]));
}

function figure(bill: Bill, name: (typeof FIGURES)[number]): Rational {
  return rational(name === "brought_forward" ? bill[name] : (bill.exact[name] ?? bill[name]));
}

function each(
  check: (correction: Correction, issued: Bill, again: (issued: unknown, facts: unknown) => Correction, facts: unknown, before: unknown) => void,
): void {
  let billed = 0;
  fc.assert(
    fc.property(scenario, ([rules, wrong, right]) => {
      const schedule = scheduleOf(rules);
      const [before, facts] = [requestJson(rules, wrong), requestJson(rules, right)];
      const result = schedule.bill(before);
      if (result.kind === "refused" || schedule.bill(facts).kind === "refused") return;
      billed += 1;
      const correct = corrector(schedule.plan, STATED);
      const again = (issued: unknown, request: unknown): Correction => {
        const { corrections, failures, notes } = correct(frozen({ issued, facts: request }));
        const [only] = corrections;
        if (only === undefined) throw new Error(JSON.stringify(failures));
        expect(notes).toEqual([]);
        return only;
      };
      check(again(result.bill, facts), result.bill, again, facts, before);
    }),
    RUNS,
  );
  expect(billed).toBeGreaterThan(20);
}

describe("P29 every correction of a generated bill", () => {
  test("issued + delta = recomputed, for each line, group and sum; what counts adds up to the total", () => {
    each(({ delta, reissue }, issued) => {
      const [before, after] = [amounts(issued), amounts(reissue.reissued)];
      expect(new Set(delta.lines.map(({ name }) => name))).toEqual(new Set([...before.keys(), ...after.keys()]));
      for (const line of delta.lines) {
        expect([line.name, side(line, "issued")]).toEqual([line.name, before.get(line.name) ?? NONE]);
        expect([line.name, side(line, "recomputed")]).toEqual([line.name, after.get(line.name) ?? NONE]);
        expect(plus(side(line, "issued"), side(line, "delta"))).toEqual(side(line, "recomputed"));
      }
      for (const name of FIGURES) {
        expect([name, side(delta[name], "issued"), side(delta[name], "recomputed")]).toEqual([name, figure(issued, name), figure(reissue.reissued, name)]);
        expect(plus(side(delta[name], "issued"), side(delta[name], "delta"))).toEqual(side(delta[name], "recomputed"));
      }
      expect(sumOf(delta.lines.filter(({ counts }) => counts).map((line) => side(line, "delta")))).toEqual(side(delta.total, "delta"));
      const settled = sumOf([delta.payable, delta.carried, delta.dropped].map((row) => side(row, "delta")));
      expect(settled).toEqual(plus(side(delta.total, "delta"), side(delta.brought_forward, "delta")));
    });
  });

  test("the reverse is the issued bill with each sign turned: with the bill it leaves nothing, and with the reissue the right bill", () => {
    each(({ reverse, delta }, issued) => {
      const turned = new Map([...reverse.lines, ...reverse.groups].map(({ name, amount, exact }) => [name, rational(exact ?? amount)]));
      for (const [name, amount] of amounts(issued)) expect([name, isNone(plus(amount, turned.get(name) ?? NONE))]).toEqual([name, true]);
      expect(turned.size).toBe(amounts(issued).size);
      const total = rational(reverse.exact.total ?? reverse.total ?? "0");
      expect(isNone(plus(total, figure(issued, "total")))).toBe(true);
      expect(plus(side(delta.total, "recomputed"), total)).toEqual(side(delta.total, "delta"));
    });
  });

  test("a right bill has a delta of nothing, and correcting twice is correcting once", () => {
    each(({ reissue, hashes }, _issued, again, facts) => {
      const twice = again(reissue.reissued, facts);
      expect(twice.delta.lines.filter((line) => !isNone(side(line, "delta")))).toEqual([]);
      expect(FIGURES.filter((name) => !isNone(side(twice.delta[name], "delta")))).toEqual([]);
      expect(twice.reissue.reissued).toEqual(reissue.reissued);
      expect(twice.hashes.facts).toBe(hashes.facts);
    });
  });

  test("corrected back, it is the bill that was issued, and the deltas undo each other", () => {
    each(({ delta, reissue }, issued, again, _facts, before) => {
      const back = again(reissue.reissued, before);
      expect(back.reissue.reissued).toEqual(issued);
      const undone = new Map(back.delta.lines.map((line) => [line.name, side(line, "delta")]));
      for (const line of delta.lines) expect([line.name, isNone(plus(side(line, "delta"), undone.get(line.name) ?? NONE))]).toEqual([line.name, true]);
    });
  });

  test("what a request says of it adds up: the amount is what its lines come to, and the total's change", () => {
    each((correction) => {
      const { amount, lines, bill } = requestFrom(correction);
      const changed = lines.map(({ issued, recomputed }) => minus(rational(recomputed), rational(issued)));
      expect(sumOf(changed)).toEqual(rational(amount));
      expect(changed.some(isNone)).toBe(false);
      expect(rational(amount)).toEqual(side(correction.delta.total, "delta"));
      expect(rational(bill.total)).toEqual(side(correction.delta.total, "issued"));
    });
  });

  test("it is read back by its schema as it was written, and made again it is the same bytes", () => {
    const schemas = new Map<string, ReturnType<typeof correctionSchema>>();
    fc.assert(
      fc.property(scenario, ([rules, wrong, right]) => {
        const schedule = scheduleOf(rules);
        const result = schedule.bill(requestJson(rules, wrong));
        if (result.kind === "refused") return;
        const correct = corrector(schedule.plan, STATED);
        const { corrections } = correct({ issued: result.bill, facts: requestJson(rules, right) });
        const schema = schemas.get(schedule.plan.hash) ?? correctionSchema(schedule.plan);
        schemas.set(schedule.plan.hash, schema);
        for (const correction of corrections) expect(schema.parse(JSON.parse(JSON.stringify(correction)))).toEqual(correction);
        expect(JSON.stringify(correct({ issued: JSON.parse(JSON.stringify(result.bill)), facts: requestJson(rules, right) }).corrections)).toBe(
          JSON.stringify(corrections),
        );
      }),
      RUNS,
    );
  });
});

// Two estimated bills trued up on one: lines `true_up.energy` stand twice on it.
test("P29 a bill with a true-up of several estimates, whose lines share names", () => {
  const plan = planOf(YARD);
  const closing = (first: string): object => ({
    id: "t",
    account: { class: "home", households: "1" },
    period: { from: "1394-01-01", to: "1394-02-01" },
    readings: [{ register: "active", previous: "1000", current: "1900" }],
    true_up: {
      from: "1393-11-01",
      estimated: [
        { period: { from: "1393-11-01", to: "1393-12-01" }, usage: { active: first } },
        { period: { from: "1393-12-01", to: "1394-01-01" }, usage: { active: "150" } },
      ],
    },
  });
  const issued = biller(plan)(closing("150"), undefined);
  if (issued.kind === "refused") throw new Error("refused");
  const correct = corrector(plan, STATED);
  const deltas = (facts: object): unknown =>
    correct({ issued: issued.bill, facts }).corrections.map(({ delta }) => [
      ...delta.lines.map(({ name, issued: was, delta: by }) => [name, was, by]),
      delta.total.delta,
    ]);
  // The differences were 67,500 and 63,000; with 140 estimated for the first it is 10 x 450 more.
  expect(deltas(closing("150"))).toEqual([[["energy", "135367", "0"], ["subscription", "1033", "0"], ["true_up.energy", "130500", "0"], "0"]]);
  expect(deltas(closing("140"))).toEqual([[["energy", "135367", "0"], ["subscription", "1033", "0"], ["true_up.energy", "130500", "4500"], "4500"]]);
});
