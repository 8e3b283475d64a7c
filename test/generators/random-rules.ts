// Whole rule files at random, right by construction: rates of all kinds with their versions, and a tariff that uses each of them.
import fc from "fast-check";
import type { Almanac, CalendarName } from "./days.ts";
import { ALMANACS } from "./days.ts";
import type { Content, Course } from "./parts.ts";
import { anyCourse, anyCrossing, anyEdges, anyEnding, anyHeat, anyMode, anyPercent, anyPrice, anySignedPrice, anyWidths, STEPS, versionsOf } from "./parts.ts";
import { asksHeat, fieldsAsked } from "./plain-bill.ts";
import { columnCount } from "./rule-text.ts";
import type {
  Crossing,
  Ending,
  ExceptionRules,
  Formula,
  GroupRules,
  KeyName,
  LineRules,
  RateRules,
  RateUnit,
  Registers,
  Rules,
  Scope,
  Widths,
} from "./rules.ts";
import { splits, varies } from "./rules.ts";

const CURRENCIES = Object.keys(STEPS);
const KINDS = ["through", "through", "through", "times", "times", "fee", "fee", "band", "hot share", "demand"] as const;

interface Frame {
  readonly calendar: CalendarName;
  readonly currency: string;
  readonly classes: readonly string[];
  readonly dayparts: readonly string[] | undefined;
  readonly crossing: Crossing;
}

export const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    calendar: fc.constantFrom<CalendarName>("gregorian", "persian"),
    currency: fc.constantFrom(...CURRENCIES),
    classes: fc.constantFrom(["home", "shop"], ["home", "shop", "farm"]),
    dayparts: fc.constantFrom(undefined, undefined, ["mid", "peak"], ["mid", "peak", "low"]),
    crossing: anyCrossing,
  })
  .chain(rulesIn);

function rulesIn(frame: Frame): fc.Arbitrary<Rules> {
  const almanac = ALMANACS[frame.calendar];
  const steps = STEPS[frame.currency] ?? ["1"];
  return fc
    .record({
      places: fc.nat(3),
      heat: anyHeat(almanac),
      lines: fc.array(anyBaseLine(frame, almanac), { minLength: 1, maxLength: 4 }),
      percents: fc.array(anyPercentLine(frame, almanac), { maxLength: 2 }),
      partly: fc.option(anyPercentLine(frame, almanac), { nil: undefined }),
      least: fc.option(anyLeastLine(frame, almanac), { nil: undefined, freq: 2 }),
      threshold: fc.option(anyThreshold(frame), { nil: undefined, freq: 2 }),
      grouped: fc.constantFrom(0, 0, 1, 2),
      group: anyEnding(frame.currency),
      turn: fc.nat(6),
      payable: fc.record({
        mode: anyMode,
        step: fc.constantFrom(...steps, "1000", "25", "0.05"),
        remainder: fc.constantFrom("carry", "carry", "drop"),
      }),
    })
    .map((raw) => assembled(frame, raw));
}

interface Drafted {
  readonly rate: RateRules;
  readonly formula: Formula;
  readonly line: {
    readonly ending: Ending;
    readonly memo: boolean;
    readonly tagged: boolean;
    readonly scope: number;
    readonly exceptions: readonly ExceptionRules[];
  };
}

interface Raw {
  readonly places: number;
  readonly heat: Rules["heat"];
  readonly lines: readonly Drafted[];
  readonly percents: readonly Drafted[];
  readonly partly: Drafted | undefined;
  readonly least: Drafted | undefined;
  readonly threshold: { readonly formula: Formula; readonly ending: Ending } | undefined;
  readonly grouped: number;
  readonly group: Ending;
  readonly turn: number;
  readonly payable: Rules["payable"];
}

