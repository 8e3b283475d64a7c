// What the proofs and measures take on a long schedule: the work grows in line with the text.
import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import { proveProgram } from "../../../src/dsl/check/proofs/prove-program.ts";
import type { Program } from "../../../src/dsl/program.ts";
import * as b from "./build.ts";

/** One tariff for each class, each with a table, six lines, conditions and exceptions of its own. */
function long(classes: number): Program {
  const names = Array.from({ length: classes }, (_, at) => `class_${at}`);
  const rates = names.map((name) =>
    b.rateWith(
      `price_${name}`,
      [
        [
          b.HORIZON.from,
          20_000,
          b.blocks([
            ["100", "1.5"],
            ["200", "2"],
            [undefined, "7/3"],
          ]),
        ],
        [
          20_000,
          b.HORIZON.to,
          b.blocks([
            ["100", "1.6"],
            [undefined, "3"],
          ]),
        ],
      ],
      {
        axis: b.unit("kWh"),
        widths: { scales: [{ kind: "days", count: 30 }], round: undefined },
      },
    ),
  );
  const tariffs = names.map((name) => {
    const cut = { work: "each segment", cuts: [{ kind: "rate", name: `price_${name}`, uses: [[]] }] } as const;
    const rural = b.exception("rural", b.has("rural", "yes"), b.times(b.num("0.5"), b.base()));
    const small = b.exception("small", b.is(b.account("contracted"), "<", b.num("30")), b.num("0"), ["rural"]);
    const items = [
      b.line("energy", b.through(b.usage("active"), `price_${name}`), { ...cut, exceptions: [rural, small] }),
      b.line("fee", b.times(b.days(), b.num("100/3"))),
      b.line("extra", b.when(b.is(b.account("contracted"), ">", b.num("50")), b.times(b.usage("active"), b.num("0.25")), b.num("0")), cut),
      b.line("fuel", b.times(b.usage("active"), b.num("0.07")), cut),
      b.line("fund", b.times(b.num("0.037"), b.plus(b.lineOf("energy"), b.lineOf("fee")))),
      b.line("tax", b.times(b.num("0.09"), b.sumOf("taxable", ["energy", "fee", "extra", "fuel", "fund"]))),
    ];
    return b.tariff(name, items, b.fits(b.has("class", name)));
  });
  return b.program({
    account: b.named(b.choiceField("class", names), b.choiceField("rural", ["yes", "no"]), b.quantityField("contracted", "0", "500", 1)),
    usage: b.named(b.measured("active", "0", "900000", 3, { summable: true })),
    rates: b.named(...rates),
    tariffs: b.named(...tariffs),
  });
}

/** The least of several times, in milliseconds: other work on the machine only adds. */
function least(work: () => void): number {
  const times = Array.from({ length: 4 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe("a schedule of 300 tariffs", () => {
  it("is measured and proved without a report, in time that grows with its length", () => {
    const reports: string[] = [];
    const work = (program: Program): void => {
      const measured = { ...program, ...measure(program) };
      proveProgram(measured, ({ message }) => reports.push(message));
    };
    const [short, tall] = [long(75), long(300)];
    const [little, much] = [least(() => work(short)), least(() => work(tall))];
    expect(reports).toEqual([]);
    // Four times the text: sixteen times the work would be the square.
    expect(much / little).toBeLessThan(10);
    if (process.env["SHOW"]) console.log({ little, much });
  });
});
