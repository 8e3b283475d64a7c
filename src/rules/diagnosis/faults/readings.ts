// Faults of reading: digits read, typed or carried over wrong, a full turn of the register missed or made up, registers taken for one another.
// They change figures of registers; the engine counts the rest.
import type { ReadingPart } from "../../../engine/request/reading-schema.ts";
import type { Exact } from "../../../values/exact.ts";
import { compare, multiply, ONE, subtract, ZERO } from "../../../values/exact.ts";
import type { Row } from "../digits.ts";
import { figureOf, misread, placesIn, rowOf, rowText, shifted, transposed } from "../digits.ts";
import type { Bench, Fault, Scene, Variant } from "../fault.ts";
import { withUsage } from "../quantities.ts";
import type { End, Register } from "../registers.ts";
import { groupedBy, registersOf, registerVariant, rowOfRegister, withRegister } from "../registers.ts";
import { touchedByUsage } from "../touches.ts";

/** A register that passed its highest figure, counted as if it had not: its advance taken by size, as nothing, from the figure alone, or left below zero. */
export const ROLLOVER_IGNORED: Fault = {
  id: "F05",
  name: "rollover ignored",
  family: "billing error",
  stage: 1,
  slot: "rollover",
  evidence: "photo",
  variants: (bench) =>
    registersOf(bench)
      .filter(({ reading }) => reading.rollover === true)
      .flatMap((register) => [
        registerVariant("F05", register, "by size", { way: "by size" }, ({ previous, current }) => ({ previous: current, current: previous, rollover: false })),
        registerVariant("F05", register, "as nothing", { way: "as nothing" }, ({ previous }) => ({ current: previous, rollover: false })),
        registerVariant("F05", register, "from zero", { way: "from zero" }, () => ({ previous: ZERO, rollover: false })),
        {
          ...registerVariant("F05", register, "below zero", { way: "below zero" }, () => undefined),
          apply: (scene: Scene) => withFullTurnLess(scene, register),
        },
      ]),
};

/** The usage as the registers give it, less the full turn; undefined where there are several meters one after the other. */
function withFullTurnLess(scene: Scene, register: Register): Scene | undefined {
  const reading = rowOfRegister(scene, register);
  const field = scene.plan.usage[register.reading.register];
  if (reading === undefined || field === undefined || reading.rollover !== true) return undefined;
  const shown = multiply(figureOf(`1${"0".repeat(reading.digits ?? 0)}`), reading.multiplier ?? ONE);
  const turn = multiply(shown, figureOf(field.unit.factor));
  return withUsage(scene, field.name, ({ daypart, quantity, pieces }) => {
    if (pieces > 1) return undefined;
    return daypart === (reading.daypart ?? "") ? subtract(quantity, turn) : quantity;
  });
}

/** A figure misread so that the register seems to run backward, and a full turn added for it. */
export const FALSE_ROLLOVER: Fault = {
  id: "F06",
  name: "false rollover",
  family: "billing error",
  stage: 1,
  slot: "figure",
  evidence: "photo",
  variants: (bench) =>
    registersOf(bench)
      .filter(({ reading }) => reading.rollover !== true)
      .flatMap((register) => [...turned(register, "current"), ...turned(register, "previous")]),
};

function turned(register: Register, end: "previous" | "current"): readonly Variant[] {
  const row = rowAt(register.reading, end);
  if (row === undefined) return [];
  const digits = register.reading.digits ?? lengthOf(register.reading);
  return textsOf([...transposed(row), ...misread(row)]).flatMap((text) => {
    const read = figureOf(text);
    if (!isBackward(register.reading, end, read)) return [];
    return [registerVariant("F06", register, `${end} ${text}`, { end, read: text, right: rowText(row) }, () => ({ [end]: read, rollover: true, digits }))];
  });
}

function digitFault(id: string, name: string, change: (row: Row) => readonly Row[]): Fault {
  return {
    id,
    name,
    family: "billing error",
    stage: 1,
    slot: "figure",
    evidence: "photo",
    variants: (bench) =>
      registersOf(bench).flatMap((register) => (["current", "previous", "maximum"] as const).flatMap((end) => misreadings(id, register, end, change))),
  };
}

function misreadings(id: string, register: Register, end: End, change: (row: Row) => readonly Row[]): readonly Variant[] {
  const row = rowAt(register.reading, end);
  if (row === undefined || (end === "previous" && register.goesOn)) return [];
  return textsOf(change(row)).flatMap((text) => {
    const read = figureOf(text);
    if (end !== "maximum" && isBackward(register.reading, end, read)) return [];
    // A figure longer than the register shows was never on it: it was typed so, and nobody asked how many digits there are.
    const longer = text.split(".")[0]?.length ?? 0;
    const freed = register.reading.rollover !== true && longer > (register.reading.digits ?? longer) ? { digits: undefined } : {};
    return [registerVariant(id, register, `${end} ${text}`, { end, read: text, right: rowText(row) }, () => ({ [end]: read, ...freed }))];
  });
}

function rowAt(reading: ReadingPart, end: End): Row | undefined {
  const figure = reading[end];
  return figure === undefined ? undefined : rowOf(figure, reading.digits, placesIn([reading.previous, reading.current, reading.maximum]));
}

