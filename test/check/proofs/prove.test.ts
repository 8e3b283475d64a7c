import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import { proveProgram } from "../../../src/dsl/check/proofs/prove-program.ts";
import type { DaypartBody, Expression, Program, SeasonSet, Tariff } from "../../../src/dsl/program.ts";
import * as b from "./build.ts";

/** `code: message` of everything that the proofs report. */
function reports(more: Partial<Program>): readonly string[] {
  const bare = b.program(more);
  const found: string[] = [];
  proveProgram({ ...bare, ...measure(bare) }, ({ code, message }) => found.push(`${code}: ${message}`));
  return found;
}

type Window = readonly [daypart: string, from: number, to: number, on?: readonly string[], season?: string];

function dayparts(windows: readonly Window[], otherwise?: string): Program["dayparts"] {
  return daypartSet(undefined, { "": windows }, otherwise);
}

function daypartSet(by: string | undefined, byValue: Readonly<Record<string, readonly Window[]>>, otherwise: string | undefined): Program["dayparts"] {
  const body: DaypartBody = {
    kind: "dayparts",
    otherwise,
    windows: Object.fromEntries(
      Object.entries(byValue).map(([value, windows]) => [
        value,
        windows.map(([daypart, from, to, on = [], season]) => ({
          daypart,
          from: from * 60,
          to: to * 60,
          on,
          within: season === undefined ? undefined : { set: "heat", season },
          span: b.spanAt(),
        })),
      ]),
    ),
  };
  const written = Object.values(byValue).flatMap((windows) => windows.map(([name]) => name));
  const names = [...new Set([...written, ...(otherwise === undefined ? [] : [otherwise])])];
  const members = names.map((name) => ({ name, labels: {} }));
  return b.named({ name: "tou", members, by, span: b.spanAt(), versions: [{ ...b.version(b.HORIZON.from, b.HORIZON.to), body }] });
}

/** `hot` from April to October where the region is `south`; never elsewhere. */
function heat(): SeasonSet {
  const spans = {
    south: [
      { from: { month: 1, day: 1 }, season: "mild" },
      { from: { month: 4, day: 1 }, season: "hot" },
      { from: { month: 10, day: 1 }, season: "mild" },
    ],
    north: [{ from: { month: 1, day: 1 }, season: "mild" }],
  };
  return {
    name: "heat",
    members: ["hot", "mild"].map((name) => ({ name, labels: {} })),
    by: "region",
    versions: [{ ...b.version(b.HORIZON.from, b.HORIZON.to), body: { kind: "seasons", spans } }],
    span: b.spanAt(),
  };
}

const region = b.named(b.choiceField("region", ["south", "north"]));
const holidays: Program["holidays"] = [{ ...b.version(b.HORIZON.from, b.HORIZON.to), body: { kind: "days", days: [{ month: 3, day: 21 }] } }];

