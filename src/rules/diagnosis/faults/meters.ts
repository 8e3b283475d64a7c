// Faults about the meter: its multiplier, its exchange, and whose meter it is.
import type { ReadingPart } from "../../../engine/request/reading-schema.ts";
import { divide, equals, fractionText, multiply, ONE } from "../../../values/exact.ts";
import { figureOf } from "../digits.ts";
import type { Bench, Fault, Scene, Variant } from "../fault.ts";
import { otherBill } from "../other-bills.ts";
import { usageOf, withUsage, withWholeUsage } from "../quantities.ts";
import type { Register } from "../registers.ts";
import { groupedBy, isSameRegister, registersOf, registerVariant, rowOfRegister, withRegister } from "../registers.ts";
import { touchedByUsage, unionOf } from "../touches.ts";

/** Ratios of instrument transformers as they are sold, and products of two; 1 where none was counted. */
export const MULTIPLIERS: readonly string[] = [
  "1",
  "10",
  "20",
  "30",
  "40",
  "50",
  "60",
  "80",
  "100",
  "120",
  "150",
  "160",
  "200",
  "240",
  "250",
  "300",
  "400",
  "500",
  "600",
];
export const LARGE_MULTIPLIERS: readonly string[] = ["800", "1000", "1200", "1500", "1600", "2000", "3000", "4000", "6000", "8000", "10000", "12000"];

/** One meter has one multiplier for all its registers: of one field, of one metering point, of all; after an exchange, of one of the two meters. */
export const MULTIPLIER: Fault = {
  id: "F04",
  name: "wrong multiplier",
  family: "billing error",
  stage: 2,
  slot: "multiplier",
  evidence: "nameplate",
  variants: (bench) => [...multiplierSets(bench).flatMap((set) => standardMultipliers(set).map((text) => multiplierVariant(set, text))), ...ratios(bench)],
};

interface RegisterSet {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly registers: readonly Register[];
}

function multiplierSets(bench: Bench): readonly RegisterSet[] {
  const registers = registersOf(bench);
  const fields = [...groupedBy(registers, ({ register }) => register)].map(([name, own]) => ({ name, values: { register: name }, registers: own }));
  const points = [...groupedBy(registers, (reading) => reading.point ?? "")].map(([point, own]) => ({
    name: `point ${point}`,
    values: { point },
    registers: own,
  }));
  const exchanged = registers
    .filter(({ reading, rows, goesOn }) => rows > 1 && reading.interim !== true && !goesOn)
    .map((register) => ({ name: `${register.name} alone`, values: register.values, registers: [register] }));
  const sets = [...fields, { name: "all registers", values: {}, registers }, ...points, ...exchanged].filter((set) => set.registers.length > 0);
  return sets.filter((set, at) => sets.findIndex((other) => haveTheSame(other.registers, set.registers)) === at);
}

function haveTheSame(a: readonly Register[], b: readonly Register[]): boolean {
  return a.length === b.length && a.every(({ reading }) => b.some((other) => other.reading === reading));
}

/** A meter on transformers is not billed by the multiplier of one many times its size: large ones are tried where the right one is large. */
function standardMultipliers({ registers }: RegisterSet): readonly string[] {
  const isLarge = registers.some(({ reading }) => !MULTIPLIERS.some((text) => equals(figureOf(text), reading.multiplier ?? ONE)));
  return isLarge || registers.some(({ reading }) => equals(reading.multiplier ?? ONE, figureOf("600"))) ? [...MULTIPLIERS, ...LARGE_MULTIPLIERS] : MULTIPLIERS;
}

function multiplierVariant({ name, values, registers }: RegisterSet, text: string): Variant {
  const multiplier = figureOf(text);
  return {
    key: `F04 ${name} ${text}`,
    values: { ...values, multiplier: text },
    touches: unionOf(registers.map(({ touches }) => touches)),
    apply: (scene) => {
      const isOther = registers.some((register) => !equals(rowOfRegister(scene, register)?.multiplier ?? ONE, multiplier));
      return isOther
        ? registers.reduce<Scene | undefined>((changed, register) => changed && withRegister(changed, register, () => ({ multiplier })), scene)
        : undefined;
    },
  };
}

