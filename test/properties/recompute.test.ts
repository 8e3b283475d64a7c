// Properties of working a bill out again: the same bytes, whatever the order of what has none, and only from what the trace cites.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TraceNode } from "../../src/engine/trace.ts";
import type { Bill, BilledResult } from "../../src/index.ts";
import { explain, explainAsData } from "../../src/index.ts";
import { billIn, lineOf, scheduleOf } from "../generators/billed.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import type { Request } from "../generators/requests.ts";
import { requestJson, withFact, withSteadyAccount } from "../generators/requests.ts";
import type { Rules, VersionRules } from "../generators/rules.ts";
import { allLines, combinations } from "../generators/rules.ts";

const RUNS = { numRuns: 12 };

const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 3 })));

function figures(bill: Bill): unknown {
  const { receipt: _receipt, marks: _marks, lines, ...rest } = bill;
  return { ...rest, lines: lines.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Deep, with the keys of every object turned round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe("every generated bill", () => {
  test("P25 P26 worked out twice, by two loads of the rules, it is the same bytes, and so is its explanation", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const [first, second] = [scheduleOf(rules), scheduleOf(rules)];
        expect(second.plan.hash).toBe(first.plan.hash);
        const bytes = (schedule: typeof first, request: Request): string => {
          const result = schedule.bill(requestJson(rules, request), { language: "fa" });
          return result.kind === "refused"
            ? JSON.stringify(result)
            : JSON.stringify([result.bill, explain(result, "en"), explain(result, "fa"), explainAsData(result)]);
        };
        const before = requests.map((request) => bytes(first, request));
        // Billed again in another order, after other bills: nothing is left over from one bill to the next.
        const after = requests.toReversed().map((request) => bytes(second, request));
        expect(after.toReversed()).toEqual(before);
        expect(requests.map((request) => bytes(first, request))).toEqual(before);
      }),
      RUNS,
    );
  });

  test("P27 the order of the request's fields changes nothing, receipt included", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const request of requests) {
          const json = requestJson(rules, request);
          expect(JSON.stringify(schedule.bill(turned(json)))).toBe(JSON.stringify(schedule.bill(json)));
        }
      }),
      RUNS,
    );
  });

  test("P27 the order of lines, of rates and of versions of one rate changes no amount", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const other = {
          ...rules,
          rates: rules.rates.toReversed().map((rate) => ({ ...rate, versions: rate.versions.toReversed() })),
          items: rules.items.toReversed(),
        };
        const [schedule, reversed] = [scheduleOf(rules), scheduleOf(other)];
        for (const request of requests) {
          const [before, after] = [schedule.bill(requestJson(rules, request)), reversed.bill(requestJson(other, request))];
          expect(after.kind).toBe(before.kind);
          if (before.kind === "bill" && after.kind === "bill") expect(figures(after.bill)).toEqual(figures(before.bill));
        }
      }),
      RUNS,
    );
  });

  test("P28 what its trace does not cite can be anything: the bill stays as it is", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const request of requests) {
          const result = schedule.bill(requestJson(rules, request));
          if (result.kind === "refused") continue;
          const cited = citedInputs(result, request);
          const others = [
            ["account.rural", withFact(request, "rural", request.account.rural[0]?.value === "yes" ? "no" : "yes")],
            ["account.households", withFact(request, "households", "7")],
            ["account.contracted", withFact(request, "contracted", "777")],
            ["usage.demand", { ...request, demand: "777" }],
            ["usage.active", { ...request, pieces: request.pieces.map((piece) => ({ ...piece, quantities: piece.quantities.map(() => "17") })) }],
          ] as const;
          for (const [name, other] of others.filter(([field]) => !cited.has(field))) {
            expect([name, figures(billIn(schedule.bill(requestJson(rules, other))))]).toEqual([name, figures(result.bill)]);
          }
        }
      }),
      RUNS,
    );
  });

  test("P28 every amount that a rate made names the version of the rate", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        for (const request of requests) {
          const result = schedule.bill(requestJson(rules, request));
          if (result.kind === "refused") continue;
          for (const { name, formula } of allLines(rules)) {
            const { amount, version } = lineOf(result.bill, name);
            if (amount === "0" || !("rate" in formula)) continue;
            expect([name, version.every((text) => text.startsWith(`${formula.rate} from `) || formula.kind === "percent")]).toEqual([name, true]);
            expect(version.length).toBeGreaterThan(0);
          }
        }
      }),
      RUNS,
    );
  });

  test("P37 classes whose figures are the same have the same bills", () => {
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const alike = withoutClasses(rules);
        const schedule = scheduleOf(alike);
        for (const request of requests.map(withSteadyAccount)) {
          const [first, ...others] = alike.classes.map((value) => {
            const result = schedule.bill(requestJson(alike, withFact(request, "class", value)));
            return result.kind === "bill" ? figures(result.bill) : result.failures.map(({ code }) => code);
          });
          for (const other of others) expect(other).toEqual(first);
        }
      }),
      RUNS,
    );
  });
});

/** `account.rural`, `usage.active`: all that went into the lines, their exceptions' conditions and the payable. */
function citedInputs({ trace }: BilledResult, request: Request): ReadonlySet<string> {
  const cited = new Set<string>();
  const seen = new Set<TraceNode>();
  const look = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const { expression, inputs, blocks } = node;
    if (expression.kind === "account" || expression.kind === "usage") cited.add(`${expression.kind}.${expression.name}`);
    if (expression.kind === "builtin") cited.add(expression.name);
    for (const input of inputs) look(input);
    for (const { rate } of blocks ?? []) look(rate);
  };
  for (const { segments, line } of trace.lines) {
    for (const { value, considered } of segments) for (const node of [value, ...considered.map(({ condition }) => condition)]) look(node);
    // A dated fact that changes inside the bill is in the trace as the segments that it cuts.
    for (const { kind, name } of line.cuts) if (kind === "account" && dated(request).has(name)) cited.add(`account.${name}`);
  }
  look(trace.payable.due);
  return cited;
}

function dated({ account }: Request): ReadonlySet<string> {
  return new Set(Object.entries(account).flatMap(([name, entries]) => (entries.length > 1 ? [name] : [])));
}

/** Every column of a class says what the first class's says, and no exception asks for the class. */
function withoutClasses(rules: Rules): Rules {
  const [first = ""] = rules.classes;
  const rates = rules.rates.map((rate) => {
    const at = rate.keys.indexOf("class");
    if (at < 0) return rate;
    const columns = combinations(rules, rate.keys);
    const same = columns.map((column) => columns.findIndex((other) => other.join() === column.map((value, key) => (key === at ? first : value)).join()));
    const versions = rate.versions.map((version): VersionRules => ({ ...version, cells: version.cells.map((row) => same.map((column) => row[column] ?? "")) }));
    return { ...rate, versions };
  });
  const plain = <L extends Rules["items"][number]>(item: L): L =>
    item.kind === "line" ? { ...item, exceptions: item.exceptions.filter(({ field }) => field !== "class") } : { ...item };
  return { ...rules, rates, items: rules.items.map((item) => (item.kind === "group" ? { ...item, lines: item.lines.map(plain) } : plain(item))) };
}
