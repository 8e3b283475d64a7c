// The registers of a bill's readings, and a scene with one of them changed. A fault says which register it means by name and place, so that it can be tried
// on another bill of the account; figures are as the register shows them, before the multiplier.
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { touchedByUsage } from "./touches.ts";

export type End = "previous" | "current" | "maximum";

/** One row of the readings. Several rows of one register are meters that hung there one after the other, or interim readings of one. */
export interface Register {
  readonly reading: ReadingPart;
  /** Which of the register's rows, from 0. */
  readonly nth: number;
  /** How many rows the register has. */
  readonly rows: number;
  /** Whether the row begins at an interim reading of the same meter: its first figure is that one's last. */
  readonly goesOn: boolean;
  /** `active`, `active.peak`, `active@north`, `active#2` for the second row. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly touches: Variant["touches"];
}

export function registersOf(bench: Bench): readonly Register[] {
  const rows = bench.scene.parts.readings ?? [];
  return rows.map((reading, at) => {
    const { register, daypart, point } = reading;
    const own = rows.filter((other) => isSameRegister(other, reading));
    const nth = rows.slice(0, at).filter((other) => isSameRegister(other, reading)).length;
    const goesOn = own.some((other) => goesOnFrom(reading, other));
    const name = `${register}${daypart === undefined ? "" : `.${daypart}`}${point === undefined ? "" : `@${point}`}${nth === 0 ? "" : `#${nth + 1}`}`;
    const values = { register, ...(daypart === undefined ? {} : { daypart }), ...(point === undefined ? {} : { point }) };
    return { reading, nth, rows: own.length, goesOn, name, values, touches: touchedByUsage(bench, register) };
  });
}

export function isSameRegister(a: ReadingPart, b: ReadingPart): boolean {
  return a.register === b.register && a.daypart === b.daypart && a.point === b.point;
}

export type ReadingChange = (reading: ReadingPart) => Partial<ReadingPart> | undefined;

/** The register's row in a scene, which may be another than the one that it was taken from. */
export function rowOfRegister({ parts }: Scene, { reading, nth }: Pick<Register, "reading" | "nth">): ReadingPart | undefined {
  return (parts.readings ?? []).filter((row) => isSameRegister(row, reading))[nth];
}

/** Undefined where the scene has no such register, or the change cannot happen to it. */
export function withRegister(scene: Scene, register: Pick<Register, "reading" | "nth">, change: ReadingChange): Scene | undefined {
  const reading = rowOfRegister(scene, register);
  const changed = reading === undefined ? undefined : change(reading);
  if (reading === undefined || changed === undefined) return undefined;
  const after = { ...reading, ...changed };
  const readings = scene.parts.readings?.map((row) => (row === reading ? after : goesOnFrom(row, reading) ? { ...row, previous: after.current } : row));
  return { ...scene, parts: { ...scene.parts, readings } };
}

/** Whether the row begins at the figure with which `reading`, an interim one, ends: who read that wrong begins there too. */
function goesOnFrom(row: ReadingPart, reading: ReadingPart): boolean {
  return reading.interim === true && isSameRegister(row, reading) && row.from !== undefined && row.from === reading.to;
}

export function registerVariant(fault: string, register: Register, parameter: string, values: Variant["values"], change: ReadingChange): Variant {
  return {
    key: `${fault} ${register.name} ${parameter}`,
    values: { ...register.values, ...values },
    touches: register.touches,
    apply: (scene) => withRegister(scene, register, change),
  };
}

/** In the order in which each is first met. */
export function groupedBy(registers: readonly Register[], keyOf: (reading: ReadingPart) => string): ReadonlyMap<string, readonly Register[]> {
  const groups = new Map<string, readonly Register[]>();
  for (const register of registers) groups.set(keyOf(register.reading), [...(groups.get(keyOf(register.reading)) ?? []), register]);
  return groups;
}
