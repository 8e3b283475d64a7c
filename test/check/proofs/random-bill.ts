// Random tariffs over one fixed schedule, and random facts of bills for them: what the properties of denominators and guards run on.

import type { GeneratorValue } from "fast-check";
import fc from "fast-check";
import type { Expression, Line, Program, Tariff } from "../../../src/dsl/program.ts";
import type { Facts, UsagePiece } from "../../../src/engine/facts.ts";
import type { Exact } from "../../../src/values/exact.ts";
import { exactFromText, exactFromWhole, ONE } from "../../../src/values/exact.ts";
import * as b from "./build.ts";

const MIDDLE = 19_900;
const PARTS = ["peak", "low"] as const;
const all = [b.HORIZON.from, b.HORIZON.to] as const;

const schedule: Program = b.program({
  account: b.named(b.wholeField("homes", "1", "9"), b.quantityField("contracted", "1", "500", 1), b.choiceField("rural", ["yes", "no"])),
  usage: b.named(
    b.measured("tou", "0", "5000", 3, { summable: true, by: "tou" }),
    b.measured("energy", "0", "5000", 2, { summable: true }),
    b.measured("demand", "0", "500", 3, { unit: b.unit("MW", "1000") }),
  ),
  history: b.named(b.measured("billed", "0", "500", 2, { bills: 12 })),
  charges: b.named(b.measured("other", "-900", "900", 2, { absent: "0.125" })),
  dayparts: {
    tou: { name: "tou", members: PARTS.map((name) => ({ name, labels: {} })), by: undefined, versions: [], span: b.spanAt() },
  },
  rates: b.named(
    b.rateWith("price", [
      [all[0], MIDDLE, b.cell("12.5")],
      [MIDDLE, all[1], b.cell("41/3")],
    ]),
    b.rateWith("flat", [[...all, b.cell("0.07")]]),
    b.rateWith("by_part", [[...all, { kind: "cells", cells: { peak: b.num("3/7"), low: b.num("1.25") } }]], { keys: [{ kind: "dayparts", name: "tou" }] }),
    b.rateWith(
      "steps",
      [
        [
          ...all,
          b.blocks([
            ["100", "1.5"],
            ["250.5", "2.25"],
            [undefined, "7/3"],
          ]),
        ],
      ],
      {
        axis: b.unit("kWh"),
        widths: {
          scales: [
            { kind: "days", count: 30 },
            { kind: "field", value: b.account("homes") },
          ],
          round: undefined,
        },
      },
    ),
    b.rateWith(
      "monthly",
      [
        [
          all[0],
          MIDDLE,
          b.blocks([
            ["50", "1"],
            [undefined, "3"],
          ]),
        ],
        [
          MIDDLE,
          all[1],
          b.blocks([
            ["60", "1.1"],
            [undefined, "3"],
          ]),
        ],
      ],
      {
        axis: b.unit("kWh"),
        widths: { scales: [{ kind: "month" }], round: undefined },
      },
    ),
    b.rateWith(
      "even",
      [
        [
          ...all,
          b.blocks([
            ["75", "2"],
            [undefined, "3.5"],
          ]),
        ],
      ],
      {
        axis: b.unit("kWh"),
        widths: { scales: [{ kind: "days", count: 30 }], round: b.to("0.5") },
      },
    ),
  ),
});

/** A tariff of a few lines, cut at the middle of the horizon by `price` and `monthly`. */
export const randomProgram: fc.Arbitrary<Program> = fc.gen().map((g) => {
  const lines: Line[] = [];
  const count = g(fc.nat, { max: 2 }) + 1;
  const aLet = shared(g, 3, []);
  for (let at = 0; at < count; at += 1)
    lines.push(
      randomLine(
        g,
        `line_${at}`,
        lines.map(({ name }) => name),
      ),
    );
  const letRule = { name: "common", labels: {}, cites: [], marks: [], value: aLet, span: b.spanAt() };
  const tariff: Tariff = b.tariff("t", lines, { lets: { common: letRule } });
  return { ...schedule, tariffs: { t: tariff } };
});

type Draw = GeneratorValue;

function one<T>(g: Draw, options: readonly (() => T)[]): T {
  const option = options[g(fc.nat, { max: options.length - 1 })];
  if (option === undefined) throw new Error("nothing to draw from");
  return option();
}

function randomLine(g: Draw, name: string, earlier: readonly string[]): Line {
  const isLevel = g(fc.boolean) && g(fc.boolean);
  const value = isLevel ? level(g, 3) : shared(g, 3, earlier);
  const work = g(fc.boolean) ? ("each segment" as const) : ("over bill" as const);
  const exceptions = g(fc.boolean) ? [b.exception("rural", b.has("rural", "yes"), b.times(b.num("0.35"), b.base(isLevel ? "level" : "shared")))] : [];
  return b.line(name, value, {
    work,
    exceptions,
    cuts: work === "each segment" ? [{ kind: "rate", name: "price", uses: [[]] }] : [],
    roundScope: g(fc.boolean) ? work : "over bill",
    round: g(fc.boolean) ? b.to("0.5") : undefined,
    print: b.to("0.01"),
  });
}

