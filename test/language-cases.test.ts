// Runs the language's cases: each is a rule file and a list of requests with what they must give, as data that any implementation could run.
// Figures that a case does not name are not compared; amounts are compared as numbers, so `1.50` is `1.5`.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Bill, BillResult } from "../src/index.ts";
import { load } from "../src/index.ts";

interface Expected {
  readonly tariff?: string;
  readonly lines?: Readonly<Record<string, string>>;
  readonly printed?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<Record<string, string>>;
  readonly blocks?: Readonly<Record<string, readonly string[]>>;
  readonly exceptions?: Readonly<Record<string, readonly string[]>>;
  readonly marks?: readonly string[];
  readonly total?: string;
  readonly payable?: string;
  readonly carried?: string;
  readonly dropped?: string;
  readonly print_difference?: string;
  /** The code with which the bill is refused, and words that the refusal must hold. */
  readonly failure?: string;
  readonly words?: string;
}

interface Case {
  readonly idea: string;
  readonly bills: readonly { readonly request: { readonly id: string }; readonly expect: Expected }[];
}

const folder = fileURLToPath(new URL("./language-cases/", import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

test("every case is a pair of files", () => {
  const rules = readdirSync(folder).filter((file) => file.endsWith(".mizan"));
  expect(rules.map((file) => file.replace(".mizan", ".json")).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  expect(names.length).toBeGreaterThan(40);
});

describe.each(names)("%s", (name) => {
  const { idea, bills } = caseOf(name);
  const loaded = load([{ path: `${name}.mizan`, text: readFileSync(`${folder}${name}.mizan`, "utf8") }]);

  test(`checks clean: ${idea}`, () => {
    expect(loaded.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(loaded.schedule).toBeDefined();
  });

  test.each(bills.map((bill) => [bill.request.id, bill] as const))("bill %s", (_, { request, expect: expected }) => {
    const result = loaded.schedule?.bill(request);
    expect(found(result, expected)).toEqual(wanted(expected));
  });
});

function caseOf(name: string): Case {
  // The cases are our own data, in the form of `Case`: a wrong one fails its own test.
  return JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"));
}

/** What the case names, in the form of `found`. */
function wanted(expected: Expected): unknown {
  const { lines, printed, groups, blocks, total, payable, carried, dropped, print_difference, words, ...rest } = expected;
  return clean({
    ...rest,
    words,
    lines: lines === undefined ? undefined : mapped(lines, plain),
    printed: printed === undefined ? undefined : mapped(printed, plain),
    groups: groups === undefined ? undefined : mapped(groups, plain),
    blocks: blocks === undefined ? undefined : mapped(blocks, (amounts) => amounts.map(plain)),
    total: total === undefined ? undefined : plain(total),
    payable: payable === undefined ? undefined : plain(payable),
    carried: carried === undefined ? undefined : plain(carried),
    dropped: dropped === undefined ? undefined : plain(dropped),
    print_difference: print_difference === undefined ? undefined : plain(print_difference),
  });
}

/** Of the result, what the case asks for. A figure that is not there is `undefined` under its name. */
function found(result: BillResult | undefined, expected: Expected): unknown {
  if (result === undefined) return "no schedule";
  if (result.kind === "refused") {
    const said = result.failures.map(({ message }) => message).join("; ");
    const words = expected.words !== undefined && said.includes(expected.words) ? expected.words : undefined;
    return expected.failure === undefined ? `refused: ${said}` : clean({ failure: result.failures.map(({ code }) => code).join(", "), words });
  }
  const { bill } = result;
  if (expected.failure !== undefined) return `billed: ${bill.payable}`;
  return clean({
    tariff: expected.tariff === undefined ? undefined : bill.tariff,
    lines: picked(expected.lines, (line) => plainOf(lineOf(bill, line)?.amount)),
    printed: picked(expected.printed, (line) => plainOf(lineOf(bill, line)?.printed)),
    groups: picked(expected.groups, (group) => plainOf(bill.groups.find(({ name }) => name === group)?.amount)),
    blocks: picked(expected.blocks, (line) => lineOf(bill, line)?.blocks.map(({ amount }) => plain(amount))),
    exceptions: picked(expected.exceptions, (line) => lineOf(bill, line)?.exceptions),
    marks:
      expected.marks === undefined
        ? undefined
        : expected.marks.filter((kind) => bill.marks.some((mark) => mark.kind === kind)).concat(unexpectedMarks(bill, expected.marks)),
    total: expected.total === undefined ? undefined : plain(bill.total),
    payable: expected.payable === undefined ? undefined : plain(bill.payable),
    carried: expected.carried === undefined ? undefined : plain(bill.carried),
    dropped: expected.dropped === undefined ? undefined : plain(bill.dropped),
    print_difference: expected.print_difference === undefined ? undefined : plain(bill.print_difference),
  });
}

function unexpectedMarks(bill: Bill, kinds: readonly string[]): readonly string[] {
  return [...new Set(bill.marks.map(({ kind }) => kind))].filter((kind) => !kinds.includes(kind));
}

function lineOf(bill: Bill, name: string): Bill["lines"][number] | undefined {
  return bill.lines.find((line) => line.name === name);
}

function picked<T>(asked: Readonly<Record<string, unknown>> | undefined, pick: (name: string) => T): Record<string, T> | undefined {
  return asked === undefined ? undefined : Object.fromEntries(Object.keys(asked).map((name) => [name, pick(name)]));
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function plainOf(amount: string | undefined): string | undefined {
  return amount === undefined ? undefined : plain(amount);
}

/** A decimal without zeros that carry nothing. */
function plain(amount: string): string {
  const cut = amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
  return cut === "-0" ? "0" : cut;
}

function clean(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