function assembled(frame: Frame, raw: Raw): Rules {
  const base = raw.lines.map((drafted, at) => lineOf(frame, { ...drafted, rate: named(drafted.rate, `r${at}`) }, `line_${at}`, baseTags(drafted, at), at > 0));
  const inside = base.slice(base.length - raw.grouped).filter((_, at) => base.length - raw.grouped + at > 0);
  const outside = base.slice(0, base.length - inside.length).map(({ line, rate }) => ({ line: loose(line), rate }));
  const percents = raw.percents.map((drafted, at) =>
    lineOf(
      frame,
      uncut({ ...drafted, rate: named(drafted.rate, `p${at}`), formula: percentOf(`p${at}`, at === 0 ? "base" : "more") }),
      `levy_${at}`,
      at === 0 ? ["more"] : [],
      false,
    ),
  );
  const read = outside.find(({ line }) => line.formula.kind === "times" && line.memo && line.ending.word === "print" && line.exceptions.length === 0);
  const partly =
    raw.partly === undefined || read === undefined
      ? []
      : [
          lineOf(
            frame,
            {
              ...raw.partly,
              rate: named(raw.partly.rate, "q"),
              formula: { kind: "percent", rate: "q", of: { line: read.line.name } },
              line: { ...raw.partly.line, exceptions: [] },
            },
            "levy_part",
            [],
            false,
          ),
        ];
  const leastLine = raw.least === undefined ? [] : [lineOf(frame, uncut({ ...raw.least, rate: named(raw.least.rate, "least") }), "minimum", ["late"], false)];
  const threshold: readonly LineRules[] =
    raw.threshold === undefined
      ? []
      : [
          {
            kind: "line",
            name: "threshold",
            memo: false,
            tags: ["base"],
            formula: raw.threshold.formula,
            scope: "over bill",
            ending: rounds(raw.threshold.ending),
            exceptions: [],
          },
        ];
  const group: readonly GroupRules[] =
    inside.length === 0 ? [] : [{ kind: "group", name: "services", tags: ["base"], ending: rounds(raw.group), lines: inside.map(({ line }) => line) }];
  const all = [...outside, ...percents, ...partly, ...leastLine];
  const items = [...outside.map(({ line }) => line), ...group, ...threshold, ...[...percents, ...partly, ...leastLine].map(({ line }) => line)];
  const turn = raw.turn % items.length;
  return {
    ...frame,
    places: raw.places,
    heat: raw.heat,
    rates: [...all, ...inside].map(({ rate }) => rate),
    items: [...items.slice(turn), ...items.slice(0, turn)],
    payable: raw.payable,
  };
}

function baseTags({ line }: Drafted, at: number): readonly string[] {
  return at === 0 || line.tagged ? ["base"] : [];
}

function named(rate: RateRules, name: string): RateRules {
  return { ...rate, name };
}

function percentOf(rate: string, tag: string): Formula {
  return { kind: "percent", rate, of: { tag } };
}

function rounds(ending: Ending): Ending {
  return { ...ending, word: "round" };
}

/** Outside a group only `memo` lines may stay unrounded: the remainder must be a decimal. */
function loose(line: LineRules): LineRules {
  return line.memo || line.ending.word === "round" ? line : { ...line, ending: rounds(line.ending) };
}

/** A line that reads others' final amounts: worked out once, by a rate that does not split. */
function uncut(drafted: Drafted): Drafted {
  const { rate } = drafted;
  const whole = rate.crossing !== undefined && !splits(rate.crossing) ? rate.crossing : "whole at end";
  return { ...drafted, rate: { ...rate, crossing: whole }, line: { ...drafted.line, ending: rounds(drafted.line.ending) } };
}

function lineOf(
  frame: Frame,
  { rate, formula, line }: Drafted,
  name: string,
  tags: readonly string[],
  mayBeMemo: boolean,
): { readonly line: LineRules; readonly rate: RateRules } {
  const own = "rate" in formula ? { ...formula, rate: rate.name } : formula;
  const reads = own.kind === "percent" || own.kind === "least";
  const exceptions = line.exceptions.map((exception) => ({
    ...exception,
    name: `${exception.name}_${name}`,
    over: exception.over.map((other) => `${other}_${name}`),
  }));
  const made: LineRules = {
    kind: "line",
    name,
    memo: mayBeMemo && line.memo,
    tags,
    formula: own,
    scope: undefined,
    ending: reads ? rounds(line.ending) : line.ending,
    exceptions,
  };
  return { rate, line: { ...made, scope: scopeOf(frame, made, rate, line.scope) } };
}