describe("dayparts tile the week", () => {
  it("accepts windows that tile every kind of day", () => {
    expect(
      reports({
        dayparts: dayparts(
          [
            ["peak", 19, 23, ["workday"]],
            ["low", 0, 7],
          ],
          "mid",
        ),
        holidays,
      }),
    ).toEqual([]);
    expect(
      reports({
        dayparts: dayparts([
          ["peak", 8, 24, ["workday"]],
          ["low", 0, 8, ["workday"]],
          ["low", 0, 24, ["weekend", "holiday"]],
        ]),
        holidays,
      }),
    ).toEqual([]);
  });

  it("finds the minute that two dayparts claim, on a day that only one kind of holiday makes", () => {
    const windows: readonly Window[] = [
      ["peak", 19, 23, ["workday", "holiday"]],
      ["friday_peak", 19, 23, ["friday"]],
    ];
    expect(reports({ dayparts: dayparts(windows, "mid"), holidays, weekend: [4] })).toEqual([
      "dayparts-overlap: on a friday that is a holiday, 19:00 belongs to `peak` and to `friday_peak`",
    ]);
  });

  it("finds the minute that none claims, once for a version", () => {
    expect(
      reports({
        dayparts: dayparts([
          ["day", 7, 23],
          ["night", 0, 6],
        ]),
      }),
    ).toEqual(["dayparts-gap: on a monday, 06:00 belongs to no daypart of `tou`"]);
  });

  it("asks only of combinations of seasons that occur", () => {
    const windows: readonly Window[] = [
      ["peak", 12, 18, [], "hot"],
      ["peak", 17, 21, [], "mild"],
    ];
    expect(reports({ account: region, seasons: b.named(heat()), dayparts: dayparts(windows, "low") })).toEqual([]);
    expect(
      reports({
        account: region,
        seasons: b.named(heat()),
        dayparts: dayparts([
          ["peak", 12, 18, [], "hot"],
          ["low", 0, 24, [], "mild"],
        ]),
      }),
    ).toEqual(["dayparts-gap: on a monday when `heat` is `hot`, 00:00 belongs to no daypart of `tou`"]);
  });

  it("proves each value of the field by which the hours differ, and names the one that fails", () => {
    const whole: readonly Window[] = [
      ["peak", 19, 23],
      ["low", 0, 19],
      ["low", 23, 24],
    ];
    const short: readonly Window[] = [
      ["peak", 18, 22],
      ["low", 0, 18],
    ];
    const twice: readonly Window[] = [...whole, ["peak", 12, 13]];
    const tou = (north: readonly Window[], otherwise?: string): readonly string[] =>
      reports({ account: region, dayparts: daypartSet("region", { south: whole, north }, otherwise) });
    expect(tou(whole)).toEqual([]);
    expect(tou(short, "mid")).toEqual([]);
    expect(tou(short)).toEqual(["dayparts-gap: on a monday where `account.region` is `north`, 22:00 belongs to no daypart of `tou`"]);
    expect(tou(twice)).toEqual(["dayparts-overlap: on a monday where `account.region` is `north`, 12:00 belongs to `low` and to `peak`"]);
    expect(tou([])).toEqual(["dayparts-gap: on a monday where `account.region` is `north`, 00:00 belongs to no daypart of `tou`"]);
    expect(tou([], "mid")).toEqual([]);
  });

  it("asks of a value only the seasons that occur with it", () => {
    const hot: readonly Window[] = [
      ["peak", 12, 18, [], "hot"],
      ["low", 0, 12, [], "hot"],
      ["low", 18, 24, [], "hot"],
    ];
    const mild: readonly Window[] = [["low", 0, 24, [], "mild"]];
    const tou = (south: readonly Window[], north: readonly Window[]): readonly string[] =>
      reports({ account: region, seasons: b.named(heat()), dayparts: daypartSet("region", { south, north }, undefined) });
    expect(tou([...hot, ...mild], mild)).toEqual([]);
    expect(tou([...hot, ...mild], [...hot, ...mild])).toEqual([]);
    expect(tou(mild, mild)).toEqual([
      "dayparts-gap: on a monday when `heat` is `hot` and where `account.region` is `south`, 00:00 belongs to no daypart of `tou`",
    ]);
    expect(tou([...hot, ...mild], hot)).toEqual([
      "dayparts-gap: on a monday when `heat` is `mild` and where `account.region` is `north`, 00:00 belongs to no daypart of `tou`",
    ]);
  });

  it("meets every value of another field by which the seasons differ", () => {
    const size = b.choiceField("size", ["small", "large"]);
    const peak: readonly Window[] = [["peak", 12, 18, [], "hot"]];
    const both: readonly Window[] = [...peak, ["night", 17, 21, [], "hot"]];
    const tou = (small: readonly Window[], large: readonly Window[]): readonly string[] =>
      reports({ account: { ...region, ...b.named(size) }, seasons: b.named(heat()), dayparts: daypartSet("size", { small, large }, "low") });
    expect(tou(peak, peak)).toEqual([]);
    expect(tou(peak, both)).toEqual([
      "dayparts-overlap: on a monday when `heat` is `hot` and where `account.size` is `large`, 17:00 belongs to `peak` and to `night`",
    ]);
  });

  it("wants holidays declared where they are asked for", () => {
    expect(reports({ dayparts: dayparts([["low", 0, 24, ["holiday"]]], "mid") })).toEqual([
      "holidays-missing: dayparts `tou` ask for a `holiday`, and the file declares no holidays",
    ]);
    expect(reports({ account: region, dayparts: daypartSet("region", { south: [], north: [["low", 0, 24, ["holiday"]]] }, "mid") })).toEqual([
      "holidays-missing: dayparts `tou` ask for a `holiday`, and the file declares no holidays",
    ]);
  });
});