/** Usage that is given without readings: the multiplier is not known, but the quantity is off by the ratio of two. */
function ratios(bench: Bench): readonly Variant[] {
  return Object.keys(bench.scene.parts.usage ?? {}).flatMap((field) =>
    MULTIPLIERS.slice(1).flatMap((text) =>
      (["times", "part"] as const).map((way): Variant => {
        const ratio = way === "times" ? figureOf(text) : (divide(ONE, figureOf(text)) ?? ONE);
        return {
          key: `F04 ${field} ${way} ${text}`,
          values: { register: field, ratio: fractionText(ratio) },
          touches: touchedByUsage(bench, field),
          apply: (scene) => withUsage(scene, field, ({ quantity }) => multiply(quantity, ratio)),
        };
      }),
    ),
  );
}

/** A meter was exchanged inside the period, and one of the two meters' last or first figures was left out. */
export const EXCHANGE: Fault = {
  id: "F34",
  name: "meter exchange mishandled",
  family: "billing error",
  stage: 2,
  slot: "exchange",
  evidence: "exchange order",
  variants: (bench) => {
    const registers = registersOf(bench);
    return registers.flatMap((old) => {
      const { reading } = old;
      const next = registers.find((each) => isSameRegister(each.reading, reading) && each.reading.from !== undefined && each.reading.from === reading.to);
      return next === undefined || reading.interim === true ? [] : exchangeVariants(old, next);
    });
  },
};

function exchangeVariants(old: Register, next: Register): readonly Variant[] {
  const stands = ({ previous }: ReadingPart): Partial<ReadingPart> => ({ current: previous, rollover: false });
  const figures = "last of the old and first of the new";
  return [
    registerVariant("F34", old, "old meter", { left_out: "old meter" }, stands),
    registerVariant("F34", next, "new meter", { left_out: "new meter" }, stands),
    {
      ...registerVariant("F34", old, figures, { left_out: figures }, () => undefined),
      apply: (scene) => {
        const { previous } = rowOfRegister(scene, old) ?? {};
        const without = withRegister(scene, old, stands);
        return without === undefined ? undefined : withRegister(without, next, () => ({ previous }));
      },
    },
  ];
}

/** The meter of other premises: both its figures, or its current one with the own previous one; its usage, where no readings are given. */
export const CROSSED: Fault = {
  id: "F11",
  name: "crossed meters",
  family: "billing error",
  stage: 1,
  slot: "registers",
  evidence: "serial number of the meter",
  variants: (bench) => (bench.route ?? []).flatMap((other) => crossedWith(bench, other)),
};

function crossedWith(bench: Bench, other: NonNullable<Bench["route"]>[number]): readonly Variant[] {
  const theirs = otherBill(bench.scene.plan, other);
  if (theirs === undefined || other.issued.account === bench.case.issued.account) return [];
  const fields = Object.keys(theirs.facts.usage).filter((field) => Object.hasOwn(bench.facts.usage, field));
  const variant = (figures: string, apply: Variant["apply"]): Variant => ({
    key: `F11 ${other.issued.account} ${other.issued.id} ${figures}`,
    values: { account: other.issued.account, bill: other.issued.id, figures },
    touches: unionOf(fields.map((field) => touchedByUsage(bench, field))),
    apply,
  });
  const rows = registersOf(bench).flatMap((register) => {
    const found = (theirs.parts.readings ?? []).filter((reading) => isSameRegister(reading, register.reading));
    const [only] = found;
    return only !== undefined && found.length === 1 && register.rows === 1 ? [{ register, theirs: only }] : [];
  });
  if (rows.length === 0) return [variant("usage", (scene) => allUsage(scene, theirs.scene, fields))];
  const each = (change: (reading: ReadingPart, own: ReadingPart) => Partial<ReadingPart>): Variant["apply"] => {
    return (scene) => rows.reduce<Scene | undefined>((changed, row) => changed && withRegister(changed, row.register, (own) => change(row.theirs, own)), scene);
  };
  return [
    variant(
      "both",
      each(({ previous, current, maximum, rollover, digits }) => ({ previous, current, maximum, rollover, digits })),
    ),
    variant(
      "current",
      each(({ current, maximum }) => ({ current, maximum })),
    ),
  ];
}

function allUsage(scene: Scene, theirs: Scene, fields: readonly string[]): Scene | undefined {
  return fields.reduce<Scene | undefined>((changed, field) => changed && withWholeUsage(changed, field, usageOf(theirs, field)), scene);
}