function scopeOf(frame: Frame, line: LineRules, rate: RateRules, choice: number): Scope {
  const scopes = scopesOf(frame, line, rate);
  return scopes[choice % scopes.length];
}

/** The words that the language allows for the line. */
function scopesOf(frame: Frame, line: LineRules, rate: RateRules): readonly Scope[] {
  const { formula } = line;
  if (formula.kind === "least" || (formula.kind === "percent" && "tag" in formula.of)) return ["over bill"];
  const isSplit = (splits(rate.crossing ?? frame.crossing) && varies(rate)) || asksHeat(line, rate);
  const segments: readonly Scope[] = line.ending.word === "round" ? ["each segment, over bill", "each segment"] : ["each segment"];
  if (isSplit) return segments;
  return fieldsAsked(line, rate).length > 0 ? [...segments, "over bill"] : [undefined, "over bill"];
}

function anyBaseLine(frame: Frame, almanac: Almanac): fc.Arbitrary<Drafted> {
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      keys: anyKeys,
      line: anyLine(frame),
      registers: anyRegisters,
      whole: fc.constantFrom(false, false, false, true),
      days: fc.constantFrom(1, 30, 30, 7),
      month: fc.nat(2),
      percent: anyPercent,
      course: anyCourse,
      widths: anyWidths,
      crossing: anyOwnCrossing(),
      contents: anyContents(anySignedPrice),
    })
    .map((raw) => {
      const { kind } = raw;
      const mayTou = kind === "through" || kind === "times" || kind === "hot share";
      const keys = raw.keys.filter((key) => key !== "tou" || (mayTou && frame.dayparts !== undefined)).filter((key) => key !== "heat" || kind !== "band");
      const hasBlocks = kind === "through" || kind === "band";
      const unit = unitOf(kind, raw.month, raw.days);
      const rate = rateOf(frame, almanac, {
        keys,
        unit,
        widths: hasBlocks ? raw.widths : undefined,
        course: raw.course,
        crossing: raw.crossing,
        contents: raw.contents,
      });
      return { rate, formula: formulaOf(raw, keys), line: raw.line };
    });
}

function unitOf(kind: (typeof KINDS)[number], month: number, days: number): RateUnit {
  switch (kind) {
    case "through":
    case "times":
    case "hot share":
      return { kind: "energy" };
    case "fee":
      return month === 0 ? { kind: "month" } : month === 1 ? { kind: "bill" } : { kind: "days", days };
    case "band":
      return { kind: "bill" };
    case "demand":
      return { kind: "demand", days };
  }
}

function formulaOf(
  raw: { readonly kind: (typeof KINDS)[number]; readonly registers: Registers; readonly whole: boolean; readonly percent: string },
  keys: readonly KeyName[],
): Formula {
  switch (raw.kind) {
    case "through": {
      const registers: Registers = keys.includes("tou") && raw.registers.kind === "total" ? { kind: "each alone" } : raw.registers;
      return { kind: "through", rate: "", whole: raw.whole && registers.kind !== "pro rata", registers };
    }
    case "hot share":
    case "demand":
      return { kind: raw.kind, rate: "", percent: raw.percent };
    case "times":
    case "fee":
    case "band":
      return { kind: raw.kind, rate: "" };
  }
}

function anyPercentLine(frame: Frame, almanac: Almanac): fc.Arbitrary<Drafted> {
  return fc.record({ line: anyLine(frame), course: anyCourse, crossing: anyOwnCrossing(), contents: anyContents(anyPercent) }).map((raw) => ({
    rate: rateOf(frame, almanac, { ...raw, keys: [], unit: { kind: "percent" }, widths: undefined }),
    formula: percentOf("", "base"),
    line: raw.line,
  }));
}