const customers = {
  account: b.named(b.choiceField("class", ["home", "farm", "plant"]), b.quantityField("contracted", "0", "500", 1), b.dateField("built")),
};
const kW = (text: string): ReturnType<typeof b.num> => b.num(text);

describe("tariffs fit every account once", () => {
  it("accepts a partition by class and by an edge that one side holds", () => {
    const home = b.tariff("home", [], b.fits(b.oneOf(b.chosen("class"), ["home", "farm"])));
    const small = b.tariff("small", [], b.fits(b.and(b.has("class", "plant"), b.is(b.account("contracted"), "<", kW("30")))));
    const large = b.tariff("large", [], b.fits(b.and(b.has("class", "plant"), b.is(b.account("contracted"), ">=", kW("30")))));
    expect(reports({ ...customers, tariffs: b.named(home, small, large) })).toEqual([]);
  });

  it("tells 30 from the next decimal above it", () => {
    const small = b.tariff("small", [], b.fits(b.is(b.account("contracted"), "<", kW("30"))));
    const large = b.tariff("large", [], b.fits(b.is(b.account("contracted"), ">", kW("30"))));
    expect(reports({ ...customers, tariffs: b.named(small, large) })).toEqual(["tariffs-gap: no tariff fits an account with contracted 30 kW on 2024-01-01"]);
    const next = b.tariff("next", [], b.fits(b.is(b.account("contracted"), ">=", kW("30.1"))));
    const upTo = b.tariff("up_to", [], b.fits(b.is(b.account("contracted"), "<=", kW("30.05"))));
    expect(reports({ ...customers, tariffs: b.named(upTo, next) })).toEqual([]);
  });

  it("names the customer and the day that two tariffs fit", () => {
    const valid = { from: 20_000, to: b.HORIZON.to };
    const home = b.tariff("home", [], b.fits(b.oneOf(b.chosen("class"), ["home", "farm", "plant"])));
    const farm = b.tariff("farm", [], b.fits(b.has("class", "farm"), { valid }));
    expect(reports({ ...customers, tariffs: b.named(home, farm) })).toEqual([
      "tariffs-overlap: tariffs `home` (2024-01-01 .. 2026-01-01) and `farm` (2024-10-04 .. 2026-01-01) both fit an account with class `farm` on 2024-10-04",
    ]);
  });

  it("takes the amending tariff's accounts out, and finds the days on which nothing fits", () => {
    const farm = b.has("class", "farm");
    const general = b.tariff("general", [], b.fits(b.everyone(), { except: [farm] }));
    const farms = b.tariff("farms", [], { ...b.fits(farm), amends: "general" });
    expect(reports({ ...customers, tariffs: b.named(general, farms) })).toEqual([]);
    const ended = b.tariff("farms", [], b.fits(farm, { valid: { from: b.HORIZON.from, to: 20_089 } }));
    expect(reports({ ...customers, tariffs: b.named(general, ended) })).toEqual(["tariffs-gap: no tariff fits an account with class `farm` on 2025-01-01"]);
  });

  it("splits dates", () => {
    const old = b.tariff("old", [], b.fits(b.is(b.dated("built"), "<", b.date(20_000))));
    const young = b.tariff("young", [], b.fits(b.is(b.dated("built"), ">", b.date(20_000))));
    expect(reports({ ...customers, tariffs: b.named(old, young) })).toEqual(["tariffs-gap: no tariff fits an account with built 2024-10-04 on 2024-01-01"]);
  });

  it("says that it is not decided where two fields are compared", () => {
    const account = b.named(b.quantityField("contracted", "0", "500", 1), b.quantityField("installed", "0", "500", 1));
    const more = b.is(b.account("contracted"), ">", b.account("installed"));
    const found = reports({ account, tariffs: b.named(b.tariff("more", [], b.fits(more)), b.tariff("rest", [], b.fits(b.no(more)))) });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^not-decided: .* it hangs on account.contracted against account.installed$/);
  });

  it("gives up by name where there are too many cases", () => {
    const fields = Array.from({ length: 16 }, (_, at) => b.quantityField(`f${at}`, "0", "500", 1));
    // The parity of sixteen conditions, each let built on the one before: no field can be left out.
    const truth = { kind: "truth" } as const;
    const above = (name: string): Expression => b.is(b.account(name), ">", kW("30"));
    const parities = fields.map((field, at) => {
      const earlier = (): Expression => (at === 0 ? b.no(b.everyone()) : b.letOf(`p${at - 1}`, truth));
      const value = b.or(b.and(earlier(), b.no(above(field.name))), b.and(b.no(earlier()), above(field.name)));
      return { name: `p${at}`, labels: {}, cites: [], marks: [], value, span: b.spanAt() };
    });
    const odd = (): Expression => b.letOf("p15", truth);
    const lets = b.named(...parities);
    const tariffs = b.named(b.tariff("odd", [], { lets, ...b.fits(odd()) }), b.tariff("even", [], { lets, ...b.fits(b.no(odd())) }));
    const found = reports({ account: b.named(...fields), tariffs });
    expect(found.filter((text) => text.startsWith("not-decided"))).toHaveLength(1);
  });
});

