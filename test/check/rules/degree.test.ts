import { expect, test } from "vitest";
import { load } from "../../../src/index.ts";

const HEAD = `schedule s { currency USD to 2 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2024-01-01 to 2025-01-01 }
usage { a: kW 0 .. 1000 to 3 decimals  b: kW 0 .. 1000 to 3 decimals  c: kW 0 .. 1000 to 3 decimals }
`;
const ROUND = "over bill round half up to 0.01 USD";

function chain(depth: number, link: (at: number) => string): string {
  return Array.from({ length: depth }, (_, at) => link(at + 1)).join("\n");
}

function tariff(items: string, value: string): string {
  return `${HEAD}tariff t example {\n${items}\n  line last = ${value} ${ROUND}\n  payable = total + brought_forward\n}\n`;
}

function rated(cell: (at: number) => string, depth: number): string {
  const links = chain(depth, (at) => `rate r${at}: % { from 2024-01-01 example: ${cell(at)} }`);
  return `${HEAD}rate r0: % { from 2024-01-01 example: 101% }\n${links}\ntariff t example {\n  line last = 1 USD * r${depth} ${ROUND}\n  payable = total + brought_forward\n}\n`;
}

const CHAINS: readonly (readonly [string, (depth: number) => string, accepted: (depth: number) => boolean])[] = [
  // A square of a square ...: 2^depth numbers, and the price makes one more.
  [
    "lets that square",
    (depth) => tariff(`  let l0 = 1.01\n${chain(depth, (at) => `  let l${at} = l${at - 1} * l${at - 1}`)}`, `l${depth} * 1 USD`),
    (depth) => depth <= 4,
  ],
  [
    "lets that double",
    (depth) => tariff(`  let l0 = 1.01\n${chain(depth, (at) => `  let l${at} = l${at - 1} + l${at - 1}`)}`, `l${depth} * 1 USD`),
    () => true,
  ],
  ["rates that square", (depth) => rated((at) => `r${at - 1} * r${at - 1}`, depth), (depth) => depth <= 4],
  ["rates that double", (depth) => rated((at) => `r${at - 1} + r${at - 1}`, depth), () => true],
  [
    "lines that add a percentage",
    (depth) => tariff(`  line l0 = 1 USD ${ROUND}\n${chain(depth, (at) => `  line l${at} = l${at - 1} + 9% * l${at - 1} ${ROUND}`)}`, `l${depth}`),
    // One percentage more at each step, upon the amount itself.
    (depth) => depth <= 31,
  ],
];

test.each(CHAINS.flatMap(([what, text, accepted]) => [4, 10, 30, 31, 32, 60].map((depth) => [what, depth, text(depth), accepted(depth)] as const)))(
  "%s, %i deep",
  (_what, _depth, text, isAccepted) => {
    const codes = new Set(load([{ path: "chain.mizan", text }]).diagnostics.map(({ code }) => code));
    expect([...codes]).toEqual(isAccepted ? [] : ["expression-too-large"]);
  },
  5_000,
);

test("sums that multiply out to very many terms", () => {
  const text = tariff(
    `  let x = usage.a / 1 kW + usage.b / 3 kW + usage.c / 7 kW\n${chain(5, (at) => `  let l${at} = ${at === 1 ? "x * x" : `l${at - 1} * l${at - 1}`}`)}`,
    "l5 * 1 USD",
  );
  const messages = load([{ path: "chain.mizan", text }]).diagnostics.map(({ message }) => message);
  // Sums of 16 factors of 3 inputs, or fewer factors: C(19, 3) = 969 terms.
  expect(messages).toEqual(["with the lets, rates and lines that it names, this multiplies sums of 969 and 969 terms with one another"]);
});
