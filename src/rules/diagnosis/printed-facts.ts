// What a bill prints of the facts that it was made from: registers, multipliers, quantities, days. An issuer who printed the figure that an explanation needs
// says so himself; one who printed the right figure did not bill by another. Where the printed quantity is not the printed registers by the printed multiplier,
// the bill does not say by which it was made: then only registers that an explanation would have had otherwise speak, against it.
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { equals, isNegative, ONE, ZERO } from "../../values/exact.ts";
import { agreement, asPrinted, exactly, minus, times } from "../audit/printed.ts";
import type { IssuedBill, IssuedReading } from "../issued/case.ts";
import type { Bench, Scene } from "./fault.ts";
import { inUnitOf, usageOf } from "./quantities.ts";
import type { Spoken } from "./ranking.ts";

export interface PrintedFacts extends Spoken {
  /** Whether one of those that confirm is more than a quantity: that one says no more than the amounts do. */
  readonly saysMore: boolean;
}

/** `scene`: the bench's with the mistakes made. A fact that they leave as it is says nothing of them. */
export function printedFacts({ case: { issued }, scene: right }: Bench, scene: Scene): PrintedFacts {
  const spoken = [...issued.readings.flatMap((reading) => ofReading(reading, right, scene)), ...ofPeriod(issued, right, scene)];
  const those = (speaks: Said["speaks"]): readonly string[] => spoken.filter((said) => said.speaks === speaks).map(({ text }) => `printed ${text}`);
  const saysMore = spoken.some(({ text, speaks }) => speaks === "confirms" && !text.startsWith(QUANTITY));
  return { confirms: those("confirms"), refutes: those("refutes"), saysMore };
}

const QUANTITY = "quantity of ";

interface Said {
  readonly text: string;
  readonly speaks: "confirms" | "refutes";
}

function ofReading(printed: IssuedReading, right: Scene, scene: Scene): readonly Said[] {
  const [before, after] = [rowLike(printed, right), rowLike(printed, scene)];
  const name = printed.daypart === undefined ? printed.register : `${printed.register} ${printed.daypart}`;
  const ends = (["previous", "current"] as const).flatMap((end) =>
    said(`${end} reading of ${name}`, printed[end], before?.[end], after?.[end], printed.decimals),
  );
  if (contradictsItself(printed)) return ends.filter(({ speaks }) => speaks === "refutes");
  const multiplier = multiplierSaid(name, printed, before && (before.multiplier ?? ONE), after && (after.multiplier ?? ONE));
  if (ends.length > 0 || multiplier.length > 0) return [...ends, ...multiplier];
  return said(`${QUANTITY}${name}`, printed.quantity, quantityOf(printed, right), quantityOf(printed, scene), undefined);
}

/** Whether the printed quantity is another than the printed registers and multiplier come to. A register that passed its highest figure is not asked. */
function contradictsItself({ previous, current, multiplier, quantity, decimals }: IssuedReading): boolean {
  const [from, to, by, used] = [asPrinted(previous, decimals), asPrinted(current, decimals), exactly(multiplier), asPrinted(quantity)];
  if (from === undefined || to === undefined || by === undefined || used === undefined) return false;
  const advance = minus(to, from);
  return !isNegative(advance.value) && agreement(times(advance, by), used) === "no";
}

/** A bill that prints no quantity names the multiplier of the meter, and does not say that it was counted with. */
function multiplierSaid(name: string, printed: IssuedReading, right: Exact | undefined, wrong: Exact | undefined): readonly Said[] {
  const all = said(`multiplier of ${name}`, printed.multiplier, right, wrong, 10);
  const isLeftOut = wrong !== undefined && equals(wrong, ONE) && printed.quantity === undefined;
  return isLeftOut ? all.filter(({ speaks }) => speaks === "confirms") : all;
}

/** Undefined where the scene has several rows of the register: a bill does not say which it printed. What a quantity stands in place of was read before it. */
function rowLike({ register, daypart }: IssuedReading, { parts, readBefore }: Scene): NonNullable<Scene["parts"]["readings"]>[number] | undefined {
  const rows = [...(parts.readings ?? []), ...(readBefore ?? [])].filter((row) => row.register === register && row.daypart === daypart);
  return rows.length === 1 ? rows[0] : undefined;
}

function quantityOf({ register, daypart }: IssuedReading, scene: Scene): Exact | undefined {
  const quantity = usageOf(scene, register)[daypart ?? ""];
  return quantity && inUnitOf(scene, register, quantity);
}

function said(text: string, printed: string | undefined, right: Exact | undefined, wrong: Exact | undefined, decimals: number | undefined): readonly Said[] {
  if (right === undefined || wrong === undefined || equals(right, wrong)) return [];
  const figure = asPrinted(printed, decimals);
  if (figure === undefined) return [];
  const is = (value: Exact): boolean => agreement(figure, { value, tolerance: ZERO }) !== "no";
  if (is(wrong) && !is(right)) return [{ text: `${text} ${printed}`, speaks: "confirms" }];
  return is(right) && !is(wrong) ? [{ text: `${text} ${printed}`, speaks: "refutes" }] : [];
}

/** Days may be counted wrong of a period that is printed right: its ends only confirm. A bill of other days altogether does not print these. */
function ofPeriod({ days, period }: IssuedBill, { plan, parts: right }: Scene, { parts }: Scene): readonly Said[] {
  const length = ({ from, to }: Scene["parts"]["period"]): string => String(to - from);
  const isAnother = parts.period.to <= right.period.from || right.period.to <= parts.period.from;
  const day = (which: "from" | "to"): readonly Said[] =>
    texts(
      which === "from" ? "first day" : "last day",
      period?.[which],
      textFromDay(plan.calendar, right.period[which]),
      textFromDay(plan.calendar, parts.period[which]),
    ).filter(({ speaks }) => isAnother || speaks === "confirms");
  return [...texts("days", days, length(right.period), length(parts.period)), ...day("from"), ...day("to")];
}

function texts(what: string, printed: string | undefined, right: string, wrong: string): readonly Said[] {
  if (printed === undefined || right === wrong) return [];
  if (printed === wrong) return [{ text: `${what} ${printed}`, speaks: "confirms" }];
  return printed === right ? [{ text: `${what} ${printed}`, speaks: "refutes" }] : [];
}

/** Registers that two explanations have differently and that the bill does not print: by which of the two it was made, its issuer can show. */
export function factApart({ case: { issued }, scene: { parts } }: Bench, one: Scene, other: Scene): string | undefined {
  const apart = (parts.readings ?? []).find(({ register, daypart }) => {
    const [a, b] = [rowLike({ register, daypart }, one), rowLike({ register, daypart }, other)];
    const isPrinted = issued.readings.some((printed) => printed.register === register && printed.daypart === daypart && printed.current !== undefined);
    if (a === undefined || b === undefined || isPrinted) return false;
    return (["previous", "current", "maximum", "multiplier"] as const).some((name) => !isSameFigure(a[name], b[name]));
  });
  return apart && `the readings of ${apart.register} on the bill`;
}

function isSameFigure(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equals(a, b);
}