function exceptions(...list: readonly ReturnType<typeof b.exception>[]): Partial<Program> {
  const line = b.line("fee", b.days(), { exceptions: list });
  const account = b.named(b.choiceField("rural", ["yes", "no"]), b.choiceField("region", ["south", "north"]), b.quantityField("contracted", "0", "500", 1));
  return {
    account,
    seasons: b.named(heat()),
    usage: b.named(b.measured("active", "0", "900", 0, { summable: true })),
    tariffs: b.named(b.tariff("t", [line])),
  };
}

describe("exceptions", () => {
  const half = (): ReturnType<typeof b.num> => b.times(b.num("0.5"), b.base());

  it("conflict where both hold for one customer", () => {
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    const small = b.exception("small", b.is(b.account("contracted"), "<=", kW("30")), half());
    expect(reports(exceptions(rural, small))).toEqual([
      "exceptions-conflict: exceptions `rural` and `small` to `fee` both hold for a bill with rural `yes`, contracted 0 kW, and neither is over the other",
    ]);
    expect(reports(exceptions(rural, { ...small, over: ["rural"] }))).toEqual([]);
  });

  it("do not conflict where a third is over them wherever they meet", () => {
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    const small = b.exception("small", b.is(b.account("contracted"), "<=", kW("30")), half());
    const both = b.exception("both", b.and(b.has("rural", "yes"), b.is(b.account("contracted"), "<=", kW("30"))), half(), ["rural", "small"]);
    expect(reports(exceptions(rural, small, both))).toEqual([]);
  });

  it("do not conflict in a season that the customer's region does not have", () => {
    const hot = b.exception("hot", b.is(b.season("heat"), "=", b.choice("hot", "seasons.heat")), half());
    const north = b.exception("north", b.has("region", "north"), half());
    const south = b.exception("south", b.has("region", "south"), half());
    expect(reports(exceptions(hot, north))).toEqual([]);
    expect(reports(exceptions(hot, south))).toEqual([
      "exceptions-conflict: exceptions `hot` and `south` to `fee` both hold for a bill with heat `hot`, region `south` on 2024-04-01, and neither is over the other",
    ]);
  });

  it("compare usage freely, and leave what a bill works out undecided", () => {
    const much = b.exception("much", b.is(b.usage("active"), ">", b.num("500")), half());
    const little = b.exception("little", b.is(b.usage("active"), "<", b.num("500.5")), half());
    expect(reports(exceptions(much, little))).toEqual([
      "exceptions-conflict: exceptions `much` and `little` to `fee` both hold for a bill with usage.active 500.25 kWh, and neither is over the other",
    ]);
    const above = b.exception("above", b.is(b.plus(b.usage("active"), b.days()), ">", b.account("contracted")), half());
    const below = b.exception("below", b.is(b.account("contracted"), ">=", b.plus(b.usage("active"), b.days())), half());
    expect(reports(exceptions(above, below))).toEqual([]);
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    expect(reports(exceptions(above, rural))).toEqual([
      "exceptions-not-decided: whether exceptions `above` and `rural` to `fee` can hold together is not decided: their conditions hang on values that a bill works out",
    ]);
  });

  it("are excused by the mark of the later one, and by no other", () => {
    const above = b.exception("above", b.is(b.plus(b.usage("active"), b.days()), ">", b.account("contracted")), half());
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    const marked = { testedNotProved: true };
    expect(reports(exceptions(above, { ...rural, ...marked }))).toEqual([]);
    expect(reports(exceptions({ ...above, ...marked }, rural)).map((text) => text.split(":")[0])).toEqual(["exceptions-not-decided", "mark-not-needed"]);
  });

  it("that conflict, or are proved not to, are not excused by a mark", () => {
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    const small = { ...b.exception("small", b.is(b.account("contracted"), "<=", kW("30")), half()), testedNotProved: true };
    expect(reports(exceptions(rural, small)).map((text) => text.split(":")[0])).toEqual(["exceptions-conflict"]);
    const idle = ["mark-not-needed: exception `small` to `fee` is marked `tested, not proved`, but that it conflicts with no exception before it is proved"];
    expect(reports(exceptions(small))).toEqual(idle);
    expect(reports(exceptions(rural, { ...small, over: ["rural"] }))).toEqual(idle);
  });

  it("keep a mark that one of the tariffs sharing them needs", () => {
    const above = b.exception("above", b.is(b.plus(b.usage("active"), b.days()), ">", b.account("contracted")), half());
    const rural = { ...b.exception("rural", b.has("rural", "yes"), half()), testedNotProved: true };
    const line = b.line("fee", b.days(), { exceptions: [above, rural] });
    const { tariffs: _, ...customers } = exceptions(above);
    const village = b.tariff("village", [line], b.fits(b.has("rural", "yes")));
    const town = b.tariff("town", [line], b.fits(b.no(b.has("rural", "yes"))));
    expect(reports({ ...customers, tariffs: b.named(village, town) })).toEqual([]);
  });

  it("that never apply are said", () => {
    const never = b.exception("never", b.is(b.account("contracted"), ">", kW("500")), half());
    const rural = b.exception("rural", b.has("rural", "yes"), half());
    const beaten = b.exception("beaten", b.and(b.has("rural", "yes"), b.has("region", "north")), half());
    expect(reports(exceptions(never))).toEqual([
      "exception-never-applies: exception `never` to `fee` never applies to an account of `t`: its condition never holds",
    ]);
    expect(reports(exceptions({ ...rural, over: ["beaten"] }, beaten))).toEqual([
      "exception-never-applies: exception `beaten` to `fee` never applies to an account of `t`: wherever it holds, one that is over it holds too",
    ]);
  });
});