function anyLeastLine(frame: Frame, almanac: Almanac): fc.Arbitrary<Drafted> {
  return fc
    .record({ line: anyLine(frame), days: fc.constantFrom(1, 30), course: anyCourse, crossing: anyOwnCrossing(), contents: anyContents(anyPrice) })
    .map((raw) => ({
      rate: rateOf(frame, almanac, { ...raw, keys: [], unit: { kind: "days", days: raw.days }, widths: undefined }),
      formula: { kind: "least", rate: "", tag: "base" },
      line: raw.line,
    }));
}

/** No usage is below nothing: a sign that would decide that alone is no rule. */
function anyThreshold(frame: Frame): fc.Arbitrary<NonNullable<Raw["threshold"]>> {
  return fc
    .record({
      sign: fc.constantFrom("<", "<=", ">", ">="),
      quantity: fc.constantFrom("0", "100", "250.5"),
      amount: anyPrice,
      ending: anyEnding(frame.currency),
    })
    .filter(({ sign, quantity }) => quantity !== "0" || sign === "<=" || sign === ">")
    .map(({ ending, ...formula }) => ({ ending, formula: { kind: "threshold", ...formula } }));
}

const anyKeys: fc.Arbitrary<readonly KeyName[]> = fc.constantFrom<readonly KeyName[]>(
  [],
  [],
  ["class"],
  ["heat"],
  ["tou"],
  ["class", "rural"],
  ["heat", "tou"],
  ["tou", "class"],
);

const anyRegisters: fc.Arbitrary<Registers> = fc.oneof(
  fc.constant<Registers>({ kind: "total" }),
  fc.constant<Registers>({ kind: "each alone" }),
  fc.record({ kind: fc.constant("pro rata" as const), places: fc.nat(3), mode: anyMode }),
);

/** How a rate crosses, said of the rate itself. */
function anyOwnCrossing(): fc.Arbitrary<Crossing | undefined> {
  return fc.option(anyCrossing, { nil: undefined, freq: 2 });
}

function anyLine(frame: Frame): fc.Arbitrary<Drafted["line"]> {
  return fc.record({
    ending: anyEnding(frame.currency),
    memo: fc.constantFrom(false, false, true),
    tagged: fc.boolean(),
    scope: fc.nat(5),
    exceptions: fc
      .tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.option(anyPercent, { nil: undefined }), fc.option(anyPercent, { nil: undefined }))
      .map(([count, first, second]) => exceptionsOf(frame, first, second).slice(0, count)),
  });
}

function exceptionsOf({ classes }: Frame, first: string | undefined, second: string | undefined): readonly ExceptionRules[] {
  return [
    { name: "rural", over: [], field: "rural", value: "yes", percent: first },
    { name: "special", over: ["rural"], field: "class", value: classes[1] ?? "shop", percent: second },
  ];
}

interface RawContents {
  readonly edges: readonly (readonly string[])[];
  readonly figures: readonly string[];
}

function anyContents(figure: fc.Arbitrary<string>): fc.Arbitrary<RawContents> {
  return fc.record({ edges: fc.array(anyEdges(6), { minLength: 1, maxLength: 3 }), figures: fc.array(figure, { minLength: 3, maxLength: 13 }) });
}

interface RawRate {
  readonly keys: readonly KeyName[];
  readonly unit: RateUnit;
  readonly widths: Widths | undefined;
  readonly course: Course;
  readonly crossing: Crossing | undefined;
  readonly contents: RawContents;
}

function rateOf(frame: Frame, almanac: Almanac, { keys, unit, widths, course, crossing, contents }: RawRate): RateRules {
  const columns = columnCount(frame, keys);
  const made = Array.from({ length: 5 }, (_, version): Content => {
    const edges = widths === undefined ? [] : (contents.edges[version % contents.edges.length] ?? []);
    const figure = (row: number, column: number): string => contents.figures[(version * 7 + row * 3 + column * 5) % contents.figures.length] ?? "1";
    return { edges, cells: Array.from({ length: edges.length + 1 }, (_row, row) => Array.from({ length: columns }, (_column, column) => figure(row, column))) };
  });
  const rate: RateRules = { name: "", unit, keys, crossing, widths, versions: versionsOf(almanac, course, made) };
  return rate;
}
