// Lets and lines that build on one another several times at every step: work that unfolds each of them at each use would never end.
import { describe, expect, test } from "vitest";
import { explain, explainAsData, load } from "../src/index.ts";

const STEPS = 60;

const HEAD = `schedule town "A" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1393-01-01 to 1396-01-01
}
account { class: a | b }
usage { active: kWh 0 .. 100_000 to 3 decimals }
rate r: IRR/kWh {
  from 1393-01-01 example: 1 IRR/kWh
  from 1394-01-11 example: 3 IRR/kWh
}
rate q: IRR/kWh {
  from 1393-01-01 example: 2 IRR/kWh
  from 1394-01-21 example: 4 IRR/kWh
}
tariff t "T" example {
  for account.class in (a, b)
  crossing split by days
`;

function ruleFile(rules: readonly string[], payable: string): string {
  return `${HEAD}${rules.map((rule) => `  ${rule}\n`).join("")}  payable = total + brought_forward round down to 1 IRR carry remainder
}
test "x" {
  account { class a }
  usage { active 10 kWh }
  period 1394-01-01 .. 1394-02-01
  expect payable = ${payable} IRR
}
`;
}

/** `next` for each let after the first, with `P` for the one before. */
function lets(first: string, next: string): readonly string[] {
  return Array.from({ length: STEPS }, (_, at) => `let l${at} = ${at === 0 ? first : next.replaceAll("P", `l${at - 1}`)}`);
}

const last = `l${STEPS - 1}`;
const whole = (value: string): string => `line energy "E" = ${value} round half up to 1 IRR`;
const cut = (value: string): string => `line energy "E" = ${value} each segment, over bill round half up to 1 IRR`;
const lines = Array.from({ length: STEPS }, (_, at) => {
  const value = at === 0 ? "usage.active * r" : `m${at - 1} + m${at - 1} - m${at - 1} + usage.active * ${at % 2 === 0 ? "r" : "q"} * 0`;
  return `memo line m${at} "M" = ${value} each segment print half up to 1 IRR`;
});

/** Of processor time, not of the clock: other work on the machine must not fail a test. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000_000;
}

const REQUEST = { id: "x", account: { class: "a" }, period: { from: "1394-01-01", to: "1394-02-01" }, usage: { active: "10" } };

// 10 kWh at 1 IRR; over 10 days at 1 and 21 at 3: 10 x 73 / 31 = 23.5.
describe("sixty steps, each reading the one before it two or three times, load, bill and explain in seconds", () => {
  test.each<readonly [string, readonly string[], string]>([
    ["sums", [...lets("usage.active * 1 IRR/kWh", "P + P - P"), whole(last)], "10"],
    ["sums, cut inside the bill", [...lets("usage.active * r", "P + P - P"), cut(last)], "24"],
    ["several lines", [...lets("usage.active * r", "P + P - P"), cut(last), cut(last).replace("energy", "again")], "48"],
    ["choices", [...lets("usage.active * 1 IRR/kWh", "if P > 5 IRR then P else P"), whole(last)], "10"],
    ["constants chosen", [...lets("1", "if usage.active > 5 kWh then P else P"), whole(`usage.active * 1 IRR/kWh * ${last}`)], "10"],
    ["conditions", [...lets("usage.active > 5 kWh", "P and P"), whole(`if ${last} then 5 IRR else 6 IRR`)], "5"],
    ["either of two conditions", [...lets("usage.active > 5 kWh", "not P or P"), whole(`if ${last} then 5 IRR else 6 IRR`)], "5"],
    ["extremes", [...lets("usage.active * 1 IRR/kWh", "min(P, P, P)"), whole(last)], "10"],
    ["divisors", [...lets("1", "P + P - P"), whole(`usage.active * 1 IRR/kWh / ${last}`)], "10"],
    ["lines", [...lines, cut(`m${STEPS - 1}`)], "24"],
  ])("%s", (_, rules, payable) => {
    let billed: unknown;
    const seconds = secondsOf(() => {
      const { schedule, diagnostics } = load([{ path: "steps.mizan", text: ruleFile(rules, payable) }]);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const result = schedule?.bill(REQUEST);
      if (result?.kind !== "bill") throw new Error(`no bill: ${JSON.stringify(result)}`);
      billed = result.bill.payable;
      expect(JSON.stringify(explainAsData(result)).length).toBeLessThan(2_000_000);
      expect(explain(result, "en").length).toBeLessThan(100_000);
      expect(explain(result, "fa").length).toBeLessThan(100_000);
    });
    expect(billed).toBe(payable);
    expect(seconds).toBeLessThan(4);
  });
});

test("thousands of units, in whatever order they stand, are bound in seconds", () => {
  const units = Array.from({ length: 8_000 }, (_, at) => (at % 100 === 0 ? `unit u${at} level` : `unit u${at} = 2 u${at - 1}`)).reverse();
  let codes: readonly string[] = ["not loaded"];
  const seconds = secondsOf(() => {
    codes = load([{ path: "units.mizan", text: `${ruleFile([whole("usage.active * 1 IRR/kWh")], "10")}${units.join("\n")}\n` }]).diagnostics.map(
      ({ code }) => code,
    );
  });
  expect(codes).toEqual([]);
  expect(seconds).toBeLessThan(4);
});

test("a chain of a thousand lets is told, and a chain of a thousand lines is billed", () => {
  const chain = (of: (at: number) => string): readonly string[] => Array.from({ length: 1_000 }, (_, at) => of(at));
  const deep = chain((at) => `let l${at} = ${at === 0 ? "usage.active" : `l${at - 1} + 1 kWh`}`);
  const told = load([{ path: "deep.mizan", text: ruleFile([...deep, whole("l999 * 1 IRR/kWh")], "10") }]).diagnostics;
  expect(told.map(({ code }) => code)).toEqual(["rule-too-deep"]);
  const lines = chain((at) => `memo line m${at} "M" = ${at === 0 ? "usage.active * 1 IRR/kWh" : `m${at - 1}`} round half up to 1 IRR`);
  const seconds = secondsOf(() => {
    expect(load([{ path: "lines.mizan", text: ruleFile([...lines, whole("m999")], "10") }]).diagnostics).toEqual([]);
  });
  expect(seconds).toBeLessThan(4);
});