describe("conditions that decide nothing", () => {
  const branch = (condition: ReturnType<typeof b.is>): ReturnType<typeof b.line> => b.line("fee", b.when(condition, b.days(), b.num("0")));

  it("are those that the declared range or the tariff's own `for` settles", () => {
    const home = b.tariff("home", [branch(b.has("class", "plant"))], b.fits(b.has("class", "home")));
    const rest = b.tariff("rest", [branch(b.is(b.account("contracted"), ">=", kW("0")))], b.fits(b.no(b.has("class", "home"))));
    expect(reports({ ...customers, tariffs: b.named(home, rest) })).toEqual([
      "condition-constant: this condition never holds for the accounts of `home`, given the declared values and ranges",
      "condition-constant: this condition always holds for the accounts of `rest`, given the declared values and ranges",
    ]);
  });

  it("are not the `for` of a tariff whose amendments take all its accounts, but are that of one which nobody could fit", () => {
    const [home, farm] = [b.has("class", "home"), b.has("class", "farm")];
    const pattern = b.tariff("pattern", [], b.fits(b.or(home, farm), { except: [home, farm] }));
    const taking = [b.tariff("home", [], b.fits(home)), b.tariff("farm", [], b.fits(farm)), b.tariff("plant", [], b.fits(b.has("class", "plant")))];
    expect(reports({ ...customers, tariffs: b.named(pattern, ...taking) })).toEqual([]);
    const nobody = b.tariff("nobody", [], b.fits(b.and(home, farm), { except: [home] }));
    expect(reports({ ...customers, tariffs: b.named(nobody, ...taking) })).toEqual([
      "condition-constant: this condition never holds for the accounts of `nobody`, given the declared values and ranges",
    ]);
  });

  it("are not those that another tariff with the same text can meet", () => {
    const shared = branch(b.has("class", "farm"));
    const home = b.tariff("home", [shared], b.fits(b.has("class", "home")));
    const rest = b.tariff("rest", [shared], b.fits(b.no(b.has("class", "home"))));
    expect(reports({ ...customers, tariffs: b.named(home, rest) })).toEqual([]);
  });
});