function shared(g: Draw, depth: number, lines: readonly string[]): Expression {
  const leaves = [
    () => b.usage("energy"),
    () => b.total(b.usage("tou", "shared", "tou")),
    () => b.select(b.usage("tou", "shared", "tou"), "peak"),
    () => b.days(),
    () => b.months(),
    ...(lines.length === 0 ? [] : [() => b.lineOf(lines[0] ?? ""), () => b.sumOf("all", lines), () => b.letOf("common")]),
  ];
  if (depth === 0) return one(g, leaves);
  const inner = (): Expression => shared(g, depth - 1, lines);
  const price = (): Expression => level(g, depth - 1);
  return one(g, [
    ...leaves,
    () => b.plus(inner(), inner()),
    () => b.minus(inner(), inner()),
    () => b.times(inner(), price()),
    () => b.over(inner(), b.num("1.2")),
    () => b.over(inner(), b.times(b.account("homes"), b.num("7"))),
    () => b.over(inner(), b.plus(b.num("1"), b.rate("flat"))),
    () => b.roundedTo(inner(), "0.25"),
    () => b.extreme("min", inner(), inner()),
    () => b.negative(inner()),
    () => b.when(b.is(inner(), ">", b.num("40")), inner(), inner()),
    () =>
      b.through(
        inner(),
        one(
          g,
          ["steps", "monthly", "even"].map((name) => () => name),
        ),
        { whole: g(fc.boolean) },
      ),
    () => b.total(indexed(g, depth - 1, lines)),
    () => b.through(b.usage("tou", "shared", "tou"), "monthly", { joint: { kind: "pro rata", places: { count: 3, mode: "half up" } } }),
  ]);
}

function level(g: Draw, depth: number): Expression {
  const leaves = [
    () =>
      b.num(
        one(
          g,
          ["0.375", "2", "17/9", "-3.5"].map((text) => () => text),
        ),
      ),
    () => b.rate("price"),
    () => b.rate("flat"),
    () => b.account("contracted"),
    () => b.usage("demand", "level"),
    () => b.charge("other"),
    () =>
      b.fold(
        "billed",
        one(
          g,
          (["highest", "average", "sum", "latest", "lowest"] as const).map((which) => () => which),
        ),
        3,
        g(fc.boolean),
        b.num("1.5"),
      ),
  ];
  if (depth === 0) return one(g, leaves);
  const inner = (): Expression => level(g, depth - 1);
  return one(g, [
    ...leaves,
    () => b.plus(inner(), inner()),
    () => b.times(inner(), inner()),
    () => b.over(shared(g, depth - 1, []), b.days()),
    () => b.over(inner(), b.num("-0.9")),
    () => b.over(inner(), inner(), 4),
    () => b.extreme("max", inner(), inner()),
    () => b.roundedTo(inner(), "0.001"),
    () => b.rateAt("even", shared(g, depth - 1, [])),
    () => b.powerFactor(b.usage("energy"), b.total(b.usage("tou", "shared", "tou")), 6),
  ]);
}

function indexed(g: Draw, depth: number, lines: readonly string[]): Expression {
  const usage = (): Expression => b.usage("tou", "shared", "tou");
  if (depth === 0) return usage();
  const inner = (): Expression => indexed(g, depth - 1, lines);
  return one(g, [
    usage,
    () => b.times(inner(), level(g, depth - 1)),
    () => b.times(inner(), b.rate("by_part", [undefined], "tou")),
    () => b.plus(inner(), shared(g, depth - 1, lines)),
    () => b.extreme("max", inner(), shared(g, depth - 1, lines)),
    () => b.byDaypart("tou", { peak: shared(g, depth - 1, lines), low: shared(g, depth - 1, lines) }),
    () => b.roundedTo(inner(), "0.5"),
    () => b.through(usage(), "steps", { joint: { kind: "each alone" }, index: "tou" }),
  ]);
}

const exactly = (whole: number, places: number): Exact => exactFromText(`${whole}/${10 ** places}`) ?? ONE;

/** A bill of up to 62 days round the day on which the prices change; usage in one or two pieces. */
export const randomFacts: fc.Arbitrary<Facts> = fc.gen().map((g) => {
  const from = MIDDLE - g(fc.nat, { max: 31 });
  const to = Math.max(from + 1, MIDDLE + g(fc.nat, { max: 31 }));
  const cut = g(fc.boolean) && to - from > 2 ? from + 1 + g(fc.nat, { max: to - from - 2 }) : undefined;
  const spans = cut === undefined ? [[from, to] as const] : [[from, cut] as const, [cut, to] as const];
  const amount = (places: number): Exact => exactly(g(fc.nat, { max: 400_000 }), places);
  const pieces = (quantities: () => Readonly<Record<string, Exact>>): readonly UsagePiece[] =>
    spans.map(([start, end]) => ({ from: start, to: end, interim: false, estimated: false, quantities: quantities() }));
  const facts: Facts = {
    id: "random",
    tariff: "t",
    period: { from, to },
    issued: undefined,
    known: undefined,
    account: {
      homes: [{ from, value: exactFromWhole(1 + g(fc.nat, { max: 8 })) }],
      contracted: [{ from, value: exactly(10 + g(fc.nat, { max: 4990 }), 1) }],
      rural: [{ from, value: g(fc.boolean) ? "yes" : "no" }],
    },
    usage: {
      tou: pieces(() => ({ peak: amount(3), low: amount(3) })),
      energy: pieces(() => ({ "": amount(2) })),
      demand: [{ from, to, interim: false, estimated: false, quantities: { "": amount(0) } }],
    },
    history: { billed: Array.from({ length: g(fc.nat, { max: 4 }) }, () => amount(2)) },
    charges: { other: g(fc.boolean) ? (exactFromText("0.125") ?? ONE) : exactly(g(fc.integer, { min: -90_000, max: 90_000 }), 2) },
    broughtForward: exactly(g(fc.integer, { min: -99_999, max: 99_999 }), 2),
    trueUp: exactly(g(fc.integer, { min: -99_999, max: 99_999 }), 1),
  };
  return facts;
});