/** Before the point, of the longer figure. */
function lengthOf({ previous, current }: ReadingPart): number {
  const rows = [previous, current].map((figure) => rowOf(figure ?? ZERO, undefined, placesIn([figure])));
  return Math.max(1, ...rows.map((row) => (row === undefined ? 1 : row.digits.length - row.places)));
}

function textsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map(rowText))];
}

/** A figure that makes the register run backward stops a billing run: it is another fault, with a rollover. */
function isBackward({ previous, current, rollover }: ReadingPart, end: "previous" | "current", read: Exact): boolean {
  const [from, to] = end === "current" ? [previous, read] : [read, current];
  return rollover !== true && from !== undefined && to !== undefined && compare(to, from) < 0;
}

export const TRANSPOSED: Fault = digitFault("F07", "two digits transposed", transposed);
export const MISREAD: Fault = digitFault("F08", "one digit misread", misread);

const DIGITS_SHIFTED = digitFault("F09", "digit dropped or added", shifted);

/** Of one figure; or of both, where the decimals of a register were read as whole digits or whole digits as decimals. */
export const SHIFTED: Fault = {
  ...DIGITS_SHIFTED,
  variants: (bench) => [
    ...DIGITS_SHIFTED.variants(bench),
    ...registersOf(bench)
      .filter(({ reading }) => reading.current !== undefined)
      .flatMap((register) =>
        ["10", "100", "0.1", "0.01"].map((factor) =>
          registerVariant("F09", register, `both by ${factor}`, { end: "both", factor }, (reading) => scaled(reading, figureOf(factor))),
        ),
      ),
  ],
};

function scaled({ previous = ZERO, current = ZERO, rollover }: ReadingPart, factor: Exact): Partial<ReadingPart> | undefined {
  if (rollover === true) return undefined;
  return { previous: multiply(previous, factor), current: multiply(current, factor), digits: undefined };
}

/** Registers of one field by daypart given to one another: both figures, or the current one alone. */
export const SWAPPED: Fault = {
  id: "F10",
  name: "registers swapped",
  family: "billing error",
  stage: 1,
  slot: "registers",
  evidence: "photo",
  variants: (bench) => [...swappedReadings(bench), ...swappedUsage(bench)],
};

function swappedReadings(bench: Bench): readonly Variant[] {
  const registers = registersOf(bench).filter(({ reading, rows }) => reading.daypart !== undefined && rows === 1);
  const meters = groupedBy(registers, (reading) => `${reading.register}@${reading.point ?? ""}`);
  return [...meters.values()].flatMap((meter) =>
    orders(meter).flatMap((order) => {
      const names = meter.map(({ name }, at) => `${name} as ${order[at]?.name ?? ""}`).filter((_, at) => meter[at] !== order[at]);
      return (["both", "current"] as const).map(
        (figures): Variant => ({
          key: `F10 ${names.join(", ")} ${figures}`,
          values: { register: meter[0]?.reading.register ?? "", taken: names.join(", "), figures },
          touches: meter[0]?.touches,
          apply: (scene) => exchanged(scene, meter, order, figures),
        }),
      );
    }),
  );
}

/** Each register of `meter` with the figures that the one in its place in `order` has in this scene. */
function exchanged(scene: Scene, meter: readonly Register[], order: readonly Register[], figures: "both" | "current"): Scene | undefined {
  return meter.reduce<Scene | undefined>((changed, register, at) => {
    const other = order[at];
    const from = other === undefined ? undefined : rowOfRegister(scene, other);
    if (changed === undefined || from === undefined) return undefined;
    const { previous, current, maximum, rollover, digits } = from;
    return withRegister(changed, register, (own) => {
      if (figures === "both") return { previous, current, maximum, rollover, digits };
      return own.rollover === true || rollover === true || current === undefined ? undefined : { current };
    });
  }, scene);
}

/** Usage by daypart that is given without readings. */
function swappedUsage(bench: Bench): readonly Variant[] {
  return Object.keys(bench.scene.parts.usage ?? {}).flatMap((field) => {
    const dayparts = Object.keys(bench.facts.usage[field]?.[0]?.quantities ?? {}).filter((name) => name !== "");
    return orders(dayparts).map((order): Variant => {
      const names = dayparts.map((name, at) => `${name} as ${order[at] ?? ""}`).filter((_, at) => dayparts[at] !== order[at]);
      return {
        key: `F10 ${field} ${names.join(", ")}`,
        values: { register: field, taken: names.join(", ") },
        touches: touchedByUsage(bench, field),
        apply: (changed) => withUsage(changed, field, ({ daypart, quantity, ofPiece }) => ofPiece[order[dayparts.indexOf(daypart)] ?? ""] ?? quantity),
      };
    });
  });
}

const MOST_PERMUTED = 4;

/** Every other order of up to four; of more, two exchanged. */
function orders<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length < 2) return [];
  if (things.length <= MOST_PERMUTED) return permutations(things).filter((order) => order.some((each, at) => each !== things[at]));
  return things.flatMap((_, first) =>
    things
      .map((_other, second) => second)
      .filter((second) => second > first)
      .map((second) => things.map((each, at) => (at === first ? (things[second] ?? each) : at === second ? (things[first] ?? each) : each))),
  );
}

function permutations<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length === 0) return [[]];
  return things.flatMap((first, at) => permutations(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]));
}