describe("rows", () => {
  const table = (rows: Parameters<typeof b.blocks>[0], more = {}): Program["rates"] =>
    b.named(b.rateWith("price", [[b.HORIZON.from, b.HORIZON.to, b.blocks(rows)]], { axis: b.unit("kWh"), ...more }));
  const usage = b.named(b.measured("active", "0", "500", 0, { summable: true }));

  it("are dead from the top of the declared range on", () => {
    const tariffs = b.named(b.tariff("t", [b.line("energy", b.through(b.usage("active"), "price"))]));
    expect(
      reports({
        usage,
        tariffs,
        rates: table([
          ["100", "1"],
          ["500", "2"],
          [undefined, "3"],
        ]),
      }),
    ).toEqual(["row-dead: no quantity reaches this row of `price`: it is over 500 kWh, and what runs through the rate is at most 500 kWh"]);
    expect(
      reports({
        usage,
        tariffs,
        rates: table([
          ["100", "1"],
          ["499", "2"],
          [undefined, "3"],
        ]),
      }),
    ).toEqual([]);
    const widths = { scales: [{ kind: "days", count: 30 }], round: undefined };
    expect(
      reports({
        usage,
        tariffs,
        rates: table(
          [
            ["100", "1"],
            ["500", "2"],
            [undefined, "3"],
          ],
          { widths },
        ),
      }),
    ).toEqual([]);
    // Of one day: 15,000 x 1/30 = 500.
    expect(
      reports({
        usage,
        tariffs,
        rates: table(
          [
            ["100", "1"],
            ["15000", "2"],
            [undefined, "3"],
          ],
          { widths },
        ),
      }),
    ).toEqual([
      "row-dead: no quantity reaches this row of `price`: it is over 500 kWh even where its widths are least, and what runs through the rate is at most 500 kWh",
    ]);
  });
});

