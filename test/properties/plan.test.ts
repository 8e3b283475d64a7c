// Properties of the plan: its hash is of the meaning alone, and as stored JSON it bills the same bytes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRules, load, loadPlan } from "../../src/index.ts";
import { scheduleOf, scheduleOfText } from "../generators/billed.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import { requestJson } from "../generators/requests.ts";
import { declarationsOf, ruleText } from "../generators/rule-text.ts";
import type { Rules } from "../generators/rules.ts";

const RUNS = { numRuns: 10 };

/** The text with more room, and with comments at line ends and on lines of their own. */
function roomier(text: string, seeds: readonly number[]): string {
  const lines = text.split("\n").map((line, at) => {
    const seed = seeds[at % seeds.length] ?? 0;
    const spaced = seed % 2 === 0 ? line.replace(/ /g, seed % 3 === 0 ? "   " : " \t") : line;
    return `${seed % 5 === 0 ? "# a line of its own\n\n" : ""}${spaced}${seed % 4 === 0 ? " # said beside" : ""}`;
  });
  return `\n${lines.join(seeds.length % 2 === 0 ? "\r\n" : "\n")}\n`;
}

describe("P39 the hash of the plan", () => {
  test("P39 is not changed by formatting, comments, blank lines or the file's name", () => {
    fc.assert(
      fc.property(anyRules, fc.array(fc.nat(59), { minLength: 7, maxLength: 12 }), (rules, seeds) => {
        const text = ruleText(rules);
        const { hash } = scheduleOfText(text).plan;
        expect(scheduleOfText(roomier(text, seeds)).plan.hash).toBe(hash);
        const formatted = laidOut(text);
        expect(scheduleOfText(formatted).plan.hash).toBe(hash);
        expect(laidOut(formatted)).toBe(formatted);
        expect(load([{ path: "elsewhere/other.mizan", text }], { prove: false }).schedule?.plan.hash).toBe(hash);
      }),
      RUNS,
    );
  });

  test("P39 is not changed by the order of declarations, nor by where one file ends and the next begins", () => {
    const shuffled = anyRules.chain((rules) => {
      const declarations = declarationsOf(rules);
      return fc.record({
        rules: fc.constant(rules),
        order: fc.shuffledSubarray([...declarations], { minLength: declarations.length }),
        cut: fc.nat(declarations.length),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ rules, order, cut }) => {
        const { hash } = scheduleOf(rules).plan;
        expect(scheduleOfText(order.join("\n")).plan.hash).toBe(hash);
        const files = [
          { path: "one.mizan", text: `use "two.mizan"\n${order.slice(0, cut).join("\n")}` },
          { path: "two.mizan", text: order.slice(cut).join("\n") },
        ];
        const loaded = load(files, { prove: false });
        expect(loaded.schedule?.plan.hash).toBe(hash);
        expect(load(files.toReversed(), { prove: false }).schedule?.plan.hash).toBe(hash);
      }),
      RUNS,
    );
  });

  test("P39 is not changed by how the cases of dayparts are written, and changes with the hours of one value", () => {
    const hashOf = (peak: string): string => scheduleOfText(rulesWithPeak(peak)).plan.hash;
    const hash = hashOf("home: 19:00 .. 23:00  shop: none  farm: none");
    expect(hashOf("farm: none  home: 19:00 .. 23:00  shop: none")).toBe(hash);
    expect(hashOf("home: 19:00 .. 23:00  others: none")).toBe(hash);
    expect(hashOf("home: 19:00 .. 22:00  others: none")).not.toBe(hash);
    expect(hashOf("home: 19:00 .. 23:00  farm: 19:00 .. 23:00  others: none")).not.toBe(hash);
  });

  test("P39 changes with any figure of the rules", () => {
    fc.assert(
      fc.property(anyRules, fc.nat(50), (rules, at) => {
        expect(scheduleOf(withOtherCell(rules, at)).plan.hash).not.toBe(scheduleOf(rules).plan.hash);
      }),
      RUNS,
    );
  });
});

function rulesWithPeak(peak: string): string {
  return `schedule generated { currency IRR to 0 decimals calendar gregorian zone UTC weekend friday horizon 2024-01-01 to 2025-01-01 }
account { class: home | shop | farm }
dayparts tou: peak, low by account.class { from 2024-01-01 example peak = ${peak} low = otherwise }
usage { active: kWh by tou 0 .. 1_000 to 3 decimals }
rate price: IRR/kWh { from 2024-01-01 example: 5 }
tariff all { line energy = usage.active total * price round half up to 1 IRR payable = total + brought_forward }
`;
}

function laidOut(text: string): string {
  const { value, diagnostics } = formatRules("generated.mizan", text);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

function withOtherCell(rules: Rules, at: number): Rules {
  const which = at % rules.rates.length;
  const rates = rules.rates.map((rate, place) => {
    if (place !== which) return rate;
    // In every version: a rate that begins to vary would ask the rules for words that they need not have.
    return { ...rate, versions: rate.versions.map((version) => ({ ...version, cells: version.cells.map((row) => row.map(() => "4.321")) })) };
  });
  return { ...rules, rates };
}

describe("a stored plan", () => {
  test("bills the same bytes, without the rule file", () => {
    const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 3, maxLength: 3 })));
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        const stored = loadPlan(JSON.stringify(schedule.plan));
        expect(stored.problem).toBeUndefined();
        expect(stored.schedule?.plan.hash).toBe(schedule.plan.hash);
        for (const request of requests) {
          const json = requestJson(rules, request);
          const [before, after] = [schedule.bill(json), stored.schedule?.bill(json)];
          expect(JSON.stringify(after?.kind === "bill" ? after.bill : after)).toBe(JSON.stringify(before.kind === "bill" ? before.bill : before));
        }
        expect(stored.schedule?.jsonSchema()).toEqual(schedule.jsonSchema());
      }),
      RUNS,
    );
  });

  test("that was changed is refused", () => {
    fc.assert(
      fc.property(anyRules, fc.nat(), (rules, at) => {
        const json = JSON.stringify(scheduleOf(rules).plan);
        const values = [...json.matchAll(/"value":"(\d+)"/g)];
        const found = values[at % Math.max(1, values.length)];
        fc.pre(found !== undefined);
        const place = (found?.index ?? 0) + '"value":"'.length;
        const changed = `${json.slice(0, place)}${json[place] === "9" ? "8" : "9"}${json.slice(place + 1)}`;
        const { schedule, problem } = loadPlan(changed);
        expect(schedule).toBeUndefined();
        expect(problem).toMatch(/changed after it was stored/);
      }),
      RUNS,
    );
  });
});