describe("what is paid and carried", () => {
  const thirds = b.over(b.days(), b.num("3"));
  const mills = b.line("mills", b.days(), { round: b.to("0.001") });
  const dropping = (step: string): Partial<Tariff> => {
    const { payable } = b.tariff("t", []);
    return { payable: { ...payable, round: b.to(step), remainder: { word: "drop", labels: {} } } };
  };
  const inFull = (): Partial<Tariff> => {
    const { payable } = b.tariff("t", []);
    return { payable: { ...payable, round: undefined, remainder: undefined } };
  };
  const priced = (...tariffs: readonly Tariff[]): Partial<Program> => ({ currency: "USD", currencyDecimals: 2, ...customers, tariffs: b.named(...tariffs) });

  it("is refused where a line leaves thirds, and names the line", () => {
    const fee = b.line("fee", thirds, { round: undefined, print: b.to("1") });
    expect(reports({ tariffs: b.named(b.tariff("t", [fee])) })).toEqual([
      "carry-not-rounded: the remainder that `payable` leaves may be finer than 0.01 IRR: line `fee` leaves parts of 1/3",
    ]);
    expect(reports({ tariffs: b.named(b.tariff("t", [fee], dropping("1000"))) })).toEqual([
      "carry-not-rounded: the remainder that `payable` leaves may have no finite decimal form: line `fee` leaves parts of 1/3",
    ]);
  });

  it("is a whole number of the smallest amount; memo lines and rounded groups may leave what they like", () => {
    const quarter = b.line("quarter", b.over(b.days(), b.num("4")), { round: undefined, print: b.to("1") });
    const memo = b.line("memo", thirds, { memo: true, round: undefined, print: b.to("1") });
    const inner = b.line("inner", thirds, { round: undefined, print: b.to("1"), group: "all" });
    const group = {
      kind: "group",
      name: "all",
      tags: [],
      labels: {},
      cites: [],
      marks: [],
      lines: [inner],
      round: b.to("1"),
      print: undefined,
      span: b.spanAt(),
    } as const;
    expect(reports({ tariffs: b.named(b.tariff("t", [quarter, memo, group])) })).toEqual([]);
    expect(reports({ currencyDecimals: 1, tariffs: b.named(b.tariff("t", [quarter, memo, group])) })).toEqual([
      "carry-not-rounded: the remainder that `payable` leaves may be finer than 0.1 IRR: line `quarter` leaves parts of 1/4",
    ]);
  });

  it("lets lines be finer where `payable` is rounded and the rest is dropped, and there alone", () => {
    expect(reports(priced(b.tariff("t", [mills], dropping("0.01"))))).toEqual([]);
    expect(reports(priced(b.tariff("t", [mills])))).toEqual([
      "carry-not-rounded: the remainder that `payable` leaves may be finer than 0.01 USD: line `mills` leaves parts of 1/1000",
    ]);
    expect(reports(priced(b.tariff("t", [mills], inFull())))).toEqual([
      "payable-not-rounded: what is payable may be finer than 0.01 USD: line `mills` leaves parts of 1/1000",
    ]);
  });

  it("is not rounded to less than the smallest amount, and may be to any number of them", () => {
    expect(reports(priced(b.tariff("t", [mills], dropping("0.05"))))).toEqual([]);
    expect(reports(priced(b.tariff("t", [mills], dropping("0.005"))))).toEqual([
      "payable-step-too-fine: `payable` of tariff `t` is rounded to 0.005 USD, and no amount in USD is finer than 0.01 USD",
    ]);
  });

  it("is proved tariff by tariff: what another tariff's bills leave for a true-up is not counted", () => {
    const fine = b.tariff("fine", [mills], { ...dropping("0.01"), ...b.fits(b.has("class", "home")) });
    const plain = b.tariff("plain", [b.line("fee", b.days())], { ...inFull(), ...b.fits(b.no(b.has("class", "home"))) });
    expect(reports(priced(fine, plain))).toEqual([]);
    expect(reports(priced({ ...fine, ...inFull() }, plain)).map((text) => text.split(":")[0])).toEqual(["payable-not-rounded"]);
  });

  it("is refused by days of the bill as well: a level fee that is cut", () => {
    const rates = b.named(
      b.rateWith("fee", [
        [b.HORIZON.from, 20_000, b.cell("10")],
        [20_000, b.HORIZON.to, b.cell("20")],
      ]),
    );
    const fee = b.line("fee", b.rate("fee"), { work: "each segment", cuts: [{ kind: "rate", name: "fee", uses: [[]] }], round: undefined, print: b.to("1") });
    const payable = { labels: {}, cites: [], value: b.billTotal(), round: undefined, remainder: undefined, span: b.spanAt() };
    expect(reports({ rates, tariffs: b.named(b.tariff("t", [fee], { payable })) })).toEqual([
      "payable-not-rounded: what is payable may be finer than 0.01 IRR: line `fee` leaves parts of 1/(days of the bill)",
    ]);
  });
});
